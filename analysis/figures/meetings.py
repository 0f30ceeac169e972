"""Meetings: day by day, and how many a workday."""

import datetime

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..fonts import printable
from ..lexicons.labels import label
from ..measures.meetings import NOT_GIVEN
from .dates import HALF, date_axis, framed, hatch, position, runs
from .drawings import Sheet, empty
from .style import COLOURS, REST, UNSEEN, style

DAY_OFF = "#FBE9D7"


@style()
def event_days(days: pd.DataFrame, counts: pd.DataFrame, *, by: str = "kind", groups: int = 6) -> Axes:
    """Draw the events of each day, stacked by a property of theirs.

    Days off have a tinted ground, holidays their name above; days that no issue in the corpus
    reports on are hatched.

    Parameters
    ----------
    days : from :func:`analysis.measures.calendar`.
    counts : from :func:`analysis.measures.daily_events`.
    by : the property that ``counts`` was made with; it chooses the labels.
    groups : how many of the commonest values get a colour of their own; the others share a grey.

    Returns
    -------
    The axes.
    """
    if days.empty:
        return empty("No event and no issue has a date: there is nothing to draw by day.").axes[0]
    figure = Sheet(figsize=(9.6, 2.6), layout="constrained")
    axes = figure.subplots()
    days, outside = framed(days, "date")
    axes.set_xlabel(outside, fontsize=8)
    _ground(axes, days)
    top = pd.Series(0, index=days["date"])
    totals = counts.groupby("group")["events"].sum()
    named = sorted((g for g in totals.index if g != NOT_GIVEN), key=lambda g: (-totals[g], g))
    colours = dict(zip(named[:groups], COLOURS, strict=False))
    parts = [(g, [g], c) for g, c in colours.items()]
    parts.append((f"{len(named[groups:])} others", named[groups:], REST))
    parts.append((NOT_GIVEN, [NOT_GIVEN] if NOT_GIVEN in totals.index else [], "#D9D9D9"))
    x = pd.Series([position(day.date()) for day in days["date"]], index=top.index)
    few = 0.5 if len(days) < 150 else 0.0
    for name, values, colour in parts:
        if not values:
            continue
        its = counts[counts["group"].isin(values)].groupby("date")["events"].sum()
        height = its.reindex(top.index, fill_value=0)
        shown = printable(label(f"events.{by}", name))
        some = height > 0  # of years of days most have none, and a bar of no height is drawn all the same
        axes.bar(
            x[some], height[some], 0.8 if few else 1.0, top[some],
            color=colour, label=shown, edgecolor="white", linewidth=few,
        )  # fmt: skip
        top = top + height
    axes.set_ylabel("events")
    axes.set_ylim(0, max(1, int(top.max())) * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    date_axis(axes, days["date"].iloc[0].date(), days["date"].iloc[-1].date(), ticks=9)
    handles, names = axes.get_legend_handles_labels()
    ground = [Patch(color=DAY_OFF), Patch(**UNSEEN)]
    figure.legend(
        [*handles, *ground],
        [*names, "day off", "no issue reports on the day"],
        loc="outside right upper",
    )
    return axes


def _ground(axes: Axes, days: pd.DataFrame) -> None:
    """Tint the days off, name the holidays, hatch what no issue reports on."""
    for start, end in runs([day.date() for day in days.loc[~days["workday"], "date"]]):
        axes.axvspan(position(start) - HALF, position(end) + HALF, color=DAY_OFF, linewidth=0, zorder=0)
    for start, end in runs([day.date() for day in days.loc[~days["covered"], "date"]]):
        hatch(axes, start, end)
    free = days[days["holiday"].notna() & ~days["workday"]]
    for name in free["holiday"].drop_duplicates():
        for start, end in runs([day.date() for day in free.loc[free["holiday"] == name, "date"]]):
            middle = (position(start) + position(end)) / 2
            axes.annotate(
                name, (middle, 1), xycoords=("data", "axes fraction"), ha="center", va="bottom", fontsize=8
            )


@style()
def event_rates(rates: pd.DataFrame) -> Axes:
    """Draw events a day with their exact Poisson intervals, for workdays and days off.

    Parameters
    ----------
    rates : from :func:`analysis.measures.meeting_rates`.

    Returns
    -------
    The axes.
    """
    if rates.empty:
        return empty("No day with an issue that reports on it: no rate can be drawn.").axes[0]
    periods = rates[["start", "end"]].drop_duplicates().reset_index(drop=True)
    figure = Sheet(figsize=(9.6, 2.4), layout="constrained")
    axes = figure.subplots()
    few = len(periods) <= 12
    for days, colour, shift in (("workdays", COLOURS[0], -0.12), ("days off", COLOURS[5], 0.12)):
        its = rates[rates["days"] == days]
        place = periods.reset_index().merge(its, on=["start", "end"])
        x = place["index"] + shift
        axes.vlines(x, place["low"], place["high"], color=colour, alpha=0.6)
        axes.plot(x, place["rate"], "o", color=colour, markersize=5 if few else 3, label=days)
        for at, rate, k, n in zip(x, place["rate"], place["events"], place["n_days"], strict=True):
            if few:
                side = "right" if shift < 0 else "left"
                gap = (-5 if shift < 0 else 5, 0)
                axes.annotate(f"{k}/{n}", (at, rate), gap, textcoords="offset points", ha=side, fontsize=7)
    named = periods.iloc[:: -(-len(periods) // 12)]
    axes.set_xticks(named.index, [_span(a, b) for a, b in named.itertuples(index=False)])
    axes.set_xlim(-0.6, len(periods) - 0.4)
    axes.set_ylim(bottom=0)
    axes.set_ylabel("events a day")
    axes.grid(axis="y")
    figure.legend(
        loc="outside upper left", ncols=2, title="point: events / days reported on; line: 95 % interval"
    )
    return axes


@style()
def group_rates(rates: pd.DataFrame, *, by: str = "kind", groups: int = 12) -> Axes:
    """Draw events a day of each kind, level, format or host, with their exact Poisson intervals.

    Parameters
    ----------
    rates : from :func:`analysis.measures.group_rates` over the whole time (``by="all"``).
    by : the property that the groups are values of; it chooses the labels.
    groups : how many of the commonest to show.

    Returns
    -------
    The axes.
    """
    if rates.empty:
        return empty("No event on a day on which an issue reports: no rate can be drawn.").axes[0]
    shown = rates.head(groups)
    figure = Sheet(figsize=(9.6, 0.3 * len(shown) + 0.8), layout="constrained")
    axes = figure.subplots()
    y = range(len(shown))
    axes.hlines(y, shown["low"], shown["high"], color=COLOURS[0], alpha=0.6)
    axes.plot(shown["rate"], y, "o", color=COLOURS[0])
    for row, (k, n, high) in enumerate(zip(shown["events"], shown["n_days"], shown["high"], strict=True)):
        text = f"{k} in {n} day{'' if n == 1 else 's'}"
        axes.annotate(text, (high, row), (5, 0), textcoords="offset points", va="center", fontsize=8)
    axes.set_yticks(list(y), [printable(label(f"events.{by}", group)) for group in shown["group"]])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(0, float(shown["high"].max()) * 1.15)
    axes.set_xlabel("events a day on which an issue reports; line: 95 % interval")
    axes.grid(axis="x")
    return axes


def _span(start: datetime.datetime, end: datetime.datetime) -> str:
    """A period as 4–10 Apr."""
    first = (
        f"{start.day}" if (start.year, start.month) == (end.year, end.month) else f"{start.day} {start:%b}"
    )
    return f"{first}–{end.day} {end:%b}\n{end.year}"
