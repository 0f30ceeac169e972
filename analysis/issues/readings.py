"""Page readings: a page file read through, with its row, its articles and its id."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count
from typing import NamedTuple

from ..layout.articles import Reading, read_articles
from ..readers.pages import Source
from ..records import Page
from .copies import copies, signature
from .dating import Issue, printed_issue, read_issue


class PageReading(NamedTuple):
    """A page as read: its row, the text it came from, and what was found on it.

    ``own`` is the issue as the page itself prints it, whatever the manifest says.
    """

    row: Page
    source: Source
    issue: Issue
    reading: Reading
    own: Issue


def read_page(source: Source) -> PageReading:
    """Read a page file's text into articles and find out when it was issued; its id is yet to come."""
    reading = read_articles("", source.text)
    published = _day(source.published)
    issue = read_issue(reading, source.known, source.file, published)
    own = printed_issue(reading, issue.head) if issue.source == "manifest" and issue.head else issue
    row = Page(
        "",
        source.file,
        issue.paper,
        issue.date,
        issue.source,
        issue.reason,
        source.published,
        issue.page_no,
        source.encoding,
        len("".join(source.text.split())),
        source.sha256,
        source.problem,
    )
    return PageReading(row, source, issue, reading, own)


def _day(published: str | None) -> datetime.date | None:
    """The day of a time in ISO form; None where there is no such day."""
    try:
        return datetime.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def numbered(readings: list[PageReading]) -> list[PageReading]:
    """Give every page its id: issue date and page number, or a counter where no number is known.

    Pages with a number take their ids first, so that no counter stands for a number that is printed. A page
    that is a copy of another (:mod:`analysis.issues.copies`) says so and leaves its articles to that.
    """
    found = [named(r, name) for r, name in zip(readings, page_ids([r.row for r in readings]), strict=True)]
    for n, first in copies([r.row for r in found], [signature(r.reading.articles) for r in found]).items():
        found[n] = found[n]._replace(
            row=found[n].row._replace(copy_of=found[first].row.page),
            reading=replace(found[n].reading, articles=[], contributors=[], bodies=[]),
        )
    return found


def page_ids(rows: Sequence[Page]) -> list[str]:
    """The ids of pages, in their order; see :func:`numbered`."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    for known in (True, False):
        for n, row in enumerate(rows):
            number = _plain(row.page_no)
            if bool(number) == known:
                day = row.issue_date.isoformat() if row.issue_date else "undated"
                names[n] = _free(f"{day}-{number}" if number else day, bool(number), taken)
    return [names[n] for n in range(len(rows))]


def named(reading: PageReading, page: str) -> PageReading:
    """A page with an id, which its rows bear."""
    return reading._replace(row=reading.row._replace(page=page), reading=_renamed(reading.reading, page))


def _plain(page_no: str | None) -> str:
    """A page number as it may stand in an id, which is also a file's name: letters and figures.

    Examples
    --------
    >>> _plain("A03"), _plain("A 03/04"), _plain("../.."), _plain("三")
    ('A03', 'A-03-04', '', '三')
    """
    return "-".join(re.findall(r"\w+", page_no or ""))


def _free(name: str, bare: bool, taken: set[str]) -> str:
    """A name that no page bears yet, with a counter behind it unless it is free without one."""
    ids = chain([name] if bare else [], (f"{name}-{n}" for n in count(2 if bare else 1)))
    free = next(new for new in ids if new not in taken)
    taken.add(free)
    return free


def _renamed(reading: Reading, page: str) -> Reading:
    """A reading whose rows bear the page's id."""
    return Reading(
        [a._replace(article=page + a.article, page=page) for a in reading.articles],
        [c._replace(article=page + c.article) for c in reading.contributors],
        [s._replace(page=page) for s in reading.accounting],
        reading.bodies,
        reading.text,
    )
