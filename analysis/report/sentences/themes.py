"""Sentences on themes."""

import pandas as pd

from ...lexicons.labels import label
from ...measures import leading_themes
from ...measures.themes import TREND, enough_for_trend, known_periods
from .saying import Interval, Quantity, Share, joined, say
from .wording import verb

FIRST = 3


def reading_of_themes(totals: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Say which themes most articles name, and how many articles name none."""
    n = len(articles)
    if totals.empty:
        return say("None of {articles} names a theme of the word list.", articles=Quantity(n, "article"))
    head = totals.head(FIRST)
    columns = (head[name].tolist() for name in ("theme", "with_theme", "share", "low", "high"))
    first = [
        say(
            "{k} {name} {theme} ({interval})",
            k=k,
            name=verb(k, "name"),
            theme=label("theme", theme),
            interval=Interval(share, low, high),
        )
        for theme, k, share, low, high in zip(*columns, strict=True)
    ]
    silent = n - int(articles["article"].isin(themes["article"]).sum())
    rest = (
        say(
            "{articles} {have} no theme of the word list.",
            articles=Quantity(silent, "article"),
            have=verb(silent, "have", "has"),
        )
        if silent
        else say("Each article has a theme of the word list.")
    )
    return joined(say("Of {articles}, {first}.", articles=Quantity(n, "article"), first=first), rest)


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
        return say("There is no theme to compare.")
    by_naming = totals["theme"].tolist()[:FIRST]
    ranked = totals[totals["leading"] > 0].sort_values(["leading", "theme"], ascending=[False, True])
    named_first, led_first = (set(first_themes(totals, by)) for by in ("with_theme", "leading"))
    led = ranked.head(max(FIRST, len(led_first)))
    by_leading = led["theme"].tolist()
    if not named_first & led_first:
        verdict = say("Which theme comes first depends on the way of counting.")
    elif named_first != led_first:
        verdict = say("Themes share the first place, and not the same ones either way.")
    elif not set(by_leading) <= set(by_naming):
        verdict = say("The first place is the same either way, the places behind it are not.")
    else:
        verdict = say("The same themes come first either way.")
    n = Quantity(leading_themes(themes)["article"].nunique(), "article")
    pairs = zip(by_leading, led["leading"].tolist(), strict=True)
    names = [say("{name} ({n})", name=label("theme", theme), n=k) for theme, k in pairs]
    counted = say(
        "Counting each of {articles} only for the theme with most points: {names}.", articles=n, names=names
    )
    return joined(counted, verdict)


def reading_of_trend(shares: pd.DataFrame) -> str:
    """Say whether the points of a timeline are enough to speak of a trend."""
    n = known_periods(shares)
    if n == 0:
        return say("No article on a dated page names a theme: there is no timeline.")
    each = shares.loc[shares["articles"] > 0, "articles"]
    low, high = int(each.min()), int(each.max())
    if low != high:
        sizes = say("{low} to {high} articles each", low=low, high=high)
    elif n > 1:
        sizes = say("{articles} each", articles=Quantity(high, "article"))
    else:
        sizes = say("{articles}", articles=Quantity(high, "article"))
    if enough_for_trend(shares):
        return say(
            "{n} points of {sizes}. Where the intervals of two points overlap widely, their difference may "
            "be chance; and among so many points and panels a few will stand apart by chance alone.",
            n=n,
            sizes=sizes,
        )
    return say(
        "{points} of {sizes}: too few to speak of a trend (we ask for {enough}). Each point speaks of its "
        "own days only, and the length of the intervals shows how little a handful of articles can prove.",
        points=Quantity(n, "point"),
        sizes=sizes,
        enough=TREND,
    )


def picture_of_theme_matrix(articles: pd.DataFrame, themes: pd.DataFrame, *, limit: int = 30) -> str:
    """Describe the grid of articles and themes for readers who cannot see it."""
    shown = articles.head(limit)
    its = themes[themes["article"].isin(shown["article"])]
    if its.empty:
        return say("An empty frame: no article names a theme.")
    return say(
        "A grid of {shown} of {articles} and {themes} with the number of hits in each cell, {hits} in all.",
        shown=len(shown),
        articles=Quantity(len(articles), "article"),
        themes=Quantity(its["theme"].nunique(), "theme"),
        hits=f"{int(its['mentions'].sum()):,}",
    )


def picture_of_timeline(shares: pd.DataFrame, *, themes: int = 6) -> str:
    """Describe a timeline for readers who cannot see it."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return say("An empty frame: no article on a dated page names a theme.")
    parts: list[str] = []
    for theme in shares["theme"].drop_duplicates().tolist()[:themes]:
        its = known.loc[known["theme"] == theme, "share"]
        name, low, high = label("theme", theme), Share(its.min()), Share(its.max())
        if say("{low}", low=low) == say("{low}", low=high):
            parts.append(say("{name} {low}", name=name, low=low))
        else:
            parts.append(say("{name} {low} to {high}", name=name, low=low, high=high))
    return say(
        "Share of articles with a theme, {first} to {last}: {parts}.",
        first=shares["start"].min(),
        last=shares["end"].max(),
        parts=parts,
    )
