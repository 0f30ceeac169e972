"""Saying: a sentence in the language of the report, from one template and values that are no words yet."""

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from ...lexicons import LexiconError, cached, read
from ...lexicons.labels import spoken
from . import wording


class Quantity(NamedTuple):
    """So many of something: ``3 articles``, 3篇报道."""

    n: int
    noun: str


class Interval(NamedTuple):
    """A share with its 95 % interval."""

    share: float
    low: float
    high: float


class Share(float):
    """A share, written in percent."""


def say(template: str, **values: Any) -> str:
    """Write a sentence in Chinese where labels are Chinese only, else in English.

    Parameters
    ----------
    template : the English sentence with names in braces; ``sentences.csv`` has its Chinese, which need not
        use all names (an English verb agrees with its number, a Chinese one does not).
    values : what stands in the braces: text as it is, and counts, shares, intervals, days and lists (joined
        with commas and *and*) as the language writes them.

    Raises
    ------
    LexiconError : the report is in Chinese, and ``sentences.csv`` lacks the sentence.

    Examples
    --------
    >>> from ...lexicons.labels import speak
    >>> say("{pages} could not be read; the table of pages says why.", pages=Quantity(2, "page"))
    '2 pages could not be read; the table of pages says why.'
    >>> speak("zh")
    >>> say("{pages} could not be read; the table of pages says why.", pages=Quantity(2, "page"))
    '有2个版面无法读取，原因见版面表。'
    >>> speak("both")
    """
    if spoken() != "zh":
        return template.format(**{name: _in_english(value) for name, value in values.items()})
    return _form(template).format(**{name: _in_chinese(value) for name, value in values.items()})


def language() -> str:
    """Give the language of what this package says in a report, as HTML names it."""
    return "zh-CN" if spoken() == "zh" else "en"


def written_in(sentence: str) -> str:
    """Tell Chinese prose from English by how it ends, as HTML names languages."""
    return "zh-CN" if sentence.endswith("。") else "en"


def joined(*sentences: str) -> str:
    """Write sentences one after the other: with a blank between them in English, with none in Chinese."""
    return ("" if spoken() == "zh" else " ").join(sentences)


@cached
def _chinese() -> dict[str, str]:
    return {row["en"]: row["zh"] for row in read("sentences")}


def _form(template: str) -> str:
    known = _chinese().get(template)
    if known is None:
        raise LexiconError(f"sentences.csv: no Chinese for {template!r}; add a row for it")
    return known


def _in_english(value: Any) -> str:
    match value:
        case Quantity(n, noun):
            return wording.count(n, noun)
        case Interval():
            return wording.interval(*value)
        case Share():
            return wording.percent(value)
        case datetime.date():
            return wording.day(value)
        case list():
            return wording.listing(_in_english(part) for part in value)
    return str(value)


def _in_chinese(value: Any) -> str:
    match value:
        case Quantity(n, noun):
            return _form(f"{{n}} {noun}").format(n=f"{n:,}")
        case Interval(share, low, high):
            limits = f"{100 * low:.0f}%—{100 * high:.0f}%"
            return say("{share}, 95 % interval {limits}", share=Share(share), limits=limits)
        case Share():
            return _percent(value)
        case datetime.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case list():
            return _listing(_in_chinese(part) for part in value)
    return str(value)


def _percent(share: float) -> str:
    if 0.995 <= share < 1:
        return say("over 99 %")
    return say("under 1 %") if 0 < share < 0.005 else f"{share:.0%}"


def _listing(parts: Iterable[str]) -> str:
    return "、".join(parts) or say("none")
