"""Sentences on themes."""

import pandas as pd

from ...lexicons.labels import label
from ...measures import leading_themes
from ...measures.themes import TREND, enough_for_trend, known_periods
from .wording import count, day, interval, listing, percent, verb

FIRST = 3


def reading_of_themes(totals: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Say which themes most articles name, and how many articles name none."""
    n = len(articles)
    if totals.empty:
        return f"None of {count(n, 'article')} names a theme of the word list."
    head = totals.head(FIRST)
    columns = (head[name].tolist() for name in ("theme", "with_theme", "share", "low", "high"))
    first = [
        f"{k} {verb(k, 'name')} {label('theme', theme)} ({interval(share, low, high)})"
        for theme, k, share, low, high in zip(*columns, strict=True)
    ]
    silent = n - int(articles["article"].isin(themes["article"]).sum())
    without = f"{count(silent, 'article')} {verb(silent, 'have', 'has')} no theme"
    rest = without if silent else "Each article has a theme"
    return f"Of {count(n, 'article')}, {listing(first)}. {rest} of the word list."


def first_themes(totals: pd.DataFrame, column: str) -> list[str]:
    """The theme with most of something, or all that share the first place.

    Parameters
    ----------
    totals : from :func:`analysis.measures.theme_totals`, with a row at least.
    column : ``with_theme``, ``leading`` or ``mentions``.
    """
    return [str(theme) for theme in totals.loc[totals[column] == totals[column].max(), "theme"]]


def reading_of_leaders(totals: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Say whether the order of themes survives when only an article's leading theme counts."""
    if totals.empty:
        return "There is no theme to compare."
    by_naming = totals["theme"].tolist()[:FIRST]
    ranked = totals[totals["leading"] > 0].sort_values(["leading", "theme"], ascending=[False, True])
    named_first, led_first = (set(first_themes(totals, by)) for by in ("with_theme", "leading"))
    led = ranked.head(max(FIRST, len(led_first)))
    by_leading = led["theme"].tolist()
    if not named_first & led_first:
        verdict = "Which theme comes first depends on the way of counting."
    elif named_first != led_first:
        verdict = "Themes share the first place, and not the same ones either way."
    elif not set(by_leading) <= set(by_naming):
        verdict = "The first place is the same either way, the places behind it are not."
    else:
        verdict = "The same themes come first either way."
    n = count(leading_themes(themes)["article"].nunique(), "article")
    pairs = zip(by_leading, led["leading"].tolist(), strict=True)
    names = listing(f"{label('theme', theme)} ({k})" for theme, k in pairs)
    return f"Counting each of {n} only for the theme with most points: {names}. {verdict}"


def reading_of_trend(shares: pd.DataFrame) -> str:
    """Say whether the points of a timeline are enough to speak of a trend."""
    n = known_periods(shares)
    if n == 0:
        return "No article on a dated page names a theme: there is no timeline."
    each = shares.loc[shares["articles"] > 0, "articles"]
    low, high = int(each.min()), int(each.max())
    sizes = f"{low} to {high} articles each" if low != high else count(high, "article")
    sizes += " each" if low == high and n > 1 else ""
    if enough_for_trend(shares):
        return (
            f"{n} points of {sizes}. Where the intervals of two points overlap widely, their difference may "
            "be chance; and among so many points and panels a few will stand apart by chance alone."
        )
    return (
        f"{count(n, 'point')} of {sizes}: too few to speak of a trend (we ask for {TREND}). Each point "
        "speaks of its own days only, and the length of the intervals shows how little a handful of "
        "articles can prove."
    )


def picture_of_theme_matrix(articles: pd.DataFrame, themes: pd.DataFrame, *, limit: int = 30) -> str:
    """Describe the grid of articles and themes for readers who cannot see it."""
    shown = articles.head(limit)
    its = themes[themes["article"].isin(shown["article"])]
    if its.empty:
        return "An empty frame: no article names a theme."
    themes_shown = count(its["theme"].nunique(), "theme")
    return (
        f"A grid of {len(shown)} of {count(len(articles), 'article')} and {themes_shown} with the number of "
        f"hits in each cell, {int(its['mentions'].sum()):,} in all."
    )


def picture_of_timeline(shares: pd.DataFrame, *, themes: int = 6) -> str:
    """Describe a timeline for readers who cannot see it."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return "An empty frame: no article on a dated page names a theme."
    parts = []
    for theme in shares["theme"].drop_duplicates().tolist()[:themes]:
        its = known.loc[known["theme"] == theme, "share"]
        low, high = percent(its.min()), percent(its.max())
        parts.append(f"{label('theme', theme)} {low if low == high else f'{low} to {high}'}")
    ends = f"{day(shares['start'].min())} to {day(shares['end'].max())}"
    return f"Share of articles with a theme, {ends}: {listing(parts)}."
