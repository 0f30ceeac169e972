"""Elsewhere: the accuracy on pages that no rule was made with, beside that of a corpus."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame
from .accuracy import MEASURES, Accuracy
from .intervals import wilson


class Elsewhere(NamedTuple):
    """How often a column says what a careful reader says, here and on pages no rule was made with."""

    column: Annotated[str, Column("Table and column.")]
    measure: Annotated[str, Column("found, right or same, as in the accuracy here.", values=MEASURES)]
    here: Annotated[float | None, Column("Share on the pages of this corpus.", "share, 0 to 1")]
    unseen: Annotated[float | None, Column("Share on pages that no rule was made with.", "share, 0 to 1")]
    right: Annotated[int | None, Column("How many there.", "values")]
    of: Annotated[int | None, Column("Of how many there.", "values")]
    low: Annotated[float | None, Column("Wilson's 95 % interval there, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval there, upper limit.", "share, 0 to 1")]


#: What was measured on pages that no rule was made with, and which pages they are; written by
#: ``python -m analysis accuracy --corpus DIR --gold FILE --out analysis/measures/unseen.csv``.
UNSEEN = Path(__file__).with_name("unseen.csv")
PAGES_UNSEEN = (
    "40 pages of one report each, drawn by chance from news of summer 2023 as a crawler keeps it, of dozens "
    "of papers and portals, read by a careful reader who had not seen the program, and scored after its last "
    "change"
)


def unseen() -> pd.DataFrame:
    """The accuracy on pages that no rule was made with, as it was last measured.

    Returns
    -------
    A table with the columns of :class:`Accuracy`; :data:`PAGES_UNSEEN` says which pages.
    """
    read = pd.read_csv(UNSEEN, dtype={"column": "str", "measure": "str"}, encoding="utf-8")
    counts = zip(*(read[name].tolist() for name in ("column", "measure", "right", "of")), strict=True)
    return frame([Accuracy(c, m, k, n, k / n, *wilson(k, n)) for c, m, k, n in counts], Accuracy)


def elsewhere(accuracy: pd.DataFrame) -> pd.DataFrame:
    """Put what was measured on unseen pages beside the accuracy of a corpus.

    Parameters
    ----------
    accuracy : from :func:`accuracy`; it may be empty.

    Returns
    -------
    One row a column and measure that either has, with the columns of :class:`Elsewhere`.
    """
    rows = {(r["column"], r["measure"]): r for r in accuracy.to_dict("records")}
    others = {(r["column"], r["measure"]): r for r in unseen().to_dict("records")}
    found = []
    for key in dict.fromkeys([*rows, *others]):
        here, there = rows.get(key, {}), others.get(key, {})
        values = (there.get(name) for name in ("share", "right", "of", "low", "high"))
        found.append(Elsewhere(*key, here.get("share"), *values))
    return frame(found, Elsewhere)


def markdown(table: pd.DataFrame, other: pd.DataFrame | None = None) -> Iterator[str]:
    """Write an accuracy table for a README, line by line.

    Parameters
    ----------
    table : from :func:`accuracy`.
    other : another, whose cells stand beside those of the first, in columns headed ``elsewhere``.
    """
    cells = [_cells(table), _cells(other) if other is not None else {}]
    heads = [*MEASURES, *(f"{measure} elsewhere" for measure in MEASURES if other is not None)]
    yield f"| column | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for column in dict.fromkeys(column for its in cells for column, _ in its):
        shown = [its.get((column, m), "") for its in cells[: len(heads) // len(MEASURES)] for m in MEASURES]
        yield f"| {column} | {' | '.join(shown)} |"


def _cells(table: pd.DataFrame) -> dict[tuple[str, str], str]:
    """12 of 13 (67–99 %), by column and measure."""
    return {
        (row["column"], row["measure"]): (
            f"{row['right']} of {row['of']} ({100 * row['low']:.0f}–{100 * row['high']:.0f} %)"
        )
        for row in table.to_dict("records")
    }
