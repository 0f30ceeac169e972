"""Statements: attributed stretches of speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from .. import lexicons
from ..document.annotation import Document
from ..document.clauses import Sentence, Subject
from ..lexicons import pattern
from ..records import Statement

#: Bodies that speak: 会议强调, 通知要求.
_BODY = r"<speaking body>"
#: What may stand right in front of a verb that opens speech; behind 的 it is a noun (市委的要求).
_LINK = r"(?:^|[，、]|<before a verb of speech>)"
#: What follows it: the speech, or a mark in front of it.
_SPEECH = r"(?:(?=[，：:“]|<behind a verb of speech>)|(?<=认为)|(?<=希望)|(?<=呼吁))(?:了|道|说)?[，：:]?"


@lexicons.cached
def _verbs() -> str:
    return lexicons.any_of(row["word"] for row in lexicons.read("speech_verbs") if row["opens"])


@lexicons.cached
def _opening() -> re.Pattern[str]:
    return pattern(rf"{_LINK}(?P<verb>{_verbs()}){_SPEECH}")


@lexicons.cached
def _impersonal_opening() -> re.Pattern[str]:
    who = rf"{_BODY}|<pronoun>"
    return pattern(rf"(?P<who>{who})[^，。的]{{0,12}}?(?P<verb>{_verbs()}){_SPEECH}")


class Onset(NamedTuple):
    """Where somebody begins to speak: who, the verb, the sentence, and the first character said."""

    speaker: str
    verb: str
    at: int
    start: int


def find_statements(document: Document) -> list[Statement]:
    """Find the stretches of speech that an article attributes to somebody.

    A stretch begins behind the verb (王一强调，…) and goes on, over sentences and paragraphs, until
    somebody else speaks, the report takes over again (a paragraph that tells who was there), or the
    article ends. 他 goes on with the last speaker; 会议强调 has 会议 as speaker.

    Parameters
    ----------
    document : the article, annotated.

    Returns
    -------
    One :class:`Statement` a stretch, in reading order, none overlapping.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.layout.articles import read_articles
    >>> page = read_articles("p", "本报讯（记者 王一）昨日，会议召开。李二强调，要抓落实。赵三参加会议。")
    >>> [(s.speaker, s.verb, s.text) for s in find_statements(annotate(page.articles[0]))]
    [('李二', '强调', '要抓落实。')]
    """
    article, body = document.article, document.body
    onsets = document.once(find_onsets)
    stops = sorted({o.at for o in onsets} | set(_reporting(document, onsets)) | {len(body)})
    found = []
    for onset in onsets:
        behind = bisect_right(stops, onset.start)
        end = stops[behind] if behind < len(stops) else len(body)
        text = body[onset.start : end].rstrip()
        text = text[:-1] if body[onset.at : onset.start] == "“" and text.endswith("”") else text
        if text:
            end = onset.start + len(text)
            found.append(Statement(article.article, onset.speaker, onset.verb, onset.start, end, text))
    return found


def find_onsets(document: Document) -> list[Onset]:
    """Find every place where somebody begins to speak.

    Parameters
    ----------
    document : the article, annotated.

    Returns
    -------
    In reading order. Names that speak together are joined by 、; 他 has the name it stands for.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.layout.articles import read_articles
    >>> page = read_articles("p", "本报讯 昨日，市长王明对客人表示欢迎。他说，要合作。会议强调，要落实。")
    >>> [(o.speaker, o.verb) for o in find_onsets(annotate(page.articles[0]))]
    [('王明', '说'), ('会议', '强调')]
    """
    groups = _by_sentence(document.subjects)
    found: list[Onset] = []
    last = ""
    before: Sentence | None = None
    for sentence in document.sentences:
        own = [g for g in groups.get(sentence.start, []) if g.predicate]
        quoted, before = _quoted_before(document, before, own), sentence
        if quoted:
            found.append(quoted)
            continue
        if onset := _impersonal(sentence.start, sentence.text, last):
            found.append(onset)
            continue
        for group in own:
            last = "、".join(n.name for n in group.names)
            heard = re.search(r"听取了?[^，。]*$", group.before)
            post = 2 if group.predicate.startswith(("代表", "委员")) else 0  # 某某代表说
            if match := None if heard else _opening().search(group.predicate[post:]):
                at = sentence.start if group is own[0] else group.start
                found.append(Onset(last, match["verb"], at, group.end + post + match.end()))
    return _apart(found)


def _by_sentence(groups: list[Subject]) -> dict[int, list[Subject]]:
    """The groups of each sentence, by its first character."""
    found: dict[int, list[Subject]] = {}
    for group in groups:
        found.setdefault(group.sentence.start, []).append(group)
    return found


def _quoted_before(document: Document, before: Sentence | None, own: list[Subject]) -> Onset | None:
    """Speech in quotation marks in front of who says it: “要抓落实。”王一说。"""
    if (
        before is None
        or len(own) != 1
        or not before.text.endswith("”")
        or not pattern(_SAID).match(own[0].predicate)
    ):
        return None
    opens = document.body.rfind("“", before.start, before.end)
    told = own[0].start - before.end < 2 and opens >= 0
    verb = own[0].predicate.strip("。！，")
    return Onset("、".join(n.name for n in own[0].names), verb, opens, opens + 1) if told else None


#: All that is said of who spoke the words in front.
_SAID = r"(?:[^，。；“”]{0,6})?<said behind>[。！]?$"


def said_by_body(text: str) -> bool:
    """Whether a sentence only says what a meeting or a paper says.

    Examples
    --------
    >>> said_by_body("会议指出，要抓落实。"), said_by_body("会议听取了汇报，市长王一强调，要抓落实。")
    (True, False)
    """
    match = _impersonal_opening().match(text)
    return match is not None and match["who"][0] not in "他她" and "听" not in match[0]


def _impersonal(start: int, text: str, last: str) -> Onset | None:
    """会议强调, 他说."""
    match = _impersonal_opening().match(text)
    if match is None:
        return None
    speaker = last if match["who"][0] in "他她" else match["who"]
    return Onset(speaker, match["verb"], start, start + match.end()) if speaker else None


def _apart(onsets: list[Onset]) -> list[Onset]:
    """Two verbs in a row (强调并要求) begin one stretch."""
    kept: list[Onset] = []
    for onset in sorted(onsets, key=lambda o: o.at):
        if not kept or onset.at >= kept[-1].start:
            kept.append(onset)
    return kept


_REPORT = r"<level of leaders>(?:级)?领导|会议<told of a meeting>|<report goes on>"


def _reporting(document: Document, onsets: list[Onset]) -> list[int]:
    """Starts of sentences in which the reporter speaks again.

    A sentence that says who was there does; and a paragraph whose first subject is somebody else.
    """
    found = []
    body, groups = document.body, _by_sentence(document.subjects)
    opened = {o.at for o in onsets}
    for sentence in document.sentences:
        closes = pattern(r"<closes a report>(?:了)?[^，。]{0,10}。?$").search(sentence.text)
        own = groups.get(sentence.start, [])
        named = any(g.start - sentence.start <= 24 for g in own)
        begins = sentence.start == 0 or body[sentence.start - 1] == "\n"
        other = begins and named and sentence.start not in opened
        tail = (
            len(own) == 1
            and body[sentence.start - 1 : sentence.start] == "”"
            and pattern(_SAID).match(own[0].predicate)
        )
        if pattern(_REPORT).match(sentence.text) or (closes and len(sentence.text) < 160) or other or tail:
            found.append(sentence.start)
    return found
