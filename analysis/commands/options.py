"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path,
    typer.Option(
        "--corpus", help="Folder of newspaper pages.", show_default="corpus", metavar="DIR", readable=False
    ),
]
Papers = Annotated[
    list[str] | None,
    typer.Option("--paper", help="Only this newspaper; may be given several times.", metavar="NAME"),
]
Since = Annotated[
    str | None, typer.Option("--from", help="First day of issue: 2022-03-24, 2022-03, 2022.", metavar="DAY")
]
Until = Annotated[
    str | None, typer.Option("--to", help="Last day of issue: 2022-04-30, 2022-04, 2022.", metavar="DAY")
]
Lists = Annotated[
    Path | None,
    typer.Option(
        "--lexicons", help="Word lists of your own; default: lexicons/ among the pages.", metavar="DIR"
    ),
]


class Languages(StrEnum):
    """Languages of the labels in figures and tables."""

    both = "both"
    zh = "zh"
    en = "en"


Labels = Annotated[Languages, typer.Option("--labels", help="Languages of labels in figures and tables.")]


class Every(StrEnum):
    """Periods that counts are corrected by."""

    issue = "issue"
    week = "week"
    month = "month"
    all = "all"


class Format(StrEnum):
    """Formats of the table files."""

    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
