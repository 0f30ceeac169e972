"""Words: a cloud."""

import pandas as pd
from matplotlib.figure import Figure
from wordcloud import WordCloud

from .. import fonts
from .style import empty

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
    A cloud; the same words give the same picture. Area impresses more than it informs: the numbers
    are in the table.
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
    return cloud.generate_from_frequencies(counts)


def _colour(tag: str) -> str:
    return {"n": _NOUN, "v": _VERB}.get(tag[:1], _OTHER)
