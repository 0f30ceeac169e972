"""SVG: a figure as an element of an HTML page, the same bytes every time."""

import io
import re
import warnings

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from wordcloud import WordCloud

from .. import fonts
from .style import style

_CLOUD_FONT = "Noto Sans SC cloud"


def to_svg(drawing: Figure | Axes | WordCloud) -> str:
    """Draw a figure as SVG, ready to stand in an HTML page.

    Parameters
    ----------
    drawing : a matplotlib figure, its axes, or a word cloud.

    Returns
    -------
    An ``<svg>`` element that looks the same on a computer without a Chinese font: the letters of a
    figure are outlines; a cloud keeps its words as text, which a browser can search, with the font
    inside. The same drawing gives the same bytes.

    Raises
    ------
    fonts.FontError : a character has no glyph in the figure's fonts.
    """
    if isinstance(drawing, WordCloud):
        return _cloud(drawing)
    figure = drawing if isinstance(drawing, Figure) else drawing.get_figure(root=True)
    if figure is None:
        raise TypeError("these axes were taken off their figure; draw them again")
    buffer = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with style(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figure.savefig(buffer, format="svg", metadata=nothing)
    _complain(caught)
    svg = buffer.getvalue().decode("utf-8")
    return svg[svg.index("<svg") :]


def _complain(caught: list[warnings.WarningMessage]) -> None:
    """Turn matplotlib's warnings of missing glyphs into an error; pass the others on."""
    missing = set()
    for warning in caught:
        found = re.match(r"Glyph (\d+) .*missing", str(warning.message))
        if found:
            missing.add(chr(int(found[1])))
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
    if missing:
        names = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(missing))
        raise fonts.FontError(
            f"No glyph for {names}: draw inside `with figures.style():`, which sets the Chinese font, and "
            "pass text from pages through fonts.printable()."
        )


def _cloud(cloud: WordCloud) -> str:
    """Give a cloud's SVG a font of its own and a size that follows the page."""
    words = "".join(word for (word, _), *_ in cloud.layout_)
    svg = str(cloud.to_svg(embed_font=False))
    style_rule = (
        f'<style>{fonts.web_font(words, _CLOUD_FONT)}svg.cloud text{{font-family:"{_CLOUD_FONT}"}}</style>'
    )
    svg = re.sub(r"<style>.*?</style>", lambda _: style_rule, svg, count=1, flags=re.DOTALL)
    box = f'class="cloud" viewBox="0 0 {cloud.width} {cloud.height}" style="width:100%;height:auto"'
    return re.sub(r'width="\d+" height="\d+"', box, svg, count=1)
