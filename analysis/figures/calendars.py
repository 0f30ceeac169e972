"""The calendar: events by month and weekday, holidays and unseen days marked."""

import calendar
import datetime
from typing import Any

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from ..measures.meetings import CalendarDay
from ..measures.rows import listed
from .dates import framed
from .drawings import Sheet, empty
from .style import FAINT, INK, UNSEEN, style

#: Months that are drawn as calendar sheets; beyond that a year is a strip of weeks.
SHEETS = 12
ACROSS = 4
WEEKDAYS = [f"{zh} {en[:2]}" for zh, en in zip("一二三四五六日", calendar.day_abbr, strict=True)]
FREE = "#D55E00"
WORKED = "#009E73"


@style()
def event_calendar(days: pd.DataFrame) -> Axes:
    """Draw a calendar whose cells are the deeper the more events took place on the day.

    Up to a year a month is a sheet of weeks with the day at the cell's top and the events in its
    middle; beyond that each year is a strip of weeks. Public holidays and make-up workdays are
    framed, days that no issue in the corpus reports on are hatched: there a cell without a number
    says nothing.

    Parameters
    ----------
    days : from :func:`analysis.measures.calendar`.

    Returns
    -------
    The axes; a day is a rectangle whose ``gid`` is its date (on a strip only if anything is known
    of it).
    """
    if days.empty:
        return empty("No event and no issue has a date: there is no calendar to draw.").axes[0]
    days, outside = framed(days, "date")
    rows = [day._replace(date=day.date.date()) for day in listed(days, CalendarDay)]  # type: ignore[attr-defined]
    months = sorted({(day.date.year, day.date.month) for day in rows})
    months = _between(months[0], months[-1])
    sheets = len(months) <= SHEETS
    figure, axes = _sheets(months) if sheets else _strips(months)
    most = int(days["events"].max())
    for day in rows:
        at = _on_sheet(day.date, months) if sheets else _on_strip(day.date, months)
        if sheets or day.covered or day.events or isinstance(day.holiday, str):
            _cell(axes, day, at, most, sheets)
    if not sheets:
        _hatch_weeks(axes, [_on_strip(day.date, months) for day in rows if not day.covered])
    axes.set_aspect("equal")
    axes.set_axis_off()
    axes.invert_yaxis()
    beside = sheets and len(months) < 3
    place: dict[str, Any] = (
        {"loc": "outside right center"} if beside else {"loc": "outside lower left", "ncols": 8}
    )
    figure.legend(**_legend(rows), **place, handlelength=1.2, handleheight=1.2, columnspacing=1.2)
    if outside:
        figure.supxlabel(outside, fontsize=8)
    return axes


