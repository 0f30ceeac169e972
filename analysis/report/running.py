"""Notebooks: run a copy of each, by this very Python."""

import ast
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.inputtransformer2 import TransformerManager

from ..study import Study
from .notebooks import ReportError, find_notebooks
from .shell import CellError, run_cells
from .workers import Job, work

__all__ = ["ReportError", "find_notebooks", "run", "run_notebook", "take_out_stderr"]

log = logging.getLogger(__name__)


def run_notebook(path: Path, corpus: Path | Study, *, timeout: float = 600) -> Any:
    """Run a copy of a notebook on a corpus; the file itself is only read.

    It is run by the Python that runs this, whatever kernels the user has installed, in a process of its own;
    that is gone when this returns or fails.

    Parameters
    ----------
    path : the notebook. Its folder is the working folder.
    corpus : what the notebook's ``analysis.read()`` reads: a folder of pages, or a study.
    timeout : seconds that one cell may take.

    Returns
    -------
    The notebook with its outputs. What cells wrote to stderr is taken out and logged.

    Raises
    ------
    ReportError : the file is no notebook, or a cell failed, took too long or ended its process.
    """
    (ran,) = work(
        Job(
            corpus if isinstance(corpus, Study) else Study(corpus), [path], f"{__name__}:run", timeout=timeout
        )
    )
    take_out_stderr(ran, path)
    return ran


def run(path: Path, started: Callable[[int], None], _: Any = None) -> Any:
    """Run a notebook in this process.

    Parameters
    ----------
    path : the notebook.
    started : is told the number of each code cell before it is run.

    Returns
    -------
    The notebook with its outputs, what cells wrote to stderr included.

    Raises
    ------
    ReportError : the file is no notebook, or a cell failed.
    """
    notebook = read_notebook(path)
    number = 0

    def begin(cell: int) -> None:
        nonlocal number
        number = cell
        started(cell)

    try:
        run_cells(notebook, path.parent.resolve(), begin)
    except CellError as error:
        raise ReportError(f"{path.name}, code cell {number}: {error}") from error
    return notebook


def read_notebook(path: Path) -> Any:
    """Read a notebook, and see that its cells are Python at all, before anything is run.

    Parameters
    ----------
    path : the notebook.

    Raises
    ------
    ReportError : the file is no notebook, or a cell has an error of syntax.
    """
    try:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise ReportError(f"{path.name}: cannot be read as a notebook: {_line(error)}") from error
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    for number, source in enumerate(cells, start=1):
        try:
            ast.parse(TransformerManager().transform_cell(source))  # type: ignore[no-untyped-call]
        except SyntaxError as error:
            raise ReportError(
                f"{path.name}, code cell {number}: {type(error).__name__}: {_line(error)}"
            ) from error
    return notebook


def take_out_stderr(notebook: Any, path: Path) -> None:
    """Warnings name files of this computer: they go to the log, not into the report."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells, start=1):
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                log.warning("%s, code cell %d: %s", path.name, number, output.text.strip())
        cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]


def _line(error: object) -> str:
    """The first line of an error's message."""
    return (str(error).strip().splitlines() or [""])[0]
