"""N-grams: runs of characters or words, and the articles they stand in."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Annotated, Any, Literal, NamedTuple

import pandas as pd

from ..lexicons.characters import HAN
from ..schema import Column, frame
from .sequences import word_sequences

#: Runs of hanzi: a character n-gram reaches over no mark, figure or line break.
RUN = re.compile(f"[{HAN}]+")


class Ngram(NamedTuple):
    """A run of n characters or words."""

    ngram: Annotated[str, Column("The characters; words are parted by a space.")]
    occurrences: Annotated[
        int, Column("Times it occurs, overlapping ones too.", "occurrences", counts="runs", by=("ngram",))
    ]
    with_ngram: Annotated[int, Column("Articles it occurs in.", "articles", counts="runs", by=("ngram",))]
    articles: Annotated[int, Column("All articles.", "articles", counts="articles")]
    ngrams: Annotated[
        int, Column("All runs of this length.", "occurrences", counts="all_runs", by=("ngram",))
    ]


def ngrams(
    corpus: Any, n: int, *, of: Literal["characters", "words"] = "characters", least: int = 1
) -> pd.DataFrame:
    """Count the runs of n characters or words in the bodies of articles.

    Parameters
    ----------
    corpus : a corpus, or anything with its table ``articles``.
    n : length of a run.
    of : ``characters``: hanzi side by side, over no mark or figure; ``words``: words
        side by side, over no mark or bare figure either.
    least : articles a run must stand in.

    Returns
    -------
    One row a run, that of most articles first, with the columns of :class:`Ngram`.

    Raises
    ------
    ValueError : ``n`` below 1, or neither characters nor words.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame({"article": ["p-01"], "body": ["压实责任，压实四方责任。"]})
    >>> ngrams(SimpleNamespace(articles=table), 2).head(2)[["ngram", "occurrences", "ngrams"]].values.tolist()
    [['压实', 2, 8], ['责任', 2, 8]]
    """
    if n < 1 or of not in ("characters", "words"):
        raise ValueError(f"n={n}, of={of!r}: runs have 1 or more characters or words")
    articles = corpus.articles
    found: Counter[str] = Counter()
    within: Counter[str] = Counter()
    runs = _character_runs(articles, n) if of == "characters" else _word_runs(corpus, n)
    for _, its in groupby(runs, key=itemgetter(0)):
        once = Counter(run for _, run in its)
        found.update(once)
        within.update(once.keys())
    total = found.total()
    rows = [Ngram(run, found[run], k, len(articles), total) for run, k in within.items() if k >= least]
    return frame(sorted(rows, key=lambda row: (-row.with_ngram, -row.occurrences, row.ngram)), Ngram)


def _character_runs(articles: pd.DataFrame, n: int) -> Iterator[tuple[str, str]]:
    for article, body in zip(articles["article"].tolist(), articles["body"].tolist(), strict=True):
        for match in RUN.finditer(body):
            for at in range(len(match[0]) - n + 1):
                yield article, match[0][at : at + n]


def _word_runs(corpus: Any, n: int) -> Iterator[tuple[str, str]]:
    for article, words in word_sequences(corpus):
        for at in range(len(words) - n + 1):
            run = words[at : at + n]
            if all(one.end == other.start for one, other in pairwise(run)):
                yield article, " ".join(word.word for word in run)
