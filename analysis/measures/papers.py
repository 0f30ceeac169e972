"""Papers: the same counts paper by paper, because a pooled number may be the work of one paper alone."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..schema import Column, frame
from .changes import theme_changes
from .intervals import wilson
from .periods import Period
from .rows import listed, stating
from .themes import ThemeShare, commonest_themes, leading_themes, shares_of, theme_shares

#: What stands for the paper of a page that does not say it.
NOT_NAMED = "paper not named"
#: Papers that a figure can still tell apart; more of them are pooled.
MOST = 3


class PaperTotal(NamedTuple):
    """A paper in the corpus."""

    paper: Annotated[str, Column("Newspaper.")]
    pages: Annotated[int, Column("Its pages.", "pages")]
    articles: Annotated[int, Column("Their articles.", "articles", counts="articles", by=("paper",))]
    first: Annotated[datetime.date | None, Column("First day of issue.")]
    last: Annotated[datetime.date | None, Column("Last day of issue.")]


class PaperTheme(NamedTuple):
    """A theme in all articles of a paper."""

    paper: Annotated[str, Column("Newspaper.")]
    theme: Annotated[str, Column("Theme.")]
    with_theme: Annotated[
        int,
        Column("Its articles with the theme.", "articles", counts="theme_mentions", by=("theme", "paper")),
    ]
    articles: Annotated[int, Column("All its articles.", "articles", counts="articles", by=("paper",))]
    share: Annotated[
        float | None,
        Column(
            "The one by the other.",
            "share, 0 to 1",
            counts="theme_mentions",
            by=("theme", "paper"),
            of="articles",
        ),
    ]
    low: Annotated[float | None, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]


class PaperShare(NamedTuple):
    """A theme in the articles of a paper in a period."""

    paper: Annotated[str, Column("Newspaper.")]
    start: Annotated[datetime.date, Column("First day of the period.")]
    end: Annotated[datetime.date, Column("Last day of the period.")]
    theme: Annotated[str, Column("Theme.")]
    with_theme: Annotated[
        int,
        Column(
            "Articles that have the theme.",
            "articles",
            counts="theme_mentions",
            by=("theme", "paper", "leading"),
            when=(">= start", "<= end"),
        ),
    ]
    articles: Annotated[
        int,
        Column(
            "All articles of the paper in the period.",
            "articles",
            counts="articles",
            by=("paper",),
            when=(">= start", "<= end"),
        ),
    ]
    share: Annotated[
        float | None,
        Column(
            "The one by the other; missing without articles.",
            "share, 0 to 1",
            counts="theme_mentions",
            by=("theme", "paper", "leading"),
            when=(">= start", "<= end"),
            of="articles",
        ),
    ]
    low: Annotated[float | None, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]


def with_paper(rows: pd.DataFrame, articles: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Say of each row which paper its article stands in.

    Parameters
    ----------
    rows : a table with a column ``article``.
    articles, pages : tables of a corpus.

    Returns
    -------
    The table with a column ``paper`` more; :data:`NOT_NAMED` where the page does not say it.

    Examples
    --------
    >>> pages = pd.DataFrame({"page": ["p", "q"], "paper": ["临江日报", None]})
    >>> articles = pd.DataFrame({"article": ["p-01", "q-01"], "page": ["p", "q"]})
    >>> with_paper(articles[["article"]], articles, pages)["paper"].tolist()
    ['临江日报', 'paper not named']
    """
    named = dict(zip(pages["page"].tolist(), pages["paper"].fillna(NOT_NAMED).tolist(), strict=True))
    page_of = dict(zip(articles["article"].tolist(), articles["page"].tolist(), strict=True))
    return rows.assign(
        paper=pd.Series([named[page_of[one]] for one in rows["article"]], index=rows.index, dtype="str")
    )


