"""Places: where each word that was counted stands, so that a count can be followed to its sentences."""

import datetime
from collections.abc import Iterable
from itertools import chain
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..document.clauses import sentence_at
from ..schema import Column, frame
from ..words.counts import tokens_of
from ..words.tokenizer import placed
from .concordance import texts


class Place(NamedTuple):
    """A word where it stands."""

    word: Annotated[str, Column("Word.")]
    article: Annotated[str, Column("Article.", refers="articles.article")]
    start: Annotated[int, Column("First character, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character.", "characters")]
    sentence: Annotated[str, Column("The sentence it stands in.")]
    date: Annotated[datetime.date | None, Column("Issue date of its page; missing where unknown.")]
    headline: Annotated[str | None, Column("Headline of the article.")]


def word_places(corpus: Any, *words: Iterable[str]) -> pd.DataFrame:
    """List every place at which the tokenizer gave one of some words: the rows behind their counts.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables ``articles`` and ``pages``.
    words : one or more lists of words as the tokenizer cuts them; a longer word that holds one of them
        is not it.

    Returns
    -------
    One row an occurrence, word by word in the order given and then in reading order, with the columns
    of :class:`Place`. A word has as many rows as table ``words`` counts of it; one in a person's name
    is among them (:func:`analysis.measures.word_counts` can leave these out).

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> pages = pd.DataFrame({"page": ["p"], "issue_date": pd.to_datetime(["2022-04-06"])})
    >>> from analysis.records import Article
    >>> notice = Article("p-01", "p", 1, None, None, "other", "会议召开。要压实责任。", 10)
    >>> corpus = SimpleNamespace(articles=frame([notice], Article), pages=pages)
    >>> found = word_places(corpus, ["责任"])
    >>> found[["word", "start", "sentence"]].values.tolist()
    [['责任', 8, '要压实责任。']]
    """
    order = {word: n for n, word in enumerate(dict.fromkeys(chain(*words)))}
    rows = []
    tokens = tokens_of(corpus)
    for article, day, headline, _, body in texts(corpus.articles, corpus.pages, headlines=False):
        for start, end, word in placed(tokens[article]):
            if word in order:
                rows.append(Place(word, article, start, end, sentence_at(body, start), day, headline))
    return frame(sorted(rows, key=lambda row: order[row.word]), Place)
