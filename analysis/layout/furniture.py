"""Furniture: what stands on a page and belongs to no article, known by its form.

The patterns are data (``lexicons/furniture.csv``), each with an example and, where it could be
mistaken, a counter-example. What only the page as a whole gives away (a line printed twice, a
doubled banner) is found here by comparing lines.
"""

from __future__ import annotations

import re

from .. import lexicons
from ..text.located import Text
from .mastheads import is_masthead

#: Banners come out of some PDF files with every piece printed twice: 奋进奋进 征程征程.
_DOUBLED = re.compile(r"(?P<piece>[\u4e00-\u9fff]{1,6})[ ]?(?P=piece)")

#: Characters set apart by blanks: 综 合 新 闻.
_SPACED = re.compile(" +")
_SPACED_LINE = re.compile(r"[\u4e00-\u9fff](?: {1,3}[\u4e00-\u9fff]){1,9}")


@lexicons.cached
def _patterns(where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    anchors = {"line": "(?:{})", "head": r"\A(?:{})", "tail": r"(?:{})\Z"}
    return tuple(
        (re.compile(anchors[where].format(row["pattern"])), row["reason"])
        for row in lexicons.read("furniture")
        if row["where"] == where
    )


def line_reason(line: str) -> str | None:
    """Why a whole line is furniture, or None where it is not.

    Examples
    --------
    >>> line_reason("责编：王一 校对：李四"), line_reason("奋进奋进 征程征程"), line_reason("全市召开大会")
    ('staff strip', 'doubled banner', None)
    """
    stripped = line.strip()
    if len(stripped) > 240:
        return None
    closed = _SPACED.sub("", stripped) if _SPACED_LINE.fullmatch(stripped) else stripped  # 要 闻
    for pattern, reason in _patterns("line"):
        if pattern.fullmatch(stripped) or (closed != stripped and pattern.fullmatch(closed)):
            return reason
    if is_masthead(stripped):
        return "masthead"
    return "doubled banner" if _is_doubled(stripped) else None


def _is_doubled(line: str) -> bool:
    """Whether nearly all of a line is pieces printed twice in a row."""
    bare = re.sub(r"[\s·]", "", line)
    if len(bare) >= 8 and bare[: len(bare) // 2] == bare[len(bare) // 2 :]:
        return True
    inside = sum(len(m[0].replace(" ", "")) for m in _DOUBLED.finditer(bare))
    return len(bare) >= 6 and inside >= 0.8 * len(bare)


def strip_ends(text: Text) -> tuple[Text, list[tuple[Text, str]]]:
    """Take furniture off the ends of a line that has other text as well.

    Parameters
    ----------
    text : a line or a paragraph.

    Returns
    -------
    What is left, and the stretches taken off with the reason for each.

    Examples
    --------
    >>> left, taken = strip_ends(Text.of("会议结束。②16（下转二版）"))
    >>> str(left), [(str(t), why) for t, why in taken]
    ('会议结束。', [('（下转二版）', 'continuation mark'), ('②16', "editor's mark")])
    """
    taken: list[tuple[Text, str]] = []
    searching = True
    while searching and text.chars:
        searching = False
        for where in ("head", "tail"):
            for pattern, reason in _patterns(where):
                # Furniture at an end is short; looking no further keeps the search linear.
                base = max(0, len(text) - 480) if where == "tail" else 0
                match = pattern.search(text.chars[base:]) if where == "tail" else pattern.match(text.chars)
                if match and match.end() > match.start() and len(match[0]) < len(text):
                    start, end = base + match.start(), base + match.end()
                    taken.append((text[start:end], reason))
                    text = text[end:] if where == "head" else text[:start]
                    searching = True
    return text, taken
