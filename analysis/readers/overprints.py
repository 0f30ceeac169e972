"""Overprints: characters of a page that stand where no line of text has them.

A character drawn twice for boldness, a watermark across the page, and a headline set downwards would
each be read into the lines that they touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from .gutters import HEADLINE, Glyph, bottom, top

#: Degrees by which a line may lean, as on a page scanned askew; what leans more is a watermark.
LEANING = 8.0
#: Two prints of one character lie so near, in ems; 处处 stand a whole one apart.
_TWICE = 0.4
#: Characters that make a headline set downwards, and the ems from one to the next.
_FEWEST, _STEP = 4, (0.8, 1.9)


def is_slanted(degrees: float) -> bool:
    """Whether a line at this angle is no text, upright or turned by quarters.

    Examples
    --------
    >>> [is_slanted(degrees) for degrees in (0, 90, -180, 3, 30, 45)]
    [False, False, False, False, True, True]
    """
    beyond = degrees % 90
    return min(beyond, 90 - beyond) > LEANING


def printed_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out characters drawn again upon themselves, as a headline is for boldness.

    Parameters
    ----------
    glyphs : a page's characters.

    Returns
    -------
    The characters, each once, in their order.

    Examples
    --------
    >>> prints = [Glyph("市", 0, 10, 0, 10), Glyph("市", 0.5, 10.5, 0, 10), Glyph("市", 10, 20, 0, 10)]
    >>> [glyph.left for glyph in printed_once(prints)]
    [0, 10]
    """
    kept: list[Glyph] = []
    alike: defaultdict[str, list[Glyph]] = defaultdict(list)
    for g in glyphs:
        near = _TWICE * g.size
        drawn = alike[g.char]
        # Latin letters are narrow: ll stand less than half an em apart.
        across = near if ord(g.char) > 0x2E80 else 0.1 * g.size
        if any(abs(o.left - g.left) < across and abs(o.base - g.base) < near for o in drawn):
            continue
        drawn.append(g)
        kept.append(g)
    return kept


def set_across(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Set headlines that run downwards across, above the text that they stand beside.

    Parameters
    ----------
    glyphs : a page's characters, each once.

    Returns
    -------
    The characters; those above such a headline are moved up to make room.

    Examples
    --------
    >>> head = [Glyph(char, 0, 20, 80 - 20 * n, 20) for n, char in enumerate("春耕开始")]
    >>> text = [Glyph("一", 40 + 10 * n, 50 + 10 * n, 80, 10) for n in range(9)]
    >>> [(glyph.left, glyph.base) for glyph in set_across(head + text)[-4:]]
    [(0, 106.0), (20, 106.0), (40, 106.0), (60, 106.0)]
    """
    if not glyphs:
        return []
    common = median(g.size for g in glyphs)
    placed = list(glyphs)
    for head in _downwards([g for g in glyphs if g.size > HEADLINE * common]):
        em, first = head[0].size, head[0]
        ceiling = top(first)
        taken = set(head)
        placed = [
            g._replace(base=g.base + 3 * em) if bottom(g) >= ceiling - 0.2 * em else g
            for g in placed
            if g not in taken
        ]
        placed += [
            g._replace(left=first.left + n * em, right=first.left + (n + 1) * em, base=ceiling + 0.5 * em)
            for n, g in enumerate(head)
        ]
    return placed


def _downwards(large: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters of one large type one under the other, with none of its size beside them."""
    left = sorted(large, key=lambda g: (round(g.left / (0.3 * g.size)), -g.base))
    run: list[Glyph] = []
    ends: list[Glyph | None] = [None]
    for g in [*left, *ends]:
        if run and g is not None and _follows(run, g):
            run.append(g)
            continue
        if len(run) >= _FEWEST and not any(_is_beside(other, run) for other in large):
            yield run
        run = [] if g is None else [g]


def _follows(run: list[Glyph], g: Glyph) -> bool:
    """Whether a character goes on a headline downwards: under the last, as far as the others are."""
    last, em = run[-1], run[-1].size
    step = last.base - g.base
    even = len(run) < 2 or abs(step - (run[0].base - last.base) / (len(run) - 1)) < 0.2 * em
    return (
        abs(g.left - last.left) < 0.3 * em
        and abs(g.size - em) < 0.1 * em
        and _STEP[0] * em <= step <= _STEP[1] * em
        and even
    )


def _is_beside(g: Glyph, run: list[Glyph]) -> bool:
    """Whether a large character stands next to one of a run, on its line."""
    em = run[0].size
    away = min(abs(g.left - run[0].right), abs(run[0].left - g.right))
    return away < 1.5 * em and any(abs(g.base - r.base) < 0.3 * em for r in run) and g not in run
