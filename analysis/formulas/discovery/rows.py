"""Rows: members of one shape, one behind the other (问题导向、结果导向)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...lexicons.characters import HAN
from .passages import Passage, has_loose_end, is_name, pieces, tag, words

CHAR = f"[{HAN}0-9A-Za-z·]"
_LIST = re.compile(rf"(?<!{CHAR}){CHAR}++(?:、{CHAR}++)+")
_MEMBER = re.compile(rf"{CHAR}+")
_LAST = re.compile(r"以及|[和与及]")
_TIME = re.compile(r"[一二三四五六七八九十百\d][点时月日年]")
#: First letters of the tags of what is no verb in front, and of what says nothing of the word before it.
NO_VERB, NO_PREDICATE = tuple("nmqrdp"), tuple("nmqkr")
#: No member is longer: a longer one is a clause.
_LONGEST = 10
#: Two members alone must be as long at least.
_TWO = 3
#: No row has more members; a longer list is a list of things.
_MOST = 16


class Row(NamedTuple):
    """A row where it stands; ``shared`` counts the places at which all its members have one character."""

    start: int
    end: int
    members: tuple[str, ...]
    shared: int


def find_rows(passage: Passage) -> list[Row]:
    """Find rows of members that share their beginning, their end or their frame.

    The first member has no mark in front of it and the last none behind it, so both are cut to the
    shape of the others (or of each other, where there are but two), at places where a word begins or
    ends. Names, titles, places and bodies make no row.

    Parameters
    ----------
    passage : the text.

    Returns
    -------
    Rows in reading order, none overlapping.

    Examples
    --------
    >>> text = "坚持问题导向、结果导向，使数字化、智能化水平不断提高。"
    >>> cuts = frozenset(range(len(text) + 1))
    >>> [row.members for row in find_rows(Passage("p-01", "body", text, text, cuts))]
    [('问题导向', '结果导向'), ('数字化', '智能化')]
    """
    rows: list[Row] = []
    for match in _LIST.finditer(passage.open):
        found = [row for spans in _readings(passage.open, *match.span()) for row in _fits(passage, spans)]
        taken = bytearray(match.end())
        for row in sorted(found, key=lambda row: (-len(row.members), -row.shared, row.start)):
            if not any(taken[row.start : row.end]):
                taken[row.start : row.end] = b"\1" * (row.end - row.start)
                rows.append(row)
    return sorted(rows)


def _readings(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The members of a list; a last one with 和 in it may be two."""
    spans = [(start + m.start(), start + m.end()) for m in _MEMBER.finditer(text[start:end])]
    yield spans
    head, (a, b) = spans[:-1], spans[-1]
    for joint in _LAST.finditer(text[a : min(b, a + 2 * _LONGEST)]):
        if joint.start() > 1 and a + joint.end() < b - 1:
            yield [*head, (a, a + joint.start()), (a + joint.end(), b)]


def _fits(passage: Passage, spans: list[tuple[int, int]]) -> Iterator[Row]:
    """Every row of one shape among neighbouring members."""
    for first in range(len(spans) - 1):
        for last in range(first + 1, min(first + _MOST, len(spans))):
            (a, b), (c, d) = spans[first], spans[last]
            most = min(b - a, d - c)
            inner = {n - m for m, n in spans[first + 1 : last]}
            if inner and max(inner) - min(inner) > _LONGEST:
                break
            lengths = range(min(inner), max(inner) + 1) if inner else range(_TWO, _LONGEST + 1)
            for length in lengths:
                if length <= most and (row := _cut(passage, spans[first : last + 1], length)):
                    yield row


def _cut(passage: Passage, spans: list[tuple[int, int]], length: int) -> Row | None:
    """The row of members of one length; a shared end allows the last ones one character more."""
    text, (_, b), (c, d) = passage.open, spans[0], spans[-1]
    start, end = b - length, c + length
    if any(abs(n - m - length) > (length > 3) for m, n in spans[1:-1]):
        return None
    if len(spans) > 2 and d == end + 1 and text[end] == text[b - 1]:
        end = d
    # Of three members the middle one gives the shape; two alone must be cut between words.
    between_words = start in passage.cuts and end in passage.cuts
    if len(spans) == 2 and not between_words:
        return None
    members = (text[start:b], *(text[m:n] for m, n in spans[1:-1]), text[c:end])
    starts = (start, *(m for m, _ in spans[1:-1]), c)
    shared = shared_places(members)
    firm = between_words or (len(members) > 2 and shared >= 2)
    if not firm or not _may_be_members(members):
        return None
    clauses = between_words and _are_clauses([pieces(passage, a, a + len(members[0])) for a in starts])
    return Row(start, end, members, shared) if clauses or _is_row(members, shared) else None


def shared_places(members: tuple[str, ...]) -> int:
    """Count the places at which all members have one character, from the front or from the back; light
    ones (好, 更, 不) count for nothing.

    Examples
    --------
    >>> shared_places(("纵向到底", "横向到边")), shared_places(("法治政府", "服务型政府"))
    (2, 2)
    >>> shared_places(("保持好", "拓展好"))
    0
    """
    fronts = sum(_alike(place) for place in zip(*members, strict=False))
    backs = sum(_alike(place) for place in zip(*(m[::-1] for m in members), strict=False))
    return max(fronts, backs)


def _alike(place: tuple[str, ...]) -> bool:
    """One character that says something: 好 or 更 in each member makes no formula of a sentence."""
    return len(set(place)) == 1 and place[0] not in words("light")


def _may_be_members(members: tuple[str, ...]) -> bool:
    """No two alike, no names, no function words at an end, no hours and dates."""
    return len(set(members)) == len(members) and not any(
        is_name(member) or has_loose_end(member) or _TIME.search(member) for member in members
    )


def _are_clauses(members: list[list[str]]) -> bool:
    """Clauses of three characters and one build: 补短板、强弱项, a verb before a word; 底数清、情况明, a
    word before what is said of it.
    """
    builds = {tuple(map(len, member)) for member in members}
    if builds == {(1, 2)}:
        turning, unlike = [member[0] for member in members], NO_VERB
    elif builds == {(2, 1)}:
        turning, unlike = [member[1] for member in members], NO_PREDICATE
    else:
        return False
    return not any(char in words("light") or tag(char).startswith(unlike) for char in turning)


def _is_row(members: tuple[str, ...], shared: int) -> bool:
    """Two members must share half of their characters, three or more a quarter; single characters come
    in fives (人、情、地、事、物).
    """
    shortest = min(map(len, members))
    if shortest == 1:
        return len(members) >= 5 and max(map(len, members)) <= 2
    if len(members) == 2:
        return shortest >= _TWO and shared >= shortest / 3 and (shared >= 2 or shortest == _TWO)
    return shared >= shortest / 6 and shared >= 1
