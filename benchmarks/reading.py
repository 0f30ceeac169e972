"""Reading time by length: python -m benchmarks.reading [megabytes [family...]].

Reads pages of n and 2n bytes, up to 10 MB by default, and prints how many times longer each doubling
took. Reading in linear time doubles it; the ratios of one run are comparable, the seconds are not.
The pages are of the corpus set over and over, or of the families named (``all`` for every one of
:mod:`benchmarks.families`: texts made to be slow to read).
"""

import sys
import time
from collections.abc import Callable

from analysis.layout.articles import read_articles
from analysis.text.cleaning import clean
from analysis.text.located import Text
from benchmarks.families import ONCE, text

SMALLEST = 625_000


def seconds(step: Callable[[str], object], page: str) -> float:
    start = time.perf_counter()
    step(page)
    return time.perf_counter() - start


def main() -> None:
    largest = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    steps: dict[str, Callable[[str], object]] = {
        "cleaning": lambda page: clean(Text.of(page)),
        "articles": lambda page: read_articles("p", page),
    }
    families = list(ONCE) if "all" in sys.argv[2:] else sys.argv[2:] or ["corpus"]
    print("step      megabytes  time against half the length")
    for family in families:
        for name, step in steps.items():
            size, before = min(SMALLEST, round(largest * 1e6 / 2)), 0.0
            while size <= largest * 1e6:
                took = seconds(step, text(family, size))
                ratio = f"{took / before:.2f}" if before else "-"
                print(f"{name:8}  {size / 1e6:9.2f}  {ratio:5}  {family}", flush=True)
                size, before = 2 * size, took


if __name__ == "__main__":
    main()
