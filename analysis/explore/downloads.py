"""Downloads: a view's drawing and table as files, in links that need no server."""

import base64
import html
import io
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..figures import style, to_svg
from .views import View

#: Beyond these a file is written beside the notebook: a browser holds a link's file in the page.
CHARACTERS = 4_000_000
#: Rows of a table that a workbook is made of; of more only a CSV.
ROWS = 20_000

TYPES = {
    "csv": "text/csv;charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def files(view: View) -> dict[str, bytes]:
    """Write a view as files.

    Parameters
    ----------
    view : the view.

    Returns
    -------
    The content by the kind of file: csv (UTF-8 with the mark that Excel goes by) and xlsx of the table
    behind it, svg and png of what is drawn. None of a view that shows nothing.
    """
    found: dict[str, bytes] = {}
    if view.picture is None:
        return found
    if view.drawn:
        found["svg"] = to_svg(view.picture).encode()
        if isinstance(view.picture, Axes | Figure) or hasattr(view.picture, "_repr_png_"):
            found["png"] = _png(view)
    found["csv"] = view.table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
    if len(view.table) <= ROWS:
        book = io.BytesIO()
        view.table.to_excel(book, index=False)
        found["xlsx"] = book.getvalue()
    return found


def _png(view: View) -> bytes:
    """A drawing of 200 dots an inch."""
    drawing: Any = view.picture.get_figure(root=True) if isinstance(view.picture, Axes) else view.picture
    if not isinstance(drawing, Figure):
        return bytes(drawing._repr_png_())
    buffer = io.BytesIO()
    with style():
        drawing.savefig(buffer, format="png", dpi=200, metadata={"Software": None})
    return buffer.getvalue()


def links(view: View, folder: Path) -> str:
    """Write the links that save a view's files, as HTML.

    Parameters
    ----------
    view : the view.
    folder : where a file is written that is too large for a link.
    """
    written = []
    for kind, content in files(view).items():
        name = f"{view.name}.{kind}"
        if len(content) * 4 / 3 > CHARACTERS:
            (folder / name).write_bytes(content)
            written.append(f"{html.escape(name)} (large: written beside the notebook)")
        else:
            address = f"data:{TYPES[kind]};base64,{base64.b64encode(content).decode()}"
            written.append(f'<a download="{html.escape(name)}" href="{address}">{html.escape(name)}</a>')
    return f'<p lang="en">Save: {" · ".join(written)}</p>' if written else ""
