"""Weaving: marks that overlap at will, written into a text as HTML.

A text is cut wherever a mark begins or ends. Each piece has a class for each mark over it, and each class a
lane of its own (a tint, a line above, lines below), so that five marks over one character are seen as five.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple


class Stretch(NamedTuple):
    """A stretch to be marked: its class, and what is said of it where it begins."""

    start: int
    end: int
    kind: str
    said: str


def weave(text: str, marks: Sequence[Stretch], *, stop: Callable[[str], str] = escape) -> str:
    """Write a text with its marks.

    Parameters
    ----------
    text : the text; what is in it is shown as letters.
    marks : stretches of it; they may overlap, and lie within each other.
    stop : writes a piece of text without marks.

    Returns
    -------
    HTML with the text's characters in order and nothing between them. Where a mark begins, the piece can be
    reached by the keyboard; it says what every mark over it says.

    Examples
    --------
    >>> weave("县长<", [Stretch(0, 2, "title", "县")])
    '<span class="m title" tabindex="0" role="note" aria-label="县长: 县" data-row="县">县长</span>&lt;'
    """
    cuts = sorted({0, len(text), *(at for mark in marks for at in (mark.start, mark.end))})
    begins: dict[int, list[Stretch]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
    written, over = [], list[Stretch]()
    for start, end in itertools.pairwise(cuts):
        over = [mark for mark in over if mark.end > start] + begins.get(start, [])
        piece = text[start:end]
        written.append(_piece(piece, over, start) if over else stop(piece))
    return "".join(written)


def _piece(piece: str, over: Iterable[Stretch], start: int) -> str:
    """A piece with the marks over it; it is a stop of the keyboard where one of them begins."""
    marks = list(over)
    kinds = " ".join(dict.fromkeys(mark.kind for mark in marks))
    # The newlines of an attribute are written so that those of the HTML are those of the text.
    rows = "&#10;".join(dict.fromkeys(escape(mark.said) for mark in marks if mark.said))
    if not rows:
        return f'<span class="m {kinds}">{escape(piece)}</span>'
    stop = ""
    if any(mark.start == start for mark in marks):
        stop = f' tabindex="0" role="note" aria-label="{escape(piece)}: {rows}"'
    return f'<span class="m {kinds}"{stop} data-row="{rows}">{escape(piece)}</span>'
