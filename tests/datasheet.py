"""The corpus's datasheet: the figures of ``corpus/README.md``, counted from its sources and its gold.

After a change to the corpus or its gold, write them again::

    .venv/bin/python -m tests.datasheet
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.score_gold import read_gold
from tests.typesetter import Report, load
from tests.typesetter.source import CORPUS

README = CORPUS / "README.md"
#: Stands before and behind each table that is counted.
MARK = "<!-- {}: python -m tests.datasheet -->"


def sources() -> list[tuple[dict[str, Any], list[Report], Any]]:
    """The corpus's pages, by day of issue: what is known of them, their reports, their layout."""
    pages = [load(path) for path in (CORPUS / "source").glob("*.toml")]
    return sorted(pages, key=lambda source: source[0]["issue_date"])


def day_month(day: datetime.date, year: bool = False) -> str:
    """A day as the datasheet prints it: 26 March 2022."""
    return f"{day.day} {day:%B %Y}" if year else f"{day.day} {day:%B}"


def characters(report: Report) -> int:
    """Characters of a report's text without white space and without the marks of a column's end."""
    return len(re.sub(r"[\s¦]", "", "".join(report.paragraphs)))


def coverage() -> Iterator[str]:
    """One row an issue."""
    head = ("file", "paper", "issue date", "page", "reports", "characters", "headlines", "days reported")
    yield "| " + " | ".join(head) + " |"
    yield "|---" * len(head) + "|"
    for page, reports, layout in sources():
        shown = sum(
            bool(r.decks) and layout.at(n, len(reports)).headline_place != "missing"
            for n, r in enumerate(reports, start=1)
        )
        cells = (
            f"`pages/{page['file']}`",
            page["paper"],
            f"{day_month(page['issue_date'], year=True)}, {page['issue_date_source']}",
            f"{page['page']}, printed" if page["page"] else "not known",
            str(len(reports)),
            f"{sum(map(characters, reports)):,}",
            str(shown),
            reported(page["file"].removesuffix(".txt")),
        )
        yield "| " + " | ".join(cells) + " |"


def reported(page: str) -> str:
    """The days of a page's events, sessions that are only announced left out."""
    days = sorted(
        {
            datetime.date.fromisoformat(event["date"])
            for article in read_gold()[page]["articles"]
            for event in article["events"]
            if event["date"] and event["kind"] != "plenary notice"
        }
    )
    first, last = days[0], days[-1]
    if first == last:
        return day_month(first)
    joined = f"{first.day}–" if first.month == last.month else f"{day_month(first)} – "
    return joined + day_month(last)


def weeks() -> Iterator[str]:
    """A calendar of the weeks from the first issue to the last: the days of an issue in bold."""
    issues = [page["issue_date"] for page, _, _ in sources()]
    first, last = issues[0], issues[-1]
    yield "| | " + " | ".join(calendar.day_abbr) + " |"
    yield "|---" * 8 + "|"
    monday = first - datetime.timedelta(days=first.weekday())
    while monday <= last:
        days = [monday + datetime.timedelta(days=n) for n in range(7)]
        cells = [f"**{day.day}**" if day in issues else "·" if first <= day <= last else "" for day in days]
        yield f"| {monday.day} {monday:%b} | " + " | ".join(cells) + " |"
        monday += datetime.timedelta(days=7)
    between = (last - first).days + 1
    yield ""
    longest, since = max(((b - a).days - 1, a) for a, b in pairwise(issues))
    yield (
        f"{len(issues)} of the {between} days from {day_month(first)} to {day_month(last)} have a page here; "
        f"the longest gap, {longest} days, follows {day_month(since)}."
    )


def figures() -> Iterator[str]:
    """What the corpus holds, in counts."""
    gold = [article for page in read_gold().values() for article in page["articles"]]
    reports = [report for _, found, _ in sources() for report in found]
    events = [event for article in gold for event in article["events"]]
    kinds = Counter(event["kind"].split("|")[0] for event in events)
    named = Counter(name for article in gold for name in article["people"])
    strict = [formula for article in gold for formula in article["formulas"]]
    rows = {
        "pages, reports, paragraphs": (len(sources()), len(reports), sum(len(r.paragraphs) for r in reports)),
        "characters without white space": (sum(map(characters, reports)),),
        "reports with a headline, without one": tuple(
            sum(bool(r.decks) is shown for r in reports) for shown in (True, False)
        ),
        "people named, of these in two reports or more": (len(named), sum(n > 1 for n in named.values())),
        "policy formulas, their places in reports": (len(set(strict)), len(strict)),
    }
    yield "| what | how many |"
    yield "|---|---|"
    for what, counts in rows.items():
        yield f"| {what} | {', '.join(f'{n:,}' for n in counts)} |"
    listed = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda k: (-k[1], k[0])))
    yield f"| events | {len(events)}: {listed} |"


TABLES = {"coverage": coverage, "calendar": weeks, "figures": figures}


def restate(text: str) -> str:
    """The datasheet with its tables counted anew."""
    for name, rows in TABLES.items():
        mark = MARK.format(name)
        table = "\n".join(rows())
        text = re.sub(rf"(?<={mark}\n).*?(?={mark})", f"\n{table}\n\n", text, flags=re.S)
    return text


if __name__ == "__main__":
    README.write_text(restate(README.read_text(encoding="utf-8")), encoding="utf-8")
