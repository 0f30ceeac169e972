"""Comparison: a cloud in two halves, the words of one part of a corpus against those of another."""

import math

import pandas as pd
from matplotlib.figure import Figure
from wordcloud import WordCloud

from .. import fonts
from ..labels import label
from .style import COLOURS, INK, empty
from .words import Placed, without_overlaps

#: Certain for the first part, certain for the second; what may be chance is grey.
FIRST, SECOND, CHANCE = COLOURS[0], COLOURS[5], "#767676"

_WIDTH, _HEIGHT, _HEAD, _GAP = 960, 400, 34, 24
_LARGEST = 64


def comparison_words(keywords: pd.DataFrame, *, limit: int = 40) -> pd.DataFrame:
    """Choose the words of a comparison cloud: in each half the most certain, then those furthest apart.

    Parameters
    ----------
    keywords : from :func:`analysis.measures.keyness`.
    limit : words in each half.

    Returns
    -------
    The rows drawn, first half first, with two columns more: ``half`` (1 or 2: whose share is larger)
    and ``apart``, the distance of the two shares, which gives the size.
    """
    first, second = (keywords[f"f{n}"] / keywords[f"n{n}"] for n in (1, 2))
    table = keywords.assign(half=(first < second).astype("int64") + 1, apart=(first - second).abs())
    table = table[table["apart"] > 0].assign(certain=table["lrc"].abs())
    order = ["half", "certain", "g2", "apart", "word"]
    ranked = table.sort_values(order, ascending=[True, False, False, False, True])
    return ranked.groupby("half").head(limit).drop(columns="certain").reset_index(drop=True)


def comparison_cloud(keywords: pd.DataFrame, *, column: str = "", limit: int = 40) -> WordCloud | Figure:
    """Draw two clouds side by side: left the words of the first part, right those of the second.

    A word is as large as its two shares lie apart, on one scale for both halves. Only words whose LRC
    is not 0 are coloured; for a grey one the difference may be chance.

    Parameters
    ----------
    keywords : from :func:`analysis.measures.keyness`.
    column : what the parts are values of (``theme``, ``articles.kind``), for their names in both
        languages; the names as they stand without it.
    limit : words in each half.

    Returns
    -------
    A cloud; the same table gives the same picture. A word without a place of its own is left out.
    """
    words = comparison_words(keywords, limit=limit)
    if words.empty:
        return empty("No word stands in enough articles of two parts: there is nothing to compare.")
    largest = float(words["apart"].max())
    cloud = _blank(_WIDTH, _HEIGHT + _HEAD, _LARGEST)
    cloud.layout_ = []
    for half, name, colour in ((1, "target", FIRST), (2, "reference", SECOND)):
        left = (half - 1) * (_WIDTH + _GAP) // 2
        of = int(keywords[f"n{half}"].iloc[0])
        title = f"{label(column, keywords[name].iloc[0])} (n = {of:,})"
        cloud.layout_.append(((fonts.printable(title), 0.0), 17, (4, left + 6), None, INK))
        cloud.layout_ += _half(words[words["half"] == half], largest, left, colour)
    return cloud


def _half(words: pd.DataFrame, largest: float, left: int, colour: str) -> list[Placed]:
    """Lay out one half, moved to its place below the headings."""
    if words.empty:
        return []
    sizes = {
        fonts.printable(word): apart
        for word, apart in zip(words["word"].tolist(), words["apart"].tolist(), strict=True)
    }
    certain = dict(zip(sizes, (words["lrc"] != 0).tolist(), strict=False))
    most = max(16, int(_LARGEST * math.sqrt(max(sizes.values()) / largest)))
    laid = _blank((_WIDTH - _GAP) // 2, _HEIGHT, most).generate_from_frequencies(sizes)
    return [
        ((word, size), font, (y + _HEAD, x + left), None, colour if certain[word] else CHANCE)
        for (word, size), font, (y, x), _, _ in without_overlaps(laid.layout_)
    ]


def _blank(width: int, height: int, largest: int) -> WordCloud:
    return WordCloud(
        font_path=str(fonts.font_file()),
        width=width,
        height=height,
        margin=9,
        background_color=None,
        mode="RGBA",
        prefer_horizontal=1.0,
        random_state=1,
        max_font_size=largest,
        min_font_size=11,
        max_words=1000,
    )
