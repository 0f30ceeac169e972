"""Notebooks: those of a folder that are reports, and what is known of a report."""

from pathlib import Path
from typing import NamedTuple


class ReportError(RuntimeError):
    """A report could not be made; the message is one sentence that names the notebook."""


def find_notebooks(folder: Path) -> list[Path]:
    """List the notebooks of a folder that are reports: those named by a leading number, in its order.

    Raises
    ------
    ReportError : the folder is not there, or has none.
    """
    if not folder.is_dir():
        raise ReportError(f"{folder}: no such folder of notebooks")
    found = [path for path in folder.glob("*.ipynb") if path.name[0].isdigit()]
    if not found:
        raise ReportError(f"{folder}: no notebook here is named by a number, as 1-themes.ipynb is")
    return sorted(found, key=lambda path: (int(path.stem.split("-")[0]), path.name))


class Report(NamedTuple):
    """What the index says and shows of a report, and the files of its evidence.

    ``answer`` is one sentence, ``picture`` the address of an image; either may be empty.
    """

    file: str
    title: str
    about: str
    answer: str
    picture: str
    figures: int
    tables: int
    sheets: list[str]
