"""Blocks: lines that stand together on a page, told apart as headline and text.

A headline is a block of short lines without a full stop. In wrapped columns that is not enough: a
paragraph's first line, left alone by a column break, looks the same; its width and the word it is
cut in give it away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .bylines import Signature
from .layout import Column, Line, ends_sentence, is_headlike, measure
from .names import words

#: How a report without 本报讯 begins: with the day.
DAY = re.compile(
    r"(?:昨日|昨天|昨晚|今日|今天|近日|日前|近期|连日来|前不久|当日"
    r"|(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日|\d{1,2} ?日[上下晚，至])"
)
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[①-⑩]|\d{1,2}[.、．]|第[一二三四五六七八九十]+[章节条])"
)
_MOST_LINES = 6


@dataclass
class Marked:
    """A line with what it looks like: text, opening, byline, opening byline, credit or caption."""

    line: Line
    label: str = "text"
    signatures: list[Signature] = field(default_factory=list)
    closed: bool = False  # a mark behind it says that the article goes on elsewhere
    continued: bool = False  # a mark in front of it says that the article began elsewhere


def body_starts(marked: list[Marked]) -> list[int]:
    """Indices of the lines at which articles begin, their headlines apart.

    Parameters
    ----------
    marked : the page's lines without furniture.

    Returns
    -------
    Ascending indices. An ``opening byline`` becomes a ``byline``.
    """
    column = measure([m.line for m in marked])
    reserved = _heads_of_openings(marked)
    starts: list[int] = []
    for n, m in enumerate(marked):
        if m.label == "opening byline":
            m.label = "byline"
            starts.append(n)
        elif m.label == "opening" or (
            m.label == "text" and n not in reserved and _begins(marked, n, column, starts)
        ):
            starts.append(n)
    return starts


def _heads_of_openings(marked: list[Marked]) -> set[int]:
    """The lines in front of an opening (本报讯) that are its headline."""
    reserved: set[int] = set()
    last = -1
    for n, m in enumerate(marked):
        if m.label in ("opening", "opening byline"):
            reserved |= set(range(heads_before(marked, n, last + 1), n))
            last = n
    return reserved


def _begins(marked: list[Marked], n: int, column: Column, starts: list[int]) -> bool:
    """Whether an article without opening words begins at a line of text."""
    m, before = marked[n], marked[n - 1] if n else None
    if m.continued:
        return True
    if m.line.head or (
        before is None and is_headlike(m.line) and not DAY.match(m.line.chars) and not column.wrapped
    ):
        return False
    if before is None:
        return not _is_head_block(marked, n, column)
    if before.label == "byline" and n - 1 in starts:
        return False
    if not starts and before.label != "text" and before.label != "caption":
        return True
    head = _head_line(marked, n - 1, column)
    if _head_line(marked, n, column) or _SECTION.match(before.line.chars):
        return False
    if before.label == "credit" or before.closed:
        return not (is_headlike(m.line) and not column.wrapped)
    if not head:
        return not starts and not _head_line(marked, n, column) and before.label == "caption"
    return not starts or _opens_news(marked, n, column, starts[-1])


def _head_line(marked: list[Marked], n: int, column: Column) -> bool:
    """Whether line n is of a block that is a headline."""
    if marked[n].label != "text":
        return False
    return marked[n].line.head or _is_head_block(marked, n, column)


def _block(marked: list[Marked], n: int) -> tuple[int, int]:
    """The run of text lines without a blank between them that line n stands in."""
    first, last = n, n
    while (
        first > 0
        and not marked[first].line.blanks
        and marked[first - 1].label == "text"
        and not marked[first].continued
    ):
        first -= 1
    while (
        last + 1 < len(marked)
        and not marked[last + 1].line.blanks
        and marked[last + 1].label == "text"
        and not marked[last + 1].continued
    ):
        last += 1
    return first, last + 1


def _is_head_block(marked: list[Marked], n: int, column: Column) -> bool:
    """Whether the block of line n is a headline: short, no sentence, and no rest of a column."""
    first, last = _block(marked, n)
    lines = [m.line for m in marked[first:last]]
    if len(lines) > _MOST_LINES or sum(line.width for line in lines) > 110 or last >= len(marked):
        return False
    if any("。" in line.chars or line.chars.endswith(("；", "，")) for line in lines) or _ends(lines[-1]):
        return False
    if len(lines) == 1 and "，" in lines[0].chars and not lines[0].head:
        return False
    if re.match(r"[，。、；：”）]", lines[0].chars) or lines[-1].chars.endswith(("，", "、")):
        return False
    if first and not _closed(marked, first - 1, column):
        return False
    rest = column.wrapped and not any(line.head for line in lines)
    return not (rest and _is_column_rest(lines, marked[last].line, column))


def _ends(line: Line) -> bool:
    return ends_sentence(line.chars) and not (
        line.chars.endswith(("！", "？", "…", "”")) and line.width <= 30
    )


def _closed(marked: list[Marked], n: int, column: Column) -> bool:
    """Whether nothing goes on behind line n: it ends a sentence or is itself of a headline."""
    before = marked[n]
    if (
        before.closed
        or before.line.head
        or before.label in ("credit", "caption", "byline")
        or ends_sentence(before.line.chars)
    ):
        return True
    if before.label == "text" and not column.wrapped:
        return is_headlike(before.line) and before.line.width <= 40
    return before.label == "text" and _is_head_block(marked, n, column)


def _is_column_rest(lines: list[Line], following: Line, column: Column) -> bool:
    """Whether a block in wrapped columns is the beginning of a paragraph cut off by a column's end."""
    full = [column.width - 2.2 <= line.width <= column.width + 2.6 for line in lines]
    if len(lines) > 1:
        return all(full[1:]) and lines[0].width >= column.width - 3.2
    width = lines[0].width
    if not column.width - 3.2 <= width <= column.width + 1.6:
        return False
    left, right = lines[0].chars, following.chars
    joined = (left[-1:] + right[:1], left[-2:] + right[:1], left[-1:] + right[:2])
    if any(word in words() for word in joined) or re.search("[，；]", left):
        return True
    return not DAY.match(right) and (width >= column.width - 1.2 or column.short_first)


