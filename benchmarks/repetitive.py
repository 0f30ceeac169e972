"""Repetitive text through every table and the discovery: time by length, and against a normal page.

    python -m benchmarks.repetitive                          # 50 to 800 KB of every family (an hour)
    python -m benchmarks.repetitive 50 200 "unclosed quotes" # these sizes, this family

A page of n KB is an article in which a stretch of text is printed over and over. Every table of it is
drawn, formulas that are found among them. A line a family: CPU seconds of each size, the steepest
doubling (T(2n)/T(n); 2 is linear), and how many times longer a megabyte takes than one of normal pages
of that size, at worst. Each size is measured in a process of its own.
"""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import analysis

from .pages import draw

#: Sizes of a page, in KB.
SIZES = (50, 100, 200, 400, 800)
#: What is asked of them: the steepest doubling, and times the time of normal text.
DOUBLING, NORMAL = 2.3, 20.0
#: CPU seconds after which a larger page of the family is not tried.
LONG = 120.0
#: Seconds that are the start's noise, and not reading.
NOISE = 0.3

#: What stands before it: without a byline a line of nothing but names is no article, and nothing is drawn.
OPENING = "全市招商推进会召开\n\n本报讯（记者 王一）昨日，"

#: What is printed over and over.
FAMILIES: dict[str, str] = {
    "visits": "副市长王一会见李二，",
    "named sentences": "王一。",
    "titles after": "王一委员、",
    "deputies": "王一、李二等代表",
    "sessions": "八届、",
    "former offices": "市政协八届、九届副主席",
    "listed ones": "一、",
    "listed names": "王一、",
    "numbered": "（一）",
    "openings": "本报讯",
    "reporters": "记者 王一 ",
    "days": "3月25日，",
    "doubled": "坚持坚持",
    "empty quotes": "“”",
    "unclosed quotes": "“",
    "quotes closed late": "会”",
    "unclosed books": "《会议",
    "unclosed brackets": "（",
    "unclosed square brackets": "【会议",
    "with someone": "与王一、",
    "speech": "会议强调，",
    "digits": "20220326",
    "blanks": " ",
    "one character": "会",
    "new lines": "\n",
    "headlines and bodies": "全市招商推进会召开\n\n昨日，全市召开招商推进会，市长李二主持会议。\n\n",
    "signed briefs": "临江召开会议\n\n本报讯（记者 王一）昨日，临江召开会议。\n\n",
    "attending": "王一出席，",
    "titles": "市委书记",
    "titled names": "副市长王一、",
    "chairs": "王一主持会议，李二出席。",
    "meetings": "召开会议",
    "formulas": "高质量发展",
    "formula sentences": "要坚持高质量发展。",
    "full stops": "。",
    "semicolons": "会议指出；",
    "ideographic blanks": "\u3000",
    "short lines": "会\n",
    "appointments": "任命王一为市长，",
    "inspections": "王一到某县调研，",
    "mixed marks": "“（《",
    "latin": "GDP ",
}


class Measured(NamedTuple):
    """What a family took: CPU seconds by size, the steepest doubling, times the normal time."""

    seconds: dict[int, float]
    doubling: float
    normal: float

    @property
    def holds(self) -> bool:
        """Whether every size was read, and none took too long."""
        return self.doubling <= DOUBLING and self.normal <= NORMAL


def page(family: str, kilobytes: int) -> str:
    """A page of a family, of about so many kilobytes in UTF-8: one article, whose body repeats itself."""
    once = FAMILIES[family]
    return OPENING + once * max(1, round(kilobytes * 1000 / len(once.encode())))


def pages(family: str, kilobytes: int) -> list[str]:
    """The pages that are to be read: one of a family, or as much of normal ones."""
    return list(draw(kilobytes / 1000)) if family == "normal" else [page(family, kilobytes)]


def seconds(family: str, kilobytes: int) -> float:
    """CPU seconds that all tables of pages of a family take, in this process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm.txt").write_text("全市推进会召开\n\n昨日，市长李二主持会议。", encoding="utf-8")
        _all_tables(folder)
        (folder / "warm.txt").unlink()
        for n, text in enumerate(pages(family, kilobytes)):
            (folder / f"{n:04}.txt").write_text(text, encoding="utf-8")
        start = time.process_time()
        _all_tables(folder)
        return time.process_time() - start


def _all_tables(folder: Path) -> None:
    corpus = analysis.read(folder)
    for name in analysis.TABLES:
        corpus.table(name)


def in_a_process(family: str, kilobytes: int) -> float:
    """The same in a process of its own; infinite where it does not end in time."""
    args = [sys.executable, "-m", __spec__.name, "--one", family, str(kilobytes)]
    try:
        told = subprocess.run(args, capture_output=True, text=True, timeout=4 * LONG, check=True)
    except subprocess.TimeoutExpired:
        return math.inf
    return float(told.stdout)


def measure(family: str, sizes: list[int], normal: dict[int, float]) -> Measured:
    """Read a family at sizes that double, until one takes too long."""
    took: dict[int, float] = {}
    for size in sizes:
        took[size] = in_a_process(family, size)
        if took[size] > LONG:
            break
    pairs = [(took[a], took[b], math.log2(b / a)) for a, b in zip(took, list(took)[1:], strict=False)]
    doublings = [(max(b, NOISE) / max(a, NOISE)) ** (1 / steps) for a, b, steps in pairs]
    times = [max(0.0, its - NOISE) / max(normal[size], NOISE) for size, its in took.items()]
    unread = math.inf if len(took) < len(sizes) else 0.0
    return Measured(took, max([*doublings, unread]), max([*times, unread]))


def main() -> None:
    """Measure the families that are named, or all."""
    asked = sys.argv[1:]
    if asked[:1] == ["--one"]:
        print(seconds(asked[1], int(asked[2])))
        return
    sizes = sorted(int(each) for each in asked if each.isdigit()) or list(SIZES)
    families = [each for each in asked if not each.isdigit()] or list(FAMILIES)
    normal = {size: in_a_process("normal", size) for size in sizes}
    print("normal:", *(f"{size} KB {its:.2f} s" for size, its in normal.items()), flush=True)
    held = 0
    for family in families:
        found = measure(family, sizes, normal)
        held += found.holds
        took = " ".join(f"{its:7.2f}" for its in found.seconds.values())
        mark = "" if found.holds else "  TOO MUCH"
        print(
            f"{family:25} {took}  doubling {found.doubling:4.2f}  normal x {found.normal:5.1f}{mark}",
            flush=True,
        )
    print(f"{held} of {len(families)} families within {DOUBLING} a doubling and {NORMAL:g} times normal text")


if __name__ == "__main__":
    main()
