"""Bylines: who signed an article, in all the forms in which papers print it.

A byline is read in two steps. A pattern finds where it stands (in brackets after 本报讯, inline
before 报道, on a line of its own); then its words are walked through (:mod:`analysis.layout.byline_names`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..people.candidates import can_be_name
from .byline_names import Signature, byline_words, read_byline, tokens, word_pattern
from .datelines import HAN, dateline_end

_JOB = r"(?:记者|通讯员|实习生|摄影|文/图|文图|供图|责编|编辑)"
_BRACKET = re.compile(
    rf"\s{{0,8}}[（(【\[](?P<inside>[^（）()【】\[\]]{{0,16}}?{_JOB}[^（）()【】\[\]。]{{0,80}}?)[）)】\]]"
)
_NAMES_ONLY = re.compile(rf"\s{{0,8}}[（(](?P<inside>[{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,4}})[）)]")
_INLINE = re.compile(
    rf"\s{{0,8}}(?P<inside>(?:[{HAN}·]{{0,10}}\s{{0,8}})?(?:记者|通讯员)[^，。；：:（）\n]{{2,48}}?(?:摄影)?(?:报道|文/图))[：:，\s]?"
)
_INLINE_NAMES = re.compile(
    rf"\s{{0,8}}(?:本报)?(?P<inside>(?:记者|通讯员)(?:[\s、]+[{HAN}]{{2,4}}(?=[\s、]|$)){{1,5}}(?:\s*通讯员(?:\s+[{HAN}]{{2,4}}(?=\s)){{1,4}})?)\s+"
)
#: A byline at an article's head is over by then, in characters.
_FARTHEST = 300
_MARK = r"[□■◇◆○●◎▲△★☆]"
_LINE = re.compile(
    rf"{_MARK}?\s{{0,8}}[（(]?(?P<inside>(?:[{HAN}·/\s、]{{0,18}}?)(?:记者|通讯员|实习生|摄影|文/图|文图)[{HAN}·/\s、：:]{{0,60}})[）)]?"
)
_SIGNED = re.compile(rf"[（(](?P<inside>[{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,4}})[）)]")
_PHOTO = re.compile(
    rf"[（(]?(?P<inside>(?:[{HAN}·]{{0,14}}?(?:记者|通讯员)?\s{{0,8}})[{HAN}]{{1,4}}(?:\s{{1,8}}[{HAN}]{{1,4}}){{0,3}}\s{{0,8}}(?:摄影?|/?\s?文/?图|图|供图))[）)]?"
)


class Byline(NamedTuple):
    """A byline found in a text: where it stands and what it says."""

    start: int
    end: int
    signatures: list[Signature]


def head_byline(text: str) -> Byline | None:
    """Find the opening (本报讯 …) and the byline at the head of an article.

    Parameters
    ----------
    text : an article's text from its first character after the headline, lines joined.

    Returns
    -------
    The stretch to leave out of the body, with its signatures (none for a bare 本报讯); None where
    the text begins with its first sentence.

    Examples
    --------
    >>> head_byline("本报讯（记者 王一）昨日，全市召开会议。")
    Byline(start=0, end=10, signatures=[Signature(name='王一', role='reporter')])
    >>> head_byline("记者看到，工地一片繁忙。") is None
    True
    """
    text = text[:_FARTHEST]
    start = re.match(rf"\s*+{_MARK}?\s*+", text)
    at = start.end() if start else 0
    opening = dateline_end(text, at)
    at = opening or at
    for pattern in (_BRACKET, _INLINE, _INLINE_NAMES, _NAMES_ONLY):
        match = pattern.match(text, at)
        if not match or (pattern is _NAMES_ONLY and not (opening and _all_names(match["inside"]))):
            continue
        signatures = read_byline(match["inside"])
        if pattern is not _BRACKET and not signatures:
            continue
        return Byline(0, match.end(), signatures)
    return Byline(0, at, []) if opening else None


def _all_names(text: str) -> bool:
    names = tokens(text)
    return bool(names) and all(can_be_name(name) for name in names)


def line_byline(line: str) -> list[Signature]:
    """Read a line that is nothing but a byline or a credit; any other line gives an empty list.

    Examples
    --------
    >>> [s.name for s in line_byline("记者 王一 通讯员 赵大海")]
    ['王一', '赵大海']
    >>> line_byline("记者从市水利局获悉，今年汛期较早")
    []
    """
    line = line.strip()
    if not line or len(line) > 70 or len(re.findall("[（(]", line)) != len(re.findall("[）)]", line)):
        return []
    for pattern in (_LINE, _PHOTO, _SIGNED):
        match = pattern.fullmatch(line)
        if not match or (pattern is _SIGNED and not _all_names(match["inside"])):
            continue
        signatures = read_byline(match["inside"])
        if signatures and all(_stands_as_name(s.name, line) for s in signatures):
            return signatures if _mostly_names(line, signatures) else []
    return []


def _stands_as_name(name: str, line: str) -> bool:
    """A name by its form; or two or three characters that stand apart, since surnames can be rare."""
    apart = re.search(rf"(?:^|[\s、：:□]){re.escape(name)}(?:$|[\s、）)/])", line)
    return can_be_name(name) or (len(name) <= 3 and bool(apart))


def _mostly_names(line: str, signatures: list[Signature]) -> bool:
    """Whether a line says hardly anything beside names and jobs."""
    left = re.sub(r"[\s、，：:/（）()·□■]", "", line)
    for word in {s.name for s in signatures}:
        left = left.replace(word, "")
    left = word_pattern().sub("", left)
    return len(left) <= 14 and (
        not left
        or left.endswith(tuple(w for w, k in byline_words().items() if k == "medium"))
        or len(left) <= 2
    )


_TAIL = re.compile(
    rf"(?:(?<=[。！？”）…])\s*|(?<=[版\d])\s+)(?P<credit>[（(]?(?:[{HAN}·]{{0,12}}(?:记者|通讯员|摄影)[{HAN}·/\s、：]{{2,50}}|[（(][{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,4}})[）)]?)\s*$"
)


def tail_byline(text: str) -> Byline | None:
    """Find a byline run on behind an article's last full stop.

    Examples
    --------
    >>> tail_byline("会议就下一步工作作了部署。记者 王一").start
    13
    """
    match = _TAIL.search(text, max(0, len(text) - 90))
    if match is None:
        return None
    signatures = line_byline(match["credit"])
    return Byline(match.start("credit"), len(text), signatures) if signatures else None


__all__ = [
    "Byline",
    "Signature",
    "head_byline",
    "line_byline",
    "read_byline",
    "tail_byline",
]
