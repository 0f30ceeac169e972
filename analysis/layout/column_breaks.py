"""Rests: the beginning of a paragraph that the end of a column has parted from what follows.

In wrapped columns such lines look like a headline: short, without a full stop, between empty lines.
Their width, the same as that of the text around them, and the word they are cut in give them away.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .. import lexicons
from ..lexicons.characters import HAN
from ..people.titles import find_titles
from .lines import Line, is_narrated
from .marked import Marked
from .paragraphs import cuts_word, reads_on
from .run_on import day_opening
from .setting import Setting, common_width
from .words import alternatives

#: How far to look for the width of a column, and how few lines do not tell it.
_NEAR, _FEW = 12, 3
#: A sentence goes on: a comma, or a list broken off in a name (市领导王一、李 / 二参加会议).
_MID_SENTENCE = re.compile("[，；]|、[^、，；：]{1,4}$")
#: A line that opens with the end of a clause: 为做好春季农业生产工 / 作，现将….
_COMMA_FIRST = re.compile(r"[^，。]{1,3}，")
#: A list broken off, and how it goes on: 马佳宁、杨 / 志强、吴明参加会议.
_LIST_CUT = re.compile("、[^、，；：]{1,3}$")


@lexicons.cached
def _list_on() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{1,4}}(?:{alternatives('list goes on')})")


@lexicons.cached
def _name_on() -> re.Pattern[str]:
    """A name goes on into what its bearer says: 中心主任李红 / 卫介绍，今年…."""
    return re.compile(rf"[{HAN}]{{1,2}}(?:{alternatives('says')})")


def column_around(marked: list[Marked], first: int, last: int, page: Setting) -> Setting:
    """Measure the column that a block may be set in; a page's articles may have different widths.

    Parameters
    ----------
    marked : the page's lines.
    first, last : the block's first line, and the line behind its last one.
    page : the column of the whole page.

    Returns
    -------
    ``page`` with the width of the text below the block, or else of that above it.
    """
    below = _neighbours(marked, range(last, min(len(marked), last + _NEAR)))
    above = _neighbours(marked, range(first - 1, max(-1, first - 1 - _NEAR), -1))
    near = max((below, above), key=lambda lines: min(len(lines), _FEW))
    return page._replace(width=common_width(near)) if len(near) >= _FEW else page


def _neighbours(marked: list[Marked], indices: range) -> list[Line]:
    """Lines of text that break off in mid-sentence, up to where another article begins or ends."""
    found: list[Line] = []
    for n in indices:
        m = marked[n]
        if m.label not in ("text", "caption") or m.closed or m.continued:
            break
        if m.label == "text" and not m.line.ends:
            found.append(m.line)
    return found


def is_column_rest(lines: list[Line], following: Line | None, column: Setting) -> bool:
    """Whether a block in wrapped columns is the beginning of a paragraph cut off by a column's end.

    Parameters
    ----------
    lines : the block.
    following : the line below it, None at the page's end.
    column : the column it may be set in (:func:`column_around`).
    """
    if following is None:  # the page's last lines: headlines that have lost their place, or text
        return any(re.search("[，；：]", line.chars) for line in lines)
    if len(lines) == 1 and cuts_word(lines[0].chars, following.chars):
        return True
    if _cuts_name(lines[-1].chars, following.chars) or any(is_narrated(line.chars) for line in lines):
        return True
    if any(_COMMA_FIRST.match(line.chars) for line in lines[1:]):
        return True
    if not _fills(lines, column.width):
        return False
    if any(_MID_SENTENCE.search(line.chars) for line in lines) or reads_on(lines[-1], following):
        return True
    if any(cuts_word(a.chars, b.chars) for a, b in pairwise(lines)):
        return True
    if day_opening().match(following.chars):
        return False
    return len(lines) > 1 or lines[0].width >= column.width - 1.2 or column.short_first


def _fills(lines: list[Line], column: float) -> bool:
    """Whether lines are as wide as a column; the first one may lack an indent that was lost."""
    if len(lines) == 1:
        return column - 3.2 <= lines[0].width <= column + 1.6
    full = all(column - 2.2 <= line.width <= column + 2.6 for line in lines[1:])
    return full and lines[0].width >= column - 3.2


def _cuts_name(chars: str, following: str) -> bool:
    """Whether a line ends inside a list of names, or in a title and the beginning of a name."""
    if _LIST_CUT.search(chars) and _list_on().match(following):
        return True
    cut = any(1 <= len(chars) - title.end <= 2 for title in find_titles(chars))
    return cut and bool(_name_on().match(following))
