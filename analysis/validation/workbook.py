"""Workbook: articles to be coded, with what was found, as a spreadsheet and back."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..corpus import Corpus
from ..outputs import whole_file
from .questions import NO, QUESTIONS, Question, first_themes, found

#: Characters that a cell may hold (Excel's limit is 32,767).
CELL = 32_000
#: Rows that a coder may add to a sheet; their cells are checked as the others are.
MORE = 500
_HEAD = PatternFill("solid", fgColor="DDE6EE")
_WIDTHS = {"text": 90, "headline": 40, "name": 40, "present": 60, "evidence": 60, "event": 20, "host": 14}


class CodingError(ValueError):
    """A workbook that cannot be scored; the message names file, sheet and row."""


class Coding(NamedTuple):
    """A coded workbook.

    Parameters
    ----------
    coder : the file's name without its ending.
    sample : the articles drawn: ``article, file, sha256, n, day, stratum, weight``.
    done : the articles that the coder marked as done.
    found : the rows of each sheet as they were handed out.
    coded : the rows as they are now; struck ones left out.
    totals : articles and events of the whole corpus by ``day`` (missing where not known) and ``theme``.
    """

    coder: str
    sample: pd.DataFrame
    done: list[str]
    found: dict[str, list[dict[str, Any]]]
    coded: dict[str, list[dict[str, Any]]]
    totals: pd.DataFrame


def write_workbook(corpus: Corpus, drawn: pd.DataFrame, path: Path) -> None:
    """Write the articles drawn into a workbook for a coder.

    Parameters
    ----------
    corpus : the corpus.
    drawn : from :func:`analysis.validation.sampling.draw`.
    path : the .xlsx file; give each coder a copy.

    Raises
    ------
    OSError : the file cannot be written.
    """
    book = Workbook()
    _how_to(book.active)
    placed = drawn.merge(corpus.articles, on="article").merge(corpus.pages, on="page")
    _fill(book, "articles", ["done", "article", "day", "paper", "headline", "text"], _texts(placed))
    _choices(book["articles"], "A", ("yes",), len(placed) + 1)
    rows = found(corpus, list(placed["article"]))
    for question in QUESTIONS:
        _fill(book, question.sheet, question.columns, rows[question.sheet])
        _ask(book[question.sheet], question, len(rows[question.sheet]) + 1 + MORE)
    for question in QUESTIONS:  # what a coder's answers are compared with
        _fill(book, f"found {question.sheet}", question.columns, rows[question.sheet], hidden=True)
    placed["day"] = [day.date().isoformat() if pd.notna(day) else None for day in placed["issue_date"]]
    kept = ["article", "file", "sha256", "n", "day", "stratum", "weight"]
    _fill(book, "sample", kept, placed[kept].to_dict("records"), hidden=True)
    _fill(book, "totals", ["day", "theme", "articles", "events"], _totals(corpus), hidden=True)
    with whole_file(path) as fresh:
        book.save(fresh)


def _texts(placed: pd.DataFrame) -> list[dict[str, Any]]:
    """The articles as a coder reads them; a body too long for a cell goes on in the next."""
    return [
        {
            "article": row["article"],
            "day": row["issue_date"].date() if pd.notna(row["issue_date"]) else None,
            "paper": row["paper"] if pd.notna(row["paper"]) else None,
            "headline": row["headline"] if pd.notna(row["headline"]) else None,
            "text": [row["body"][at : at + CELL] for at in range(0, len(row["body"]), CELL)],
        }
        for row in placed.to_dict("records")
    ]


def _totals(corpus: Corpus) -> list[dict[str, Any]]:
    days = corpus.articles.merge(corpus.pages[["page", "issue_date"]], on="page", how="left")
    days["theme"] = days["article"].map(first_themes(corpus))
    days["events"] = days["article"].map(corpus.events["article"].value_counts()).fillna(0)
    grouped = days.groupby(["issue_date", "theme"], dropna=False).agg(
        articles=("article", "size"), events=("events", "sum")
    )
    return [
        {
            "day": day.date() if pd.notna(day) else None,
            "theme": theme if pd.notna(theme) else None,
            "articles": int(articles),
            "events": int(events),
        }
        for (day, theme), articles, events in zip(
            grouped.index, grouped["articles"], grouped["events"], strict=True
        )
    ]


def _fill(
    book: Workbook, sheet: str, columns: list[str], rows: Iterable[dict[Any, Any]], *, hidden: bool = False
) -> None:
    """Make a sheet of rows. Text stays text: a cell that begins with = is no formula."""
    its = book.create_sheet(sheet)
    for column, name in enumerate(columns, start=1):
        cell = its.cell(1, column, name)
        cell.font, cell.fill = Font(bold=True), _HEAD
        its.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 16)
    for line, row in enumerate(rows, start=2):
        for column, name in enumerate(columns, start=1):
            value = row.get(name)
            for more, part in enumerate(value if isinstance(value, list) else [value]):
                cell = its.cell(line, column + more)
                cell.value = part
                if isinstance(part, str):
                    cell.data_type = "s"
                cell.alignment = Alignment(vertical="top", wrap_text=True)
    its.freeze_panes = "A2"
    if hidden:
        its.sheet_state = "veryHidden"


def _ask(sheet: Worksheet, question: Question, last: int) -> None:
    """Offer the answers of each column where they are few."""
    choices = {answer.name: answer.values for answer in question.answers if answer.values}
    if question.strikes:
        choices["right"] = (NO,)
    for column, name in enumerate(question.columns, start=1):
        if name in choices:
            _choices(sheet, get_column_letter(column), choices[name], last)


def _choices(sheet: Worksheet, column: str, values: tuple[str, ...], last: int) -> None:
    listed = ",".join(values)
    if len(listed) > 250:  # Excel's limit; the reading refuses what is no answer
        return
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add(f"{column}2:{column}{last}")


def _how_to(sheet: Worksheet) -> None:
    sheet.title = "how to"
    lines = [
        "What this is: articles drawn from a corpus, with what the program found in them.",
        "Read each article in the sheet articles, then put right what the other sheets say of it.",
        "When an article is done in all sheets, write yes beside it. Only such articles are counted.",
        "Two coders each work on a copy of their own, without looking at the other's.",
        "Do not rename sheets or columns, nor change the column article or event.",
        *(f"Sheet {question.sheet}: {question.text}" for question in QUESTIONS),
        *(
            f"{question.sheet}, {answer.name}: {answer.text}"
            + (f" One of: {', '.join(answer.values)}." if answer.values else "")
            for question in QUESTIONS
            for answer in question.answers
        ),
    ]
    for n, line in enumerate(lines, start=1):
        cell = sheet.cell(n, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 110


def read_workbook(path: Path) -> Coding:
    """Read a coded workbook.

    Parameters
    ----------
    path : a file that :func:`write_workbook` wrote and a coder worked on.

    Returns
    -------
    The :class:`Coding`.

    Raises
    ------
    CodingError : it cannot be read, a sheet or column is missing, or an answer is none; with its row.
    """
    try:
        book = load_workbook(path, data_only=True)
    except Exception as fault:  # a damaged file raises whatever zip, XML or openpyxl stumble on
        raise CodingError(f"{path}: cannot be read as a workbook: {fault}") from None
    sample = pd.DataFrame(_rows(book, "sample", path))
    known = set(sample["article"])
    marked = _rows(book, "articles", path)
    return Coding(
        path.stem,
        sample,
        [row["article"] for row in marked if str(row["done"] or "").strip().lower() in ("yes", "y", "是")],
        {q.sheet: _rows(book, f"found {q.sheet}", path) for q in QUESTIONS},
        {q.sheet: _answers(_rows(book, q.sheet, path), q, known, path) for q in QUESTIONS},
        pd.DataFrame(_rows(book, "totals", path)),
    )


def _rows(book: Any, sheet: str, path: Path) -> list[dict[str, Any]]:
    """The rows of a sheet by column, blank ones left out; ``row`` is the sheet's own number."""
    if sheet not in book.sheetnames:
        raise CodingError(f"{path}: no sheet {sheet!r}; score a workbook that `analysis sample` wrote")
    lines = book[sheet].iter_rows(values_only=True)
    columns = [str(name or "") for name in next(lines, ())]
    return [
        {**dict(zip(columns, map(_plain, cells), strict=False)), "row": n}
        for n, cells in enumerate(lines, start=2)
        if any(cell not in (None, "") for cell in cells)
    ]


