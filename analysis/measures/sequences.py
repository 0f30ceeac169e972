"""Sequences: the words of articles in the order in which they stand, sentence by sentence."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from ..document.clauses import sentences
from ..words.counts import tokens_of
from ..words.tokenizer import is_word, placed


class WordAt(NamedTuple):
    """A word and its place: ``body[start:end]``."""

    word: str
    start: int
    end: int


def word_sequences(corpus: Any) -> Iterator[tuple[str, list[WordAt]]]:
    """Give the words of articles, sentence by sentence.

    Parameters
    ----------
    corpus : a corpus, or anything with its table ``articles``.

    Yields
    ------
    Article and the words of a sentence, marks and bare figures left out; a window of five words
    counts these only. Sentences without a word are left out.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> import pandas as pd
    >>> table = pd.DataFrame({"article": ["p-01"], "body": ["会议强调，要防汛。散会。"]})
    >>> [[word.word for word in words] for _, words in word_sequences(SimpleNamespace(articles=table))]
    [['会议', '强调', '要', '防汛'], ['散会']]
    """
    for article, tokens in tokens_of(corpus).items():
        words = [WordAt(word, start, end) for start, end, word in placed(tokens) if is_word(word)]
        ends = [sentence.end for sentence in sentences("".join(tokens))]
        for _, sentence in groupby(words, key=lambda word: bisect_right(ends, word.start)):
            yield article, list(sentence)
