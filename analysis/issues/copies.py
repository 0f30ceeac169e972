"""Copies: one page in several files, under two names, as text and as HTML, or in an archive besides."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ..records import Article, Page


def signature(articles: Sequence[Article]) -> str:
    """What tells a page's articles from those of all other pages: empty where it has none.

    Parameters
    ----------
    articles : the page's articles.

    Returns
    -------
    A hash of their bodies without white space, in order.
    """
    bodies = ["".join(article.body.split()) for article in articles]
    return hashlib.sha256("\n".join(bodies).encode("utf-8", "surrogatepass")).hexdigest() if bodies else ""


def copies(pages: Sequence[Page], signatures: Sequence[str]) -> dict[int, int]:
    """Find the pages that are copies of earlier ones.

    Parameters
    ----------
    pages : the pages, in order.
    signatures : that of each.

    Returns
    -------
    The number of each copy, and the number of the page that it is a copy of: the first with the same
    articles, of a paper and a day that do not contradict.

    Examples
    --------
    >>> page = Page("p", "a.txt", None, None, "unknown", None, None, None, "utf-8", 9, "…", None)
    >>> copies([page, page, page], ["x", "y", "x"])
    {2: 0}
    """
    first: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for n, (page, own) in enumerate(zip(pages, signatures, strict=True)):
        if not own:
            continue
        before = first.setdefault(own, [])
        same = next((m for m in before if _agree(pages[m], page)), None)
        if same is None:
            before.append(n)
        else:
            found[n] = same
    return found


def _agree(one: Page, other: Page) -> bool:
    """Whether two pages may be one: neither paper nor day of issue speaks against it."""
    return all(
        None in (a, b) or a == b for a, b in ((one.paper, other.paper), (one.issue_date, other.issue_date))
    )
