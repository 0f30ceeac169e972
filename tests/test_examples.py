"""Example rows, one CSV a subject: each sentence is read as its row says.

``tests/examples/README.md`` explains the columns. A known failure must fail; the day it passes, the
test asks to make the row plain or negative.
"""

import csv
import dataclasses
import datetime
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.dates import find_dates
from analysis.document import annotate
from analysis.events.attendance import find_attendance
from analysis.events.events import find_events
from analysis.events.persons import find_people
from analysis.issues.dating import read_issue
from analysis.layout.articles import read_articles
from analysis.layout.bylines import Signature, head_byline, line_byline, tail_byline
from analysis.readers.manifest import read_manifest
from analysis.readers.pages import UNKNOWN
from analysis.records import Article, Attendance, Event
from analysis.text.cleaning import clean
from analysis.text.located import Text

EXAMPLES = Path(__file__).parent / "examples"
Row = dict[str, str]

#: How many rows a subject has at least, and that a third of them are negative.
LEAST = {"dates": 150, "people": 120, "events": 100}
ROLES = {"host": "host", "speakers": "speaker", "counterparts": "counterpart"}
CONTRIBUTORS = {
    "reporters": "reporter",
    "correspondents": "correspondent",
    "photographers": "photographer",
    "editors": "editor",
}


