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

    bar: Iterable[T] = tqdm(things, desc=what, leave=False)
    return bar
