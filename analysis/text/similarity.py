"""Similarity: texts that are alike, told by shingles (Broder 1997).

Two texts are alike where the sets of their 8-character stretches overlap by 0.8 (Jaccard).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .located import codes

SHINGLE = 8
ALIKE = 0.8
#: Characters of text from which shingles are held in half the space, of 32 bits: two different ones then
#: pass for one once in billions.
MANY = 2_000_000
#: Base of the polynomial that makes one number of a shingle: any large odd one (here from SplitMix64).
_BASE = np.uint64(0x9E3779B97F4A7C15)


def find_duplicates(texts: dict[str, str]) -> list[tuple[str, str, float]]:
    """Find the pairs of texts whose sets of 8-character shingles overlap by 0.8 or more.

    Every such pair is found: two sets that overlap so far share one of their rarest fifth (prefix
    filtering, Chaudhuri, Ganti and Kaushik 2006), so only those need be compared.

    Parameters
    ----------
    texts : texts by name, white space left out.

    Returns
    -------
    The names of each pair, in the order given, and their Jaccard index.

    Examples
    --------
    >>> find_duplicates({"a": "会议研究部署春耕生产工作", "b": "会议研究部署春耕生产工作", "c": "要闻"})
    [('a', 'b', 1.0)]
    """
    names = list(texts)
    narrow = sum(map(len, texts.values())) > MANY
    sets = [_narrowed(shingles(text)) if narrow else shingles(text) for text in texts.values()]
    rarest: dict[int, list[int]] = defaultdict(list)
    pairs = []
    for n, prefix in enumerate(_prefixes(sets)):
        for other in dict.fromkeys(other for s in prefix for other in rarest[s]):
            both = len(np.intersect1d(sets[n], sets[other], assume_unique=True))
            likeness = both / (len(sets[n]) + len(sets[other]) - both)
            if likeness >= ALIKE:
                pairs.append((other, n, likeness))
        for s in prefix:
            rarest[s].append(n)
    return [(names[one], names[other], likeness) for one, other, likeness in sorted(pairs)]


def _narrowed(found: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The upper half of each number."""
    return np.unique((found >> np.uint64(32)).astype(np.uint32))


def _prefixes(sets: Sequence[NDArray[np.unsignedinteger[Any]]]) -> list[list[int]]:
    """Of each set the rarest shingles of the corpus, without those that no other set has."""
    every = np.concatenate(sets) if sets else np.zeros(0, np.uint64)
    known, frequency = np.unique(every, return_counts=True)
    prefixes = []
    for found in sets:
        often = frequency[np.searchsorted(known, found)]
        first = np.argsort(often, kind="stable")[: _prefix(len(found))]
        prefixes.append(found[first[often[first] > 1]].tolist())
    return prefixes


def _prefix(n: int) -> int:
    return n - math.ceil(ALIKE * n) + 1 if n else 0


def shingles(text: str) -> NDArray[np.uint64]:
    """The 8-character stretches of a text, a number each, none twice; of a shorter text, itself.

    Examples
    --------
    >>> len(shingles("会议研究部署春耕")), len(shingles("会议研究部署春耕生产")), len(shingles(""))
    (1, 3, 0)
    """
    chars = codes(text).astype(np.uint64)
    width = min(SHINGLE, len(chars))
    if not width:
        return chars
    made = np.zeros(len(chars) - width + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for n in range(width):
            made = made * _BASE + chars[n : n + len(made)]
    return np.unique(made)
