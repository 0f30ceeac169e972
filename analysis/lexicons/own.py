"""Own lists: rows that a user adds to the package's word lists or takes away.

A folder holds files of the names and columns of the package's. :func:`read_own` makes
:class:`~analysis.lexicons.bound.Lexicons` of it, which a corpus carries.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from pathlib import Path
from typing import Any, NamedTuple

from . import LexiconError, Lists, Row, read
from .bound import PACKAGE, Change, Lexicons, names
from .forms import several

#: The column whose rows take others away.
REMOVE = "remove"
#: What a row says that leaves a column empty, where the package's rows never do.
DEFAULTS: dict[str, dict[str, str]] = {
    "formulas": {"set": "core", "level": "general"},
    "stopwords": {"kind": "own"},
    "titles": {"kind": "title"},
}
#: Columns that tell people something and steer nothing.
SAID = ("source", "example", "counter_example", "note", "gloss")
#: Columns that take only values which the package's rows have.
CLOSED = ("kind", "frame", "context", "level", "set", "part", "where", "unit", "counted_from", "quoted")
OPEN = {("stopwords", "kind")}
#: Columns of patterns.
PATTERNS = {("titles", "not_before"), ("titles", "not_behind_name")}


class Fault(NamedTuple):
    """What is wrong in a file, and in which line; line 0 is the whole file."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" if self.line else f"{self.file}: {self.text}"


def read_own(folder: Path) -> Lexicons:
    """Read a folder of word lists of one's own.

    Parameters
    ----------
    folder : holds CSV files named as the package's (``stopwords.csv``), with columns of theirs, in any
        order; what is not needed may be left out. A row whose column ``remove`` is filled takes away the
        rows that have the same values in whatever other columns it fills.

    Raises
    ------
    LexiconError : the folder is not there, or a file has a fault; every fault is named with its line.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "stopwords.csv").write_text("word,remove\\n临江,\\n一个,yes\\n", encoding="utf-8")
    >>> read_own(folder).summary()
    'own word lists: stopwords +1 −1'
    """
    lexicons, faults = examine(folder)
    if faults:
        raise LexiconError("\n".join(map(str, faults)))
    return lexicons


def examine(folder: Path) -> tuple[Lexicons, list[Fault]]:
    """Read a folder of word lists as far as it can be read, and list what is wrong.

    Parameters
    ----------
    folder : as for :func:`read_own`.

    Returns
    -------
    What is right of it, and the faults in the order of files and lines.

    Raises
    ------
    LexiconError : the folder is not there, or may not be read.
    """
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix.lower() == ".csv" and p.name[0] not in ".~")
    except OSError as fault:
        raise LexiconError(f"{folder}: {fault.strerror}; name a folder with word lists as CSV") from None
    lists: Lists = {}
    changes: list[Change] = []
    faults: list[Fault] = []
    for file in files:
        name = file.stem
        if name not in names():
            near = difflib.get_close_matches(name, names(), 1, 0.6)
            hint = f"did you mean {near[0]}.csv?" if near else f"there are {', '.join(names())}"
            faults.append(Fault(file, 0, f"no word list has this name; {hint}"))
            continue
        own = _OwnList(file, name)
        faults += own.faults
        if own.added or own.removed:
            lists[name] = tuple(own.rows)
            changes.append(Change(name, own.added, own.removed))
    return Lexicons(lists, changes), sorted(faults)


