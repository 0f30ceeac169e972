"""The tables of the corpus against its gold: every miss, one row each.

``tests/gold/<page>.json`` holds what a careful reader finds in each report of a page of ``corpus/``.
What the library still misses is listed in ``tests/gold/known-failures.csv``; ``tests/test_gold.py``
fails on a miss that is not listed and on a listed one that is none any more. After a change, read
the difference, then write the list again::

    .venv/bin/python -m tests.score_gold

and the README's table of accuracy with ``--markdown`` behind it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

import analysis
from analysis import lexicons
from analysis.measures.accuracy import accuracy
from analysis.measures.elsewhere import markdown, unseen
from tests.typesetter import load, set_page
from tests.typesetter.source import CORPUS

GOLD = Path(__file__).parent / "gold"
KNOWN = GOLD / "known-failures.csv"
README = Path(__file__).parents[1] / "README.md"
#: Stands before and behind the README's table of accuracy.
MARK = "<!-- accuracy: python -m tests.score_gold --markdown -->"

#: How well an event must fit to be the wanted one: the day or the kind (2 each) alone does not do.
FIT = 2.5
ROLES = {"host": "host", "speakers": "speaker", "counterparts": "counterpart"}
CONTRIBUTORS = {"reporters": "reporter", "correspondents": "correspondent", "photographers": "photographer"}


class Miss(NamedTuple):
    """Something that the tables have otherwise than the gold.

    Parameters
    ----------
    page : the gold's file, without its ending.
    article : number on the page, from 1; 0 for the page itself.
    field : what was compared.
    expected, found : the gold's value and the tables' one; several are parted by 、.
    kind : ``missing`` (nothing found), ``extra`` (nothing expected), ``order`` (the same values in
        another order), ``differs``. The list calls it ``class``.
    """

    page: str
    article: int
    field: str
    expected: str
    found: str
    kind: str


class Place(NamedTuple):
    """The article that is being compared."""

    page: str
    article: int

    def compare(self, field: str, expected: Any, found: Any) -> Iterator[Miss]:
        """One miss where two values, or two lists, are not the same."""
        if expected == found:
            return
        several = isinstance(expected, list)
        kind = "missing" if not found else "extra" if not expected else "differs"
        if several and kind == "differs" and sorted(expected) == sorted(found):
            kind = "order"
        shown = ["、".join(value) if several else str(value or "") for value in (expected, found)]
        yield Miss(*self, field, *shown, kind)


@cache
def known_misses() -> tuple[Miss, ...]:
    """The misses that are listed."""
    with KNOWN.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Miss(r["page"], int(r["article"]), r["field"], r["expected"], r["found"], r["class"]) for r in rows
    )


def find_misses(corpus: analysis.Corpus, golds: dict[str, dict[str, Any]]) -> list[Miss]:
    """Compare a corpus with the gold of its pages.

    Parameters
    ----------
    corpus : the corpus, read.
    golds : gold by page, as :func:`read_gold` gives it.
    """
    return sorted(miss for name, gold in golds.items() for miss in page_misses(corpus, name, gold))


def read_gold() -> dict[str, dict[str, Any]]:
    """The gold by page."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))}


def mended(body: str) -> str:
    """A body as it is to be read: the misprints kept in the source are those that are listed."""
    for row in lexicons.read("misprints"):
        body = body.replace(row["misprint"], row["meant"])
    return body


def page_misses(corpus: analysis.Corpus, name: str, gold: dict[str, Any]) -> Iterator[Miss]:
    """What is missed on one page, article by article in the printed order."""
    row = corpus.pages[corpus.pages.file == f"pages/{gold['page']['file']}"].iloc[0]
    articles = corpus.articles[corpus.articles.page == row.page].sort_values("n")
    page, wanted = Place(name, 0), gold["articles"]
    yield from page.compare("issue date", gold["page"]["issue_date"], day(row.issue_date))
    yield from page.compare("page number", gold["page"]["page_no"], plain(row.page_no))
    yield from page.compare("articles", len(wanted), len(articles))
    _, reports, layout = load(CORPUS / "source" / f"{name}.toml")
    bodies = [mended(truth.body) for truth in set_page(reports, layout).truth.articles]
    for want, body, (_, article) in zip(wanted, bodies, articles.iterrows(), strict=False):
        place, key = Place(name, want["n"]), article.article
        yield from text_misses(place, article, want, body)
        yield from byline_misses(place, of(corpus.contributors, key), want)
        yield from event_misses(place, of(corpus.events, key), corpus.attendance, want["events"])
        yield from people_misses(place, of(corpus.people, key), want["people"])
        yield from formula_misses(place, of(corpus.formula_mentions, key), want)
        yield from theme_misses(place, of(corpus.themes, key), want)


