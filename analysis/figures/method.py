"""Method: how far the tables agree with gold."""

import pandas as pd
from matplotlib.axes import Axes

from .drawings import Sheet, empty
from .style import COLOURS, INK, percents, style

#: One colour a measure: found, right, same.
_COLOURS = {"found": COLOURS[0], "right": COLOURS[5], "same": COLOURS[2]}
_MARKERS = {"found": "o", "right": "s", "same": "D"}


@style()
def accuracy_intervals(accuracy: pd.DataFrame) -> Axes:
    """Draw the agreement of each column with the gold, with its interval.

    Parameters
    ----------
    accuracy : from :func:`analysis.measures.accuracy`.

    Returns
    -------
    The axes.
    """
    if accuracy.empty:
        return empty("No gold is at hand: how right the tables are is not known.").axes[0]
    figure = Sheet(figsize=(9.6, 0.21 * len(accuracy) + 1.1), layout="constrained")
    axes = figure.subplots()
    for at, row in enumerate(accuracy.to_dict("records")):
        colour, marker = _COLOURS[row["measure"]], _MARKERS[row["measure"]]
        axes.hlines(at, row["low"], row["high"], color=colour, linewidth=1.4)
        axes.plot(row["share"], at, marker, color=colour, markersize=5, clip_on=False)
        axes.text(1.03, at, f"{row['right']} of {row['of']}", va="center", fontsize=7.5, color=INK)
    axes.set_yticks(range(len(accuracy)), accuracy["column"].tolist(), fontsize=8)
    axes.set_ylim(len(accuracy) - 0.4, -0.6)
    axes.set_xlim(0, 1.16)
    axes.spines["bottom"].set_bounds(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.xaxis.set_major_formatter(percents())
    axes.set_xlabel("share that agrees, with Wilson's 95 % interval", x=0.5 / 1.16)
    axes.grid(axis="x")
    for measure, colour in _COLOURS.items():
        axes.plot([], [], _MARKERS[measure], color=colour, markersize=5, label=measure)
    figure.legend(loc="outside upper left", ncols=3)
    return axes
