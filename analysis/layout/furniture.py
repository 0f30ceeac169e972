"""Furniture: what stands on a page and belongs to no article, known by its form.

The patterns are data (``lexicons/furniture.csv``), each with an example and, where it could be
mistaken, a counter-example. What only the page as a whole gives away (a line printed twice, a
doubled banner) is found here by comparing lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import lexicons
from ..lexicons.required import Gate
from ..text.located import Text
from .mastheads import is_masthead

#: Banners come out of some PDF files with every piece printed twice: 奋进奋进 征程征程.
_DOUBLED = re.compile(r"(?P<piece>[\u4e00-\u9fff]{1,6})[ ]?(?P=piece)")

#: Characters set apart by blanks: 综 合 新 闻.
_SPACED = re.compile(" +")
_SPACED_LINE = re.compile(r"[\u4e00-\u9fff](?: {1,3}[\u4e00-\u9fff]){1,9}")


class _Kinds:
    """The kinds of furniture that stand in one place; a pattern is compiled when a line may match it."""

    def __init__(self, where: str) -> None:
        anchored = {"line": "(?:{})", "head": r"\A(?:{})", "tail": r"(?:{})\Z"}[where]
        rows = [row for row in lexicons.read("furniture") if row["where"] == where]
        self._patterns = [anchored.format(row["pattern"]) for row in rows]
        self._reasons = [row["reason"] for row in rows]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._gate = Gate(self._patterns)

    def likely(self, text: str) -> Iterator[tuple[re.Pattern[str], str]]:
        """The patterns that a text could match, with their reasons."""
        for n in self._gate.open(text):
            if n not in self._compiled:
                self._compiled[n] = re.compile(self._patterns[n])
            yield self._compiled[n], self._reasons[n]


@lexicons.cached
def _kinds(where: str) -> _Kinds:
    return _Kinds(where)


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
    for pattern, reason in _kinds("line").likely(stripped):
        if pattern.fullmatch(stripped) or (closed != stripped and pattern.fullmatch(closed)):
            return reason
    if is_masthead(stripped):
        return "masthead"
    return "doubled banner" if _is_doubled(stripped) else None


def _is_doubled(line: str) -> bool:
    """Whether nearly all of a line is pieces printed twice in a row."""
    bare = "".join(line.split()).replace("·", "")
    if len(set(bare)) > 0.6 * len(bare):
        return False  # the second printing brings no new character
    if len(bare) >= 8 and bare[: len(bare) // 2] == bare[len(bare) // 2 :]:
        return True
    inside = sum(len(m[0].replace(" ", "")) for m in _DOUBLED.finditer(bare))
    return len(bare) >= 6 and inside >= 0.8 * len(bare)


#: Furniture at an end is short; looking no further keeps the search linear, in characters.
_END = 480


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
            end = text.chars[-_END:] if where == "tail" else text.chars[:_END]
            for pattern, reason in _kinds(where).likely(end):
                base = max(0, len(text) - _END) if where == "tail" else 0
                match = pattern.search(text.chars[base:]) if where == "tail" else pattern.match(text.chars)
                if match and match.end() > match.start() and len(match[0]) < len(text):
                    first, last = base + match.start(), base + match.end()
                    taken.append((text[first:last], reason))
                    text = text[last:] if where == "head" else text[:first]
                    searching = True
    return text, taken
