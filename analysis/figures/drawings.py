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


class Drawing(_Shown, Axes):
    """Axes that show and save their whole figure."""


class Sheet(_Shown, Figure):
    """A figure whose axes are drawings."""

    def add_subplot(self, *place: Any, **options: Any) -> Any:
        """Add axes as matplotlib does; unless told otherwise they are drawings."""
        if not {"projection", "polar", "axes_class"} & set(options):
            options["axes_class"] = Drawing
        return super().add_subplot(*place, **options)


def empty(sentence: str) -> Sheet:
    """Draw a frame that says why there is nothing in it."""
    with style():
        figure = Sheet(figsize=(9.6, 1.0))
        axes = figure.subplots()
        axes.set_axis_off()
        axes.text(0.5, 0.5, sentence, ha="center", va="center", transform=axes.transAxes, fontsize=10)
    return figure
