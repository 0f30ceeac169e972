"""Pages: what their characters were taken for, and what kinds of articles they carry."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ..fonts import printable
from ..lexicons.labels import label
from .drawings import Sheet, empty
from .style import INK, percents, style

#: Text in blues, what surrounds it in ochres, what was left out in grey.
ROLE_COLOURS = {
    "headline": "#08306B",
    "subhead": "#2171B5",
    "byline": "#6BAED6",
    "body": "#C6DBEF",
    "caption": "#FDD0A2",
    "furniture": "#E6914D",
    "dropped": "#9A9A9A",
}


@style()
def page_roles(roles: pd.DataFrame, *, limit: int = 30) -> Axes:
    """Draw, for each page, the share of its characters in each role.

    Parameters
    ----------
    roles : from :func:`analysis.measures.page_roles`.
    limit : pages to show at most. Of a larger corpus the pages with the least body text are shown:
        they are the ones to look at.

    Returns
    -------
    The axes.
    """
    if roles.empty:
        return empty("No page has text: there is nothing to draw.").axes[0]
    table = roles.pivot(index="page", columns="role", values="characters")[list(ROLE_COLOURS)]
    total = table.sum()
    shares = table.div(table.sum(axis=1), axis=0)
    shown = shares.loc[roles["page"].drop_duplicates()]
    if len(shown) > limit:
        shown = shown.loc[shares["body"].sort_values(kind="stable").index[:limit]].sort_index()
    if len(shares) > 1:
        everything = pd.DataFrame([total / total.sum()], index=[f"all {len(shares)} pages"])
        shown = pd.concat([everything, shown])
    figure = Sheet(figsize=(9.6, 0.24 * len(shown) + 1.1), layout="constrained")
    axes = figure.subplots()
    left = pd.Series(0.0, index=shown.index)
    y = [0.0, *(n + 0.4 for n in range(1, len(shown)))]
    for role, colour in ROLE_COLOURS.items():
        name = label("accounting.role", role)
        axes.barh(y, shown[role], left=left, color=colour, label=name, height=0.85)
        left = left + shown[role]
    axes.set_yticks(y, [printable(name) for name in shown.index])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(percents())
    axes.set_xlabel("share of the characters of the page")
    figure.legend(loc="outside upper left", ncols=len(ROLE_COLOURS), columnspacing=1.2, handlelength=1.2)
    return axes


@style()
def article_kinds(kinds: pd.DataFrame) -> Axes:
    """Draw how many articles are of each kind.

    Parameters
    ----------
    kinds : from :func:`analysis.measures.article_kinds`.

    Returns
    -------
    The axes.
    """
    figure = Sheet(figsize=(9.6, 0.27 * len(kinds) + 0.7), layout="constrained")
    axes = figure.subplots()
    bars = axes.barh(range(len(kinds)), kinds["of_kind"], color="#2171B5")
    axes.bar_label(bars, padding=3, fontsize=8, color=INK)
    axes.set_yticks(range(len(kinds)), [label("articles.kind", kind) for kind in kinds["kind"]])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.margins(x=0.08)
    axes.set_xlabel(f"articles (of {int(kinds['articles'].iloc[0])})")
    return axes
