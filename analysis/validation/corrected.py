"""Corrected counts: events and first themes of a corpus, as found and corrected by what coders say."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NamedTuple

import numpy as np
import pandas as pd

from ..measures.periods import Period, spans
from ..schema import Column, frame
from .coding import Coding, events_of
from .estimation import FEWEST, corrected_mean
from .questions import EVENTS, THEMES


class CorrectedCount(NamedTuple):
    """A count of the corpus over some time, as found and corrected."""

    start: Annotated[
        datetime.date | None,
        Column("First day; missing for the whole corpus, articles of unknown day included."),
    ]
    end: Annotated[datetime.date | None, Column("Last day.")]
    what: Annotated[str, Column("events, or a theme that articles are about before all others.", key=True)]
    articles: Annotated[int, Column("Articles of the corpus in that time.", "articles")]
    coded: Annotated[int, Column("Of them coded by hand.", "articles")]
    found: Annotated[int, Column("Events or articles that the program counts.", "events or articles")]
    corrected: Annotated[
        float | None,
        Column(f"Corrected by the coded articles; missing below {FEWEST} of them.", "events or articles"),
    ]
    low: Annotated[float | None, Column("95 % interval, lower limit.", "events or articles")]
    high: Annotated[float | None, Column("95 % interval, upper limit.", "events or articles")]


def corrected_counts(
    codings: Sequence[Coding], done: list[str], weights: Mapping[str, float], by: Period
) -> pd.DataFrame:
    """Correct the events and first themes of the corpus, in all and by period.

    Parameters
    ----------
    codings : one workbook, or two of one draw.
    done : the articles that all coders have done.
    weights : inverse chance of each article of being drawn.
    by : the periods.

    Returns
    -------
    One row a period and count with the columns of :class:`CorrectedCount`, the whole corpus first.
    """
    totals = codings[0].totals.assign(day=pd.to_datetime(codings[0].totals["day"]))
    day = dict(zip(codings[0].sample["article"], pd.to_datetime(codings[0].sample["day"]), strict=True))
    errors = _errors(codings, done, sorted(totals["theme"].dropna().unique()))
    rows = []
    whole: list[tuple[datetime.date | None, datetime.date | None]] = [(None, None)]
    for start, end in [*whole, *spans(totals["day"], by)]:
        inside = _within(totals["day"], start, end)
        here = [k for k, a in enumerate(done) if bool(_within(pd.Series([day[a]]), start, end).iloc[0])]
        n = int(totals.loc[inside, "articles"].sum())
        w = np.array([weights[done[k]] for k in here])
        for what, error in errors.items():
            its = totals[inside] if what == EVENTS.sheet else totals[inside & (totals["theme"] == what)]
            count = int(its["events" if what == EVENTS.sheet else "articles"].sum())
            if len(here) < FEWEST:
                rows.append(CorrectedCount(start, end, what, n, len(here), count, None, None, None))
                continue
            value = corrected_mean(count / n, error[here], w, n)
            rows.append(CorrectedCount(start, end, what, n, len(here), count, *(n * v for v in value)))
    return frame(rows, CorrectedCount)


def _within(days: pd.Series[Any], start: datetime.date | None, end: datetime.date | None) -> pd.Series[bool]:
    if start is None or end is None:
        return pd.Series(True, index=days.index)
    return days.between(pd.Timestamp(start), pd.Timestamp(end))


def _errors(codings: Sequence[Coding], done: list[str], themes: list[str]) -> dict[str, np.ndarray[Any, Any]]:
    """Coders' value less the program's, an article; the mean of two coders."""
    events, firsts = [], []
    for coding in codings:
        before, now = (events_of(rows[EVENTS.sheet]) for rows in (coding.found, coding.coded))
        events.append([now[a] - before[a] for a in done])
        had, want = (
            {row["article"]: row["theme"] for row in rows[THEMES.sheet]}
            for rows in (coding.found, coding.coded)
        )
        firsts.append((had, want))
    errors = {EVENTS.sheet: np.mean(events, axis=0)}
    for theme in sorted({*themes, *(t for _, want in firsts for t in want.values() if t)}):
        errors[theme] = np.mean(
            [[(want.get(a) == theme) - (had.get(a) == theme) for a in done] for had, want in firsts], axis=0
        )
    return errors
