"""Layout: words laid out by the package wordcloud, each in a box of its own, as large as its number says.

wordcloud keeps inks apart, not boxes: in Chinese, words then read as one (群众 beside 基层) or stand inside
another (in 门). It also makes words smaller where room runs out, and drops the rest. So it is given a font
in which every word is one character, a solid box as wide as the word with a margin in proportion to its
size, and it lays out boxes. All words share one scale: the largest at which all of them have room.
"""

import io
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib.ft2font import FT2Font
from PIL import Image
from wordcloud import WordCloud

from .. import fonts
from .clouds import Cloud, Wanted, Word

#: The smallest size at which a word can be read, in pixels of a figure of full width.
SMALLEST = 10.0
#: Margin of a box to the left and right, above and below, by the size of its characters.
_BESIDE, _ABOVE = 0.22, 0.06
#: How far the baseline lies below the top of the characters, by their size.
_BASELINE = 0.88
#: How much smaller all words are made when one has no room, and how many layouts are tried before that.
_STEP, _TRIES = 0.95, 2
#: How many words that have no room are left out one by one, before all that follow are.
_PATIENCE = 8
#: Pixels of the figure in one of the ground that wordcloud lays out on: a quarter of the work.
_COARSE = 2
_UNITS = 4000
#: The widest box of a font by its size: FreeType draws none that is more than ten times as wide.
_WIDEST = 8
_FIRST = 0xE000


def lay_out(
    wanted: Sequence[Wanted],
    width: int,
    height: int,
    *,
    largest: float = 96.0,
    scale: float | None = None,
    mask: npt.ArrayLike | None = None,
    random_state: int = 0,
) -> Cloud:
    """Lay out words so that no two boxes overlap.

    Parameters
    ----------
    wanted : the words, the heaviest first.
    width, height : of the ground, in pixels.
    largest : size of the heaviest word, if there is room for all at that size.
    scale : size of a word of weight 1; without one the largest at which all words have room.
    mask : array of pixels, white (255) where no word may stand, as wordcloud takes it; the ground then has
        its proportions.
    random_state : seed of the places.

    Returns
    -------
    The cloud; the same words and seed give the same cloud. A word is left out only if it has no room at the
    scale at which the lightest word can still be read.
    """
    closed = None if mask is None else _coarse(mask, width)
    if closed is not None:
        height = closed.shape[0] * _COARSE
    if not wanted:
        return Cloud(width, height, ())
    weights = np.array([word.weight for word in wanted])
    chosen = scale or largest / weights.max()
    lowest = scale or min(chosen, SMALLEST / weights.min())
    boxes = np.array([_box(word) for word in wanted])
    if scale is None:  # boxes that fill more than most of the ground need not be tried
        room = width * height if closed is None else (closed < 255).sum() * _COARSE**2
        chosen = max(lowest, min(chosen, (0.85 * room / boxes.prod(axis=1).sum()) ** 0.5))
    while chosen > lowest:
        for seed in range(random_state, random_state + _TRIES):
            words = _place(wanted, boxes, chosen, (width, height), closed, seed)
            if len(words) == len(wanted):
                return Cloud(width, height, tuple(words))
        chosen = max(lowest, chosen * _STEP)
    words, lost = _as_many_as_fit(wanted, boxes, lowest, (width, height), closed, random_state)
    return Cloud(width, height, tuple(words), tuple(lost))


def scale_of(cloud: Cloud, wanted: Sequence[Wanted]) -> float:
    """The size of a word of weight 1 in a cloud of these words."""
    heaviest = max(wanted, key=lambda word: word.weight)
    size = next((word.size for word in cloud.placed if word.text == heaviest.text), SMALLEST)
    return float(size / heaviest.weight)


def _box(word: Wanted) -> tuple[float, float]:
    """Width and height of a word's box, margins and all, at scale 1."""
    return (_width(word.text) + 2 * _BESIDE) * word.weight, (1 + 2 * _ABOVE) * word.weight


