"""What stands behind the counts of the report on formulas."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from .book import Behind, Book, Group, Key, Row, Rule, Shelf, Unit, shelf_of
from .texts import Place, Text, issued, texts_of

Said = tuple[str, str, Place]


def formula_book(corpus: Any) -> Book:
    """Collect what stands behind the counts of formulas.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.

    Returns
    -------
    A book for the tables of :func:`analysis.measures.formula_spans`,
    :func:`~analysis.measures.formula_speakers`, :func:`~analysis.measures.formula_silences` and
    :func:`~analysis.measures.formula_bursts`, and for the findings of a corpus that are taken for
    formulas.
    """
    texts = texts_of(corpus)
    mentions = corpus.formula_mentions
    places, candidates = _by_formula(mentions), _by_formula(corpus.finding_places)

    def whole(formula: str) -> Shelf:
        return shelf_of(formula, places.get(formula, []))

    def candidate(text: str) -> Shelf:
        return shelf_of(f"{text}, a candidate", candidates.get(text, []))

    def bodies(formula: str) -> Shelf:
        its = (place for place in places.get(formula, []) if place[1].part == "body")
        return shelf_of(f"{formula} in bodies", its)

    def said(formula: str) -> Shelf:
        return speech_shelf(f"{formula} in attributed words", _inside(places.get(formula, []), stretches))

    stretches = statements_by_article(corpus)
    shelves: dict[str, Callable[..., Shelf]] = {"formula": whole, "candidate": candidate}
    shelves |= {"body": bodies, "said": said}
    ahead = set(mentions.loc[mentions["part"] == "headline", "formula"])
    return Book("formulas", texts, shelves, _Rules(texts, ahead, set(places)).by_column())


def _by_formula(mentions: pd.DataFrame) -> dict[str, list[tuple[str, Place]]]:
    columns = (mentions[name].tolist() for name in ("formula", "article", "part", "start", "end"))
    places: dict[str, list[tuple[str, Place]]] = {}
    for formula, article, *place in zip(*columns, strict=True):
        places.setdefault(formula, []).append((article, Place(*place)))
    return places


def statements_by_article(corpus: Any) -> dict[str, list[tuple[str, int, int]]]:
    """Speaker, begin and end of each attributed stretch, by article."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    columns = (corpus.statements[name].tolist() for name in ("article", "speaker", "start", "end"))
    for article, *stretch in zip(*columns, strict=True):
        found.setdefault(article, []).append(tuple(stretch))
    return found


def speech_shelf(title: str, said: list[Said]) -> Shelf:
    """Group places by article and speaker."""
    found: dict[str, list[Said]] = {}
    for article, speaker, place in said:
        found.setdefault(f"{article} {speaker}", []).append((article, speaker, place))
    groups = {
        name: Group(its[0][0], its[0][1], tuple(place for *_, place in its), len(its))
        for name, its in found.items()
    }
    return Shelf(title, "sentences", groups)


def _inside(places: list[tuple[str, Place]], stretches: dict[str, list[tuple[str, int, int]]]) -> list[Said]:
    """The places that lie in attributed words, once for each stretch around them."""
    return [
        (article, speaker, place)
        for article, place in places
        for speaker, start, end in stretches.get(article, [])
        if place.part == "body" and start <= place.start and place.end <= end
    ]


class _Rules:
    """The rule of each column; which articles a row speaks of is said by its other columns."""

    def __init__(self, texts: dict[str, Text], in_headlines: set[str], mentioned: set[str]) -> None:
        self._texts = texts
        self._in_headlines = in_headlines
        self._mentioned = mentioned

    def by_column(self) -> dict[str, Rule]:
        return {
            "mentions": self._mentions,
            "with_formula": self._formula("articles"),
            "articles": self._articles,
            "days": self._formula("days"),
            "share": lambda row: self._formula("articles")(row)._replace(of=self._articles(row)),
            "of_mentions": self._of_mentions,
            "until_last": self._until_last,
            "silent": self._silent,
            "rate": lambda row: self._formula("articles")(row)._replace(of=self._until_last(row)),
            "count": self._formula("places"),
        }

    def _when(self, row: Row) -> frozenset[str] | None:
        if "until_last" in row:
            return issued(self._texts)
        return issued(self._texts, row["start"], row["end"]) if "start" in row else None

    def _shelf(self, row: Row) -> str:
        """A finding that falls short, or lies in longer ones wherever it stands, has no mention."""
        found = "signs" in row and row["formula"] not in self._mentioned
        return "candidate" if found else "formula"

    def _formula(self, unit: Unit) -> Callable[[Row], Behind]:
        return lambda row: Behind((self._shelf(row), row["formula"]), unit, self._when(row))

    def _said(self, row: Row, unit: Unit) -> Behind:
        only = frozenset(f"{article} {row['speaker']}" for article in self._texts)
        return Behind(("said", row["formula"]), unit, only)

    def _mentions(self, row: Row) -> Behind:
        return self._said(row, "places") if "speaker" in row else self._formula("places")(row)

    def _of_mentions(self, row: Row) -> Behind:
        key: Key = ("body" if row["formula"] in self._in_headlines else "formula", row["formula"])
        return Behind(key, "places")

    def _articles(self, row: Row) -> Behind:
        if "speaker" in row:
            return self._said(row, "articles")
        if "signs" in row:
            return self._formula("articles")(row)
        return Behind(("text",), "articles", self._when(row))

    def _until_last(self, row: Row) -> Behind:
        return Behind(("text",), "articles", issued(self._texts, None, row["last"]))

    def _silent(self, row: Row) -> Behind:
        return Behind(("text",), "articles", issued(self._texts) - issued(self._texts, None, row["last"]))
