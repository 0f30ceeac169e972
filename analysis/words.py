"""Words: a private tokenizer, and the words of an article with their parts of speech."""

from typing import Annotated, NamedTuple

from .articles import Article
from .tables import Column


class Word(NamedTuple):
    """A word in an article."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    word: Annotated[str, Column("Word.")]
    pos: Annotated[str, Column("Part of speech, in jieba's tag set.")]
    count: Annotated[int, Column("Times it occurs in the body.", "occurrences")]


def count_words(article: Article) -> list[Word]:
    """Count the words of an article's body."""
    return []
