"""Drawings: figures and axes that show themselves in a notebook, and save themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .style import style


class _Shown:
    """What a figure of this package can do besides being matplotlib's."""

    def _repr_html_(self) -> str:
        from .made import made
        from .svg import to_svg

        how = made(self)
        said = f"Figure: {how.by.replace('_', ' ')}" if how else "Figure"
        # As wide as there is room, and not wider than it was drawn.
        svg = to_svg(self).replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)  # type: ignore[arg-type]
        return f'<div role="img" aria-label="{said}">{svg}</div>'

    def save(self, path: Path | str, *, dpi: int = 300) -> Path:
        """Save the figure, or its table; see :func:`analysis.figures.save`."""
        from .saving import save

        return save(self, path, dpi=dpi)  # type: ignore[arg-type]


#: The longest entry of a legend, in ems.
ENTRY = 30
#: Ems of a tick's letters in an inch, and the part of a figure that labels may take from its axes.
_EMS, _PART = 8, 0.33


def shortened(text: str, most: float) -> str:
    """Cut a label that is wider than some ems in its middle; the whole text is in the table.

    Examples
    --------
    >>> shortened("全市防汛工作会议", 6), shortened("防汛", 6)
    ('全市防汛…议', '防汛')
    """
    if _width(text) <= most:
        return text
    kept = len(text)
    while kept > 2 and _width(text[: kept - kept // 3] + text[len(text) - kept // 3 :]) > most - 1:
        kept -= 1
    return f"{text[: kept - kept // 3]}…{text[len(text) - kept // 3 :]}"


def _width(text: str) -> float:
    """Width of a text in ems, about."""
    return sum(0.55 if ord(letter) < 0x2E80 else 1 for letter in text)


class Drawing(_Shown, Axes):
    """Axes that show and save their whole figure, and keep room for themselves beside long labels."""

    def set_xticks(self, ticks: Any, labels: Any = None, **options: Any) -> Any:
        """Set ticks as matplotlib does, none of their labels too long."""
        across, down = self._inches()
        return super().set_xticks(
            ticks, _short(labels, down if options.get("rotation") else across), **options
        )

    def _inches(self) -> tuple[float, float]:
        """Width and height of the whole figure."""
        figure = self.get_figure(root=True)
        across, down = figure.get_size_inches() if figure is not None else (9.6, 4.8)
        return float(across), float(down)

    def set_yticks(self, ticks: Any, labels: Any = None, **options: Any) -> Any:
        """Set ticks as matplotlib does, none of their labels too long."""
        return super().set_yticks(ticks, _short(labels, self._inches()[0]), **options)


def _short(labels: Any, inches: float) -> list[str] | None:
    """Labels that leave most of a figure of that width to the axes."""
    return None if labels is None else [shortened(str(text), inches * _EMS * _PART) for text in labels]


class Sheet(_Shown, Figure):
    """A figure whose axes are drawings."""

    def add_subplot(self, *place: Any, **options: Any) -> Any:
        """Add axes as matplotlib does; unless told otherwise they are drawings."""
        if not {"projection", "polar", "axes_class"} & set(options):
            options["axes_class"] = Drawing
        return super().add_subplot(*place, **options)

    def legend(self, *entries: Any, **options: Any) -> Any:
        """Add a legend as matplotlib does, none of its entries too long."""
        legend = super().legend(*entries, **options)
        for text in legend.get_texts():
            text.set_text(shortened(text.get_text(), ENTRY))
        return legend


def empty(sentence: str) -> Sheet:
    """Draw a frame that says why there is nothing in it."""
    with style():
        figure = Sheet(figsize=(9.6, 1.0))
        axes = figure.subplots()
        axes.set_axis_off()
        axes.text(0.5, 0.5, sentence, ha="center", va="center", transform=axes.transAxes, fontsize=10)
    return figure
