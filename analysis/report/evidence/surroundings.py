"""Surroundings: some mentions of a table with the text around them, to be read by eye."""

from typing import Annotated, NamedTuple

import numpy as np
import pandas as pd

from ...schema import Column, frame


class Line(NamedTuple):
    """A mention in its surroundings."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    key: Annotated[str, Column("What the mention was counted as: its theme or formula.")]
    left: Annotated[str, Column("Text before it.")]
    text: Annotated[str, Column("The mention as it stands.")]
    right: Annotated[str, Column("Text behind it.")]


def mentions_in_context(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, key: str = "theme", lines: int = 10, width: int = 16
) -> pd.DataFrame:
    """Show mentions in their surroundings (keyword in context), taken evenly from the whole table.

    Parameters
    ----------
    mentions : ``theme_mentions`` or ``formula_mentions`` of a corpus.
    articles : table of a corpus.
    key : column that says what a mention was counted as.
    lines : how many to show; taken at equal steps through the table, so that early articles and
        common themes do not crowd out the others.
    width : characters on each side.

    Returns
    -------
    A table with the columns of :class:`Line`.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> from analysis.formulas.themes import find_theme_mentions, ThemeMention
    >>> notice = Article("p-01", "p", 1, None, None, "other", "会议要求落实河长制，压实责任。", 14)
    >>> mentions = frame(find_theme_mentions(annotate(notice)), ThemeMention)
    >>> mentions_in_context(mentions, frame([notice], Article))[["left", "text", "right"]].values.tolist()
    [['会议要求落实', '河长制', '，压实责任。']]
    """
    steps = np.linspace(0, len(mentions) - 1, min(lines, len(mentions))).round().astype(int)
    taken = mentions.iloc[steps].merge(articles, on="article", validate="many_to_one")
    columns = (taken[name].tolist() for name in ("article", key, "part", "headline", "subheads", "body"))
    spans = zip(taken["start"].tolist(), taken["end"].tolist(), strict=True)
    rows = []
    for (article, value, part, headline, subheads, body), (start, end) in zip(
        zip(*columns, strict=True), spans, strict=True
    ):
        text = body if part == "body" else _decks(headline, subheads)
        left, right = text[max(0, start - width) : start], text[end : end + width]
        rows.append(Line(article, value, left, text[start:end], right))
    return frame(rows, Line)


def _decks(headline: object, subheads: object) -> str:
    """Headline and other decks, joined as ``document.headline`` joins them."""
    return "\n".join(deck for deck in (headline, subheads) if isinstance(deck, str) and deck)
