"""Sentences on papers: what is pooled, and what each paper has of its own."""

import pandas as pd

from ...lexicons.labels import label
from ...measures import papers
from ...measures.papers import NOT_NAMED, PaperTotal
from ...measures.rows import listed
from .wording import count, day, listing, percent, points

#: Papers that a sentence names one by one.
NAMED = 3


def pooled(pages: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say of which papers a number that takes all articles together is made, for a caption.

    Parameters
    ----------
    pages, articles : tables of a corpus.

    Returns
    -------
    A sentence; nothing where all articles are of one paper.

    Examples
    --------
    >>> pages = pd.DataFrame({"page": ["p", "q"], "paper": ["临江日报", "新区报"], "issue_date": pd.NaT})
    >>> pooled(pages, pd.DataFrame({"page": ["p", "p", "q"]}))
    'Pooled: 临江日报 (2 articles) and 新区报 (1).'
    """
    its = papers(pages, articles)
    its = its[its["articles"] > 0]
    if len(its) < 2:
        return ""
    named = list(zip(its["paper"].tolist(), its["articles"].tolist(), strict=True))
    (first, most), *others = named[:NAMED]
    said = [f"{first} ({count(most, 'article')})", *(f"{paper} ({n:,})" for paper, n in others)]
    if len(named) > NAMED + 1:
        rest = sum(n for _, n in named[NAMED:])
        said.append(f"{count(len(named) - NAMED, 'other')} ({rest:,})")
    else:
        said += [f"{paper} ({n:,})" for paper, n in named[NAMED:]]
    return f"Pooled: {listing(said)}."


def reading_of_papers(pages: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say what each paper of a corpus has, and which days rest on one paper alone.

    Parameters
    ----------
    pages, articles : tables of a corpus.
    """
    its = listed(papers(pages, articles), PaperTotal)
    if not its:
        return "There is no page."
    if len(its) == 1:
        n = count(its[0].articles, "article")
        if its[0].paper == NOT_NAMED:
            return f"No page names its newspaper, so {n} cannot be told apart by paper."
        return f"All of {n} are from one newspaper, {its[0].paper}."
    said = [f"{its[0].paper} {count(its[0].articles, 'article')} on {count(its[0].pages, 'page')}"]
    said += [f"{row.paper} {row.articles:,} on {row.pages:,}" for row in its[1:NAMED]]
    if rest := its[NAMED:]:
        said.append(f"{count(len(rest), 'other paper')} {sum(row.articles for row in rest):,}")
    return f"{_alone(pages)}Articles by paper: {listing(said)}."


def _alone(pages: pd.DataFrame) -> str:
    """The days of issue that only one of several papers has a page of, if there are few."""
    dated = pages[pages["issue_date"].notna()]
    named = dated.assign(paper=dated["paper"].fillna(NOT_NAMED)).groupby("issue_date")["paper"]
    if named.ngroups < 2 or named.nunique().max() > 1:
        return ""
    return "No day of issue has pages of two papers, so a change from day to day may be one of paper. "


def reading_of_theme_papers(shares: pd.DataFrame, *, first: int = 3) -> str:
    """Say which themes come first in each of the largest papers.

    Parameters
    ----------
    shares : from :func:`analysis.measures.theme_papers`.
    first : themes to name; those that tie with the last of them are named too.
    """
    if shares.empty:
        return "No article names a theme of the word list."
    said = []
    named = shares[shares["paper"] != NOT_NAMED]
    papers_there = named["paper"].drop_duplicates().tolist()
    for paper, its in named[named["paper"].isin(papers_there[:NAMED])].groupby("paper", sort=False):
        n = int(its["articles"].iloc[0])
        ranked = its[its["with_theme"] > 0].sort_values("with_theme", ascending=False, kind="stable")
        if ranked.empty:
            said.append(f"no article of {paper} names a theme")
            continue
        least = int(ranked["with_theme"].iloc[min(first, len(ranked)) - 1])
        kept = ranked[ranked["with_theme"] >= max(least, 2)] if least < 2 else ranked.head(first)
        kept = kept if len(kept) else ranked.head(1)
        names = [f"{label('theme', t)} ({k})" for t, k in zip(kept["theme"], kept["with_theme"], strict=True)]
        said.append(f"in {paper} {listing(names)} of {count(n, 'article')}")
    if not said:
        return "No page with a theme names its newspaper, so themes cannot be told apart by paper."
    whole = "; ".join(said)
    return f"{whole[0].upper()}{whole[1:]}."


def reading_of_paper_changes(changes: pd.DataFrame) -> str:
    """Say what has changed most within each paper, so that a change of paper is not taken for one of time.

    Parameters
    ----------
    changes : from :func:`analysis.measures.paper_changes`.
    """
    if changes.empty:
        return "No paper has articles with a theme on two days: within a paper no change can be seen."
    said = []
    for paper, its in changes.groupby("paper", sort=False):
        row = its.iloc[0]
        said.append(
            f"in {paper} alone, from {day(row['day'])} on, it is {label('theme', row['theme'])} "
            f"({points(row['difference'])} points: {row['with_before']} of {row['articles_before']} before, "
            f"{row['with_after']} of {row['articles_after']} after)"
        )
    return f"Of the themes that differ most, {'; '.join(said[:NAMED])}."


def picture_of_bars(totals: pd.DataFrame, *, themes: int = 20) -> str:
    """Describe the bars of themes for readers who cannot see them."""
    if totals.empty:
        return "An empty frame: no article names a theme."
    shown = totals.head(themes)
    n = int(shown["articles"].iloc[0])
    columns = (shown[name].tolist() for name in ("theme", "with_theme", "share"))
    said = [
        f"{label('theme', theme)} {k} ({percent(share)})" for theme, k, share in zip(*columns, strict=True)
    ]
    return f"One bar a theme, of {count(n, 'article')}: {listing(said)}."
