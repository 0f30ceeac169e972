"""Accuracy: the tables of a corpus against hand-made gold, column by column."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..formulas.discovery import discover
from ..schema import Column, frame
from .intervals import wilson

#: How well an event must fit to be the wanted one: the day or the kind (2 each) alone does not do.
FIT = 2.5
FOUND, RIGHT, SAME = "found", "right", "same"
MEASURES = (FOUND, RIGHT, SAME)
_ROLES = {"host": "host", "speakers": "speaker", "counterparts": "counterpart"}
_CONTRIBUTORS = {"reporters": "reporter", "correspondents": "correspondent", "photographers": "photographer"}


class Accuracy(NamedTuple):
    """How often a column says what a careful reader says."""

    column: Annotated[str, Column("Table and column.")]
    measure: Annotated[
        str,
        Column(
            "found: of what the gold has, in the table (recall). right: of what the table has, in the gold "
            "(precision). same: of what both have, with the gold's value.",
            values=MEASURES,
        ),
    ]
    right: Annotated[int, Column("How many.", "values")]
    of: Annotated[int, Column("Of how many.", "values")]
    share: Annotated[float, Column("The one by the other.", "share, 0 to 1")]
    low: Annotated[float, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]


def find_gold(folder: Path) -> Path | None:
    """Find the gold of a corpus: a folder ``gold`` in it or beside it, or this project's own.

    Parameters
    ----------
    folder : the corpus.

    Returns
    -------
    A folder with a JSON file a page, or None.
    """
    places = (folder / "gold", folder.parent / "gold", folder.parent / "tests" / "gold")
    return next((place for place in places if any(place.glob("*.json"))), None)


def accuracy(corpus: Any, gold: Path | None = None) -> pd.DataFrame:
    """Compare a corpus with its gold.

    Parameters
    ----------
    corpus : a corpus.
    gold : folder with one JSON file a page (``tests/gold`` shows their form), or one JSON file with all
        pages by their file's name without its ending; without one, :func:`find_gold` looks for it.
        Pages without gold are left out, and so are formulas that were found and not listed. Gold that
        has no formula at all says nothing of formulas.

    Returns
    -------
    One row a column and measure with the columns of :class:`Accuracy`; none without gold for any page.
    The values of one page are not independent, so the true uncertainty is larger than the intervals.

    Raises
    ------
    GoldError : a file of gold cannot be read; the message names it.
    """
    where = gold or find_gold(corpus.folder)
    pages = dict(_gold_pages(where)) if where else {}
    tally = _Tally()
    listed = any(article.get("formulas") for page in pages.values() for article in page["articles"])
    alone = _without_list(corpus) if listed else None
    for row in corpus.pages.to_dict("records"):
        if page := pages.get(Path(row["file"]).stem):
            _page(tally, corpus, row, page, alone)
    rows = [
        Accuracy(column, measure, k, n, k / n, *wilson(k, n))
        for (column, measure), (k, n) in tally.counts.items()
        if n
    ]
    return frame(rows, Accuracy)


class GoldError(ValueError):
    """Gold that cannot be read; the message names the file."""


def _gold_pages(where: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The gold of each page, by its file's name without its ending."""
    for path in sorted(where.glob("*.json")) if where.is_dir() else [where]:
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise GoldError(f"{path}: cannot be read as gold: {fault}") from fault
        if isinstance(read, dict) and "page" in read:
            read = {Path(read["page"]["file"]).stem: {**read, "issue_date": read["page"]["issue_date"]}}
        pages = read.values() if isinstance(read, dict) else [read]
        if not all(isinstance(page, dict) and {"issue_date", "articles"} <= page.keys() for page in pages):
            raise GoldError(
                f"{path}: cannot be read as gold: each page has its file's name, issue_date and articles "
                "(tests/gold shows the form)"
            )
        yield from read.items()


class _Tally:
    """Counts of what agrees, by column and measure."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])

    def same(self, column: str, wanted: Any, got: Any) -> None:
        self._add(column, SAME, int(wanted == got), 1)

    def sets(
        self, column: str, wanted: Iterable[Any], got: Iterable[Any], allowed: Iterable[Any] = ()
    ) -> None:
        want, have = set(wanted), set(got)
        self._add(column, FOUND, len(want & have), len(want))
        self._add(column, RIGHT, len(have & (want | set(allowed))), len(have))

    def _add(self, column: str, measure: str, k: int, n: int) -> None:
        self.counts[column, measure][0] += k
        self.counts[column, measure][1] += n


def _without_list(corpus: Any) -> dict[str, set[str]]:
    """What discovery finds in each article when it knows no formula at all."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in discover(corpus.documents, sets=()).mentions:
        found[mention.article].add(_key(mention.variant))
    return found


def _page(
    tally: _Tally,
    corpus: Any,
    row: dict[Any, Any],
    gold: dict[str, Any],
    alone: dict[str, set[str]] | None,
) -> None:
    articles = corpus.articles[corpus.articles["page"] == row["page"]].sort_values("n").to_dict("records")
    tally.same("pages.issue_date", gold["issue_date"], _day(row["issue_date"]))
    pairs = _paired(gold["articles"], articles)
    whole = [None] * (len(articles) - len(pairs))
    tally.sets("articles", range(len(gold["articles"])), [*range(len(pairs)), *range(-len(whole), 0)])
    for want, article in pairs:
        _article(tally, corpus, article, want, formulas=alone is not None)
        if alone is not None:
            core, soft = map(_key, want["formulas"]), map(_key, want["formulas_soft"])
            tally.sets("formulas, found without the list", core, alone.get(article["article"], ()), soft)


