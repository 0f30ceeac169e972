"""Child: files that can hurt their reader are read in a process of its own, with limits of time and memory.

A PDF is a program of sorts, read by a library in C; a page of many megabytes of HTML is a tree of unknown
depth. What they do to the child they do not do to the run.
"""

from __future__ import annotations

import multiprocessing
import sys
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from .errors import CorpusError

#: Seconds, and bytes of memory beyond those in use, that the child may take.
SECONDS = 60.0
MEMORY = 2_000_000_000
_SLOW = "not read within {:g} seconds; print it anew, or save the page's text as .txt"
_DIED = "ended the process that read it ({}); print it anew, or save the page's text as .txt"

_Text = tuple[str, str]
_Read = Callable[[str, bytes], _Text]


def read_in_child(read: _Read, name: str, data: bytes, seconds: float | None = None) -> _Text:
    """Read a page's text in a process of its own.

    Parameters
    ----------
    read : reads a page from its name and bytes.
    name, data : the file's name and bytes.
    seconds : what it may take; :data:`SECONDS` if it is not said.

    Returns
    -------
    What ``read`` gives: the text and its encoding.

    Raises
    ------
    CorpusError : the file cannot be read, took too long, or ended the process.
    """
    limit = seconds or SECONDS
    context: Any = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(read, name, data, theirs))
    with warnings.catch_warnings():  # Python 3.12 warns of threads; the child touches none of their locks
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    try:
        if not ours.poll(limit):
            raise CorpusError(_SLOW.format(limit))
        told = ours.recv()
    except EOFError:
        process.join()
        raise CorpusError(_DIED.format(f"status {process.exitcode}")) from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(told, BaseException):
        raise told
    text: _Text = told
    return text


def _read(read: _Read, name: str, data: bytes, connection: Connection) -> None:
    _limit()
    try:
        connection.send(read(name, data))
    except Exception as fault:
        connection.send(fault)


def _limit() -> None:
    """Limit the memory of this process, where the system can."""
    try:
        import resource
        from pathlib import Path

        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