def papers(pages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count the pages and articles of each paper.

    Parameters
    ----------
    pages, articles : tables of a corpus.

    Returns
    -------
    One row a paper that has a page, that with most articles first and :data:`NOT_NAMED` last, with the
    columns of :class:`PaperTotal`.
    """
    named = pages.assign(paper=pages["paper"].fillna(NOT_NAMED))
    counts = articles.merge(named[["page", "paper"]], on="page").groupby("paper").size()
    rows = []
    for paper, its in named.groupby("paper"):
        dates = its["issue_date"].dropna()
        ends = (dates.min().date(), dates.max().date()) if len(dates) else (None, None)
        rows.append(PaperTotal(str(paper), len(its), int(counts.get(paper, 0)), *ends))
    return frame(sorted(rows, key=lambda row: (row.paper == NOT_NAMED, -row.articles, row.paper)), PaperTotal)


def apart(pages: pd.DataFrame, articles: pd.DataFrame, *, most: int = MOST) -> list[str]:
    """Name the papers that a figure should keep apart: those with articles, where there are a few.

    Parameters
    ----------
    pages, articles : tables of a corpus.
    most : papers that the figure can still tell apart.

    Returns
    -------
    The papers, that with most articles first; none where there is but one, or more than ``most``.
    """
    its = papers(pages, articles)
    names = its.loc[its["articles"] > 0, "paper"].tolist()
    return names if 2 <= len(names) <= most else []


def theme_papers(pages: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Share of the articles of each paper that have a theme.

    Parameters
    ----------
    pages, articles, themes : tables of a corpus.

    Returns
    -------
    One row a theme and paper, also where the paper has no article with it, with the columns of
    :class:`PaperTheme`: the theme commonest in all articles first, and of papers that with most articles.
    """
    of = with_paper(articles[["article"]], articles, pages).set_index("article")["paper"]
    its = themes.assign(paper=themes["article"].map(of))
    counts = its.groupby(["theme", "paper"])["article"].nunique()
    totals = papers(pages, articles)
    totals = totals[totals["articles"] > 0]
    rows = []
    for theme in commonest_themes(themes):
        for paper, n in zip(totals["paper"].tolist(), totals["articles"].tolist(), strict=True):
            k = int(counts.get((theme, paper), 0))
            rows.append(PaperTheme(paper, theme, k, n, k / n, *wilson(k, n)))
    return frame(rows, PaperTheme)


def paper_shares(
    pages: pd.DataFrame,
    articles: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    by: Period = "issue",
    leading: bool = False,
) -> pd.DataFrame:
    """Share of a period's articles that have a theme, of each paper for itself.

    Parameters
    ----------
    pages, articles, themes, by, leading : as of :func:`analysis.measures.theme_shares`.

    Returns
    -------
    One row a paper, period in which it has a page, and theme, with the columns of :class:`PaperShare`:
    that with most articles first, and its themes as :func:`~analysis.measures.theme_shares` has them.
    """
    present = leading_themes(themes) if leading else themes
    names = commonest_themes(themes)
    rows = []
    for paper, its_pages, its in _each(pages, articles):
        found = shares_of(its_pages, its, present, names, by)
        rows += [PaperShare(paper, *row) for row in listed(found, ThemeShare)]
    table = frame(rows, PaperShare)
    return stating(table, leading=True) if leading else table


def paper_changes(
    pages: pd.DataFrame, articles: pd.DataFrame, themes: pd.DataFrame, *, day: datetime.date | None = None
) -> pd.DataFrame:
    """Compare the share of articles with each theme before and from a day, of each paper for itself.

    Parameters
    ----------
    pages, articles, themes : tables of a corpus.
    day : as of :func:`analysis.measures.theme_changes`; without one each paper has a day of its own.

    Returns
    -------
    The rows of :func:`~analysis.measures.theme_changes` for each paper, with its name in ``paper``; a paper
    that has articles on one side only has none.
    """
    found = []
    for paper, its_pages, its in _each(pages, articles):
        if paper == NOT_NAMED:
            continue
        own = themes[themes["article"].isin(its["article"])]
        changes = theme_changes(its_pages, its, own, day=day)
        changes = changes[changes["difference"].notna()]
        found.append(changes.assign(paper=pd.Series(paper, index=changes.index, dtype="str")))
    none = theme_changes(pages.head(0), articles.head(0), themes.head(0)).assign(
        paper=pd.Series([], dtype="str")
    )
    return (
        pd.concat([each for each in found if len(each)], ignore_index=True) if any(map(len, found)) else none
    )


def _each(pages: pd.DataFrame, articles: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """Each paper that has articles, with its pages and articles."""
    named = pages["paper"].fillna(NOT_NAMED)
    totals = papers(pages, articles)
    for paper in totals.loc[totals["articles"] > 0, "paper"].tolist():
        its = pages[named == paper]
        yield paper, its, articles[articles["page"].isin(its["page"])]


def timeline_shares(corpus: Any, *, by: Period = "issue", leading: bool = False) -> pd.DataFrame:
    """Shares of themes over time as a figure can tell them: by paper where there are two or three.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    by, leading : as of :func:`analysis.measures.theme_shares`.

    Returns
    -------
    The table of :func:`paper_shares`; of one paper, or of more than :data:`MOST`, that of
    :func:`~analysis.measures.theme_shares`, which pools them.
    """
    tables = corpus.pages, corpus.articles, corpus.themes
    shares = paper_shares if apart(corpus.pages, corpus.articles) else theme_shares
    return shares(*tables, by=by, leading=leading)
