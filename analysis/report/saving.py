"""Saving: what JupyterLab does to a notebook that is kept in git without its outputs.

To run all cells and let Lab save by itself changes no byte of such a notebook. Outputs are taken out as it
is saved, and what Lab notes of itself (kernel, times) is written as it stood; a notebook of one's own keeps
both.
"""

import subprocess
from pathlib import Path
from typing import Any

import nbformat


def keep_clean(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Take out of a notebook what running it has added; a ``pre_save_hook`` of Jupyter's server.

    Parameters
    ----------
    model : what is saved; a notebook that git tracks is changed.
    path : where, from the server's folder.
    contents_manager : the server's; its ``root_dir`` is the folder.
    """
    place = Path(contents_manager.root_dir, path)
    if model.get("type") == "notebook" and model.get("content") and is_tracked(place):
        clean(model["content"], nbformat.read(place, as_version=4))  # type: ignore[no-untyped-call]


def is_tracked(path: Path) -> bool:
    """Whether git keeps a file."""
    command = ["git", "ls-files", "--error-unmatch", "--", path.name]
    try:
        return subprocess.run(command, cwd=path.parent, capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False  # no git, or no such folder


def clean(notebook: dict[str, Any], kept: dict[str, Any]) -> None:
    """Give a notebook no outputs, and the notes that it had.

    Parameters
    ----------
    notebook : what is to be saved; it is changed.
    kept : what was saved before.
    """
    notes = {cell.get("id"): cell["metadata"] for cell in kept["cells"]}
    notebook["metadata"], notebook["nbformat_minor"] = kept["metadata"], kept["nbformat_minor"]
    for cell in notebook["cells"]:
        cell["metadata"] = notes.get(cell.get("id"), {})
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
