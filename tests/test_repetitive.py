"""Text that repeats itself is read in time that grows as it does: counted in calls, which no load changes.

Seconds are measured by ``benchmarks/repetitive.py``, up to 800 KB.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

import analysis
from analysis.events.drafts import _MOST
from analysis.people.titles import find_titles
from benchmarks.repetitive import DOUBLING, FAMILIES, page

#: Families in which something is found at every turn, so that finds can be held against each other.
DENSE = ("visits", "former offices", "deputies", "with someone", "listed names", "attending", "inspections")


def calls(what: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        what()
    finally:
        sys.setprofile(before)
    return count


def tables(folder: Path, text: str) -> Callable[[], object]:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")

    def drawn() -> object:
        corpus = analysis.read(folder)
        return [corpus.table(name) for name in analysis.TABLES]

    return drawn


@pytest.mark.parametrize("family", DENSE)
def test_twice_the_text_takes_twice_the_calls(family: str, tmp_path: Path) -> None:
    tables(tmp_path, page(family, 1))()  # word lists are loaded
    one, two = (calls(tables(tmp_path, page(family, kilobytes))) for kilobytes in (6, 12))
    assert two / one < DOUBLING


def test_a_title_of_terms_does_not_run_on_through_a_list() -> None:
    titles = [title.text for title in find_titles(FAMILIES["former offices"] * 50)]
    assert len(titles) == 50
    assert max(map(len, titles)) < 100


def test_what_tells_of_very_many_events_is_not_read_on(tmp_path: Path) -> None:
    tables(tmp_path, page("visits", 12))()
    assert 0 < len(analysis.read(tmp_path).events) <= _MOST
