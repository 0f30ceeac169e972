"""Pages: one to be read as it came, with what every stretch of it was taken for."""

from collections import Counter
from html import escape
from typing import Any

import pandas as pd

from ..lexicons.labels import label
from ..schema.table import Table
from .finding import find_one
from .sheet import Sheet, framed, legend, row_of
from .weaving import Stretch, weave


class PageEdition(Sheet):
    """A page's raw text with its stretches; ``marks`` has a row for each.

    Parameters
    ----------
    corpus : the corpus.
    page : the page's id.
    text : its raw text.
    """

    def __init__(self, corpus: Any, page: str, text: str) -> None:
        self._row = row_of(corpus.pages, "page", page)
        self._text = text
        its = corpus.accounting[corpus.accounting["page"] == page]
        self.marks = Table(
            its.assign(text=[text[a:b] for a, b in zip(its["start"], its["end"], strict=True)])
        )
        self.name = page

    def __repr__(self) -> str:
        return f"<Page {self.name}: {len(self.marks)} stretches>"

    def html(self) -> str:
        """The page as an element of an HTML page; everything in it is escaped."""
        rows: list[Any] = list(self.marks.itertuples(index=False))
        stretches = [Stretch(r.start, r.end, f"role-{r.role}", _said(r)) for r in rows if r.text.strip()]
        sizes = Counter[str]()
        for row in rows:
            sizes[row.role] += len(row.text)
        entries = [(f"role-{role}", label("accounting.role", role), n) for role, n in sizes.items()]
        day = self._row.issue_date.date().isoformat() if pd.notna(self._row.issue_date) else "day unknown"
        paper = self._row.paper if isinstance(self._row.paper, str) else "paper unknown"
        head = f"{paper} {day} · {self._row.file} · characters by what they were taken for:"
        text = weave(self._text, stretches)
        opening = f'<p class="head">{escape(head)}</p>{legend(entries, boxes=False)}'
        return framed(f'{opening}<div class="raw">{text}</div>', ())


def _said(row: Any) -> str:
    """What a stretch was taken for; nothing of a body that stands as printed."""
    reason = row.reason if isinstance(row.reason, str) else ""
    if row.role == "body" and not reason:
        return ""
    return f"{label('accounting.role', row.role)}{f': {reason}' if reason else ''}"


def page(corpus: Any, wanted: str) -> PageEdition:
    """Give a page to be read.

    Parameters
    ----------
    corpus : the corpus.
    wanted : the page's id, its file, or a part of that.

    Raises
    ------
    NotFound : no page is called so, or several are; the message names them.
    """
    found = find_one(wanted, [(r.row.page, r.row.file) for r in corpus.readings], "page")
    reading = next(r for r in corpus.readings if r.row.page == found)
    return PageEdition(corpus, found, reading.source.text)
