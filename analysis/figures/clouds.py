"""Clouds: words laid out side by side, each in a box of its own, as large as its number says.

The layouts of word-cloud libraries keep inks apart, not boxes, make words smaller where room runs
out, and drop the rest: words then read as one (群众 beside 基层), stand inside another (in 门), or
are not there. Here every box has a margin in proportion to its characters, all words share one
scale, and the scale is the largest at which all of them have room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Cloud:
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
    boxes = np.array([_box(word) for word in wanted])
    ground = width * height
    while True:
        # Boxes that are together larger than the ground need not be tried.
        tried = chosen <= lowest or (boxes.prod(axis=1).sum() * chosen**2 <= ground)
        placed = _place(wanted, boxes * chosen, chosen, width, height, chosen > lowest) if tried else [None]
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


def _box(word: Wanted) -> tuple[float, float]:
    """Width and height of a word's box, margins and all, at scale 1."""
    size = word.weight**0.5
    return (_width(word.text) + 2 * _BESIDE) * size, (1 + 2 * _ABOVE) * size


def _place(
    wanted: Sequence[Wanted],
    boxes: npt.NDArray[np.float64],
    scale: float,
    width: int,
    height: int,
    or_none: bool,
) -> list[Word | None]:
    """Give each word the free place nearest to the middle; None where there is none.

    With ``or_none`` the first word without a place ends it.
    """
    # Where the middle of no box can come to lie any more, whatever its word, is not looked at again.
    least = boxes.min(axis=0) / 2 - 1e-6
    spiral = _spiral(width, height)
    middles = spiral[((spiral >= least) & (spiral <= [width, height] - least)).all(axis=1)]
    taken = np.empty((0, 4))
    found: list[Word | None] = []
    for word, box in zip(wanted, boxes, strict=True):
        corners = middles - box / 2
        corners = corners[((corners >= 0) & (corners + box <= [width, height])).all(axis=1)]
        place = _first_free(corners, corners + box, taken)
        if place is None:
            found.append(None)
            if or_none:
                break
            continue
        (x, y), (right, bottom) = corners[place], corners[place] + box
        taken = np.vstack([taken, [x, y, right, bottom]])
        beyond = (middles <= np.subtract([x, y], least)) | (middles >= np.add([right, bottom], least))
        middles = middles[beyond.any(axis=1)]
        size = scale * word.weight**0.5
        baseline = y + (_ABOVE + _BASELINE) * size
        found.append(Word(word.text, x + _BESIDE * size, baseline, size, word.colour, word.url))
    return found


def _first_free(
    starts: npt.NDArray[np.float64], ends: npt.NDArray[np.float64], taken: npt.NDArray[np.float64]
) -> int | None:
    """The first of some boxes that overlaps none of those that are taken."""
    for at in range(0, len(starts), 256):
        start, end = starts[at : at + 256, None], ends[at : at + 256, None]
        beside = (start >= taken[None, :, 2:]) | (end <= taken[None, :, :2])
        free = np.all(np.any(beside, axis=2), axis=1)
        if free.any():
            return at + int(free.argmax())
    return None


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
