"""Change points: the day at which a share changes most, and how often chance does as much."""

import datetime
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..schema import Column, frame
from .changes import SEED, daily_counts

Counts = npt.NDArray[np.float64]

#: Days of issue below which no change point is looked for.
ENOUGH_DAYS = 10


class ChangePoint(NamedTuple):
    """The best single change of a theme's share."""

    theme: Annotated[str, Column("Theme.")]
    day: Annotated[datetime.date, Column("First day of issue of the second stretch.")]
    before: Annotated[
        float,
        Column(
            "Share of articles before it.",
            "share, 0 to 1",
            counts="theme_mentions",
            by=("theme",),
            when=("< day",),
            of="articles",
        ),
    ]
    after: Annotated[
        float,
        Column(
            "Share of articles from it on.",
            "share, 0 to 1",
            counts="theme_mentions",
            by=("theme",),
            when=(">= day",),
            of="articles",
        ),
    ]
    gain: Annotated[float, Column("Log-likelihood gained by the change.", "nats")]
    p: Annotated[float, Column("Share of shuffles of the days that gain as much.", "share, 0 to 1")]
    adjusted: Annotated[float, Column("p after Holm's correction for the number of themes.", "share, 0 to 1")]


def best_segments(hits: Sequence[int], totals: Sequence[int], segments: int) -> tuple[list[int], float]:
    """Part a series of counts into the segments of highest binomial likelihood, exactly.

    Dynamic programming over all ways of parting (Bellman 1961; Auger & Lawrence 1989), so no day is
    stepped over.

    Parameters
    ----------
    hits, totals : articles with it, and all articles, day by day.
    segments : how many; at least 1 and at most the number of days.

    Returns
    -------
    The index at which each segment but the first begins, and the log-likelihood.

    Examples
    --------
    >>> best_segments([0, 1, 0, 4, 5], [5, 5, 5, 5, 5], 2)[0]
    [3]
    """
    k, n = np.concatenate([[0], np.cumsum(hits)]), np.concatenate([[0], np.cumsum(totals)])
    days = len(hits)
    ends = np.arange(1, days + 1)
    best = log_likelihoods(k[ends] - k[0], n[ends] - n[0])
    cuts: list[npt.NDArray[np.int64]] = []
    for count in range(2, segments + 1):
        table = np.full((days, days), -np.inf)
        for end in range(count - 1, days):
            starts = np.arange(count - 1, end + 1)
            table[end, starts] = best[starts - 1] + log_likelihoods(
                k[end + 1] - k[starts], n[end + 1] - n[starts]
            )
        cuts.append(table.argmax(axis=1))
        best = table.max(axis=1)
    found, end = [], days - 1
    for cut in reversed(cuts):
        found.append(int(cut[end]))
        end = found[-1] - 1
    return found[::-1], float(best[days - 1])


def log_likelihoods(k: Counts, n: Counts) -> Counts:
    """Log-likelihood of k of n at the rate k/n, without the binomial coefficient."""
    k, n = np.asarray(k, dtype=float), np.asarray(n, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(k > 0, k * np.log(k / n), 0) + np.where(n > k, (n - k) * np.log((n - k) / n), 0)
    return np.asarray(parts, dtype=float)


def change_p(hits: Sequence[int], totals: Sequence[int], *, shuffles: int = 999) -> tuple[int, float, float]:
    """Find the best single change and test it by shuffling the days.

    Parameters
    ----------
    hits, totals : articles with it, and all articles, day by day; at least two days.
    shuffles : how many; the seed is fixed. A day keeps its articles, so what articles of one day have
        in common does no harm.

    Returns
    -------
    Index of the first day after the change, log-likelihood gained, and p: the share of orders of the
    days, the given one counted, that gain as much (Phipson & Smyth 2010).
    """
    k, n = np.asarray(hits, dtype=float), np.asarray(totals, dtype=float)
    rng = np.random.default_rng(SEED)
    at, gain = _best_gain(k, n)
    as_good = 0
    for _ in range(shuffles):
        order = rng.permutation(len(k))
        as_good += _best_gain(k[order], n[order])[1] >= gain - 1e-9
    return at, gain, (1 + as_good) / (1 + shuffles)


def _best_gain(k: Counts, n: Counts) -> tuple[int, float]:
    """The best single cut: the programme of :func:`best_segments` for two segments, at once."""
    ks, ns = np.cumsum(k), np.cumsum(n)
    whole = log_likelihoods(ks[-1:], ns[-1:])[0]
    gains = log_likelihoods(ks[:-1], ns[:-1]) + log_likelihoods(ks[-1] - ks[:-1], ns[-1] - ns[:-1]) - whole
    at = int(gains.argmax())
    return at + 1, float(gains[at])


def theme_change_points(pages: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Find for each theme the day at which its share changes most, and how likely chance does as much.

    Parameters
    ----------
    pages, articles, themes : tables of a corpus.

    Returns
    -------
    One row a theme, the smallest p first, with the columns of :class:`ChangePoint`; none with fewer
    than ten days of issue.
    """
    daily = daily_counts(pages, articles, themes)
    if daily["issue_date"].nunique() < ENOUGH_DAYS:
        return frame([], ChangePoint)
    rows = []
    for theme, its in daily.groupby("theme", sort=True):
        hits, totals, days = its["hits"].tolist(), its["articles"].tolist(), its["issue_date"].tolist()
        at, gain, p = change_p(hits, totals)
        before, after = sum(hits[:at]) / sum(totals[:at]), sum(hits[at:]) / sum(totals[at:])
        rows.append(ChangePoint(str(theme), days[at].date(), before, after, gain, p, p))
    rows.sort(key=lambda row: (row.p, row.theme))
    adjusted, highest = [], 0.0
    for rank, row in enumerate(rows):
        highest = max(highest, min(1.0, row.p * (len(rows) - rank)))
        adjusted.append(row._replace(adjusted=highest))
    return frame(adjusted, ChangePoint)
