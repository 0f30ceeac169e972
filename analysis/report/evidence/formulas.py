"""What stands behind the counts of the report on formulas."""

from typing import Any

import pandas as pd

from ...formulas.discovery.findings import Finding
from ...measures.bursts import Burst
from ...measures.formulas import FormulaSilence, FormulaSpan, FormulaSpeaker
from .book import Book, Counted, Group, Shelf, shelf_of
from .texts import Place, texts_of

#: The tables whose numbers lead to the book.
ROWS = (FormulaSpan, FormulaSpeaker, FormulaSilence, Burst, Finding)

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
    mentions = _by_formula(corpus.formula_mentions)
    candidates = _by_formula(corpus.finding_places)
    stretches = statements_by_article(corpus)

    def whole(formula: str) -> Shelf:
        return shelf_of(formula, mentions.get(formula, []))

    def candidate(text: str) -> Shelf:
        return shelf_of(f"{text}, a candidate", candidates.get(text, []))

    def bodies(formula: str) -> Shelf:
        its = (place for place in mentions.get(formula, []) if place[1].part == "body")
        return shelf_of(f"{formula} in bodies", its)

    def said(formula: str) -> Shelf:
        return speech_shelf(f"{formula} in attributed words", _inside(mentions.get(formula, []), stretches))

    key = ("formula",)
    tables = {
        "formula_mentions": Counted(whole, key),
        "body_mentions": Counted(bodies, key, same=("formula_mentions", key)),
        "spoken_mentions": Counted(said, key),
        "finding_places": Counted(candidate, key, same=("formula_mentions", key)),
    }
    return Book("formulas", texts_of(corpus), tables, ROWS)


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
