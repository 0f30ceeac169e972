"""Blocks: lines that stand together on a page, told apart as headline and text.

A headline is a block of short lines without a full stop. In wrapped columns that is not enough: a
paragraph's first line, left alone by a column break, looks the same; its width and the word it is
cut in give it away. In text of one line a paragraph a block is a run of lines that could be decks.
"""

from __future__ import annotations

import re

from .bylines import tail_byline
from .column_breaks import column_around, is_column_rest
from .lines import Line, ends_sentence
from .marked import Marked
from .notices import ends_as_notice, is_issuer, is_notice_headline, is_signing_day
from .paragraphs import reads_on
from .run_on import day_opening
from .runs import rests, runs
from .setting import measure, sets_in

_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[①-⑩]|\d{1,2}[.、．]|第[一二三四五六七八九十]+[章节条])"
)
_MOST_LINES = 6
#: Marks that no block begins with.
_GOES_ON = ("，", "。", "、", "；", "：", "”", "）")


class Blocks:
    """A page's lines in blocks, and which blocks are headlines.

    Parameters
    ----------
    marked : the page's lines without furniture.
    single : whether it is a web page of one report: only a marked headline opens another.
    """

    def __init__(self, marked: list[Marked], *, single: bool = False) -> None:
        self.marked = marked
        self.single = single
        self.column = measure([m.line for m in marked])
        #: Paragraphs are set in, so that a line at the margin between blank ones is a headline.
        self.sets_in = not self.column.wrapped and sets_in([m.line for m in marked])
        self.bounds = runs(marked, self.column)
        self.goes_on = rests(marked)
        #: Line by line from the top: whether a block is a headline hangs on the one above it.
        self.is_head: list[bool] = []
        while len(self.is_head) < len(marked):
            first, last = self.bounds[len(self.is_head)]
            head = marked[first].label == "text" and self._is_head_block(first, last)
            self.is_head += [head or m.line.head for m in marked[first:last]]

    def _is_head_block(self, first: int, last: int) -> bool:
        """Whether a block is a headline: short, no sentence, and no rest of a column."""
        lines = [m.line for m in self.marked[first:last]]
        if len(lines) > _MOST_LINES or sum(line.width for line in lines) > 110:
            return False
        if self.marked[first].continued or lines[0].chars.startswith(_GOES_ON):
            return False
        if any("。" in line.chars or line.chars.endswith(("；", "，", "、")) for line in lines):
            return False
        if _ends(lines[-1]) or (len(lines) == 1 and "，" in lines[0].chars and not lines[0].head):
            return False
        if self.sets_in:
            apart = first == 0 or bool(lines[0].blanks) or self.marked[first - 1].line.ends
            return apart and not any(line.indented for line in lines)
        if first and not self._closed(first - 1):
            return False
        return any(line.head for line in lines) or not self._is_rest(first, last)

    def _closed(self, n: int) -> bool:
        """Whether nothing goes on behind line n: it ends a sentence or is itself of a headline."""
        before = self.marked[n]
        if before.closed or before.label in ("credit", "caption", "byline"):
            return True
        if before.line.ends or (before.label == "text" and self.is_head[n]):
            return True
        first = max(self.bounds[n][0], n - 3)  # …陪同。记者 王 / 一
        return tail_byline("".join(m.line.chars for m in self.marked[first : n + 1])) is not None

    def _is_rest(self, first: int, last: int) -> bool:
        """Whether a block is the beginning of a paragraph that an empty line cuts off."""
        lines, column = (
            [m.line for m in self.marked[first:last]],
            column_around(self.marked, first, last, self.column),
        )
        following = self.marked[last].line if last < len(self.marked) else None
        if column.wrapped:
            notice = lines[0].chars.startswith("关于") and ends_as_notice(lines[-1].chars)
            return not notice and is_column_rest(lines, following, column)
        if following is None or self.marked[last].label != "text":
            return False
        above = first > 0 and self.marked[first - 1].label == "text"
        return (above and lines[0].blanks < following.blanks) or reads_on(lines[-1], following)

    def heads_before(self, start: int, least: int) -> int:
        """Index of the first headline line in front of ``start``; ``start`` itself if there is none.

        Parameters
        ----------
        start : index of a line at which an article begins (or the number of lines).
        least : index of the first line that may be taken.
        """
        n = start
        while n > least:
            m = self.marked[n - 1]
            if m.label == "caption" and n - 1 > least:
                n -= 1
                continue
            if m.label != "text" or m.closed or m.continued or _ends(m.line) or self._signs(n - 1):
                break
            if self.sets_in and m.line.indented:
                break
            first, last = self.bounds[n - 1]
            whole = first >= least and last >= n and n - first <= _MOST_LINES
            whole = whole and all(_deck(x.line) for x in self.marked[first:n])
            if whole and (
                first == 0 or self.marked[first].line.blanks or self.marked[first - 1].label != "text"
            ):
                n = first
                continue
            if not m.line.headlike or start - n >= _MOST_LINES or self.goes_on[n - 1]:
                break
            n -= 1
        while n < start and self.marked[n].label == "caption":
            n += 1
        return n

    def _signs(self, n: int) -> bool:
        """Whether line n signs a notice or letter: a day, or part of a body's name below the text."""
        if is_signing_day(self.marked[n].line.chars):
            return True
        first, last = self.bounds[n]
        top = n
        while top > first and n - top < _MOST_LINES and not ends_sentence(self.marked[top - 1].line.chars):
            top -= 1
        signature = [m.line.chars for m in self.marked[top : min(last, n + _MOST_LINES)]]
        below_text = top > first and not self.marked[top].line.blanks
        dated = is_signing_day(signature[-1])
        names = "".join(chars for chars in signature if not is_signing_day(chars))
        return (below_text or dated) and is_issuer(names)


