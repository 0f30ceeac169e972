"""Words: the words of an article with their parts of speech, as the tokenizer cuts them, once a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any

from .. import lexicons
from ..document.annotation import Document
from ..lexicons.bound import lexicons_of
from ..records import Word
from .tokenizer import is_word, tokenizer

if TYPE_CHECKING:
    import pandas as pd


def tokens(document: Document) -> list[str]:
    """The words, marks and spaces of a document's body; ``document.once(tokens)`` cuts it once."""
    return tokenizer().words(document.body)


def tokens_of(corpus: Any) -> Mapping[str, list[str]]:
    """The tokens of each article by its id, as its words were counted.

    Parameters
    ----------
    corpus : a corpus, which carries them; of anything else with a table ``articles`` the bodies are cut.
    """
    carried: Mapping[str, list[str]] | None = getattr(corpus, "tokens", None)
    if carried is not None:
        return carried
    columns = (corpus.articles[name].tolist() for name in ("article", "body"))
    with lexicons_of(corpus.articles):
        return {article: tokenizer().words(body) for article, body in zip(*columns, strict=True)}


def count_words(document: Document) -> list[Word]:
    """Count the words of an article's body.

    Parameters
    ----------
    document : the article, annotated; its headline is left out.

    Returns
    -------
    One row a word and part of speech, the commonest first, then in the order of their characters.
    Marks, white space and bare figures are left out; everything else is kept, stop words too.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "青河县压实四方责任，四方责任到人。"
    >>> notice = Article("p-01", "p", 1, None, None, "other", body, len(body))
    >>> [(word.word, word.count) for word in count_words(annotate(notice))][:2]
    [('四方责任', 2), ('人', 1)]
    """
    counts = Counter(document.once(tokens))
    words = sorted(filter(is_word, counts))
    words.sort(key=counts.__getitem__, reverse=True)  # stable: equals stay in the order of their characters
    tags = map(tokenizer().pos, words)
    columns = zip(repeat(document.id), words, tags, map(counts.__getitem__, words))
    # The longest table of all: made as tuple makes them, which is twice as fast as calling the class.
    return list(map(partial(tuple.__new__, Word), columns))


def content_words(words: pd.DataFrame, shortest: int = 2) -> pd.DataFrame:
    """Leave out the words that say little by themselves.

    Parameters
    ----------
    words : a table with a column ``word``.
    shortest : the least number of characters; single ones are mostly pieces of names.

    Returns
    -------
    The rows whose word is no stop word (``stopwords.csv``, with the rows of one's own that the table was made
    with) and not shorter than that, with
    the same columns.

    Examples
    --------
    >>> import pandas as pd
    >>> content_words(pd.DataFrame({"word": ["的", "县", "防汛"], "count": [9, 4, 3]})).values.tolist()
    [['防汛', 3]]
    """
    with lexicons_of(words):
        stop = {row["word"] for row in lexicons.read("stopwords")}
    kept = ~words["word"].isin(list(stop)) & (words["word"].str.len() >= shortest)
    return words[kept].reset_index(drop=True)
