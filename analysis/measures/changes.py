"""Changes: differences of a share between two times, with intervals by articles and by issues."""

import datetime
import math
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import numpy as np
import pandas as pd

from ..schema import Column, frame
from .intervals import NOTHING, Interval, wilson

#: Days of issue on each side below which a difference says nothing about time.
ENOUGH_SIDE = 3
#: The seed of every draw: the same tables give the same intervals.
SEED = 2022


class ThemeChange(NamedTuple):
    """A theme before and from a day."""

    theme: Annotated[str, Column("Theme.")]
    day: Annotated[datetime.date, Column("First day of the time after.")]
    with_before: Annotated[
        int,
        Column(
            "Articles with the theme before the day.",
            "articles",
            counts="theme_mentions",
            by=("theme",),
            when=("< day",),
        ),
    ]
    articles_before: Annotated[
        int, Column("All articles before the day.", "articles", counts="articles", when=("< day",))
    ]
    with_after: Annotated[
        int,
        Column(
            "Articles with the theme from the day.",
            "articles",
            counts="theme_mentions",
            by=("theme",),
            when=(">= day",),
        ),
    ]
    articles_after: Annotated[
        int, Column("All articles from the day.", "articles", counts="articles", when=(">= day",))
    ]
    difference: Annotated[float | None, Column("Share after less share before.", "share, −1 to 1")]
    low: Annotated[float | None, Column("Newcombe's 95 % interval, lower limit.", "share, −1 to 1")]
    high: Annotated[float | None, Column("Newcombe's 95 % interval, upper limit.", "share, −1 to 1")]
    issue_low: Annotated[float | None, Column("Bootstrap by issue, 2.5 %.", "share, −1 to 1")]
    issue_high: Annotated[float | None, Column("Bootstrap by issue, 97.5 %.", "share, −1 to 1")]


def newcombe(k1: int, n1: int, k2: int, n2: int, confidence: float = 0.95) -> Interval:
    """Interval of a difference of two shares, from their Wilson intervals (Newcombe 1998, method 10).

    Parameters
    ----------
    k1, n1, k2, n2 : articles that have the thing, of how many, in two parts.
    confidence : between 0 and 1.

    Returns
    -------
    Limits of ``k1/n1 − k2/n2``; NaN where a part has no article.

    Examples
    --------
    >>> low, high = newcombe(56, 70, 48, 80)
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    if not n1 or not n2:
        return NOTHING
    p1, p2 = k1 / n1, k2 / n2
    (l1, u1), (l2, u2) = wilson(k1, n1, confidence), wilson(k2, n2, confidence)
    return Interval(
        p1 - p2 - math.hypot(p1 - l1, u2 - p2),
        p1 - p2 + math.hypot(u1 - p1, p2 - l2),
    )


def bootstrap_difference(
    before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]], *, draws: int = 2000
) -> Interval:
    """Interval of a difference of two shares by drawing whole issues with replacement.

    Articles of one issue are not independent (one meeting gives several), so issues are drawn and not
    articles (Davison & Hinkley 1997, ch. 3; percentiles).

    Parameters
    ----------
    before, after : articles with the thing and all articles, one pair an issue.
    draws : how many times; the seed is fixed.

    Returns
    -------
    Limits at 2.5 and 97.5 %; NaN with fewer than three issues on a side.
    """
    if min(len(before), len(after)) < ENOUGH_SIDE:
        return NOTHING
    rng = np.random.default_rng(SEED)
    shares = []
    for side in (before, after):
        counts = np.array(side)
        drawn = counts[rng.integers(len(counts), size=(draws, len(counts)))].sum(axis=1)
        shares.append(drawn[:, 0] / drawn[:, 1])
    low, high = np.percentile(shares[1] - shares[0], [2.5, 97.5])
    return Interval(float(low), float(high))


def theme_changes(
    pages: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame, *, day: datetime.date | None = None
) -> pd.DataFrame:
    """Compare the share of articles with each theme before and from a day.

    Parameters
    ----------
    pages, articles, themes : tables of a corpus; only articles on dated pages count.
    day : first day of the time after; without one the day of issue that parts the articles into the
        most even halves.

    Returns
    -------
    One row a theme, the largest difference first, with the columns of :class:`ThemeChange`; none
    with fewer than two days of issue.
    """
    daily = daily_counts(pages, articles, themes)
    days = sorted(daily["issue_date"].unique())
    if len(days) < 2:
        return frame([], ThemeChange)
    parted = pd.Timestamp(day) if day else _middle(daily)
    rows = []
    for theme, its in daily.groupby("theme", sort=True):
        sides = [its[its["issue_date"] < parted], its[its["issue_date"] >= parted]]
        (k1, n1), (k2, n2) = ((int(s["hits"].sum()), int(s["articles"].sum())) for s in sides)
        pairs = [list(zip(s["hits"].tolist(), s["articles"].tolist(), strict=True)) for s in sides]
        difference = k2 / n2 - k1 / n1 if n1 and n2 else None
        limits = (*newcombe(k2, n2, k1, n1), *bootstrap_difference(*pairs))
        rows.append(ThemeChange(str(theme), parted.date(), k1, n1, k2, n2, difference, *limits))
    return frame(sorted(rows, key=lambda row: (-abs(row.difference or 0), row.theme)), ThemeChange)


def daily_counts(pages: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Count articles with each theme, and all articles, on each day of issue that has any.

    Returns
    -------
    Columns ``theme, issue_date, hits, articles``, one row a theme and day, also where none has it.
    """
    placed = articles.merge(pages[["page", "issue_date"]], on="page", validate="many_to_one")
    placed = placed[placed["issue_date"].notna()]
    totals = placed.groupby("issue_date").size().sort_index()
    dated = themes.merge(placed[["article", "issue_date"]], on="article")
    hits = dated.groupby(["theme", "issue_date"])["article"].nunique()
    names = sorted(dated["theme"].unique())
    index = pd.MultiIndex.from_product([names, totals.index], names=["theme", "issue_date"])
    table = hits.reindex(index, fill_value=0).rename("hits").reset_index()
    return table.assign(articles=table["issue_date"].map(totals))


def _middle(daily: pd.DataFrame) -> pd.Timestamp:
    """The day of issue that parts the articles into the most even halves."""
    totals = daily.groupby("issue_date")["articles"].first()
    uneven = (2 * (totals.cumsum() - totals) - totals.sum()).abs()
    return pd.Timestamp(uneven.index[1 + int(uneven.iloc[1:].argmin())])
