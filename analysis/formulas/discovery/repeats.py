"""Repeats: strings that come back, and how firmly they hold together.

Strings are grown one character at a time, and only what occurs often enough is grown further (the
principle of Agrawal & Srikant 1994), so that their number stays that of the repeated ones. A string
that is always continued by the same character is not maximal, and left to the longer one.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

#: Strings are grown to this length and no further.
LONGEST = 12


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


def find_repeats(runs: Iterable[tuple[str, str]], *, least: int = 2) -> dict[str, Repeat]:
    """Find the maximal repeated strings of a corpus: no longer string stands wherever they do.

    Parameters
    ----------
    runs : article and stretch of text without marks, one pair a stretch.
    least : occurrences that a string must have.

    Returns
    -------
    Strings of 3 to 12 characters, with their statistics.

    Examples
    --------
    >>> runs = [("a", "坚持闭环管理"), ("b", "实行闭环管理机制"), ("b", "管理")]
    >>> {text: repeat.articles for text, repeat in find_repeats(runs).items()}
    {'闭环管理': 2}
    """
    stretches = list(runs)
    counts = _grow(stretches, least)
    within, left, right = _neighbours(stretches, counts)
    n = sum(len(text) for _, text in stretches)
    maximal = {
        text: k
        for text, k in counts.items()
        if len(text) >= 3 and max(left[text].values()) < k and max(right[text].values()) < k
    }
    values = c_values(maximal)
    return {
        text: Repeat(
            text, k, len(within[text]), cohesion(text, counts, n),
            min(entropy(left[text]), entropy(right[text])), values[text],
        )
        for text, k in maximal.items()
    }  # fmt: skip


def _grow(stretches: list[tuple[str, str]], least: int) -> Counter[str]:
    counts = Counter(char for _, text in stretches for char in text)
    kept = {char for char, k in counts.items() if k >= least}
    for n in range(2, LONGEST + 1):
        grown = Counter(
            text[i : i + n]
            for _, text in stretches
            for i in range(len(text) - n + 1)
            if text[i : i + n - 1] in kept and text[i + 1 : i + n] in kept
        )
        kept = {text for text, k in grown.items() if k >= least}
        counts.update({text: grown[text] for text in kept})
    return counts


def _neighbours(
    stretches: list[tuple[str, str]], counts: Counter[str]
) -> tuple[dict[str, set[str]], dict[str, Counter[str]], dict[str, Counter[str]]]:
    """The articles of each string, and the characters in front of it and behind it."""
    within: dict[str, set[str]] = defaultdict(set)
    left: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    edges = 0
    for article, text in stretches:
        for i in range(len(text)):
            for n in range(3, min(LONGEST, len(text) - i) + 1):
                part = text[i : i + n]
                if part not in counts:
                    break
                within[part].add(article)
                edges += 1
                left[part][text[i - 1] if i else f"edge {edges}"] += 1
                right[part][text[i + n] if i + n < len(text) else f"edge {edges}"] += 1
    return within, left, right


def cohesion(text: str, counts: Counter[str], n: int) -> float:
    """Pointwise mutual information of the weakest cut, in bits.

    Parameters
    ----------
    text : a string of two characters or more.
    counts : occurrences of every string and of its beginnings and ends.
    n : characters of the corpus.

    Examples
    --------
    >>> cohesion("四早", Counter({"四早": 4, "四": 8, "早": 4}), 64)
    3.0
    """
    cuts = ((text[:i], text[i:]) for i in range(1, len(text)))
    return min(math.log2(counts[text] * n / (counts[a] * counts[b])) for a, b in cuts)


def entropy(neighbours: Counter[str]) -> float:
    """Shannon's entropy of a distribution, in bits.

    Examples
    --------
    >>> entropy(Counter({"的": 2, "，": 2}))
    1.0
    """
    total = neighbours.total()
    return sum(k / total * math.log2(total / k) for k in neighbours.values())


def c_values(counts: dict[str, int]) -> dict[str, float]:
    """C-value of each string, from the counts of all.

    Parameters
    ----------
    counts : occurrences of each candidate, wherever it stands.

    Returns
    -------
    log2 of the length, times the frequency less the mean frequency of the longer candidates that
    hold it (Frantzi, Ananiadou & Mima 2000).

    Examples
    --------
    >>> {text: round(value, 2) for text, value in c_values({"三个一批": 6, "推进三个一批": 2}).items()}
    {'三个一批': 8.0, '推进三个一批': 5.17}
    """
    around: dict[str, list[int]] = defaultdict(list)
    for text, k in counts.items():
        inner = {text[i:j] for i in range(len(text)) for j in range(i + 2, len(text) + 1)} - {text}
        for part in inner & counts.keys():
            around[part].append(k)
    return {
        text: math.log2(len(text)) * (k - (sum(around[text]) / len(around[text]) if text in around else 0))
        for text, k in counts.items()
    }


_RUN = re.compile(r"[一-鿿〇0-9A-Za-z]+")
_MARKS = re.compile(r"[“”‘’「」『』\"]")


def runs_of(article: str, text: str) -> list[tuple[str, str]]:
    """Cut a text at its marks; quotation marks part nothing (压实“四方”责任)."""
    return [(article, run[0]) for run in _RUN.finditer(_MARKS.sub("", text))]
