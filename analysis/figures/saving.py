"""Saving: a figure as a picture, a page, or the table that it draws, by the ending of the file's name."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..outputs import whole_file
from ..schema.table import save_table
from .clouds import Cloud, cloud_figure
from .made import made
from .style import style
from .svg import figure_of, to_svg

#: Endings of pictures and pages; those of tables are those of :func:`analysis.schema.table.save_table`.
PICTURES = (".svg", ".png", ".pdf", ".html")
TABLES = (".csv", ".xlsx")


def save(drawing: Figure | Axes | Cloud, path: Path | str, *, dpi: int = 300) -> Path:
    """Save a figure or a cloud.

    Parameters
    ----------
    drawing : a figure of this package, any matplotlib figure or axes, or a cloud.
    path : where; its ending says as what: ``svg``, ``png``, ``pdf``, ``html``; or, of a figure of this
        package, ``csv`` or ``xlsx`` for the table that it draws.
    dpi : dots an inch, of ``png``.

    Returns
    -------
    The path.

    Raises
    ------
    ValueError : another ending, or the figure carries no table.

    Examples
    --------
    >>> import tempfile
    >>> save(Figure(), Path(tempfile.mkdtemp()) / "empty.png", dpi=50).name
    'empty.png'
    """
    target = Path(path)
    ending = target.suffix.lower()
    if ending in TABLES:
        return save_table(_table(drawing), target)
    if ending not in PICTURES:
        known = ", ".join((*PICTURES, *TABLES))
        raise ValueError(f"{target.name}: a figure is saved as one of {known}")
    with whole_file(target) as fresh:
        if ending in (".svg", ".html"):
            svg = to_svg(drawing)
            fresh.write_text(svg if ending == ".svg" else _page(svg, target.stem), encoding="utf-8")
        else:
            _draw(drawing, fresh, dpi)
    return target


def _draw(drawing: Figure | Axes | Cloud, target: Path, dpi: int) -> None:
    figure = cloud_figure(drawing) if isinstance(drawing, Cloud) else figure_of(drawing)
    metadata: dict[str, Any] = (
        {"Software": None} if target.suffix.lower() == ".png" else {"CreationDate": None}
    )
    with style():
        figure.savefig(target, dpi=dpi, metadata=metadata)


def _table(drawing: Figure | Axes | Cloud) -> pd.DataFrame:
    if isinstance(drawing, Cloud):
        return drawing.words
    how = made(drawing)
    table = (
        next((each for each in how.given.values() if isinstance(each, pd.DataFrame)), None) if how else None
    )
    if table is None:
        raise ValueError("this figure carries no table; save the table that it was drawn from")
    return table


def _page(svg: str, title: str) -> str:
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{margin:1em auto;max-width:64em}'
        f"svg{{max-width:100%;height:auto}}</style>{svg}</html>\n"
    )
