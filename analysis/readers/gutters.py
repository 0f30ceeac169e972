"""Gutters: the white between a page's characters, across and down."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import NamedTuple

#: Sizes in ems of the common character: white that is a gutter, and white between lines that parts
#: one article from the next.
GUTTER = 0.8
SECTION = 1.6
#: Type of a headline: so much larger than the common character.
HEADLINE = 1.2
#: White under a headline that still belongs to it, in its own ems.
UNDER_HEADLINE = 1.8


class Glyph(NamedTuple):
    """A character on a page: its left and right edge, its baseline (upwards), its size; in points."""

    char: str
    left: float
    right: float
    base: float
    size: float


def top(g: Glyph) -> float:
    """The upper edge of a character."""
    return g.base + 0.8 * g.size


def bottom(g: Glyph) -> float:
    """The lower edge of a character."""
    return g.base - 0.1 * g.size


def is_apart(above: list[Glyph], below: list[Glyph], size: float) -> bool:
    """Whether the white between two rows parts them; under a headline it is wider than under text."""
    gap = min(map(bottom, above)) - max(map(top, below))
    over, under = (max(g.size for g in row) for row in (above, below))
    own = UNDER_HEADLINE if over > HEADLINE * under else 1.1
    return gap > max(SECTION * size, 1.1 * under, own * over)


def white_of(row: list[Glyph], size: float) -> list[tuple[float, float]]:
    """Stretches of a row without a character, wide enough for a gutter; both margins count.

    The white between the characters of a letterspaced headline is no gutter.
    """
    found, at = [], float("-inf")
    line = sorted(row, key=lambda g: g.left)
    least = max(GUTTER * size, 1.4 * _letterspace(line, size))
    for g in line:
        if g.left - at >= least:
            found.append((at, g.left))
        at = max(at, g.right)
    return [*found, (at, float("inf"))]


def _letterspace(line: list[Glyph], size: float) -> float:
    """The white between the characters of a line in larger type."""
    if len(line) < 4 or min(g.size for g in line) <= HEADLINE * size:
        return 0.0
    return median(max(0.0, b.left - a.right) for a, b in pairwise(line))


def shared_white(
    one: list[tuple[float, float]], other: list[tuple[float, float]], size: float
) -> list[tuple[float, float]]:
    """Stretches white in both; the margins of the page do not count as shared."""
    found = []
    n = m = 0
    while n < len(one) and m < len(other):
        left, right = max(one[n][0], other[m][0]), min(one[n][1], other[m][1])
        if right - left >= GUTTER * size:
            found.append((left, right))
        if one[n][1] < other[m][1]:
            n += 1
        else:
            m += 1
    return found if any(map(_is_inner, found)) else []


def _is_inner(stretch: tuple[float, float]) -> bool:
    """Whether a white stretch has characters on both sides."""
    return stretch[0] > float("-inf") and stretch[1] < float("inf")


def is_across(
    row: list[Glyph], white: list[tuple[float, float]], beside: list[tuple[float, float]], size: float
) -> bool:
    """Whether a row is one headline in larger type that stands over a gutter of the rows beside it."""
    if min(g.size for g in row) <= HEADLINE * size:
        return False
    gutters = [gutter for gutter in beside if _is_inner(gutter)]
    ink = [(left, right) for (_, left), (right, _) in pairwise(white)]
    inside = list(filter(_is_inner, white))
    return _overlap(ink, gutters, 0.3 * size) and not shared_white(inside, gutters, size)


def _overlap(one: list[tuple[float, float]], other: list[tuple[float, float]], least: float) -> bool:
    """Whether a stretch of one list reaches so far into one of the other."""
    n = m = 0
    while n < len(one) and m < len(other):
        if min(one[n][1], other[m][1]) - max(one[n][0], other[m][0]) > least:
            return True
        if one[n][1] < other[m][1]:
            n += 1
        else:
            m += 1
    return False