class _OwnList:
    """A list of the package with the rows of a file added or taken away."""

    def __init__(self, file: Path, name: str) -> None:
        self.file, self.name = file, name
        with PACKAGE:
            self.rows = list(read(name))
        self.columns = list(self.rows[0])
        self.faults: list[Fault] = []
        self.added = self.removed = 0
        values = {column: {row[column] for row in self.rows} for column in self.columns}
        self._closed = {c: values[c] for c in CLOSED if c in values and (name, c) not in OPEN}
        self._needed = [c for c in self.columns if c not in SAID and "" not in values[c]]
        for line, cells in self._cells():
            if cells.get(REMOVE):
                self._take_away(line, cells)
            else:
                self._add(line, cells)

    def _fault(self, line: int, text: str) -> None:
        self.faults.append(Fault(self.file, line, text))

    def _cells(self) -> list[tuple[int, Row]]:
        """The rows of the file, with their lines."""
        text = _decoded(self.file, self._fault)
        lines = text.splitlines()
        marks = (",", ";", "\t", "，")
        known = {*self.columns, REMOVE}
        heads = [
            [cell.strip().lower() for cell in next(csv.reader(lines[:1], delimiter=m), [])] for m in marks
        ]
        mark, head = max(zip(marks, heads, strict=True), key=lambda one: len(known & set(one[1])))
        strange = [name for name in head if name not in known]
        if strange or len(set(head)) < len(head) or not any(c in head for c in self._needed or self.columns):
            what = f"no column {strange[0]!r} in this list" if strange else "no clean header"
            self._fault(1, f"{what}; its columns are {', '.join([*self.columns, REMOVE])}")
            return []
        found = []
        reader = csv.reader(io.StringIO(text), delimiter=mark)
        next(reader)
        for row in reader:
            if not any(map(str.strip, row)):
                continue
            if len(row) > len(head) and any(map(str.strip, row[len(head) :])):
                fault = f"{len(row)} fields instead of {len(head)}; quote a field with a comma"
                self._fault(reader.line_num, fault)
                continue
            cells = dict(zip(head, map(str.strip, row), strict=False))
            found.append((reader.line_num, cells))
        return found

    def _take_away(self, line: int, cells: Row) -> None:
        wanted = {c: value for c, value in cells.items() if value and c not in (*SAID, REMOVE)}
        left = [row for row in self.rows if any(row[c] != value for c, value in wanted.items())]
        if not wanted or len(left) == len(self.rows):
            self._fault(line, f"the list has no row {','.join(wanted.values())!r} to take away; correct it")
            return
        self.removed += len(self.rows) - len(left)
        self.rows = left

    def _add(self, line: int, cells: Row) -> None:
        defaults = DEFAULTS.get(self.name, {}) | {"source": "own word lists"}
        row = {c: cells.get(c, "") or defaults.get(c, "") for c in self.columns}
        faults = [f"{c} is empty; fill it" for c in self._needed if not row[c]]
        faults += [
            f"{c} {row[c]!r} is none of {', '.join(sorted(filter(None, known)))}"
            for c, known in self._closed.items()
            if row[c] and row[c] not in known
        ]
        faults += [
            f"{c} is no regular expression: {fault}"
            for c in self.columns
            if (c == "pattern" or (self.name, c) in PATTERNS) and (fault := _unsound(row[c]))
        ]
        if self.name == "formulas":
            faults += self._taken(row)
        steering = [c for c in self.columns if c not in SAID]
        if not faults and any(all(row[c] == other[c] for c in steering) for other in self.rows):
            return  # the list has it already
        for fault in faults:
            self._fault(line, fault)
        if not faults:
            self.rows.append(row)
            self.added += 1

    def _taken(self, row: Row) -> list[str]:
        """Forms of a formula that another row has."""
        forms = {*several(row["variants"]), row["formula"]}
        return [
            f"{form} is a form of the formula {other['formula']} already; take that row away first"
            for other in self.rows
            for form in sorted(forms & {*several(other["variants"]), other["formula"]})
            if other["formula"] != row["formula"] or other["variants"] != row["variants"]
        ]


def _decoded(file: Path, fault: Any) -> str:
    """The text of a file, as editors and spreadsheets save it: UTF-8, UTF-16 or GB18030."""
    data = file.read_bytes()
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    fault(0, "neither UTF-8 nor GB18030; save it as UTF-8")
    return ""


def _unsound(pattern: str) -> str:
    """Why a text is no regular expression; empty where it is one."""
    try:
        re.compile(pattern)
    except re.error as fault:
        return str(fault)
    return ""