def _paired(wanted: list[dict[str, Any]], articles: list[dict[Any, Any]]) -> list[tuple[Any, Any]]:
    """Articles of the gold with those of the table: by how they begin where it says so, else in order."""
    if not all("first" in want for want in wanted):
        return list(zip(wanted, articles, strict=False))
    left, pairs = list(articles), []
    for want in wanted:
        first = _key(want["first"])[:_BEGINS]
        same = next((a for a in left if first in _key(a["body"])), None)
        if same is not None:
            pairs.append((want, same))
            left.remove(same)
    return pairs


#: So many characters of its beginning, marks left out, tell an article of the gold.
_BEGINS = 8


def _article(
    tally: _Tally, corpus: Any, article: dict[Any, Any], want: dict[str, Any], *, formulas: bool
) -> None:
    of = {name: _rows(corpus.table(name), "article", article["article"]) for name in _NEEDED}
    tally.same("articles.headline", _bare(want["headline"]), _bare(article["headline"], article["subheads"]))
    tally.same("articles.kind", True, article["kind"] in want["kind"].split("|"))
    names = [(name, role) for field, role in _CONTRIBUTORS.items() for name in want[field]]
    tally.sets("contributors", names, [(r["name"], r["role"]) for r in of["contributors"]])
    _events(tally, corpus.attendance, of["events"], want["events"])
    tally.sets("people.person", want["people"], [r["person"] for r in of["people"]])
    titles = [(name, title) for name, given in want["people"].items() for title in given]
    known = [(r["person"], r["title"]) for r in of["people"] if isinstance(r["title"], str) and r["title"]]
    tally.sets("people.title", titles, known)
    if formulas:
        _formulas(tally, of["formulas"], of["formula_mentions"], want)
    ranked = sorted(of["themes"], key=lambda r: -r["hits"])
    firsts = {*want["themes"][:1], *want.get("themes_b", [])[:1]} or {None}
    tally.same("themes, the first", True, (ranked[0]["theme"] if ranked else None) in firsts)


_NEEDED = ("contributors", "events", "people", "formulas", "formula_mentions", "themes")


def _events(
    tally: _Tally, attendance: pd.DataFrame, events: list[dict[Any, Any]], wanted: list[dict[str, Any]]
) -> None:
    """Events, paired by how well they fit; who was at one that the table lacks is not found either."""
    left = [(event, _rows(attendance, "event", event["event"])) for event in events]
    pairs = []
    for want in wanted:
        best = max(left, key=lambda pair: _fit(pair[0], pair[1], want), default=None)
        if best and _fit(best[0], best[1], want) >= FIT:
            pairs.append((want, *best))
            left = [pair for pair in left if pair is not best]
        else:
            _seats(tally, want, [])
    tally.sets("events", range(len(wanted)), [*range(len(pairs)), *range(-len(left), 0)])
    for want, event, seats in pairs:
        tally.same("events.date", want["date"], _day(event["date"]))
        tally.same("events.kind", True, event["kind"] in want["kind"].split("|"))
        tally.same("events.format", want["format"], event["format"])
        tally.same("events.level", want["level"], event["level"] if isinstance(event["level"], str) else None)
        _seats(tally, want, seats)


def _seats(tally: _Tally, want: dict[str, Any], seats: list[dict[Any, Any]]) -> None:
    """Who was at an event, and in which role."""
    tally.sets("attendance.person", want["attendees"], [seat["person"] for seat in seats])
    for field, role in _ROLES.items():
        got = [seat["person"] for seat in seats if seat["role"] == role]
        tally.sets(f"attendance, {role}s", want[field], got)


def _fit(event: dict[Any, Any], seats: list[dict[Any, Any]], want: dict[str, Any]) -> float:
    """How well a found event fits a wanted one: day, kind, who was there, its name's characters."""
    there, name = set(want["attendees"]), set(_key(want["name"]))
    score = 2.0 * (_day(event["date"]) == want["date"]) + 2.0 * (event["kind"] in want["kind"].split("|"))
    score += len(there & {seat["person"] for seat in seats}) / max(1, len(there))
    return float(score + len(name & set(_key(str(event["name"])))) / max(1, len(name)))


def _formulas(
    tally: _Tally, rows: list[dict[Any, Any]], mentions: list[dict[Any, Any]], want: dict[str, Any]
) -> None:
    """Formulas by canonical form or as printed; a wider reading of the gold is no error."""
    core = {_key(formula): n for formula, n in want["formulas"].items()}
    soft = {_key(formula) for formula in want["formulas_soft"]}
    counts = {}
    for row in rows:
        if row["source"] == "listed":
            forms = {_key(m["variant"]) for m in mentions if m["formula"] == row["formula"]}
            form = next(iter(sorted((forms | {_key(row["formula"])}) & set(core))), _key(row["formula"]))
            counts[form] = row["count"]
            soft |= {form} if forms & soft else set()
    tally.sets("formulas.formula", core, counts, soft)
    for form in core.keys() & counts.keys():
        tally.same("formulas.count", core[form], counts[form])


def _rows(table: pd.DataFrame, column: str, value: str) -> list[dict[Any, Any]]:
    return table[table[column] == value].to_dict("records")


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else str(value.date().isoformat())


def _bare(*texts: Any) -> str:
    """Without white space: no reader can part decks that stand on one line."""
    return re.sub(r"\s", "", "".join(text for text in texts if isinstance(text, str)))


def _key(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
