"""Required words: what a text must hold before a listed pattern is worth trying.

A line of body text could be none of fifty kinds of furniture, and one look at its characters says so.
Which words a pattern cannot do without is worked out from the pattern itself, so nobody has to
list them beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

try:
    from re import _constants, _parser  # type: ignore[attr-defined]
except ImportError:  # a Python that keeps its parser elsewhere: every pattern is tried
    _constants = _parser = None

#: A class of more characters (any Chinese one) tells nothing.
_MOST = 200
#: So many words are sought in a text that has the first character of one.
_FEW = 6
_BLANKS = frozenset(" \t\n\r\f\v\u3000")
_DIGITS = frozenset("0123456789")  # cleaned text has no other digits and blanks


def required(pattern: str) -> frozenset[str] | None:
    """Words of which every match of a pattern has at least one; None where none can be named.

    Parameters
    ----------
    pattern : a regular expression.

    Examples
    --------
    >>> sorted(required(r"(?:责编|校对)[：:] ?.{1,4}")), sorted(required(r"[一-龥]{2}版")), required(r".{2,}")
    (['校对', '责编'], ['版'], None)
    """
    if _parser is None:
        return None
    found = _of_sequence(_parser.parse(pattern))
    return None if found is None else frozenset(found)


def _of_sequence(parsed: Iterable[Any]) -> set[str] | None:
    """The words that tell most of those that the parts of a sequence require: long ones, or few."""
    sets: list[set[str]] = []
    run = ""
    for kind, value in [*parsed, (None, None)]:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        if run:
            sets.append({run})
            run = ""
        if kind is not None and (found := _of_part(kind, value)):
            sets.append(found)
    return max(sets, key=_tells, default=None)


def _tells(words: set[str]) -> tuple[bool, int]:
    return min(map(len, words)) > 1, -len(words)


def _of_part(kind: Any, value: Any) -> set[str] | None:
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


def _union(sets: Iterable[set[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found


class Gate:
    """Tells which of some patterns a text could match, from one look at its characters.

    Parameters
    ----------
    patterns : regular expressions, in the order in which they are to be tried.

    Examples
    --------
    >>> gate = Gate([r"责编[：:].+", r"\\d版", r".{2,3}"])
    >>> list(gate.open("全市召开大会")), list(gate.open("责编：王一")), list(gate.open("3版"))
    ([2], [0, 2], [1, 2])
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._always = 0
        self._of: dict[str, int] = {}
        self._words: dict[int, tuple[str, ...]] = {}
        for n, pattern in enumerate(patterns):
            words = required(pattern)
            if words is None:
                self._always |= 1 << n
                continue
            for char in {word[0] for word in words}:
                self._of[char] = self._of.get(char, 0) | 1 << n
            if len(words) <= _FEW and all(len(word) > 1 for word in words):
                self._words[n] = tuple(words)

    def open(self, text: str) -> list[int]:
        """The numbers of the patterns that the text could match, ascending."""
        of, mask = self._of, self._always
        for char in of.keys() & text:
            mask |= of[char]
        found = []
        while mask:
            lowest = mask & -mask
            n = lowest.bit_length() - 1
            words = self._words.get(n)
            if words is None or any(word in text for word in words):
                found.append(n)
            mask ^= lowest
        return found