def _plain(cell: Any) -> Any:
    """A cell's value; text without the space around it, a day as text however it was kept."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, str):
        return cell.strip() or None
    return cell


def _answers(
    rows: list[dict[str, Any]], question: Question, known: set[str], path: Path
) -> list[dict[str, Any]]:
    """A coder's rows, those struck left out.

    Raises
    ------
    CodingError : a column is missing, an article was not drawn, or an answer is none of those asked for.
    """
    kept = []
    for row in rows:
        where = f"{path}: sheet {question.sheet}, row {row['row']}"
        if lacking := [name for name in question.columns if name not in row]:
            raise CodingError(f"{where}: no column {lacking[0]!r}; write it back")
        if row["article"] not in known:
            raise CodingError(f"{where}: {row['article']!r} was not drawn; take one of sheet articles")
        struck = str(row.get("right") or "").lower()
        if struck not in ("", NO, "yes"):
            raise CodingError(f"{where}: right is {row['right']!r}; write {NO}, or leave it empty")
        for answer in question.answers:
            if row[answer.name] and answer.values and row[answer.name] not in answer.values:
                raise CodingError(
                    f"{where}: {answer.name} is {row[answer.name]!r}; one of {', '.join(answer.values)}"
                )
        if row.get("date"):
            _check_day(row["date"], where)
        if struck != NO:
            kept.append(row)
    return kept


def _check_day(said: Any, where: str) -> None:
    try:
        datetime.date.fromisoformat(str(said))
    except ValueError:
        raise CodingError(f"{where}: date is {said!r}; write it as 2022-03-24, or leave it empty") from None


def events_of(rows: Iterable[dict[str, Any]]) -> Counter[str]:
    """How many rows of a sheet each article has."""
    return Counter(row["article"] for row in rows)