def _as_many_as_fit(
    wanted: Sequence[Wanted],
    boxes: npt.NDArray[np.float64],
    scale: float,
    ground: tuple[int, int],
    mask: npt.NDArray[np.uint8] | None,
    random_state: int,
) -> tuple[list[Word], list[str]]:
    """Place words at one scale, without those that have no room at it; these are named."""
    kept = [n for n, box in enumerate(boxes) if box[0] * scale <= ground[0] and box[1] * scale <= ground[1]]
    words: list[Word] = []
    for _ in range(_PATIENCE):
        words = _place([wanted[n] for n in kept], boxes[kept], scale, ground, mask, random_state)
        if len(words) == len(kept):
            break
        del kept[len(words)]  # the next ones may be shorter
    there = set(kept[: len(words)])
    return words, [word.text for n, word in enumerate(wanted) if n not in there]


def _place(
    wanted: Sequence[Wanted],
    boxes: npt.NDArray[np.float64],
    scale: float,
    ground: tuple[int, int],
    mask: npt.NDArray[np.uint8] | None,
    random_state: int,
) -> list[Word]:
    """Let wordcloud place the words, the first of them as long as there is room."""
    if not wanted:
        return []
    widths = [box[0] / word.weight for box, word in zip(boxes, wanted, strict=True)]
    larger = math.ceil(max(widths) / _WIDEST)  # the font's size, by that of the words
    sizes = [larger * max(1, math.ceil(word.weight * scale / _COARSE)) for word in wanted]
    # Sizes are given, so nothing is left to scale: a word without room ends the layout (``font_step``).
    engine = WordCloud(
        font_path=_BoxFont(widths, larger),
        width=ground[0] // _COARSE,
        height=ground[1] // _COARSE,
        mask=mask,
        max_words=len(wanted),
        max_font_size=max(sizes),
        min_font_size=1,
        font_step=max(sizes) + 1,
        prefer_horizontal=1,
        relative_scaling=1,
        margin=0,
        random_state=random_state,
        color_func=lambda *_, **__: "black",
    )
    engine.generate_from_frequencies({chr(_FIRST + n): size for n, size in enumerate(sizes)})
    found: dict[int, Word] = {}
    for (box, _), _, (top, left), _, _ in engine.layout_:
        n = ord(box) - _FIRST
        size = scale * wanted[n].weight
        x = float(left) * _COARSE + _BESIDE * size
        y = float(top) * _COARSE + (_ABOVE + _BASELINE) * size
        found[n] = Word(wanted[n].text, x, y, size, wanted[n].colour, wanted[n].url)
    return [found[n] for n in sorted(found)]


def _coarse(mask: npt.ArrayLike, width: int) -> npt.NDArray[np.uint8]:
    """A mask as the layout needs it: of one channel, and as fine as its ground."""
    pixels = np.asarray(mask)
    if pixels.ndim == 3:
        pixels = np.where((pixels[:, :, :3] == 255).all(axis=2), 255, 0)
    pixels = np.where(pixels == 255, 255, 0).astype("uint8")
    across = width // _COARSE
    down = max(1, round(across * pixels.shape[0] / pixels.shape[1]))
    return np.asarray(Image.fromarray(pixels).resize((across, down), Image.Resampling.NEAREST))


class _BoxFont(io.BytesIO):
    """A font of boxes: the n-th character of the private area is as wide as the n-th word.

    The words' sizes are those of the font, made smaller.
    """

    def __init__(self, widths: Sequence[float], larger: int) -> None:
        names = [".notdef", *(f"box{n}" for n in range(len(widths)))]
        tall = round((1 + 2 * _ABOVE) * _UNITS / larger)
        wide = [tall, *(round(width * _UNITS / larger) for width in widths)]
        builder = FontBuilder(_UNITS, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({_FIRST + n: name for n, name in enumerate(names[1:])})
        builder.setupGlyf({name: _rectangle(across, tall) for name, across in zip(names, wide, strict=True)})
        builder.setupHorizontalMetrics({name: (across, 0) for name, across in zip(names, wide, strict=True)})
        builder.setupHorizontalHeader(ascent=tall, descent=0)
        builder.setupOS2()
        builder.setupPost()
        written = io.BytesIO()
        builder.save(written)
        super().__init__(written.getvalue())

    def read(self, *_: Any) -> bytes:
        """The whole font, each time: wordcloud opens it once a word."""
        return self.getvalue()


def _rectangle(wide: int, tall: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, tall), (wide, tall), (wide, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


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