def of(table: pd.DataFrame, article: str) -> pd.DataFrame:
    """The rows of one article."""
    return table[table.article == article]


def plain(value: Any) -> Any:
    """A value of a table, None where it is missing."""
    return None if pd.isna(value) else value


def day(value: Any) -> str | None:
    """A date of a table as the gold writes it."""
    return None if pd.isna(value) else value.date().isoformat()


def bare(text: str | None) -> str:
    """A text without white space: no reader can part decks that stand on one line."""
    return re.sub(r"\s", "", text or "")


def key(text: str) -> str:
    """A formula or a name without punctuation and white space."""
    return re.sub(r"[\W_]", "", text)


def text_misses(place: Place, article: pd.Series, want: dict[str, Any], body: str) -> Iterator[Miss]:
    """Headline, kind and body; of two bodies the place where they part is shown."""
    headline = bare(plain(article.headline)) + bare(plain(article.subheads))
    yield from place.compare("headline", bare(want["headline"]), headline)
    yield from place.compare("kind", want["kind"], article.kind)
    if article.body != body:
        same = next((i for i, (a, b) in enumerate(zip(body, article.body, strict=False)) if a != b), None)
        at = max(0, (min(len(body), len(article.body)) if same is None else same) - 8)
        shown = [json.dumps(t[at : at + 20], ensure_ascii=False) for t in (body, article.body)]
        yield from place.compare("body", *shown)


def byline_misses(place: Place, rows: pd.DataFrame, want: dict[str, Any]) -> Iterator[Miss]:
    """Reporters, correspondents and photographers in their order."""
    for field, role in CONTRIBUTORS.items():
        yield from place.compare(field, want[field], list(rows[rows.role == role].name))


def event_misses(
    place: Place, events: pd.DataFrame, attendance: pd.DataFrame, wanted: Sequence[dict[str, Any]]
) -> Iterator[Miss]:
    """Events, paired by how well they fit; an event's fields only where it was found at all."""
    left = [(event, attendance[attendance.event == event.event]) for _, event in events.iterrows()]
    for n, want in enumerate(wanted, start=1):
        best = max(left, key=lambda pair: fit(*pair, want), default=None)
        if best is None or fit(*best, want) < FIT:
            yield Miss(*place, f"event {n}", f"{want['date']} {want['kind']} {want['name']}", "", "missing")
            continue
        left = [pair for pair in left if pair is not best]
        yield from fields_of_event(place, f"event {n}", *best, want)
    for event, _ in left:
        shown = " ".join(str(v or "") for v in (day(event.date), event.kind, plain(event["name"])))
        yield Miss(*place, "event", "", shown, "extra")


def fit(event: pd.Series, seats: pd.DataFrame, want: dict[str, Any]) -> float:
    """How well a found event fits a wanted one: day, kind, who was there, its name's characters."""
    there, name = set(want["attendees"]), set(key(want["name"]))
    score = 2.0 * (day(event.date) == want["date"]) + 2.0 * (event.kind in want["kind"].split("|"))
    score += len(there & set(seats.person)) / max(1, len(there))
    return score + len(name & set(key(plain(event["name"]) or ""))) / max(1, len(name))


