"""Furniture: what stands on a page and belongs to no article, known by its form.

The patterns are data (``lexicons/furniture.csv``), each with an example and, where it could be
mistaken, a counter-example. What only the page as a whole gives away (a line printed twice, a
doubled banner) is found here by comparing lines.
"""

from __future__ import annotations

import re

from .. import lexicons
from ..lexicons.characters import HAN
from ..lexicons.required import Gate
from ..text.located import Text
from .mastheads import is_masthead

#: Banners come out of some PDF files with every piece printed twice: 奋进奋进 征程征程.
_DOUBLED = re.compile(rf"(?P<piece>[{HAN}]{{1,6}})[ ]?(?P=piece)")

#: Characters set apart by blanks: 综 合 新 闻.
_SPACED = re.compile(" +")
_SPACED_LINE = re.compile(rf"[{HAN}](?: {{1,3}}[{HAN}]){{1,9}}")


class _Kinds:
    """The kinds of furniture that stand in some places; a pattern is compiled when a line may match it."""

    def __init__(self, *places: str) -> None:
        anchored = {"line": r"\A(?:{})\Z", "head": r"\A(?:{})", "tail": r"(?:{})\Z"}
        rows = [row for row in lexicons.read("furniture") if row["where"] in places]
        self._patterns = [anchored[row["where"]].format(row["pattern"]) for row in rows]
        self._reasons = [row["reason"] for row in rows]
        self._places = [row["where"] for row in rows]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._gate = Gate(self._patterns)

    def open(self, text: str) -> list[int]:
        """The numbers of the patterns that a text could match."""
        return self._gate.open(text)

    def pattern(self, n: int) -> tuple[re.Pattern[str], str, str]:
        """A pattern, its reason and its place."""
        if n not in self._compiled:
            self._compiled[n] = re.compile(self._patterns[n])
        return self._compiled[n], self._reasons[n], self._places[n]


@lexicons.cached
def _lines() -> _Kinds:
    return _Kinds("line")


@lexicons.cached
def _ends() -> _Kinds:
    return _Kinds("head", "tail")


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
    if reason := _listed_reason(stripped):
        return reason
    if " " in stripped and _SPACED_LINE.fullmatch(stripped):  # 要 闻
        reason = _listed_reason(_SPACED.sub("", stripped))
    if reason or is_masthead(stripped):
        return reason or "masthead"
    return "doubled banner" if _is_doubled(stripped) else None


def _listed_reason(line: str) -> str | None:
    kinds = _lines()
    for n in kinds.open(line):
        pattern, reason, _ = kinds.pattern(n)
        if pattern.match(line):
            return reason
    return None


def _is_doubled(line: str) -> bool:
    """Whether nearly all of a line is pieces printed twice in a row."""
    bare = "".join(line.split()).replace("·", "")
    if len(set(bare)) > 0.6 * len(bare):
        return False  # the second printing brings no new character
    if len(bare) >= 8 and bare[: len(bare) // 2] == bare[len(bare) // 2 :]:
        return True
    inside = sum(len(m[0].replace(" ", "")) for m in _DOUBLED.finditer(bare))
    return len(bare) >= 6 and inside >= 0.8 * len(bare)


#: Furniture at an end is short, and what tells it at a beginning stands in its first characters; looking
#: no further keeps the search linear.
_END, _BEGIN = 480, 60


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
    kinds = _ends()
    found = True
    while found and text.chars:
        found = False
        ends = text.chars if len(text) <= _BEGIN + _END else text.chars[:_BEGIN] + text.chars[-_END:]
        for n in kinds.open(ends):
            pattern, reason, place = kinds.pattern(n)
            base = max(0, len(text) - _END) if place == "tail" else 0
            chars = text.chars[base:] if base else text.chars
            match = pattern.search(chars) if place == "tail" else pattern.match(chars)
            if match and match.end() > match.start() and len(match[0]) < len(text):
                first, last = base + match.start(), base + match.end()
                taken.append((text[first:last], reason))
                text = text[last:] if place == "head" else text[:first]
                found = True
    return text, taken
