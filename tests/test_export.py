"""What leaves: workbooks, CSV for spreadsheets, networks, the register; opened by what they are for."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from analysis import export
from analysis.__main__ import app
from analysis.corpus import TABLES, Corpus
from analysis.export.network import dated_graph
from analysis.measures import co_attendance, told_once
from analysis.readers import CorpusError
from analysis.schema import fields
from analysis.schema.sheets import CHARACTERS, write_sheet
from tests import corpora

ROOT = Path(__file__).parents[1]
FORMULAS = ["=1+1", "+86", "-5%", "@sum", "'=1", "''-x", "\t=1", "=cmd|' /C calc'!A0", "'", "普通"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpora.read(ROOT / "corpus")


@pytest.fixture(scope="module")
def book(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Any:
    (path,) = export.write_tables(corpus, tmp_path_factory.mktemp("book"), "xlsx")
    return openpyxl.load_workbook(path)


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


class TestWorkbook:
    def test_a_sheet_a_table_behind_the_one_that_describes_the_columns(self, book):
        assert book.sheetnames == ["columns", *TABLES]
        described = [row[:2] for row in rows(book["columns"])[1:]]
        assert described == [(name, field.name) for name, row in TABLES.items() for field in fields(row)]

    @pytest.mark.parametrize("name", TABLES)
    def test_a_sheet_has_what_the_table_has(self, book, corpus, name):
        table = corpus.table(name)
        head, *lines = rows(book[name])
        assert list(head) == list(table.columns)
        assert len(lines) == len(table)
        for n, column in enumerate(table.columns):
            wanted = [None if pd.isna(value) else value for value in table[column].tolist()]
            if pd.api.types.is_datetime64_any_dtype(table[column]):
                wanted = [day and datetime.datetime(day.year, day.month, day.day) for day in wanted]
            found = [line[n] for line in lines]
            assert found == (pytest.approx(wanted) if table[column].dtype == "float64" else wanted), column

    def test_the_head_stays_and_columns_are_as_wide_as_what_is_in_them(self, book):
        for sheet in book:
            assert sheet.freeze_panes == "A2"
            widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
            assert all(8 <= width <= 60 for width in widths)
        widths = {
            c.value: book["articles"].column_dimensions[c.column_letter].width for c in book["articles"][1]
        }
        assert widths["body"] == 60
        assert widths["n"] < 12

    def test_dates_are_dates(self, book):
        cells = [cell for cell in book["events"]["C"][1:] if cell.value is not None]
        assert cells
        assert all(cell.is_date and cell.number_format == "yyyy-mm-dd" for cell in cells)

    @given(st.lists(st.text(min_size=1, max_size=20) | st.sampled_from(FORMULAS), min_size=1))
    def test_text_stays_text(self, tmp_path_factory, texts):
        path = tmp_path_factory.mktemp("text") / "a.xlsx"
        write_sheet(pd.DataFrame({"text": pd.Series(texts, dtype="str")}), path)
        cells = openpyxl.load_workbook(path)["table"]["A"][1:]
        assert all(cell.data_type in ("s", "n") for cell in cells)  # n: an empty cell
        for cell, text in zip(cells, texts, strict=True):
            kept = text.replace("\r\n", "\n").replace("\r", "\n")
            kept = re.sub(r"[^\n -\ufffc\U00010000-\U0010ffff]", "", kept).replace("〓", "")
            assert re.sub("[〓\t]", "", cell.value or "") == kept

    def test_a_body_too_long_for_a_cell_says_so(self, tmp_path):
        write_sheet(pd.DataFrame({"body": ["汛" * 40_000]}), tmp_path / "a.xlsx")
        value = openpyxl.load_workbook(tmp_path / "a.xlsx")["table"]["A2"].value
        assert len(value) == CHARACTERS
        assert value.endswith("[cut: 40000 characters in all]")

    def test_a_table_too_long_for_a_sheet_goes_on_in_the_next(self, tmp_path, monkeypatch):
        monkeypatch.setattr("analysis.schema.sheets.ROWS", 4)
        write_sheet(pd.DataFrame({"n": range(7)}), tmp_path / "a.xlsx", "words")
        sheets = openpyxl.load_workbook(tmp_path / "a.xlsx")
        assert {sheet.title: [row[0] for row in rows(sheet)[1:]] for sheet in sheets} == {
            "words": [0, 1, 2],
            "words 2": [3, 4, 5],
            "words 3": [6],
        }


class TestCsv:
    @pytest.mark.parametrize("plain", [True, False])
    def test_it_reads_back_as_it_was(self, corpus, tmp_path, plain):
        export.write_tables(corpus, tmp_path, plain=plain)
        data = (tmp_path / "articles.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") != plain
        for name, table in export.read_tables(tmp_path).items():
            pd.testing.assert_frame_equal(table, corpus.table(name), check_frame_type=False)

    def test_parquet_reads_back_too(self, corpus, tmp_path):
        export.write_tables(corpus, tmp_path, "parquet")
        for name, table in export.read_tables(tmp_path).items():
            pd.testing.assert_frame_equal(table, corpus.table(name), check_frame_type=False)

    def test_what_looks_like_a_formula_is_marked_and_comes_back(self, corpus, tmp_path):
        bodies = [FORMULAS[n % len(FORMULAS)] for n in range(len(corpus.articles))]
        tables = {name: corpus.table(name) for name in TABLES}
        tables["articles"] = corpus.articles.assign(body=pd.Series(bodies, dtype="str"))
        fake: Any = SimpleNamespace(folder=corpus.folder, table=tables.__getitem__, summary=corpus.summary)
        export.write_tables(fake, tmp_path)
        raw = pd.read_csv(tmp_path / "articles.csv", keep_default_na=False)["body"].tolist()
        assert not [text for text in raw if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert raw[-1 - (len(raw) - 1) % len(FORMULAS)] == "'=1+1"
        assert export.read_tables(tmp_path)["articles"]["body"].tolist() == bodies

    def test_a_folder_of_other_files_is_told(self, tmp_path):
        with pytest.raises(CorpusError, match="no tables written by this program"):
            export.read_tables(tmp_path)


class TestNetwork:
    @pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
    def test_a_network_reads_back(self, corpus, tmp_path, suffix):
        path = tmp_path / f"a{suffix}"
        wanted = export.write_network(corpus, path)
        read: Any = nx.read_gexf if suffix == ".gexf" else nx.read_graphml
        graph = read(path)
        assert set(graph) == set(wanted)
        assert graph.number_of_edges() == wanted.number_of_edges() > 0
        for one, other, tie in wanted.edges(data=True):
            its = graph.edges[one, other]
            assert {key: its.get(key, "") for key in tie} == tie
        for person, its in wanted.nodes(data=True):
            assert graph.nodes[person]["label"] == person
            assert graph.nodes[person]["events"] == its["events"]

    def test_ties_are_those_of_the_measure(self, corpus):
        graph = dated_graph(corpus)
        pairs = co_attendance(told_once(corpus.events, corpus.attendance)[1])
        together = {
            frozenset(pair): n for *pair, n in pairs[["person_a", "person_b", "together"]].values.tolist()
        }
        assert {frozenset(edge): graph.edges[edge]["weight"] for edge in graph.edges} == together
        assert {edge for edge in graph.edges if graph.edges[edge]["weight"] < 2} != set()
        assert all(tie["weight"] >= 2 for *_, tie in dated_graph(corpus, least=2).edges(data=True))

    def test_gephi_finds_days(self, corpus, tmp_path):
        """Gephi reads a graph of mode dynamic, with days as dates and a spell for each."""
        export.write_network(corpus, tmp_path / "a.gexf")
        root = ElementTree.parse(tmp_path / "a.gexf").getroot()  # noqa: S314  # our own file
        space = {"g": root.tag[1:].partition("}")[0]}
        graph = root.find("g:graph", space)
        assert (root.tag.split("}")[1], graph.get("mode"), graph.get("timeformat")) == (
            "gexf",
            "dynamic",
            "date",
        )
        assert graph.get("defaultedgetype") == "undirected"
        edges = graph.findall("g:edges/g:edge", space)
        wanted = {frozenset(edge[:2]): edge[2] for edge in dated_graph(corpus).edges(data=True)}
        for edge in edges:
            tie = wanted[frozenset((edge.get("source"), edge.get("target")))]
            spells = [spell.get("start") for spell in edge.findall("g:spells/g:spell", space)]
            assert spells == tie["dates"].split()
            assert float(edge.get("weight")) == tie["weight"]

    def test_another_format_is_refused(self, corpus, tmp_path):
        with pytest.raises(CorpusError, match=r"name it with \.gexf or \.graphml"):
            export.write_network(corpus, tmp_path / "a.txt")


class TestRegister:
    def test_each_meeting_once_by_day_with_its_source(self, corpus):
        table = export.register(corpus)
        events = told_once(corpus.events, corpus.attendance)[0]
        meets = events[events["kind"].isin(["meeting", "study session"])]
        assert sorted(table["meeting"]) == sorted(meets["name"])
        assert table["date"].dropna().is_monotonic_increasing
        assert all(article in "".join(table["source"]) for article in meets["article"])

    def test_present_stand_in_printed_order(self, corpus):
        events, attendance = told_once(corpus.events, corpus.attendance)
        table = export.register(corpus, every_kind=True)
        assert len(table) == len(events)
        persons = attendance.sort_values("position", kind="stable").drop_duplicates(["event", "person"])
        lists = persons.groupby("event")["person"].agg("、".join).tolist()
        assert sorted(table["present"].dropna().str.removesuffix("等")) == sorted(lists)

    def test_of_one_host(self, corpus):
        host = corpus.attendance.loc[corpus.attendance["role"] == "host", "person"].mode()[0]
        table = export.register(corpus, host=host, every_kind=True)
        assert len(table)
        assert table["host"].str.contains(host).all()

    def test_the_workbook_is_one_that_a_secretary_knows(self, corpus, tmp_path):
        done = CliRunner().invoke(
            app, ["register", "--corpus", str(ROOT / "corpus"), "--out", str(tmp_path / "r.xlsx")]
        )
        assert done.exit_code == 0, done.output
        head, *lines = rows(openpyxl.load_workbook(tmp_path / "r.xlsx").active)
        assert head == ("日期 Date", "会议 Meeting", "主持 Host", "出席 Present", "来源 Source")
        assert done.stdout.startswith(f"{len(lines)} meetings in ")
        assert any(isinstance(line[0], datetime.datetime) for line in lines)

    def test_a_row_is_as_high_as_its_longest_cell(self, tmp_path):
        table = pd.DataFrame({"name": ["李二", "李二"], "present": ["李二、" * 40, "李二"]})
        write_sheet(table, tmp_path / "a.xlsx", wrapped=True)
        heights = openpyxl.load_workbook(tmp_path / "a.xlsx")["table"].row_dimensions
        assert heights[2].height >= 4 * heights[3].height


def test_the_commands_write_where_they_are_told(tmp_path):
    folder = str(ROOT / "corpus")
    run = CliRunner()
    done = run.invoke(app, ["network", "--corpus", folder, "--out", str(tmp_path / "new" / "n.graphml")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "new" / "n.graphml").is_file()
    done = run.invoke(app, ["network", "--corpus", folder, "--out", str(tmp_path / "n.csv")])
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    done = run.invoke(app, ["tables", "--corpus", folder, "--out", str(tmp_path / "t"), "--format", "xlsx"])
    assert done.stdout.splitlines()[-1] == f"one workbook in {tmp_path / 't'}"
    assert [path.name for path in (tmp_path / "t").iterdir()] == ["tables.xlsx"]
