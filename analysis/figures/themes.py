"""Themes: over time, in all articles, and article by article."""

import datetime
from typing import Any

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..fonts import printable
from ..lexicons.labels import label
from ..measures.themes import enough_for_trend, known_periods
from .dates import date_axis, framed, hatch, holidays, mark_holidays, position
from .drawings import Sheet, empty
from .marks import counted
from .papers import paper_keys, paper_marks
from .style import COLOURS, HOLIDAY, INK, UNSEEN, percents, style

DAY = datetime.timedelta(days=1)


@style()
def theme_timeline(shares: pd.DataFrame, *, themes: int = 6) -> Figure:
    """Draw the share of articles with a theme, period by period, one small panel a theme.

    A point is a period's share, its bar or band the 95 % Wilson interval. Only periods that follow
    each other directly are joined; stretches without an article are hatched: nothing is known of
    them. Public holidays are shaded, up to half a year. The strips below show how many articles each
    point rests on.

    Parameters
    ----------
    shares : from :func:`analysis.measures.theme_shares`; or of two or three papers, each with marks of its
        own, from :func:`analysis.measures.paper_shares`.
    themes : how many of the commonest themes to show.

    Returns
    -------
    A figure.
    """
    if shares.empty:
        return empty("No theme stands in a dated article: there is nothing to draw over time.")
    shares, outside = framed(shares, "start")
    names = shares["theme"].drop_duplicates().tolist()[:themes]
    free = holidays(shares["start"].min().date(), shares["end"].max().date())
    columns = {1: 1, 2: 2, 4: 2}.get(len(names), 3)
    rows = -(-len(names) // columns)
    figure = Sheet(figsize=(9.6, 1.7 * rows + 1.4), layout="constrained")
    grid = figure.subplots(
        rows + 1, columns, sharex=True, sharey="row", squeeze=False, height_ratios=[*[1.0] * rows, 0.45]
    )
    for i, axes in enumerate(grid[:rows].flat):
        if i < len(names):
            _panel(axes, shares[shares["theme"] == names[i]], COLOURS[i % len(COLOURS)])
            mark_holidays(axes, free)
            axes.set_title(label("theme", names[i]))
        else:
            axes.set_visible(False)
    first = shares[shares["theme"] == names[0]]
    for axes in grid[rows]:
        _counts(axes, first.sort_values("start"))
        mark_holidays(axes, free)
    grid[rows, 0].set_ylabel("articles n")
    figure.supylabel("share of articles", fontsize=9)
    if outside:
        figure.supxlabel(outside, fontsize=8)
    _legend(figure, first, bool(free))
    return figure


def _legend(figure: Figure, its: pd.DataFrame, free: bool) -> None:
    """What the marks mean, and whether the points can be read as a trend."""
    share = Line2D([], [], color="#555555", marker="o", markersize=4, linewidth=1.4)
    marks, names = paper_keys(its["paper"].drop_duplicates()) if "paper" in its else ([share], ["share"])
    keys: list[Line2D | Patch] = [*marks]
    keys.append(Patch(color="#555555", alpha=0.25, linewidth=0))
    names.append("95 % interval (Wilson)")
    if len(_touching(_periods(its[its["articles"] > 0]))) > 1:
        keys.append(Patch(**UNSEEN))
        names.append("no article in the corpus")
    if free:
        keys.append(Patch(**HOLIDAY))
        names.append("public holiday")
    if not enough_for_trend(its):
        n = known_periods(its)
        keys.append(Line2D([], [], linewidth=0, marker="^", markersize=5, color=INK))
        names.append(f"only {n} point{'' if n == 1 else 's'}: too few to speak of a trend")
    figure.legend(keys, names, loc="outside upper left", ncols=len(keys) if len(keys) < 6 else 3)


def _panel(axes: Axes, its: pd.DataFrame, colour: str) -> None:
    """One theme: points with bars, and a line with a band where periods touch; papers each for themselves."""
    known = its[its["share"].notna()]
    if "paper" in its:
        papers = its["paper"].drop_duplicates().tolist()
        shared = known.duplicated(["start", "end"]).any()
        for n, (paper, look) in enumerate(paper_marks(papers, colour).items()):
            aside = (n - (len(papers) - 1) / 2) * 0.3 if shared else 0.0
            _series(axes, known[known["paper"] == paper], look, aside)
    else:
        _series(axes, known, {"marker": "o", "color": colour, "linestyle": "-"})
    _hatch_gaps(axes, _periods(known))
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_locator(MaxNLocator(2))
    axes.yaxis.set_major_formatter(percents())
    axes.grid(axis="y")


def _series(axes: Axes, known: pd.DataFrame, look: dict[str, Any], aside: float = 0.0) -> None:
    """The points of a panel, or of one paper in it, that many periods' lengths aside of their middles."""
    colour, line = look["color"], look["linestyle"]
    for run in _touching(known):
        x = [_middle(start, end, aside) for start, end in zip(run["start"], run["end"], strict=True)]
        share, low, high = (run[name].to_numpy(dtype=float) for name in ("share", "low", "high"))
        if len(run) > 1:
            axes.fill_between(x, low, high, color=colour, alpha=0.2, linewidth=0)
            axes.plot(x, share, color=colour, linestyle=line, linewidth=1.4)
        else:
            axes.vlines(x, low, high, color=colour, linewidth=1.4, alpha=0.55)
    for row in known.to_dict("records"):
        key = {name: row[name] for name in ("theme", "start", "end", "paper") if name in row}
        axes.plot(
            [_middle(row["start"], row["end"], aside)], [row["share"]], **look, clip_on=False,
            markersize=4 if len(known) < 40 else 2.2, url=counted("with_theme", row["with_theme"], **key),
        )  # fmt: skip


def _counts(axes: Axes, its: pd.DataFrame) -> None:
    """The strip of denominators; papers stand on each other."""
    papers = its["paper"].drop_duplicates().tolist() if "paper" in its else []
    below: dict[Any, int] = {}
    greys = dict(zip(papers, ("#8C8C8C", "#BDBDBD", "#DADADA"), strict=False))
    few = len(_periods(its)) <= 8
    for row in its.to_dict("records"):
        x, width = _middle(row["start"], row["end"]), (row["end"] - row["start"]) / DAY + 0.8
        bottom, paper = below.get(row["start"], 0), row.get("paper")
        bars = axes.bar([x], [row["articles"]], width=width, bottom=bottom, color=greys.get(paper, "#8C8C8C"))
        below[row["start"]] = bottom + row["articles"]
        key = {name: row[name] for name in ("start", "end", "paper") if name in row}
        address = counted("articles", row["articles"], **key)
        bars[0].set_url(address)
        if few and row["articles"]:
            (number,) = axes.bar_label(bars, [str(row["articles"])], fontsize=7, padding=1)
            number.set_url(address)
    _hatch_gaps(axes, _periods(its[its["articles"] > 0]))
    axes.margins(y=0.35)
    axes.yaxis.set_major_locator(MaxNLocator(2, integer=True))
    date_axis(axes, its["start"].min().date(), its["end"].max().date(), ticks=5)


def _periods(its: pd.DataFrame) -> pd.DataFrame:
    """The periods of some rows, each once, in order of time."""
    return its[["start", "end"]].drop_duplicates().sort_values("start")


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


def _middle(start: pd.Timestamp, end: pd.Timestamp, aside: float = 0.0) -> float:
    first, last = position(start.date()), position(end.date())
    return (first + last) / 2 + aside * (last - first + 1)


@style()
def theme_bars(totals: pd.DataFrame, *, themes: int = 20) -> Axes:
    """Draw the share of all articles that have a theme, with the part of it that the theme leads.

    Parameters
    ----------
    totals : from :func:`analysis.measures.theme_totals`.
    themes : how many of the commonest themes to show.

    Returns
    -------
    The axes; ``axes.figure`` is the figure.
    """
    if totals.empty:
        return empty("No article has a theme: there is nothing to draw.").axes[0]
    shown = totals.head(themes)
    figure = Sheet(figsize=(9.6, 0.27 * len(shown) + 1.0), layout="constrained")
    axes = figure.subplots()
    y = range(len(shown))
    n = int(shown["articles"].iloc[0])
    named = axes.barh(y, shown["share"], color=COLOURS[4], label="articles that name the theme")
    led = axes.barh(
        y, shown["leading"] / n, color=COLOURS[0], label="of these: no other theme has more points"
    )
    axes.hlines(y, shown["low"], shown["high"], color=INK, linewidth=1, label="95 % interval (Wilson)")
    for at, row in enumerate(shown.to_dict("records")):
        k, place = row["with_theme"], (row["high"], at)
        number = axes.annotate(
            f"{k} of {n}", place, (4, 0), textcoords="offset points", va="center", fontsize=8
        )
        number.set_url(counted("with_theme", k, theme=row["theme"]))
        named[at].set_url(counted("with_theme", k, theme=row["theme"]))
        led[at].set_url(counted("leading", row["leading"], theme=row["theme"]))
    axes.set_yticks(list(y), [label("theme", theme) for theme in shown["theme"]])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.12)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.spines["bottom"].set_bounds(0, 1)
    axes.xaxis.set_major_formatter(percents())
    below = axes.set_xlabel(f"share of the {n} article{'' if n == 1 else 's'}", x=0.5 / 1.12)
    below.set_url(counted("articles", n))
    handles, keys = axes.get_legend_handles_labels()
    order = [1, 2, 0]
    figure.legend([handles[i] for i in order], [keys[i] for i in order], loc="outside upper left", ncols=3)
    return axes


