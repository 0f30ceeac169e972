"""Formulas: the days on which each is printed."""

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..fonts import printable
from .dates import date_axis, hatch, position
from .style import COLOURS, REST, UNSEEN, empty, style


@style()
def formula_days(
    spans: pd.DataFrame, lines: pd.DataFrame, pages: pd.DataFrame, *, formulas: int = 24
) -> Axes:
    """Draw for the commonest formulas the days of issue that print them.

    A dot is a day of issue, as large as the number of its articles with the formula; the line runs
    from the first to the last. Where no issue is at hand the ground is hatched: what was printed there
    is not known, and a line across it is no presence.

    Parameters
    ----------
    spans : from :func:`analysis.measures.formula_spans`; the first rows are drawn.
    lines : from :func:`analysis.measures.formula_lines`.
    pages : table of the corpus.
    formulas : how many to show.

    Returns
    -------
    The axes.
    """
    shown = spans[spans["first"].notna()].head(formulas)
    if shown.empty:
        return empty("No formula stands on a dated page: there is nothing to draw over time.").axes[0]
    figure = Figure(figsize=(9.6, 0.24 * len(shown) + 1.2), layout="constrained")
    axes = figure.subplots()
    days = lines[lines["issue_date"].notna()].groupby(["formula", "issue_date"])["article"].nunique()
    for y, (name, source) in enumerate(zip(shown["formula"], shown["source"], strict=True)):
        its = days[name]
        x = [position(day.date()) for day in its.index]
        colour = COLOURS[0] if source == "listed" else COLOURS[1]
        axes.hlines(y, min(x), max(x), color=colour, linewidth=1, alpha=0.5)
        axes.scatter(x, [y] * len(x), s=[18 * n for n in its], color=colour, clip_on=False, zorder=3)
        axes.axhline(y, color="#EEEEEE", linewidth=0.6, zorder=0)
    issues = sorted(pages["issue_date"].dropna().dt.date.unique())
    day = pd.Timedelta(days=1)
    for end, start in pairwise(issues):
        if (start - end).days > 1:
            hatch(axes, end + day, start - day)
    names = [printable(name if len(name) <= 16 else name[:15] + "…") for name in shown["formula"]]
    axes.set_yticks(range(len(shown)), names)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    date_axis(axes, issues[0], issues[-1], ticks=8)
    _legend(figure, set(shown["source"]))
    return axes


def _legend(figure: Figure, sources: set[str]) -> None:
    """What colours, sizes and hatching mean."""
    keys: list[Line2D | Patch] = []
    names = []
    for source, colour in (("listed", COLOURS[0]), ("found", COLOURS[1])):
        if source in sources:
            keys.append(Line2D([], [], color=colour, marker="o", markersize=5, linewidth=1))
            names.append(f"{source} formula")
    for n in (1, 3):
        keys.append(Line2D([], [], color=REST, marker="o", markersize=(18 * n) ** 0.5, linewidth=0))
        names.append(f"{n} article" + "s" * (n > 1))
    figure.legend(
        [*keys, Patch(**UNSEEN)], [*names, "no issue in the corpus"], loc="outside upper left", ncols=5
    )
