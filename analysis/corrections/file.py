"""The file: ``corrections.csv`` in a corpus folder, read and written."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .. import readers
from ..lexicons.labels import theme_labels
from ..outputs import whole_file
from ..readers import CorpusError, decode
from ..records import EVENT_KINDS

CORRECTIONS = "corrections.csv"

#: What may be changed, by table and change: the columns that it may name.
CHANGES: dict[tuple[str, str], tuple[str, ...]] = {
    ("events", "add"): ("name",),
    ("events", "remove"): ("",),
    ("events", "set"): ("date", "kind", "name", "host", "present"),
    ("people", "add"): ("person",),
    ("people", "remove"): ("person",),
    ("themes", "set"): ("first",),
}


class Correction(NamedTuple):
    """One line of the file.

    Parameters
    ----------
    file, sha256 : the page, and the SHA-256 of its bytes when the correction was made.
    article : number of the article on the page, from 1.
    table, change : what is changed, and how (:data:`CHANGES`).
    row : letter of the event (``b``), the next free one for a new event; else empty.
    column : the column that is set, or that names what is added or removed.
    was : what stood there.
    value : what is to stand there; names of ``host`` and ``present`` parted by 、.
    evidence : of a new event, the words of the article that tell of it.
    line : of the file, for messages.
    """

    file: str
    sha256: str
    article: int
    table: str
    change: str
    row: str
    column: str
    was: str
    value: str
    evidence: str
    line: int = 0


COLUMNS = Correction._fields[:-1]


def read_corrections(folder: Path) -> list[Correction]:
    """Read the corrections of a corpus folder.

    Parameters
    ----------
    folder : the corpus folder.

    Returns
    -------
    Its corrections in the order of the lines; none without a file.

    Raises
    ------
    CorpusError : the file cannot be read, or a line asks for something that cannot be; every such line
        is named.
    """
    path = folder / CORRECTIONS
    try:
        if not path.is_file():
            return []
        text, _ = decode(path.read_bytes())
    except OSError as fault:
        raise CorpusError(f"{path}: cannot be read: {readers.what_to_do(fault)}") from None
    except CorpusError as fault:
        raise CorpusError(f"{path}: cannot be read: {fault}") from None
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    found, faults = [], []
    try:
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
            raise CorpusError(
                f"{path}:1: no column {missing[0]!r}; the first line must be {','.join(COLUMNS)}"
            )
        for cells in reader:
            try:
                found.append(_correction(cells, reader.line_num))
            except ValueError as fault:
                faults.append(f"{path}:{reader.line_num}: {fault}")
    except csv.Error as fault:
        faults.append(f"{path}:{reader.line_num}: cannot be read ({fault}); is a quotation mark left open?")
    if faults:
        raise CorpusError("\n".join(faults))
    return found


def _correction(cells: dict[str, str | None], line: int) -> Correction:
    """One line, checked.

    Raises
    ------
    ValueError : it asks for something that cannot be.
    """
    own = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    if not own["article"].isdigit():
        raise ValueError(f"article is {own['article']!r}; give its number on the page")
    columns = CHANGES.get((own["table"], own["change"]))
    if columns is None:
        known = ", ".join(f"{table} {change}" for table, change in CHANGES)
        raise ValueError(f"cannot {own['change'] or 'change'} {own['table'] or 'nothing'}; there is: {known}")
    if own["column"] not in columns:
        raise ValueError(f"column is {own['column']!r}; to {own['change']}: {', '.join(columns)}")
    if own["table"] == "events" and not own["row"]:
        raise ValueError("row is empty; give the letter of the event, the next free one for a new event")
    value = own["value"]
    if own["column"] == "kind" and value not in EVENT_KINDS:
        raise ValueError(f"kind is {value!r}; one of {', '.join(EVENT_KINDS)}")
    if own["column"] == "first" and value and value not in theme_labels():
        raise ValueError(f"theme is {value!r}; one of {', '.join(theme_labels())}, or empty")
    if own["column"] == "date" and value:
        _check_day(value)
    if own["change"] == "add" and not value:
        raise ValueError("value is empty; say what is to be added")
    return Correction(**{**own, "article": int(own["article"])}, line=line)  # type: ignore[arg-type]


def _check_day(value: str) -> None:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"date is {value!r}; write it as 2022-03-24, or leave it empty") from None


def write_corrections(corrections: Iterable[Correction]) -> str:
    """The text of a file of corrections.

    Examples
    --------
    >>> write_corrections([])
    'file,sha256,article,table,change,row,column,was,value,evidence\\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(correction[:-1] for correction in corrections)
    return out.getvalue()


def add_corrections(folder: Path, new: Iterable[Correction]) -> tuple[Path, int]:
    """Add corrections to the file of a corpus folder; those that stand there already are not added twice.

    Parameters
    ----------
    folder : the corpus folder.
    new : the corrections.

    Returns
    -------
    The file, and how many were added.

    Raises
    ------
    CorpusError : the file that is there cannot be read.
    OSError : it cannot be written.
    """
    old = read_corrections(folder)
    known = {correction[:-1] for correction in old}
    added = [correction for correction in new if correction[:-1] not in known]
    path = folder / CORRECTIONS
    with whole_file(path) as fresh:
        fresh.write_text(write_corrections([*old, *added]), encoding="utf-8-sig")
    return path, len(added)
