"""Manifest: what ``pages.csv`` in a corpus folder says of its pages."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from .. import readers
from ..dates.calendar_days import PRINTED_YEARS
from ..dates.printed import date_in, date_stretches
from . import CorpusError, decode
from .folders import find_pages, shown_name
from .spreadsheets import read_rows

MANIFEST = "pages.csv"


class Known(NamedTuple):
    """What the manifest says of a page; its values win over what the page itself suggests."""

    paper: str | None
    issue_date: datetime.date | None
    year: int | None
    month: int | None
    page_no: str | None


#: What it says of a page that it does not name.
UNKNOWN = Known(None, None, None, None, None)


def read_manifest(folder: Path) -> dict[str, Known]:
    """Read ``pages.csv``: columns file, paper, issue_date, page; others are passed over.

    It may be written as spreadsheets write it: parted by commas, semicolons or tabs, in UTF-8,
    UTF-16 or GB18030.

    Parameters
    ----------
    folder : the corpus folder.

    Returns
    -------
    What it says, by the file's path from the corpus folder. In the manifest a bare name will do
    where one file bears it. ``issue_date`` may be a day as people, papers and spreadsheets write it
    (2022-04-03, 2022/4/3, 20220403, 2022年4月3日), a month (2022-04) or a year. No manifest gives an
    empty dict.

    Raises
    ------
    CorpusError : the manifest cannot be read, or a row has a fault; every fault is named.
    """
    path = folder / MANIFEST
    try:
        if not path.is_file():
            return {}
        text, _ = decode(path.read_bytes())
    except OSError as fault:
        raise CorpusError(f"{path}: cannot be read: {readers.what_to_do(fault)}") from None
    except CorpusError as fault:
        raise CorpusError(f"{path}: cannot be read: {fault}") from None
    faults: list[tuple[int, str]] = []
    rows = list(read_rows(text, faults))
    names = _Names(folder) if rows else None
    known: dict[str, Known] = {}
    first: dict[str, int] = {}
    for line, cells in rows:
        try:
            file = names.resolved(cells["file"]) if names else None
            says = _known(cells)
        except ValueError as fault:
            faults.append((line, str(fault)))
            continue
        if file in first:
            twice = f"file {cells['file']!r} has line {first[file]} already; keep the line that is right"
            faults.append((line, twice))
        elif file:
            known[file], first[file] = says, line
    told = [f"{path}:{line}: {fault}" for line, fault in sorted(faults)]
    told += [f"{path}: {stranger}" for stranger in (names.strangers if names else ())]
    if told:
        raise CorpusError("\n".join(told))
    return known


class _Names:
    """What a manifest may name: the pages of a folder and of its archives, by path or bare name."""

    def __init__(self, folder: Path) -> None:
        self.paths: dict[str, str] = {}
        self.bare: dict[str, list[str]] = defaultdict(list)
        self.closed: list[str] = []
        self.strangers: list[str] = []
        for path in find_pages(folder):
            name = shown_name(folder, path)
            if path.suffix.lower() not in readers.ARCHIVES:
                self._add(name)
                continue
            inside = readers.member_names(path)
            self.closed += [] if inside else [name]
            for member in inside:
                if member.lower().endswith(readers.PAGES):
                    self._add(f"{name}/{member}")

    def _add(self, path: str) -> None:
        self.paths[_plain(path)] = path
        self.bare[_plain(path).rpartition("/")[2]].append(path)

    def resolved(self, file: str) -> str | None:
        """The path of the one file that a cell names; None where it names none, which is noted.

        Raises
        ------
        ValueError : the cell is empty, or several files bear the name.
        """
        if not file:
            raise ValueError("names no file; write one, or take the row out")
        name = _plain(file)
        if name in self.paths:
            return self.paths[name]
        named = self.bare.get(name, [])
        if len(named) > 1:
            raise ValueError(
                f"file {file!r} may be any of {len(named)} files; write the path of the one you mean: "
                + " or ".join(named[:3])
            )
        if named:
            return named[0]
        if not any(name.startswith(f"{archive}/") for archive in self.closed):
            lower = {known.lower(): known for known in (*self.paths, *self.bare)}
            near = difflib.get_close_matches(name.lower(), lower, 1, 0.75)
            hint = f"did you mean {lower[near[0]]!r}?" if near else "correct the name or take the row out"
            self.strangers.append(f"file {file!r} is not in the folder, or no page; {hint}")
        return None


def _plain(name: str) -> str:
    """A file's path as it is compared: with slashes, composed characters, and no ``./``."""
    return unicodedata.normalize("NFC", name).replace("\\", "/").removeprefix("./")


_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
#: As people and spreadsheets write a date from the year on, its parts in figures.
_DATES = [
    re.compile(form)
    for form in (
        rf"{_YEAR}(?: ?(?P<mark>[-/.年 ]) ?{_MONTH}(?: ?(?:(?P=mark)|月) ?{_DAY}日?)?)?[年月]?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    )
]
#: What may follow a date and says nothing of the day: the clock time of a spreadsheet, a weekday.
_BEHIND = re.compile(r"(?<![ T])[ T]*+(?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?)? *$")


def _known(cells: dict[str, str]) -> Known:
    written = cells.get("issue_date", "")
    year, month, day = _date(written) if written else (None, None, None)
    whole = datetime.date(year, month, day) if year and month and day else None
    return Known(cells.get("paper") or None, whole, year, month, cells.get("page") or None)


def _date(written: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a date, as far as it is given.

    Raises
    ------
    ValueError : it is no date, or none on which a newspaper was printed.
    """
    plain = _BEHIND.sub("", unicodedata.normalize("NFKC", written)).strip()
    no_date = ValueError(f"issue_date {written!r} is no date; write 2022-04-03, 2022-04 or 2022")
    match = next((found for form in _DATES if (found := form.fullmatch(plain))), None)
    if match is not None:
        year = int(match["year"])
        month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    elif len(date_stretches(plain)) == 1 and (whole := date_in(plain)):
        year, month, day = whole.year, whole.month, whole.day
    else:
        raise no_date
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise no_date from None
    if year not in PRINTED_YEARS:
        raise ValueError(
            f"issue_date {written!r} is no day of a newspaper; write a year from "
            f"{PRINTED_YEARS.start} to {PRINTED_YEARS.stop - 1}"
        )
    return year, month, day
