"""Clouds: words laid out side by side, each in a box of its own, as large as its number says.

The layouts of word-cloud libraries keep inks apart, not boxes, make words smaller where room runs
out, and drop the rest: words then read as one (群众 beside 基层), stand inside another (in 门), or
are not there. Here every box has a margin in proportion to its characters, all words share one
scale, and the scale is the largest at which all of them have room.
"""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from matplotlib.ft2font import FT2Font

from . import fonts

#: The smallest size at which a word can be read, in pixels of a figure of full width.
SMALLEST = 10.0
#: Margin of a box to the left and right, above and below, by the size of its characters.
_BESIDE, _ABOVE = 0.22, 0.06
#: How far the baseline lies below the top of the characters, by their size.
_BASELINE = 0.88
_STEP = 0.94


class Wanted(NamedTuple):
    """A word to be laid out: its area is in proportion to ``weight``; ``url`` is what it counts."""

    text: str
    weight: float
    colour: str
    url: str = ""


class Word(NamedTuple):
    """A word with its place: left end and baseline, and the size of its characters, in pixels."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    url: str = ""


class Cloud(NamedTuple):
    """Words on a ground of some pixels; ``left_out`` found no room at a size that can be read."""

    width: int
    height: int
    words: tuple[Word, ...]
    left_out: tuple[str, ...] = ()


def lay_out(
    wanted: Sequence[Wanted], width: int, height: int, *, largest: float = 96.0, scale: float | None = None
) -> Cloud:
    """Lay out words so that no two boxes overlap, the heaviest in the middle.

    Parameters
    ----------
    wanted : the words, the heaviest first.
    width, height : of the ground.
    largest : size of the heaviest word, if there is room for all at that size.
    scale : size of a word of weight 1; without one the largest at which all words have room.

    Returns
    -------
    The cloud; the same words give the same cloud. A word is left out only if it has no room at the
    scale at which the lightest word can still be read.
    """
    if not wanted:
        return Cloud(width, height, ())
    weights = [word.weight for word in wanted]
    chosen = scale if scale is not None else largest / max(weights) ** 0.5
    lowest = chosen if scale is not None else min(chosen, SMALLEST / min(weights) ** 0.5)
    while True:
        placed = _place(wanted, chosen, width, height)
        if None not in placed or chosen <= lowest:
            found = tuple(word for word in placed if word)
            lost = (word.text for word, its in zip(wanted, placed, strict=True) if not its)
            return Cloud(width, height, found, tuple(lost))
        chosen = max(lowest, chosen * _STEP)


def scale_of(cloud: Cloud, wanted: Sequence[Wanted]) -> float:
    """The size of a word of weight 1 in a cloud of these words."""
    heaviest = max(wanted, key=lambda word: word.weight)
    size = next((word.size for word in cloud.words if word.text == heaviest.text), SMALLEST)
    return float(size / heaviest.weight**0.5)


def _place(wanted: Sequence[Wanted], scale: float, width: int, height: int) -> list[Word | None]:
    """Give each word the free place nearest to the middle; None where there is none."""
    boxes = np.empty((0, 4))
    found: list[Word | None] = []
    for word in wanted:
        size = scale * word.weight**0.5
        box = np.array([_width(word.text) * size + 2 * _BESIDE * size, (1 + 2 * _ABOVE) * size])
        corners = _spiral(width, height) - box / 2
        inside = (corners >= 0).all(axis=1) & (corners + box <= [width, height]).all(axis=1)
        corners = corners[inside]
        free = np.ones(len(corners), dtype=bool)
        for left, top, right, bottom in boxes:
            free &= (
                (corners[:, 0] >= right)
                | (corners[:, 0] + box[0] <= left)
                | (corners[:, 1] >= bottom)
                | (corners[:, 1] + box[1] <= top)
            )
        if not free.any():
            found.append(None)
            continue
        x, y = corners[free.argmax()]
        boxes = np.vstack([boxes, [x, y, x + box[0], y + box[1]]])
        baseline = y + (_ABOVE + _BASELINE) * size
        found.append(Word(word.text, x + _BESIDE * size, baseline, size, word.colour, word.url))
    return found


@lru_cache(maxsize=4)
def _spiral(width: int, height: int) -> npt.NDArray[np.float64]:
    """Places from the middle outwards, as wide as the ground is wide for its height."""
    turns = np.sqrt(np.arange(0, 9000)) * 0.7
    across, down = width / 2, height / 2
    far = turns / turns[-1] * 1.4
    return np.column_stack([across + across * far * np.cos(turns * 4), down + down * far * np.sin(turns * 4)])


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    """Width of a word by the size of its characters."""
    font = _measure()
    return sum(font.load_char(ord(char)).linearHoriAdvance for char in text) / 65536 / 100


@lru_cache(maxsize=1)
def _measure() -> FT2Font:
    font = FT2Font(str(fonts.font_file()))
    font.set_size(100, 72)
    return font


def cloud_svg(cloud: Cloud, family: str) -> str:
    """Write a cloud as SVG: words as text that a browser can search, with the font inside."""
    characters = "".join(word.text for word in cloud.words)
    rule = f'{fonts.web_font(characters, family)}svg.cloud text{{font-family:"{family}"}}'
    words = "".join(map(_svg_word, cloud.words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cloud" viewBox="0 0 {cloud.width} {cloud.height}" '
        f'style="width:100%;height:auto"><style>{rule}</style>{words}</svg>'
    )


def _svg_word(word: Word) -> str:
    place = f'x="{word.x:.1f}" y="{word.y:.1f}" font-size="{word.size:.1f}" fill="{word.colour}"'
    text = f"<text {place}>{escape(word.text)}</text>"
    return f'<a href="{escape(word.url)}">{text}</a>' if word.url else text
