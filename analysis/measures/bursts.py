"""Bursts: days on which a formula or theme is suddenly in many articles."""

import datetime
import math
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame

#: Days of issue below which no burst is looked for.
ENOUGH_DAYS = 10


class Burst(NamedTuple):
    """A run of days in the high state."""

    formula: Annotated[str, Column("Canonical form.")]
    start: Annotated[datetime.date, Column("First day of the burst.")]
    end: Annotated[datetime.date, Column("Last day of the burst.")]
    with_formula: Annotated[
        int,
        Column(
            "Articles with it on these days.",
            "articles",
            counts="formula_mentions",
            by=("formula",),
            when=(">= start", "<= end"),
        ),
    ]
    articles: Annotated[
        int, Column("All articles of these days.", "articles", counts="articles", when=(">= start", "<= end"))
    ]
    weight: Annotated[float, Column("What the high state saves over the low one.", "nats")]


def burst_states(
    hits: Sequence[int], totals: Sequence[int], *, ratio: float = 2.0, cost: float = 1.0
) -> list[int]:
    """Find the cheapest sequence of two states (Kleinberg 2003, batches of documents).

    The low state has the rate of the whole time, the high one ``ratio`` times as much; a step up
    costs ``cost`` × ln(days), a step down nothing. Solved exactly (Viterbi).

    Parameters
    ----------
    hits, totals : articles with it, and all articles, day by day.
    ratio : how much higher the high rate is; the high rate stays below 1.
    cost : price of a step up.

    Returns
    -------
    0 or 1 a day.

    Examples
    --------
    >>> burst_states([0, 0, 5, 5, 0, 0], [5] * 6)
    [0, 0, 1, 1, 0, 0]
    """
    n, k = sum(totals), sum(hits)
    if not k or k == n:
        return [0] * len(hits)
    low = k / n
    rates = (low, min(ratio * low, (1 + low) / 2))
    step = cost * math.log(max(2, len(hits)))
    total = [0.0, step]
    back: list[list[int]] = []
    for hit, all_ in zip(hits, totals, strict=True):
        fit = [-hit * math.log(rate) - (all_ - hit) * math.log(1 - rate) for rate in rates]
        came = [0 if total[0] <= total[1] else 1, 0 if total[0] + step < total[1] else 1]
        if not back:
            came = [0, 1]
        total = [total[came[0]] + fit[0], total[came[1]] + fit[1] + (step if back and came[1] == 0 else 0)]
        back.append(came)
    state = 0 if total[0] <= total[1] else 1
    states = []
    for came in reversed(back):
        states.append(state)
        state = came[state]
    return states[::-1]


def formula_bursts(pages: pd.DataFrame, articles: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Find the bursts of each formula over the days of issue.

    Parameters
    ----------
    pages, articles : tables of a corpus.
    lines : from :func:`analysis.measures.formulas.formula_lines`.

    Returns
    -------
    One row a burst, the heaviest first, with the columns of :class:`Burst`. With fewer than ten days
    of issue, or for formulas in fewer than three articles, none is looked for.
    """
    placed = articles.merge(pages[["page", "issue_date"]], on="page", validate="many_to_one")
    totals = placed.groupby("issue_date").size().sort_index()
    rows: list[Burst] = []
    dated = lines[lines["issue_date"].notna()]
    for name, its in dated.groupby("formula", sort=True):
        counts = its.groupby("issue_date")["article"].nunique().reindex(totals.index, fill_value=0)
        if len(totals) >= ENOUGH_DAYS and counts.sum() >= 3:
            rows += _bursts(str(name), counts, totals)
    return frame(sorted(rows, key=lambda row: (-row.weight, row.formula, row.start)), Burst)


def _bursts(name: str, counts: pd.Series, totals: pd.Series) -> list[Burst]:
    """The runs of days in the high state, each with what it saves."""
    table = pd.DataFrame(
        {"hit": counts, "all": totals, "high": burst_states(counts.tolist(), totals.tolist())}
    )
    low = counts.sum() / totals.sum()
    high = min(2 * low, (1 + low) / 2)
    runs = table["high"].diff().ne(0).cumsum()
    rows = []
    for _, run in table[table["high"] == 1].groupby(runs):
        k, n = int(run["hit"].sum()), int(run["all"].sum())
        weight = k * math.log(high / low) + (n - k) * math.log((1 - high) / (1 - low))
        rows.append(Burst(name, run.index[0].date(), run.index[-1].date(), k, n, weight))
    return rows
