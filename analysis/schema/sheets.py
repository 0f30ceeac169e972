"""Sheets: tables in a workbook, with dates that are dates and text that stays text."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from .rows import FRICTIONLESS, fields

#: What a sheet and a cell of the format can hold.
ROWS, CHARACTERS = 1_048_576, 32_767
#: Characters that no file of the format may have.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]")
#: The printers' sign that stands for them.
LACKING = "〓"
#: Widths of columns, in characters, and the rows that they are measured by.
NARROWEST, WIDEST, MEASURED = 8, 60, 200
#: How high a line is, in points.
LINE = 15
CUT = "… [cut: {} characters in all]"

_HEAD = PatternFill("solid", fgColor="DDE6EE")
_DATE = "yyyy-mm-dd"


class Described(NamedTuple):
    """A column of a table, as the sheet ``columns`` describes it."""

    table: str
    column: str
    type: str
    unit: str
    meaning: str
    values: str
    rows: int


def write_workbook(tables: Mapping[str, pd.DataFrame], rows: Mapping[str, type], path: Path) -> None:
    """Write tables into one workbook: first a sheet that describes the columns, then a sheet a table.

    Parameters
    ----------
    tables : DataFrames by their names.
    rows : the row class of each, which declares its columns.
    path : the .xlsx file.

    Raises
    ------
    OSError : the file cannot be written.
    """
    described = [
        Described(
            name, field.name, FRICTIONLESS[field.type], field.column.unit, field.column.text,
            ", ".join(field.column.values), len(table),
        )
        for name, table in tables.items()
        for field in fields(rows[name])
    ]  # fmt: skip
    book = Workbook(write_only=True)
    _add(book, "columns", Described._fields, described, wrapped=True)
    for name, table in tables.items():
        _add_table(book, name, table)
    _save(book, path)


def write_sheet(table: pd.DataFrame, path: Path | str, name: str = "table", *, wrapped: bool = False) -> None:
    """Write one table into a workbook of one sheet.

    Parameters
    ----------
    table : any DataFrame; its index is left out.
    path : the .xlsx file.
    name : what the sheet is called.
    wrapped : let long text go on in the next line of its cell, for a sheet that is read, not counted with.

    Raises
    ------
    OSError : the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.xlsx"
    >>> day = pd.to_datetime(["2022-03-24"])
    >>> write_sheet(pd.DataFrame({"date": day, "name": ["=防汛会"]}), path)
    >>> str(pd.read_excel(path)["date"][0].date()), pd.read_excel(path)["name"][0]
    ('2022-03-24', '=防汛会')
    """
    book = Workbook(write_only=True)
    _add_table(book, name, table, wrapped)
    _save(book, Path(path))


def _save(book: Workbook, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _add_table(book: Workbook, name: str, table: pd.DataFrame, wrapped: bool = False) -> None:
    """A sheet of a table; of one that is too long, as many sheets as it needs."""
    columns = [_values(table[column]) for column in table.columns]
    most = ROWS - 1
    for part, start in enumerate(range(0, max(len(table), 1), most), start=1):
        rows = zip(*(values[start : start + most] for values in columns), strict=True)
        _add(book, name if part == 1 else f"{name} {part}", list(table.columns), list(rows), wrapped)


def _values(column: pd.Series) -> list[Any]:
    """A column's values as Python has them, None where one is missing."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(day) else day.date() for day in column]
    return [None if pd.isna(value) else value for value in column.tolist()]


def _add(
    book: Workbook, name: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], wrapped: bool = False
) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    last = get_column_letter(max(len(heads), 1))
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    shown = []
    for n, head in enumerate(heads):
        widths = [_width(head) + 3, *(_width(row[n]) for row in rows[:MEASURED])]
        letter = get_column_letter(n + 1)
        shown.append(min(max(NARROWEST, max(widths) + 1), WIDEST))
        sheet.column_dimensions[letter].width = shown[-1]
    sheet.append(list(_head(sheet, heads)))
    for line, row in enumerate(rows, start=2):
        if wrapped:  # not every program makes a row as high as its text
            high = max(-(-_width(value) // (wide - 2)) for value, wide in zip(row, shown, strict=True))
            sheet.row_dimensions[line].height = LINE * max(high, 1)
        sheet.append([_cell(sheet, value, wrapped) for value in row])


def _head(sheet: Any, heads: Iterable[str]) -> Iterator[Any]:
    for head in heads:
        cell = WriteOnlyCell(sheet, head)
        cell.font, cell.fill = Font(bold=True), _HEAD
        yield cell


def _cell(sheet: Any, value: Any, wrapped: bool) -> Any:
    """A cell; text stays text whatever it begins with, and a date is a date."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet)
        cell.value = printable(value) or None
        cell.data_type = "s" if value else "n"
        # Unwrapped, a row is one line high: an article would fill the screen.
        cell.alignment = Alignment(vertical="top", wrap_text=wrapped)
        return cell
    if isinstance(value, datetime.date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format, cell.alignment = _DATE, Alignment(vertical="top")
        return cell
    return value


def printable(text: str) -> str:
    """Text as a cell can hold it: control characters and halves of pairs as 〓, cut where it is too long.

    Examples
    --------
    >>> printable("防\x07汛"), len(printable("汛" * 40_000))
    ('防〓汛', 32767)
    """
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    sound = _ILLEGAL.sub(LACKING, re.sub(r"\r\n?", "\n", paired))  # as who reads the file would have it
    if len(sound) <= CHARACTERS:
        return sound
    told = CUT.format(len(sound))
    return sound[: CHARACTERS - len(told)] + told


def _width(value: Any) -> int:
    """How wide a value is shown, in Latin characters; of several lines the longest."""
    if value is None:
        return 0
    if isinstance(value, datetime.date):
        return 10
    lines = str(value)[:1000].split("\n")
    return max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
