"""Layout: a page's lines, and how they are set.

Text from PDF pages comes in lines as wide as a newspaper column. Text from digital editions comes
with one line a paragraph, or one line an article. Which it is, the page's own lines tell.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ..lexicons.characters import HAN
from ..text.located import Text
from .byline_names import Signature
from .bylines import line_byline
from .datelines import dateline_end, datelines, opens_report
from .furniture import line_reason
from .notices import signs_notice
from .run_on import ORIGINAL, head_ends
from .words import pattern

#: Places inside a line where another article begins.
_INSIDE = re.compile(r"(?<=[。！？”）)\s\d])(?=[■□◆●](?![■□◆●\d]))")
_BRACKETED_HEAD = re.compile(r"[\[【](?P<head>[^\[\]【】。]{4,60})[\]】]\s*(?=\S)")
#: Column text is set in lines of 10 to 17 characters; a line of 26 is none.
WIDEST_COLUMN = 26


class Line:
    """A line of a page, or a piece of one where several articles share it.

    What it looks like is worked out when it is first asked for, and once.

    Parameters
    ----------
    text : its characters, without the blanks at its ends.
    blanks : how many blank lines stood before it.
    indented : whether it was set in.
    head : whether it is marked as a heading.
    runs_on : whether it was cut off a line that goes on with another article's opening.
    """

    def __init__(self, text: Text, blanks: int, indented: bool, head: bool, *, runs_on: bool = False) -> None:
        self.text = text
        self.chars = text.chars
        self.blanks = blanks
        self.indented = indented
        self.head = head
        self.runs_on = runs_on

    def but(self, *, text: Text | None = None, blanks: int | None = None, head: bool | None = None) -> Line:
        """The same line with something else about it; what is known of its characters stays known."""
        if text is not None and text is not self.text:
            line = Line(text, self.blanks, self.indented, self.head, runs_on=self.runs_on)
        else:
            line = copy(self)
        if blanks is not None:
            line.blanks = blanks
        if head is not None:
            line.head = head
            line.__dict__.pop("headlike", None)
        return line

    @cached_property
    def width(self) -> float:
        """Width in full characters; a digit or latin letter takes half the room."""
        return width(self.chars)

    @cached_property
    def bare(self) -> str:
        """Its characters without blanks."""
        return "".join(self.chars.split())

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.chars)

    @cached_property
    def headlike(self) -> bool:
        """Whether it could be a deck: short, no sentence.

        Examples
        --------
        >>> [line.headlike for line in split_lines(Text.of("全市召开大会\\n会议指出，要抓好落实。"))]
        [True, False]
        """
        return _is_headlike(self)

    @cached_property
    def reason(self) -> str | None:
        """Why it is furniture by itself, or None."""
        return line_reason(self.chars)

    @cached_property
    def opens(self) -> bool:
        """Whether it begins with the words that open a report, behind a brief's mark as well."""
        return opens_report(self.chars) or bool(self.signatures)

    @cached_property
    def signs_notice(self) -> bool:
        """Whether it is a body's name or a day, as they stand below a notice."""
        return signs_notice(self.chars)

    @cached_property
    def signatures(self) -> list[Signature]:
        """Who signs where the line is nothing but a byline."""
        return line_byline(self.chars)


def width(chars: str) -> float:
    """Width of a stretch in full characters, blanks left out.

    Examples
    --------
    >>> width("2022年 3月")
    4.5
    """
    bare = "".join(chars.split())
    return len(bare) - 0.5 * len(bare.encode("ascii", "ignore"))


_CLOSING = "”’」』）)》】"
_STOPS = ("。", "！", "？", "…")


def ends_sentence(chars: str) -> bool:
    """Whether a stretch ends as a sentence does.

    Examples
    --------
    >>> [ends_sentence(s) for s in ("会议指出。”", "会议指出，")]
    [True, False]
    """
    return chars.rstrip().rstrip(_CLOSING).endswith(_STOPS)


def split_lines(page: Text) -> list[Line]:
    """Cut a cleaned page into lines, and a line where another article begins inside it.

    Parameters
    ----------
    page : the page after :func:`analysis.text.cleaning.clean`.

    Returns
    -------
    The lines that are not blank, without the blanks at their ends; each knows how many blank lines
    stood before it, whether it was indented, and whether it is marked as a heading (``#``, ``[…]``).

    Examples
    --------
    >>> [(l.chars, l.blanks, l.head) for l in split_lines(Text.of("# 标题\\n\\n正文。"))]
    [('标题', 0, True), ('正文。', 1, False)]
    """
    page = Text(page.chars, page.offsets)  # its edits are the page's, not a line's
    lines: list[Line] = []
    blanks = 0
    start = 0
    for raw in page.chars.split("\n"):
        if raw and not raw.isspace():
            lines += _pieces(page, start, raw, blanks)
            blanks = 0
        else:
            blanks += 1
        start += len(raw) + 1
    return lines


