"""Words: a cloud."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy.typing as npt
import pandas as pd
from matplotlib.colors import Colormap
from matplotlib.figure import Figure

from .. import fonts, lexicons
from .clouds import Cloud, Wanted, painter
from .drawings import empty
from .layout import lay_out
from .marks import counted
from .style import style

#: Colour by what a reader calls the word.
CLASSES = {"noun": "#0B5394", "verb": "#B4530A", "set phrase": "#00715A", "other": "#5F6B6D"}
WIDTH, HEIGHT = 960, 480
#: Words of a cloud; more are too small to read.
LIMIT = 100


@lexicons.cached
def commonplaces() -> frozenset[str]:
    """The words that every report of a meeting has, whatever its subject (``lexicons/commonplaces.csv``).

    Examples
    --------
    >>> "工作" in commonplaces(), "防汛" in commonplaces()
    (True, False)
    """
    return frozenset(row["word"] for row in lexicons.read("commonplaces"))


@lexicons.cached
def _classes() -> dict[str, str]:
    """Classes of words, and of tags (a hyphen before them), as the list has them."""
    return {row["word"] or f"-{row['tag']}": row["class"] for row in lexicons.read("word_classes")}


def word_class(word: str, tag: str) -> str:
    """Say what a reader calls a word: noun, verb, set phrase or other.

    Parameters
    ----------
    word : the word.
    tag : its part of speech in jieba's tag set; where that is another than a reader's, the list
        ``word_classes.csv`` has the word. Without a tag it is taken for a noun.

    Examples
    --------
    >>> word_class("支行", "v"), word_class("省委", "j"), word_class("推进", "v"), word_class("坚决", "ad")
    ('noun', 'noun', 'verb', 'other')
    """
    known = _classes()
    found = known.get(word) or known.get(f"-{tag}") or known.get(f"-{tag[:1]}")
    return found or ("other" if tag else "noun")


def cloud_words(
    words: pd.DataFrame,
    *,
    size: str = "occurrences",
    limit: int = LIMIT,
    stopwords: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Choose the words of a cloud: the commonest that are no stop words.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`, or any table of words and numbers.
    size : column to go by: ``occurrences``, or ``with_word`` (articles).
    limit : how many.
    stopwords : words to leave out; None for :func:`commonplaces`, an empty list for none.

    Returns
    -------
    Their rows, the commonest first.
    """
    left_out = commonplaces() if stopwords is None else frozenset(stopwords)
    kept = words[~words["word"].isin(left_out) & (words[size] > 0)]
    return kept.sort_values([size, "word"], ascending=[False, True]).head(limit).reset_index(drop=True)


@style()
def word_cloud(
    words: pd.DataFrame,
    *,
    size: str = "occurrences",
    max_words: int = LIMIT,
    stopwords: Iterable[str] | None = None,
    relative_scaling: float = 0.5,
    mask: npt.ArrayLike | None = None,
    colormap: str | Colormap | None = None,
    color_func: Callable[..., Any] | None = None,
    random_state: int = 0,
) -> Cloud | Figure:
    """Draw words as large as they are common; blue nouns, brown verbs, green set phrases, grey the rest.

    The words are laid out by the package wordcloud, whose arguments these are. Unlike there, no word is
    dropped silently: all become smaller until each has room; what could then not be read is in ``left_out``.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`, or a table with a column ``word`` and numbers.
    size : column that gives the size: ``occurrences``, or ``with_word`` (articles).
    max_words : words to draw.
    stopwords : words to leave out; None for :func:`commonplaces`, an empty list for none.
    relative_scaling : power of the number that a word's size is in proportion to: at 0.5 its area is in
        proportion to the number, at 1 its height, at 0 all are alike.
    mask : array of pixels, white (255) where no word may stand.
    colormap : a colormap of matplotlib, or its name, to take colours from by chance.
    color_func : gives a word's colour, as wordcloud calls it (``word, font_size=…, position=…, …``).
    random_state : seed of places and colours; the same words and seed give the same picture.

    Returns
    -------
    A cloud; its ``words`` are the table it draws (:func:`cloud_words`). Area impresses more than it
    informs: the numbers are there.

    Examples
    --------
    >>> counts = pd.DataFrame({"word": ["防汛", "河道", "工作"], "occurrences": [9, 4, 20]})
    >>> cloud = word_cloud(counts)
    >>> cloud, cloud.words["word"].tolist()
    (<Cloud of 2 words>, ['防汛', '河道'])
    """
    shown = cloud_words(words, size=size, limit=max_words, stopwords=stopwords)
    if shown.empty:
        return empty("No content word: there is nothing to draw.")
    tags = shown["pos"].tolist() if "pos" in shown else [""] * len(shown)
    classes = [word_class(word, tag) for word, tag in zip(shown["word"].tolist(), tags, strict=True)]
    wanted = [
        Wanted(fonts.printable(word), n**relative_scaling, CLASSES[its], _counted(size, n, word, tag))
        for word, n, tag, its in zip(shown["word"].tolist(), shown[size].tolist(), tags, classes, strict=True)
    ]
    cloud = lay_out(wanted, WIDTH, HEIGHT, mask=mask, random_state=random_state)
    key = tuple((name, colour) for name, colour in CLASSES.items() if name in classes)
    named = replace(cloud, words=shown, key=key)
    paint = painter(colormap, color_func, random_state)
    return named.recoloured(paint) if paint else named


def _counted(size: str, n: float, word: str, tag: str) -> str:
    return counted(size, n, word=word, pos=tag, with_word="")
