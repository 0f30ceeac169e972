"""Shapes: quoted phrases, numeral frames, filled frames, and characters that no dictionary has as a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...lexicons import cached
from ...lexicons.characters import HAN
from .passages import CLOSED, Passage, choice, everyday, has_loose_end, is_name, pieces, words
from .rows import CHAR

_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"。！？；：《》\n]{2,20})[”」』\"]")
#: A character of a shape; 〇 is a figure (二〇一〇 is no echo).
_CHAR = rf"(?:(?!〇)[{HAN}])"
_N = "一二两双三四五六七八九十百千万"
#: 一X十Y, 两X两Y.
_TWO_NUMBERS = re.compile(rf"(?<![第{_N}0-9])[{_N}]{_CHAR}{{1,2}}[{_N}]{_CHAR}{{1,2}}")
#: What a number and an attributive go on with (十三项重点 工作任务).
_GOES_ON = 2
#: Most characters in front of a head (新发展 理念).
_BEFORE_HEAD = 6
#: 从严从紧从细: three and more pairs that begin alike.
_PAIRS = re.compile(rf"(?=(({_CHAR}){_CHAR}(?:\2{_CHAR}){{2,12}}))")
#: 拉平拉高: the first character comes back in the third place.
_ECHO = re.compile(rf"(?=(({_CHAR}){_CHAR}\2{_CHAR})(?!\2))")


_FOUR = re.compile(rf"{_CHAR}{{4}}")


def find_quoted(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find phrases of 2 to 16 characters in quotation marks that are no speech and no name.

    Speech stands behind 说：, has a full stop, or words that only speakers use (我们, 吗). A comma is
    allowed where both sides have one shape (外防输入，内防反弹).
    """
    for match in _QUOTED.finditer(passage.text):
        start, end = match.span(1)
        inside = match[1]
        length = len(re.findall(CHAR, inside))
        if not 2 <= length <= 16 or inside[-1] in "，、,…—" or CLOSED in passage.open[start:end]:
            continue
        if _is_talk(passage.text, start, inside) or is_name(inside) or _is_count(inside):
            continue
        yield start, end


def _is_talk(text: str, start: int, inside: str) -> bool:
    if any(word in inside for word in words("talk")):
        return True
    if start > 1 and text[start - 2] in "：:":
        return True
    clauses = re.split("[，,]", inside)
    return len(clauses) > 1 and len(set(map(len, clauses))) > 1


def _is_count(inside: str) -> bool:
    """Three days, the third time, a lone number below 1000, a word in Latin letters."""
    number = rf"[第{_N}0-9·.]+"
    return bool(re.fullmatch(rf"{number}(?:{choice('unit')})?|\d{{1,3}}|[A-Za-z]+", inside)) and not (
        re.fullmatch(r"\d{4,}", inside)
    )


