"""Uncollected: rows are made without Python's looking through them for rubbish again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for unreachable cycles while many rows are made that are all kept.

    Rows, names and hits hold no cycles, and what is no longer needed is freed at once as ever; the search
    only finds them all alive, each time their number has grown, and costs half of the time of a long table.

    Examples
    --------
    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
