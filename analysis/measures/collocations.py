"""Collocations: the words that stand near a word, oftener than by chance."""

from collections import Counter
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..schema import Column, frame
from .association import log_dice, log_likelihood
from .rows import stating
from .sequences import WordAt, word_sequences


class Collocate(NamedTuple):
    """A word near another, the node."""

    collocate: Annotated[str, Column("Word near the node.")]
    observed: Annotated[
        int,
        Column(
            "Times it stands within the window of a node.",
            "occurrences",
            counts="neighbours",
            by=("near", "collocate"),
        ),
    ]
    expected: Annotated[float, Column("Times it would, if words stood anywhere.", "occurrences")]
    ratio: Annotated[float, Column("The one by the other.", "ratio")]
    log_dice: Annotated[float, Column("logDice, at most 14 (Rychlý 2008).", "binary logarithm")]
    g2: Annotated[float, Column("Log-likelihood ratio G² (Dunning 1993).", "chi-square")]
    with_pair: Annotated[
        int,
        Column(
            "Articles in which the two stand together.",
            "articles",
            counts="neighbours",
            by=("near", "collocate"),
        ),
    ]
    occurrences: Annotated[
        int,
        Column(
            "Times the collocate stands anywhere.",
            "occurrences",
            counts="sequence_words",
            by=("word=collocate",),
        ),
    ]
    node: Annotated[
        int,
        Column("Times the node stands anywhere.", "occurrences", counts="sequence_words", by=("word=near",)),
    ]
    in_windows: Annotated[int, Column("Words within the windows.", "words", counts="windows", by=("near",))]
    words: Annotated[int, Column("All words but the node.", "words", counts="other_words", by=("near",))]


class _Counts(NamedTuple):
    """What is counted on one walk through the text."""

    near: Counter[str]
    nodes: Counter[str]
    anywhere: Counter[str]
    articles: dict[str, set[str]]


def collocations(corpus: Any, node: str, *, window: int = 5, least: int = 2) -> pd.DataFrame:
    """Find the words that stand within a window of a word, inside its sentence.

    A word is counted once however many nodes it stands near (surface co-occurrence, Evert 2008), and
    the node itself is no collocate.

    Parameters
    ----------
    corpus : a corpus, or anything with its table ``articles``.
    node : a word as the tokenizer cuts it.
    window : words on each side; marks and bare figures do not count.
    least : times a collocate must be observed.

    Returns
    -------
    One row a collocate, strongest logDice first, with the columns of :class:`Collocate`. For logDice
    a pair is counted at most once a node and once a collocate, so that 14 is never passed. Empty
    where the node does not occur.

    Raises
    ------
    ValueError : a window below 1.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame({"article": ["p-01"], "body": ["压实责任。压实四方责任。会议召开。"]})
    >>> found = collocations(SimpleNamespace(articles=table), "压实", least=1)
    >>> found[["collocate", "observed", "occurrences", "in_windows", "words"]].values.tolist()
    [['四方责任', 1, 1, 2, 4], ['责任', 1, 1, 2, 4]]
    """
    if window < 1:
        raise ValueError(f"window={window}: it must reach at least one word to each side")
    counts = _count(corpus, node, window)
    n_node = counts.anywhere[node]
    inside = counts.near.total()
    total = counts.anywhere.total() - n_node
    rows = []
    for word, observed in counts.near.items():
        if observed < least:
            continue
        anywhere = counts.anywhere[word]
        expected = inside * anywhere / total
        table = (observed, inside - observed, anywhere - observed, total - inside - anywhere + observed)
        dice = log_dice(min(observed, counts.nodes[word]), n_node, anywhere)
        rows.append(
            Collocate(
                word, observed, expected, observed / expected, dice, log_likelihood(*table),
                len(counts.articles[word]), anywhere, n_node, inside, total,
            )
        )  # fmt: skip
    ranked = sorted(rows, key=lambda row: (-row.log_dice, -row.observed, row.collocate))
    return stating(frame(ranked, Collocate), near=node)


def _count(corpus: Any, node: str, window: int) -> _Counts:
    counts = _Counts(Counter(), Counter(), Counter(), {})
    for article, words in word_sequences(corpus):
        counts.anywhere.update(word.word for word in words)
        nodes = [at for at, word in enumerate(words) if word.word == node]
        around = [_around(words, at, window) for at in nodes]
        for at in set().union(*around):
            if words[at].word != node:
                counts.near[words[at].word] += 1
                counts.articles.setdefault(words[at].word, set()).add(article)
        for places in around:
            counts.nodes.update({words[at].word for at in places})
    return counts


def _around(words: list[WordAt], at: int, window: int) -> set[int]:
    """The places within the window of a place, but not the place itself."""
    return set(range(max(0, at - window), min(len(words), at + window + 1))) - {at}
