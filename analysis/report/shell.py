"""Shell: the cells of a notebook, run in this very process, with what they show.

A report's notebook needs no kernel and no sockets: IPython runs its cells as a kernel does, and what they
print and display is kept in the order in which it comes.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets.config import Config

Outputs = list[NotebookNode]


class CellError(Exception):
    """A cell failed: the number of the code cell, and the error's name and first line."""


class _Stream(io.TextIOBase):
    """Standard output or error, kept among the outputs of the cell."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs = outputs
        self._name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        last = self._outputs[-1] if self._outputs else {}
        if last.get("output_type") == "stream" and last.get("name") == self._name:
            last["text"] += text
        elif text:
            self._outputs.append(new_output("stream", name=self._name, text=text))  # type: ignore[no-untyped-call]
        return len(text)


class _Publisher(DisplayPublisher):
    """Keeps what is displayed."""

    outputs: Outputs

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        shown = new_output("display_data", data=data, metadata=metadata or {})  # type: ignore[no-untyped-call]
        self.outputs.append(shown)


class _Result(DisplayHook):
    """Keeps the value of a cell's last line."""

    outputs: Outputs

    def __call__(self, result: Any = None) -> None:
        if result is None or self.shell is None:
            return
        self.update_user_ns(result)  # type: ignore[no-untyped-call]
        data, metadata = self.shell.display_formatter.format(result)
        self.outputs.append(
            new_output(  # type: ignore[no-untyped-call]
                "execute_result",
                data=data,
                metadata=metadata,
                execution_count=self.shell.execution_count,
            )
        )


class _Shell(InteractiveShell):
    """IPython without a terminal: its errors are told by exceptions, not printed."""

    displayhook_class = _Result
    display_pub_class = _Publisher

    def showtraceback(self, *_: Any, **__: Any) -> None:
        """Print nothing."""

    def showsyntaxerror(self, *_: Any, **__: Any) -> None:
        """Print nothing."""


def run_cells(notebook: NotebookNode, folder: Path, started: Callable[[int], None]) -> None:
    """Run the code cells of a notebook, one after the other, and put into it what they show.

    Parameters
    ----------
    notebook : the notebook; its outputs are replaced.
    folder : the working folder of the process from now on.
    started : is told the number of each code cell, from 1, before it is run.

    Raises
    ------
    CellError : a cell failed, or a thread that a cell started.
    """
    os.chdir(folder)
    sys.path.insert(0, "")
    config = Config()
    config.HistoryManager.enabled = False
    shell = _Shell.instance(config=config)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    threads = _Threads()
    for number, cell in enumerate(cells, start=1):
        started(number)
        outputs: Outputs = []
        cell.outputs, cell.execution_count = outputs, number
        keepers: Any = (shell.display_pub, shell.displayhook)
        for keeper in keepers:
            keeper.outputs = outputs
        if not cell.source.strip():
            continue
        with redirect_stdout(_Stream(outputs, "stdout")), redirect_stderr(_Stream(outputs, "stderr")):
            done = shell.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]
        if error := done.error_before_exec or done.error_in_exec:
            raise CellError(_said(error))
        threads.check()
    threads.finish()


def _said(error: BaseException) -> str:
    """An error's name and the first line of its message."""
    said = (str(error).strip().splitlines() or [""])[0]
    return f"{type(error).__name__}: {said}".rstrip(": ")


class _Threads:
    """The threads that cells start: one that fails, fails its notebook, and none outlives it."""

    def __init__(self) -> None:
        self._before = set(threading.enumerate())
        self._faults: list[str] = []
        threading.excepthook = self._note

    def _note(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None:
            self._faults.append(_said(fault.exc_value))

    def check(self) -> None:
        """Raise what a thread has raised so far."""
        if self._faults:
            raise CellError(f"a thread: {self._faults[0]}")

    def finish(self) -> None:
        """Wait for the threads, as Python does when it ends, and raise what they raised."""
        for thread in set(threading.enumerate()) - self._before:
            if not thread.daemon:
                thread.join()
        self.check()
