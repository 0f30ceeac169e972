"""SVG: a figure as an element of an HTML page, the same bytes every time."""

import io
import re
import warnings

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import fonts
from .clouds import Cloud, cloud_svg
from .marks import Linker, linked
from .style import style


def to_svg(drawing: Figure | Axes | Cloud, link: Linker | None = None) -> str:
    """Draw a figure as SVG, ready to stand in an HTML page.

    Parameters
    ----------
    drawing : a matplotlib figure, its axes, or a word cloud.
    link : gives the link of each count that the drawing shows; without one it has no links.

    Returns
    -------
    An ``<svg>`` element that looks the same on a computer without a Chinese font: the letters of a
    figure are outlines; a cloud keeps its words as text, which a browser can search, with the font
    inside. The same drawing gives the same bytes.

    Raises
    ------
    fonts.FontError : a character has no glyph in the figure's fonts.
    """
    if isinstance(drawing, Cloud):
        return linked(cloud_svg(drawing), link)
    figure = figure_of(drawing)
    buffer = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with style(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figure.savefig(buffer, format="svg", metadata=nothing)
    _complain(caught)
    svg = buffer.getvalue().decode("utf-8")
    return linked(svg[svg.index("<svg") :], link)


def figure_of(drawing: Figure | Axes) -> Figure:
    """The figure that axes stand in.

    Raises
    ------
    TypeError : the axes were taken off their figure.
    """
    figure = drawing if isinstance(drawing, Figure) else drawing.get_figure(root=True)
    if figure is None:
        raise TypeError("these axes were taken off their figure; draw them again")
    return figure


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
