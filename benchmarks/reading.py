"""Reading time by length: python -m benchmarks.reading [megabytes].

Reads pages of n and 2n bytes, up to 10 MB by default, and prints how many times longer each doubling
took. Reading in linear time doubles it; the ratios of one run are comparable, the seconds are not.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from analysis.articles import read_articles
from analysis.cleaning import clean
from analysis.text import Text

ROOT = Path(__file__).parents[1]
SMALLEST = 625_000


def page(size: int) -> str:
    """A page of about that many bytes in UTF-8, set from the corpus over and over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "pages").glob("*.txt"))]
    once = "\n\n".join(texts)
    return once * max(1, round(size / len(once.encode())))


def seconds(step: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    step(text)
    return time.perf_counter() - start


def main() -> None:
    largest = float(sys.argv[1]) * 1e6 if len(sys.argv) > 1 else 1e7
    steps: dict[str, Callable[[str], object]] = {
        "cleaning": lambda text: clean(Text.of(text)),
        "articles": lambda text: read_articles("p", text),
    }
    print("step      megabytes  time against half the length")
    for name, step in steps.items():
        size, before = SMALLEST, 0.0
        while size <= largest:
            took = seconds(step, page(size))
            print(f"{name:8}  {size / 1e6:9.2f}  {f'{took / before:.2f}' if before else '-'}", flush=True)
            size, before = 2 * size, took


if __name__ == "__main__":
    main()
