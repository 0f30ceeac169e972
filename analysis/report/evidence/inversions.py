"""Inversions: the sentences in which persons are named against their usual order."""

import datetime
from typing import Annotated, NamedTuple

import pandas as pd

from ...document.clauses import sentences
from ...measures.precedence import Inversion
from ...measures.rows import listed
from ...schema import Column, frame


class Quotation(NamedTuple):
    """An inversion with the words that make it."""

    event: Annotated[str, Column("Event.", refers="events.event")]
    date: Annotated[datetime.date | None, Column("Day it took place or began.")]
    person_a: Annotated[str, Column("Named first here.")]
    person_b: Annotated[str, Column("Named behind here.")]
    so: Annotated[int, Column("Lists with this order.", "lists")]
    lists: Annotated[int, Column("Lists that name both.", "lists")]
    text: Annotated[
        str,
        Column("The sentence that names both in this order; else those that name each first, parted by …."),
    ]


def quote_inversions(found: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Quote, for each inversion, the sentence that names the two in this order.

    Parameters
    ----------
    found : from :func:`analysis.measures.inversions`.
    events, articles : tables of a corpus.

    Returns
    -------
    A table with the columns of :class:`Quotation`, in the order of ``found``.
    """
    columns = (events[name].tolist() for name in ("event", "article", "date", "start"))
    told = {event: where for event, *where in zip(*columns, strict=True)}
    bodies = dict(zip(articles["article"], articles["body"], strict=True))
    rows = []
    for case in listed(found, Inversion):
        article, date, start = told[case.event]
        text = _naming(bodies[article], case.person_a, case.person_b, start)
        day = None if pd.isna(date) else date.date()
        rows.append(Quotation(case.event, day, case.person_a, case.person_b, case.so, case.lists, text))
    return frame(rows, Quotation)


def _naming(body: str, first: str, second: str, start: int) -> str:
    """The sentence that names two persons in this order, from ``start`` on if there is one there."""
    told = sentences(body)
    told = [*(s for s in told if s.end > start), *(s for s in told if s.end <= start)]
    for sentence in told:
        if -1 < sentence.text.find(first) < sentence.text.find(second):
            return sentence.text
    each = (next((s.text for s in told if name in s.text), "") for name in (first, second))
    return " … ".join(dict.fromkeys(text for text in each if text))
