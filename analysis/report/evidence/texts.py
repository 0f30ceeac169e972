"""Texts: articles as books of evidence show them, and the sentences in them."""

import bisect
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from ...document.clauses import sentences


@dataclass(frozen=True)
class Text:
    """An article as books show it."""

    article: str
    date: datetime.date | None
    headline: str | None
    decks: str
    body: str

    def part(self, name: str) -> str:
        """The text that offsets of a part count in."""
        return self.body if name == "body" else self.decks

    def sentences(self, name: str) -> list[tuple[int, int]]:
        """Begin and end of each sentence of a part, without white space around it."""
        return self._body_sentences if name == "body" else _spans(self.decks)

    @cached_property
    def _body_sentences(self) -> list[tuple[int, int]]:
        return _spans(self.body)


class Place(NamedTuple):
    """A stretch of an article: ``part`` is ``headline`` (all decks) or ``body``."""

    part: str
    start: int
    end: int


def texts_of(corpus: Any) -> dict[str, Text]:
    """The articles of a corpus by id, in the order of its table."""
    dates = dict(zip(corpus.pages["page"].tolist(), corpus.pages["issue_date"].tolist(), strict=True))
    columns = ("article", "page", "headline", "subheads", "body")
    found = {}
    for article, page, headline, subheads, body in zip(
        *(corpus.articles[name].tolist() for name in columns), strict=True
    ):
        decks = "\n".join(deck for deck in (headline, subheads) if isinstance(deck, str) and deck)
        title = headline if isinstance(headline, str) else None
        found[article] = Text(article, _day(dates.get(page)), title, decks, body)
    return found


def _day(value: Any) -> datetime.date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def quoted(text: Text, places: Iterable[Place]) -> list[tuple[str, list[tuple[int, int]]]]:
    """Give the sentences that places stand in, in reading order, with the places in them.

    Returns
    -------
    One pair a sentence: its text; begin and end of each place, offsets into it. Places that overlap
    come one by one, each with its sentence.
    """
    found: list[tuple[str, int, str, list[tuple[int, int]]]] = []
    for place in sorted(places, key=lambda p: (p.part == "body", p.start, p.end)):
        whole = text.part(place.part)
        begin, stop = _around(text.sentences(place.part), place)
        mark = (place.start - begin, place.end - begin)
        part, at, sentence, marks = found[-1] if found else ("", -1, "", [])
        if part == place.part and begin == at and marks[-1][1] <= mark[0] and mark[1] <= len(sentence):
            marks.append(mark)
        else:
            found.append((place.part, begin, whole[begin:stop], [mark]))
    return [(sentence, marks) for _, _, sentence, marks in found]


def _around(spans: list[tuple[int, int]], place: Place) -> tuple[int, int]:
    """Begin and end of the sentence of a place; of a place over several, of all of them."""
    first = bisect.bisect_right(spans, place.start, key=lambda span: span[0]) - 1
    last = bisect.bisect_left(spans, place.end, key=lambda span: span[0]) - 1
    begin = spans[first][0] if first >= 0 else place.start
    stop = spans[max(first, last)][1] if max(first, last) >= 0 else place.end
    return min(begin, place.start), max(stop, place.end)


def _spans(whole: str) -> list[tuple[int, int]]:
    return [(its.start, its.start + len(its.text.rstrip())) for its in sentences(whole) if its.text.strip()]
