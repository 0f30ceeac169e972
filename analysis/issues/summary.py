"""Summary: what was read, in plain sentences."""

from collections import Counter
from collections.abc import Sequence

from .readings import PageReading
from .selection import LeftOut, said


def summed_up(readings: Sequence[PageReading], out: Sequence[LeftOut] = ()) -> list[str]:
    """Say what was read: pages, articles, days of issue, what was left out, what could not be read.

    Parameters
    ----------
    readings : the pages.
    out : the pages that were left out.

    Returns
    -------
    A sentence a line, without its full stop.
    """
    read = [r for r in readings if not r.row.problem]
    dates = sorted(r.row.issue_date for r in read if r.row.issue_date)
    sources = Counter(r.row.issue_date_source for r in read)
    lines = [f"{len(read)} pages, {sum(len(r.reading.articles) for r in read)} articles"]
    if dates:
        lines.append(f"issues from {dates[0]} to {dates[-1]}, {len(set(dates))} days")
    lines.append("issue dates: " + ", ".join(f"{n} {source}" for source, n in sorted(sources.items())))
    if out:
        lines.append(said(out, len(readings) + len(out)))
    if unread := problems(readings):
        lines.append(f"{len(unread)} of {len(readings)} files could not be read: {'; '.join(unread)}")
    return lines


def problems(readings: Sequence[PageReading]) -> list[str]:
    """The pages that could not be read, a sentence each: file and reason."""
    return [f"{r.row.file}: {r.row.problem}" for r in readings if r.row.problem]
