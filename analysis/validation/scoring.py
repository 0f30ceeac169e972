"""Scoring: what was found against what coders say, column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import numpy as np
import pandas as pd

from ..corrections.applying import names
from ..measures.accuracy import FOUND, MEASURES, RIGHT, SAME
from ..measures.intervals import wilson
from ..measures.periods import Period
from ..schema import Column, frame
from .coding import Coding, CodingError
from .corrected import CorrectedCount, corrected_counts
from .questions import EVENTS, PEOPLE, THEMES
from .reliability import Reliability, reliability

#: A column and measure, with what is right of how many in each article that has any.
_Tally = dict[tuple[str, str], dict[str, list[float]]]


class Scored(NamedTuple):
    """How often a column says what the coders say, estimated for the whole corpus."""

    column: Annotated[str, Column("Sheet and column.", key=True)]
    measure: Annotated[
        str,
        Column(
            "found: of what the coder has, in the table (recall). right: of what the table has, confirmed "
            "(precision). same: of the events that both have, with the same value.",
            values=MEASURES,
            key=True,
        ),
    ]
    right: Annotated[float, Column("How many; with two coders the mean of theirs.", "values")]
    of: Annotated[float, Column("Of how many.", "values")]
    share: Annotated[float, Column("The one by the other, each article by its weight.", "share, 0 to 1")]
    low: Annotated[float, Column("95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float, Column("95 % interval, upper limit.", "share, 0 to 1")]


class Scores(NamedTuple):
    """What one or two coded workbooks say.

    Parameters
    ----------
    accuracy : columns of :class:`Scored`.
    reliability : columns of :class:`Reliability`; no row with one coder.
    corrected : columns of :class:`CorrectedCount`.
    """

    accuracy: pd.DataFrame
    reliability: pd.DataFrame
    corrected: pd.DataFrame


#: The row class of each of the tables.
TABLES: dict[str, type] = {
    "accuracy": Scored, "reliability": Reliability, "corrected": CorrectedCount,
}  # fmt: skip


def score(codings: Sequence[Coding], by: Period = "month") -> Scores:
    """Score one coded workbook, or two of the same draw.

    A rate is estimated for the corpus from the weights of the coded articles; its interval is Wilson's
    for the size that the clustering of values in articles leaves (Korn & Graubard 1998). With two
    coders every number is the mean of theirs, over the articles that both have done.

    Parameters
    ----------
    codings : one or two, from :func:`analysis.validation.coding.read_workbook`.
    by : the periods of the corrected counts.

    Returns
    -------
    The :class:`Scores`.

    Raises
    ------
    CodingError : no article is marked as done, or the two are not of one draw.
    """
    first = codings[0]
    for other in codings[1:]:
        if not other.sample[["article", "sha256"]].equals(first.sample[["article", "sha256"]]):
            raise CodingError(f"{other.coder} and {first.coder} are not of one draw; score them apart")
    done = [a for a in first.sample["article"] if all(a in coding.done for coding in codings)]
    if not done:
        whose = " and ".join(coding.coder for coding in codings)
        raise CodingError(f"{whose}: no article is marked as done; write yes beside those that are")
    weights = dict(zip(first.sample["article"], first.sample["weight"], strict=True))
    return Scores(
        _accuracy([_tally(coding, done) for coding in codings], weights),
        reliability(codings, done),
        corrected_counts(codings, done, weights, by),
    )


def _tally(coding: Coding, done: list[str]) -> _Tally:
    """Compare a workbook with itself as it was handed out, article by article."""
    tally: _Tally = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for article in done:
        before = {sheet: _of(rows, article) for sheet, rows in coding.found.items()}
        now = {sheet: _of(rows, article) for sheet, rows in coding.coded.items()}
        _events(tally, article, before[EVENTS.sheet], now[EVENTS.sheet])
        people = [{row["person"] for row in sheets[PEOPLE.sheet]} for sheets in (before, now)]
        _sets(tally, article, "people, person", *people)
        themes = [_theme(sheets[THEMES.sheet]) for sheets in (before, now)]
        _add(tally, article, "themes, the first", SAME, float(themes[0] == themes[1]), 1)
    return tally


def _of(rows: Iterable[dict[str, Any]], article: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["article"] == article]


def _theme(rows: list[dict[str, Any]]) -> str | None:
    return rows[0]["theme"] if rows else None


def _events(tally: _Tally, article: str, before: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    kept = {row["event"]: row for row in now if row["event"]}
    added = [row for row in now if not row["event"]]
    _add(tally, article, "events", FOUND, len(kept), len(now))
    _add(tally, article, "events", RIGHT, len(kept), len(before))
    for row in before:
        coded = kept.get(row["event"], {})
        for column in ("date", "kind"):
            if coded:
                _add(tally, article, f"events, {column}", SAME, float(row[column] == coded[column]), 1)
        for column in ("host", "present"):
            _sets(tally, article, f"events, {column}", *(set(names(r.get(column))) for r in (row, coded)))
    for row in added:
        for column in ("host", "present"):
            _sets(tally, article, f"events, {column}", set(), set(names(row[column])))


def _sets(tally: _Tally, article: str, column: str, had: set[str], want: set[str]) -> None:
    _add(tally, article, column, FOUND, len(had & want), len(want))
    _add(tally, article, column, RIGHT, len(had & want), len(had))


def _add(tally: _Tally, article: str, column: str, measure: str, right: float, of: float) -> None:
    cell = tally[column, measure][article]
    cell[0] += right
    cell[1] += of


def _accuracy(tallies: list[_Tally], weights: dict[str, float]) -> pd.DataFrame:
    rows = []
    for column, measure in dict.fromkeys(key for tally in tallies for key in tally):
        its = [tally[column, measure] for tally in tallies]
        articles = sorted({a for one in its for a in one})
        cells = np.array([np.mean([one[a] for one in its], axis=0) for a in articles])
        if cells[:, 1].sum():
            right, of = cells.sum(axis=0)
            rate = _rate(cells, [weights[a] for a in articles])
            rows.append(Scored(column, measure, float(right), float(of), *rate))
    return frame(rows, Scored)


def _rate(cells: np.ndarray[Any, Any], weight: list[float]) -> tuple[float, float, float]:
    """A weighted rate with Wilson's interval for its effective size."""
    w = np.array(weight)
    right, of = cells.T
    share = float((w * right).sum() / (w * of).sum())
    variance = float(((w * (right - share * of)) ** 2).sum() / (w * of).sum() ** 2)
    plain = float((w * of).sum() ** 2 / (w**2 * of).sum())
    size = min(plain, share * (1 - share) / variance) if variance > 0 else plain
    return share, *wilson(share * size, size)
