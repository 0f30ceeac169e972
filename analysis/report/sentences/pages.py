"""Sentences on the corpus: pages, papers, articles."""

from typing import Any

import pandas as pd

from ...lexicons.labels import label
from ...measures import undated
from ...records import CORRECTED, CORRECTED_TABLES
from .wording import count, day, listing, percent, verb


def what_we_have(corpus: Any) -> str:
    """Say what the corpus holds: pages, papers, issues, articles, and what is missing.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables ``pages`` and ``articles``.

    Returns
    -------
    Sentences, one a line.
    """
    pages, articles = corpus.pages, corpus.articles
    characters = count(int(articles["n_chars"].sum()), "character")
    lines = [
        f"{count(len(pages), 'page')} with {count(len(articles), 'article')} of {characters} "
        "(bodies, without white space)."
    ]
    unread = int(pages["problem"].notna().sum())
    if unread:
        lines.append(f"{count(unread, 'page')} could not be read; the table of pages says why.")
    return "\n".join([*lines, _papers(pages), *_time(pages, articles), *_corrected(corpus)])


def _corrected(corpus: Any) -> list[str]:
    """How many rows somebody has put right, and which of the corrections no longer fit."""
    if not getattr(corpus, "corrections", None) and not getattr(corpus, "refused", ()):
        return []
    rows = {name: int((corpus.table(name)["source"] == CORRECTED).sum()) for name in CORRECTED_TABLES}
    named = listing([f"{name} {n}" for name, n in rows.items() if n])
    said = f"{count(sum(rows.values()), 'row')} {verb(sum(rows.values()), 'were', 'was')} corrected by hand"
    lines = [f"{said} ({named})." if named else f"{said}."]
    if refused := corpus.refused:
        fit = verb(len(refused), "fit")
        lines.append(f"Of the corrections {len(refused)} no longer {fit}: {'; '.join(refused)}.")
    return lines


def _papers(pages: pd.DataFrame) -> str:
    papers = pages["paper"].fillna("no name known").value_counts().sort_index()
    names = [f"{name} ({count(int(n), 'page')})" for name, n in papers.items()]
    return f"Newspapers: {listing(names)}."


def _time(pages: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """When the pages were issued, and how many cannot be placed."""
    dates = pages["issue_date"].dropna()
    if dates.empty:
        return ["No page has an issue date: nothing can be counted over time."]
    first, last = dates.min(), dates.max()
    span = count((last - first).days + 1, "calendar day")
    lines = [f"{count(dates.nunique(), 'day')} of issue, from {day(first)} to {day(last)} ({span})."]
    if first == last:
        lines = [f"1 day of issue: {day(first)}."]
    without = int(pages["issue_date"].isna().sum())
    if without:
        its = count(undated(pages, articles), "article")
        lines.append(f"{count(without, 'page')} without an issue date: {its} that cannot be placed in time.")
    return lines


def reading_of_roles(roles: pd.DataFrame) -> str:
    """Say how much of the pages is text of articles."""
    if roles.empty:
        return "No page has text."
    sums = roles.groupby("role")["characters"].sum()
    total = int(sums.sum())
    text = int(sums[["headline", "subhead", "byline", "body"]].sum())
    aside, captions, dropped = (
        percent(int(sums[role]) / total) for role in ("furniture", "caption", "dropped")
    )
    lost = f"{dropped} were dropped, each stretch with its reason" if sums["dropped"] else "none was dropped"
    return (
        f"Of {count(total, 'character')} (with white space inside lines), {percent(text / total)} are "
        "headline, byline or body of an article, "
        f"{aside} furniture of the page (date lines, banners, navigation), {captions} captions; {lost}."
    )


def picture_of_roles(roles: pd.DataFrame) -> str:
    """Describe the bars of roles for readers who cannot see them."""
    return f"One bar a page, divided by what its characters were taken for. {reading_of_roles(roles)}"


def reading_of_kinds(kinds: pd.DataFrame) -> str:
    """Say which kinds of articles the corpus has."""
    found = kinds[kinds["of_kind"] > 0].sort_values("of_kind", ascending=False, kind="stable")
    if found.empty:
        return "There is no article."
    pairs = zip(found["kind"].tolist(), found["of_kind"].tolist(), strict=True)
    parts = listing(f"{n} {label('articles.kind', kind)}" for kind, n in pairs)
    return f"Of {count(int(kinds['articles'].iloc[0]), 'article')}: {parts}."


def reading_of_lengths(kinds: pd.DataFrame) -> str:
    """Say whether the order of kinds survives when characters count instead of articles."""
    found = kinds[kinds["of_kind"] > 0]
    if found.empty:
        return "There is no article."
    total = int(found["characters"].sum())
    ranked = found.sort_values("characters", ascending=False, kind="stable")
    pairs = zip(ranked["kind"].tolist(), ranked["characters"].tolist(), strict=True)
    parts = listing(f"{label('articles.kind', kind)} {percent(n / max(total, 1))}" for kind, n in pairs)
    first = found.sort_values("of_kind", ascending=False, kind="stable")["kind"].iloc[0]
    same = first == ranked["kind"].iloc[0]
    verdict = "The same kind comes first." if same else "Another kind comes first: the two are not the same."
    return f"By the length of their bodies: {parts}. {verdict}"
