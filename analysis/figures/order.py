"""Order: who is named before whom."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from ..fonts import printable
from ..measures.precedence import Precedence
from ..measures.rows import listed
from .drawings import Sheet, empty
from .style import COLOURS, FAINT, INK, style

ALWAYS, MOSTLY, SELDOM = COLOURS[0], COLOURS[4], COLOURS[1]


@style()
def precedence_matrix(pairs: pd.DataFrame, order: pd.DataFrame, *, limit: int = 36) -> Axes:
    """Draw how often the person of a row is named before the person of a column.

    Parameters
    ----------
    pairs : from :func:`analysis.measures.precedence`.
    order : from :func:`analysis.measures.protocol_order`: rows and columns in this order, so that
        what agrees with it lies above the diagonal.
    limit : persons to show, those on most joint lists.

    Returns
    -------
    The axes. A cell says lists with this order / joint lists; an empty one: never on one list.
    """
    if pairs.empty:
        return empty("No list names two persons: there is no order to draw.").axes[0]
    on_lists = pd.concat([pairs.groupby(side)["lists"].sum() for side in ("person_a", "person_b")])
    weight = on_lists.groupby(level=0).sum()
    ranked = sorted(weight.index, key=lambda person: (-weight[person], person))[:limit]
    shown = [person for person in order["person"] if person in set(ranked)]
    place = {person: n for n, person in enumerate(shown)}
    size = min(9.6, 2.2 + 0.3 * len(shown))
    figure = Sheet(figsize=(size, size * 0.92), layout="constrained")
    axes = figure.subplots()
    for pair in listed(pairs, Precedence):
        if pair.person_a in place and pair.person_b in place:
            a, b = place[pair.person_a], place[pair.person_b]
            _cell(axes, a, b, pair.before, pair.lists)
            _cell(axes, b, a, pair.lists - pair.before, pair.lists)
    for n in range(len(shown)):
        axes.add_patch(_square(n, n, FAINT))
    names = [printable(person) for person in shown]
    ticks = [n + 0.5 for n in range(len(shown))]
    axes.set_xticks(ticks, names, rotation=90)
    axes.set_yticks(ticks, [f"{name}  {n}" for n, name in enumerate(names, start=1)])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlim(0, len(shown))
    axes.set_ylim(len(shown), 0)
    axes.set_aspect("equal")
    axes.set_ylabel("named first …")
    axes.set_xlabel("… before", loc="left")
    axes.xaxis.set_label_position("top")
    keys = [Patch(color=colour) for colour in (ALWAYS, MOSTLY, SELDOM)]
    names = ["on every joint list", "on half of them or more", "on fewer: against the usual order"]
    figure.legend(keys, names, loc="outside lower left", ncols=3 if size > 6 else 1)
    return axes


def _cell(axes: Axes, row: int, column: int, k: int, n: int) -> None:
    """One order of two persons; what never occurs stays white."""
    if k == 0:
        return
    colour = ALWAYS if k == n else MOSTLY if 2 * k >= n else SELDOM
    axes.add_patch(_square(row, column, colour))
    ink = "white" if colour == ALWAYS else INK
    place = (column + 0.5, row + 0.53)
    axes.annotate(f"{k}/{n}", place, ha="center", va="center", fontsize=6, color=ink)


def _square(row: int, column: int, colour: str) -> Rectangle:
    return Rectangle((column + 0.03, row + 0.03), 0.94, 0.94, facecolor=colour, linewidth=0)
