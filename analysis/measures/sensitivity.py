"""Sensitivity: do the commonest words and themes stay when they are counted in another way?"""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..lexicons.bound import lexicons_of
from ..schema import Column, frame
from ..words.counts import content_words, tokens_of
from ..words.tokenizer import general_tokenizer, is_word, tokenizer
from .ngrams import ngrams
from .themes import leading_themes


class RankedWord(NamedTuple):
    """A word and its rank by each way of cutting; missing where that way never gives it."""

    word: Annotated[str, Column("Word.")]
    occurrences: Annotated[
        int,
        Column(
            "Times it occurs as the tables have it: jieba and our terms.",
            "occurrences",
            counts="words",
            by=("word",),
        ),
    ]
    rank: Annotated[int | None, Column("Rank as the tables have it.", "rank")]
    with_model: Annotated[int | None, Column("Rank with jieba's hidden Markov model.", "rank")]
    without_terms: Annotated[int | None, Column("Rank without the terms of our lexicons.", "rank")]
    model_alone: Annotated[int | None, Column("Rank with the model and without our terms.", "rank")]
    bigrams: Annotated[
        int | None, Column("Rank among pairs of characters; words of two characters only.", "rank")
    ]
    moves: Annotated[int | None, Column("Largest distance from the first rank among the words.", "ranks")]
    flips: Annotated[bool, Column("It moves by more than the limit, or is not there in one way.")]


class ThemeRule(NamedTuple):
    """How many articles a theme leads by each way of counting."""

    theme: Annotated[str, Column("Theme.")]
    leading: Annotated[
        int,
        Column(
            "Articles it leads by the points of its hits.",
            "articles",
            counts="theme_mentions",
            by=("theme",),
            where="leading",
        ),
    ]
    plainly: Annotated[
        int,
        Column(
            "Articles it leads by the plain number of its hits.",
            "articles",
            counts="theme_terms",
            by=("theme",),
            where="leading plainly",
        ),
    ]
    both: Annotated[
        int,
        Column(
            "Articles it leads by either.",
            "articles",
            counts="theme_mentions",
            by=("theme",),
            where="leading both ways",
        ),
    ]


def theme_sensitivity(themes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Compare the leading themes with those of a plain count, in which every hit is one, wherever it stands.

    Parameters
    ----------
    themes, mentions : the tables ``themes`` and ``theme_mentions`` of a corpus.

    Returns
    -------
    One row a theme that leads an article either way, with the columns of :class:`ThemeRule`, by the
    articles it leads; of themes with equal numbers each leads.

    Examples
    --------
    >>> themes = pd.DataFrame({"article": ["a"], "theme": ["finance"], "hits": [6]})
    >>> mentions = pd.DataFrame({"article": ["a"] * 3, "theme": ["finance", "economy", "economy"]})
    >>> theme_sensitivity(themes, mentions).values.tolist()
    [['finance', 1, 0, 0], ['economy', 0, 1, 0]]
    """
    led, plainly = (
        set(zip(its["article"], its["theme"], strict=True))
        for its in (leading_themes(themes), leading_plainly(mentions))
    )
    counts = [Counter(theme for _, theme in its) for its in (led, plainly, led & plainly)]
    rows = [ThemeRule(theme, *(its[theme] for its in counts)) for theme in counts[0] | counts[1]]
    return frame(sorted(rows, key=lambda row: (-row.leading, -row.plainly, row.theme)), ThemeRule)


def leading_plainly(mentions: pd.DataFrame) -> pd.DataFrame:
    """The theme of each article with most hits where every hit is one; equals stay side by side.

    Parameters
    ----------
    mentions : the table ``theme_mentions`` of a corpus.

    Returns
    -------
    The columns ``article``, ``theme`` and ``hits``, the plain number.
    """
    return leading_themes(mentions.groupby(["article", "theme"], sort=False).size().reset_index(name="hits"))


def segmentation_sensitivity(corpus: Any, *, first: int = 20, limit: int = 10) -> pd.DataFrame:
    """Rank the commonest content words under other ways of cutting the same text.

    Parts of speech are not asked for, since the model's words have none: content words are those that
    are no stop word and have two characters or more. Equal counts share a rank.

    Parameters
    ----------
    corpus : a corpus, or anything with its table ``articles``.
    first : a word takes part if it is among the first so many by any way of cutting into words.
    limit : ranks that a word may move; one that moves further is flagged. Pairs of characters are
        shown, but flag nothing: pairs that are no word stand between them.

    Returns
    -------
    One row a word, with the columns of :class:`RankedWord`, by rank as the tables have it; those the
    tables lack come last.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame({"article": ["p-01"], "body": ["压实四方责任。压实四方责任。"]})
    >>> found = segmentation_sensitivity(SimpleNamespace(articles=table))
    >>> found[["word", "rank", "without_terms", "flips"]].fillna(0).values.tolist()
    [['压实', 1, 1, False], ['四方责任', 1, 0, True], ['四方', 0, 1, True], ['责任', 0, 1, True]]
    """
    with lexicons_of(corpus):
        return _ranked(corpus, first, limit)


def _ranked(corpus: Any, first: int, limit: int) -> pd.DataFrame:
    """The words by rank, with the word lists in force."""
    ways = {
        "with_model": tokenizer().with_model(),
        "without_terms": general_tokenizer(),
        "model_alone": general_tokenizer().with_model(),
    }
    bodies = corpus.articles["body"].tolist()
    counts = {"rank": _content_counts(tokens_of(corpus).values())}
    counts |= {name: _content_counts(map(way.words, bodies)) for name, way in ways.items()}
    ranks = {name: _ranks(its) for name, its in counts.items()}
    pairs = ngrams(corpus, 2)
    pair_ranks = _ranks(dict(zip(pairs["ngram"].tolist(), pairs["occurrences"].tolist(), strict=True)))
    words = {word for its in ranks.values() for word, rank in its.items() if rank <= first}
    rows = []
    for word in words:
        found = [its.get(word) for its in ranks.values()]
        standard, with_model, without_terms, model_alone = found
        known = [rank for rank in found if rank is not None]
        moves = None if standard is None else max(abs(rank - standard) for rank in known)
        flips = len(known) < len(found) or (moves or 0) > limit
        rows.append(
            RankedWord(
                word, counts["rank"].get(word, 0), standard, with_model, without_terms, model_alone,
                pair_ranks.get(word), moves, flips,
            )
        )  # fmt: skip
    return frame(sorted(rows, key=lambda row: (row.rank or 10**9, row.word)), RankedWord)


def _content_counts(texts: Iterable[list[str]]) -> dict[str, int]:
    counts = Counter(token for tokens in texts for token in tokens)
    table = pd.DataFrame({"word": list(counts)}, dtype="str")
    return {word: counts[word] for word in content_words(table)["word"].tolist() if is_word(word)}


def _ranks(counts: dict[str, int]) -> dict[str, int]:
    """Rank 1 for the largest count; equals share the better rank."""
    ranks: dict[int, int] = {}
    for place, count in enumerate(sorted(counts.values(), reverse=True), start=1):
        ranks.setdefault(count, place)
    return {word: ranks[count] for word, count in counts.items()}
