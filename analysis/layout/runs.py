"""Runs: lines of text that stand together, with no empty line between them."""

from __future__ import annotations

from .marked import Marked
from .notices import ends_as_notice, is_notice_headline
from .setting import Setting

#: The headline of a notice has no more lines.
_NOTICE_LINES = 3


def runs(marked: list[Marked], column: Setting) -> list[tuple[int, int]]:
    """Find the run of lines that each line stands in: text without an empty line between them.

    Parameters
    ----------
    marked : the page's lines.
    column : the column they are set in; in wrapped columns the headline of a notice is a run of its own.

    Returns
    -------
    For every line the indices of its run's first line and of the line behind its last one.
    """
    bounds: list[tuple[int, int]] = []
    first = 0
    for n in range(1, len(marked) + 1):
        together = n < len(marked) and _together(marked[n - 1], marked[n], column)
        if together and not (
            column.wrapped and n - first <= _NOTICE_LINES and _is_notice_headline(marked[first : n + 1])
        ):
            continue
        bounds += [(first, n)] * (n - first)
        first = n
    return bounds


def _together(before: Marked, m: Marked, column: Setting) -> bool:
    if m.line.blanks or m.continued or not before.label == m.label == "text":
        return False
    if column.wrapped:
        return True
    notice = ends_as_notice(before.line.chars) and not m.line.chars.startswith("（")
    return before.line.headlike == m.line.headlike and not notice


def _is_notice_headline(marked: list[Marked]) -> bool:
    """Whether lines but for the last are a notice's headline, right above its text."""
    *heads, text = (m.line.chars for m in marked)
    return is_notice_headline("".join(heads)) and not text.startswith("（")


def rests(marked: list[Marked]) -> list[bool]:
    """Tell of every line whether it is the rest of a sentence, or of a mark, begun right above it."""
    found: list[bool] = []
    for n, m in enumerate(marked):
        above = marked[n - 1]
        if n == 0 or m.line.blanks or above.label not in ("text", "opening") or above.line.ends:
            found.append(False)
        else:
            found.append(not above.line.headlike or found[-1])
    return found
