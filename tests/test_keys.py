"""Keys: what ``datapackage.json`` declares of a row's identity and references holds in every corpus."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import TABLES
from analysis.export import package
from analysis.issues.readings import numbered, read_page
from analysis.readers.manifest import read_manifest
from analysis.readers.pages import UNKNOWN, Known, Source
from tests import corpora

ROOT = Path(__file__).parents[1]
FOLDERS = ("corpus", "tests/examples/pages", "../shared/pages_real", "../shared/pages_wild")


@pytest.mark.parametrize("folder", FOLDERS)
def test_keys_are_unique_and_references_lead_somewhere(folder: str) -> None:
    if not (ROOT / folder).is_dir():
        pytest.skip(f"no {folder} beside this clone")
    corpus = corpora.read(ROOT / folder, discover=False)
    rows = {name: len(corpus.table(name)) for name in TABLES}
    resources = package(rows, corpus.summary())["resources"]
    titles = {resource["name"]: resource["title"] for resource in resources}
    for resource in resources:
        table, schema = corpus.table(resource["title"]), resource["schema"]
        assert "primaryKey" in schema or "uniqueKeys" in schema, f"{resource['title']}: name its key columns"
        (key,) = [schema["primaryKey"]] if "primaryKey" in schema else schema["uniqueKeys"]
        assert not table.duplicated(key).any(), resource["title"]
        if "primaryKey" in schema:
            assert table[key].notna().all(axis=None), resource["title"]
        for foreign in schema.get("foreignKeys", ()):
            target = corpus.table(titles[foreign["reference"]["resource"]])[foreign["reference"]["fields"]]
            lost = set(table[foreign["fields"]].dropna()) - set(target)
            assert not lost, f"{resource['title']}.{foreign['fields']}: {sorted(lost)[:3]}"


def ids(*numbers: str | None) -> list[str]:
    """The ids of pages of one day with these page numbers."""
    pages = [
        read_page(Source(f"{n}.txt", "", "utf-8", "", UNKNOWN._replace(page_no=number), None))
        for n, number in enumerate(numbers)
    ]
    return [reading.row.page.removeprefix("undated-") for reading in numbered(pages)]


def test_a_counter_never_stands_for_a_printed_number() -> None:
    assert ids("1", None, None) == ["1", "2", "3"]
    assert ids(None, "1", "1", "1-2", None) == ["2", "1", "1-2", "1-2-2", "3"]
    assert ids(None, None) == ["1", "2"]


def test_a_number_with_a_path_in_it_is_no_part_of_an_id() -> None:
    assert ids("../..", "A/../03", "..") == ["1", "A-03", "2"]


#: One day as people, papers and spreadsheets write it.
WRITTEN = [
    *("2023-08-09", "2023/8/9", "2023.08.09", "20230809", "2023-08-09 00:00:00", "2023/8/9 12:30"),
    *("2023年8月9日", "2023年08月09", "2023 年 8 月 9 日", "２０２３年８月９日", "2023年8月9日 星期三"),
    "二〇二三年八月九日",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_day_of_the_manifest_is_read_as_people_write_it(tmp_path: Path, written: str) -> None:
    (tmp_path / "a.txt").write_text("全市召开大会", encoding="utf-8")
    (tmp_path / "pages.csv").write_text(f"file,issue_date\na.txt,{written}\n", encoding="utf-8")
    known = read_manifest(tmp_path)["a.txt"]
    assert known == Known(None, pd.Timestamp("2023-08-09").date(), 2023, 8, None)
