"""What stands behind the counts of the report on themes."""

import datetime
from collections.abc import Callable
from typing import Any

import pandas as pd

from ...lexicons.labels import label
from ...measures import counting, leading_themes
from ...words.counts import tokens_of
from .book import Behind, Book, Row, Rule, Shelf, shelf_of
from .texts import Place, Text, issued, texts_of
from .tokens import Tokens

Only = Callable[[Row], "frozenset[str] | None"]


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
    texts = texts_of(corpus)
    tokens = Tokens(tokens_of(corpus))
    counted = counting(corpus.theme_mentions, corpus.themes)
    columns = (counted[name].tolist() for name in ("theme", "article", "part", "start", "end"))
    hits = [(theme, (article, Place(*place))) for theme, article, *place in zip(*columns, strict=True)]

    def of_theme(theme: str) -> Shelf:
        return shelf_of(label("theme", theme), (place for its, place in hits if its == theme))

    shelves: dict[str, Callable[..., Shelf]] = {
        "theme": of_theme,
        "word": lambda word: shelf_of(word, tokens.places(word)),
    }
    led = {theme: frozenset(its) for theme, its in leading_themes(corpus.themes).groupby("theme")["article"]}
    return Book("themes", texts, shelves, _Rules(texts, led).by_column())


class _Rules:
    """The rule of each column; which articles a row speaks of is said by its other columns."""

    def __init__(self, texts: dict[str, Text], led: dict[Any, frozenset[str]]) -> None:
        self._texts = texts
        self._led = led

    def by_column(self) -> dict[str, Rule]:
        return {
            "mentions": self._mentions,
            "with_theme": _theme(self._named),
            "articles": _articles(self._when),
            "leading": _theme(self._leading),
            "share": self._share,
            "with_before": _theme(self._before),
            "articles_before": _articles(self._before),
            "with_after": _theme(self._after),
            "articles_after": _articles(self._after),
            "before": _part(_theme(self._before), _articles(self._before)),
            "after": _part(_theme(self._after), _articles(self._after)),
            "with_both": _word(self._leading),
            "with_word": _word(lambda row: None),
        }

    def _when(self, row: Row) -> frozenset[str] | None:
        return issued(self._texts, row["start"], row["end"]) if "start" in row else None

    def _before(self, row: Row) -> frozenset[str]:
        return issued(self._texts, None, pd.Timestamp(row["day"]) - datetime.timedelta(days=1))

    def _after(self, row: Row) -> frozenset[str]:
        return issued(self._texts, row["day"])

    def _leading(self, row: Row) -> frozenset[str]:
        return self._led.get(row["theme"], frozenset())

    def _named(self, row: Row) -> frozenset[str] | None:
        """Beside words, and where a book is given so, articles have the theme that they lead with."""
        when = self._when(row)
        if not (row.get("leading") is True or "with_both" in row):
            return when
        return self._leading(row) if when is None else self._leading(row) & when

    def _mentions(self, row: Row) -> Behind:
        only = frozenset([row["article"]]) if "article" in row else None
        return Behind(("theme", row["theme"]), "places", only)

    def _share(self, row: Row) -> Behind | None:
        """A share of articles; that of an article's points is no share of places."""
        return _part(_theme(self._named), _articles(self._when))(row) if "with_theme" in row else None


def _theme(only: Only) -> Callable[[Row], Behind]:
    return lambda row: Behind(("theme", row["theme"]), "articles", only(row))


def _articles(only: Only) -> Callable[[Row], Behind]:
    return lambda row: Behind(("text",), "articles", only(row))


def _word(only: Only) -> Rule:
    return lambda row: Behind(("word", row["word"]), "articles", only(row))


def _part(rule: Callable[[Row], Behind], of: Callable[[Row], Behind]) -> Callable[[Row], Behind]:
    return lambda row: rule(row)._replace(of=of(row))