#: Why #, >> and the brackets around a headline are left out.
MARK = "mark of typesetting"
_BOLD = re.compile(r"\A\*{2,3}|\*{2,3}\Z")
_HEAD_BRACKETS = re.compile(r"\A[\[【]|[\]】]\Z")
_HEAD_MARK = re.compile(rf"\A\s*(?:#{{1,6}}\s*|>{{1,3}}\s*|{ORIGINAL.pattern})")


def _pieces(page: Text, start: int, raw: str, blanks: int) -> list[Line]:
    bracketed = _BRACKETED_HEAD.match(raw.lstrip())
    lead = len(raw) - len(raw.lstrip())
    head = bool(_HEAD_MARK.match(raw))
    cuts = _openings(raw)
    cuts += _behind_head(raw, min(cuts, default=len(raw)))
    cuts = [cut for cut in cuts if cut > lead]
    if bracketed and not dateline_end(bracketed["head"]):
        cuts.append(lead + bracketed.end())
        head = True
    bounds = sorted({0, len(raw), *cuts})
    indented = raw[:2].isspace() and len(raw) > 1
    pieces: list[Line] = []
    for n, (a, b) in enumerate(pairwise(bounds)):
        text = strip(page[start + a : start + b])
        if "**" in text.chars:
            text = strip(text.sub(_BOLD, "", MARK))
        if head and n == 0:
            titled = text.sub(_HEAD_MARK, "", MARK)
            titled = strip(titled if ORIGINAL.match(raw) else titled.sub(_HEAD_BRACKETS, "", MARK))
            text, head = (titled, True) if titled.chars else (text, False)  # a mark alone is debris
        if text.chars:
            first = n == 0
            above = 0 if pieces else blanks
            pieces.append(Line(text, above, indented and first, head and first, runs_on=b < len(raw)))
    return pieces


def _openings(raw: str) -> list[int]:
    """Where reports begin inside a line: at their datelines, or at a brief's mark."""
    marks = [match.start() for match in _INSIDE.finditer(raw)]
    return marks + [_at_mark(raw, start) for start, _ in datelines(raw)]


def _behind_head(raw: str, opening: int) -> list[int]:
    """Where the text begins behind a headline that is run on, in front of the line's first dateline."""
    if ends := head_ends(raw, opening):
        return ends
    original = ORIGINAL.match(raw)
    text = original and opening > original.end() and "。" in raw[:opening]
    return [original.end()] if original and text else []


def _at_mark(raw: str, start: int) -> int:
    """The place of a brief's mark in front of its dateline, or of the dateline itself."""
    above = raw[:start].rstrip()
    return len(above) - 1 if above.endswith(("■", "□", "◆", "●")) else start


def strip(text: Text) -> Text:
    """Take the blanks off both ends; the text's edits stay with it."""
    left = len(text.chars) - len(text.chars.lstrip())
    right = max(left, len(text.chars.rstrip()))
    return Text(text.chars[left:right], text.offsets[left:right], text.edits)


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
    widths = sorted(line.width for line in lines)
    narrow = sum(w for w in widths if w <= WIDEST_COLUMN)
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
        n + 1
        for n, (a, b, c) in enumerate(zip(lines, lines[1:], lines[2:], strict=False))
        if b.blanks and not c.blanks and a.ends
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


#: Marks of a line that ends before a list or inside one.
_WHOLE = ("：", "；")


def _is_set_to_widths(lines: list[Line]) -> bool:
    """Whether lines are broken at a width: where they break off in mid-sentence they are as wide as the next.

    A page's articles may be set to different widths. A page of short paragraphs (a notice's articles)
    has narrow lines as well, but few break off: section heads, an address and a signature do not.
    """
    whole = [line for line in lines if not line.chars.endswith(_WHOLE) and not line.signs_notice]
    broken = [line.width for line in whole if not line.ends]
    alike = sum(abs(a - b) <= 3.2 for a, b in pairwise(broken))
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
    >>> page = "全市召开大会\\n" + "　　昨日，全市召开大会。\\n" * 3
    >>> sets_in(split_lines(Text.of(page))), sets_in(split_lines(Text.of(page.replace("　", ""))))
    (True, False)
    """
    paragraphs = [line.indented for line in lines if line.ends and not line.headlike]
    inside = sum(paragraphs)
    return (
        inside >= _FEW_PARAGRAPHS and inside >= 0.8 * len(paragraphs) and not all(x.indented for x in lines)
    )


def is_narrated(chars: str) -> bool:
    """Whether a line tells what reports tell and no headline says.

    Examples
    --------
    >>> is_narrated("王一先后来到云岭镇"), is_narrated("王一到云岭镇调研")
    (True, False)
    """
    return bool(pattern("先[后後]<one after another>").search(chars))


_HAN = re.compile(f"[{HAN}]")


def _is_headlike(line: Line) -> bool:
    chars = line.chars
    if line.head:
        return line.width <= 80
    if line.width > 60 or not _HAN.search(chars) or "。" in chars[:-1]:
        return False
    if (
        is_narrated(chars)
        or chars.endswith(("。", "；", "，", "、", "："))
        or chars.startswith(("，", "。", "、", "；", "”", "）"))
    ):
        return False
    return chars.count("，") <= 2
