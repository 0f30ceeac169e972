"""Similarity: texts that are alike, told by shingles (Broder 1997).

Two texts are alike where the sets of their 8-character stretches overlap by 0.8 (Jaccard).
"""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from .located import codes

SHINGLE = 8
ALIKE = 0.8
#: Characters of text from which only one shingle in so many is held (the modulus sketch of Broder 1997), of
#: texts that have more than few; pairs that share rare ones are then compared by all of theirs. Two texts
#: with an overlap of 0.8 have one of at least a half in the sketch but for a chance in millions.
MANY, ONE_IN, FEW, LOOSELY = 2_000_000, 16, 160, 0.5
#: Base of the polynomial that makes one number of a shingle: any large odd one (here from SplitMix64).
_BASE = np.uint64(0x9E3779B97F4A7C15)


def find_duplicates(texts: dict[str, str]) -> list[tuple[str, str, float]]:
    """Find the pairs of texts whose sets of 8-character shingles overlap by 0.8 or more.

    Every such pair is found: two sets that overlap so far share one of their rarest fifth (prefix
    filtering, Chaudhuri, Ganti and Kaushik 2006), so only those need be compared. Of a large corpus a
    sketch of each set is held (:data:`MANY`).

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
    step = 1 if sum(map(len, texts.values())) <= MANY else ONE_IN
    sets = [_some(shingles(text), step) for text in texts.values()]
    rarest: dict[int, list[int]] = defaultdict(list)
    pairs = []
    for n, prefix in enumerate(_prefixes(sets, ALIKE if step == 1 else LOOSELY)):
        for other in dict.fromkeys(other for s in prefix for other in rarest[s]):
            one, two = (sets[k] if step == 1 else shingles(texts[names[k]]) for k in (n, other))
            both = len(np.intersect1d(one, two, assume_unique=True))
            likeness = both / (len(one) + len(two) - both)
            if likeness >= ALIKE:
                pairs.append((other, n, likeness))
        for s in prefix:
            rarest[s].append(n)
    return [(names[one], names[other], likeness) for one, other, likeness in sorted(pairs)]


def _some(found: NDArray[np.uint64], step: int) -> NDArray[np.uint64]:
    """One in so many of a text's shingles, by their numbers, so of like texts the same; of few, all."""
    return found[found % np.uint64(step) == 0] if step > 1 and len(found) > FEW else found


def _prefixes(sets: list[NDArray[np.uint64]], alike: float) -> list[list[int]]:
    """Of each set the rarest shingles of the corpus, without those that no other set has."""
    every = np.concatenate(sets) if sets else np.zeros(0, np.uint64)
    known, frequency = np.unique(every, return_counts=True)
    prefixes = []
    for found in sets:
        often = frequency[np.searchsorted(known, found)]
        first = np.argsort(often, kind="stable")[: _prefix(len(found), alike)]
        prefixes.append(found[first[often[first] > 1]].tolist())
    return prefixes


def _prefix(n: int, alike: float) -> int:
    return n - math.ceil(alike * n) + 1 if n else 0


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
