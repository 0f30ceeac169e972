"""The corpus's datasheet states what is counted, and has every part a datasheet needs."""

import re

from tests.datasheet import MARK, README, TABLES, figures, restate

#: What a reader has to be told of a corpus (after Gebru et al., Datasheets for Datasets, 2021).
PARTS = (
    "Motivation", "Composition", "Coverage by issue", "Collection", "What was restated, and how",
    "Uses it supports", "Uses it does not support", "Known gaps", "Files", "Maintenance", "Licence",
)  # fmt: skip


def test_the_datasheet_states_what_is_counted() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(text.count(MARK.format(name)) == 2 for name in TABLES)
    assert restate(text) == text, "write the figures again: python -m tests.datasheet"


def test_a_wrong_figure_is_seen() -> None:
    text = README.read_text(encoding="utf-8")
    for row in figures():
        if number := re.search(r"\d+", row):
            wrong = text.replace(row, row.replace(number[0], str(int(number[0]) + 1), 1))
            assert wrong != text
            assert restate(wrong) == text


def test_the_datasheet_has_every_part() -> None:
    assert tuple(re.findall(r"^## (.+)$", README.read_text(encoding="utf-8"), re.M)) == PARTS
