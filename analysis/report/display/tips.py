"""Tips: what a number of a figure counts, in the few words that stand beside the pointer."""

import datetime
from collections.abc import Mapping
from typing import Any

from ...figures.marks import Count
from ...lexicons.labels import heading, label
from ..evidence import Book

#: Columns that say when.
FROM, UNTIL = ("start", "date", "day"), ("end",)
#: Columns that name what is counted, before all others.
NAMED = ("theme", "word", "formula", "speaker", "person", "target")


def tip(count: Count, book: Book | None) -> str:
    """Say a count: of what, how many, of how many, when.

    Parameters
    ----------
    count : what the figure shows.
    book : the evidence that knows what it is counted of; None without any.

    Examples
    --------
    >>> tip(Count("with_theme", {"theme": "economy", "start": "2022-03-26", "end": "2022-03-26"}, 3), None)
    '经济运行 Economy · articles with the theme: 3 · 26 March 2022'
    """
    row = count.row
    names = [
        label("theme", row[name]) if name in ("theme", "target") else row[name]
        for name in NAMED
        if name in row
    ]
    of = book.among(count.column, row) if book else None
    number = f"{heading(count.column)}: {count.number:,.10g}{f' of {of:,.10g}' if of else ''}"
    return " · ".join([*(name for name in names if name), number, *_when(row)])


def _when(row: Mapping[str, Any]) -> list[str]:
    """The day or days of a row, if it has any."""
    firsts = [str(row[name]) for name in FROM if row.get(name)]
    if not firsts:
        return []
    first, last = firsts[0], next((str(row[name]) for name in UNTIL if row.get(name)), firsts[0])
    return [_day(first) if first == last else f"{_day(first)} to {_day(last)}"]


def _day(written: str) -> str:
    """A day in words; anything else as it stands."""
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        return written
    return f"{day.day} {day:%B %Y}"
