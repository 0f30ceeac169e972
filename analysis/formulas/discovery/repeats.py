"""Repeats: strings that come back, and how firmly they hold together.

Strings are grown one character at a time, and only what occurs often enough is grown further (the
principle of Agrawal & Srikant 1994), so that their number stays that of the repeated ones. All strings of
one length are grown at once, as arrays: the cost is that of the text. A string that is always continued by
the same character is not maximal, and left to the longer one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...lexicons.characters import HAN

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Strings are grown to this length and no further.
LONGEST = 12
#: Shorter strings are no repeats.
SHORTEST = 3
#: Parts the stretches of the text; it is no character of any.
_EDGE = "\n"


class Repeat(NamedTuple):
    """A string and its statistics.

    Parameters
    ----------
    text : the string.
    count, articles : how often it occurs, and in how many articles.
    cohesion : pointwise mutual information (Church & Hanks 1990) of its weakest cut, in bits: how much
        oftener the two sides of it stand together than chance would bring them together.
    freedom : the smaller of the entropies of the characters in front of it and behind it, in bits
        (branching entropy, Tanaka-Ishii & Jin 2006); a mark or an end of line is a neighbour of its own
        each time (as in the accessor variety of Feng et al. 2004).
    c_value : Frantzi, Ananiadou & Mima (2000): its frequency less that of the longer strings around
        it, weighted by its length.
    """

    text: str
    count: int  # type: ignore[assignment]
    articles: int
    cohesion: float
    freedom: float
    c_value: float


class _Level(NamedTuple):
    """The strings of one length that come back.

    ``strings`` has for each place of the text the number of the string that begins there, -1 for none;
    ``counts`` the occurrences of each, ``first`` its first place.
    """

    length: int
    strings: npt.NDArray[np.int32]
    counts: Ints
    first: Ints

    def at(self, places: Ints) -> Ints:
        """The occurrences of the strings that begin at some places."""
        return self.counts[self.strings[places]]


def find_repeats(runs: Iterable[tuple[str, str]]) -> dict[str, Repeat]:
    """Find the maximal repeated strings of a corpus: no longer string stands wherever they do.

    Parameters
    ----------
    runs : article and stretch of text without marks, one pair a stretch; an article's stretches stand
        together.

    Returns
    -------
    Strings of 3 to 12 characters that occur twice or oftener, with their statistics.

    Examples
    --------
    >>> runs = [("a", "坚持闭环管理"), ("b", "实行闭环管理机制"), ("b", "管理")]
    >>> {text: repeat.articles for text, repeat in find_repeats(runs).items()}
    {'闭环管理': 2}
    """
    stretches = list(runs)
    text = _EDGE.join(["", *(run for _, run in stretches), ""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    numbers: dict[str, int] = {}
    article = np.repeat(
        np.array([numbers.setdefault(name, len(numbers)) for name, _ in stretches] or [0], dtype=np.int64),
        [len(run) + 1 for _, run in stretches] or [1],
    )
    article = np.concatenate([[0], article]).astype(np.int64)
    levels = _grow(codes)
    maximal = [_maximal(shorter, longer) for shorter, longer in pairwise(levels)]
    found: dict[str, Repeat] = {}
    around = _around(levels, maximal)
    n = int((codes != ord(_EDGE)).sum())
    for level, kept in zip(levels[:-1], maximal, strict=True):
        if level.length < SHORTEST or not kept.any():
            continue
        ids = np.flatnonzero(kept)
        counts, first = level.counts[ids], level.first[ids]
        places = np.flatnonzero((level.strings >= 0) & kept[level.strings])
        its = level.strings[places].astype(np.int64)
        within = _distinct(its, article[places], len(level.counts))[ids]
        left = _entropies(its, _neighbours(codes, places - 1), level.counts)[ids]
        right = _entropies(its, _neighbours(codes, places + level.length), level.counts)[ids]
        firm = _cohesions(levels, level.length, first, n)
        values = math.log2(level.length) * (counts - around[level.length][ids])
        columns = (counts, within, firm, np.minimum(left, right), values)
        for at, *row in zip(first.tolist(), *(column.tolist() for column in columns), strict=True):
            string = text[at : at + level.length]
            found[string] = Repeat(string, *row)
    return found


def _grow(codes: Ints) -> list[_Level]:
    """The strings of one character, of two and so on to one more than the longest."""
    edge = codes == ord(_EDGE)
    levels = [_level(1, np.flatnonzero(~edge), codes[~edge], len(codes))]
    characters = levels[0].strings
    for length in range(2, LONGEST + 2):
        shorter = levels[-1].strings
        both = np.flatnonzero((shorter[:-1] >= 0) & (shorter[1:] >= 0))
        last = characters[both + length - 1]
        keys = shorter[both].astype(np.int64) * (int(characters.max(initial=0)) + 1) + last
        levels.append(_level(length, both, keys, len(codes)))
    return levels


def _level(length: int, places: Ints, keys: Ints, size: int) -> _Level:
    """The strings of a length that occur twice and more, told apart by their keys."""
    _, first, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    kept = counts >= 2
    number = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
    strings = np.full(size, -1, dtype=np.int32)  # there are a dozen of them, each as long as the text
    strings[places] = number[inverse]
    return _Level(length, strings, counts[kept].astype(np.int64), places[first[kept]])


def _maximal(level: _Level, longer: _Level) -> npt.NDArray[np.bool_]:
    """Which strings have no longer one that stands wherever they do."""
    maximal = np.ones(len(level.counts), dtype=bool)
    for offset in (0, 1):
        inner = level.strings[longer.first + offset]
        maximal[inner[level.counts[inner] == longer.counts]] = False
    return maximal


def _around(levels: list[_Level], maximal: list[npt.NDArray[np.bool_]]) -> dict[int, Floats]:
    """For each string of each length the mean frequency of the maximal longer ones that hold it."""
    means: dict[int, Floats] = {}
    for inner, inner_kept in zip(levels[SHORTEST - 1 : -1], maximal[SHORTEST - 1 :], strict=True):
        sums, holders = np.zeros(len(inner.counts)), np.zeros(len(inner.counts))
        for outer, kept in zip(levels[inner.length : -1], maximal[inner.length :], strict=True):
            places, counts = outer.first[kept], outer.counts[kept]
            offsets = range(outer.length - inner.length + 1)
            strings = np.concatenate([inner.strings[places + offset] for offset in offsets]).astype(np.int64)
            owners = np.tile(np.arange(len(places)), len(offsets))
            pairs = np.unique((strings * (len(places) + 1) + owners)[inner_kept[strings]])
            its, of = pairs // (len(places) + 1), pairs % (len(places) + 1)
            sums += np.bincount(its, counts[of], len(sums))
            holders += np.bincount(its, minlength=len(sums))
        means[inner.length] = sums / np.maximum(holders, 1)
    return means


def _neighbours(codes: Ints, places: Ints) -> Ints:
    """The characters at some places; an edge is a neighbour of its own each time."""
    neighbours = codes[places]
    return np.where(neighbours == ord(_EDGE), 0x110000 + places, neighbours)


def _distinct(strings: Ints, values: Ints, size: int) -> Ints:
    """How many values each string has."""
    most = int(values.max(initial=0)) + 1
    return np.bincount(np.unique(strings * most + values) // most, minlength=size).astype(np.int64)


def _entropies(strings: Ints, neighbours: Ints, counts: Ints) -> Floats:
    """Shannon's entropy of the neighbours of each string, in bits."""
    most = int(neighbours.max(initial=0)) + 1
    pairs, each = np.unique(strings * most + neighbours, return_counts=True)
    its = pairs // most
    total = counts[its]
    return np.bincount(its, each / total * np.log2(total / each), len(counts)).astype(np.float64)


def _cohesions(levels: list[_Level], length: int, first: Ints, n: int) -> Floats:
    """The mutual information of the weakest cut of each string."""
    together = levels[length - 1].at(first) * n
    cuts = [
        np.log2(together / (levels[cut - 1].at(first) * levels[length - cut - 1].at(first + cut)))
        for cut in range(1, length)
    ]
    weakest: Floats = np.minimum.reduce(cuts)
    return weakest


_RUN = re.compile(f"[{HAN}0-9A-Za-z]+")
_MARKS = re.compile(r"[“”‘’「」『』\"]")


def runs_of(article: str, text: str) -> list[tuple[str, str]]:
    """Cut a text at its marks; quotation marks part nothing (压实“四方”责任)."""
    return [(article, run[0]) for run in _RUN.finditer(_MARKS.sub("", text))]
