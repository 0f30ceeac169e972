"""Pieces: which lines of a page belong to which article, and as what.

A page is walked line by line. Furniture is set aside by its form; openings (本报讯, a byline under
a headline, ■) start an article; lines signed by a reporter close one; the short lines in front of
an opening are its headline. What is left is body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .bylines import OPENING, Signature, head_byline, line_byline
from .furniture import line_reason, strip_ends
from .layout import Line, ends_sentence, is_headlike, measure
from .text import Text

#: How a report without 本报讯 begins: with the day.
_DAY = re.compile(
    r"(?:昨日|昨天|昨晚|今日|今天|近日|日前|近期|连日来|前不久|当日|(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日[上下晚，至])"
)
_CAPTION = re.compile(
    r"(?:(?:图为|上图|下图|左图|右图|图[①-⑨一二三四]|题图|▲|△|▼).{0,120}"
    r"|[（(].{0,8}(?:资料图|资料照片|图片).{0,8}[）)]"
    r"|[^。]{0,80}[。 ）)].{0,30}(?:摄|供图|资料图片?)[）)]?"
    r"|.{2,60} (?:[\u4e00-\u9fff]{1,4} ?){1,4} ?(?:摄|供图)[）)]?)"
)
_BRIEF = re.compile(r"[■□◆●](?![■□◆●])")


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


@dataclass
class _Marked:
    line: Line
    label: str = "text"  # text, opening, byline, credit, caption
    signatures: list[Signature] = field(default_factory=list)
    closed: bool = False  # a continuation or editor's mark stood behind it


def cut(lines: list[Line]) -> Sheet:
    """Cut a page's lines into articles.

    Parameters
    ----------
    lines : the page's lines (:func:`analysis.layout.split_lines`).

    Returns
    -------
    A :class:`Sheet`; every line is in it exactly once.
    """
    sheet = Sheet()
    marked = _mark(lines, sheet)
    starts = _starts(marked)
    bounds = [*starts, len(marked)]
    first_head = _heads_before(marked, bounds[0], 0)
    sheet.unclaimed += [m.line for m in marked[:first_head]]
    head_at = first_head
    for start, end in zip(bounds, bounds[1:], strict=False):
        piece = Piece(heads=[m.line for m in marked[head_at:start] if m.label == "text"])
        piece.captions = [m.line for m in marked[head_at:start] if m.label == "caption"]
        head_at = _heads_before(marked, end, start + 1)
        for m in marked[start:head_at]:
            target = {"credit": piece.credits, "byline": piece.credits, "caption": piece.captions}
            target.get(m.label, piece.lines).append(m.line)
            piece.signatures += m.signatures
        sheet.pieces.append(piece)
    if starts:
        sheet.unclaimed += [m.line for m in marked[head_at:]]
    return sheet


def _mark(lines: list[Line], sheet: Sheet) -> list[_Marked]:
    """Set furniture aside and say of every other line what it looks like."""
    marked: list[_Marked] = []
    listed = _printed_twice(lines)
    blanks = 0
    for n, line in enumerate(lines):
        reason = line_reason(line.chars) or listed.get(n)
        if reason:
            sheet.furniture.append((line.text, reason))
            blanks = max(blanks, line.blanks)
            continue
        text, taken = strip_ends(line.text)
        sheet.furniture += taken
        if taken and line_reason(text.chars):
            sheet.furniture.append((text, line_reason(text.chars) or ""))
            continue
        new = _Marked(line._replace(text=text, blanks=max(line.blanks, blanks)))
        new.closed = any(why in ("continuation mark", "editor's mark") for _, why in taken)
        blanks = 0
        marked.append(new)
    for n, m in enumerate(marked):
        _label(m, marked[n - 1] if n else None)
    _settle_bylines(marked)
    return marked


def _printed_twice(lines: list[Line]) -> dict[int, str]:
    """Headlines listed in front of the article that bears them, and leads printed twice.

    In wrapped columns two lines of body can be alike by chance, so there only a line that stands
    by itself counts.
    """
    wrapped = measure(lines).wrapped
    listed: dict[int, str] = {}
    seen: dict[str, int] = {}
    for n, line in enumerate(lines):
        bare = re.sub(r"\s", "", line.chars)
        alone = bool(line.blanks or not n) and (n + 1 == len(lines) or bool(lines[n + 1].blanks))
        if len(bare) < 8 or OPENING.match(line.chars) or (wrapped and not alone):
            continue
        if bare in seen:
            listed[seen[bare] if is_headlike(line) else n] = "printed twice"
        seen[bare] = n
    return listed


def _label(m: _Marked, before: _Marked | None) -> None:
    chars = m.line.chars
    if OPENING.match(chars) or _BRIEF.match(chars) or (head_byline(chars) and not line_byline(chars)):
        m.label = "opening"
        return
    m.signatures = line_byline(chars)
    if m.signatures:
        m.label = "byline"
        if (
            chars.endswith(("摄", "摄影", "供图"))
            and before
            and before.label == "text"
            and is_headlike(before.line)
        ):
            m.label = "caption"
    elif _CAPTION.fullmatch(chars) and not ends_sentence(chars):
        m.label = "caption"
    elif re.match(r"图为", chars) and m.line.width <= 80:
        m.label = "caption"


def _settle_bylines(marked: list[_Marked]) -> None:
    """A byline under a headline opens an article; one behind a full stop closes it."""
    for n, m in enumerate(marked):
        if m.label != "byline":
            continue
        before = next((b for b in reversed(marked[:n]) if b.label != "caption"), None)
        after = marked[n + 1] if n + 1 < len(marked) else None
        behind_text = before is not None and (
            before.label in ("credit",) or before.closed or ends_sentence(before.line.chars)
        )
        only_opening = before is not None and before.label == "opening" and not behind_text
        if behind_text or after is None:
            m.label = "credit"
        elif only_opening:
            m.label = "byline"  # 本报讯 and the byline on two lines
        elif after.label == "text":
            m.label = "opening byline"


def _starts(marked: list[_Marked]) -> list[int]:
    """Indices of the lines at which articles begin, headlines apart."""
    wrapped = measure([m.line for m in marked]).wrapped
    starts: list[int] = []
    for n, m in enumerate(marked):
        if m.label in ("opening", "opening byline"):
            m.label = "byline" if m.label == "opening byline" else "opening"
            starts.append(n)
        elif m.label == "text" and _begins_unopened(marked, n, bool(starts), wrapped):
            starts.append(n)
    return starts


def _begins_unopened(marked: list[_Marked], n: int, inside: bool, wrapped: bool) -> bool:
    """Whether an article without 本报讯 begins at line n: headline in front, nothing open before it."""
    line = marked[n].line
    if (
        is_headlike(line)
        and not (_DAY.match(line.chars) and not line.head)
        and not _is_column_line(marked, n, wrapped)
    ):
        return False
    following = marked[n + 1] if n + 1 < len(marked) else None
    if line.head or (following and following.label == "byline" and is_headlike(line)):
        return False
    heads = _heads_before(marked, n, 0)
    if not inside:
        return True
    before = marked[heads - 1] if heads else None
    if before is None:
        return True
    closed = before.label == "credit" or before.closed
    has_head = heads < n
    marked_head = any(m.line.head for m in marked[heads:n])
    open_end = before.label in ("opening", "byline") and not ends_sentence(before.line.chars)
    if open_end and not marked_head:
        return False
    if marked_head or closed:
        return has_head or closed
    return has_head and bool(_DAY.match(line.chars)) and (not wrapped or bool(marked[heads].line.blanks))


def _is_column_line(marked: list[_Marked], n: int, wrapped: bool) -> bool:
    """In a wrapped page: whether a short line is the first of several that run on as body."""
    if not wrapped:
        return False
    following = [m.line for m in marked[n + 1 : n + 3] if m.label == "text"]
    return (
        len(following) == 2
        and all(not f.blanks for f in following)
        and len({round(f.width) for f in following}) <= 2
    )


def _heads_before(marked: list[_Marked], start: int, least: int) -> int:
    """Index of the first headline line in front of ``start``; ``start`` itself if there is none."""
    n = start
    while n > least:
        m = marked[n - 1]
        if m.label == "caption" and n - 1 > least:
            n -= 1
            continue
        if m.label != "text" or m.closed or not is_headlike(m.line):
            break
        if ends_sentence(m.line.chars) and not (
            m.line.chars.endswith(("！", "？", "…")) and m.line.width <= 30
        ):
            break
        n -= 1
    while n < start and marked[n].label == "caption":
        n += 1
    return n
