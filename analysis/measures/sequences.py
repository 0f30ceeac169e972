"""Sequences: the words of articles in the order in which they stand, sentence by sentence."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from ..document.clauses import sentences
from ..words.counts import is_word, tokenizer


class WordAt(NamedTuple):
    """A word and its place: ``body[start:end]``."""

    word: str
    start: int
    end: int


def word_sequences(articles: pd.DataFrame) -> Iterator[tuple[str, list[WordAt]]]:
    """Cut the bodies of articles into sentences, and these into words.

    Parameters
    ----------
    articles : table of a corpus.

    Yields
    ------
    Article and the words of a sentence, marks and bare figures left out; a window of five words
    counts these only. Sentences without a word are left out.

    Examples
    --------
    >>> table = pd.DataFrame({"article": ["p-01"], "body": ["会议强调，要防汛。散会。"]})
    >>> [[word.word for word in words] for _, words in word_sequences(table)]
    [['会议', '强调', '要', '防汛'], ['散会']]
    """
    for article, body in zip(articles["article"].tolist(), articles["body"].tolist(), strict=True):
        for sentence in sentences(body):
            at, found = sentence.start, []
            for token in tokenizer().cut(sentence.text):
                if is_word(token.word):
                    found.append(WordAt(token.word, at, at + len(token.word)))
                at += len(token.word)
            if found:
                yield article, found
