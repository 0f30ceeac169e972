"""Given names: how much a string looks like one, by the characters that names are made of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from .. import lexicons

#: Added to every count: of a character as part of a name, and in a text.
_NAME_SMOOTHING, _TEXT_SMOOTHING = 0.5, 500
#: How many characters the smoothing is spread over.
_NAME_CHARACTERS, _TEXT_CHARACTERS = 4000, 8000


@lexicons.cached
def surnames() -> dict[str, bool]:
    """Surnames, one character or two, each with whether it is a common one."""
    return {row["surname"]: row["frequency"] == "common" for row in lexicons.read("surnames")}


def surname_of(name: str) -> str | None:
    """The surname a name begins with, or None.

    Examples
    --------
    >>> surname_of("欧阳文"), surname_of("王小明"), surname_of("在会上")
    ('欧阳', '王', None)
    """
    return next((name[:n] for n in (2, 1) if len(name) > n and name[:n] in surnames()), None)


def _dictionary() -> Iterator[tuple[str, int, str]]:
    """Word, frequency and part of speech of jieba's dictionary (jieba 0.42.1, ``dict.txt``).

    It is read as data; the tokenizer is not loaded.
    """
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed; install the project with its dependencies")
    dictionary = Path(spec.submodule_search_locations[0], "dict.txt")
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        yield word, int(frequency), tag


@cache
def words() -> dict[str, int]:
    """Frequencies of the words of jieba's dictionary that are no personal names."""
    return {
        word: frequency
        for word, frequency, tag in _dictionary()
        if 2 <= len(word) <= 4 and not tag.startswith("nr")
    }


@cache
def verbs() -> frozenset[str]:
    """The verbs of two and three characters in jieba's dictionary."""
    return frozenset(word for word, _, tag in _dictionary() if tag in ("v", "vn") and 2 <= len(word) <= 3)


class _Counts(NamedTuple):
    """How often a character is the middle or the last one of a name, and how often it is printed."""

    middle: Counter[str]
    last: Counter[str]
    text: Counter[str]


@cache
def _counts() -> _Counts:
    counts = _Counts(Counter(), Counter(), Counter())
    for word, frequency, tag in _dictionary():
        if not tag.startswith("nr"):
            for char in word:
                counts.text[char] += frequency
        elif tag == "nr" and len(word) == 3 and word[0] in surnames():
            counts.middle[word[1]] += 1
            counts.last[word[2]] += 1
    return counts


def likeness(name: str) -> float:
    """How much likelier the characters behind a surname are in a given name than in a text.

    The logarithm (base 10) of the likelihood ratio, summed over the given name's characters, each
    counted at its place. Names: the 50,170 of three characters that jieba's dictionary marks as
    persons; text: the characters of its other words, weighed by their frequency.

    Parameters
    ----------
    name : surname and given name.

    Returns
    -------
    Above 0 for what looks like a name, below 0 for what looks like text; 0 for a surname alone.

    Examples
    --------
    >>> [likeness(name) > 0 for name in ("韦莲芝", "周佳宁", "马上办", "时间紧", "成立了")]
    [True, True, False, False, False]
    """
    given = name[len(surname_of(name) or name[:1]) :]
    return sum(_ratio(char, middle=n == 0 and len(given) > 1) for n, char in enumerate(given))


@cache
def _ratio(char: str, *, middle: bool) -> float:
    counts = _counts()
    names = counts.middle if middle else counts.last
    as_name = (names[char] + _NAME_SMOOTHING) / (names.total() + _NAME_SMOOTHING * _NAME_CHARACTERS)
    as_text = (counts.text[char] + _TEXT_SMOOTHING) / (
        counts.text.total() + _TEXT_SMOOTHING * _TEXT_CHARACTERS
    )
    return math.log10(as_name / as_text)
