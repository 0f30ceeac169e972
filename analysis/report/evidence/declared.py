"""Declared: which rows of which table a number of a table counts, read off its row class."""

import datetime
import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from ...schema import Column, fields

Row = Mapping[str, Any]
#: What is counted of the rows of a table: themselves, the groups they come in (an article, or what a
#: speaker says there), their articles, or the days of issue of these.
Unit = Literal["places", "groups", "articles", "days"]

#: What a column counts, by the unit it has; a share is one of articles.
UNITS: dict[str, Unit] = {
    "occurrences": "places",
    "words": "places",
    "articles or words": "groups",
    "articles": "articles",
    "share, 0 to 1": "articles",
    "days": "days",
}
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


def declared(
    rows: Sequence[type], column: str, row: Collection[str], given: Collection[str]
) -> Column | None:
    """Find what a column of a row declares, by the columns that stand beside it.

    A table that was filtered, cut to some of its columns or given others still has most columns of
    the row class it was made from: of those classes that have the column, the one that shares most
    columns with the row is taken, of equals the first.

    Parameters
    ----------
    rows : row classes.
    column : the column's name.
    row, given : names of the row's columns, and of those that it is given besides.

    Returns
    -------
    The column; None if no class has it, or if it counts nothing there.

    Raises
    ------
    KeyError : the row lacks what the column's rows are selected by.

    Examples
    --------
    >>> from analysis.measures.themes import ThemeShare, ThemeTotal
    >>> declared([ThemeTotal, ThemeShare], "articles", ["theme", "start", "end"], []).when
    ('>= start', '<= end')
    >>> declared([ThemeTotal, ThemeShare], "low", ["theme"], []) is None
    True
    """
    known = [names for names in map(_columns, rows) if column in names]
    having = [names for names in known if _needed(names, column) <= {*row, *given}]
    if not having:
        if any(names[column].counts for names in known):
            raise KeyError(f"{column}: the row says nothing of {_missing(known, column, row)}")
        return None
    best = max(having, key=lambda names: len(set(names) & {*row, column}))[column]
    return best if best.counts else None


def _columns(row: type) -> dict[str, Column]:
    return {field.name: field.column for field in fields(row)}


def _needed(names: Mapping[str, Column], column: str) -> set[str]:
    """The columns of its row that a count is selected by."""
    said = names[column]
    asked = {source for _, source in pairs(said)} | {name.split()[1] for name in said.when}
    return asked & set(names)


def _missing(known: Sequence[Mapping[str, Column]], column: str, row: Collection[str]) -> str:
    return " or ".join(sorted({", ".join(sorted(_needed(names, column) - set(row))) for names in known}))


def pairs(column: Column) -> list[tuple[str, str]]:
    """Give each column of the counted table with the one of the row that selects it.

    Examples
    --------
    >>> pairs(Column("Times.", by=("word", "article=densest")))
    [('word', 'word'), ('article', 'densest')]
    """
    return [(name.partition("=")[0], name.partition("=")[2] or name) for name in column.by]


def within(when: Sequence[str], row: Row) -> Callable[[datetime.date | None], bool]:
    """Make the test that a day of issue lies where comparisons with a row's columns put it.

    Examples
    --------
    >>> test = within(["< day"], {"day": "2022-03-06"})
    >>> [test(datetime.date(2022, 3, 5)), test(datetime.date(2022, 3, 6)), test(None)]
    [True, False, False]
    """
    limits = [(_COMPARED[how], pd.Timestamp(row[name]).date()) for how, name in map(str.split, when)]
    return lambda day: day is not None and all(compare(day, limit) for compare, limit in limits)
