"""Required words: what a text must hold before a listed pattern is worth trying.

What a pattern cannot do without is worked out from the pattern itself, so nobody has to list it beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

try:
    from re import _constants, _parser  # type: ignore[attr-defined]
except ImportError:  # a Python that keeps its parser elsewhere: every pattern is tried
    _constants = _parser = None

#: A class of more characters (any Chinese one) tells nothing, nor do more words.
_MOST = 200
#: Texts of more characters are told apart by their ends and words alone.
LONGEST = 320
#: What most texts have, so that it tells nothing beside other words.
_COMMON = frozenset("，。、,一")
_BLANKS = frozenset(" \t\n\r\f\v\u3000")
_DIGITS = frozenset("0123456789")  # cleaned text has no other digits and blanks


def required(pattern: str) -> frozenset[str] | None:
    """Words of which every match of a pattern has at least one; None where none can be named.

    Parameters
    ----------
    pattern : a regular expression.

    Examples
    --------
    >>> sorted(required(r"(?:责编|校对)： ?.{1,4}")), sorted(required(r"[一-龥]{2}版")), required(r".{2,}")
    (['校对：', '责编：'], ['版'], None)
    """
    return None if _parser is None else _of_sequence(_parser.parse(pattern))


def _ways(pattern: str) -> list[list[Any]]:
    """A pattern's alternatives, each with what stands before and behind them; one where it has none."""
    if _parser is None:
        return [[]]
    items = list(_parser.parse(pattern))
    for n, (kind, value) in enumerate(items):
        if kind is _constants.SUBPATTERN and not value[1] & re.IGNORECASE and len(value[-1]) == 1:
            kind, value = value[-1][0]
        if kind is _constants.BRANCH:
            return [[*items[:n], *branch, *items[n + 1 :]] for branch in value[1]]
    return [items]


def _sets_of(parsed: Iterable[Any]) -> list[frozenset[str]]:
    """The sets of words that the parts of a sequence require, one of each."""
    sets: list[frozenset[str]] = []
    run = {""}
    for kind, value in [*parsed, (None, None)]:
        exact = _all_of_part(kind, value)
        if exact and len(run) * len(exact) <= _MOST:
            run = {before + word for before in run for word in exact}
            continue
        if "" not in run:
            sets.append(frozenset(run))
        run = exact or {""}
        if exact or kind is None:
            continue
        if kind is _constants.SUBPATTERN and not value[1] & re.IGNORECASE:
            sets += _sets_of(value[-1])
        elif found := _of_part(kind, value):
            sets.append(frozenset(found))
    return [words for words in dict.fromkeys(sets) if _COMMON.isdisjoint(words)] or sets[:1]


def _all_of_part(kind: Any, value: Any) -> set[str] | None:
    """All that a part can match; None where that is much or cannot be listed."""
    if kind is _constants.LITERAL:
        return {chr(value)}
    if kind is _constants.IN:
        return _of_class(value)
    if kind is _constants.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _all_of_sequence(value[-1])
    if kind is _constants.BRANCH:
        return _union(map(_all_of_sequence, value[1]))
    return None


def _all_of_sequence(parsed: Iterable[Any]) -> set[str] | None:
    found = {""}
    for kind, value in parsed:
        words = _all_of_part(kind, value)
        if words is None or len(found) * len(words) > _MOST:
            return None
        found = {before + word for before in found for word in words}
    return found


def _of_sequence(parsed: Iterable[Any]) -> frozenset[str] | None:
    """The words that tell most of those that the parts of a sequence require: long ones, or few."""
    return max(_sets_of(parsed), key=tells, default=None)


def tells(words: frozenset[str]) -> tuple[bool, int]:
    """How much a set of words tells of a text that has one of them: long ones more, many less."""
    return min(map(len, words)) > 1, -len(words)


def _of_part(kind: Any, value: Any) -> set[str] | frozenset[str] | None:
    if kind is _constants.IN:
        return _of_class(value)
    if kind is _constants.BRANCH:
        return _union(_of_sequence(branch) for branch in value[1])
    if kind is _constants.SUBPATTERN:
        inside = _of_sequence(value[-1])
        if inside and value[1] & re.IGNORECASE:
            return {char for word in inside for char in (word[0].lower(), word[0].upper())}
        return inside
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    return None


def _of_class(items: Iterable[Any]) -> set[str] | None:
    return _union(_of_item(*item) for item in items)


def _of_item(kind: Any, value: Any) -> set[str] | None:
    if kind is _constants.LITERAL:
        return {chr(value)}
    if kind is _constants.RANGE and value[1] - value[0] < _MOST:
        return set(map(chr, range(value[0], value[1] + 1)))
    if kind is _constants.CATEGORY:
        listed = {_constants.CATEGORY_DIGIT: _DIGITS, _constants.CATEGORY_SPACE: _BLANKS}.get(value)
        return set(listed) if listed else None
    return None


class Look(NamedTuple):
    """What a text must look like that a pattern matches in one of its ways.

    ``words`` are sets of words, of each of which it has one; ``first`` and ``last`` the characters with which
    it may begin and end, None where any will do; ``least`` and ``most`` its length.
    """

    words: list[frozenset[str]]
    first: set[str] | None = None
    last: set[str] | None = None
    least: int = 0
    most: int = LONGEST


def _look(items: list[Any]) -> Look:
    r"""What a way of matching asks of a text; how it begins and ends only between ``\A`` and ``\Z``."""
    begins = items[:1] == [(_constants.AT, _constants.AT_BEGINNING_STRING)]
    ends = items[-1:] == [(_constants.AT, _constants.AT_END_STRING)]
    found = Look(
        _sets_of(items), _edge(items, 1)[0] if begins else None, _edge(items, -1)[0] if ends else None
    )
    if begins and ends:
        least, most = _parser.SubPattern(_parser.State(), items).getwidth()
        found = found._replace(least=least, most=most)
    return found


def _edge(items: Iterable[Any], step: int) -> tuple[set[str] | None, bool]:
    """The characters that may begin a sequence (end it, with a step of -1), and whether it may be empty."""
    found: set[str] = set()
    for kind, value in list(items)[::step]:
        chars, empty = _edge_of(kind, value, step)
        if chars is None:
            return None, empty
        found |= chars
        if not empty:
            return found, False
    return found, True


def _edge_of(kind: Any, value: Any, step: int) -> tuple[set[str] | None, bool]:
    if kind is _constants.LITERAL:
        return {chr(value)}, False
    if kind is _constants.IN:
        return _of_class(value), False
    if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return set(), True
    if kind is _constants.BRANCH:
        edges = [_edge(branch, step) for branch in value[1]]
        return _union(chars for chars, _ in edges), any(empty for _, empty in edges)
    if kind is _constants.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _edge(value[-1], step)
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        chars, empty = _edge(value[2], step)
        return chars, empty or not value[0]
    return None, True


def _union(sets: Iterable[set[str] | frozenset[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found


def looks_of(pattern: str) -> list[Look]:
    """What a text must look like that a pattern matches, a look for each of its ways.

    Parameters
    ----------
    pattern : a regular expression.
    """
    return _together(map(_look, _ways(pattern)))


def _together(looks: Iterable[Look]) -> list[Look]:
    """The looks of a pattern's ways, those that ask for nothing but a word as one."""
    found: list[Look] = []
    words: set[str] = set()
    for look in looks:
        if look[1:] == Look([])[1:] and len(look.words) == 1:
            words |= look.words[0]
        else:
            found.append(look)
    return [*found, Look([frozenset(words)])] if words else found
