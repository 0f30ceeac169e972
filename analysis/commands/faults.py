"""Faults: what can go wrong with somebody's files, told in one line."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

#: Exit status of a run that did all it could, with pages left out that could not be read.
LEFT_OUT = 3


@contextmanager
def one_line(others: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Turn what can go wrong with somebody's files into one line and exit status 1."""
    from ..lexicons import LexiconError
    from ..readers import CorpusError

    faults: tuple[type[Exception], ...] = (CorpusError, LexiconError, *others)
    try:
        yield
    except faults as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(1) from None
    except BrokenPipeError:  # not a fault of anybody's files
        raise
    except OSError as fault:
        typer.echo(said(fault), err=True)
        raise typer.Exit(1) from None


def said(fault: OSError) -> str:
    """What a fault of the system comes to, in one line."""
    from ..readers import what_to_do

    where = os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else "the output"
    return f"{where}: {what_to_do(fault, writing=True)}"


def check_out(out: Path) -> None:
    """Refuse a folder that cannot be written before anything is read, which may take long."""
    place = out
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    if not os.access(place, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
