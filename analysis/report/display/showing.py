"""Showing: tables and figures of one corpus, that know their description, papers and evidence."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...figures.clouds import Cloud
from ...figures.made import made
from ...schema import fields
from ..evidence import Book
from ..evidence import formulas as formula_evidence
from ..evidence import themes as theme_evidence
from ..evidence import words as word_evidence
from ..sentences.papers import pooled
from ..sentences.pictures import picture_of
from . import show

#: What makes each book of evidence, and the row classes whose counts lead to it.
_BOOKS = {
    "themes": (theme_evidence.theme_book, theme_evidence.ROWS),
    "formulas": (formula_evidence.formula_book, formula_evidence.ROWS),
    "words": (word_evidence.word_book, word_evidence.ROWS),
}
#: Part of a table's columns that its row class must have.
_ENOUGH = 0.6


class Showing:
    """Shows what is counted of a corpus: ``show = showing(corpus)``, then ``show(figure, "Caption.")``.

    A figure of this package is described to those who cannot see it, and its caption says which papers it
    pools; the counts of a figure or a table lead to their sentences, which :meth:`evidence` shows at the end.
    """

    def __init__(self, corpus: Any) -> None:
        self._corpus = corpus
        self._books: dict[str, Book] = {}

    def __call__(self, thing: Any, caption: str = "", *, rows: int = 20) -> None:
        """Show a sentence, a table, a figure or a register.

        Parameters
        ----------
        thing : text (of none nothing is shown); a DataFrame; a figure, axes or cloud of
            :mod:`analysis.figures`; a register.
        caption : what it is, one sentence; all but text must have one.
        rows : rows of a table to show.

        Raises
        ------
        TypeError : a figure that :mod:`analysis.figures` did not draw: show it with
            :func:`analysis.report.display.show` and ``alt``.
        """
        if isinstance(thing, str) and not thing:
            return
        if isinstance(thing, Figure | Axes | Cloud):
            drawn = made(thing)
            if drawn is None:
                raise TypeError("not drawn by analysis.figures: use analysis.report.display.show with alt")
            tables = [each for each in drawn.given.values() if isinstance(each, pd.DataFrame)]
            caption = self.pooling(caption, tables)
            books = (self._book(each) for each in tables)
            book = next((each for each in books if each is not None), None)
            show(thing, caption, alt=picture_of(drawn), evidence=book)
        elif isinstance(thing, pd.DataFrame) and thing.empty:
            show(f"{caption.rstrip('.')}: there is none.")
        else:
            book = self._book(thing) if isinstance(thing, pd.DataFrame) else None
            show(thing, caption, rows=rows, evidence=book)

    def pooling(self, caption: str, tables: list[pd.DataFrame]) -> str:
        """Give a caption with the papers that a figure pools, unless its tables keep them apart."""
        apart = any("paper" in table or table.attrs.get("given", {}).get("by") == "paper" for table in tables)
        said = "" if apart else self._pooled()
        return f"{caption} {said}".strip()

    def _pooled(self) -> str:
        return pooled(self._corpus.pages, self._corpus.articles)

    def evidence(self) -> None:
        """Show the sentences that the counts shown so far lead to."""
        for book in self._books.values():
            if book.asked:
                show(book, "What the numbers above count, article by article; open a line to read.")
        if not any(book.asked for book in self._books.values()):
            show("No number of this report leads to a sentence: there is nothing to count.")

    def _book(self, table: pd.DataFrame) -> Book | None:
        """The book that knows a table's counts, with what the table notes of itself."""
        names = set(map(str, table.columns)) | {str(name) for name in table.index.names if name}
        best, home = _ENOUGH, ""
        for name, (_, rows) in _BOOKS.items():
            for row in rows:
                common = len(names & {field.name for field in fields(row)}) / max(1, len(names))
                if common > best or (common == best and not home):
                    best, home = common, name
        if not home:
            return None
        if home not in self._books:
            self._books[home] = _BOOKS[home][0](self._corpus)
        return self._books[home].given(**table.attrs.get("given", {}))


def showing(corpus: Any) -> Showing:
    """Give the ``show`` of a corpus.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    """
    return Showing(corpus)
