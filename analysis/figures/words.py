"""Words: a cloud."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from PIL import ImageFont
from wordcloud import WordCloud

from .. import fonts
from .style import empty

#: A word of a cloud: the word with its weight, font size, place (y, x), orientation, colour.
Placed = tuple[tuple[str, float], int, tuple[int, int], Any, str]

#: Colour by part of speech: verbs tell what is to be done, nouns with what.
_VERB, _OTHER, _NOUN = "#B4530A", "#5F6B6D", "#0B5394"


def word_cloud(words: pd.DataFrame, *, size: str = "occurrences", limit: int = 120) -> WordCloud | Figure:
    """Draw words as large as they are common; blue nouns, brown verbs, grey the rest.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`.
    size : column that gives the size: ``occurrences``, or ``with_word`` (articles).
    limit : words to place.

    Returns
    -------
    A cloud; the same words give the same picture. A word without a place of its own is left
    out. Area impresses more than it informs: the numbers are in the table.
    """
    if words.empty:
        return empty("No content word: there is nothing to draw.")
    ranked = words.sort_values([size, "word"], ascending=[False, True]).head(limit)
    counts = {fonts.printable(w): int(n) for w, n in zip(ranked["word"], ranked[size], strict=True)}
    tags = dict(zip(counts, ranked["pos"].tolist(), strict=False))
    cloud = WordCloud(
        font_path=str(fonts.font_file()),
        width=960,
        height=460,
        margin=6,
        background_color=None,
        mode="RGBA",
        prefer_horizontal=1.0,
        random_state=1,
        max_font_size=92,
        min_font_size=9,
        max_words=limit,
        color_func=lambda word, **_: _colour(tags[word]),
    )
    cloud.generate_from_frequencies(counts)
    cloud.layout_ = without_overlaps(cloud.layout_)
    return cloud


def without_overlaps(layout: list[Placed]) -> list[Placed]:
    """Drop the words that stand inside the box of a larger one.

    WordCloud keeps inks apart, not boxes: it puts small words into the openings of large characters
    (into 门), where they read as part of them. A word dropped from the picture stays in the table.

    Parameters
    ----------
    layout : ``layout_`` of a cloud, the largest words first.
    """
    kept: list[tuple[Placed, tuple[int, int, int, int]]] = []
    for placed in layout:
        (word, _), size, (y, x), *_ = placed
        left, top, right, bottom = ImageFont.truetype(str(fonts.font_file()), size).getbbox(word)
        box = (x, y, x + int(right - left), y + int(bottom - top))
        if not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
            for _, other in kept
        ):
            kept.append((placed, box))
    return [placed for placed, _ in kept]


def _colour(tag: str) -> str:
    return {"n": _NOUN, "v": _VERB}.get(tag[:1], _OTHER)
