"""Guarded text: cells of a CSV file that no spreadsheet takes for a formula, and the way back."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import pandas as pd

T = TypeVar("T", bound=pd.DataFrame)

#: The beginning of a cell that a spreadsheet would take for a formula; and the apostrophe put in front of it.
_START = re.compile(r"\A(?='*[=+\-@\t\r])")
_GUARDED = re.compile(r"\A'(?='*[=+\-@\t\r])")


def guarded(table: T) -> T:
    """Put an apostrophe in front of text that begins with ``= + - @`` (or apostrophes and one of these).

    Parameters
    ----------
    table : any DataFrame; only columns of text are changed.

    Examples
    --------
    >>> table = guarded(pd.DataFrame({"text": ["=1+1", "'=1", "防汛"]}))
    >>> table["text"].tolist(), unguarded(table)["text"].tolist()
    (["'=1+1", "''=1", '防汛'], ['=1+1', "'=1", '防汛'])
    """
    return _replaced(table, _START, "'")


def unguarded(table: T) -> T:
    """Take these apostrophes away again.

    Parameters
    ----------
    table : any DataFrame whose text was guarded.
    """
    return _replaced(table, _GUARDED, "")


def _replaced(table: T, pattern: re.Pattern[str], by: str) -> T:
    places = [n for n, dtype in enumerate(table.dtypes) if pd.api.types.is_string_dtype(dtype)]
    changed = table.copy()
    for n in places:  # by its place: a table of figures may have two columns of one name
        texts: Any = table.iloc[:, n].astype("str").str.replace(pattern, by, regex=True)
        changed.isetitem(n, texts)
    return changed
