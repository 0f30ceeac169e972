"""Lines: the lines of a page's text, or pieces of one that articles share, and what each looks like."""

from __future__ import annotations

import re
from copy import copy
from itertools import pairwise

from .. import lexicons
from ..lexicons.characters import HAN
from ..text.located import Text
from .byline_names import Signature
from .bylines import Byline, head_byline, read_line
from .datelines import BRIEF_MARKS, closing_characters, dateline_end, datelines, opens_report
from .furniture import line_reason
from .kept import kept
from .looks import Look, look
from .notices import signs_notice
from .run_on import ORIGINAL, SHORT, head_ends
from .words import pattern

#: Places inside a line where another article begins.
_INSIDE = re.compile(r"(?<=[。！？”）)\s\d])(?=[■□◆●](?![■□◆●\d]))")
_BRACKETED_HEAD = re.compile(r"[\[【](?P<head>[^\[\]【】。]{4,60})[\]】]\s*(?=\S)")


class Line:
    """A line of a page, or a piece of one where several articles share it.

    What it looks like is worked out once: what every line is asked at once, the rest when it is asked for.

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
        #: Its characters without blanks; its width in full characters; whether it ends as a sentence does;
        #: whether it ends before a list or inside one.
        self.bare = "".join(self.chars.split())
        self.width = _width(self.bare)
        self.ends = ends_sentence(self.chars)
        self.lists = self.chars.endswith(("：", "；"))
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

    @kept
    def headlike(self) -> bool:
        """Whether it could be a deck: short, no sentence.

        Examples
        --------
        >>> [line.headlike for line in split_lines(Text.of("全市召开大会\\n会议指出，要抓好落实。"))]
        [True, False]
        """
        return _is_headlike(self)

    @kept
    def look(self) -> Look:
        """Which of the lists' patterns it could match."""
        return look(self.chars)

    @kept
    def reason(self) -> str | None:
        """Why it is furniture by itself, or None."""
        return line_reason(self.chars, self.look)

    @kept
    def dateline(self) -> int | None:
        """Where the dateline ends with which it begins."""
        return dateline_end(self.chars)

    @kept
    def opens(self) -> bool:
        """Whether it begins with the words that open a report, behind a brief's mark as well."""
        opened = opens_report(self.chars) if self.chars[:1] in BRIEF_MARKS else self.dateline is not None
        return opened or bool(self.signatures)

    @kept
    def signs_notice(self) -> bool:
        """Whether it is a body's name or a day, as they stand below a notice."""
        return signs_notice(self.chars)

    @kept
    def byline(self) -> list[Signature] | None:
        """Who signs where the line is nothing but a byline, a credit or a source; None where it is none."""
        return read_line(self.chars, self.look)

    @property
    def signatures(self) -> list[Signature]:
        """Who signs where the line is nothing but a byline."""
        return self.byline or []

    @kept
    def head_byline(self) -> Byline | None:
        """The opening and the byline with which it begins."""
        plain = self.dateline is None and not self.look.signing and self.chars[0].isalnum()
        return None if plain else head_byline(self.chars)


def width(chars: str) -> float:
    """Width of a stretch in full characters, blanks left out.

    Examples
    --------
    >>> width("2022年 3月")
    4.5
    """
    return _width("".join(chars.split()))


def _width(bare: str) -> float:
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


@lexicons.cached
def _cut_at() -> re.Pattern[str]:
    """What a line has that is cut, or marked as a heading: the last character of a dateline, or a mark."""
    return re.compile(f"[{closing_characters()}■□◆●\\[【#>*原]")


def _pieces(page: Text, start: int, raw: str, blanks: int) -> list[Line]:
    """The line that stands at a place of a page, or the pieces of one that articles share."""
    if len(raw) < SHORT and not _cut_at().search(raw):
        chars = raw.lstrip()
        start += len(raw) - len(chars)
        chars = chars.rstrip()
        text = Text(chars, page.offsets[start : start + len(chars)])
        return [Line(text, blanks, _is_indented(raw), False)]
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
    pieces: list[Line] = []
    for n, (a, b) in enumerate(pairwise(bounds)):
        text = strip(page[start + a : start + b])
        if "**" in text.chars:
            text = strip(text.sub(_BOLD, "", MARK))
        if head and n == 0:
            titled = _titled(text)
            text, head = (titled, True) if titled else (text, False)
        if text.chars:
            first = n == 0
            above = 0 if pieces else blanks
            pieces.append(
                Line(text, above, first and _is_indented(raw), head and first, runs_on=b < len(raw))
            )
    return pieces


def _titled(text: Text) -> Text | None:
    """A headline without the marks of its typesetting; None where there is nothing else: debris."""
    mark = _HEAD_MARK.match(text.chars)
    if mark and mark.end() == len(text):
        return None
    titled = text.sub(_HEAD_MARK, "", MARK)
    titled = strip(titled if ORIGINAL.match(text.chars) else titled.sub(_HEAD_BRACKETS, "", MARK))
    return titled if titled.chars else None


def _is_indented(raw: str) -> bool:
    return raw[:2].isspace() and len(raw) > 1


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
    chars = text.chars.lstrip()
    left = len(text.chars) - len(chars)
    chars = chars.rstrip()
    if len(chars) == len(text.chars):
        return text
    return Text(chars, text.offsets[left : left + len(chars)], text.edits)


def is_narrated(chars: str) -> bool:
    """Whether a line tells what reports tell and no headline says.

    Examples
    --------
    >>> is_narrated("王一先后来到云岭镇"), is_narrated("王一到云岭镇调研")
    (True, False)
    """
    return "先" in chars and bool(pattern("先[后後]<one after another>").search(chars))


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
