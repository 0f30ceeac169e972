"""Columns: the reading order of characters that lie scattered on a page.

A page is cut where white space runs through it, along the gutters between columns before the gaps
between lines (the recursive X-Y cut of Nagy and Seth, 1984, with the gutters found over the longest
run of lines that share them, so that a headline over several columns ends the run).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .gutters import HEADLINE, Glyph, bottom, is_across, is_apart, shared_white, top, white_of

__all__ = ["Glyph", "reading_order"]

_DEEPEST = 30


class _Run(NamedTuple):
    """Rows, one under the other, and the gutters all of them leave white."""

    rows: list[list[Glyph]]
    gutters: list[tuple[float, float]]


def reading_order(glyphs: Sequence[Glyph]) -> str:
    """Set a page's characters as text, column after column, a line a paragraph.

    Parameters
    ----------
    glyphs : the page's characters in any order, white space left out.

    Returns
    -------
    The text. A line is joined to the line before where that reached the column's edge and this one
    is not indented; headlines (another size) and what stands apart have a blank line before them.

    Examples
    --------
    >>> def line(chars, x, y):
    ...     return [Glyph(c, x + 10 * n, x + 10 * n + 10, y, 10) for n, c in enumerate(chars)]
    >>> left = line("市委召开", 0, 50) + line("常委会，", 0, 35)
    >>> right = line("研究春耕", 60, 50) + line("生产。", 60, 35)
    >>> reading_order(right + left)
    '市委召开常委会，研究春耕生产。'
    """
    if not glyphs:
        return ""
    size = median(g.size for g in glyphs)
    lines = list(_lines(list(glyphs), size, 0))
    parts: list[str] = []
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        parts += [*([_between(before, line, size)] if before else []), line.chars]
    return "".join(parts)


class _Line(NamedTuple):
    """A printed line: its characters, where it stands, and the edges of its column."""

    chars: str
    left: float
    right: float
    base: float
    size: float
    column: tuple[float, float]
    pitch: float


def _between(before: _Line, line: _Line, size: float) -> str:
    """What parts two lines: nothing within a paragraph, a newline, or a blank line."""
    if abs(before.size - line.size) > 0.12 * line.size:
        return "\n\n"
    down = before.base - line.base
    same = before.column == line.column
    if same and down > max(1.45 * line.pitch, line.size * 1.2):
        return "\n\n"
    full = before.right >= before.column[1] - 1.3 * size
    flush = line.left <= line.column[0] + 0.6 * size
    if full and flush and (same or abs(_width(before) - _width(line)) < 1.5 * size):
        latin = re.search(r"[A-Za-z,.]$", before.chars) and re.match(r"[A-Za-z]", line.chars)
        return " " if latin else ""
    return "\n" if same or flush != full else "\n\n"


def _width(line: _Line) -> float:
    return line.column[1] - line.column[0]


def _lines(glyphs: list[Glyph], size: float, depth: int) -> Iterator[_Line]:
    """The lines of a part of the page in reading order."""
    waiting: list[Glyph] = []
    last: list[Glyph] = []
    for run in _runs(_rows(glyphs), size):
        columns = _columns(run, size) if depth < _DEEPEST else []
        if not columns:
            if waiting and is_apart(last, run.rows[0], size):
                yield from _set(waiting, size)
                waiting = []
            waiting += [g for row in run.rows for g in row]
            last = run.rows[-1]
            continue
        yield from _set(waiting, size)
        waiting = []
        if inset := _inset_headline(columns, size):
            yield from _set(inset, size)
            columns = [[g for g in column if g not in inset] for column in columns]
        for column in columns:
            yield from _lines(column, size, depth + 1)
    yield from _set(waiting, size)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters by the bands in which they stand, from the top."""
    rows: list[list[Glyph]] = []
    floor = 0.0
    for g in sorted(glyphs, key=top, reverse=True):
        if rows and top(g) > floor:
            rows[-1].append(g)
            floor = min(floor, bottom(g))
        else:
            rows.append([g])
            floor = bottom(g)
    return rows


