"""What stands behind the counts of the report on themes."""

from collections import defaultdict
from typing import Any

import pandas as pd

from ...lexicons.labels import label
from ...measures import counting, leading_themes, with_paper
from ...measures.change_points import ChangePoint
from ...measures.changes import ThemeChange
from ...measures.papers import PaperShare, PaperTheme, PaperTotal
from ...measures.sensitivity import ThemeRule, leading_plainly
from ...measures.theme_words import MissingWord
from ...measures.themes import ThemeShare, ThemeTotal
from ...records import Theme
from ...words.counts import tokens_of
from .book import Book, Condition, Counted, shelf_of
from .texts import Place, texts_of
from .tokens import Tokens

#: The tables whose numbers lead to the book.
ROWS = (
    ThemeTotal,
    ThemeShare,
    ThemeChange,
    ChangePoint,
    ThemeRule,
    Theme,
    MissingWord,
    PaperTotal,
    PaperTheme,
    PaperShare,
)


def theme_book(corpus: Any) -> Book:
    """Collect what stands behind the counts of themes.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.

    Returns
    -------
    A book for the tables ``themes`` of a corpus and those of :func:`analysis.measures.theme_totals`,
    :func:`~analysis.measures.theme_shares` (of leading themes: ``book.given(leading=True)``),
    :func:`~analysis.measures.theme_papers`, :func:`~analysis.measures.paper_shares`,
    :func:`~analysis.measures.theme_changes`, :func:`~analysis.measures.theme_change_points`,
    :func:`~analysis.measures.theme_sensitivity` and :func:`~analysis.measures.missing_words`.
    """
    tokens = Tokens(tokens_of(corpus))
    hits = _places(counting(corpus.theme_mentions, corpus.themes))
    terms = _places(corpus.theme_mentions)
    led, plainly = _pairs(leading_themes(corpus.themes)), _pairs(leading_plainly(corpus.theme_mentions))

    def led_as(pairs: set[tuple[str, str]]) -> Condition:
        """Whether the article leads with the row's theme, as these pairs have it."""
        return lambda group, value, row: ((group.article, row["theme"]) in pairs) is value

    named = with_paper(corpus.articles[["article"]], corpus.articles, corpus.pages)
    paper_of = dict(zip(named["article"].tolist(), named["paper"].tolist(), strict=True))
    tables = {
        "theme_mentions": Counted(lambda theme: shelf_of(label("theme", theme), hits[theme]), ("theme",)),
        # Those without points and of themes that the article does not have, too.
        "theme_terms": Counted(
            lambda theme: shelf_of(f"{label('theme', theme)}: all terms", terms[theme]),
            ("theme",),
            same=("theme_mentions", ("theme",)),
        ),
        "words": Counted(lambda word: shelf_of(word, tokens.places(word)), ("word",)),
    }
    conditions = {
        "leading": led_as(led),
        "leading plainly": led_as(plainly),
        "leading both ways": led_as(led & plainly),
        "paper": lambda group, value, _: paper_of[group.article] == value,
    }
    return Book("themes", texts_of(corpus), tables, ROWS, conditions)


def _places(mentions: pd.DataFrame) -> defaultdict[str, list[tuple[str, Place]]]:
    """Where the terms of each theme stand, by article."""
    found = defaultdict(list)
    columns = (mentions[name].tolist() for name in ("theme", "article", "part", "start", "end"))
    for theme, article, *place in zip(*columns, strict=True):
        found[theme].append((article, Place(*place)))
    return found


def _pairs(leading: pd.DataFrame) -> set[tuple[str, str]]:
    """Article and theme of each row."""
    return set(zip(leading["article"].tolist(), leading["theme"].tolist(), strict=True))
