"""Themes: in how many of the articles."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..schema import Column, frame
from .concordance import concordance
from .intervals import wilson
from .periods import Period, assign, spans
from .rows import stating

#: Periods below which nobody should speak of a trend.
TREND = 10


class ThemeShare(NamedTuple):
    """A theme in the articles of a period."""

    start: Annotated[datetime.date, Column("First day of the period.")]
    end: Annotated[datetime.date, Column("Last day of the period.")]
    theme: Annotated[str, Column("Theme.")]
    with_theme: Annotated[
        int,
        Column(
            "Articles that have the theme.",
            "articles",
            counts="theme_mentions",
            by=("theme", "leading"),
            when=(">= start", "<= end"),
        ),
    ]
    articles: Annotated[
        int, Column("All articles of the period.", "articles", counts="articles", when=(">= start", "<= end"))
    ]
    share: Annotated[
        float | None,
        Column(
            "The one by the other; missing without articles.",
            "share, 0 to 1",
            counts="theme_mentions",
            by=("theme", "leading"),
            when=(">= start", "<= end"),
            of="articles",
        ),
    ]
    low: Annotated[float | None, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]


class ThemeTotal(NamedTuple):
    """A theme in all articles."""

    theme: Annotated[str, Column("Theme.")]
    with_theme: Annotated[
        int, Column("Articles that have the theme.", "articles", counts="theme_mentions", by=("theme",))
    ]
    articles: Annotated[int, Column("All articles.", "articles", counts="articles")]
    share: Annotated[
        float | None,
        Column(
            "The one by the other; missing without articles.",
            "share, 0 to 1",
            counts="theme_mentions",
            by=("theme",),
            of="articles",
        ),
    ]
    low: Annotated[float | None, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]
    leading: Annotated[
        int,
        Column(
            "Articles in which no other theme has more points.",
            "articles",
            counts="theme_mentions",
            by=("theme",),
            where="leading",
        ),
    ]
    mentions: Annotated[
        int,
        Column(
            "Times one of its terms counts in these articles.",
            "occurrences",
            counts="theme_mentions",
            by=("theme",),
        ),
    ]


def theme_shares(
    pages: Any,
    articles: pd.DataFrame | None = None,
    themes: pd.DataFrame | None = None,
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    by: Period = "issue",
    leading: bool = False,
) -> pd.DataFrame:
    """Share of a period's articles that have a theme, of the word lists or of one's own terms.

    Parameters
    ----------
    pages, articles, themes : tables of a corpus, or the corpus alone. Articles on pages without an issue date
        are left out; :func:`undated` counts them.
    terms : themes of one's own in place of those of the tables, each with its terms: an article has the theme
        if one of them stands in its headline or body, taken as it is. Nothing is weighed.
    by : the period: each day of issue, a week from Monday, a month, or all dated articles at once.
    leading : count a theme only in the articles where no other theme has more points.

    Returns
    -------
    One row a period and theme, also where no article has the theme, with the columns of
    :class:`ThemeShare`; within a period the theme with most articles of the corpus comes first. A
    day of issue whose pages gave no article stays, with no share.

    Raises
    ------
    ValueError : a theme without terms, a term without characters, or ``leading`` with terms: none leads.

    Examples
    --------
    >>> from analysis.records import Article
    >>> from analysis.formulas.themes import Theme
    >>> day = datetime.date(2022, 3, 5)
    >>> pages = pd.DataFrame({"page": ["p"], "issue_date": pd.to_datetime([day])})
    >>> two = [Article(f"p-0{n}", "p", n, None, None, "other", "…", 1) for n in (1, 2)]
    >>> water = Theme("p-01", "environment", 3, 1.0, "河长制")
    >>> shares = theme_shares(pages, frame(two, Article), frame([water], Theme))
    >>> shares[["theme", "with_theme", "articles", "share"]].values.tolist()
    [['environment', 1, 2, 0.5]]
    """
    if articles is None:
        pages, articles, themes = pages.pages, pages.articles, None if terms else pages.themes
    if terms is not None:
        if not terms:
            raise ValueError("no terms: give at least one theme with its terms")
        if leading:
            raise ValueError("leading: terms of one's own are not weighed, so none leads")
        found = [_with_terms(articles, pages, its).assign(theme=name) for name, its in terms.items()]
        return shares_of(pages, articles, pd.concat(found, ignore_index=True), list(terms), by)
    if themes is None:
        raise ValueError("no themes: give the table of themes, or terms")
    present = leading_themes(themes) if leading else themes
    shares = shares_of(pages, articles, present, commonest_themes(themes), by)
    return stating(shares, leading=True) if leading else shares


def _with_terms(articles: pd.DataFrame, pages: pd.DataFrame, terms: Sequence[str]) -> pd.DataFrame:
    """The articles in which one of some terms stands."""
    if isinstance(terms, str) or not terms:
        raise ValueError(f"terms {terms!r}: give a list of at least one")
    return pd.concat([concordance(articles, pages, term)[["article"]] for term in terms], ignore_index=True)


def shares_of(
    pages: pd.DataFrame, articles: pd.DataFrame, present: pd.DataFrame, names: list[str], by: Period
) -> pd.DataFrame:
    """Share of a period's articles in which each of some names is found.

    Parameters
    ----------
    pages, articles : tables of a corpus, or of a part of it.
    present : columns ``article`` and ``theme``: in which articles each name is found.
    names : in the order in which a period's rows come.
    by : the period.

    Returns
    -------
    One row a period and name, with the columns of :class:`ThemeShare`.
    """
    placed = articles.merge(pages[["page", "issue_date"]], on="page", validate="many_to_one")
    placed = placed[placed["issue_date"].notna()]
    starts = assign(placed["issue_date"], by)["start"]
    rows = []
    for start, end in spans(pages["issue_date"], by):
        here = placed.loc[starts == pd.Timestamp(start), "article"]
        n = len(here)
        counts = present[present["article"].isin(here)].groupby("theme")["article"].nunique()
        for theme in names:
            k = int(counts.get(theme, 0))
            rows.append(ThemeShare(start, end, theme, k, n, k / n if n else None, *wilson(k, n)))
    return frame(rows, ThemeShare)


def theme_totals(articles: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Count, for each theme, the articles that have it and those that it leads.

    Parameters
    ----------
    articles, themes : tables of a corpus.

    Returns
    -------
    One row a theme, commonest first, with the columns of :class:`ThemeTotal`.
    """
    n = len(articles)
    led = leading_themes(themes).groupby("theme")["article"].nunique()
    rows = []
    for theme in commonest_themes(themes):
        its = themes[themes["theme"] == theme]
        k = its["article"].nunique()
        share = k / n if n else None
        mentions = int(its["mentions"].sum())
        rows.append(ThemeTotal(theme, k, n, share, *wilson(k, n), int(led.get(theme, 0)), mentions))
    return frame(rows, ThemeTotal)


