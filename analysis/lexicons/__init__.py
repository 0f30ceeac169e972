"""Word lists as data: strict readers for the CSV files of this folder."""

import csv
import re
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
    LexiconError : the file is missing or no UTF-8, its header is not clean, or rows have too many or too
        few fields or an open quotation mark; every fault is named with file and line.

    Examples
    --------
    >>> read("titles")[0]["source"] != ""
    True
    """
    path = resources.files(__package__) / f"{name}.csv"
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise LexiconError(
            f"{path}: no such word list; the package is incomplete, install it again"
        ) from None
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{path}: byte {error.start + 1} is no UTF-8; save the file as UTF-8 without a mark"
        ) from None
    # Every line is a record: an open quotation mark cannot swallow the lines behind it.
    records = [_fields(line) for line in text.splitlines()]
    header = records[0] if records else None
    faults = _faults(header, records[1:])
    if faults or header is None:
        raise LexiconError("\n".join(f"{path}:{line}: {fault}" for line, fault in faults))
    return tuple(dict(zip(header, record or (), strict=True)) for record in records[1:])


def _fields(line: str) -> list[str] | None:
    """The fields of one line; None where its quotation marks are not closed."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return None


def _faults(header: list[str] | None, rows: list[list[str] | None]) -> list[tuple[int, str]]:
    """The faults of a word list, each with its line."""
    if not header or header[0].startswith("\ufeff") or len(set(header)) < len(header) or "" in header:
        return [(1, "no clean header; name every column once, and save without a byte-order mark")]
    faults = []
    for line, row in enumerate(rows, start=2):
        if row is None:
            faults.append((line, "a quotation mark is not closed or stands inside a field; double it"))
        elif len(row) != len(header):
            faults.append((line, f"{len(row)} fields instead of {len(header)}; quote a field with a comma"))
    return faults


@cache
def words_of(frame: str) -> str:
    """The words of a frame (``frame_words.csv``) as alternatives of a pattern, the longest first.

    Parameters
    ----------
    frame : ``cited before``, ``planned``, ``present`` and so on.

    Returns
    -------
    ``a|b|c``, to be put between ``(?:`` and ``)``.

    Raises
    ------
    LexiconError : the list has no such frame.

    Examples
    --------
    >>> "出席" in words_of("present").split("|")
    True
    """
    words = [row["word"] for row in read("frame_words") if row["frame"] == frame]
    if not words:
        raise LexiconError(f"frame_words.csv: no word for the frame {frame!r}; add one")
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
