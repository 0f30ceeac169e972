"""Pieces: which lines of a page belong to which article, and as what.

The lines come marked (:mod:`analysis.layout.marking`). Openings start an article; lines signed by a
reporter close one; blocks of short lines in front of a text are its headline
(:mod:`analysis.layout.blocks`). What is left is body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ..text.located import Text
from .blocks import Blocks, body_starts
from .byline_names import Signature
from .lines import Line
from .marked import Furniture, Marked
from .marking import mark


@dataclass
class Piece:
    """The lines of one article, by what they are."""

    heads: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    credits: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)


@dataclass
class Sheet:
    """A page cut into pieces: articles, headlines nobody claimed yet, furniture with its reason."""

    pieces: list[Piece] = field(default_factory=list)
    unclaimed: list[Line] = field(default_factory=list)
    furniture: list[tuple[Text, str]] = field(default_factory=list)
    single: bool = False  # a web page of one report


def cut(lines: list[Line]) -> Sheet:
    """Cut a page's lines into articles.

    Parameters
    ----------
    lines : the page's lines (:func:`analysis.layout.lines.split_lines`).

    Returns
    -------
    A :class:`Sheet`; every line is in it exactly once.
    """
    sheet = Sheet()
    marked, sheet.furniture = mark(lines)
    sheet.single = _is_web_page(marked, sheet.furniture)
    blocks = Blocks(marked, single=sheet.single)
    starts = body_starts(blocks)
    if not starts:
        sheet.unclaimed = [m.line for m in marked]
        return sheet
    head_at = blocks.heads_before(starts[0], 0)
    rest = _fill(Piece(), marked[:head_at], sheet.unclaimed)
    for start, end in pairwise([*starts, len(marked)]):
        next_at = blocks.heads_before(end, start + 1)
        if end == len(marked) and next_at < end and _goes_on(marked, next_at):
            next_at = end
        piece = Piece()
        _fill(piece, marked[head_at:start], piece.heads)
        _fill(piece, marked[start:next_at], piece.lines)
        sheet.pieces.append(piece)
        head_at = next_at
    sheet.pieces[0].captions += rest.captions
    sheet.furniture += [(line.text, "byline of no article on the page") for line in rest.credits]
    _fill(sheet.pieces[-1], marked[head_at:], sheet.unclaimed)
    return sheet


def _is_web_page(marked: list[Marked], furniture: Furniture) -> bool:
    """Whether a page is the web page of one report: it says once, above its text, when it was put up."""
    notices = [int(text.offsets[0]) for text, reason in furniture if reason == "repost notice" and len(text)]
    text = next((m.line for m in marked if m.line.ends and not m.line.headlike), None)
    return len(notices) == 1 and text is not None and notices[0] < int(text.text.offsets[0])


def _goes_on(marked: list[Marked], n: int) -> bool:
    """Whether short lines at a page's end stand right under text: verses, or a stop is lost; no headline."""
    signs = any(_SIGNS.search(m.line.chars) for m in marked[n:])
    return not (marked[n].line.blanks or signs) and marked[n - 1].label in ("text", "opening")


#: A byline that was not read as one: （半 夏）, 本报特派记者…
_SIGNS = re.compile(r"^[（(].{1,16}[）)]$|记者|通讯员")


def _fill(piece: Piece, marked: list[Marked], texts: list[Line]) -> Piece:
    """Put lines where they belong in a piece, and those of text to ``texts``."""
    for m in marked:
        target = {"credit": piece.credits, "byline": piece.credits, "caption": piece.captions}
        target.get(m.label, texts).append(m.line)
        piece.signatures += m.noted + m.signatures
    return piece
