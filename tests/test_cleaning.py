"""Cleaning: every row of the examples, every character of Unicode, every listed misprint."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from analysis import lexicons
from analysis.layout.articles import read_articles
from analysis.lexicons.characters import HAN
from analysis.text.characters import REASONS, mend_characters, simplify
from analysis.text.cleaning import clean
from analysis.text.located import Text
from analysis.text.marks import widen

EXAMPLES = Path(__file__).parent / "examples" / "cleaning.csv"
with EXAMPLES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

EVERY = "".join(map(chr, range(0x110000)))


def unescaped(cell: str) -> str:
    signs = {"n": "\n", "r": "\r", "t": "\t"}
    escape = re.compile(r"\\([nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
    return escape.sub(lambda m: signs.get(m[1]) or chr(int(m[1][1:], 16)), cell)


def characters(raw: str) -> tuple[str, list[str]]:
    text = clean(Text.of(raw))
    return str(text), [f"{e.reason}: {raw[e.start : e.end]}" for e in sorted(text.edits)]


def page(raw: str) -> tuple[str, list[str]]:
    reading = read_articles("p", raw)
    booked = [f"{s.role}, {s.reason}: {raw[s.start : s.end]}" for s in reading.accounting if s.reason]
    return "\n\n".join(article.body for article in reading.articles), booked


def known(row: dict[str, str]) -> list[pytest.MarkDecorator]:
    passes = "the row is read as it says: make it plain or negative in tests/examples/cleaning.csv"
    failure = pytest.mark.xfail(strict=True, raises=AssertionError, reason=passes)
    return [failure] if row["kind"] == "known-failure" else []


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{row['kind']}: {row['note']}", marks=known(row)) for row in ROWS]
)
def test_a_row_is_read_and_booked_as_it_says(row: dict[str, str]) -> None:
    read, booked = (characters if row["stage"] == "characters" else page)(unescaped(row["raw"]))
    assert read == unescaped(row["read"])
    assert booked == [unescaped(cell) for cell in row["booked"].split("|") if cell]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["note"])
def test_cleaning_a_row_twice_is_cleaning_it_once(row: dict[str, str]) -> None:
    for raw in (unescaped(row["raw"]), unescaped(row["read"])):
        once = str(clean(Text.of(raw)))
        assert str(clean(Text.of(once))) == once


@pytest.mark.parametrize("simplified", [True, False])
@pytest.mark.parametrize("around", ["", "会", "1", ","], ids=repr)
def test_every_character_is_cleaned_at_once(around: str, simplified: bool) -> None:
    text = around.join(char for char in EVERY if char not in '"＂')
    once = str(clean(Text.of(text), simplified=simplified))
    assert str(clean(Text.of(once), simplified=simplified)) == once


def test_what_a_character_becomes_is_declared() -> None:
    """Letters, digits and signs stay or become a form of themselves; only the meaningless go."""
    mended = mend_characters(Text.of(EVERY))
    becomes = dict(zip(mended.offsets.tolist(), str(mended), strict=True))
    booked = {n: edit for edit in mended.edits for n in range(edit.start, edit.end)}
    assert {edit.reason for edit in mended.edits} == set(REASONS)
    assert all(becomes.get(n) == char for n, char in enumerate(EVERY) if n not in booked)
    assert all(edit.kept == (n in becomes) and becomes.get(n) != EVERY[n] for n, edit in booked.items())
    gone = [char for n, char in enumerate(EVERY) if n not in becomes]
    seen = [c for c in gone if unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co", "Cs", "Mn")]
    assert [c for c in seen if "FILLER" not in unicodedata.name(c)] == ["\ufffc", "\ufffd"]


def test_no_radical_and_no_compatibility_form_is_left() -> None:
    forms = [
        char
        for char in EVERY
        if unicodedata.name(char, "").startswith(
            ("KANGXI RADICAL", "CJK RADICAL", "CJK COMPATIBILITY IDEOGRAPH")
        )
    ]
    assert len(forms) > 1300
    # Twelve ideographs bear the name only (Unicode, chapter 18): they are common characters.
    left = [char for char in forms if str(mend_characters(Text.of(char))) == char]
    assert len(left) == 12
    assert all(unicodedata.normalize("NFKC", char) == char for char in left)
    assert all(
        re.fullmatch(f"[{HAN}]|[\u4e00-\u9fff⼀-⿕〢]", str(mend_characters(Text.of(c)))) for c in forms
    )


def test_simplified_characters_are_read_as_they_are() -> None:
    han = EVERY[0x4E00:0x9FFF]  # the common block; of all of them too few are traditional
    once = str(simplify(Text.of(han)))
    assert len(once) == len(han)
    assert once != han
    assert str(simplify(Text.of(once))) == once


def test_a_long_text_is_mended_as_its_lines_are() -> None:
    """Nothing reaches over a line, but for brackets and quotation marks that open and close."""
    rows = [unescaped(row["raw"]) for row in ROWS if row["stage"] == "characters"]
    alone = [raw for raw in rows if not re.search('[(（）)\\r\n"臨滎\uf9dc]', raw)]
    assert len(alone) > 20
    whole = str(clean(Text.of("\n".join(alone))))
    assert whole == "\n".join(str(clean(Text.of(raw))) for raw in alone)


@pytest.mark.parametrize("row", lexicons.read("misprints"), ids=lambda row: row["misprint"])
def test_a_misprint_is_mended_in_its_example_and_nothing_in_its_counter_example(row: dict[str, str]) -> None:
    assert len(row["misprint"]) == len(row["meant"])
    assert str(clean(Text.of(row["example"]))) == row["example"].replace(row["misprint"], row["meant"])
    assert row["misprint"] in row["example"]
    assert str(clean(Text.of(row["counter_example"]))) == row["counter_example"]


def test_what_is_meant_is_no_misprint() -> None:
    misprints = [row["misprint"] for row in lexicons.read("misprints")]
    assert not [
        row["meant"] for row in lexicons.read("misprints") if any(m in row["meant"] for m in misprints)
    ]


def test_marks_of_other_text_are_not_touched() -> None:
    latin = "“Well,” he said (at 10:30), “it rose 3.5%.” See www.a.org/b?c=1; or mail a.b@c.org!"
    assert widen(Text.of(latin)).edits == ()
