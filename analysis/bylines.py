"""Bylines: who signed an article, in all the forms in which papers print it.

A byline is read in two steps. A pattern finds where it stands (in brackets after 本报讯, inline
before 报道, on a line of its own); then its words are walked through: a word for a job gives the
names beside it their role, the name of a medium is passed over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from . import lexicons
from .names import can_be_name, surname_of

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_JOB = r"(?:记者|通讯员|实习生|摄影|文/图|文图|供图|责编|编辑)"
#: The words that open a report. A medium's own name before 讯, 消息 or 电 counts as well.
OPENING = re.compile(
    rf"""
    本报(?:综合)?(?:讯|消息)
  | 本报[{HAN}]{{2,8}}?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:专电|电|讯|消息)(?=\s|[（(【]|记者|$)
  | 又讯(?=\s|[（(【]|记者|$)
  | (?:据)?新华社[{HAN}]{{2,8}}?(?:\d{{1,2}}月)?\d{{1,2}}日电
  | [{HAN}·]{{2,10}}(?:网|社|报|客户端|新闻|融媒)讯(?=\s|[（(【]|记者|\d|[{HAN}])
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(
    rf"\s*[（(【\[](?P<inside>[^（）()【】\[\]]{{0,16}}?{_JOB}[^（）()【】\[\]。]{{0,80}}?)[）)】\]]"
)
_NAMES_ONLY = re.compile(rf"\s*[（(](?P<inside>[{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,4}})[）)]")
_INLINE = re.compile(
    rf"\s*(?P<inside>(?:[{HAN}·]{{0,10}}\s*)?(?:记者|通讯员)[^，。；：:（）\n]{{2,48}}?(?:摄影)?(?:报道|文/图))[：:，\s]?"
)
_INLINE_NAMES = re.compile(
    rf"\s*(?:本报)?(?P<inside>(?:记者|通讯员)(?:[\s、]+[{HAN}]{{2,4}}(?=[\s、]|$)){{1,5}}(?:\s*通讯员(?:\s+[{HAN}]{{2,4}}(?=\s)){{1,4}})?)\s+"
)
_MARK = r"[□■◇◆○●◎▲△★☆]"
_LINE = re.compile(
    rf"{_MARK}?\s*[（(]?(?P<inside>(?:[{HAN}·/\s、]{{0,18}}?)(?:记者|通讯员|实习生|摄影|文/图|文图)[{HAN}·/\s、：:]{{0,60}})[）)]?"
)
_SIGNED = re.compile(rf"[（(](?P<inside>[{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,4}})[）)]")
_PHOTO = re.compile(
    rf"[（(]?(?P<inside>(?:[{HAN}·]{{0,14}}?(?:记者|通讯员)?\s*)[{HAN}]{{1,4}}(?:\s+[{HAN}]{{1,4}}){{0,3}}\s*(?:摄影?|/?\s*文/?图|图|供图))[）)]?"
)


class Signature(NamedTuple):
    """A name in a byline and what its bearer did."""

    name: str
    role: str


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicons.read("byline_words")}


@cache
def _word_pattern() -> re.Pattern[str]:
    words = sorted(
        (w for w, kind in _words().items() if kind != "medium" and len(w) > 1), key=len, reverse=True
    )
    return re.compile("|".join(map(re.escape, words)))


def read_byline(text: str) -> list[Signature]:
    """Read the names in a byline with their roles.

    Parameters
    ----------
    text : the byline without its brackets: ``郑报全媒体记者 李娜``, ``记者 王一 通讯员 刘 丹 文/图``.

    Returns
    -------
    One :class:`Signature` a name and role, in printed order; a person who wrote and photographed
    has two. What has not the form of a name gives none.

    Examples
    --------
    >>> [tuple(s) for s in read_byline("本报记者 王一 通讯员 刘 丹")]
    [('王一', 'reporter'), ('刘丹', 'correspondent')]
    >>> [tuple(s) for s in read_byline("某某日报 赵大海 文/图")]
    [('赵大海', 'reporter'), ('赵大海', 'photographer')]
    """
    found: list[Signature] = []
    role: str | None = None
    waiting: list[str] = []  # names that stand before their job: 王一 摄
    for token in _tokens(text):
        kind = _words().get(token, "")
        if kind == "medium" or kind == "ending":
            continue
        if not kind:
            waiting.append(token)
            if role:
                found.append(Signature(token, role))
        elif waiting and token in {"文", "文字", "图", "摄", "摄影", "摄影报道", "供图", "文/图", "文图"}:
            found = _credited(found, waiting, kind.split(" and "))
            waiting, role = [], None
        else:
            waiting, role = [], kind.split(" and ")[-1]
    if role is None and not found:
        found = [Signature(name, "reporter") for name in waiting]
    return found


def _credited(found: list[Signature], names: list[str], jobs: list[str]) -> list[Signature]:
    """Give names the jobs printed behind them (王一 文 李小四 图, 王一 摄影报道)."""
    if len(jobs) == 1:  # one job each: it replaces the one carried over from the word in front
        found = [s for s in found if s.name not in names or s.role == "correspondent"]
    signed = {s.name for s in found}
    wanted = [
        Signature(n, j) for n in names for j in reversed(jobs) if j == "photographer" or n not in signed
    ]
    return found + [s for s in wanted if s not in found]


def _tokens(text: str) -> list[str]:
    """Cut a byline into jobs, media and names; put a name's parted characters (刘 丹) together."""
    spaced = _word_pattern().sub(lambda m: f" {m[0]} ", text)
    parts = [
        piece
        for part in re.split(r"[\s、，：:]+", spaced)
        for piece in ([part] if part in _words() else part.split("/"))
        if piece
    ]
    tokens: list[str] = []
    for part in parts:
        if part in _words():
            tokens.append(part)
        elif tokens and len(tokens[-1]) == 1 and tokens[-1] not in _words():
            tokens[-1:] = _after_single(tokens[-1], part)
        elif not _is_medium(part):
            tokens.extend(_split_names(part))
    return [t for t in tokens if t in _words() or 2 <= len(t) <= 4 or "·" in t]


def _after_single(single: str, part: str) -> list[str]:
    """A character standing alone begins a name: 刘 丹, 王 志强; of 孙 明吴志强 it takes one more."""
    if len(part) > 2 and can_be_name(part[1:]):
        return [single + part[0], *_split_names(part[1:])]
    return [single + part]


def _is_medium(part: str) -> bool:
    ends = [w for w, kind in _words().items() if kind == "medium"]
    return (len(part) > 2 and part.endswith(tuple(ends))) or part in ends


def _split_names(part: str) -> list[str]:
    """Cut names printed without a space between them: 张三丰李四 is 张三丰, 李四."""
    if len(part) < 4 or "·" in part or (can_be_name(part) and len(surname_of(part) or "") == 2):
        return [part]
    for cut in (3, 2):
        left, right = part[:cut], part[cut:]
        if can_be_name(left) and len(right) >= 2:
            rest = _split_names(right)
            if all(can_be_name(name) for name in rest):
                return [left, *rest]
    return [part]


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
    start = re.match(rf"\s*{_MARK}?\s*", text)
    at = start.end() if start else 0
    opening = OPENING.match(text, at)
    if opening:
        at = opening.end()
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
    tokens = _tokens(text)
    return bool(tokens) and all(can_be_name(t) for t in tokens)


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
    if not line or len(line) > 70:
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
    left = _word_pattern().sub("", left)
    return len(left) <= 14 and (
        not left or left.endswith(tuple(w for w, k in _words().items() if k == "medium")) or len(left) <= 2
    )


_TAIL = re.compile(
    rf"(?<=[。！？”）…])\s*(?P<credit>[（(]?(?:[{HAN}·]{{0,12}}(?:记者|通讯员|摄影)[{HAN}·/\s、：]{{2,50}}|[（(][{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,4}})[）)]?)\s*$"
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
