"""Places: where each word that was counted stands, so that a count can be followed to its sentences."""

import datetime
from collections.abc import Iterable
from itertools import chain
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame
from ..words.counts import tokenizer
from .concordance import sentence_at, texts


class Place(NamedTuple):
    """A word where it stands."""

    word: Annotated[str, Column("Word.")]
    article: Annotated[str, Column("Article.", refers="articles.article")]
    start: Annotated[int, Column("First character, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character.", "characters")]
    sentence: Annotated[str, Column("The sentence it stands in.")]
    date: Annotated[datetime.date | None, Column("Issue date of its page; missing where unknown.")]
    headline: Annotated[str | None, Column("Headline of the article.")]


def word_places(articles: pd.DataFrame, pages: pd.DataFrame, *words: Iterable[str]) -> pd.DataFrame:
    """List every place at which the tokenizer gave one of some words: the rows behind their counts.

    Parameters
    ----------
    articles, pages : tables of a corpus.
    words : one or more lists of words as the tokenizer cuts them; a longer word that holds one of them
        is not it.

    Returns
    -------
    One row an occurrence, word by word in the order given and then in reading order, with the columns
    of :class:`Place`. A word has as many rows as table ``words`` counts of it; one in a person's name
    is among them (:func:`analysis.measures.word_counts` can leave these out).

    Examples
    --------
    >>> pages = pd.DataFrame({"page": ["p"], "issue_date": pd.to_datetime(["2022-04-06"])})
    >>> from analysis.records import Article
    >>> notice = Article("p-01", "p", 1, None, None, "other", "会议召开。要压实责任。", 10)
    >>> found = word_places(frame([notice], Article), pages, ["责任"])
    >>> found[["word", "start", "sentence"]].values.tolist()
    [['责任', 8, '要压实责任。']]
    """
    order = {word: n for n, word in enumerate(dict.fromkeys(chain(*words)))}
    rows = []
    for article, day, headline, _, body in texts(articles, pages, headlines=False):
        at = 0
        for token in tokenizer().cut(body):
            end = at + len(token.word)
            if token.word in order:
                rows.append(Place(token.word, article, at, end, sentence_at(body, at), day, headline))
            at = end
    return frame(sorted(rows, key=lambda row: order[row.word]), Place)
