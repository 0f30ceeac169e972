"""Every habit of layout has its example rows: the table in ``tests/examples/README.md`` holds."""

import re
from typing import NamedTuple

import pytest

from tests.score_pages import read_gold
from tests.test_examples import EXAMPLES, Row, read

HEAD = "| what a page shows | plain | negative | known failure |"
#: Files whose known failures are all about layout, so that each must stand in the table.
WHOLE = ("layouts", "bylines", "mastheads", "issues")
KINDS = ("plain", "negative", "known-failure")


class Covered(NamedTuple):
    """A line of the table: a habit of layout and the references to what covers it, by kind."""

    shows: str
    cells: dict[str, str]

    def references(self, kind: str) -> list[tuple[str, str]]:
        """File and words of each reference; none where the cell argues why there can be none."""
        cell = self.cells[kind]
        parts = [part for part in cell.split("; ") if part and not cell.startswith("none: ")]
        return [(file, words) for file, _, words in (part.partition(": ") for part in parts)]


def table() -> list[Covered]:
    lines = (EXAMPLES / "README.md").read_text(encoding="utf-8").split("\n")
    found, inside = [], False
    for line in lines:
        inside = line == HEAD or (inside and line.startswith("|"))
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if inside and line != HEAD and not line.startswith("|--"):
            found.append(Covered(cells[0], dict(zip(KINDS, [*cells[1:], ""][:3], strict=True))))
    return found


def rows_of(file: str, words: str, kind: str) -> list[Row]:
    """The rows that a reference means."""
    return [row for row in read(file) if row["kind"] == kind and is_meant(row, words)]


def is_meant(row: Row, words: str) -> bool:
    texts = (row["note"], row.get("text", ""), row.get("sentence", ""), row.get("sentences", ""))
    return row.get("class") == words or any(words in text for text in texts)


def pages_of(words: str) -> list[str]:
    """The invented pages that a reference means, by number."""
    numbers = words.split(", ")
    found = [page for page in read_gold() if page[:2] in numbers]
    assert len(found) == len(numbers), f"pages: {words}: found only {found}"
    return found


TABLE = table()


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.shows)
def test_every_reference_finds_its_rows(line: Covered) -> None:
    for kind in KINDS:
        for file, words in line.references(kind):
            found = pages_of(words) if file == "pages" else rows_of(file, words, kind)
            assert found, (
                f"{kind}: {file} has no row for {words!r}; mend the table in tests/examples/README.md"
            )


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.shows)
def test_every_habit_has_two_plain_examples_and_a_negative_one(line: Covered) -> None:
    plain: set[object] = set()
    for file, words in line.references("plain"):
        plain |= (
            set(pages_of(words)) if file == "pages" else {r["note"] for r in rows_of(file, words, "plain")}
        )
    assert len(plain) >= 2
    assert line.references("negative") or re.match(r"none: .{20}", line.cells["negative"])


def test_no_class_and_no_known_failure_is_left_out() -> None:
    named = {kind: [ref for line in TABLE for ref in line.references(kind)] for kind in KINDS}
    listed = {words for refs in named.values() for file, words in refs if file == "layouts"}
    meant = [r["class"] for words in listed for kind in KINDS for r in rows_of("layouts", words, kind)]
    assert {row["class"] for row in read("layouts")} == set(meant)
    for file in WHOLE:
        failing = [row for row in read(file) if row["kind"] == "known-failure"]
        refs = [words for name, words in named["known-failure"] if name == file]
        assert [row["note"] for row in failing if not any(is_meant(row, words) for words in refs)] == []


def test_every_known_failure_says_what_it_was_and_its_class() -> None:
    for row in read("layouts"):
        assert (row["kind"] == "known-failure") == bool(
            re.search(r"; was (?:plain|negative): .{10}", row["note"])
        )


def test_the_table_is_as_long_as_the_habits_are_many() -> None:
    assert len(TABLE) >= 94
    assert len({line.shows for line in TABLE}) == len(TABLE)