def _between(first: tuple[int, int], last: tuple[int, int]) -> list[tuple[int, int]]:
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    return [(first[0] + (first[1] - 1 + n) // 12, (first[1] - 1 + n) % 12 + 1) for n in range(count)]


def _sheets(months: list[tuple[int, int]]) -> tuple[Figure, Axes]:
    """Room for the sheets of months, with their heads."""
    across = min(max(len(months), 2), ACROSS)
    down = -(-len(months) // ACROSS)
    wide = 7.0 if len(months) < 3 else 9.6  # the legend stands beside two sheets, below more
    figure = Sheet(figsize=(9.6, wide / (across * 8.2) * 8.2 * down + 0.3), layout="constrained")
    axes = figure.subplots()
    axes.set_xlim(-0.3, across * 8.2 - 0.9)
    axes.set_ylim(-2.2, down * 8.6 - 2.2)
    for n, (year, month) in enumerate(months):
        x, y = n % ACROSS * 8.2, n // ACROSS * 8.6
        axes.text(x, y - 1.15, f"{year}年{month}月  {calendar.month_abbr[month]} {year}", fontsize=9)
        for day in range(1, calendar.monthrange(year, month)[1] + 1):
            left, top = _on_sheet(datetime.date(year, month, day), months)
            axes.text(left + 0.16, top + 0.19, str(day), fontsize=5.5, color="#BBBBBB", va="center", zorder=0)
        for column, name in enumerate(WEEKDAYS):
            axes.text(x + column + 0.5, y - 0.2, name, ha="center", fontsize=6, color="#666666")
    return figure, axes


def _strips(months: list[tuple[int, int]]) -> tuple[Figure, Axes]:
    """Room for the strips of years, with their heads."""
    years = range(months[0][0], months[-1][0] + 1)
    figure = Sheet(figsize=(9.6, 9.6 / 58 * 9.6 * len(years) + 0.5), layout="constrained")
    axes = figure.subplots()
    axes.set_xlim(-4, 54)
    axes.set_ylim(-2.0, 9.6 * len(years) - 2.0)
    for n, year in enumerate(years):
        axes.text(-3.6, 9.6 * n + 3.9, str(year), fontsize=9)
        for row in (0, 2, 4, 6):
            axes.text(-0.4, 9.6 * n + row + 0.85, WEEKDAYS[row], ha="right", fontsize=6, color="#666666")
        for month in range(1, 13):
            x, _ = _on_strip(datetime.date(year, month, 1), months)
            axes.text(x, 9.6 * n - 0.4, calendar.month_abbr[month], fontsize=7, color="#666666")
    return figure, axes


def _on_sheet(day: datetime.date, months: list[tuple[int, int]]) -> tuple[float, float]:
    n = months.index((day.year, day.month))
    week = (day.day - 1 + day.replace(day=1).weekday()) // 7
    return n % ACROSS * 8.2 + day.weekday(), n // ACROSS * 8.6 + week


def _on_strip(day: datetime.date, months: list[tuple[int, int]]) -> tuple[float, float]:
    first = day.replace(month=1, day=1)
    week = (day.timetuple().tm_yday - 1 + first.weekday()) // 7
    return week, (day.year - months[0][0]) * 9.6 + day.weekday()


def _hatch_weeks(axes: Axes, unseen: list[tuple[float, float]]) -> None:
    """Hatch the unseen days of each week of a strip at one go: years of them would swell the file."""
    weeks: list[list[float]] = []
    for x, y in unseen:
        if weeks and weeks[-1][0] == x and weeks[-1][2] == y:
            weeks[-1][2] = y + 1
        else:
            weeks.append([x, y, y + 1])
    for x, top, bottom in weeks:
        axes.add_patch(Rectangle((x + 0.04, top + 0.04), 0.92, bottom - top - 0.08, **UNSEEN))


def _cell(axes: Axes, day: CalendarDay, at: tuple[float, float], most: int, sheet: bool) -> None:
    """A day: its colour, hatching and frame, and on a sheet its numbers."""
    x, y = at
    face = _colour(day.events, most)
    box = Rectangle((x + 0.04, y + 0.04), 0.92, 0.92, facecolor=face, edgecolor=FAINT, linewidth=0.6)
    box.set_gid(day.date.isoformat())
    axes.add_patch(box)
    if sheet and not day.covered:
        axes.add_patch(Rectangle((x + 0.04, y + 0.04), 0.92, 0.92, **UNSEEN))
    if isinstance(day.holiday, str):
        frame: dict[str, Any] = {"facecolor": "none", "edgecolor": WORKED if day.workday else FREE}
        axes.add_patch(Rectangle((x + 0.08, y + 0.08), 0.84, 0.84, linewidth=1.3 if sheet else 0.8, **frame))
    if not sheet:
        return
    ink = "white" if most and day.events > most * 0.6 else INK
    soft = ink if day.events else FREE if not day.workday else "#777777"
    axes.text(x + 0.16, y + 0.19, str(day.date.day), fontsize=5.5, color=soft, va="center", ha="left")
    if day.events or day.covered:
        number = axes.text(
            x + 0.52, y + 0.6, str(day.events), fontsize=9, color=ink, va="center", ha="center"
        )
        if not day.events:
            number.set_color("#999999")


def _colour(events: int, most: int) -> Any:
    return "white" if events == 0 else colormaps["Blues"](0.15 + 0.75 * events / most)


def _legend(days: list[CalendarDay]) -> dict[str, Any]:
    """Steps of colour, and what frames and hatching mean, of those that occur."""
    most = max(day.events for day in days)
    steps = (
        sorted({1, -(-most // 2), most} | (set(range(1, most + 1)) if most <= 4 else set())) if most else []
    )
    patches = [Patch(facecolor=_colour(n, most), edgecolor=FAINT) for n in (0, *steps)]
    names = ["no event", *(f"{n} event{'' if n == 1 else 's'}" for n in steps)]
    free = list(dict.fromkeys(d.holiday for d in days if isinstance(d.holiday, str) and not d.workday))
    if free:
        patches.append(Patch(facecolor="none", edgecolor=FREE, linewidth=1.3))
        names.append(f"holiday ({'、'.join(free)})" if len(free) == 1 else "public holiday")
    if any(isinstance(day.holiday, str) and day.workday for day in days):
        patches.append(Patch(facecolor="none", edgecolor=WORKED, linewidth=1.3))
        names.append("make-up workday")
    if not all(day.covered for day in days):
        patches.append(Patch(**UNSEEN))
        names.append("no issue reports on the day")
    return {"handles": patches, "labels": names}