def fields_of_event(
    place: Place, event: str, found: pd.Series, seats: pd.DataFrame, want: dict[str, Any]
) -> Iterator[Miss]:
    """The fields of an event; those present in their printed order."""
    for field in ("date", "end_date"):
        yield from place.compare(f"{event} {field}", want[field], day(found[field]))
    for field in ("part_of_day", "format", "level"):
        yield from place.compare(f"{event} {field}", want[field], plain(found[field]))
    if found.kind not in want["kind"].split("|"):
        yield from place.compare(f"{event} kind", want["kind"], found.kind)
    seats = seats.sort_values("position", kind="stable")
    yield from place.compare(f"{event} attendees", want["attendees"], list(dict.fromkeys(seats.person)))
    for field, role in ROLES.items():
        # Hosts and speakers are named all over a report; only those present have a printed order.
        yield from place.compare(
            f"{event} {field}", sorted(want[field]), sorted(seats[seats.role == role].person)
        )
    yield from place.compare(f"{event} list_open", want["list_open"], bool(seats.list_open.any()))


def people_misses(place: Place, rows: pd.DataFrame, want: dict[str, list[str]]) -> Iterator[Miss]:
    """Who is named, and with which printed titles."""
    found = {name: sorted({t for t in group.title if t}) for name, group in rows.fillna("").groupby("person")}
    yield from each(place, "person", want, found)
    for name in [name for name in want if name in found]:
        yield from place.compare(f"titles of {name}", sorted(want[name]), found[name])


def formula_misses(place: Place, rows: pd.DataFrame, want: dict[str, Any]) -> Iterator[Miss]:
    """Formulas of the strict list with their counts; and any other that is not in the wide one.

    A formula is the gold's under its canonical form or as it is printed.
    """
    core, counts = {key(f): n for f, n in want["formulas"].items()}, Counter[str]()
    wide = core | {key(f): n for f, n in want["formulas_soft"].items()}
    for formula, group in rows.groupby("formula"):
        forms = {key(formula), *map(key, group.variant)}
        for form in forms & set(wide) or {key(formula)}:
            printed = sum(key(variant) == form for variant in group.variant)
            counts[form] += printed if len(forms & set(wide)) > 1 else len(group)
    yield from each(place, "formula", core, [f for f in counts if f in core or f not in wide])
    for formula in [f for f in core if f in counts]:
        yield from place.compare(f"count of {formula}", str(core[formula]), str(counts[formula]))


def theme_misses(place: Place, rows: pd.DataFrame, want: dict[str, Any]) -> Iterator[Miss]:
    """The first theme: either reading of the gold will do."""
    ranked = list(rows[rows.hits > 0].sort_values("hits", ascending=False, kind="stable").theme)
    firsts = [want["themes"][0], want["themes_b"][0]]
    if not ranked or ranked[0] not in firsts:
        yield from place.compare("first theme", "|".join(dict.fromkeys(firsts)), "".join(ranked[:1]))


def each(place: Place, field: str, want: Iterable[str], found: Iterable[str]) -> Iterator[Miss]:
    """One miss for each value that only one side has."""
    wanted, there = list(want), list(found)
    yield from (Miss(*place, field, value, "", "missing") for value in wanted if value not in there)
    yield from (Miss(*place, field, "", value, "extra") for value in there if value not in wanted)


def write(misses: Iterable[Miss], path: Path = KNOWN) -> None:
    """Write the list of misses."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["page", "article", "field", "expected", "found", "class"])
        writer.writerows(misses)


def summary(misses: Iterable[Miss]) -> list[str]:
    """How many misses there are of each class in each field."""
    kinds = Counter((re.sub(r" \d+", "", m.field).split(" of ")[0], m.kind) for m in misses)
    return [f"{n:4} {field}: {kind}" for (field, kind), n in sorted(kinds.items())]


def restate(table: str, path: Path = README) -> str:
    """The README with another table of accuracy between its two marks."""
    return re.sub(rf"(?<={MARK}\n).*?(?={MARK})", table + "\n", path.read_text(encoding="utf-8"), flags=re.S)


def accuracy_table() -> str:
    """The corpus's tables against the gold, as the README prints it."""
    return "\n".join(markdown(accuracy(analysis.read(CORPUS, discover=False), GOLD), unseen()))


if __name__ == "__main__":
    if sys.argv[1:] == ["--markdown"]:
        README.write_text(restate(accuracy_table()), encoding="utf-8")
        sys.exit()
    found = find_misses(analysis.read(CORPUS, discover=False), read_gold())
    write(found)
    print("\n".join([*summary(found), f"{len(found):4} misses, listed in tests/gold/{KNOWN.name}"]))
