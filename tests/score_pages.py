"""The tables of the invented pages against their gold: every miss, one row each.

``tests/examples/pages/gold.json`` holds what a careful reader finds on seventy-eight invented pages. What
the library still misses is listed in ``tests/examples/pages/known-failures.csv``;
``tests/test_pages_invented.py`` fails on a miss that is not listed and on a listed one that is none
any more. The comparison is that of ``tests/score_gold.py``. After a change, read the difference,
then write the list again::

    .venv/bin/python -m tests.score_pages
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

import analysis
from analysis.text.cleaning import clean
from analysis.text.located import Text
from tests.score_gold import Miss, Place, byline_misses, day, event_misses, people_misses, summary, write

PAGES = Path(__file__).parent / "examples" / "pages"
KNOWN = PAGES / "known-failures.csv"
#: How many characters of a body's beginning and end the gold quotes.
FIRST, LAST = 10, 12


@cache
def known_misses() -> tuple[Miss, ...]:
    """The misses that are listed."""
    with KNOWN.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(Miss(page, int(n), *rest) for page, n, *rest in rows)


@cache
def read_gold() -> dict[str, dict[str, Any]]:
    """The gold by page."""
    gold: dict[str, dict[str, Any]] = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
    return gold


def find_misses(corpus: analysis.Corpus, golds: dict[str, dict[str, Any]]) -> list[Miss]:
    """Compare a corpus with the gold of its pages.

    Parameters
    ----------
    corpus : the invented pages, read.
    golds : gold by page, as :func:`read_gold` gives it.
    """
    return sorted(miss for name, gold in golds.items() for miss in page_misses(corpus, name, gold))


def page_misses(corpus: analysis.Corpus, name: str, gold: dict[str, Any]) -> Iterator[Miss]:
    """What is missed on one page."""
    row = corpus.pages[corpus.pages.file == f"{name}.txt"].iloc[0]
    page = Place(name, 0)
    yield from page.compare("issue date", gold["issue_date"], day(row.issue_date))
    found = corpus.articles[corpus.articles.page == row.page].sort_values("n")
    pairs = paired(gold["articles"], [article for _, article in found.iterrows()])
    for want, article in pairs:
        if article is None:
            yield Miss(name, want["n"], "article", want["first"], "", "missing")
        elif want is None:
            yield Miss(name, 0, "article", "", bare(article.body)[:FIRST], "extra")
        else:
            yield from article_misses(Place(name, want["n"]), corpus, article, want)


def paired(
    wanted: list[dict[str, Any]], found: list[pd.Series]
) -> list[tuple[dict[str, Any] | None, pd.Series | None]]:
    """Wanted and found articles that begin with the same characters; else such that end so."""
    left, pairs = list(found), []
    open_ends = []
    for want in wanted:
        same = next((a for a in left if bare(a.body).startswith(bare(want["first"]))), None)
        if same is None:
            open_ends.append(want)
            continue
        left = [a for a in left if a is not same]
        pairs.append((want, same))
    for want in open_ends:
        same = next((a for a in left if bare(a.body).endswith(bare(want["last"]))), None)
        left = [a for a in left if a is not same]
        pairs.append((want, same))
    return [*pairs, *((None, article) for article in left)]


def article_misses(
    place: Place, corpus: analysis.Corpus, article: pd.Series, want: dict[str, Any]
) -> Iterator[Miss]:
    """What is missed of one article: its text, who signed it, its events and people."""
    yield from place.compare("headline", bare(want["headline"]), bare(headline(article)))
    body = bare(article.body)
    ends = [(bare(want["first"]), body[:FIRST]), (bare(want["last"]), body[-LAST:])]
    yield from place.compare("body start", *ends[0])
    yield from place.compare("body end", *ends[1])
    if all(expected == found for expected, found in ends):
        # What a body holds too much or lacks between its ends.
        yield from place.compare("body length", str(want["n_chars"]), str(article.n_chars))
    yield from byline_misses(place, of(corpus.contributors, article), want)
    events = of(corpus.events, article)
    yield from judged(place, events[events.kind != "other"], corpus.attendance, want)
    yield from people_misses(place, of(corpus.people, article), want["people"])


def judged(
    place: Place, events: pd.DataFrame, attendance: pd.DataFrame, want: dict[str, Any]
) -> Iterator[Miss]:
    """What is missed of an article's events; ``events_soft`` are neither right nor wrong."""
    given = {"end_date": None, "list_open": False}
    wanted = [given | event for event in [*want["events"], *want.get("events_soft", [])]]
    for miss in event_misses(place, events, attendance, wanted):
        number = re.match(r"event (\d+)", miss.field)
        soft = number is not None and int(number[1]) > len(want["events"])
        # The gold does not say whether a list is open.
        if not soft and not miss.field.endswith("list_open"):
            yield miss


def of(table: pd.DataFrame, article: pd.Series) -> pd.DataFrame:
    """The rows of one article."""
    return table[table.article == article.article]


def headline(article: pd.Series) -> str:
    """All decks."""
    return "".join(deck for deck in (article.headline, article.subheads) if not pd.isna(deck))


def bare(text: str | None) -> str:
    """A text without white space, its width and radicals mended: what is left out of comparison."""
    return re.sub(r"\s", "", str(clean(Text.of(text or ""))))


if __name__ == "__main__":
    misses = find_misses(analysis.read(PAGES, discover=False), read_gold())
    write(misses, KNOWN)
    print("\n".join([*summary(misses), f"{len(misses):4} misses, listed in {KNOWN.relative_to(Path.cwd())}"]))
