"""Speech and lags: who fills a report, and how soon it follows the event."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..fonts import printable
from ..measures.people import LagCount
from ..measures.rows import listed
from ..measures.speech import SpeechShare
from .drawings import Sheet, empty
from .style import COLOURS, INK, REST, percents, style
from .themes import article_title

BODY = "#DADADA"
#: Lags beyond these stand together in a bar at the end.
EARLIEST, LATEST = -8, 15


@style()
def speech_bars(shares: pd.DataFrame, articles: pd.DataFrame, *, limit: int = 25, named: int = 6) -> Axes:
    """Draw, for each report, the part that each speaker fills.

    Parameters
    ----------
    shares : from :func:`analysis.measures.speech_shares`.
    articles : table of a corpus; their order is that of the bars.
    limit : reports to show, the first ones that quote somebody.
    named : how many of the speakers with most characters get a colour of their own.

    Returns
    -------
    The axes. What a bar lacks to the whole is the reporter's own.
    """
    quoted = set(shares["article"])
    shown = articles[articles["article"].isin(quoted)].head(limit)
    if shown.empty:
        return empty("No report quotes anybody: there is no share of speech to draw.").axes[0]
    figure = Sheet(figsize=(9.6, 0.26 * len(shown) + 1.0), layout="constrained")
    axes = figure.subplots()
    totals = shares[shares["person"]].groupby("speaker")["characters"].sum()
    ranked = sorted(totals.index, key=lambda speaker: (-totals[speaker], speaker))
    colours = dict(zip(ranked[:named], COLOURS, strict=False))
    row_of = {article: n for n, article in enumerate(shown["article"])}
    axes.barh(list(row_of.values()), 1, color="white", edgecolor="#CFCFCF", linewidth=0.6, height=0.8)
    left = dict.fromkeys(row_of, 0.0)
    for part in listed(shares, SpeechShare):
        if part.article not in row_of:
            continue
        colour = colours.get(part.speaker, REST if part.person else BODY)
        y, x = row_of[part.article], left[part.article]
        axes.barh(y, part.share, left=x, color=colour, edgecolor="white", linewidth=0.8, height=0.8)
        _write(axes, part, x, y, INK if colour in (BODY, COLOURS[1], COLOURS[4]) else "white")
        left[part.article] += part.share
    axes.set_yticks(list(row_of.values()), [article_title(article) for article in shown.itertuples()])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(percents())
    axes.set_xlabel("share of the report's characters")
    keys = [*(Patch(color=colour) for colour in colours.values()), Patch(color=REST), Patch(color=BODY)]
    keys.append(Patch(facecolor="white", edgecolor="#CFCFCF"))
    names = [*map(printable, colours), "another person", "a body (会议强调)", "the reporter"]
    figure.legend(keys, names, loc="outside upper left", ncols=min(9, len(keys)), columnspacing=1.2)
    return axes


def _write(axes: Axes, part: SpeechShare, x: float, y: int, ink: str) -> None:
    """The speaker's name, where the bar is long enough for it."""
    name = printable(part.speaker)
    if part.share > 0.012 + 0.019 * len(name):
        axes.annotate(name, (x + part.share / 2, y), ha="center", va="center", fontsize=7, color=ink)


@style()
def lag_bars(counts: pd.DataFrame) -> Axes:
    """Draw how many events are reported how many days after they took place.

    Parameters
    ----------
    counts : from :func:`analysis.measures.lag_counts`.

    Returns
    -------
    The axes.
    """
    if counts.empty:
        return empty("No event with a day in an issue with a date: no lag can be drawn.").axes[0]
    rows = listed(counts, LagCount)
    heights: dict[int, int] = {}
    for row in rows:
        at = min(max(row.lag, EARLIEST), LATEST)
        heights[at] = heights.get(at, 0) + row.with_lag
    first, last = min(heights), max(heights)
    ticks = range(min(first, 0), max(last, 3) + 1)
    figure = Sheet(figsize=(9.6, 2.4), layout="constrained")
    axes = figure.subplots()
    colours = [COLOURS[1] if lag < 0 else COLOURS[0] for lag in heights]
    bars = axes.bar(list(heights), list(heights.values()), color=colours, width=0.8)
    axes.bar_label(bars, fontsize=8, padding=1)
    names = {EARLIEST: f"{EARLIEST} or\nearlier", LATEST: f"{LATEST} or\nlater"}
    axes.set_xticks(list(ticks), [names.get(lag, f"{lag}".replace("-", "−")) for lag in ticks])
    axes.set_xlabel("days from the event to the issue")
    axes.set_ylabel("events")
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.margins(y=0.15)
    keys = [Patch(color=COLOURS[0])] + ([Patch(color=COLOURS[1])] if first < 0 else [])
    texts = [f"reported ({rows[0].events} events in all)", "announced: below zero"]
    figure.legend(keys, texts[: len(keys)], loc="outside upper left", ncols=2)
    return axes
