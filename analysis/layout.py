"""Layout: a page's lines, and how they join to paragraphs.

Text from PDF pages comes in lines as wide as a newspaper column; a paragraph may be cut by an
empty line where a column ended. Text from digital editions comes with one line a paragraph, or
one line an article. Which it is, the page's own lines tell.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from .bylines import OPENING
from .cleaning import CHINESE, HAN
from .text import Text

#: What can end a paragraph, closing marks after it included.
TERMINAL = re.compile(r"[。！？…；：][”’」』）)》】]*$")
_ENDS = re.compile(r"[。！？…][”’」』）)》】]*$")
#: Places inside a line where another article begins.
_INSIDE = re.compile(
    rf"(?<=[。！？”）)\]】\s\d])(?=(?:{OPENING.pattern}))"
    rf"|(?<=[\u4e00-\u9fff])(?=(?:本报讯|又讯)\s*(?:[（(]|记者))"
    rf"|(?<=[。！？”）)\s\d])(?=[■□◆●](?![■□◆●\d]))",
    re.VERBOSE,
)
_BRACKETED_HEAD = re.compile(r"[\[【](?P<head>[^\[\]【】。]{4,60})[\]】]\s*(?=\S)")
#: Column text is set in lines of 10 to 17 characters; a line of 26 is none.
WIDEST_COLUMN = 26


class Line(NamedTuple):
    """A line of a page, or a piece of one where several articles share it."""

    text: Text
    blanks: int
    indented: bool
    head: bool

    @property
    def chars(self) -> str:
        """The line's characters."""
        return self.text.chars

    @property
    def width(self) -> float:
        """Width in full characters; a digit or latin letter takes half the room."""
        return width(self.chars)


def width(chars: str) -> float:
    """Width of a stretch in full characters, blanks left out."""
    return sum(0.5 if c.isascii() else 1.0 for c in chars if not c.isspace())


def ends_sentence(chars: str) -> bool:
    """Whether a stretch ends as a sentence does."""
    return bool(_ENDS.search(chars.rstrip()))


def split_lines(page: Text) -> list[Line]:
    """Cut a cleaned page into lines, and a line where another article begins inside it.

    Parameters
    ----------
    page : the page after :func:`analysis.cleaning.clean`.

    Returns
    -------
    The lines that are not blank, without the blanks at their ends; each knows how many blank lines
    stood before it, whether it was indented, and whether it is marked as a heading (``#``, ``[…]``).

    Examples
    --------
    >>> [(l.chars, l.blanks, l.head) for l in split_lines(Text.of("# 标题\\n\\n正文。"))]
    [('标题', 0, True), ('正文。', 1, False)]
    """
    lines: list[Line] = []
    blanks = 0
    for match in re.finditer(r"[^\n]*\n?", page.chars):
        raw = match[0].rstrip("\n")
        if not match[0]:
            break
        if not raw.strip():
            blanks += 1
            continue
        lines += _pieces(page, match.start(), raw, blanks)
        blanks = 0
    return lines


#: Why #, >> and the brackets around a headline are left out.
MARK = "mark of typesetting"
_HEAD_MARK = re.compile(r"\A\s*(?:#{1,6}\s*|>{1,3}\s*)")


def _pieces(page: Text, start: int, raw: str, blanks: int) -> list[Line]:
    bracketed = _BRACKETED_HEAD.match(raw.lstrip())
    lead = len(raw) - len(raw.lstrip())
    head = bool(_HEAD_MARK.match(raw))
    cuts = [m.start() for m in _INSIDE.finditer(raw) if m.start() > lead]
    if bracketed and not OPENING.match(bracketed["head"]):
        cuts.append(lead + bracketed.end())
        head = True
    bounds = sorted({0, len(raw), *cuts})
    indented = bool(re.match(r"[\s\u3000]{2,}", raw))
    pieces: list[Line] = []
    for n, (a, b) in enumerate(pairwise(bounds)):
        text = strip(page[start + a : start + b])
        if head and n == 0:
            text = strip(text.sub(_HEAD_MARK, "", MARK).sub(r"\A[\[【]|[\]】]\Z", "", MARK))
        if text.chars:
            pieces.append(Line(text, 0 if pieces else blanks, indented and n == 0, head and n == 0))
    return pieces


def strip(text: Text) -> Text:
    """Take the blanks off both ends; the text's edits stay with it."""
    left = len(text.chars) - len(text.chars.lstrip())
    right = max(left, len(text.chars.rstrip()))
    return Text(text.chars[left:right], text.offsets[left:right], text.edits)


