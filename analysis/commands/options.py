"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


def pages_meant(named: Path) -> Path:
    """The pages that are meant: without a name and a folder corpus, those of the project or the shipped.

    Parameters
    ----------
    named : the folder as it is named.
    """
    if named != Path("corpus") or named.is_dir():
        return named
    from ..project.places import corpus_of, shipped

    found = corpus_of(Path.cwd())
    if shipped() in found.parents:
        typer.echo(f"no pages here: reading those that come with the program, {found}", err=True)
    return found


Folder = Annotated[
    Path,
    typer.Option(
        "--corpus", help="Folder of newspaper pages.", show_default="corpus", metavar="DIR", readable=False,
        callback=pages_meant,
    ),
]  # fmt: skip
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
