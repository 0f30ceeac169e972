"""Themes: over time, in all articles, and article by article."""

import datetime

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from ..labels import label
from .dates import date_axis, hatch, position
from .style import COLOURS, style

COLUMNS = 3
DAY = datetime.timedelta(days=1)


@style()
def theme_timeline(shares: pd.DataFrame, *, themes: int = 6) -> Figure:
    """Draw the share of articles with a theme, period by period, one small panel a theme.

    A point is a period's share, its bar or band the 95 % Wilson interval. Only periods that follow
    each other directly are joined; stretches without an article are hatched: nothing is known of
    them. The strips below show how many articles each point rests on.

    Parameters
    ----------
    shares : from :func:`analysis.measures.theme_shares`.
    themes : how many of the commonest themes to show.

    Returns
    -------
    A figure.

    Raises
    ------
    ValueError : the table has no row.
    """
    if shares.empty:
        raise ValueError("no theme stands in a dated article: there is nothing to draw over time")
    names = shares["theme"].drop_duplicates().tolist()[:themes]
    columns = min(COLUMNS, len(names))
    rows = -(-len(names) // columns)
    figure = Figure(figsize=(3.2 * columns, 1.75 * rows + 1.1), layout="constrained")
    grid = figure.subplots(
        rows + 1, columns, sharex=True, sharey="row", squeeze=False, height_ratios=[*[1.0] * rows, 0.45]
    )
    for i in range(rows * columns):
        axes = grid[i // columns, i % columns]
        if i < len(names):
            _panel(axes, shares[shares["theme"] == names[i]], COLOURS[i % len(COLOURS)])
            axes.set_title(label("theme", names[i]))
        else:
            axes.set_visible(False)
    counted = shares[shares["theme"] == names[0]]
    for axes in grid[rows]:
        _counts(axes, counted)
    grid[rows, 0].set_ylabel("articles n")
    figure.supylabel("share of the articles of an issue", fontsize=9)
    return figure


def _panel(axes: Axes, its: pd.DataFrame, colour: str) -> None:
    """One theme: points with bars, and a line with a band where periods touch."""
    known = its[its["share"].notna()]
    for run in _touching(known):
        x = [_middle(start, end) for start, end in zip(run["start"], run["end"], strict=True)]
        share, low, high = (run[name].to_numpy(dtype=float) for name in ("share", "low", "high"))
        if len(run) > 1:
            axes.fill_between(x, low, high, color=colour, alpha=0.2, linewidth=0)
            axes.plot(x, share, color=colour, linewidth=1.4)
        else:
            axes.vlines(x, low, high, color=colour, linewidth=1.4, alpha=0.55)
        axes.plot(x, share, "o", color=colour, markersize=4 if len(known) < 40 else 2.2)
    _hatch_gaps(axes, known)
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_locator(MaxNLocator(2))
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.grid(axis="y")


def _counts(axes: Axes, its: pd.DataFrame) -> None:
    """The strip of denominators."""
    x = [_middle(start, end) for start, end in zip(its["start"], its["end"], strict=True)]
    width = [(end - start) / DAY + 0.8 for start, end in zip(its["start"], its["end"], strict=True)]
    bars = axes.bar(x, its["articles"].tolist(), width=width, color="#8C8C8C")
    _hatch_gaps(axes, its[its["articles"] > 0])
    if len(its) <= 8:
        axes.bar_label(bars, fontsize=7, padding=1)
    axes.margins(y=0.35)
    axes.yaxis.set_major_locator(MaxNLocator(2, integer=True))
    date_axis(axes, its["start"].iloc[0].date(), its["end"].iloc[-1].date(), ticks=5)


def _touching(its: pd.DataFrame) -> list[pd.DataFrame]:
    """Cut the periods where one does not begin the day after the last one ends."""
    breaks = (its["start"] - its["end"].shift() > pd.Timedelta(days=1)).cumsum()
    return [run for _, run in its.groupby(breaks)]


def _hatch_gaps(axes: Axes, known: pd.DataFrame) -> None:
    ends = known["end"].tolist()
    starts = known["start"].tolist()
    for end, start in zip(ends, starts[1:], strict=False):
        if start - end > DAY:
            hatch(axes, (end + DAY).date(), (start - DAY).date())


def _middle(start: pd.Timestamp, end: pd.Timestamp) -> float:
    return (position(start.date()) + position(end.date())) / 2
