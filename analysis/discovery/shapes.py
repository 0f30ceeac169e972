"""Shapes: quoted phrases, numeral frames, and four characters bent into a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .passages import CLOSED, Passage, choice, has_loose_end, is_name, words
from .rows import CHAR

_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"。！？；：《》\n]{2,20})[”」』\"]")
_TALK_BEFORE = re.compile(r"[：:，,。]$")
_N = "一二两双三四五六七八九十百千万"
_COUNTER = "个大项条张道支方批种新"
#: 三个…, 十大…, with the two to four characters behind it; 一X十Y, 两X两Y.
_NUMBERED = re.compile(rf"(?<![第{_N}0-9])[{_N}]+[{_COUNTER}][一-鿿]{{2,4}}")
_TWO_NUMBERS = re.compile(rf"(?<![第{_N}0-9])[{_N}][一-鿿]{{1,2}}[{_N}][一-鿿]{{1,2}}")
#: 应X尽X where words are cut up, 以X促X, 从严从紧从细: a frame is filled.
_FRAME = re.compile(r"(?=([一-鿿]([一-鿿])[一-鿿]\2|以[一-鿿]促[一-鿿]|([一-鿿])[一-鿿](?:\3[一-鿿]){2,}))")
#: 拉平拉高: the first character comes back in the third place.
_ECHO = re.compile(r"(?=(([一-鿿])[一-鿿]\2[一-鿿])(?!\2))")


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
    if _TALK_BEFORE.search(text[: start - 1]) and text[start - 2 : start - 1] in "：:":
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
    for pattern in (_NUMBERED, _TWO_NUMBERS):
        for match in pattern.finditer(passage.open):
            start, end = match.span()
            ends = [e for e in range(start + 4, end + 1) if e in passage.cuts]
            text = passage.open[start : ends[0]] if ends else ""
            if text and start in passage.cuts and not _counts_only(text) and not is_name(text):
                yield start, ends[0]


def _counts_only(text: str) -> bool:
    return bool(re.match(rf"[{_N}]+(?:{choice('unit')})", text)) or has_loose_end(text)


def find_frames(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find filled frames: 应X尽X, 以X促X, and three or more pairs that begin alike (从严从紧从细)."""
    done = 0
    for match in _FRAME.finditer(passage.open):
        start, end = match.span(1)
        whole = start in passage.cuts and end in passage.cuts
        # A character that comes back in the second place is chance where words are whole (行动启动).
        cut_up = not match[2] or sum(start < cut < end for cut in passage.cuts) >= 2
        name = has_loose_end(match[1]) or is_name(match[1])
        if start >= done and cut_up and (whole or match[3]) and not name:
            yield start, end
            done = end


def find_echoes(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find two pairs that begin alike (拉平拉高), between words."""
    for match in _ECHO.finditer(passage.open):
        start, end = match.span(1)
        if start in passage.cuts and end in passage.cuts and not has_loose_end(match[1]):
            yield start, end


def find_compressed(passage: Passage) -> Iterator[tuple[int, int]]:
    """Find four characters that the general dictionary cuts in three or four (招大引强, 减税降费)."""
    cuts = sorted(passage.cuts)
    for i, start in enumerate(cuts):
        end = start + 4
        text = passage.open[start:end]
        if end not in passage.cuts or not re.fullmatch(r"[一-鿿]{4}", text):
            continue
        inner = [cut for cut in cuts[i + 1 : i + 4] if cut < end]
        echo = text[0] == text[2]
        if len(inner) >= 2 and not echo and not has_loose_end(text) and not is_name(text):
            yield start, end


def announced(passage: Passage, start: int, end: int) -> bool:
    """Whether the report announces it: a verb in front (坚持…), a mark or a noun behind (…理念)."""
    before = re.search(rf"(?:{choice('announced by')})[“「]?$", passage.text[max(0, start - 6) : start])
    behind = re.match(rf"[”」]?(?:[，。；、！\n的]|{choice('announces')}|$)", passage.text[end : end + 8])
    return bool(before and behind)
