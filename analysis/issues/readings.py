"""Page readings: a page file read through, with its row, its articles and its id."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..layout.articles import Reading, read_articles
from ..readers.pages import Source
from ..records import Page
from .dating import Issue, read_issue


class PageReading(NamedTuple):
    """A page as read: its row, the text it came from, and what was found on it."""

    row: Page
    source: Source
    issue: Issue
    reading: Reading


def read_page(source: Source) -> PageReading:
    """Read a page file's text into articles and find out when it was issued; its id is yet to come."""
    reading = read_articles("", source.text)
    issue = read_issue(reading, source.known, source.file)
    row = Page(
        "",
        source.file,
        issue.paper,
        issue.date,
        issue.source,
        issue.reason,
        issue.page_no,
        source.encoding,
        len("".join(source.text.split())),
        source.sha256,
        source.problem,
    )
    return PageReading(row, source, issue, reading)


def numbered(readings: list[PageReading]) -> list[PageReading]:
    """Give every page its id: issue date and page number, or a counter where no number is known."""
    taken: Counter[str] = Counter()
    done = []
    for r in readings:
        day = r.row.issue_date.isoformat() if r.row.issue_date else "undated"
        name = f"{day}-{r.row.page_no}" if r.row.page_no else day
        taken[name] += 1
        if taken[name] > 1 or not r.row.page_no:
            name = f"{name}-{taken[name]}"
        done.append(r._replace(row=r.row._replace(page=name), reading=_renamed(r.reading, name)))
    return done


def _renamed(reading: Reading, page: str) -> Reading:
    """A reading whose rows bear the page's id."""
    return Reading(
        [a._replace(article=page + a.article, page=page) for a in reading.articles],
        [c._replace(article=page + c.article) for c in reading.contributors],
        [s._replace(page=page) for s in reading.accounting],
        reading.bodies,
        reading.text,
    )
