"""Statements: attributed stretches of speech."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, NamedTuple

from . import lexicons
from .articles import Article
from .clauses import sentences, subjects
from .naming import find_names
from .tables import Column


class Statement(NamedTuple):
    """An attributed stretch of speech."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    speaker: Annotated[str, Column("Who speaks: a person's name, or a body such as 会议.")]
    verb: Annotated[str, Column("Verb of speaking, as printed.")]
    start: Annotated[int, Column("First character of the stretch, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind its last character.", "characters")]
    text: Annotated[str, Column("The stretch: body[start:end].")]


#: Bodies that speak: 会议强调, 通知要求.
_BODY = re.compile(r"(?:会议|大会|全会|通知|意见|方案|双方|座谈会|文件|公告|讲话|会上)")
_PRONOUN = re.compile(r"(?:^|(?<=[。，；]))(?:他|她|他们)")


@cache
def _verbs() -> re.Pattern[str]:
    words = sorted((row["word"] for row in lexicons.read("speech_verbs")), key=len, reverse=True)
    return re.compile(
        rf"(?P<verb>{'|'.join(words)})(?=[，：:]|要|说|$|指出|在|了|，)|(?P<quoted>说)(?=[：:，])"
    )


class Onset(NamedTuple):
    """Where somebody begins to speak."""

    speaker: str
    verb: str
    at: int
    start: int


def find_statements(article: Article) -> list[Statement]:
    """Find the stretches of speech that an article attributes to somebody.

    A stretch begins behind the verb (王一强调，…) and goes on, over sentences and paragraphs, until
    somebody else speaks, the report takes over again (a paragraph that tells who was there), or the
    article ends. 他 goes on with the last speaker; 会议强调 has 会议 as speaker.

    Parameters
    ----------
    article : the article.

    Returns
    -------
    One :class:`Statement` a stretch, in reading order, none overlapping.

    Examples
    --------
    >>> from analysis.articles import read_articles
    >>> page = read_articles("p", "本报讯（记者 王一）昨日，会议召开。李二强调，要抓落实。赵三参加会议。")
    >>> [(s.speaker, s.verb, s.text) for s in find_statements(page.articles[0])]
    [('李二', '强调', '要抓落实。')]
    """
    body = article.body
    onsets = find_onsets(body)
    stops = sorted({o.at for o in onsets} | set(_reporting(body)) | {len(body)})
    found = []
    for onset in onsets:
        end = next((stop for stop in stops if stop > onset.start), len(body))
        text = body[onset.start : end].rstrip()
        if text:
            found.append(
                Statement(
                    article.article, onset.speaker, onset.verb, onset.start, onset.start + len(text), text
                )
            )
    return found


def find_onsets(body: str) -> list[Onset]:
    """Every place where speech begins, with its speaker."""
    groups = subjects(body, find_names(body))
    found: list[Onset] = []
    last = ""
    for sentence in sentences(body):
        own = [g for g in groups if g.sentence.start == sentence.start]
        for group in own:
            match = _verbs().search(group.predicate)
            last = group.names[0].name if not match else last
            if match:
                last = "、".join(n.name for n in group.names)
                end = group.end + match.end()
                found.append(Onset(last, match[0], group.start, _past_mark(body, end)))
        if not own and (impersonal := _impersonal(body, sentence.start, sentence.text, last)):
            found.append(impersonal)
    return _apart(found)


def _impersonal(body: str, start: int, text: str, last: str) -> Onset | None:
    """会议强调 and 他说."""
    head = re.match(rf"(?:{_BODY.pattern}|他|她|他们)[^，。]{{0,12}}?(?={_verbs().pattern})", text)
    match = _verbs().match(text, head.end()) if head else None
    if head is None or match is None:
        return None
    pronoun = _PRONOUN.match(text)
    speaker = last if pronoun else _BODY.match(text)[0]  # type: ignore[index]
    return Onset(speaker, match[0], start, _past_mark(body, start + match.end())) if speaker else None


def _past_mark(body: str, at: int) -> int:
    match = re.compile(r"(?:道|说|指出)?[，：:]?").match(body, at)
    return match.end() if match else at


def _apart(onsets: list[Onset]) -> list[Onset]:
    """Two verbs in a row (强调并要求) begin one stretch."""
    kept: list[Onset] = []
    for onset in sorted(onsets, key=lambda o: o.at):
        if not kept or onset.at >= kept[-1].start:
            kept.append(onset)
    return kept


_REPORT = re.compile(
    r"(?:市|区|县|省)(?:级)?领导|出席|参加会|参加座谈|参加调研|陪同|会议(?:以|由|还|听取|审议|通报|传达|决定)|会上，|随后|当日|当天|会前|会后|据悉|据了解|记者"
)


def _reporting(body: str) -> list[int]:
    """Starts of sentences in which the reporter speaks again."""
    found = []
    for sentence in sentences(body):
        head = sentence.text[:14]
        closes = re.search(r"(?:出席|参加|列席|陪同)(?:了)?[^，。]{0,10}。?$", sentence.text)
        opens = _REPORT.match(head) or (closes and len(sentence.text) < 160)
        if opens:
            found.append(sentence.start)
    return found
