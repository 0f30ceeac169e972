"""Coding: a workbook that a coder has worked on, read back and checked."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from openpyxl import load_workbook

from .questions import NO, QUESTIONS, Question


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


def read_workbook(path: Path) -> Coding:
    """Read a coded workbook.

    Parameters
    ----------
    path : a file that :func:`analysis.validation.workbook.write_workbook` wrote and a coder worked on.

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
