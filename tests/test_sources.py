"""Sources: reports in TOML, the pages set from them, and the corpus that came of it."""

import csv
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.layout_strategies import Page, pages
from tests.typesetter import SourceError, dump, load, set_corpus, set_page
from tests.typesetter.source import CORPUS

SOURCE = """
[page]
file = "one.txt"
paper = "临江日报"
issue_date = 2022-03-26
issue_date_source = "printed"
page = ""

[layout]
headline_style = ["plain", "hash"]
half_width = ","

[[article]]
decks = ["临江市召开会议"]
paragraphs = ["昨日，会议召开。"]

[[article]]
decks = ["青河县召开会议"]
opening = ""
byline = "记者 刘丹"
byline_at = "foot"
paragraphs = ["近日，会议召开。", "县长出席。"]
"""


def corpus_of(folder: Path, **sources: str) -> Path:
    (folder / "source").mkdir()
    for name, source in sources.items():
        (folder / "source" / f"{name}.toml").write_text(source, encoding="utf-8")
    return folder


def test_sources_are_set_into_pages_with_a_manifest(tmp_path: Path) -> None:
    two = SOURCE.replace("one.txt", "two.txt").replace('page = ""', 'page = "A03"\ndate_in_manifest = true')
    rows = set_corpus(corpus_of(tmp_path, one=SOURCE, two=two))
    data = (tmp_path / "pages" / "one.txt").read_bytes()
    assert data.decode() == (
        "临江市召开会议\n\n本报讯 昨日,会议召开。\n\n"
        "# 青河县召开会议\n\n近日,会议召开。\n\n县长出席。\n\n记者 刘丹\n"
    )
    with (tmp_path / "pages.csv").open(encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == rows
    assert [(r["file"], r["issue_date"], r["page"]) for r in rows] == [
        ("pages/one.txt", "", ""),
        ("pages/two.txt", "2022-03-26", "A03"),
    ]
    assert rows[0]["sha256"] == hashlib.sha256(data).hexdigest()
    assert {row["issue_date_source"] for row in rows} == {"printed"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('opening = ""', 'openning = ""', "[[article]] 2: no openning here; the keys are decks"),
        ("half_width", "halfwidth", "[layout]: no halfwidth here"),
        ('paper = "临江日报"', "", "[page] lacks paper"),
        ("[page]", "[sheet]", "no 'page' section"),
        ('byline_at = "foot"', 'byline_at = "top"', "byline_at = 'top': choose one of head"),
        ('["plain", "hash"]', '["plain"]', "headline_style has 1 values for 2 articles"),
        ("[layout]", "[layout", "mend the TOML there"),
    ],
)
def test_a_faulty_source_is_named_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = corpus_of(tmp_path, one=SOURCE.replace(old, new)) / "source" / "one.toml"
    with pytest.raises(SourceError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)


@settings(
    max_examples=50, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(page=pages)
def test_a_page_can_be_kept_as_a_source(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "kept.toml"
    path.write_text(dump(page.reports, page.layout, page.seed), encoding="utf-8")
    kept, reports, layout = load(path)
    assert (tuple(reports), layout, kept["seed"]) == (page.reports, page.layout, page.seed)


@pytest.mark.parametrize("source", sorted((CORPUS / "source").glob("*.toml")), ids=lambda path: path.stem)
def test_the_corpus_is_what_its_sources_set(source: Path) -> None:
    page, reports, layout = load(source)
    standing = (CORPUS / "pages" / page["file"]).read_bytes()
    assert set_page(reports, layout).text.encode() == standing, "set it again: python -m tests.typesetter"
    with (CORPUS / "pages.csv").open(encoding="utf-8") as file:
        hashes = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    assert hashes[f"pages/{page['file']}"] == hashlib.sha256(standing).hexdigest()


@pytest.mark.parametrize("source", sorted((CORPUS / "source").glob("*.toml")), ids=lambda path: path.stem)
def test_the_data_card_counts_reports_and_characters(source: Path) -> None:
    page, reports, layout = load(source)
    bodies = [truth.body for truth in set_page(reports, layout).truth.articles]
    (row,) = re.findall(
        rf"^\| `pages/{page['file']}` .*$", (CORPUS / "README.md").read_text(encoding="utf-8"), re.M
    )
    characters = sum(len("".join(body.split())) for body in bodies)
    headlines = sum(bool(report.decks) for report in reports)
    assert f"| {len(reports)} | {characters:,} | {headlines} |" in row
