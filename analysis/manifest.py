"""Manifest: what ``pages.csv`` in a corpus folder says of its pages."""

from __future__ import annotations

import csv
import datetime
import os
import re
from pathlib import Path
from typing import NamedTuple

from . import readers
from .readers import CorpusError, decode

MANIFEST = "pages.csv"


class Known(NamedTuple):
    """What the manifest says of a page; its values win over what the page itself suggests."""

    paper: str | None
    issue_date: datetime.date | None
    year: int | None
    month: int | None
    page_no: str | None


def read_manifest(folder: Path) -> dict[str, Known]:
    """Read ``pages.csv``: columns file, paper, issue_date, page; others are passed over.

    Parameters
    ----------
    folder : the corpus folder.

    Returns
    -------
    What it says, by file (path from the corpus folder, or the bare name). ``issue_date`` may be a
    day (2022-04-03), a month (2022-04) or a year. No manifest gives an empty dict.

    Raises
    ------
    CorpusError : the manifest cannot be read, or a row has a fault; every fault is named.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        text, _ = decode(path.read_bytes())
    except (OSError, CorpusError) as fault:
        raise CorpusError(f"{path}: cannot be read: {fault}") from None
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    names = [name.strip() for name in header]
    if "file" not in names:
        raise CorpusError(f"{path}:1: no column 'file'; the first line must be file,paper,issue_date,page")
    known, faults = {}, []
    for line, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            faults.append(
                f"{path}:{line}: {len(row)} fields instead of {len(names)}; quote a field with a comma"
            )
            continue
        cells = dict(zip(names, (cell.strip() for cell in row), strict=True))
        date = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", cells.get("issue_date", ""))
        try:
            known[cells["file"]] = _known(cells, date)
        except ValueError:
            faults.append(
                f"{path}:{line}: issue_date {cells['issue_date']!r} is no date; "
                "write 2022-04-03, 2022-04 or 2022"
            )
    present = _present(folder) if known else set()
    faults += [f"{path}: file {file!r} is not in the folder" for file in known if file not in present]
    if faults:
        raise CorpusError("\n".join(faults))
    return known


def _known(cells: dict[str, str], date: re.Match[str] | None) -> Known:
    if cells.get("issue_date") and date is None:
        raise ValueError
    year, month, day = (int(part) if part else None for part in date.groups()) if date else (None, None, None)
    if month is not None and not 1 <= month <= 12:
        raise ValueError
    whole = datetime.date(year, month, day) if year and month and day else None
    return Known(cells.get("paper") or None, whole, year, month, cells.get("page") or None)


def _present(folder: Path) -> set[str]:
    """What a manifest may name: the files of a folder and of its archives, by path and by bare name."""
    names = set()
    for path in folder.rglob("*"):
        name = shown_name(folder, path)
        names |= {name, path.name}
        if path.suffix.lower() in readers.ARCHIVES and path.is_file():
            inside = readers.member_names(path)
            names |= {f"{name}/{member}" for member in inside}
            names |= {member.rpartition("/")[2] for member in inside}
    return names


#: What it says of a page that it does not name.
UNKNOWN = Known(None, None, None, None, None)


def shown_name(folder: Path, path: Path) -> str:
    """A file's path from the corpus folder, as it can be shown and written."""
    return readers.file_name(os.fsencode(path.relative_to(folder).as_posix()))
