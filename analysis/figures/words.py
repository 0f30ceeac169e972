"""Words: a cloud."""

import pandas as pd
from matplotlib.figure import Figure

from . import fonts
from .clouds import Cloud, Wanted, lay_out
from .marks import counted
from .style import empty

#: Colour by part of speech: verbs tell what is to be done, nouns with what.
_VERB, _OTHER, _NOUN = "#B4530A", "#5F6B6D", "#0B5394"
WIDTH, HEIGHT = 960, 480
#: Words of a cloud; more are too small to read.
LIMIT = 100


def cloud_words(words: pd.DataFrame, *, size: str = "occurrences", limit: int = LIMIT) -> pd.DataFrame:
    """Choose the words of a cloud: the commonest.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`.
    size : column to go by: ``occurrences``, or ``with_word`` (articles).
    limit : how many.

    Returns
    -------
    Their rows, the commonest first.
    """
    return words.sort_values([size, "word"], ascending=[False, True]).head(limit).reset_index(drop=True)


def word_cloud(words: pd.DataFrame, *, size: str = "occurrences", limit: int = LIMIT) -> Cloud | Figure:
    """Draw words as large as they are common; blue nouns, brown verbs, grey the rest.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`.
    size : column that gives the area: ``occurrences``, or ``with_word`` (articles).
    limit : words to draw.

    Returns
    -------
    A cloud with the words of :func:`cloud_words`; the same words give the same picture. Area
    impresses more than it informs: the numbers are in the table.
    """
    if words.empty:
        return empty("No content word: there is nothing to draw.")
    shown = cloud_words(words, size=size, limit=limit)
    columns = (shown[name].tolist() for name in ("word", "pos", size))
    wanted = [
        Wanted(fonts.printable(word), n, _colour(tag), counted(size, n, word=word, pos=tag, with_word=""))
        for word, tag, n in zip(*columns, strict=True)
    ]
    return lay_out(wanted, WIDTH, HEIGHT)


def _colour(tag: str) -> str:
    return {"n": _NOUN, "v": _VERB}.get(tag[:1], _OTHER)
