"""Marks: where something was found in an article, and what its row says."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..document.annotation import Document
from ..lexicons.labels import label
from ..schema import Column

#: What is marked, in the order of the legend.
KINDS = ("person", "title", "date", "formula", "theme", "statement", "event")


class Mark(NamedTuple):
    """A stretch of an article in which something was found."""

    kind: Annotated[str, Column("What was found.", values=KINDS, first=True)]
    text: Annotated[str, Column("The stretch.", first=True)]
    row: Annotated[str, Column("What its row says.", first=True)]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"))]
    start: Annotated[int, Column("First character, offset into that part.", "characters")]
    end: Annotated[int, Column("Behind the last character.", "characters")]


def find_marks(corpus: Any, document: Document) -> list[Mark]:
    """Collect what the tables of a corpus have of an article.

    Parameters
    ----------
    corpus : the corpus.
    document : the article, annotated.

    Returns
    -------
    The marks in reading order, the longer first where two begin together.
    """
    found = [
        *_names(document, _of(corpus.people, document)),
        *_dates(document),
        *_formulas(_of(corpus.formula_mentions, document)),
        *_themes(_of(corpus.theme_mentions, document)),
        *(
            ("statement", "body", row.start, row.end, _said(speaker=row.speaker, verb=row.verb))
            for row in _of(corpus.statements, document)
        ),
        *(("event", "body", row.start, row.end, _event(row)) for row in _of(corpus.events, document)),
    ]
    texts = {"headline": document.headline, "body": document.body}
    marks = {Mark(k, texts[part][a:b], row, part, int(a), int(b)) for k, part, a, b, row in found}
    return sorted(marks, key=lambda mark: (mark.part != "headline", mark.start, -mark.end, mark.kind))


#: Kind, part, start, end, and what the row says.
_Found = tuple[str, str, int, int, str]


def _of(table: pd.DataFrame, document: Document) -> list[Any]:
    """The rows of an article."""
    return list(table[table["article"] == document.id].itertuples(index=False))


def _names(document: Document, rows: list[Any]) -> Iterator[_Found]:
    """Every place of the persons that the table has, with their titles there."""
    titles: dict[str, list[str]] = {}
    for row in rows:
        titles.setdefault(row.person, []).extend([row.title] if isinstance(row.title, str) else [])
    placed = set()
    for name in document.names:
        if name.name not in titles:
            continue  # a reader's correction has taken it out
        placed.add((name.start, name.end))
        known = "；".join(titles[name.name])
        yield "person", "body", name.start, name.end, _said(person=name.name, title=known)
        for title in name.titles:
            row = _said(person=name.name, title="".join(title.text.split()))
            yield "title", "body", title.start, title.end, row
    for row in rows:
        if (row.start, row.end) not in placed:
            yield "person", "body", row.start, row.end, _said(person=row.person, title=row.title)


def _dates(document: Document) -> Iterator[_Found]:
    for date in document.dates:
        days = [day.isoformat() for day in (date.date, date.end_date) if day]
        row = _said(date=" – ".join(days) or "unknown", precision=date.precision, part_of_day=date.part)
        yield "date", "body", date.start, date.end, row


def _formulas(rows: list[Any]) -> Iterator[_Found]:
    for row in rows:
        yield "formula", row.part, row.start, row.end, _said(formula=row.formula)


def _themes(rows: Iterable[Any]) -> Iterator[_Found]:
    for row in rows:
        said = _said(theme=label("theme", row.theme), term=row.term, points=row.points)
        yield "theme", row.part, row.start, row.end, said


def _event(row: Any) -> str:
    day = row.date.date().isoformat() if pd.notna(row.date) else "unknown"
    level = label("events.level", row.level) if isinstance(row.level, str) else None
    return _said(event=row.name, date=day, kind=label("events.kind", row.kind), level=level)


def _said(**values: Any) -> str:
    """The values of a row that are known."""
    known = {name: value for name, value in values.items() if isinstance(value, str | int) and value != ""}
    return ", ".join(f"{name} {value}" for name, value in known.items())
