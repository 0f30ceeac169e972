"""Package: a Frictionless description of every column of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..corpus import TABLES
from ..schema import FRICTIONLESS, Field, fields

#: What a reader of CSV files for Excel must know.
MARKED = (
    "text that begins with = + - @ has an apostrophe in front, so that no spreadsheet takes it for a formula"
)


def package(
    rows: Mapping[str, int], summary: Sequence[str], form: str = "csv", *, plain: bool = False
) -> dict[str, Any]:
    """Describe the tables as a Frictionless data package.

    Parameters
    ----------
    rows : the number of rows of each table.
    summary : what was read, in plain sentences.
    form : format of the files described.
    plain : of CSV, without a byte-order mark and with text as it is.

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
            "encoding": "utf-8" if plain or form != "csv" else "utf-8-sig",
            "title": name,
            "description": (row.__doc__ or "").strip().splitlines()[0],
            "rows": rows[name],
            "schema": _schema(fields(row)),
        }
        for name, row in TABLES.items()
    ]
    return {
        "name": "newspaper-tables",
        "title": "Tables drawn from newspaper pages",
        "description": "; ".join([*summary, *([] if plain or form != "csv" else [MARKED])]),
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
