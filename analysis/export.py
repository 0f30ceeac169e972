"""Export: the tables as files, with a Frictionless description of every column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from .corpus import TABLES, Corpus, CorpusError
from .outputs import whole_folder
from .schema import FRICTIONLESS, Field, fields

FORMATS = ("csv", "parquet")


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


def write_tables(corpus: Corpus, out: Path | str, form: str = "csv") -> list[Path]:
    """Write every table of a corpus, and ``datapackage.json`` that describes them.

    All files take their places together, or none does (:mod:`analysis.outputs`).

    Parameters
    ----------
    corpus : the corpus.
    out : folder for the files; made if need be, other files in it stay.
    form : ``csv`` (UTF-8, missing values empty, dates as 2022-03-24) or ``parquet``.

    Returns
    -------
    The files written, ``datapackage.json`` last.

    Raises
    ------
    ValueError : ``form`` is none of the two.
    CorpusError : ``out`` holds the corpus, or lies in it.
    """
    check_apart(corpus.folder, Path(out))
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}; there are {' and '.join(FORMATS)}")
    names = [f"{name}.{form}" for name in TABLES]
    with whole_folder(Path(out)) as fresh:
        for name, file in zip(TABLES, names, strict=True):
            _write(corpus.table(name), fresh / file, form)
        text = json.dumps(package(corpus, form), ensure_ascii=False, indent=1)
        (fresh / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    return [Path(out) / file for file in [*names, "datapackage.json"]]


def _write(table: pd.DataFrame, path: Path, form: str) -> None:
    if form == "csv":
        table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    else:
        table.to_parquet(path, index=False)


def package(corpus: Corpus, form: str = "csv") -> dict[str, Any]:
    """Describe the tables as a Frictionless data package.

    Parameters
    ----------
    corpus : the corpus, for the number of rows of each table.
    form : format of the files described.

    Returns
    -------
    The content of ``datapackage.json``: a resource a table with name, type, description, unit and
    constraints of every column, foreign keys included.
    """
    resources = [
        {
            "name": name.replace("_", "-"),
            "path": f"{name}.{form}",
            "format": form,
            "encoding": "utf-8",
            "title": name,
            "description": (row.__doc__ or "").strip().splitlines()[0],
            "rows": len(corpus.table(name)),
            "schema": _schema(fields(row)),
        }
        for name, row in TABLES.items()
    ]
    return {
        "name": "newspaper-tables",
        "title": "Tables drawn from newspaper pages",
        "description": "; ".join(corpus.summary()),
        "profile": "tabular-data-package",
        "resources": resources,
    }


def _schema(columns: list[Field]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_described(f) for f in columns], "missingValues": [""]}
    keys = [f for f in columns if f.column.key]
    names = [f.name for f in keys]
    # A primary key has no missing values; columns of which one may be missing are only unique together.
    if keys and any(f.optional for f in keys):
        schema["uniqueKeys"] = [names]
    elif keys:
        schema["primaryKey"] = names
    foreign = [f for f in columns if f.column.refers]
    if foreign:
        schema["foreignKeys"] = [_foreign_key(f) for f in foreign]
    return schema


def _foreign_key(field: Field) -> dict[str, Any]:
    table, column = field.column.refers.split(".")
    return {"fields": field.name, "reference": {"resource": table.replace("_", "-"), "fields": column}}


def _described(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": FRICTIONLESS[field.type],
        "description": field.column.text,
    }
    if field.column.unit:
        described["unit"] = field.column.unit
    constraints: dict[str, Any] = {}
    if not field.optional:
        constraints["required"] = True
    if field.column.values:
        constraints["enum"] = list(field.column.values)
    return described | ({"constraints": constraints} if constraints else {})
