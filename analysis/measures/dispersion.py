"""Dispersion: whether a word is spread over the articles or sits in a few."""

import math
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame


class Dispersion(NamedTuple):
    """How a word is spread over the articles."""

    word: Annotated[str, Column("Word.")]
    occurrences: Annotated[int, Column("Times it occurs.", "occurrences", counts="words", by=("word",))]
    with_word: Annotated[
        int, Column("Articles it occurs in: its range.", "articles", counts="words", by=("word",))
    ]
    articles: Annotated[
        int, Column("Articles that have a word at all.", "articles", counts="articles", where="words")
    ]
    dp: Annotated[float, Column("Deviation of proportions: 0 spread as the text is (Gries 2008).", "0 to 1")]
    dp_norm: Annotated[
        float | None,
        Column("DP by its largest value (Lijffijt & Gries 2012); missing with one article.", "0 to 1"),
    ]
    most: Annotated[
        int,
        Column(
            "Times it occurs in the article that has most of it.",
            "occurrences",
            counts="words",
            by=("word", "article=densest"),
        ),
    ]
    densest: Annotated[str, Column("That article.", refers="articles.article")]


def deviation(counts: Sequence[int], sizes: Sequence[int]) -> tuple[float, float]:
    """Give DP and DPnorm of a word.

    DP is half the sum of the differences between each part's share of the word and its share of the
    text (Gries 2008); at most it is 1 less the share of the smallest part, and DPnorm is DP by that
    (Lijffijt & Gries 2012).

    Parameters
    ----------
    counts : times the word occurs in each part.
    sizes : words of each part, those parts too in which it does not occur.

    Returns
    -------
    DP and DPnorm, from 0 (spread as the text is) to 1 (all in the smallest part); DPnorm is NaN with
    one part, both are without an occurrence.

    Raises
    ------
    ValueError : the two differ in length, or a part has no word.

    Examples
    --------
    >>> deviation([2, 0], [50, 50]), deviation([1, 1], [50, 50])
    ((0.5, 1.0), (0.0, 0.0))
    """
    if len(counts) != len(sizes) or min(sizes, default=0) < 1:
        raise ValueError(
            f"{len(counts)} counts for {len(sizes)} parts: give each part with its size, 1 or more"
        )
    k, n = sum(counts), sum(sizes)
    if not k:
        return math.nan, math.nan
    dp = math.fsum(abs(count / k - size / n) for count, size in zip(counts, sizes, strict=True)) / 2
    most = 1 - min(sizes) / n
    return dp, dp / most if most > 0 else math.nan


def dispersion(words: pd.DataFrame, all_words: pd.DataFrame) -> pd.DataFrame:
    """Measure how words are spread over articles of their real sizes.

    Parameters
    ----------
    words : a table with a column ``word``: those to measure, as from
        :func:`analysis.measures.word_counts`.
    all_words : table ``words`` of a corpus, nothing left out: the sizes of the articles are the sums
        of its counts. An article without a word takes no part.

    Returns
    -------
    One row a word that occurs, in the order of ``words``, with the columns of :class:`Dispersion`.

    Examples
    --------
    >>> rows = [("a", "防汛", 4), ("a", "的", 6), ("b", "的", 10)]
    >>> table = pd.DataFrame(rows, columns=["article", "word", "count"])
    >>> found = dispersion(pd.DataFrame({"word": ["防汛", "的"]}), table)
    >>> found[["word", "with_word", "dp", "dp_norm"]].values.tolist()
    [['防汛', 1, 0.5, 1.0], ['的', 2, 0.125, 0.25]]
    """
    sizes = all_words.groupby("article", sort=False)["count"].sum()
    sizes = sizes[sizes > 0]
    wanted = all_words[all_words["word"].isin(words["word"])]
    counts = wanted.groupby(["word", "article"])["count"].sum()
    by_word: dict[str, dict[str, int]] = {}
    for word, article, count in counts.reset_index().itertuples(index=False, name=None):
        by_word.setdefault(word, {})[article] = count
    names, each = sizes.index.tolist(), [int(size) for size in sizes.tolist()]
    rows = []
    for word in words["word"].drop_duplicates().tolist():
        if its := by_word.get(word):
            dp, norm = deviation([its.get(name, 0) for name in names], each)
            densest = max(its, key=lambda article: its[article])
            norm_or_none = None if math.isnan(norm) else norm
            rows.append(
                Dispersion(
                    word, sum(its.values()), len(its), len(each), dp, norm_or_none, its[densest], densest
                )
            )
    return frame(rows, Dispersion)
