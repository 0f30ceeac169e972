"""Sentences on themes."""

import pandas as pd

from ..labels import label
from ..measures import leading_themes
from ..measures.themes import TREND, enough_for_trend, known_periods
from .wording import count, day, interval, listing, percent

FIRST = 3


def reading_of_themes(totals: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Say which themes most articles name, and how many name none."""
    n = len(articles)
    if totals.empty:
        return f"None of {count(n, 'article')} names a theme of the word list."
    first = [
        f"{label('theme', row.theme)} in {row.with_theme} ({interval(row.share, row.low, row.high)})"
        for row in totals.head(FIRST).itertuples()
    ]
    silent = n - articles["article"].isin(themes["article"]).sum()
    return (
        f"Of {count(n, 'article')}, most name {listing(first)}. "
        f"{count(int(silent), 'article')} name{'s' if silent == 1 else ''} no theme of the word list."
    )


def reading_of_leaders(totals: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Say whether the order of themes survives when only an article's leading theme counts."""
    if totals.empty:
        return "There is no theme to compare."
    by_naming = totals["theme"].tolist()[:FIRST]
    ranked = totals.sort_values(["leading", "theme"], ascending=[False, True])["theme"].tolist()[:FIRST]
    n = leading_themes(themes)["article"].nunique()
    names = listing([label("theme", theme) for theme in ranked])
    if by_naming[0] != ranked[0]:
        verdict = "The first place depends on the way of counting."
    elif set(by_naming) != set(ranked):
        verdict = "The first place is the same either way, the places behind it are not."
    else:
        verdict = "The same themes come first either way."
    return (
        f"Counting each of {count(n, 'article')} only for the theme it names most often: {names}. {verdict}"
    )


def reading_of_trend(shares: pd.DataFrame) -> str:
    """Say whether the points of a timeline are enough to speak of a trend."""
    n = known_periods(shares)
    if n == 0:
        return "No article stands on a dated page: there is no timeline."
    each = shares.drop_duplicates("start")["articles"]
    sizes = f"{each.min()} to {each.max()} articles each" if n > 1 else count(int(each.max()), "article")
    if enough_for_trend(shares):
        return (
            f"{n} points of {sizes}. Two points differ by more than chance only where the one lies outside the "
            "other's interval; with many panels and points, one in twenty will do so by chance alone."
        )
    return (
        f"{count(n, 'point')} of {sizes}: too few to speak of a trend (we ask for {TREND}). Each point is a "
        "statement about its own issue, and the intervals show how little a handful of articles can prove."
    )


def picture_of_timeline(shares: pd.DataFrame, *, themes: int = 6) -> str:
    """Describe a timeline for readers who cannot see it."""
    known = shares[shares["share"].notna()]
    parts = []
    for theme in shares["theme"].drop_duplicates().tolist()[:themes]:
        its = known.loc[known["theme"] == theme, "share"]
        parts.append(f"{label('theme', theme)} between {percent(its.min())} and {percent(its.max())}")
    ends = f"{day(shares['start'].min())} to {day(shares['end'].max())}"
    return f"Share of articles with a theme, {ends}: {listing(parts)}."
