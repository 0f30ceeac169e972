"""Datelines: the words that open a report, with its paper, place and day (本报岚州3月26日电).

A dateline is put together from parts: whose report it is (本报, the name of a medium), a place, a day
and 讯, 电 or 消息. The words of the parts and the shapes they may take are data
(``lexicons/dateline_words.csv``, ``lexicons/dateline_shapes.csv``). At the beginning of a text any
words that end as media are named count as one; inside a text, where a headline may run into the
dateline, only a medium that is listed, or named for a listed place, shows where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import lexicons
from ..lexicons.characters import HAN

_NUMERALS = "〇零一二三四五六七八九十廿"
_DAY = (
    rf"(?:(?:\d{{4}}|[{_NUMERALS}]{{4}})[ ]?年[ ]?)?(?:(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})[ ]?月[ ]?)?"
    rf"(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})[ ]?日"
)
#: No dateline is longer, in characters.
_LONGEST = 48
_HAN_CHAR = re.compile(f"[{HAN}·]")
#: Marks between two media that sign together, or around the second name of one.
_BETWEEN = re.compile(r"[、·—\- ]{0,2}")
_SECOND_NAME = re.compile(rf"[（(][{HAN}·]{{2,12}}[）)]")


@lexicons.cached
def _alternatives(part: str) -> str:
    """The words of a part as alternatives of a pattern, the longest first."""
    return lexicons.any_of(row["word"] for row in lexicons.read("dateline_words") if row["part"] == part)


@lexicons.cached
def _by_first(part: str) -> dict[str, tuple[str, ...]]:
    """The words of a part by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for row in lexicons.read("dateline_words"):
        if row["part"] == part:
            found.setdefault(row["word"][0], []).append(row["word"])
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in found.items()}


def _word_end(part: str, text: str, at: int) -> int | None:
    """Where the longest word of a part ends that begins at ``at``."""
    for word in _by_first(part).get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return at + len(word)
    return None


@lexicons.cached
def _shapes(owner: str) -> re.Pattern[str]:
    """What may stand behind an owner: place, day, and the word that closes the dateline."""
    slots = {part: _alternatives(part) for part in ("news", "wire", "message", "digest")}
    slots |= {"day": _DAY, "han": f"[{HAN}]", "staff": "记者|通讯员"}
    slots["never"] = _alternatives("never behind")
    slots["behind"] = r"\s|[（(【\[]|\d|" + slots["staff"]
    rows = [row["pattern"] for row in lexicons.read("dateline_shapes") if row["owner"] == owner]
    filled = [re.sub(r"<([a-z]+)>", lambda m: slots[m[1]], row.replace("_", r"\s{0,4}")) for row in rows]
    return re.compile("|".join(f"(?:{shape})" for shape in filled))


@lexicons.cached
def _closing_words() -> re.Pattern[str]:
    """The last word of a dateline, wherever it stands; 电 and 消息 alone are words of any text."""
    news, wire, message, digest = map(_alternatives, ("news", "wire", "message", "digest"))
    shapes = (
        rf"(?:{news})(?!{_alternatives('never behind')})",
        rf"(?<=[日）)])(?:{wire}|{message})",
        rf"(?:{wire}|{message})(?=\s|[（(【\[“《\d]|记者|通讯员|$)",
        rf"(?:{digest})(?=[（(])",
    )
    return re.compile("|".join(shapes))


@lexicons.cached
def _further() -> re.Pattern[str]:
    """又讯: the opening of a further report on the same matter."""
    return re.compile(rf"(?:{_alternatives('more')})(?=\s|[（(【]|记者|$)")


@lexicons.cached
def closing_characters() -> str:
    """The last characters of the words that close a dateline; most lines have none of them."""
    parts = ("news", "wire", "message", "digest")
    return "".join(
        sorted({row["word"][-1] for row in lexicons.read("dateline_words") if row["part"] in parts})
    )


@lexicons.cached
def _closing() -> re.Pattern[str]:
    return re.compile(f"[{closing_characters()}]")


def is_place(text: str) -> bool:
    """Whether a text is a province or prefecture, with or without its kind (岚州市)."""
    end = _word_end("place", text, 0)
    return end is not None and len(text) - end <= 1


def starts_report(text: str) -> bool:
    """Whether a text begins with a word that begins reports (近日, 为, 据), a day's figures included.

    Examples
    --------
    >>> starts_report("近日，公园开放。"), starts_report("3月26日"), starts_report("王一出席。")
    (True, True, False)
    """
    return text[:1].isdigit() or _word_end("starter", text, 0) is not None


def _medium_end(text: str, at: int) -> int | None:
    """Where a listed medium ends that begins at ``at``, or one named for a listed place (郑州晚报)."""
    end = _word_end("brand", text, at)
    if end is None and (place := _word_end("place", text, at)):
        ends = (_word_end("kind", text, k) for k in range(place, min(place + 4, len(text))))
        end = next((e for e in ends if e), None)
    return end


def medium_end(text: str, at: int) -> int | None:
    """Where a medium's name ends, with all that belongs to it: 河南日报社全媒体, 新华日报·交汇点.

    Examples
    --------
    >>> medium_end("郑州日报客户端记者", 0), medium_end("郑州召开会议", 0)
    (7, None)
    """
    end = _medium_end(text, at)
    while end:
        further = _word_end("extension", text, end) or _medium_end(text, _BETWEEN.match(text, end).end())  # type: ignore[union-attr]
        if second := _SECOND_NAME.match(text, end):
            further = second.end() if further is None and "者" not in second[0] else further
        if not further:
            break
        end = further
    return end


