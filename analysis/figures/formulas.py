"""Formulas: the days on which each is printed."""

import datetime
from itertools import pairwise

import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..fonts import printable
from .dates import date_axis, hatch, holidays, mark_holidays, position
from .drawings import Sheet, empty
from .marks import counted
from .style import COLOURS, HOLIDAY, INK, REST, UNSEEN, style

#: Characters of a formula and of its gloss that a label has room for.
_LONGEST, _LONGEST_GLOSS = 16, 38


@style()
def formula_days(
    spans: pd.DataFrame, lines: pd.DataFrame, pages: pd.DataFrame, *, formulas: int = 24
) -> Axes:
    """Draw for the commonest formulas the days of issue that print them.

    A dot is a day of issue, as large as the number of its articles with the formula; the line runs
    from the first to the last. Where no issue is at hand the ground is hatched: what was printed there
    is not known, and a line across it is no presence. Public holidays are shaded, up to half a year.

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
    figure = Sheet(figsize=(9.6, 0.24 * len(shown) + 1.2), layout="constrained")
    axes = figure.subplots()
    days = lines[lines["issue_date"].notna()].groupby(["formula", "issue_date"])["article"].nunique()
    for y, (name, source) in enumerate(zip(shown["formula"], shown["source"], strict=True)):
        its = days[name]
        x = [position(day.date()) for day in its.index]
        colour = COLOURS[0] if source == "listed" else COLOURS[1]
        axes.hlines(y, min(x), max(x), color=colour, linewidth=1, alpha=0.5)
        dots = axes.scatter(x, [y] * len(x), s=[18 * n for n in its], color=colour, clip_on=False, zorder=3)
        dots.set_urls([
            counted("with_formula", n, formula=name, start=date, end=date) for date, n in its.items()
        ])  # fmt: skip
        axes.axhline(y, color="#EEEEEE", linewidth=0.6, zorder=0)
    issues = sorted(pages["issue_date"].dropna().dt.date.unique())
    day = pd.Timedelta(days=1)
    for end, start in pairwise(issues):
        if (start - end).days > 1:
            hatch(axes, end + day, start - day)
    free = holidays(issues[0], issues[-1])
    mark_holidays(axes, free)
    axes.set_yticks(range(len(shown)), map(_name, shown["formula"].tolist(), shown["gloss"].tolist()))
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    date_axis(axes, issues[0], issues[-1], ticks=8)
    _legend(figure, set(shown["source"]), free=bool(free), hatched=_has_gaps(issues))
    return axes


def _name(formula: str, gloss: object) -> str:
    """The formula and what it means, both cut where they are long."""
    name = formula if len(formula) <= _LONGEST else formula[: _LONGEST - 1] + "…"
    if not isinstance(gloss, str):
        return printable(name)
    short = gloss if len(gloss) <= _LONGEST_GLOSS else gloss[: _LONGEST_GLOSS - 1].rstrip() + "…"
    return printable(f"{name} {short}")


def _has_gaps(issues: list[datetime.date]) -> bool:
    return any((start - end).days > 1 for end, start in pairwise(issues))


def _legend(figure: Figure, sources: set[str], *, free: bool, hatched: bool) -> None:
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
    if hatched:
        keys.append(Patch(**UNSEEN))
        names.append("no issue in the corpus")
    if free:
        keys.append(Patch(**HOLIDAY))
        names.append("public holiday")
    figure.legend(keys, names, loc="outside upper left", ncols=6)


@style()
def formula_speakers(
    speakers: pd.DataFrame, *, formulas: int = 24, most: int = 8, column: str = "mentions"
) -> Axes:
    """Draw in whose attributed words formulas stand, and how often.

    Parameters
    ----------
    speakers : from :func:`analysis.measures.formula_speakers`, with a column ``gloss`` or without.
    formulas : how many to show: those with most mentions in attributed words.
    most : speakers to show: those with most mentions.
    column : the number in a cell: ``mentions`` or ``articles``.

    Returns
    -------
    The axes. The colour of a cell is its part of all mentions of the formula in bodies.
    """
    if speakers.empty:
        return empty("No formula stands in words that are attributed to anybody.").axes[0]
    names = _ranked(speakers, "speaker")[:most]
    its = speakers[speakers["speaker"].isin(names)]
    rows = _ranked(its, "formula")[:formulas]
    its = its[its["formula"].isin(rows)]
    part = its.assign(part=its["mentions"] / its["of_mentions"])
    cells = part.pivot(index="formula", columns="speaker", values="part").reindex(rows, columns=names)
    figure = Sheet(figsize=(9.6, 0.23 * len(rows) + 1.5), layout="constrained")
    axes = figure.subplots()
    axes.pcolormesh(cells.fillna(0).to_numpy(), cmap="Blues", vmin=0, vmax=1, edgecolor="white", linewidth=1)
    for row in part.to_dict("records"):
        at = names.index(row["speaker"]) + 0.5, rows.index(row["formula"]) + 0.5
        colour = "white" if row["part"] > 0.5 else INK
        number = axes.annotate(str(row[column]), at, ha="center", va="center", fontsize=7, color=colour)
        number.set_url(counted(column, row[column], formula=row["formula"], speaker=row["speaker"]))
    glosses = dict(zip(its["formula"], its.get("gloss", [None] * len(its)), strict=True))
    axes.set_yticks([n + 0.5 for n in range(len(rows))], [_name(row, glosses[row]) for row in rows])
    axes.set_xticks([n + 0.5 for n in range(len(names))], [printable(name) for name in names])
    axes.xaxis.tick_top()
    axes.invert_yaxis()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    shades = [Patch(facecolor=colormaps["Blues"](step), edgecolor="#CCCCCC") for step in (0.1, 0.5, 1.0)]
    meanings = ["10 %", "50 %", "100 % of its mentions in bodies"]
    figure.legend(shades, meanings, loc="outside lower right", ncols=3, title=f"number: {column}; colour:")
    return axes


def _ranked(speakers: pd.DataFrame, column: str) -> list[str]:
    """The values of a column, those with most mentions first."""
    totals = speakers.groupby(column)["mentions"].sum()
    return sorted(totals.index, key=lambda name: (-totals[name], name))
