"""Sentences on the corpus: pages, papers, articles."""

from typing import Any

import pandas as pd

from ...lexicons.labels import label
from ...measures import undated
from ...records import CORRECTED, CORRECTED_TABLES
from .saying import Quantity, say
from .wording import count, listing, percent, verb


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
    lines = [
        say(
            "{pages} with {articles} of {characters} (bodies, without white space).",
            pages=Quantity(len(pages), "page"),
            articles=Quantity(len(articles), "article"),
            characters=Quantity(int(articles["n_chars"].sum()), "character"),
        )
    ]
    unread = int(pages["problem"].notna().sum())
    if unread:
        lines.append(
            say("{pages} could not be read; the table of pages says why.", pages=Quantity(unread, "page"))
        )
    return "\n".join([*lines, _papers(pages), *_time(pages, articles), *_corrected(corpus)])


def _corrected(corpus: Any) -> list[str]:
    """How many rows somebody has put right, and which of the corrections no longer fit."""
    if not getattr(corpus, "corrections", None) and not getattr(corpus, "refused", ()):
        return []
    rows = {name: int((corpus.table(name)["source"] == CORRECTED).sum()) for name in CORRECTED_TABLES}
    named = [f"{name} {n}" for name, n in rows.items() if n]
    total = sum(rows.values())
    put_right = {"rows": Quantity(total, "row"), "were": verb(total, "were", "was")}
    if named:
        lines = [say("{rows} {were} corrected by hand ({named}).", named=named, **put_right)]
    else:
        lines = [say("{rows} {were} corrected by hand.", **put_right)]
    if refused := corpus.refused:
        lines.append(
            say(
                "Of the corrections {n} no longer {fit}: {which}.",
                n=len(refused),
                fit=verb(len(refused), "fit"),
                which="; ".join(refused),
            )
        )
    return lines


def _papers(pages: pd.DataFrame) -> str:
    papers = pages["paper"].fillna(say("no name known")).value_counts().sort_index()
    names = [say("{name} ({pages})", name=name, pages=Quantity(int(n), "page")) for name, n in papers.items()]
    return say("Newspapers: {names}.", names=names)


def _time(pages: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """When the pages were issued, and how many cannot be placed."""
    dates = pages["issue_date"].dropna()
    if dates.empty:
        return [say("No page has an issue date: nothing can be counted over time.")]
    first, last = dates.min(), dates.max()
    if first == last:
        lines = [say("1 day of issue: {first}.", first=first)]
    else:
        lines = [
            say(
                "{days} of issue, from {first} to {last} ({span}).",
                days=Quantity(dates.nunique(), "day"),
                first=first,
                last=last,
                span=Quantity((last - first).days + 1, "calendar day"),
            )
        ]
    without = int(pages["issue_date"].isna().sum())
    if without:
        lines.append(
            say(
                "{pages} without an issue date: {articles} that cannot be placed in time.",
                pages=Quantity(without, "page"),
                articles=Quantity(undated(pages, articles), "article"),
            )
        )
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
