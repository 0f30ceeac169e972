"""Comparison: a cloud in two halves, the words of one part of a corpus against those of another."""

import pandas as pd
from matplotlib.figure import Figure

from .. import fonts
from ..lexicons.labels import label
from .clouds import Cloud, Wanted, Word
from .drawings import empty
from .layout import lay_out, scale_of
from .marks import counted
from .style import INK, style

#: Dark where the difference is certain, pale where it may be chance: of the first part, of the second.
CERTAIN = ("#004F7D", "#8F3400")
CHANCE = ("#4489BC", "#CF6E2C")

_MEANING = (("certain", CERTAIN), ("may be chance", CHANCE))

_WIDTH, _HEIGHT, _HEAD, _GAP = 960, 400, 34, 30
_HALF = (_WIDTH - _GAP) // 2
_LARGEST = 64.0


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


@style()
def comparison_cloud(
    keywords: pd.DataFrame, *, column: str = "", limit: int = 40, random_state: int = 0
) -> Cloud | Figure:
    """Draw two clouds side by side: left the words of the first part, right those of the second.

    The area of a word is in proportion to the distance of its two shares, on one scale for both
    halves. Words whose LRC is not 0 are dark; for a pale one the difference may be chance.

    Parameters
    ----------
    keywords : from :func:`analysis.measures.keyness`.
    column : what the parts are values of (``theme``, ``articles.kind``), for their names in both
        languages; the names as they stand without it.
    limit : words in each half.
    random_state : seed of the places.

    Returns
    -------
    A cloud with the words of :func:`comparison_words`; the same table gives the same picture.
    """
    words = comparison_words(keywords, limit=limit)
    if words.empty:
        return empty(
            "Every word has the same share in both parts: none is drawn."
            if len(keywords)
            else "No word stands in enough articles of two parts: there is nothing to compare."
        )
    halves = [_wanted(words[words["half"] == half], half) for half in (1, 2)]
    laid = _on_one_scale(halves, random_state)
    drawn = _heads(keywords.iloc[0], column)
    for half, cloud in enumerate(laid):
        left = half * (_HALF + _GAP)
        drawn += [word._replace(x=word.x + left, y=word.y + _HEAD) for word in cloud.placed]
    used = {word.colour for word in drawn}
    lost = [word for cloud in laid for word in cloud.left_out]
    key = [(name, colours[half]) for half in (0, 1) for name, colours in _MEANING if colours[half] in used]
    return Cloud(_WIDTH, _HEIGHT + _HEAD, tuple(drawn), tuple(lost), words, tuple(key))


def _wanted(words: pd.DataFrame, half: int) -> list[Wanted]:
    """The words of a half, each with the count of its part behind it."""
    found = []
    for row in words.sort_values(["apart", "word"], ascending=[False, True]).to_dict("records"):
        colour = (CERTAIN if row["lrc"] != 0 else CHANCE)[half - 1]
        address = counted(f"f{half}", row[f"f{half}"], **{k: row[k] for k in ("word", "target", "reference")})
        found.append(Wanted(fonts.printable(row["word"]), row["apart"] ** 0.5, colour, address))
    return found


def _on_one_scale(halves: list[list[Wanted]], random_state: int) -> list[Cloud]:
    """Lay out both halves at the scale of the one that has less room."""
    most = max(word.weight for half in halves for word in half)
    tried = [
        lay_out(
            half,
            _HALF,
            _HEIGHT,
            largest=_LARGEST * half[0].weight / most,
            random_state=random_state,
        )
        if half
        else None
        for half in halves
    ]
    scales = [scale_of(cloud, half) for cloud, half in zip(tried, halves, strict=True) if cloud]
    return [lay_out(half, _HALF, _HEIGHT, scale=min(scales), random_state=random_state) for half in halves]


def _heads(row: pd.Series, column: str) -> list[Word]:
    """Names and numbers of the two parts."""
    found = []
    for half, name in ((1, "target"), (2, "reference")):
        title = fonts.printable(f"{label(column, row[name])} (n = {row[f'n{half}']:,})")
        left = (half - 1) * (_HALF + _GAP) + 4
        address = counted(f"n{half}", row[f"n{half}"], target=row["target"], reference=row["reference"])
        found.append(Word(title, left, 20, 17, INK, address))
    return found
