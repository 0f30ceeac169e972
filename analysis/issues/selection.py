"""Selection: the pages of some newspapers and some days of issue."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, NamedTuple, Protocol, TypeVar

from ..readers.errors import CorpusError
from ..records import Page
from ..schema import Column


class LeftOut(NamedTuple):
    """A page that was read and left out, since it is of another paper or day."""

    page: Annotated[str, Column("Id of the page.", key=True)]
    file: Annotated[str, Column("Path of the file, from the corpus folder.")]
    paper: Annotated[str | None, Column("Name of the newspaper.")]
    issue_date: Annotated[datetime.date | None, Column("Day of issue.")]
    reason: Annotated[
        str,
        Column(
            "Why it was left out.",
            values=("no paper known", "another paper", "no issue date", "an earlier day", "a later day"),
        ),
    ]


class _HasRow(Protocol):
    @property
    def row(self) -> Page: ...


R = TypeVar("R", bound=_HasRow)


def select(
    readings: Sequence[R],
    papers: Sequence[str] = (),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> tuple[list[R], list[LeftOut]]:
    """Part the pages of some papers and days from the others.

    A file that could not be read stays, so that the tables list it: nobody knows what was on it.

    Parameters
    ----------
    readings : pages with their ids, each with its ``row``.
    papers : names of newspapers; none for all.
    since, until : first and last day of issue; None for no limit.

    Returns
    -------
    The pages that stay, and a row for each of the others.

    Raises
    ------
    CorpusError : no page is of one of the papers, or none is left.
    """
    named = sorted({r.row.paper for r in readings if r.row.paper})
    for paper in papers:
        if paper not in named:
            known = (
                f"there are {', '.join(named)}" if named else "no page names its paper; say it in pages.csv"
            )
            raise CorpusError(f"paper {paper!r} is on no page; {known}")
    kept: list[R] = []
    out: list[LeftOut] = []
    for reading in readings:
        row = reading.row
        reason = None if row.problem else _reason(row.paper, row.issue_date, papers, since, until)
        if reason:
            out.append(LeftOut(row.page, row.file, row.paper, row.issue_date, reason))
        else:
            kept.append(reading)
    if out and all(r.row.problem for r in kept):
        days = sorted(r.row.issue_date for r in readings if r.row.issue_date)
        of = f"; the pages are of {days[0]} to {days[-1]}" if days else ""
        raise CorpusError(f"no page is left: {said(out, len(readings))}{of}")
    return kept, out


def _reason(
    paper: str | None,
    day: datetime.date | None,
    papers: Sequence[str],
    since: datetime.date | None,
    until: datetime.date | None,
) -> str | None:
    """Why a page is left out; None where it is not."""
    if papers and paper not in papers:
        return "another paper" if paper else "no paper known"
    if not since and not until:
        return None
    if day is None:
        return "no issue date"
    if since and day < since:
        return "an earlier day"
    return "a later day" if until and day > until else None


def said(out: Sequence[LeftOut], of: int) -> str:
    """Say how many pages were left out, and why.

    Parameters
    ----------
    out : those pages.
    of : how many there were.

    Examples
    --------
    >>> page = LeftOut("p", "a.txt", None, None, "no issue date")
    >>> said([page, page], 5)
    '2 of 5 pages left out: 2 no issue date'
    """
    counts = Counter(page.reason for page in out)
    return f"{len(out)} of {of} pages left out: " + ", ".join(
        f"{n} {reason}" for reason, n in sorted(counts.items())
    )
