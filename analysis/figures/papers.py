"""Papers: marks that tell newspapers apart, and the themes of each."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ..fonts import printable
from ..lexicons.labels import label
from .drawings import Sheet, empty
from .marks import counted
from .style import COLOURS, percents, style

#: Shape, filling and line of the marks of the first papers; told apart without colours.
_MARKS = (("o", True, "-"), ("s", False, (0, (4, 2))), ("^", False, (0, (1, 1.5))))


def paper_marks(papers: Iterable[str], colour: str) -> dict[str, dict[str, Any]]:
    """Give each paper a mark, as arguments of ``axes.plot``.

    Parameters
    ----------
    papers : at most three, in the order in which they get their marks.
    colour : of all of them: the shape tells them apart.

    Examples
    --------
    >>> [look["marker"] for look in paper_marks(["临江日报", "青河晚报"], "black").values()]
    ['o', 's']
    """
    return {
        paper: {
            "marker": marker, "color": colour, "linestyle": line,
            "markerfacecolor": colour if filled else "white", "markeredgecolor": colour,
        }
        for paper, (marker, filled, line) in zip(papers, _MARKS, strict=False)
    }  # fmt: skip


def paper_keys(papers: Iterable[str]) -> tuple[list[Line2D], list[str]]:
    """Legend of the marks: handles and names."""
    looks = paper_marks(papers, "#555555")
    handles = [Line2D([], [], markersize=4.5, linewidth=1.2, **look) for look in looks.values()]
    return handles, [printable(paper) for paper in looks]


@style()
def theme_papers(shares: pd.DataFrame, *, themes: int = 12) -> Axes:
    """Draw the share of each paper's articles that have a theme, paper beside paper.

    Parameters
    ----------
    shares : from :func:`analysis.measures.theme_papers`, of two or three papers.
    themes : how many of the commonest themes to show.

    Returns
    -------
    The axes.
    """
    if shares.empty:
        return empty("No article has a theme: there is nothing to draw.").axes[0]
    papers = shares["paper"].drop_duplicates().tolist()
    names = shares["theme"].drop_duplicates().tolist()[:themes]
    figure = Sheet(figsize=(9.6, 0.19 * len(names) * len(papers) + 1.1), layout="constrained")
    axes = figure.subplots()
    step = 0.62 / max(1, len(papers))
    for n, (paper, colour) in enumerate(zip(papers, COLOURS, strict=False)):
        its = shares[(shares["paper"] == paper) & shares["theme"].isin(names)]
        y = [names.index(theme) + (n - (len(papers) - 1) / 2) * step for theme in its["theme"]]
        look = paper_marks(papers, colour)[paper] | {"linestyle": "none"}
        axes.hlines(y, its["low"], its["high"], color=colour, linewidth=1.4, alpha=0.5)
        for at, row in zip(y, its.to_dict("records"), strict=True):
            address = counted("with_theme", row["with_theme"], theme=row["theme"], paper=paper)
            axes.plot([row["share"]], [at], markersize=5, clip_on=False, url=address, **look)
            text = f"{row['with_theme']} of {row['articles']}"
            number = axes.annotate(
                text, (row["high"], at), (5, 0), textcoords="offset points", va="center", fontsize=7
            )
            number.set_url(address)
        axes.plot([], [], markersize=5, label=printable(paper), **look)
    axes.set_yticks(range(len(names)), [label("theme", theme) for theme in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0, 1.05)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.spines["bottom"].set_bounds(0, 1)
    axes.xaxis.set_major_formatter(percents())
    axes.grid(axis="x")
    axes.set_xlabel("share of the paper's articles; line: 95 % interval (Wilson)", x=0.5 / 1.05)
    figure.legend(loc="outside upper left", ncols=len(papers))
    return axes
