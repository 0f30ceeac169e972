"""Summary: what was read, in plain sentences."""

from collections import Counter
from collections.abc import Sequence

from ..records import Page
from .selection import LeftOut, said


def summed_up(pages: Sequence[Page], articles: int, out: Sequence[LeftOut] = ()) -> list[str]:
    """Say what was read: pages, articles, days of issue, what was left out, what could not be read.

    Parameters
    ----------
    pages : the pages.
    articles : how many articles they have.
    out : the pages that were left out.

    Returns
    -------
    A sentence a line, without its full stop.
    """
    read = [row for row in pages if not row.problem]
    dates = sorted(row.issue_date for row in read if row.issue_date)
    sources = Counter(row.issue_date_source for row in read)
    lines = [f"{len(read)} pages, {articles} articles"]
    if dates:
        lines.append(f"issues from {dates[0]} to {dates[-1]}, {len(set(dates))} days")
    lines.append("issue dates: " + ", ".join(f"{n} {source}" for source, n in sorted(sources.items())))
    if out:
        lines.append(said(out, len(pages) + len(out)))
    if again := [row.file for row in pages if row.copy_of]:
        lines.append(
            f"{len(again)} of {len(pages)} files are copies of others, counted once: {', '.join(again)}"
        )
    if unread := problems(pages):
        lines.append(f"{len(unread)} of {len(pages)} files could not be read: {'; '.join(unread)}")
    return lines


def problems(pages: Sequence[Page]) -> list[str]:
    """The pages that could not be read, a sentence each: file and reason."""
    return [f"{row.file}: {row.problem}" for row in pages if row.problem]
