"""Tables as files: CSV that a double click opens in Excel, Parquet, or one workbook."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pandas as pd

from ..corpus import TABLES, Corpus, CorpusError
from ..outputs import whole_folder
from ..schema import fields, typed
from ..schema.guarded import unguarded
from .description import package
from .files import TableFile

FORMATS = ("csv", "parquet", "xlsx")


def check_apart(folder: Path, out: Path) -> None:
    """Refuse to write where the pages are: a table named pages.csv would replace the manifest.

    Parameters
    ----------
    folder : the corpus.
    out : where files are to be written.

    Raises
    ------
    CorpusError : ``out`` is the corpus folder, lies in it, or holds it.
    """
    pages, target = folder.resolve(), out.resolve()
    if pages == target or pages in target.parents or target in pages.parents:
        raise CorpusError(f"{out}: holds the pages of {folder}, or lies among them; name a folder apart")


def write_tables(corpus: Corpus, out: Path | str, form: str = "csv", *, plain: bool = False) -> list[Path]:
    """Write every table of a corpus, and ``datapackage.json`` that describes them.

    All files take their places together, or none does (:mod:`analysis.outputs`).

    Parameters
    ----------
    corpus : the corpus.
    out : folder for the files; made if need be, other files in it stay.
    form : ``csv`` (missing values empty, dates as 2022-03-24), ``parquet``, or ``xlsx``: one workbook, a
        sheet a table and one that describes the columns.
    plain : of CSV: text as it is. Without, a file is UTF-8 with a byte-order mark, by which Excel knows it,
        and text that begins with ``= + - @`` (or with apostrophes before one of these) has an apostrophe more
        in front, so that no spreadsheet takes it for a formula. :func:`read_tables` takes both.

    Returns
    -------
    The files written, ``datapackage.json`` last.

    Raises
    ------
    ValueError : ``form`` is none of these.
    CorpusError : ``out`` holds the corpus, or lies in it.
    """
    check_apart(corpus.folder, Path(out))
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    names = ["tables.xlsx"] if form == "xlsx" else [f"{name}.{form}" for name in TABLES]
    with whole_folder(Path(out)) as fresh:
        if form == "xlsx":
            from ..schema.sheets import write_workbook  # openpyxl, which only this asks for

            write_workbook({name: corpus.table(name) for name in TABLES}, TABLES, fresh / names[0])
            return [Path(out) / names[0]]
        for name, row in TABLES.items():
            with TableFile(fresh, name, row, form, plain) as file:
                file.append(corpus.table(name))
        rows = {name: len(corpus.table(name)) for name in TABLES}
        described = package(rows, corpus.summary(), form, plain=plain)
        text = json.dumps(described, ensure_ascii=False, indent=1)
        (fresh / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    return [Path(out) / file for file in [*names, "datapackage.json"]]


def read_tables(folder: Path | str) -> dict[str, pd.DataFrame]:
    """Read tables back that were written as CSV or Parquet, with the types that they had.

    Parameters
    ----------
    folder : where :func:`write_tables` wrote them.

    Returns
    -------
    The tables by their names, equal to those of the corpus.

    Raises
    ------
    CorpusError : the folder has no ``datapackage.json`` of ours, or lacks a table of it.
    """
    place = Path(folder)
    try:
        described = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
        return {
            resource["title"]: _read(place / resource["path"], resource, TABLES[resource["title"]])
            for resource in described["resources"]
        }
    except (OSError, ValueError, KeyError) as fault:
        raise CorpusError(f"{place}: no tables written by this program ({fault}); write them again") from None


def _read(path: Path, resource: dict[str, Any], row: type) -> pd.DataFrame:
    if resource["format"] == "parquet":
        return typed(pd.read_parquet(path), row)
    texts: Any = {f.name: "str" for f in fields(row) if f.type in (str, datetime.date)}
    table = pd.read_csv(path, dtype=texts, keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    return typed(unguarded(table) if resource["encoding"] == "utf-8-sig" else table, row)