def known_periods(shares: pd.DataFrame) -> int:
    """Count the periods of a table of shares that have an article."""
    return int(shares.loc[shares["articles"] > 0, "start"].nunique())


def enough_for_trend(shares: pd.DataFrame) -> bool:
    """Whether there are enough periods to speak of a trend at all: ten, as for the test of
    Mann & Kendall (Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, ch. 16).
    """
    return known_periods(shares) >= TREND


def leading_themes(themes: pd.DataFrame) -> pd.DataFrame:
    """Keep the theme with most points of each article; equals stay side by side."""
    return themes[themes["hits"] == themes.groupby("article")["hits"].transform("max")]


def counting(mentions: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Keep the mentions that an article's themes are counted by: those with points, of its own themes.

    Parameters
    ----------
    mentions, themes : the tables ``theme_mentions`` and ``themes`` of a corpus.

    Returns
    -------
    Rows of ``mentions``, as many for an article and theme as ``themes.mentions`` says.
    """
    own = pd.MultiIndex.from_frame(themes[["article", "theme"]])
    its = pd.MultiIndex.from_frame(mentions[["article", "theme"]])
    return mentions[(mentions["points"] > 0) & its.isin(own)]


def undated(pages: pd.DataFrame, articles: pd.DataFrame) -> int:
    """Count the articles that stand on pages without an issue date."""
    return int(articles["page"].isin(pages.loc[pages["issue_date"].isna(), "page"]).sum())


def commonest_themes(themes: pd.DataFrame) -> list[str]:
    """Themes by the number of articles that have them, then by name."""
    counts = themes.groupby("theme")["article"].nunique()
    return sorted(counts.index, key=lambda theme: (-counts[theme], theme))