def body_starts(blocks: Blocks) -> list[int]:
    """Indices of the lines at which articles begin, their headlines apart.

    Parameters
    ----------
    blocks : the page's lines in blocks.

    Returns
    -------
    Ascending indices. An ``opening byline`` becomes a ``byline``.
    """
    if not any("。" in m.line.chars or m.line.ends or m.label != "text" for m in blocks.marked):
        return []  # menus, addresses, tables: nothing is told
    reserved = _heads_of_openings(blocks)
    starts: list[int] = []
    for n, m in enumerate(blocks.marked):
        if m.label == "opening byline":
            m.label = "byline"
            starts.append(n)
        elif m.label == "opening" or (m.label == "text" and n not in reserved and _begins(blocks, n, starts)):
            starts.append(n)
    return starts or _first_text(blocks.marked)


def _first_text(marked: list[Marked]) -> list[int]:
    """Where the one article begins of a page on which nothing opens one: at its first real text."""
    return [n for n, m in enumerate(marked) if m.label == "text" and m.line.ends and m.line.width > 60][:1]


def _heads_of_openings(blocks: Blocks) -> set[int]:
    """The lines in front of an opening (本报讯) that are its headline."""
    reserved: set[int] = set()
    last = -1
    for n, m in enumerate(blocks.marked):
        if m.label in ("opening", "opening byline"):
            reserved |= set(range(blocks.heads_before(n, last + 1), n))
            last = n
    return reserved


def _begins(blocks: Blocks, n: int, starts: list[int]) -> bool:
    """Whether an article without opening words begins at a line of text."""
    m = blocks.marked[n]
    k = n - 1
    while k >= 0 and blocks.marked[k].label == "caption":
        k -= 1
    if m.continued or (blocks.sets_in and m.parted and not blocks.single):
        return True
    if blocks.is_head[n]:
        return False
    if k < 0:
        return (
            blocks.column.wrapped or n > 0 or not m.line.headlike or bool(day_opening().match(m.line.chars))
        )
    before = blocks.marked[k]
    if before.label == "byline" and k in starts:
        return False
    if not starts and before.label != "text":
        return True
    if starts and _SECTION.match(before.line.chars):
        return False
    if before.label == "credit" or before.closed:
        return not (m.line.headlike and not blocks.column.wrapped)
    if not (before.label == "text" and blocks.is_head[k]):
        return not starts and k < n - 1
    return not starts or _opens_news(blocks, n, k, starts[-1])


def _opens_news(blocks: Blocks, n: int, head: int, last_start: int) -> bool:
    """Whether text under a headline inside a page of articles is an article of its own.

    In wrapped columns a headline is set apart by blank lines, so it is one. In text of one line a
    paragraph a section's heading looks alike; there the text must begin with the day, stand under a
    marked headline or a notice's, behind a mark that ends the article above, nearer to its headline
    than that to the text above, or be signed at its foot though the article before it was signed at
    its head.
    """
    marked = blocks.marked
    first, last = blocks.bounds[head]
    if marked[head].line.head:
        return True
    if blocks.single:
        return False
    if blocks.sets_in:
        return marked[n].line.indented
    if day_opening().match(marked[n].line.chars):
        return True
    if blocks.column.wrapped:
        notice = is_notice_headline("".join(m.line.chars for m in marked[first : head + 1]))
        return bool(marked[first].line.blanks) and bool(notice or marked[n].line.blanks or n > head + 1)
    above = marked[first - 1]
    if marked[first].parted or above.closed or above.label == "credit":
        return True
    if any(ends_as_notice(m.line.chars) for m in marked[first:last]):
        return True
    if marked[first].line.blanks > marked[head + 1].line.blanks:
        return True
    signed = marked[last_start].signed
    credit = next(
        (k for k in range(n, len(marked)) if marked[k].label in ("credit", "opening", "byline")), None
    )
    return signed and credit is not None and marked[credit].label == "credit"


def _ends(line: Line) -> bool:
    return line.ends and not (line.chars.endswith(("！", "？", "…", "”")) and line.width <= 30)


def _deck(line: Line) -> bool:
    """Whether a line of a block could be (part of) a deck: short, without a full stop."""
    return line.width <= 60 and "。" not in line.chars and not line.chars.endswith("；") and not _ends(line)
