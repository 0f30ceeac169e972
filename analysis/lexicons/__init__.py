"""Word lists as data: strict readers for the CSV files of this folder."""

import csv
from functools import cache
from importlib import resources


class LexiconError(ValueError):
    """A word list has a fault; the message names the file, the line and what to do."""


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """Read a word list.

    Parameters
    ----------
    name : the file's name without ``.csv``.

    Returns
    -------
    One dict a row, from column name to text; no value is ever turned into a number or a NaN.

    Raises
    ------
    LexiconError : the file is missing, or a row has too many or too few fields; every fault is named.

    Examples
    --------
    >>> read("titles")[0]["source"] != ""
    True
    """
    path = resources.files(__package__) / f"{name}.csv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise LexiconError(
            f"{path}: no such word list; the package is incomplete, install it again"
        ) from None
    header, *rows = csv.reader(lines)
    faults = [
        f"{path}:{n}: {len(row)} fields instead of {len(header)}; quote a field that holds a comma"
        for n, row in enumerate(rows, start=2)
        if len(row) != len(header)
    ]
    if faults:
        raise LexiconError("\n".join(faults))
    return tuple(dict(zip(header, row, strict=True)) for row in rows)
