"""Sharing: how much a line has in common with each article of its page.

Texts are compared by pairs of Chinese characters. For every pair the articles that have it are
listed (an inverted index), so a line is held against the articles it shares something with, and not
against each.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

#: A printed page has some dozens of articles at most. A longer text is several pages one after the
#: other, and a headline belongs to an article of its own page: so many to either side.
REACH = 100
#: Weight of a pair that no article has.
_UNKNOWN = 0.8
_FIRST, _LAST = 0x3400, 0x9FFF


class Shares(NamedTuple):
    """What a line shares with each of the articles near it: 0 to 1, from article ``first`` on."""

    shares: NDArray[np.float64]
    first: int

    def of(self, article: int) -> float:
        """The share of one of these articles."""
        return float(self.shares[article - self.first])

    def highest(self, but: int) -> float:
        """The highest share of any of these articles but one; 0 where there is no other."""
        at = but - self.first
        return float(max(self.shares[:at].max(initial=0.0), self.shares[at + 1 :].max(initial=0.0)))

    def best(self, among: NDArray[np.bool_] | None = None) -> tuple[float, int]:
        """The highest share and its article, the first one of equals.

        Parameters
        ----------
        among : for every article of the page whether it counts; all do if left out. Where none near
            the line does, the share is 0.
        """
        shares = self.shares
        if among is not None:
            counts = among[self.first : self.first + len(shares)]
            if not counts.any():
                return 0.0, self.first
            shares = np.where(counts, shares, -1.0)
        best = int(np.argmax(shares))
        return float(self.shares[best]), self.first + best


class Sharing:
    """The articles of a page, ready to be compared with its lines.

    A pair of characters that stands in every article says little about whose headline it is, so
    pairs weigh by inverse document frequency over the page's articles.

    Parameters
    ----------
    bodies : the articles' texts in the order of the page.

    Examples
    --------
    >>> page = Sharing(["昨日，我市召开防汛会议。", "日前，新馆开放。"])
    >>> [round(page.shares("防汛会议召开", near=0).of(n), 2) for n in (0, 1)]
    [0.87, 0.0]
    """

    def __init__(self, bodies: list[str]) -> None:
        self.count = len(bodies)
        codes = [pairs(body) for body in bodies]
        owners = np.repeat(np.arange(self.count, dtype=np.uint64), [len(c) for c in codes])
        joined = np.concatenate([np.empty(0, dtype=np.uint64), *codes])
        postings = np.unique(joined << np.uint64(32) | owners)
        self._articles = (postings & np.uint64(0xFFFFFFFF)).astype(np.int64)
        self._pairs, starts = np.unique(postings >> np.uint64(32), return_index=True)
        self._starts = np.append(starts, len(postings))
        self._weights = np.array(
            [_UNKNOWN, *(math.log((1 + self.count) / n) + 0.2 for n in range(1, self.count + 1))]
        )

    def shares(self, line: str, near: int) -> Shares:
        """Share of a line's pairs, by weight, that each article around article ``near`` has too."""
        first, last = max(0, near - REACH), min(self.count, near + REACH + 1)
        starts, counts = self._having(line)
        if not len(counts):
            return Shares(np.zeros(last - first), first)
        weights = self._weights[counts]
        # The places in the list of articles of each pair's stretch, one stretch behind the other.
        places = np.arange(counts.sum()) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        articles = self._articles[places]
        near_by = (articles >= first) & (articles < last)
        shares = np.bincount(
            articles[near_by] - first, np.repeat(weights, counts)[near_by], minlength=last - first
        )
        return Shares(shares / sum(weights.tolist()), first)

    def _having(self, line: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each pair of a line, in its order, where the articles that have it are listed, and how many."""
        found = np.array(list(dict.fromkeys(pairs(line).tolist())), dtype=np.uint64)
        at = np.searchsorted(self._pairs, found)
        known = np.append(self._pairs, np.uint64(0))[at] == found
        starts = self._starts[at]
        return starts, np.where(known, np.append(self._starts, 0)[at + 1] - starts, 0)


def shared(line: str, text: str) -> float:
    """Which share of a line's pairs of characters a text has too: 0 to 1.

    Examples
    --------
    >>> shared("防汛会议召开", "昨日，我市召开防汛会议。")
    0.8
    """
    own = pairs(line)
    return float(np.isin(own, pairs(text)).mean()) if len(own) else 0.0


def pairs(text: str) -> NDArray[np.uint64]:
    """The pairs of neighbouring Chinese characters of a text, each as one number, in order.

    Examples
    --------
    >>> len(pairs("全市召开。大会"))
    4
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    han = (codes >= _FIRST) & (codes <= _LAST)
    both = han[:-1] & han[1:]
    return codes[:-1][both] << np.uint64(16) | codes[1:][both]
