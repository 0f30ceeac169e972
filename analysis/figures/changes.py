"""Changes: the difference of each theme's share between two times, with its intervals."""

import pandas as pd
from matplotlib.figure import Figure

from ..lexicons.labels import label
from .drawings import Sheet, empty
from .marks import counted
from .style import COLOURS, INK, REST, style


@style()
def theme_changes(changes: pd.DataFrame, *, themes: int = 20) -> Figure:
    """Draw by how much the share of articles with each theme differs between two times.

    The thin line is Newcombe's 95 % interval, which takes articles to be independent; the thick one
    is that of whole issues drawn with replacement, where there are issues enough. The articles with the
    theme stand beside, below the number of all articles of the time.

    Parameters
    ----------
    changes : from :func:`analysis.measures.theme_changes`.
    themes : how many to show, the largest differences first.

    Returns
    -------
    A figure.
    """
    shown = changes[changes["difference"].notna()].head(themes)
    if shown.empty:
        return empty("No theme on two days of issue or more: there is no before and no after.")
    figure = Sheet(figsize=(9.6, 0.27 * len(shown) + 1.2), layout="constrained")
    axes = figure.subplots()
    y = list(range(len(shown)))
    drawn = shown["issue_low"].notna().any()
    if drawn:
        axes.hlines(
            y, shown["issue_low"], shown["issue_high"], color=COLOURS[4], linewidth=5, alpha=0.7,
            label="95 %, whole issues drawn",
        )  # fmt: skip
    articles = "95 % interval (Newcombe), by articles"
    axes.hlines(y, shown["low"], shown["high"], color=INK, linewidth=1.1, label=articles)
    axes.plot(shown["difference"], y, "o", color=COLOURS[0], markersize=5, label="after less before")
    axes.axvline(0, color=REST, linewidth=0.8, zorder=0)
    for time, x in (("before", 1.2), ("after", 1.5)):
        n = shown[f"articles_{time}"].iloc[0]
        head = axes.text(x, -0.7, f"{time}, of {n}", ha="center", va="bottom", fontsize=8)
        head.set_url(counted(f"articles_{time}", n, day=shown["day"].iloc[0]))
        for at, row in enumerate(shown.to_dict("records")):
            k = row[f"with_{time}"]
            text = axes.text(x, at, str(k), ha="center", va="center", fontsize=8)
            text.set_url(counted(f"with_{time}", k, theme=row["theme"], day=row["day"]))
    axes.set_yticks(y, [label("theme", theme) for theme in shown["theme"]])
    axes.set_ylim(len(shown) - 0.4, -0.9)
    axes.set_xlim(-1, 1.65)
    axes.spines["bottom"].set_bounds(-1, 1)
    axes.set_xticks([n / 4 for n in range(-4, 5)], [_points(25 * n) for n in range(-4, 5)])
    day = shown["day"].iloc[0]
    when = f"{day.day} {day:%B %Y}"
    axes.set_xlabel(f"share from {when} less share before it, in percentage points", x=1 / 2.65)
    figure.legend(loc="outside upper left", ncols=3)
    return figure


def _points(n: int) -> str:
    return f"{n:+d}".replace("-", "−") if n else "0"
