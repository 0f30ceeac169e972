"""Articles: one to be read, with persons, titles, dates, formulas, themes and statements marked in place."""

from html import escape
from typing import Any

import pandas as pd

from ..document.annotation import Document
from ..lexicons.labels import label
from ..schema import frame
from ..schema.table import Table
from .finding import find_one
from .marks import KINDS, Mark, find_marks
from .sheet import Sheet, framed, legend, row_of
from .weaving import Stretch, weave


class ArticleEdition(Sheet):
    """An article with its marks; ``marks`` has a row for each.

    Parameters
    ----------
    corpus : the corpus.
    document : the article, annotated.
    """

    def __init__(self, corpus: Any, document: Document) -> None:
        self.article = document.article
        self.name = document.article.headline or document.id
        self._document = document
        self._page = row_of(corpus.pages, "page", document.article.page)
        self._kind = row_of(corpus.articles, "article", document.id).kind
        signed = corpus.contributors[corpus.contributors["article"] == document.id]
        self._signed = list(zip(signed["name"].tolist(), signed["role"].tolist(), strict=True))
        with corpus.lexicons:
            self._marks = find_marks(corpus, document)

    def __repr__(self) -> str:
        return f"<Article {self.article.article} {self.name}: {len(self._marks)} marks>"

    @property
    def marks(self) -> Table:  # type: ignore[override]
        """One row a mark, in reading order."""
        table = frame(self._marks, Mark)
        assert isinstance(table, Table)  # noqa: S101 - so that its type is known
        return table

    def html(self) -> str:
        """The article as an element of an HTML page; everything in it is escaped."""
        counts = {kind: sum(mark.kind == kind for mark in self._marks) for kind in KINDS}
        shown = [kind for kind in KINDS if counts[kind]]
        entries = [(kind, label("edition.kind", kind), counts[kind]) for kind in shown]
        decks = weave(self._document.headline, self._part("headline"))
        first, *rest = decks.split("\n")  # a mark never goes on from one deck to the next
        title = f"<h3>{first}{''.join(f'<span class=deck>{deck}</span>' for deck in rest)}</h3>"
        body = weave(self._document.body, self._part("body"), stop=escape)
        paragraphs = "".join(f"<p>{line}</p>" for line in _paragraphs(body))
        head = f'<p class="head">{escape(self._where())}</p>'
        opening = f"{head}{title if first else ''}{legend(entries, boxes=True)}"
        return framed(f'{opening}<div class="text">{paragraphs}</div>', shown)

    def _part(self, part: str) -> list[Stretch]:
        """The marks of a part, none of them across the end of a line."""
        text = self._document.headline if part == "headline" else self._document.body
        found = []
        for mark in self._marks:
            if mark.part != part:
                continue
            start = mark.start
            said = f"{label('edition.kind', mark.kind)}: {mark.row}"
            for line in text[mark.start : mark.end].split("\n"):
                if line:
                    found.append(Stretch(start, start + len(line), mark.kind, said))
                start += len(line) + 1
        return found

    def _where(self) -> str:
        """Paper, day, page, kind and authors."""
        page = self._page
        day = page.issue_date.date().isoformat() if pd.notna(page.issue_date) else "day unknown"
        paper = page.paper if isinstance(page.paper, str) else "paper unknown"
        number = f" {page.page_no}" if isinstance(page.page_no, str) else ""
        signed = "、".join(f"{name} ({label('contributors.role', role)})" for name, role in self._signed)
        kind = label("articles.kind", self._kind)
        said = (f"{paper} {day}{number}", kind, self.article.article, signed)
        return " · ".join(each for each in said if each)


def _paragraphs(body: str) -> list[str]:
    return [line for line in body.split("\n") if line]


def article(corpus: Any, wanted: str) -> ArticleEdition:
    """Give an article to be read.

    Parameters
    ----------
    corpus : the corpus.
    wanted : the article's id, its headline, or a part of that.

    Raises
    ------
    NotFound : no article is called so, or several are; the message names them.
    """
    things = [(d.id, d.article.headline or d.article.body[:20]) for d in corpus.documents]
    found = find_one(wanted, things, "article")
    return ArticleEdition(corpus, next(d for d in corpus.documents if d.id == found))
