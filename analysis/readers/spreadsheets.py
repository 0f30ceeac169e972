"""Spreadsheets: the rows of a CSV file as spreadsheets and people write it."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator

from .. import lexicons

COLUMNS = ("file", "paper", "issue_date", "page")


def read_rows(text: str, faults: list[tuple[int, str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read the rows of ``pages.csv``.

    Parameters
    ----------
    text : the file's text; fields parted by commas, semicolons or tabs.
    faults : takes the faults, each with the number of its line.

    Returns
    -------
    Each row without a fault: the number of its first line, and its cells by column. Blank rows are
    left out.

    Examples
    --------
    >>> list(read_rows("file;page\\na.txt;A1\\n", []))
    [(2, {'file': 'a.txt', 'page': 'A1'})]
    """
    hint = re.match(r"sep=(.)\r?\n", text)  # Excel's own
    body = text[hint.end() :] if hint else text
    skipped = 1 if hint else 0
    mark, names = _header(body, skipped + 1, faults)
    if not names:
        return
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark, strict=True)
    line = skipped + 1
    try:
        for row in reader:
            here, line = line, skipped + reader.line_num + 1
            extra = row[len(names) :]
            if here == skipped + 1 or not any(cell.strip() for cell in row):
                continue
            if len(row) < len(names) or any(cell.strip() for cell in extra):
                fault = f"{len(row)} fields instead of {len(names)}"
                faults.append(
                    (here, f"{fault}; quote a field with a comma, and leave an empty one its place")
                )
                continue
            cells = zip(names, (" ".join(cell.split()) for cell in row), strict=False)
            yield here, {name: cell for name, cell in cells if name}
    except csv.Error as fault:
        what = (
            f"a field of more than {csv.field_size_limit():,} characters"
            if "limit" in str(fault)
            else f"cannot be read ({fault})"
        )
        faults.append((line, f"{what}; is a quotation mark left open?"))


def _other_names(column: str) -> set[str]:
    """Names under which others keep what a column of ours is for."""
    return {row["name"] for row in lexicons.read("column_names") if row["column"] == column}


def _header(text: str, line: int, faults: list[tuple[int, str]]) -> tuple[str, list[str]]:
    """The sign between fields, and the columns' names; no names where the column file is missing."""
    head = text.splitlines()[:1]
    for mark in (",", ";", "\t", "，"):
        names = [_column(name) for name in next(csv.reader(head, delimiter=mark), [])]
        if "file" in names:
            break
    else:
        faults.append((line, f"no column 'file'; the first line must be {','.join(COLUMNS)}"))
        return ",", []
    for column in COLUMNS:
        if names.count(column) > 1:
            faults.append((line, f"two columns {column!r}; keep one"))
    for column in [column for column in COLUMNS if column not in names]:
        others = _other_names(column)
        near = [n for n in names if n in others or difflib.get_close_matches(n, [column], 1, 0.8)]
        if near:
            named = f"column {near[0]!r} would be passed over; name it {column!r} if it is that"
            faults.append((line, f"{named}, or else add an empty column {column!r}"))
    return mark, names


def _column(name: str) -> str:
    """A column's name as it is compared: ``Issue date`` is ``issue_date``."""
    return re.sub(r"[\s-]+", "_", name.strip().strip("\ufeff").lower())
