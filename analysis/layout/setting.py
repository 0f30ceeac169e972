"""Setting: how a page's lines are set, in columns or a paragraph a line, with indents or without.

Text from PDF pages comes in lines as wide as a newspaper column. Text from digital editions comes
with one line a paragraph, or one line an article. Which it is, the page's own lines tell.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from .lines import Line

#: Column text is set in lines of 10 to 17 characters; a line of 26 is none.
WIDEST_COLUMN = 26


class Setting(NamedTuple):
    """How a page's lines are set."""

    wrapped: bool
    width: float
    short_first: bool
    parted: bool = False  # an empty line stands between any two paragraphs


def measure(lines: list[Line]) -> Setting:
    """Tell from a page's lines whether they are wrapped, how wide, and whether paragraphs are indented.

    Parameters
    ----------
    lines : body lines of one article or one page.

    Returns
    -------
    ``wrapped`` where three quarters of the text stand in lines no wider than a newspaper column;
    ``width`` the common width of a full line; ``short_first`` where a paragraph's first line is
    about two characters short, as text is whose indent was lost.
    """
    widths = sorted([line.width for line in lines])
    narrow = sum(widths[: bisect_right(widths, WIDEST_COLUMN)])
    if len(widths) < 3 or narrow < 0.75 * sum(widths):
        return Setting(False, 0.0, False)
    full = widths[len(widths) // 2 :]
    common = full[len(full) // 2]
    if not _is_set_to_widths(lines):
        return Setting(False, 0.0, False)
    return Setting(True, common, _short_first(lines))


def _short_first(lines: list[Line]) -> bool:
    """Whether the first lines of paragraphs are shorter than those around them, by about an indent."""
    firsts = [
        n
        for n in range(1, len(lines) - 1)
        if lines[n].blanks and not lines[n + 1].blanks and lines[n - 1].ends
    ]
    gaps = [common_width(lines[n + 1 : n + 7] or lines[n - 6 : n]) - lines[n].width for n in firsts]
    lack = [gap for gap in gaps if gap <= 3.2]
    if len(firsts) < 2 or len(lack) < 0.7 * len(firsts):
        return False
    # A mark pushed in or out is worth one character; half the first lines must lack more.
    return sum(x >= 0.9 for x in lack) >= 0.7 * len(firsts) and sum(x >= 1.4 for x in lack) >= 0.5 * len(lack)


def common_width(lines: list[Line]) -> float:
    """The common width of lines that break off in mid-sentence; of all lines where none does."""
    broken = [line.width for line in lines if not line.ends]
    widths = sorted(broken or [line.width for line in lines])
    return widths[len(widths) // 2] if widths else 0.0


def _is_set_to_widths(lines: list[Line]) -> bool:
    """Whether lines are broken at a width: where they break off in mid-sentence they are as wide as the next.

    A page's articles may be set to different widths. A page of short paragraphs (a notice's articles)
    has narrow lines as well, but few break off: section heads, an address and a signature do not.
    """
    whole = [line for line in lines if not (line.lists or line.signs_notice)]
    broken = [line.width for line in whole if not line.ends]
    alike = sum([abs(a - b) <= 3.2 for a, b in pairwise(broken)])
    return len(broken) >= max(3, 0.3 * len(whole)) and alike >= 0.5 * (len(broken) - 1)


#: So few paragraphs do not tell how a page is set.
_FEW_PARAGRAPHS = 3


def sets_in(lines: list[Line]) -> bool:
    """Whether a page sets its paragraphs in, one a line, and leaves its headlines at the margin.

    Parameters
    ----------
    lines : the page's lines without furniture.

    Examples
    --------
    >>> from analysis.layout.lines import split_lines
    >>> from analysis.text.located import Text
    >>> page = "全市召开大会\\n" + "　　昨日，全市召开大会。\\n" * 3
    >>> sets_in(split_lines(Text.of(page))), sets_in(split_lines(Text.of(page.replace("　", ""))))
    (True, False)
    """
    paragraphs = [line.indented for line in lines if line.ends and not line.headlike]
    inside = sum(paragraphs)
    return (
        inside >= _FEW_PARAGRAPHS and inside >= 0.8 * len(paragraphs) and not all(x.indented for x in lines)
    )
