"""Every pattern the library compiles, tried on texts made to be slow to match.

``python -m tests.patterns`` runs in a process of its own: it records what :mod:`re` compiles while
the corpus is read, then searches each pattern through each bait. A pattern is printed when the
search takes more than :data:`LIMIT` seconds of processor time, or when it takes more than
:data:`NOTED` and twice as long as four baits of a quarter the length: linear matching takes the same
for both, quadratic matching four times as long. Below :data:`NOTED` nothing quadratic hides: half the
square of the length is 200 million steps, and no machine does so many so soon.

Most searches are linear and soon seen to be: each is first tried on a bait of a sixteenth of the
length, held to a sixteenth of the limit and, for the time below which nothing quadratic hides, to a
sixteenth squared. Only what looks slow there is searched through the whole bait, whose times decide.
The short times are those of the clock on the wall, since processor time comes in steps of
milliseconds on some machines; a busy machine only adds to them.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from math import inf
from pathlib import Path
from pkgutil import walk_packages
from time import perf_counter, process_time
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[1]
#: Characters of a bait.
LENGTH = 20_000
#: Seconds of processor time for one search, and from when on it is held against shorter ones.
LIMIT, NOTED = 2.0, 0.04
#: By how much the baits are shorter on which a pattern is tried first.
SHORTER = 16
#: What is repeated to make baits: runs of one kind of character, and what reports are made of.
UNITS = (
    "会 王 一 国 区 0 a ， 、 。 （ ） “ ” 《 》 ： ； · . , ( ) : - \n|  |\u3000|王、|王一、|王 一 |3月"
    "|24日|2022年|12:|市委|书记|会议|召开|主持|记者|通讯员|本报|本报讯|关于|的|在|就|和|第|届|□|■|①|——|“会”|（会）|《会》"
    "|会，|会。|会\n|会\n\n|王一主持会议|市领导王一|一、|http://|%|ab |1.|1,|..|……|摄|转|版|上接"
)


def units() -> list[str]:
    """The strings that baits repeat."""
    first, *rest = UNITS.split("|")
    return [*first.split(" "), *rest]


def record() -> dict[tuple[str, int], re.Pattern[str]]:
    """Every pattern over text that is compiled while the package is imported and the corpus read."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def note(pattern: Any, flags: int) -> Any:
        made = compiled(pattern, flags)
        frame = sys._getframe(2)
        if isinstance(made.pattern, str) and frame.f_globals.get("__name__", "").startswith("analysis"):
            found[made.pattern, made.flags] = made
        return made

    re._compile = note  # type: ignore[attr-defined]
    try:
        analysis = import_module("analysis")
        for module in walk_packages(analysis.__path__, "analysis."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        for corpus in ("corpus", "tests/examples/pages"):
            read = analysis.read(ROOT / corpus)
            import_module("analysis.check.checking").check(read)
            len(read.events), len(read.words)
    finally:
        re._compile = compiled  # type: ignore[attr-defined]
    return found


class TooSlow(Exception):
    """A search took more processor time than it may."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def seconds(
    pattern: re.Pattern[str], text: str, limit: float, clock: Callable[[], float] = process_time
) -> float:
    """Time of a search through a text by a clock; infinite when it is over ``limit`` of processor time."""
    signal.signal(signal.SIGVTALRM, _stop)
    before = clock()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        for _ in pattern.finditer(text):
            pass
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TooSlow:
        return inf
    return clock() - before


def is_slow(pattern: re.Pattern[str], unit: str, part: int = 1) -> bool:
    """Tell whether a search through a bait is not linear, or takes too long.

    Parameters
    ----------
    pattern : what is searched for.
    unit : what is repeated to make the bait; a text that does not match follows.
    part : by how much the bait is shorter than :data:`LENGTH`; the times are as much shorter.
    """
    text = unit * (LENGTH // part // len(unit))
    clock = process_time if part == 1 else perf_counter
    taken = seconds(pattern, text + "\x00", LIMIT / part, clock)
    if taken == inf:
        return True
    if taken <= NOTED / part**2:
        return False
    quarter = text[: len(text) // 4] + "\x00"
    if part == 1:
        parts = sum(seconds(pattern, quarter, LIMIT) for _ in range(4))
    else:
        parts = 4 * min(seconds(pattern, quarter, LIMIT, clock) for _ in range(4))
    # The least of two, for a busy machine can only add to a time.
    return taken > 2 * parts and seconds(pattern, text + "\x00", LIMIT, clock) > 2 * parts


def slow(pattern: re.Pattern[str], baits: list[str]) -> str | None:
    """The unit of the first bait on which a pattern is not linear; None if there is none."""
    return next((unit for unit in baits if is_slow(pattern, unit, SHORTER) and is_slow(pattern, unit)), None)


def main(planted: list[str]) -> int:
    """Print the patterns that are too slow, each with a bait; ``planted`` ones are tried too."""
    patterns = {**record(), **{(p, 0): re.compile(p) for p in planted}}
    print(f"{len(patterns)} patterns, {len(units())} baits of {LENGTH} characters")
    bad = 0
    for (text, _), pattern in patterns.items():
        if (unit := slow(pattern, units())) is not None:
            bad += 1
            print(f"{text!r} on {unit!r}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
