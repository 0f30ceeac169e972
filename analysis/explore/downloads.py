"""Downloads: a view's drawing and table as files, in links that need no server."""

import base64
import html
from pathlib import Path
from tempfile import TemporaryDirectory

from ..figures import save
from ..schema.table import save_table
from .views import View

#: Beyond these a file is written beside the notebook: a browser holds a link's file in the page.
CHARACTERS = 4_000_000
#: Rows of a table that a workbook is made of at once; one of more takes seconds, and waits to be asked for.
ROWS = 2_000

TYPES = {
    "csv": "text/csv;charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def waits(view: View) -> bool:
    """Whether a view's workbook is made only when it is asked for."""
    return view.picture is not None and len(view.table) > ROWS


def files(view: View, *, whole: bool = False) -> dict[str, bytes]:
    """Write a view as files.

    Parameters
    ----------
    view : the view.
    whole : make the workbook, however many rows it has.

    Returns
    -------
    The content by the kind of file: csv (UTF-8 with the mark that Excel goes by) and xlsx of the table
    behind it, svg and png of what is drawn. None of a view that shows nothing.
    """
    if view.picture is None:
        return {}
    found: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        place = Path(folder) / view.name
        for kind in ("svg", "png") if view.drawn else ():
            found[kind] = save(view.picture, place.with_suffix(f".{kind}"), dpi=200).read_bytes()
        for kind in ("csv", "xlsx") if whole or not waits(view) else ("csv",):
            found[kind] = save_table(view.table, place.with_suffix(f".{kind}")).read_bytes()
    return found


def links(view: View, folder: Path, *, whole: bool = False) -> str:
    """Write the links that save a view's files, as HTML.

    Parameters
    ----------
    view : the view.
    folder : where a file is written that is too large for a link.
    whole : make the workbook, however many rows it has.
    """
    written = []
    for kind, content in files(view, whole=whole).items():
        name = f"{view.name}.{kind}"
        if len(content) * 4 / 3 > CHARACTERS:
            (folder / name).write_bytes(content)
            written.append(f"{html.escape(name)} (large: written beside the notebook)")
        else:
            address = f"data:{TYPES[kind]};base64,{base64.b64encode(content).decode()}"
            written.append(f'<a download="{html.escape(name)}" href="{address}">{html.escape(name)}</a>')
    return f'<p lang="en">Save: {" · ".join(written)}</p>' if written else ""
