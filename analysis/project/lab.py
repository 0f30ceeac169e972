"""JupyterLab on the notebooks: without questions, by this very Python, with a Chinese font."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

_JUPYTER = Path(__file__).with_name("jupyter")


def first_notebook(folder: Path) -> Path | None:
    """The notebook to begin with: the lowest number, else the first by name.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> first_notebook(folder)
    >>> for name in ("explore.ipynb", "10-late.ipynb", "2-themes.ipynb"):
    ...     (folder / name).touch()
    >>> first_notebook(folder).name
    '2-themes.ipynb'
    """

    def order(path: Path) -> tuple[float, str]:
        number = re.match(r"\d+", path.name)
        return (int(number[0]) if number else float("inf"), path.name)

    return min(folder.glob("*.ipynb"), key=order, default=None)


def lab_command(notebooks: Path, font: Path, options: Iterable[str] = ()) -> list[str]:
    """The command that opens JupyterLab on the first notebook of a folder.

    Parameters
    ----------
    notebooks : the folder; Lab shows the folder it lies in, so that pages and word lists are at hand.
    font : the file of the Chinese font that pages of Lab may ask for.
    options : further options of ``jupyter lab``.
    """
    first = first_notebook(notebooks)
    opened = f"/{notebooks.name}/{first.name}" if first else f"/{notebooks.name}"
    return [
        sys.executable, "-m", "jupyterlab",
        f"--ServerApp.root_dir={notebooks.parent.resolve()}",
        f"--LabApp.default_url=/lab/tree{opened}",
        f"--ServerApp.extra_static_paths={font.parent}",
        *options,
    ]  # fmt: skip


def lab_environment(known: Mapping[str, str]) -> dict[str, str]:
    """The variables that have Jupyter find what comes with this project, before anything of the user's.

    It is a kernel by this very Python, the setting that Lab asks nothing about news, and the font.

    Parameters
    ----------
    known : variables; those named here are added to.
    """
    added = {}
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"):
        added[name] = os.pathsep.join(path for path in (str(_JUPYTER), known.get(name, "")) if path)
    return {**known, **added}
