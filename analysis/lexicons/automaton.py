"""The automaton: every word of every list, found in one pass over the characters of a text.

``KINDS`` names the word lists that take part. Rules then speak of hits (a title, a verb of speech, a
meeting word) instead of searching the text again with a pattern of their own. The automaton is built
from the CSVs, once a process, when it is first asked for (Aho and Corasick 1975; ``ahocorasick_rs``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

from . import cached, read

Words = Callable[[], list[str]]


def _column(name: str, column: str = "word", **only: str) -> Words:
    """The words of a list's column, of the rows whose other columns have these values."""

    def words() -> list[str]:
        return [row[column] for row in read(name) if all(row[key] == value for key, value in only.items())]

    return words


#: The frames whose words are looked for; those of the others stand in patterns.
FRAMES = (
    "attend",
    "chair",
    "decide",
    "hold",
    "hold study",
    "learnt at",
    "open",
    "planned",
    "then",
    "watch",
)
#: The kinds of words that are looked for, and where they are listed.
KINDS: dict[str, Words] = {
    "title": lambda: [row["word"] for row in read("titles") if row["kind"] != "address"],
    "post behind name": lambda: [
        row["word"] for row in read("titles") if row["after_name"] or row["kind"] == "address"
    ],
    "title boundary": _column("title_boundaries"),
    "follower": _column("name_followers"),
    "meeting": _column("meeting_words", kind="meeting"),
    "no meeting": _column("meeting_words", kind="other"),
    "occasion": _column("meeting_words", kind="occasion"),
    "study": _column("meeting_words", kind="study"),
    "visit": _column("visit_verbs"),
    "speech": _column("speech_verbs"),
    "level": _column("levels"),
    "day word": _column("day_words"),
    **{frame: _column("frame_words", frame=frame) for frame in FRAMES},
}


class Hit(NamedTuple):
    """An occurrence of a listed word: ``text[start:end] == word``."""

    start: int
    end: int
    word: str


class Hits:
    """The hits of one text, by kind.

    Parameters
    ----------
    text : the text that is searched.

    Examples
    --------
    >>> hits = Hits("市委副书记王一强调，要落实。")
    >>> [hit.word for hit in hits.of("title")], [hit.word for hit in hits.every("title")]
    (['副书记'], ['副书记', '书记'])
    >>> hits.has("speech", 7, 9), hits.has("speech", 9, 13)
    (True, False)
    """

    def __init__(self, text: str) -> None:
        automaton, words, kinds = _automaton()
        self._found: dict[str, list[Hit]] = {}
        self._longest: dict[str, list[Hit]] = {}
        found = self._found
        matches = automaton.find_matches_as_indexes(text, overlapping=True)
        matches.sort(key=itemgetter(2), reverse=True)
        matches.sort(key=itemgetter(1))
        for n, start, end in matches:
            hit = Hit(start, end, words[n])
            for kind in kinds[n]:
                if kind in found:
                    found[kind].append(hit)
                else:
                    found[kind] = [hit]

    def every(self, kind: str) -> list[Hit]:
        """All hits of a kind, those inside each other too; leftmost first, the longest first at a place."""
        return self._found.get(kind, [])

    def of(self, kind: str) -> list[Hit]:
        """The hits of a kind as a reader takes them: leftmost, longest at each place, none overlapping."""
        if kind not in self._longest:
            kept: list[Hit] = []
            done = 0
            for hit in self.every(kind):
                if hit.start >= done:
                    kept.append(hit)
                    done = hit.end
            self._longest[kind] = kept
        return self._longest[kind]

    def within(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a kind (:meth:`of`) that lie in a stretch."""
        hits = self.of(kind)
        first = bisect_left(hits, start, key=_start)
        last = bisect_right(hits, end, key=_end)
        return hits[first:last]

    def has(self, kind: str, start: int, end: int) -> bool:
        """Whether a stretch has a hit of a kind, inside another hit or not."""
        hits = self.every(kind)
        first = bisect_left(hits, start, key=_start)
        return any(hit.end <= end for hit in hits[first : bisect_left(hits, end, first, key=_start)])


def _start(hit: Hit) -> int:
    return hit[0]


def _end(hit: Hit) -> int:
    return hit[1]


@cached
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[str], list[tuple[str, ...]]]:
    """The automaton, its words, and the kinds of each."""
    kinds: dict[str, list[str]] = {}
    for kind, listed in KINDS.items():
        for word in dict.fromkeys(listed()):
            kinds.setdefault(word, []).append(kind)
    words = list(kinds)
    automaton = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard)
    return automaton, words, [tuple(kinds[word]) for word in words]
