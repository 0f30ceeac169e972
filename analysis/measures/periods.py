"""Periods: days of issue, weeks and months that a table is counted by."""

import datetime
from typing import Literal

import pandas as pd

Period = Literal["issue", "week", "month", "all"]

#: Periods that follow each other, the shortest first.
PERIODS: tuple[Period, ...] = ("issue", "week", "month")

_FREQUENCIES = {"issue": "D", "week": "W-SUN", "month": "M"}


def assign(dates: pd.Series, by: Period) -> pd.DataFrame:
    """Give each date the first and the last day of its period.

    Parameters
    ----------
    dates : days, none missing.
    by : the day itself (``issue``), the week from Monday, the month, or ``all``: from the first
        date to the last.

    Returns
    -------
    Columns ``start`` and ``end``, with the index of ``dates``.

    Raises
    ------
    ValueError : no such period.

    Examples
    --------
    >>> assign(pd.Series(pd.to_datetime(["2022-04-13"])), "week").astype(str).values.tolist()
    [['2022-04-11', '2022-04-17']]
    """
    if by == "all":
        return pd.DataFrame({"start": dates.min(), "end": dates.max()}, index=dates.index)
    if by not in _FREQUENCIES:
        raise ValueError(f"by={by!r}: choose issue, week, month or all")
    spans = dates.dt.to_period(_FREQUENCIES[by])
    return pd.DataFrame({"start": spans.dt.start_time, "end": spans.dt.end_time.dt.normalize()})


def spans(dates: pd.Series, by: Period) -> list[tuple[datetime.date, datetime.date]]:
    """List the periods that have at least one of the dates, in order of time."""
    periods = assign(dates.dropna(), by).drop_duplicates().sort_values("start")
    return [(start.date(), end.date()) for start, end in zip(periods["start"], periods["end"], strict=True)]


def period_for(pages: pd.DataFrame, *, most: int = 70) -> Period:
    """Choose the shortest period of which a figure can still show every one.

    Parameters
    ----------
    pages : table of a corpus.
    most : periods that a figure can hold.

    Returns
    -------
    ``issue``, ``week`` or ``month``.

    Examples
    --------
    >>> days = pd.DataFrame({"issue_date": pd.date_range("2022-01-01", "2022-06-30")})
    >>> period_for(days), period_for(days.head(30))
    ('week', 'issue')
    """
    dates = pages["issue_date"].dropna()
    fitting: list[Period] = [by for by in PERIODS if len(spans(dates, by)) <= most]
    return fitting[0] if fitting else "month"


def longer(by: Period) -> Period:
    """The next longer period: a week for issues, a month for weeks.

    Examples
    --------
    >>> longer("issue")
    'week'
    """
    return PERIODS[min(PERIODS.index(by) + 1, len(PERIODS) - 1)]
