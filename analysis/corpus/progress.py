"""Progress: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def watched(things: Iterable[T], what: str) -> Iterable[T]:
    """Go through things with a progress bar, on a terminal."""
    if not sys.stderr.isatty():
        return things
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # its thread would be in the way of forks
    # Said outright: where notebooks run, the environment bids tqdm be silent.
    bar: Iterable[T] = tqdm(things, desc=what, leave=False, disable=False)
    return bar