class Column(NamedTuple):
    """How a page's lines are set."""

    wrapped: bool
    width: float
    short_first: bool


def measure(lines: list[Line]) -> Column:
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
        return Column(False, 0.0, False)
    full = widths[len(widths) // 2 :]
    common = full[len(full) // 2]
    firsts = [
        b.width
        for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)
        if b.blanks and not c.blanks and ends_sentence(a.chars)
    ]
    short = sum(common - 3.2 <= w <= common - 0.9 for w in firsts)
    return Column(True, common, len(firsts) >= 2 and short >= 0.7 * len(firsts))


def paragraphs(lines: list[Line]) -> list[Text]:
    """Join an article's lines to paragraphs.

    Parameters
    ----------
    lines : the body lines of one article, in order.

    Returns
    -------
    One Text a paragraph. Blanks inside it still stand (they part the names of a byline);
    :func:`mend_blanks` takes them out.
    """
    column = measure(lines)
    found: list[list[Text]] = []
    for n, line in enumerate(lines):
        if n and not _begins(lines, n, column):
            found[-1].append(line.text)
        else:
            found.append([line.text])
    return [_joined(parts) for parts in found]


def _joined(parts: list[Text]) -> Text:
    """String lines together, with a blank between latin words."""
    pieces: list[Text] = []
    for part in parts:
        if pieces and re.search(r"[A-Za-z]$", pieces[-1].chars) and re.match(r"[A-Za-z]", part.chars):
            pieces.append(Text(" ", pieces[-1].offsets[-1:] + 1))  # where the line end stood
        pieces.append(part)
    return Text.join(pieces)


def _begins(lines: list[Line], n: int, column: Column) -> bool:
    """Whether line n begins a paragraph."""
    line, before = lines[n], lines[n - 1]
    if line.indented or line.head or before.head:
        return True
    if not column.wrapped:
        return _begins_unwrapped(line, before)
    if not TERMINAL.search(before.chars):
        return False
    if before.chars.endswith(("；", "：")) and not line.blanks:
        return False
    ended_short = before.width < column.width - 2.5
    if column.short_first:
        following = lines[n + 1] if n + 1 < len(lines) else None
        whole = following is None or bool(following.blanks) or ends_sentence(line.chars)
        looks_first = line.width <= column.width - 1.5
        if line.blanks:
            return line.width < column.width - 0.6
        return ended_short or (looks_first and not whole and before.width < column.width - 0.9)
    return bool(line.blanks) or ended_short


_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[①-⑩]|\d{1,2}[.、．])"
)


def _begins_unwrapped(line: Line, before: Line) -> bool:
    """In text of one line a paragraph only a line cut in mid-sentence goes on."""
    if OPENING.match(before.chars):
        return bool(TERMINAL.search(before.chars))
    if TERMINAL.search(before.chars) or _SECTION.match(line.chars):
        return True
    short = before.width <= 22 and not re.search(r"[，、。；]", before.chars)
    return short and bool(before.blanks or line.blanks) and line.width > 22 and not _cut(before, line)


def _cut(before: Line, line: Line) -> bool:
    """Whether a short line is the rest of a cut sentence rather than a section's heading."""
    return bool(re.search(r"[，、；]", line.chars[:1])) or before.chars.count("“") != before.chars.count("”")


_BLANK = re.compile(
    rf"(?<=[{CHINESE}])[ ]+(?=[{CHINESE}\w%])|(?<=[\w%])[ ]+(?=[{CHINESE}])|(?<=\d)[ ]+(?=[\d%])",
)


def mend_blanks(text: Text) -> Text:
    """Take out the blanks that stand inside Chinese text and beside its digits and letters.

    Examples
    --------
    >>> str(mend_blanks(Text.of("3月 24日，共 114 家 机构，用 Open Data 平台")))
    '3月24日，共114家机构，用Open Data平台'
    """
    return text.sub(_BLANK, "", "blank")


def is_headlike(line: Line) -> bool:
    """Whether a line could be a deck: short, no sentence.

    Examples
    --------
    >>> [is_headlike(l) for l in split_lines(Text.of("全市召开大会\\n会议指出，要抓好落实。"))]
    [True, False]
    """
    chars = line.chars
    if line.head:
        return line.width <= 80
    if line.width > 60 or not re.search(f"[{HAN}]", chars) or "。" in chars[:-1]:
        return False
    if re.search(r"[。；，、：]$", chars) or chars.startswith(("，", "。", "、", "；", "”", "）")):
        return False
    return chars.count("，") <= 2