def _owners(text: str, at: int, *, inside: bool) -> Iterator[tuple[str, int]]:
    """Whose report a dateline at ``at`` says it is, with the end of that word; the likeliest first."""
    if end := _word_end("own", text, at):
        yield "own", end
    if end := medium_end(text, at):
        yield "listed medium", end
        yield "medium", end
    if inside:
        return
    for end in range(at + 2, min(at + 13, len(text) + 1)):
        if not _HAN_CHAR.match(text, end - 1):
            break
        if text.startswith(houses(), end) or not text.endswith(houses(), at, end):
            continue
        second = _SECOND_NAME.match(text, end)
        yield "medium", second.end() if second else end


@lexicons.cached
def houses() -> tuple[str, ...]:
    """The words in which the names of media end: 报, 网, 客户端."""
    return tuple(row["word"] for row in lexicons.read("dateline_words") if row["part"] == "house")


def dateline_end(text: str, at: int = 0, *, inside: bool = False) -> int | None:
    """Where the dateline that begins at ``at`` ends; None where none begins there.

    Parameters
    ----------
    text : a text.
    at : where the dateline would begin.
    inside : whether other words may run into it, so that only a listed medium counts.

    Examples
    --------
    >>> dateline_end("临江日报岚州3月26日讯（记者 林晓舟）"), dateline_end("临江日报刊登了消息。")
    (12, None)
    """
    if not (_closing().search(text, at, at + _LONGEST) and _closing_words().search(text, at, at + _LONGEST)):
        return None
    if text[at : at + 1] in ("【", "[", "（", "("):
        return _bracketed(text, at)
    if more := _further().match(text, at):
        return more.end()
    start = at + 1 if text.startswith("据", at) else at
    for owner, end in _owners(text, start, inside=inside):
        match = _shapes(owner).match(text, end)
        if match and (start == at or text[match.end() - 1] in "讯电"):
            return match.end()
    return None


#: What stands before each of several short reports.
BRIEF_MARKS = frozenset("■□◆●")
_BRIEF_MARK = re.compile(rf"[{''.join(sorted(BRIEF_MARKS))}]?\s{{0,8}}")


def opens_report(text: str) -> bool:
    """Whether a line begins with a dateline, behind a brief's mark as well.

    Examples
    --------
    >>> opens_report("■本报讯 昨日，公园开放。"), opens_report("昨日，公园开放。")
    (True, False)
    """
    mark = _BRIEF_MARK.match(text)
    return dateline_end(text, mark.end() if mark else 0) is not None


def _bracketed(text: str, at: int) -> int | None:
    """Where a dateline in brackets ends: 【本报讯】, （岚州讯）."""
    inside = re.compile(rf"[【\[（(]([{HAN}·\d]{{1,14}}讯)[】\]）)]").match(text, at)
    if inside is None:
        return None
    place = _word_end("place", inside[1], 0)
    if dateline_end(inside[1]) or (place and inside[1][place:] == "讯"):
        return inside.end()
    return None


def datelines(text: str) -> list[tuple[int, int]]:
    """All datelines of a text, those that a headline runs into as well.

    Parameters
    ----------
    text : a line, or the text of a page.

    Returns
    -------
    Start and end of each, in order.

    Examples
    --------
    >>> text = "全市防汛会议召开郑州日报3月26日讯（记者 林晓舟）昨日，会议召开。"
    >>> [text[start:end] for start, end in datelines(text)]
    ['郑州日报3月26日讯']
    """
    found: list[tuple[int, int]] = []
    if not _closing().search(text):
        return found
    for closing in _closing_words().finditer(text):
        done = found[-1][1] if found else 0
        if closing.start() < done:
            continue
        start = _start(text, max(done, closing.end() - _LONGEST), closing.end())
        if start is not None:
            found.append((start, dateline_end(text, start) or closing.end()))
    return found


def _start(text: str, least: int, end: int) -> int | None:
    """Where the dateline begins that ends at ``end``, at ``least`` or behind it.

    A medium that is known by its name shows it best; else it begins where other marks end.
    """
    for inside in (True, False):
        for at in range(least, end - 1):
            apart = at == 0 or text[at] in "【（([" or not _HAN_CHAR.match(text, at - 1)
            if text[at].isspace() or not (apart or inside) or text.endswith(("据", "来自"), 0, at):
                continue
            if dateline_end(text, at, inside=inside) in (end, end + 1):
                return at
    return None


@lexicons.cached
def _dated() -> re.Pattern[str]:
    """The day in front of a dateline's last word."""
    words = "|".join(map(_alternatives, ("news", "wire", "message", "digest")))
    return re.compile(rf"{_DAY}(?=\s*(?:{words}))")


def day_of(dateline: str) -> str | None:
    """The day in a dateline, in figures.

    Examples
    --------
    >>> day_of("新华社北京3月26日电"), day_of("本报三月二十五日讯"), day_of("本报讯")
    ('3月26日', '3月25日', None)
    """
    match = _dated().search(dateline)
    return re.sub(rf"[{_NUMERALS}]+", _figures, match[0].replace(" ", "")) if match else None


def _figures(numeral: re.Match[str]) -> str:
    """Chinese numerals of a day, month or year in figures: 二十五, 廿五, 二〇二二."""
    chars = numeral[0].replace("廿", "二十").replace("〇", "零")
    if "十" not in chars:
        return "".join(str("零一二三四五六七八九".index(char)) for char in chars)
    tens, ones = chars.split("十", 1)
    values = "零一二三四五六七八九"
    return str(10 * (values.index(tens) if tens else 1) + (values.index(ones) if ones else 0))


__all__ = [
    "closing_characters",
    "dateline_end",
    "datelines",
    "day_of",
    "houses",
    "is_place",
    "medium_end",
    "opens_report",
    "starts_report",
]
