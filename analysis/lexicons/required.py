"""Required characters: what a text must hold before a listed pattern is worth trying.

A line of body text could be none of fifty kinds of furniture, and one look at its characters says so.
Which characters a pattern cannot do without is worked out from the pattern itself, so nobody has to
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
_BLANKS = frozenset(map(ord, " \t\n\r\f\v\u3000"))
_DIGITS = frozenset(range(ord("0"), ord("9") + 1))  # cleaned text has no other digits and blanks


def required(pattern: str) -> frozenset[str] | None:
    """Characters of which every match of a pattern has at least one; None where none can be named.

    Parameters
    ----------
    pattern : a regular expression.

    Examples
    --------
    >>> sorted(required(r"(?:责编|校对)[：:] ?.{1,4}")), required(r".{2,}")
    (['校', '责'], None)
    """
    if _parser is None:
        return None
    found = _of_sequence(_parser.parse(pattern))
    return None if found is None else frozenset(map(chr, found))


def _of_sequence(parsed: Iterable[Any]) -> set[int] | None:
    """The fewest characters that any one part of a sequence requires."""
    sets = [found for part in parsed if (found := _of_part(*part))]
    return min(sets, key=len, default=None)


def _of_part(kind: Any, value: Any) -> set[int] | None:
    if kind is _constants.LITERAL:
        return {value}
    if kind is _constants.IN:
        return _of_class(value)
    if kind is _constants.BRANCH:
        return _union(_of_sequence(branch) for branch in value[1])
    if kind is _constants.SUBPATTERN:
        inside = _of_sequence(value[-1])
        return _either_case(inside) if inside and value[1] & re.IGNORECASE else inside
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    return None


def _of_class(items: Iterable[Any]) -> set[int] | None:
    return _union(_of_item(*item) for item in items)


def _of_item(kind: Any, value: Any) -> set[int] | None:
    if kind is _constants.LITERAL:
        return {value}
    if kind is _constants.RANGE and value[1] - value[0] < _MOST:
        return set(range(value[0], value[1] + 1))
    if kind is _constants.CATEGORY:
        listed = {_constants.CATEGORY_DIGIT: _DIGITS, _constants.CATEGORY_SPACE: _BLANKS}.get(value)
        return set(listed) if listed else None
    return None


def _either_case(codes: set[int]) -> set[int]:
    return {ord(char) for code in codes for char in (chr(code).lower(), chr(code).upper()) if len(char) == 1}


def _union(sets: Iterable[set[int] | None]) -> set[int] | None:
    found: set[int] = set()
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
        for n, pattern in enumerate(patterns):
            chars = required(pattern)
            if chars is None:
                self._always |= 1 << n
            for char in chars or ():
                self._of[char] = self._of.get(char, 0) | 1 << n

    def open(self, text: str) -> Iterable[int]:
        """The numbers of the patterns that the text could match, ascending."""
        of, found = self._of, self._always
        for char in of.keys() & text:
            found |= of[char]
        while found:
            lowest = found & -found
            yield lowest.bit_length() - 1
            found ^= lowest
