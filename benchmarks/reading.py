"""Reading time by length: python -m benchmarks.reading [megabytes [family...]].

Reads pages of n and 2n bytes, up to 10 MB by default, and prints how many times longer each doubling
took, and the CPU seconds a megabyte. Reading in linear time doubles it.
The pages are of the corpus set over and over, or of the families named (``all`` for every one of
:mod:`benchmarks.families`: texts and files made to be slow to read).
"""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from analysis.layout.articles import read_articles
from analysis.readers.pages import read_sources
from analysis.text.cleaning import clean
from analysis.text.located import Text
from benchmarks.families import FILES, ONCE, text

SMALLEST = 625_000


#: A file that is slow to read is not read larger.
_LONG = 20.0


def seconds(step: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    step()
    return time.process_time() - start


def grown(what: str, family: str, largest: int, made: Callable[[int], Callable[[], object]]) -> None:
    """Print how long a step takes on a family, from a sixteenth of a size to all of it."""
    size, before = min(SMALLEST, largest // 16), 0.0
    made(size)()  # lists are loaded
    while size <= largest and before < _LONG:
        took = seconds(made(size))
        ratio = f"{took / before:.2f}" if before else "-"
        print(f"{what:8}  {size / 1e6:9.2f}  {ratio:5}  {took / size * 1e6:8.2f}  {family}", flush=True)
        size, before = 2 * size, took


def in_file(family: str, size: int, folder: Path) -> Callable[[], object]:
    """The reading of a folder with one file of a family in it."""
    (folder / family).write_bytes(FILES[family](size))
    return lambda: list(read_sources(folder))


def main() -> None:
    largest = round((float(sys.argv[1]) if len(sys.argv) > 1 else 10.0) * 1e6)
    steps: dict[str, Callable[[str], object]] = {
        "cleaning": lambda page: clean(Text.of(page)),
        "articles": lambda page: read_articles("p", page),
    }
    families = [*ONCE, *FILES] if "all" in sys.argv[2:] else sys.argv[2:] or ["corpus"]
    print("step      megabytes  times half  s/MB      family")
    for family in families:
        if family in FILES:
            with tempfile.TemporaryDirectory() as name:
                grown("file", family, largest, lambda size, f=family, d=name: in_file(f, size, Path(d)))  # type: ignore[misc]
            continue
        for name, step in steps.items():
            grown(name, family, largest, lambda size, f=family, s=step: partial(s, text(f, size)))  # type: ignore[misc]


if __name__ == "__main__":
    main()