def _runs(rows: list[list[Glyph]], size: float) -> Iterator[_Run]:
    """Longest runs of rows, from the top, that share a gutter and no wide gap.

    A headline over several columns ends a run though white on either side of it runs on: it parts
    what stands above it from what stands below. One in a single column on which a run ends has no text
    under it there: it opens the next run, whose columns are others.
    """
    run: list[list[Glyph]] = []
    shared: list[tuple[float, float]] = []
    for row in rows:
        white = white_of(row, size)
        both = shared_white(shared, white, size) if run else white
        if run and (
            not both
            or is_apart(run[-1], row, size)
            or is_across(row, white, shared, size)
            or is_across(run[-1], white_of(run[-1], size), white, size)
        ):
            kept = _foot(run, size) if not both else len(run)
            yield _Run(run[:kept], shared)
            run = run[kept:]
            both = _white_of_all([*run, row], size)
        run, shared = [*run, row], both
    if run:
        yield _Run(run, shared)


def _foot(run: list[list[Glyph]], size: float) -> int:
    """Where the headlines begin on which a run ends; its length if there are none, or nothing else."""
    at = len(run)
    while at and min(g.size for g in run[at - 1]) > HEADLINE * size:
        at -= 1
    return at or len(run)


def _white_of_all(rows: list[list[Glyph]], size: float) -> list[tuple[float, float]]:
    """The gutters that some rows share."""
    white = white_of(rows[0], size)
    for row in rows[1:]:
        white = shared_white(white, white_of(row, size), size)
    return white


def _columns(run: _Run, size: float) -> list[list[Glyph]]:
    """The columns of a run, from the left; none where nothing but one line stands beside another."""
    glyphs = [g for row in run.rows for g in row]
    inner = [
        (a, b)
        for a, b in run.gutters
        if any(g.right <= a for g in glyphs) and any(g.left >= b for g in glyphs)
    ]
    columns: list[list[Glyph]] = []
    edge = float("-inf")
    for a, b in [*inner, (float("inf"), float("inf"))]:
        columns.append([g for g in glyphs if edge <= g.left and g.right <= a])
        edge = b
    # The last column of a short piece may hold its last line only.
    deepest = max((len({round(g.base / size, 1) for g in column}) for column in columns), default=0)
    return columns if len(columns) > 1 and deepest > 1 else []


def _inset_headline(columns: list[list[Glyph]], size: float) -> list[Glyph]:
    """The headline that stands on top of an inner column, amid the text of its article; or nothing.

    On its left the text has begun already, with an indented line, and on its right it goes on; no
    other column has a headline of its own.
    """
    heads = [
        [row for row in _rows(column) if min(g.size for g in row) > HEADLINE * size] for column in columns
    ]
    inner = [n for n, rows in enumerate(heads) if rows]
    if len(columns) < 3 or len(inner) != 1 or inner[0] in (0, len(columns) - 1):
        return []
    at, first, last = columns[inner[0]], columns[0], columns[-1]
    head = [g for row in heads[inner[0]] for g in row]
    ceiling = max(map(top, head))
    text = [g for g in at if g not in head]
    begins = min(_rows(first)[0], key=lambda g: g.left).left - min(g.left for g in first)
    level = all(abs(max(map(top, column)) - ceiling) < 4 * size for column in (first, last))
    over = bool(text) and max(map(top, text)) < min(map(bottom, head)) + size
    return head if level and over and 1.5 * size <= begins <= 3.5 * size else []


def _set(glyphs: list[Glyph], size: float) -> Iterator[_Line]:
    """The lines of one column."""
    if not glyphs:
        return
    lines: list[list[Glyph]] = []
    for g in sorted(glyphs, key=lambda g: -g.base):
        if lines and lines[-1][0].base - g.base <= 0.45 * max(g.size, lines[-1][0].size):
            lines[-1].append(g)
        else:
            lines.append([g])
    column = (min(g.left for g in glyphs), max(g.right for g in glyphs))
    bases = [line[0].base for line in lines]
    pitches = [a - b for a, b in pairwise(bases)]
    pitch = median(pitches) if pitches else size
    for line in lines:
        line.sort(key=lambda g: g.left)
        own = median(g.size for g in line)
        indent = line[0].left - column[0]
        lead = "\u3000\u3000" if 1.5 * own <= indent <= 3.5 * own and own <= 1.15 * size else ""
        yield _Line(lead + _spaced(line, own), line[0].left, line[-1].right, line[0].base, own, column, pitch)


def _spaced(line: list[Glyph], size: float) -> str:
    """A line's characters, with a blank where the gap is wider than the line's other gaps."""
    gaps = [b.left - a.right for a, b in pairwise(line)]
    usual = max(0.0, median(gaps)) if gaps else 0.0
    blanks = [" " if gap > usual + 0.22 * size else "" for gap in gaps]
    return "".join(g.char + blank for g, blank in zip(line, [*blanks, ""], strict=True))
