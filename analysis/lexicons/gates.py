"""Gates: which of many patterns a text could match, from one look at it.

A line of body text could be none of fifty kinds of furniture, and one look at it says so: how long it is, how
it begins and ends, which words it holds.
"""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from .required import LONGEST, looks_of, tells


class Gate:
    r"""Tells which of some patterns a text could match, from one look at it.

    Parameters
    ----------
    patterns : regular expressions, in the order in which they are to be tried. One that begins with ``\A``
        or ends with ``\Z`` is asked of texts that begin or end as it does, one with both of texts as long.

    Examples
    --------
    >>> gate = Gate([r"\A责编[：:].+", r"\d版", r"\A.{2,3}\Z"])
    >>> gate.open("全市召开大会"), gate.open("责编：王一"), gate.open("3版"), gate.open("审校、责编：王一")
    ([], [0], [1, 2], [])
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        looks = [(n, look) for n, pattern in enumerate(patterns) for look in looks_of(pattern)]
        self._numbers = [n for n, _ in looks]
        every = [look for _, look in looks]
        sets = {
            words: 1 << n for n, words in enumerate(dict.fromkeys(s for look in every for s in look.words))
        }
        #: Of each way the sets of words of which it needs one each; which ways need none.
        self._needs = [sum(sets[words] for words in look.words) for look in every]
        self._always = sum(1 << n for n, look in enumerate(every) if not look.words)
        #: Of each word the ways that it tells most of, and the sets that have it.
        holding: dict[str, tuple[int, int]] = {}
        most = [max(look.words, key=tells, default=None) for look in every]
        for words, bit in sets.items():
            told = sum(1 << n for n, best in enumerate(most) if best == words)
            for word in words:
                before = holding.get(word, (0, 0))
                holding[word] = before[0] | told, before[1] | bit
        self._holding = list(holding.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(holding), matchkind=ahocorasick_rs.MatchKind.Standard
        )
        self._first = _by_char(look.first for look in every)
        self._last = _by_char(look.last for look in every)
        self._long = [
            sum(1 << n for n, look in enumerate(every) if look.least <= length <= look.most)
            for length in range(LONGEST + 1)
        ]

    def open(self, text: str) -> list[int]:
        """The numbers of the patterns that the text could match, ascending."""
        if not text:
            return []
        first, last = self._first, self._last
        may = (
            self._long[min(len(text), LONGEST)] & first.get(text[0], first[""]) & last.get(text[-1], last[""])
        )
        if not may:
            return []
        told, held = self._always, 0
        for n, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            ways, sets = self._holding[n]
            told |= ways
            held |= sets
        may &= told
        found: list[int] = []
        while may:
            lowest = may & -may
            way = lowest.bit_length() - 1
            if not self._needs[way] & ~held and self._numbers[way] not in found:
                found.append(self._numbers[way])
            may ^= lowest
        return found


def _by_char(sets: Iterable[set[str] | None]) -> dict[str, int]:
    """By character, which of some sets have it (a bit each); under ``""`` those that have any other."""
    every, listed = 0, dict[str, int]()
    for n, chars in enumerate(sets):
        if chars is None:
            every |= 1 << n
        for char in chars or ():
            listed[char] = listed.get(char, 0) | 1 << n
    return {"": every} | {char: bits | every for char, bits in listed.items()}
