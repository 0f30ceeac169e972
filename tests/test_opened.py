"""What leaves, opened by LibreOffice; and GEXF held against its specification.

Without a window LibreOffice 7.4 takes every CSV for Windows-1252, marked as UTF-8 or not; its dialogue
of import cannot be asked by a test. So the character set is named (76 is UTF-8), and all else left alone.
"""

import datetime
import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from analysis import export
from analysis.corpus import TABLES, Corpus
from tests import corpora

ROOT = Path(__file__).parents[1]
SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
FORMULAS = ["=1+1", "+86", "-5%", "@sum"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpora.read(ROOT / "corpus")


@pytest.fixture(scope="module")
def marked(corpus: Corpus) -> Any:
    """The corpus with headlines that a spreadsheet might take for formulas."""
    titles = [FORMULAS[n % len(FORMULAS)] for n in range(len(corpus.articles))]
    tables = {name: corpus.table(name) for name in TABLES}
    tables["articles"] = corpus.articles.assign(headline=pd.Series(titles, dtype="str"))
    return SimpleNamespace(folder=corpus.folder, table=tables.__getitem__, summary=corpus.summary)


def opened(path: Path, folder: Path) -> Any:
    """What LibreOffice makes of a file that it opens, saved by it as a workbook."""
    out = folder / "opened"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    read_as = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []
    command = [str(SOFFICE), profile, "--headless", *read_as, "--convert-to", "xlsx", "--outdir", str(out)]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=240, check=False)
    assert (out / f"{path.stem}.xlsx").is_file(), done.stdout + done.stderr
    return openpyxl.load_workbook(out / f"{path.stem}.xlsx")


def column(sheet: Any, name: str) -> list[Any]:
    head, *lines = sheet.iter_rows()
    at = [cell.value for cell in head].index(name)
    return [line[at] for line in lines]


def days(values: pd.Series) -> list[datetime.datetime | None]:
    return [None if pd.isna(day) else datetime.datetime(day.year, day.month, day.day) for day in values]


@needs_soffice
class TestLibreOffice:
    def test_a_csv_has_chinese_days_and_no_formulas(
        self, corpus: Corpus, marked: Any, tmp_path: Path
    ) -> None:
        export.write_tables(marked, tmp_path / "t")
        articles = opened(tmp_path / "t" / "articles.csv", tmp_path).active
        assert [cell.value for cell in column(articles, "article")] == corpus.articles["article"].tolist()
        titles = column(articles, "headline")
        assert {cell.data_type for cell in titles} == {"s"}
        assert [cell.value.removeprefix("'") for cell in titles] == marked.table("articles")[
            "headline"
        ].tolist()
        events = opened(tmp_path / "t" / "events.csv", tmp_path).active
        assert [cell.value for cell in column(events, "name")] == [
            None if pd.isna(name) else name for name in corpus.events["name"]
        ]
        dates = column(events, "date")
        assert [cell.value for cell in dates] == days(corpus.events["date"])
        assert all(cell.is_date for cell in dates if cell.value is not None)

    def test_a_workbook_has_what_was_written(self, corpus: Corpus, marked: Any, tmp_path: Path) -> None:
        (path,) = export.write_tables(marked, tmp_path / "t", "xlsx")
        book = opened(path, tmp_path)
        assert book.sheetnames == ["columns", *TABLES]
        assert [cell.value for cell in column(book["events"], "date")] == days(corpus.events["date"])
        titles = column(book["articles"], "headline")
        assert [cell.value for cell in titles] == marked.table("articles")["headline"].tolist()
        assert {cell.data_type for cell in titles} == {"s"}


def test_gexf_keeps_to_its_specification(corpus: Corpus, tmp_path: Path) -> None:
    """The GEXF 1.2 primer's rules for what we write: no package that we know of brings the schema itself."""
    export.write_network(corpus, tmp_path / "a.gexf")
    root = ElementTree.parse(tmp_path / "a.gexf").getroot()  # noqa: S314  # our own file
    space = {"g": "http://www.gexf.net/1.2draft"}
    assert root.tag == f"{{{space['g']}}}gexf"
    assert root.get("version") == "1.2"
    graph = root.find("g:graph", space)
    assert graph is not None
    children = {child.tag.rpartition("}")[2] for child in graph}
    assert children == {"attributes", "nodes", "edges"}
    assert (graph.get("mode"), graph.get("defaultedgetype")) == ("dynamic", "undirected")
    types = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}
    declared: dict[str, set[str | None]] = {}
    for attributes in graph.findall("g:attributes", space):
        its = attributes.findall("g:attribute", space)
        assert attributes.get("class") in ("node", "edge")
        assert attributes.get("mode", "static") in ("static", "dynamic")
        assert all(one.get("title") and one.get("type") in types for one in its)
        known = declared.setdefault(str(attributes.get("class")), set())
        ids = [one.get("id") for one in its]
        assert len(set(ids)) == len(ids)
        assert not known & set(ids)
        known |= set(ids)
    nodes = graph.findall("g:nodes/g:node", space)
    edges = graph.findall("g:edges/g:edge", space)
    persons = {node.get("id") for node in nodes}
    assert len(persons) == len(nodes) > 0
    assert all(node.get("label") for node in nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges) > 0
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= persons
    for kind, parts in (("node", nodes), ("edge", edges)):
        for part in parts:
            values = part.findall("g:attvalues/g:attvalue", space)
            assert {value.get("for") for value in values} <= declared[kind]
            for spell in part.findall("g:spells/g:spell", space):
                first, last = str(spell.get("start")), str(spell.get("end"))
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", first)
                assert first <= last
