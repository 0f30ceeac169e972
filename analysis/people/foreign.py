"""Foreign names: names written by the sound of their syllables, with a dot (阿不都·卡德尔) or without, and
names of Japanese form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import lexicons
from .contexts import HAN_CHAR, Surroundings
from .cues import cues
from .dictionary import words
from .weights import weight

#: A name without a dot is no shorter: shorter ones are read as any other name behind a title.
_SHORTEST = 4
#: How often a word is printed that syllables do not end with by chance: 高香特别|强调.
_WORD = 200


class ForeignName(NamedTuple):
    """A foreign name where it stands."""

    start: int
    end: int
    text: str


@lexicons.cached
def _syllables(*where: str) -> str:
    """The characters that syllables are written with, ``anywhere`` or only ``beside a dot``."""
    rows = lexicons.read("transliteration")
    return "".join(row["characters"] for row in rows if row["where"] in (where or ("anywhere",)))


@lexicons.cached
def _dotted() -> re.Pattern[str]:
    part = f"[{_syllables('anywhere', 'beside a dot')}]{{1,8}}"
    return re.compile(rf"{part}(?:[·-]{part}){{1,4}}")


@lexicons.cached
def _run() -> re.Pattern[str]:
    return re.compile(f"[{_syllables()}]{{{_SHORTEST},9}}")


@lexicons.cached
def _numbered() -> re.Pattern[str]:
    return re.compile(f"[{_syllables()}]{{2,9}}[一二三四五六七八九十]{{1,3}}世")


@lexicons.cached
def _japanese() -> re.Pattern[str]:
    surnames = lexicons.any_of(row["surname"] for row in lexicons.read("japanese_surnames"))
    return re.compile(f"(?:{surnames})(?={HAN_CHAR})")


def foreign_names(around: Surroundings) -> Iterator[ForeignName]:
    """The dotted names of a text, and where it speaks of Japan its Japanese ones.

    Parameters
    ----------
    around : the text's surroundings.

    Examples
    --------
    >>> [name.text for name in foreign_names(Surroundings("副市长艾力·托合提带队到青河县调研。"))]
    ['艾力·托合提']
    """
    text = around.text
    if "·" in text:
        for match in _dotted().finditer(text):
            start = _start(around, match.start(), text.index("·", match.start(), match.end()))
            end = _end(around, max(text.rfind("·", start, match.end()), start) + 1, match.end())
            if end - start > 3 and not text.startswith(cues("behind a namesake"), end):
                yield ForeignName(start, end, text[start:end])
    if "日本" in text:
        for match in _japanese().finditer(text):
            end = _japanese_end(around, match.end())
            if end:
                yield ForeignName(match.start(), end, text[match.start() : end])


def syllables_at(around: Surroundings, start: int) -> int:
    """Where a foreign name without a dot ends that begins behind a title; 0 where there is none.

    Examples
    --------
    >>> syllables_at(Surroundings("国防部长布瓦什恰克抵达临江"), 4)
    9
    """
    if numbered := _numbered().match(around.text, start):
        return numbered.end()
    match = _run().match(around.text, start)
    if match is None or words()[match[0][-2:]] > _WORD:
        return 0
    return match.end() if around.follow(match.end()).score > 1 else 0


#: A Japanese given name is mostly of two characters.
_LENGTHS = {1: "", 2: "", 3: "Japanese, three more characters"}


def _japanese_end(around: Surroundings, start: int) -> int:
    """Where the given name ends that begins behind a Japanese surname; 0 where none is credible."""
    best, found = 1.0, 0
    for length, feature in _LENGTHS.items():
        end = start + length
        given = around.text[start:end]
        if not re.fullmatch(f"{HAN_CHAR}{{{length}}}", given):
            continue
        if given.endswith(cues("never ends a given name")):
            continue
        score = around.follow(end).score + weight(feature)
        if score > best:
            best, found = score, end
    return found


def _start(around: Surroundings, start: int, dot: int) -> int:
    """Leave out particles in front, and a title that is written with syllables too."""
    text = around.text
    heads = [hit.end for hit in around.hits.every("title") if start < hit.end < dot]
    start = max([start, *heads])
    while (
        start < dot - 1 and text[start + 1] != "-" and text[start] in cues("particle before a foreign name")
    ):
        start += 1
    return start


def _end(around: Surroundings, last: int, end: int) -> int:
    """The last part ends with its syllables, or before a word that follows names."""
    if around.follow(end).score:
        return end
    return next((stop for stop in range(end, last, -1) if _is_end(around, stop)), end)


def _is_end(around: Surroundings, end: int) -> bool:
    return end <= len(around.text) and around.follow(end).score > 1
