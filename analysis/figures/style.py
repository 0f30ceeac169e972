"""The look of the figures: font and colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib import rc_context
from matplotlib.ticker import PercentFormatter

from .. import fonts

#: Okabe & Ito's colours, told apart by readers who see red and green alike; grey for the rest.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#B8A800")
REST = "#9A9A9A"
INK = "#222222"
FAINT = "#E9E9E9"

#: Hatching of days that no issue in the corpus reports on.
UNSEEN: dict[str, Any] = {"facecolor": "none", "edgecolor": "#B4B4B4", "hatch": "////", "linewidth": 0.0}
#: Ground of public holidays.
HOLIDAY: dict[str, Any] = {"facecolor": "#F6E3C5", "edgecolor": "none", "linewidth": 0}

_RC: Any = {
    "font.family": list(fonts.FAMILIES),
    "font.size": 9,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
    "axes.labelsize": 9,
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#777777",
    "axes.axisbelow": True,
    "text.color": INK,
    "text.parse_math": False,  # what a page prints between two dollars is no formula of mathematics
    "axes.labelcolor": INK,
    "xtick.color": "#555555",
    "ytick.color": "#555555",
    "grid.color": FAINT,
    "hatch.linewidth": 0.5,
    "legend.frameon": False,
    "legend.fontsize": 8,
    "figure.dpi": 100,
    "svg.fonttype": "path",
    "svg.hashsalt": "zhengzhou-newsroom",
}


def percents() -> PercentFormatter:
    """Ticks of shares, written as the prose writes them: 25 %."""
    return PercentFormatter(1, symbol=" %")


@contextmanager
def style() -> Iterator[None]:
    """Draw in the project's look: ``with figures.style(): …``, or ``@figures.style()`` on a function.

    Figures of this package are drawn in it already; it is for figures of your own.
    """
    fonts.register()
    with rc_context(_RC):
        yield
