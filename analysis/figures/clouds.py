"""Clouds: words with their places, and how a cloud is drawn, shown and saved."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pandas as pd
from matplotlib import colormaps
from matplotlib.colors import Colormap, to_hex
from matplotlib.figure import Figure
from PIL import ImageColor

from .. import fonts
from .marks import linked
from .style import INK, style

#: Name of the font inside a cloud; on the fallbacks a cloud falls where an editor of SVG drops the font.
FAMILY = "Noto Sans SC cloud"
_FALLBACKS = '"Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif'
#: Height of the line that says what the colours mean, and its letters' size.
_KEY, _KEY_SIZE = 26, 13


class Wanted(NamedTuple):
    """A word to be laid out: its size is in proportion to ``weight``; ``url`` is what it counts."""

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
    """Words on a ground of some pixels: shows itself in a notebook, and saves itself.

    Parameters
    ----------
    width, height : of the ground.
    placed : the words with their places.
    left_out : words that found no room at a size that can be read.
    words : the table that the cloud draws, one row a word, with its numbers.
    key : what the colours mean, name and colour; drawn below the words.
    """

    width: int
    height: int
    placed: tuple[Word, ...]
    left_out: tuple[str, ...] = ()
    words: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False, repr=False)
    key: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        lost = f", no room for {'、'.join(self.left_out)}" if self.left_out else ""
        return f"<Cloud of {len(self.placed)} words{lost}>"

    def _repr_html_(self) -> str:
        said = escape(f"A cloud of words: {'、'.join(word.text for word in self.placed[:8])} …")
        note = f"<p>No room for {escape('、'.join(self.left_out))}.</p>" if self.left_out else ""
        return f'<div role="img" aria-label="{said}">{linked(cloud_svg(self), None)}</div>{note}'

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        with style():
            cloud_figure(self).savefig(buffer, format="png", dpi=100, metadata={"Software": None})
        return buffer.getvalue()

    def save(self, path: Path | str, *, dpi: int = 300) -> Path:
        """Save the cloud, or its table; see :func:`analysis.figures.save`."""
        from .saving import save

        return save(self, path, dpi=dpi)

    def recoloured(self, colour: Callable[[Word], str]) -> "Cloud":
        """The same cloud in other colours, without a key to them."""
        painted = tuple(word._replace(colour=colour(word)) for word in self.placed)
        return replace(self, placed=painted, key=())


def painter(
    colormap: str | Colormap | None, color_func: Callable[..., Any] | None, random_state: int
) -> Callable[[Word], str] | None:
    """Give what colours a word, by the arguments that wordcloud has for it; None for no such argument."""
    chance = Random(random_state)  # noqa: S311 - it gives colours
    if color_func is not None:

        def asked(word: Word) -> str:
            place = {"position": (round(word.y - word.size), round(word.x)), "orientation": None}
            font = {"font_size": round(word.size), "font_path": str(fonts.font_file())}
            colour = color_func(word.text, **place, **font, random_state=chance)
            red, green, blue = (ImageColor.getrgb(colour) if isinstance(colour, str) else colour)[:3]
            return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"

        return asked
    if colormap is None:
        return None
    colours = colormaps[colormap] if isinstance(colormap, str) else colormap
    return lambda _: to_hex(colours(chance.uniform(0, 1)))


def cloud_svg(cloud: Cloud) -> str:
    """Write a cloud as SVG: words as text that a browser can search, with the font inside."""
    names = "".join(name for name, _ in cloud.key)
    characters = "".join(word.text for word in cloud.placed) + names
    rule = f'{fonts.web_font(characters, FAMILY)}svg.cloud text{{font-family:"{FAMILY}",{_FALLBACKS}}}'
    words = "".join(map(_svg_word, cloud.placed))
    height = cloud.height + (_KEY if cloud.key else 0)
    key = "".join(
        f'<circle cx="{x}" cy="{y - 4.5}" r="5" fill="{colour}"/>'
        f'<text x="{x + 10}" y="{y}" font-size="{_KEY_SIZE}" fill="{INK}">{escape(name)}</text>'
        for name, colour, x, y in _key(cloud)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cloud" viewBox="0 0 {cloud.width} {height}" '
        f'style="width:100%;height:auto;background:#fff"><style>{rule}</style>{words}{key}</svg>'
    )


def _key(cloud: Cloud) -> list[tuple[str, str, float, float]]:
    """Names, colours and places of the key."""
    found, x = [], 10.0
    for name, colour in cloud.key:
        found.append((name, colour, x, cloud.height + _KEY - 8.0))
        x += 34 + sum(_KEY_SIZE * (0.56 if ord(letter) < 0x2E80 else 1) for letter in name)
    return found


def _svg_word(word: Word) -> str:
    place = f'x="{word.x:.1f}" y="{word.y:.1f}" font-size="{word.size:.1f}" fill="{escape(word.colour)}"'
    text = f"<text {place}>{escape(word.text)}</text>"
    return f'<a href="{escape(word.url)}">{text}</a>' if word.url else text


@style()
def cloud_figure(cloud: Cloud) -> Figure:
    """Draw a cloud as a matplotlib figure, for formats that have no text of their own."""
    height = cloud.height + (_KEY if cloud.key else 0)
    figure = Figure(figsize=(cloud.width / 100, height / 100))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, cloud.width)
    axes.set_ylim(height, 0)
    for word in cloud.placed:
        axes.text(word.x, word.y, word.text, fontsize=word.size * 0.72, color=word.colour, parse_math=False)
    for name, colour, x, y in _key(cloud):
        axes.plot([x], [y - 4.5], "o", color=colour, markersize=7)
        axes.text(x + 10, y, name, fontsize=_KEY_SIZE * 0.72, color=INK)
    return figure
