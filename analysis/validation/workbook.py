"""Workbook: articles to be coded, with what was found, as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
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