@cache
def read(subject: str) -> list[Row]:
    with (EXAMPLES / f"{subject}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def examples(subject: str) -> pytest.MarkDecorator:
    """One test a row; a known failure has to fail, and by what it reads, not by an error."""
    passes = f"the row is read as it says: make it plain or negative in tests/examples/{subject}.csv"
    known = pytest.mark.xfail(strict=True, raises=AssertionError, reason=passes)
    rows = [
        pytest.param(
            row, id=f"{row['kind']}: {row['note']}", marks=[known] * (row["kind"] == "known-failure")
        )
        for row in read(subject)
    ]
    return pytest.mark.parametrize("row", rows)


def cleaned(cell: str) -> str:
    """A cell as the text of a page: its lines parted, its characters mended."""
    return str(clean(Text.of(cell.replace("\\n", "\n"))))


def article(body: str) -> Article:
    return Article("p-01", "p", 1, None, None, "other", body, len(body))


def printed(row: Row) -> datetime.date | None:
    return datetime.date.fromisoformat(row["printed"]) if row["printed"] else None


def iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize("subject", LEAST)
def test_the_examples_are_many_and_a_third_is_negative(subject: str) -> None:
    kinds = Counter(row["kind"] for row in read(subject))
    assert set(kinds) == {"plain", "negative", "known-failure"}
    assert kinds.total() >= LEAST[subject]
    assert 3 * kinds["negative"] >= kinds.total()


@examples("dates")
def test_dates(row: Row) -> None:
    mentions = find_dates(row["sentence"], printed(row))
    assert {
        "found": "|".join(m.text for m in mentions),
        "date": "|".join(iso(m.date) for m in mentions),
        "end_date": "|".join(iso(m.end_date) for m in mentions),
        "precision": "|".join(m.precision for m in mentions),
        "part": "|".join(m.part or "" for m in mentions),
    } == {column: row[column] for column in ("found", "date", "end_date", "precision", "part")}
    # Many sentences tell of things that are no event of ours; of one that is, the date is known.
    for event in find_events(annotate(article(row["sentence"]), printed(row)))[:1]:
        assert (event.date_text or "") == row["event"]


@examples("people")
def test_people(row: Row) -> None:
    found: dict[str, list[str]] = {}
    for person in find_people(annotate(article(cleaned(row["sentence"])))):
        found.setdefault(person.person, []).extend([person.title] if person.title else [])
    wanted = dict(cell.split("=", 1) for cell in row["people"].split("|") if cell)
    assert list(found.items()) == [(name, several(cell, ";")) for name, cell in wanted.items()]


def several(cell: str, parting: str = "、") -> list[str]:
    return [part for part in cell.split(parting) if part]


@examples("events")
def test_events(row: Row) -> None:
    told = annotate(article(cleaned(row["sentences"])), printed(row))
    seats = find_attendance(told)
    events = [event for event in find_events(told) if event.kind != "other"]
    found, wanted = [as_found(event, seats) for event in events], as_wanted(row)
    assert [event["kind"] for event in found] == [event["kind"] for event in wanted]
    assert [{key: event[key] for key in want} for event, want in zip(found, wanted, strict=True)] == wanted


def as_wanted(row: Row) -> list[dict[str, Any]]:
    """The events of a row; what it does not say (no name printed) has no key."""
    events: list[dict[str, Any]] = []
    for n, cell in enumerate(several(row["events"], ";")):
        kind, name, level, form, date = cell.split("/")
        event: dict[str, Any] = {"kind": kind, "level": level, "format": form, "date": date}
        event |= {"name": cleaned(name)} if name else {}
        groups = {key: row[key].split(";")[n] if row[key] else "" for key in (*ROLES, "attendees")}
        event |= {key: several(group) for key, group in groups.items()}
        event["list_open"] = row["list_open"].split(";")[n] if row["list_open"] else ""
        if kind not in ("inspection", "registration"):  # rows name the place of what is held in one
            event["venue"] = row["venue"].split(";")[n] if row["venue"] else ""
        events.append(event)
    return events


def as_found(event: Event, seats: list[Attendance]) -> dict[str, Any]:
    own = [seat for seat in seats if seat.event == event.event]
    present = {seat.position: seat.person for seat in own}
    return {
        "kind": event.kind,
        "name": event.name,
        "level": event.level or "",
        "format": event.format,
        "date": "..".join(iso(day) for day in (event.date, event.end_date) if day),
        "attendees": [present[position] for position in sorted(present)],
        **{key: [seat.person for seat in own if seat.role == role] for key, role in ROLES.items()},
        "venue": event.venue or "",
        "list_open": "yes" if any(seat.list_open for seat in own) else "",
    }


@examples("bylines")
def test_bylines(row: Row) -> None:
    text = cleaned(row["text"])
    signatures, rest = signed(text)
    found = {field: [s.name for s in signatures if s.role == role] for field, role in CONTRIBUTORS.items()}
    assert found == {field: several(row[field]) for field in CONTRIBUTORS}
    assert rest.startswith(cleaned(row["rest"]))


def signed(text: str) -> tuple[list[Signature], str]:
    """Who signed a line, or the head or the foot of an article; and what the byline leaves."""
    if signatures := line_byline(text):
        return signatures, ""
    if head := head_byline(text):
        return head.signatures, text[head.end :].lstrip()
    if tail := tail_byline(text):
        return tail.signatures, text[: tail.start]
    return [], text


@examples("mastheads")
def test_mastheads(row: Row) -> None:
    page = dataclasses.replace(read_articles("p", row["text"].replace("\\n", "\n")), articles=[])
    issue = read_issue(page, UNKNOWN)
    assert {
        "issue_date": iso(issue.date),
        "page_no": issue.page_no or "",
        "paper": issue.paper or "",
    } == {column: row[column] for column in ("issue_date", "page_no", "paper")}


@examples("short_pages")
def test_short_pages(row: Row) -> None:
    reading = read_articles("p", row["text"].replace("\\n", "\n"))
    bodies = [solid(a.body) for a in reading.articles]
    wanted = {column: row[column].split("|") for column in ("headlines", "firsts", "lasts", "signed")}
    assert len(bodies) == len(wanted["firsts"])
    assert {
        "headlines": [solid(f"{a.headline or ''}{a.subheads or ''}") for a in reading.articles],
        "firsts": [body[: len(first)] for body, first in zip(bodies, wanted["firsts"], strict=True)],
        "lasts": [body[-len(last) :] for body, last in zip(bodies, wanted["lasts"], strict=True)],
        "signed": [
            "、".join(c.name for c in reading.contributors if c.article == a.article)
            for a in reading.articles
        ],
    } == wanted | {"headlines": [solid(headline) for headline in wanted["headlines"]]}


def solid(text: str) -> str:
    """A text without white space, as headlines and bodies are compared."""
    return re.sub(r"\s", "", text)


@examples("issues")
def test_issues(row: Row, tmp_path: Path) -> None:
    manifest = f"file,issue_date\n{Path(row['file']).name},{row['manifest']}\n"
    (tmp_path / "pages.csv").write_text(manifest, encoding="utf-8")
    (tmp_path / row["file"]).parent.mkdir(exist_ok=True)
    (tmp_path / row["file"]).touch()
    (known,) = read_manifest(tmp_path).values()
    text = row["text"].replace("\\n", "\n")
    issue = read_issue(read_articles("p", text), known, row["file"])
    assert (iso(issue.date), issue.source) == (row["issue_date"], row["source"])
    assert row["reason"] in (issue.reason or "")


@examples("layouts")
def test_layouts(row: Row) -> None:
    reading = read_articles("p", row["page"].replace("\\n", "\n"))
    found = []
    for a in reading.articles:
        decks = [deck for deck in (a.headline, *(a.subheads or "").split("\n")) if deck]
        names = dict.fromkeys(c.name for c in reading.contributors if c.article == a.article)
        found.append("|".join([";".join(decks), "、".join(names), a.body]))
    assert found == row["articles"].replace("\\n", "\n").split(" ‖ ")
