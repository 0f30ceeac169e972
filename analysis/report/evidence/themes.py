"""What stands behind the counts of the report on themes."""

from typing import Any

from ...lexicons.labels import label
from ...measures import counting, leading_themes
from ...measures.changes import ChangePoint, ThemeChange
from ...measures.theme_words import MissingWord
from ...measures.themes import ThemeShare, ThemeTotal
from ...records import Theme
from ...words.counts import tokens_of
from .book import Book, Counted, Group, Shelf, shelf_of
from .declared import Row
from .texts import Place, texts_of
from .tokens import Tokens

#: The tables whose numbers lead to the book.
ROWS = (ThemeTotal, ThemeShare, ThemeChange, ChangePoint, Theme, MissingWord)


def theme_book(corpus: Any) -> Book:
    """Collect what stands behind the counts of themes.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.

    Returns
    -------
    A book for the tables ``themes`` of a corpus and those of :func:`analysis.measures.theme_totals`,
    :func:`~analysis.measures.theme_shares` (of leading themes: ``book.given(leading=True)``),
    :func:`~analysis.measures.theme_changes`, :func:`~analysis.measures.theme_change_points` and
    :func:`~analysis.measures.missing_words`.
    """
    tokens = Tokens(tokens_of(corpus))
    mentions = counting(corpus.theme_mentions, corpus.themes)
    columns = (mentions[name].tolist() for name in ("theme", "article", "part", "start", "end"))
    hits = [(theme, (article, Place(*place))) for theme, article, *place in zip(*columns, strict=True)]
    first = leading_themes(corpus.themes)
    led = set(zip(first["article"].tolist(), first["theme"].tolist(), strict=True))

    def of_theme(theme: str) -> Shelf:
        return shelf_of(label("theme", theme), (place for its, place in hits if its == theme))

    def leading(group: Group, value: Any, row: Row) -> bool:
        """Whether the article leads with the row's theme."""
        return ((group.article, row["theme"]) in led) is value

    tables = {
        "theme_mentions": Counted(of_theme, ("theme",)),
        "words": Counted(lambda word: shelf_of(word, tokens.places(word)), ("word",)),
    }
    return Book("themes", texts_of(corpus), tables, ROWS, {"leading": leading})
