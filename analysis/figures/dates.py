"""Axes of days: ticks that do not overlap, hatching where nothing is known."""

import datetime

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

from ..dates.outlying import outlying
from ..dates.workdays import list_days
from .style import HOLIDAY, UNSEEN

HALF = 0.5
HALF_YEAR = 190


def position(day: datetime.date) -> float:
    """Place of a day on an axis of dates: its midnight; the day reaches half a unit to each side."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


def date_axis(axes: Axes, first: datetime.date, last: datetime.date, *, ticks: int = 6) -> None:
    """Let the x axis run from the first day to the last, at least over a week.

    Up to half a year the ticks are Mondays and say the day; beyond that matplotlib chooses.
    """
    lack = max(0, 7 - (last - first).days) / 2
    axes.set_xlim(position(first) - HALF - lack, position(last) + HALF + lack)
    days = (last - first).days + 1
    if days > HALF_YEAR:
        locator = AutoDateLocator(minticks=3, maxticks=ticks)  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
        return
    step, start = (7 * -(-days // (7 * ticks)), _monday(first)) if days > 2 * ticks else (2, first)
    marks = [start + datetime.timedelta(days=n) for n in range(0, (last - start).days + 1, step)]
    names = [f"{day.day} {day:%b}" for day in marks]
    names[0] += f"\n{marks[0].year}"
    axes.set_xticks([position(day) for day in marks], names)


def _monday(day: datetime.date) -> datetime.date:
    """The day itself or the next Monday."""
    return day + datetime.timedelta(days=-day.weekday() % 7)


def framed(table: pd.DataFrame, column: str) -> tuple[pd.DataFrame, str]:
    """Leave out the days that lie years from all others: they would stretch an axis until nothing is seen.

    Parameters
    ----------
    table : rows with days in ``column``.

    Returns
    -------
    The rows within the frame, and the sentence that names the days outside it; empty where there is none.
    """
    apart = outlying(table[column].dropna().dt.date)
    if not apart:
        return table, ""
    named = ", ".join(day.isoformat() for day in apart[:3]) + (" …" if len(apart) > 3 else "")
    days = f"{len(apart)} day{'' if len(apart) == 1 else 's'}"
    outside = table[column].dt.date.isin(apart)
    return table[~outside], f"not drawn: {days}, years from all others ({named})"


def hatch(axes: Axes, first: datetime.date, last: datetime.date) -> None:
    """Hatch the days from first to last: no issue in the corpus speaks of them."""
    axes.axvspan(position(first) - HALF, position(last) + HALF, zorder=0, **UNSEEN)


def holidays(first: datetime.date, last: datetime.date) -> list[tuple[datetime.date, datetime.date]]:
    """First and last day of each public holiday, up to half a year; beyond that they are too thin to see.

    Examples
    --------
    >>> [(a.day, b.day) for a, b in holidays(datetime.date(2022, 4, 1), datetime.date(2022, 4, 20))]
    [(3, 5)]
    """
    if (last - first).days > HALF_YEAR:
        return []
    return runs([day.date for day in list_days(first, last) if day.holiday and not day.workday])


def mark_holidays(axes: Axes, free: list[tuple[datetime.date, datetime.date]]) -> None:
    """Shade public holidays: newspapers print less then, and other things."""
    for start, end in free:
        axes.axvspan(position(start) - HALF, position(end) + HALF, zorder=-1, **HOLIDAY)


def runs(days: list[datetime.date]) -> list[tuple[datetime.date, datetime.date]]:
    """Join days that follow each other directly.

    Parameters
    ----------
    days : ascending.

    Returns
    -------
    First and last day of each run.

    Examples
    --------
    >>> may = [datetime.date(2022, 5, d) for d in (1, 2, 3, 9)]
    >>> [(a.day, b.day) for a, b in runs(may)]
    [(1, 3), (9, 9)]
    """
    found: list[tuple[datetime.date, datetime.date]] = []
    for day in days:
        if found and day - found[-1][1] == datetime.timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
