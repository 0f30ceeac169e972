"""Sentences on the corpus: pages, papers, articles."""

from typing import Any

import pandas as pd

from ..labels import label
from ..measures import undated
from .wording import count, day, listing, percent


def what_we_have(corpus: Any) -> str:
    """Say what the corpus holds: pages, papers, issues, articles, and what is missing.

    Parameters
    ----------
    corpus : a :class:`analysis.corpus.Corpus`.

    Returns
    -------
    Sentences, one a line.
    """
    pages, articles = corpus.pages, corpus.articles
    unread = int(pages["problem"].notna().sum())
    lines = [
        f"{count(len(pages), 'page')} with {count(len(articles), 'article')} of "
        f"{count(int(articles['n_chars'].sum()), 'character')} (bodies, without white space)."
    ]
    if unread:
        lines.append(f"{count(unread, 'page')} could not be read; the table of pages says why.")
    papers = pages["paper"].fillna("no name known").value_counts(sort=False).sort_index()
    names = [f"{name} ({count(int(n), 'page')})" for name, n in papers.items()]
    lines.append(f"Newspapers: {listing(names)}.")
    dates = pages["issue_date"].dropna()
    if dates.empty:
        lines.append("No page has an issue date: nothing can be counted over time.")
        return "\n".join(lines)
    span = (dates.max() - dates.min()).days + 1
    lines.append(
        f"Pages of {count(dates.nunique(), 'day')} of issue, between {day(dates.min())} and {day(dates.max())} "
        f"({count(span, 'calendar day')})."
    )
    without = int(pages["issue_date"].isna().sum())
    if without:
        lines.append(
            f"{count(without, 'page')} without an issue date: their {count(undated(pages, articles), 'article')} "
            "cannot be placed in time."
        )
    return "\n".join(lines)


def reading_of_roles(roles: pd.DataFrame) -> str:
    """Say how much of the pages is text of articles."""
    if roles.empty:
        return "No page has text."
    sums = roles.groupby("role")["characters"].sum()
    total = int(sums.sum())
    text = int(sums.reindex(["headline", "subhead", "byline", "body"]).fillna(0).sum())
    aside = int(sums.get("furniture", 0))
    dropped = int(sums.get("dropped", 0))
    return (
        f"Of {total:,} characters {percent(text / total)} are headline, byline or body of an article, "
        f"{percent(aside / total)} furniture of the page (date lines, banners, navigation), and "
        f"{percent(dropped / total)} were dropped, each with its reason."
    )


def reading_of_kinds(kinds: pd.DataFrame) -> str:
    """Say which kinds of articles the corpus has."""
    found = kinds[kinds["of_kind"] > 0].sort_values("of_kind", ascending=False, kind="stable")
    if found.empty:
        return "There is no article."
    parts = [
        f"{n} {label('articles.kind', kind)}" for kind, n in zip(found["kind"], found["of_kind"], strict=True)
    ]
    return f"Of {count(int(kinds['articles'].iloc[0]), 'article')}: {listing(parts)}."