@style()
def theme_matrix(articles: pd.DataFrame, themes: pd.DataFrame, *, limit: int = 30) -> Axes:
    """Draw which themes each article names: the deeper the colour, the larger their part.

    Parameters
    ----------
    articles, themes : tables of a corpus; the figure is the ``themes`` table, one cell a row.
    limit : articles to show; the caller says which by their order, the first ones are drawn.

    Returns
    -------
    The axes.
    """
    shown = articles.head(limit)
    cells = themes[themes["article"].isin(shown["article"])]
    if cells.empty:
        return empty("No article has a theme: there is nothing to draw.").axes[0]
    names = cells["theme"].value_counts(sort=False)
    columns = sorted(names.index, key=lambda theme: (-names[theme], theme))
    rows = shown["article"].tolist()
    shares = cells.pivot(index="article", columns="theme", values="share").reindex(rows, columns=columns)
    figure = Sheet(figsize=(9.6, 0.23 * len(rows) + 3.0), layout="constrained")
    axes = figure.subplots()
    axes.pcolormesh(shares.fillna(0).to_numpy(), cmap="Blues", vmin=0, vmax=1, edgecolor="white", linewidth=1)
    for article, theme, hits, share in cells[["article", "theme", "mentions", "share"]].itertuples(
        index=False
    ):
        colour = "white" if share > 0.5 else INK
        place = (columns.index(theme) + 0.5, rows.index(article) + 0.5)
        number = axes.annotate(str(hits), place, ha="center", va="center", fontsize=7, color=colour)
        number.set_url(counted("mentions", hits, article=article, theme=theme))
    axes.set_yticks([n + 0.5 for n in range(len(rows))], [article_title(row) for row in shown.itertuples()])
    axes.set_xticks(
        [n + 0.5 for n in range(len(columns))],
        [label("theme", theme) for theme in columns],
        rotation=50,
        ha="left",
        rotation_mode="anchor",
    )
    axes.xaxis.tick_top()
    axes.invert_yaxis()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    steps = [Patch(facecolor=colormaps["Blues"](step), edgecolor="#CCCCCC") for step in (0.1, 0.5, 1.0)]
    meanings = ["10 %", "50 %", "100 % of the points of the article"]
    figure.legend(steps, meanings, loc="outside lower right", ncols=3, title="number: hits; colour:")
    return axes


def article_title(article: Any) -> str:
    """Id and the beginning of the headline; where none is printed, of the body, in brackets."""
    headline = article.headline if isinstance(article.headline, str) else ""
    start = f"{headline[:12]}{'…' if len(headline) > 12 else ''}" if headline else f"〔{article.body[:10]}…〕"
    return f"{printable(start)}  {printable(article.article)}"
