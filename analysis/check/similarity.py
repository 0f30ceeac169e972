"""Duplicates: texts that are alike, told by shingles (Broder 1997).

Two texts are alike where the sets of their 8-character stretches overlap by 0.8 (Jaccard).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict

SHINGLE = 8
ALIKE = 0.8


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
    sets = {name: shingles(text) for name, text in texts.items()}
    frequency = Counter(s for found in sets.values() for s in found)
    rarest: dict[str, list[str]] = defaultdict(list)
    pairs = []
    for name, found in sets.items():
        prefix = sorted(found, key=lambda s: (frequency[s], s))[: _prefix(len(found))]
        for other in dict.fromkeys(other for s in prefix for other in rarest[s]):
            both = len(found & sets[other])
            likeness = both / (len(found) + len(sets[other]) - both)
            if likeness >= ALIKE:
                pairs.append((other, name, likeness))
        for s in prefix:
            rarest[s].append(name)
    order = {name: n for n, name in enumerate(texts)}
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _prefix(n: int) -> int:
    return n - math.ceil(ALIKE * n) + 1 if n else 0


def shingles(text: str) -> set[str]:
    """The 8-character stretches of a text; of a shorter one, itself."""
    return {text[n : n + SHINGLE] for n in range(max(1, len(text) - SHINGLE + 1))} if text else set()