def _opens_news(marked: list[Marked], n: int, column: Column, last_start: int) -> bool:
    """Whether text under a headline inside a page of articles is an article of its own.

    In wrapped columns a headline is set apart by blank lines, so it is one. In text of one line a
    paragraph a section's heading looks alike; there the text must begin with the day, stand under
    a marked headline, or be signed at its foot though the article before it was signed at its head.
    """
    first, _ = _block(marked, n - 1)
    if marked[n - 1].line.head or DAY.match(marked[n].line.chars):
        return True
    if column.wrapped:
        return bool(marked[first].line.blanks) and bool(marked[n].line.blanks)
    signed = (
        any(m.signatures for m in marked[last_start : last_start + 1])
        or marked[last_start].label == "opening"
    )
    credit = next(
        (k for k in range(n, len(marked)) if marked[k].label in ("credit", "opening", "byline")), None
    )
    return signed and credit is not None and marked[credit].label == "credit"


def heads_before(marked: list[Marked], start: int, least: int) -> int:
    """Index of the first headline line in front of ``start``; ``start`` itself if there is none.

    Parameters
    ----------
    marked : the page's lines without furniture.
    start : index of a line at which an article begins (or the number of lines).
    least : index of the first line that may be taken.
    """
    n = start
    while n > least:
        m = marked[n - 1]
        if m.label == "caption" and n - 1 > least:
            n -= 1
            continue
        if m.label != "text" or m.closed or m.continued or _ends(m.line):
            break
        first, last = _block(marked, n - 1)
        whole = (
            first >= least
            and last >= n
            and all(_deck(x.line) for x in marked[first:n])
            and n - first <= _MOST_LINES
        )
        if whole and (first == 0 or marked[first].line.blanks or marked[first - 1].label != "text"):
            n = first
            continue
        if not is_headlike(m.line) or start - n >= _MOST_LINES or _goes_on(marked, n - 1):
            break
        n -= 1
    while n < start and marked[n].label == "caption":
        n += 1
    return n


def _goes_on(marked: list[Marked], n: int) -> bool:
    """Whether line n is the rest of a sentence, or of a mark, begun in the line above it."""
    if n == 0 or marked[n].line.blanks or marked[n - 1].label not in ("text", "opening"):
        return False
    above = marked[n - 1].line
    if ends_sentence(above.chars):
        return False
    return not is_headlike(above) or _goes_on(marked, n - 1)


def _deck(line: Line) -> bool:
    """Whether a line of a block could be (part of) a deck: short, without a full stop."""
    return line.width <= 60 and "。" not in line.chars and not line.chars.endswith("；") and not _ends(line)
