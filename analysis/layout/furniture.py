"""Furniture: what stands on a page and belongs to no article, known by its form.

The patterns are data (``lexicons/furniture.csv``), each with an example and, where it could be
mistaken, a counter-example. What only the page as a whole gives away (a line printed twice, a
doubled banner) is found here by comparing lines.
"""

from __future__ import annotations

import re

from .. import lexicons
from ..lexicons.characters import HAN
from ..text.located import Text
from .looks import Look, at_ends, furniture_kinds, look
from .mastheads import is_masthead

#: Banners come out of some PDF files with every piece printed twice: 奋进奋进 征程征程.
_DOUBLED = re.compile(rf"(?P<piece>[{HAN}]{{1,6}})[ ]?(?P=piece)")

#: Characters set apart by blanks: 综 合 新 闻.
_SPACED = re.compile(" +")
_SPACED_LINE = re.compile(rf"[{HAN}](?: {{1,3}}[{HAN}]){{1,9}}")


@lexicons.cached
def _kind(n: int, *places: str) -> tuple[re.Pattern[str], str, str]:
    """The pattern, the reason and the place of one of the kinds of furniture that stand in some places."""
    kind = furniture_kinds(*places)[n]
    return re.compile(kind.pattern), kind.reason, kind.place


def line_reason(line: str, seen: Look | None = None) -> str | None:
    """Why a whole line is furniture, or None where it is not.

    Parameters
    ----------
    line : a line, or lines joined.
    seen : what a look at it says, where that was taken before.

    Examples
    --------
    >>> line_reason("责编：王一 校对：李四"), line_reason("奋进奋进 征程征程"), line_reason("全市召开大会")
    ('staff strip', 'doubled banner', None)
    """
    stripped = line.strip()
    if len(stripped) > 240:
        return None
    seen = seen or look(stripped)
    reason = _listed_reason(stripped, seen)
    if not reason and " " in stripped and _SPACED_LINE.fullmatch(stripped):  # 要 闻
        closed = _SPACED.sub("", stripped)
        reason = _listed_reason(closed, look(closed))
    if reason or is_masthead(stripped, seen):
        return reason or "masthead"
    return "doubled banner" if _is_doubled(stripped) else None


def _listed_reason(line: str, seen: Look) -> str | None:
    for n in seen.furniture:
        pattern, reason, _ = _kind(n, "line")
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


#: Furniture at an end is short; looking no further keeps the search linear.
_END = 480


def strip_ends(text: Text, seen: Look | None = None) -> tuple[Text, list[tuple[Text, str]]]:
    """Take furniture off the ends of a line that has other text as well.

    Parameters
    ----------
    text : a line or a paragraph.
    seen : what a look at it says, where that was taken before.

    Returns
    -------
    What is left, and the stretches taken off with the reason for each.

    Examples
    --------
    >>> left, taken = strip_ends(Text.of("会议结束。②16（下转二版）"))
    >>> str(left), [(str(t), why) for t, why in taken]
    ('会议结束。', [('（下转二版）', 'continuation mark'), ('②16', "editor's mark")])
    """
    if seen is not None and not seen.ends:
        return text, []
    chars, start, end = text.chars, 0, len(text)
    taken: list[tuple[Text, str]] = []
    before = -1
    while len(taken) > before and start < end:
        before = len(taken)
        for n in (seen or look(at_ends(chars, start, end))).ends:
            pattern, reason, place = _kind(n, "head", "tail")
            while span := _at_end(chars, start, end, pattern, place):
                taken.append((text[slice(*span)], reason))
                start, end = (span[1], end) if place == "head" else (start, span[0])
        seen = None
    return text[start:end] if taken else text, taken


def _at_end(chars: str, start: int, end: int, pattern: re.Pattern[str], place: str) -> tuple[int, int] | None:
    """What a pattern matches at an end of ``chars[start:end]``, and is not all of it."""
    if place == "head":
        base, match = start, pattern.match(chars[start : min(end, start + _END)])
    else:
        base = max(start, end - _END)
        match = pattern.search(chars[base:end])
    if match is None or not 0 < len(match[0]) < end - start:
        return None
    return base + match.start(), base + match.end()