def find_numbered(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find numeral frames that stand free: 三个…, 十大…, 一X十Y, cut where words end."""
    for pattern in (_numbered(), _TWO_NUMBERS):
        for match in pattern.finditer(passage.open):
            start, end = match.span()
            ends = [e for e in range(start + 4, end + 1) if e in passage.cuts]
            if not ends or start not in passage.cuts:
                continue
            end = _whole_task(passage, start, ends[0])
            text = passage.open[start:end]
            # What is one word of the dictionary is an idiom (千方百计).
            if not _counts_only(text) and not is_name(text) and len(pieces(passage, start, end)) > 1:
                yield start, end


@cached
def _numbered() -> re.Pattern[str]:
    """三个…, 十大…, with the two to four characters behind it."""
    return re.compile(rf"(?<![第{_N}0-9])[{_N}]+(?:{choice('counter')}){_CHAR}{{2,4}}")


def _whole_task(passage: Passage, start: int, end: int) -> int:
    """Go on from an attributive to the noun it belongs to: 十三项重点 to 十三项重点工作任务."""
    for _ in range(_GOES_ON if passage.open.endswith(tuple(words("attributive")), start, end) else 0):
        behind = re.match(choice("announces"), passage.open[end:])
        end += behind.end() if behind else 0
    return end


def _counts_only(text: str) -> bool:
    """A count of things, or a number before what says nothing by itself (三个重点)."""
    if text.startswith(tuple(words("counted"))) or text.endswith(tuple(words("attributive"))):
        return True
    counted = re.fullmatch(rf"[{_N}]+(?:{choice('counter')})(?:{choice('unit')})", text)
    return bool(counted or re.match(rf"[{_N}]+(?:{choice('unit')})", text)) or has_loose_end(text)


def find_frames(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find filled frames: 应X尽X, 以X促Y, and three or more pairs that begin alike (从严从紧从细)."""
    for match in _frames().finditer(passage.open):
        start, end = match.span(1)
        between_words = start in passage.cuts and end in passage.cuts
        if between_words and len(pieces(passage, start, end)) > 1 and not is_name(match[1]):
            yield start, end
    done = 0
    for match in _PAIRS.finditer(passage.open):
        start, end = match.span(1)
        # Each pair ends a word; where the first begins may be hidden in a word (要从严).
        whole = all(cut in passage.cuts for cut in range(start + 2, end + 1, 2))
        if start >= done and whole and not has_loose_end(match[1]) and not is_name(match[1]):
            yield start, end
            done = end


@cached
def _frames() -> re.Pattern[str]:
    """The frames of ``lexicons/discovery.csv``, a character in each gap."""
    gap = f"(?![{''.join(sorted(words('joining')))}]){_CHAR}"
    gaps = "|".join(frame.replace("…", gap) for frame in sorted(words("frame")))
    return re.compile(rf"(?=({gaps}))")


def find_echoes(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find two pairs that begin alike (拉平拉高), between words that are not both of every day."""
    for match in _ECHO.finditer(passage.open):
        start, end = match.span(1)
        if start in passage.cuts and end in passage.cuts and not has_loose_end(match[1]):
            parts = pieces(passage, start, end)
            if len(parts) > 1 and not all(map(everyday, parts)):
                yield start, end


def find_coined(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find four characters that were put together for the occasion (招大引强, 减税降费).

    The general dictionary cuts them in three or four, and none of the pieces is a word of every day or a
    character that only joins others.
    """
    cuts, joining = sorted(passage.cuts), words("joining")
    for n, (start, third) in enumerate(zip(cuts, cuts[3:], strict=False)):
        end = start + 4
        # Four characters in three pieces or four.
        if third > end or (third < end and end not in passage.cuts):
            continue
        text = passage.open[start:end]
        if not _FOUR.fullmatch(text) or text[0] == text[2]:
            continue
        parts = [passage.open[a:b] for a, b in pairwise(cuts[n : n + 5]) if b <= end]
        coined = joining.isdisjoint(text) and not any(map(everyday, parts))
        if coined and not has_loose_end(text) and not is_name(text):
            yield start, end


def find_headed(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find doctrines and programmes that a verb announces (贯彻 新发展理念, 坚持 底线思维)."""
    for head in re.finditer(choice("head"), passage.open):
        for start in range(head.start() - 2, max(0, head.start() - _BEFORE_HEAD) - 1, -1):
            text = passage.open[start : head.end()]
            if not re.fullmatch(f"{_CHAR}+", text) or any(char in words("joining") for char in text):
                break
            between_words = start in passage.cuts and head.end() in passage.cuts
            if between_words and passage.text.endswith(tuple(words("announced by")), 0, start):
                yield start, head.end()
                break


def announced(passage: Passage, start: int, end: int) -> bool:
    """Whether the report announces it: a verb in front (坚持…), a mark or a noun behind (…理念)."""
    before, behind = _announcing()
    return bool(
        before.search(passage.text[max(0, start - 6) : start]) and behind.match(passage.text[end : end + 8])
    )


@cached
def _announcing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands in front of an announced formula, and what behind it."""
    before = re.compile(rf"(?:{choice('announced by')})[“「]?$")
    return before, re.compile(rf"[”」]?(?:[，。；、！\n的]|{choice('announces')}|$)")
