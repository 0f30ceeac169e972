"""Notebooks: run a copy of each, in a kernel of this very Python."""

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

log = logging.getLogger(__name__)


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
        raise ReportError(f"{folder}: no notebook here is named by a number, as 1-corpus.ipynb is")
    return sorted(found, key=lambda path: (int(path.stem.split("-")[0]), path.name))


def run_notebook(path: Path, corpus: Path, *, timeout: int = 600) -> Any:
    """Run a copy of a notebook on a corpus; the file itself is only read.

    The kernel is the Python that runs this, whatever kernels the user has installed, in a session
    of its own; it is gone when this returns or fails.

    Parameters
    ----------
    path : the notebook. Its folder is the kernel's working folder.
    corpus : folder of pages, which the notebook's ``analysis.read()`` reads.
    timeout : seconds that one cell may take.

    Returns
    -------
    The notebook with its outputs. What cells wrote to stderr is taken out and logged.

    Raises
    ------
    ReportError : the file is no notebook, or a cell failed, took too long or ended the kernel.
    """
    try:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise ReportError(f"{path.name}: cannot be read as a notebook: {_line(error)}") from error
    started = 0

    def count_cell(cell: Any, cell_index: int) -> None:
        nonlocal started
        started += cell.cell_type == "code"

    with tempfile.TemporaryDirectory() as profile:
        client = _client(notebook, path.parent, timeout)
        client.on_cell_execute = count_cell
        try:
            client.execute(env=_environment(corpus, profile), cleanup_kc=True)
        except CellExecutionError as error:
            fault = f"{error.ename}: {_line(error.evalue)}".rstrip(": ")
        except CellTimeoutError:
            fault = f"not done after {timeout} seconds"
        except DeadKernelError:
            fault = "the kernel ended"
        else:
            _take_out_stderr(notebook, path)
            return notebook
    raise ReportError(f"{path.name}, code cell {started}: {fault}")


def _client(notebook: Any, folder: Path, timeout: int) -> NotebookClient:
    """Only the kernel of this Python: one that the user has installed as python3 may lack the library."""
    kernel = AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        shutdown_wait_time=2.0,
    )
    return NotebookClient(
        notebook,
        km=kernel,
        timeout=timeout,
        record_timing=False,
        store_widget_state=False,
        force_raise_errors=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )


def _environment(corpus: Path, profile: str) -> dict[str, str]:
    """The user's environment, with the corpus, and nothing that changes from run to run."""
    fixed = {
        "ANALYSIS_CORPUS": str(corpus.resolve()),
        "IPYTHONDIR": profile,
        "PYTHONHASHSEED": "0",
        "TQDM_DISABLE": "1",
    }
    return {**os.environ, **fixed}


def _take_out_stderr(notebook: Any, path: Path) -> None:
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
