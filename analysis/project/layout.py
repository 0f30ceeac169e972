"""Layout: a folder for a study of one's own: pages, word lists, notebooks to change."""

import shutil
from pathlib import Path

from .places import shipped

_TEMPLATES = Path(__file__).with_name("templates")


class ProjectError(RuntimeError):
    """A project cannot be laid out; the message says where and why."""


def new(folder: Path | str) -> list[Path]:
    """Lay out a folder for a study of one's own.

    Parameters
    ----------
    folder : made if need be; it must be empty, or not be there yet.

    Returns
    -------
    What was made: the folders ``pages``, ``lexicons`` (with a README that says what goes in) and
    ``notebooks`` (copies, to be changed), and a ``README.md``.

    Raises
    ------
    ProjectError : the folder holds something already, or is a file.

    Examples
    --------
    >>> import tempfile
    >>> made = new(Path(tempfile.mkdtemp()) / "my study")
    >>> [path.name for path in made]
    ['README.md', 'lexicons', 'notebooks', 'pages']
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise ProjectError(f"{target}: is a file; name a folder")
    if target.is_dir() and any(target.iterdir()):
        raise ProjectError(f"{target}: holds something already; name an empty folder or a new one")
    for name in ("pages", "lexicons", "notebooks"):
        (target / name).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_TEMPLATES / "README.md", target / "README.md")
    shutil.copyfile(_TEMPLATES / "lexicons.md", target / "lexicons" / "README.md")
    for notebook in sorted((shipped() / "notebooks").glob("*.ipynb")):
        if not notebook.name.startswith("0-"):  # the walk is about the shipped corpus
            shutil.copyfile(notebook, target / "notebooks" / notebook.name)
    return sorted(target.iterdir())
