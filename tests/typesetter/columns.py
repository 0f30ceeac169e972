"""Columns: where the lines of a paragraph end, and where a column's end cuts it in two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

from .glyphs import CLOSING, OPENING, SENTENCE_ENDS, Glyph, beside, printed
from .layout import CUT, Layout

#: The room of the indent that a paragraph's first line has lost, in ems.
INDENT = 2
#: The shortest stretch that random cuts leave of a long line, in characters.
REMNANT = 8

#: What a line end does not divide: a figure or a Latin word; else every character stands alone.
UNIT = re.compile(r"[0-9A-Za-z.%~]+|.", re.DOTALL)

Glyphs = list[Glyph]


def set_paragraph(glyphs: Glyphs, layout: Layout, cuts: int, rng: Random) -> Glyphs:
    """Set one paragraph: its lines, and the empty lines where a column ends.

    Parameters
    ----------
    glyphs : the paragraph, with ``¦`` where a column of the page ends.
    layout : of this article.
    cuts : how many cuts at random places; fewer are made where there is no room.
    rng : where the randomness comes from.
    """
    if not layout.cut_at_marks:
        glyphs = [g for g in glyphs if g.char != CUT]
    if layout.column_width is None:
        stretches = split(mark_cuts(glyphs, cuts, rng))
        if layout.joined_lines is not None:
            stretches = [join_lines(break_lines(s, layout.joined_lines), " ") for s in stretches]
        return join_columns([[s] for s in stretches])
    # A mark before the first character: the paragraph stands at a column's head without its indent.
    indent = INDENT if layout.paragraph_indent and glyphs[0].char != CUT else 0
    stretches = split(glyphs)
    last = len(stretches) - 1
    columns = [
        break_lines(s, layout.column_width, indent if i == 0 else 0, full=i < last)
        for i, s in enumerate(stretches)
    ]
    return join_columns(cut_between_lines(columns, cuts, rng))


def break_lines(glyphs: Glyphs, width: float, indent: float = 0, full: bool = False) -> list[Glyphs]:
    """Break a stretch into lines as a compositor would.

    Parameters
    ----------
    glyphs : the stretch.
    width : of the column, in ems.
    indent : room that the first line lacks, in ems.
    full : spread the text so that the last line is a full one too, as before a column's end.

    Examples
    --------
    >>> from .glyphs import ink
    >>> [printed(line) for line in break_lines(ink("市领导张明、李娜、王强参加会议。"), 7, indent=2)]
    ['市领导张', '明、李娜、王强', '参加会议。']
    """
    units = [glyphs[m.start() : m.end()] for m in UNIT.finditer(printed(glyphs))]
    wanted = line_count(ems(units) + indent, width) if full else 0
    lines: list[Glyphs] = []
    while units:
        lack = 0 if lines else indent
        left = wanted - len(lines)
        limit = (ems(units) + lack) / left if full and left > 0 else width
        take = len(units) if full and left == 1 else units_of_a_line(units, limit - lack)
        lines.append([g for unit in units[:take] for g in unit])
        units = units[take:]
    return lines


def line_count(total: float, width: float) -> int:
    """How many lines of about ``width`` a text of ``total`` ems fills, none more than one too long."""
    count = max(1, round(total / width))
    return count + 1 if total / count > width + 1 else count


def units_of_a_line(units: list[Glyphs], limit: float) -> int:
    """How many units the next line takes.

    A closing mark that has no room is squeezed in if the line holds another mark to gain the room
    from; else the character before it goes down to the next line with it.
    """
    fit = 1
    while fit < len(units) and ems(units[: fit + 1]) <= limit:
        fit += 1
    if fit < len(units) and is_mark(units[fit], CLOSING):
        if any(is_mark(unit, CLOSING + OPENING) for unit in units[:fit]):
            while fit < len(units) and is_mark(units[fit], CLOSING):
                fit += 1
        else:
            fit -= 1
    while fit > 1 and fit < len(units) and (is_mark(units[fit - 1], OPENING) or is_mark(units[fit], CLOSING)):
        fit -= 1
    while fit < len(units) and units[fit][0].char == " ":
        fit += 1
    return max(fit, 1)


def ems(units: list[Glyphs]) -> float:
    """The room that units take: a half-width character half an em, two marks in a row one and a half."""
    room = 0.0
    before: Glyphs = []
    for unit in units:
        pair = is_mark(unit, CLOSING + OPENING) and bool(before) and is_mark(before, CLOSING + OPENING)
        room += sum(0.5 if g.char.isascii() else 1.0 for g in unit) - (0.5 if pair else 0.0)
        before = unit
    return room


def is_mark(unit: Glyphs, marks: str) -> bool:
    """Whether a unit is one of these marks."""
    return len(unit) == 1 and unit[0].char in marks


def mark_cuts(glyphs: Glyphs, cuts: int, rng: Random) -> Glyphs:
    """Put ``¦`` at random places: not at a sentence's end, before a closing mark or in a figure."""
    text = printed(glyphs)
    places = [
        i
        for i in range(REMNANT, len(text) - REMNANT)
        if may_cut(glyphs[i - 1], glyphs[i])
        and text[i] not in CLOSING + " "
        and text[i - 1] not in OPENING + " "
        and not (text[i - 1].isascii() and text[i].isascii())
    ]
    chosen: set[int] = set()
    for i in rng.sample(places, len(places)):
        if len(chosen) < cuts and all(abs(i - other) >= REMNANT for other in chosen):
            chosen.add(i)
    out: Glyphs = []
    for i, glyph in enumerate(glyphs):
        if i in chosen:
            out.append(beside(glyph, CUT))
        out.append(glyph)
    return out


def cut_between_lines(columns: list[list[Glyphs]], cuts: int, rng: Random) -> list[list[Glyphs]]:
    """End a column after randomly chosen lines."""
    places = [
        (c, i)
        for c, lines in enumerate(columns)
        for i in range(1, len(lines))
        if may_cut(lines[i - 1][-1], lines[i][0])
    ]
    chosen = set(rng.sample(places, min(cuts, len(places))))
    out: list[list[Glyphs]] = []
    for c, lines in enumerate(columns):
        out.append([])
        for i, line in enumerate(lines):
            if (c, i) in chosen:
                out.append([])
            out[-1].append(line)
    return out


def may_cut(before: Glyph, after: Glyph) -> bool:
    """Whether a random cut may fall here: inside the body, not where a sentence ends.

    A cut behind a full stop looks like the end of a paragraph; no reader could tell.
    """
    return before.part == after.part == "body" and before.reads not in SENTENCE_ENDS


def split(glyphs: Glyphs) -> list[Glyphs]:
    """Part a paragraph at its column marks and take them off."""
    stretches: list[Glyphs] = [[]]
    for glyph in glyphs:
        if glyph.char == CUT:
            stretches.append([])
        else:
            stretches[-1].append(glyph)
    return [s for s in stretches if s]


def join_lines(lines: Iterable[Glyphs], end: str) -> Glyphs:
    """String lines together; a space at a line's end falls away, its reading passes to the line end."""
    out: Glyphs = []
    for line in lines:
        if out:
            space = out.pop() if out[-1].char == " " else beside(out[-1], end)
            out.append(space._replace(char=end))
        out += line
    return out


def join_columns(columns: Iterable[list[Glyphs]]) -> Glyphs:
    """String columns together, an empty line between them."""
    out: Glyphs = []
    for lines in columns:
        if out:
            out = join_lines([out, []], "\n")
            out.append(beside(out[-1], "\n"))
        out += join_lines(lines, "\n")
    return out
