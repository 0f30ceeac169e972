"""Showing: whatever a public function returns is a picture or a table in a notebook, and can be saved."""

import html
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import analysis
from analysis import figures, fonts, measures
from analysis.project import shadow_in
from analysis.schema.table import Table, save_table
from tests import invented
from tests.test_display import OPENED, PAYLOADS
from tests.test_figures import everything


def heads(table: Table) -> list[str]:
    head = (table._repr_html_() or "").split("</thead>")[0]
    return re.findall(r"<th[^>]*>([^<]+)</th>", head)


class TestTables:
    def test_what_a_reader_wants_stands_first_and_ids_last(self):
        events = invented.sparse().events
        shown = heads(events.head())
        assert shown[:3] == ["date", "kind", "name"]
        assert {"event", "article", "start", "end"} <= set(shown[-8:])
        assert events.columns[0] == "event", "the table itself keeps the order it is declared in"

    def test_what_pandas_makes_of_it_is_shown_so_too(self):
        people = invented.sparse().people
        assert isinstance(people[people["start"] >= 0], Table)
        assert heads(people[["article", "person"]]) == ["person", "article"]
        assert heads(people.groupby("person")[["start"]].sum())[0] == "start"

    def test_columns_of_one_name_are_all_shown(self):
        table = Table([[1, 2, 3]], columns=["start", "n", "start"])
        table.behind = ("start",)
        assert heads(table) == ["n", "start", "start"]

    def test_a_long_table_shows_its_ends_and_says_how_long_it_is(self):
        shown = Table({"n": range(200)})._repr_html_()
        assert shown.count("<tr") == 1 + 10 + 1
        assert "200 rows" in shown

    def test_what_is_missing_is_a_dash(self):
        assert "<td>–</td>" in Table({"day": pd.to_datetime([None]), "name": [None]})._repr_html_()

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_text_of_a_page_stays_text(self, payload):
        shown = Table({payload: [payload]})._repr_html_() or ""
        assert not OPENED.search(shown)
        assert shown.count(html.escape(payload, quote=False)[:20]) >= 2

    def test_dollars_are_no_mathematics(self):
        assert "tex2jax_ignore" in (Table({"text": ["$x$"]})._repr_html_() or "")

    def test_a_workbook_holds_text_as_text(self, tmp_path):
        odd = Table({"text": ["=1+1", "乱\x0b码", "临江市"], "n": [1, 2, 3]})
        path = odd.save(tmp_path / "odd.xlsx")
        cells = [row[0] for row in load_workbook(path).active.iter_rows(min_row=2)]
        assert [cell.value for cell in cells] == ["=1+1", "乱〓码", "临江市"]
        assert {cell.data_type for cell in cells} == {"s"}

    def test_a_csv_opens_in_excel_and_in_pandas(self, tmp_path):
        path = save_table(Table({"day": pd.to_datetime(["2022-03-26"])}), tmp_path / "days.csv")
        assert path.read_bytes() == b"\xef\xbb\xbfday\n2022-03-26\n"

    def test_another_ending_is_refused(self, tmp_path):
        with pytest.raises(ValueError, match=r"\.csv or \.xlsx"):
            Table().save(tmp_path / "table.docx")


@pytest.fixture(scope="module")
def drawings():
    return everything(invented.sparse())


class TestFigures:
    def test_every_figure_shows_itself(self, drawings):
        for name, drawing in drawings.items():
            assert "<svg" in drawing._repr_html_(), name

    def test_every_figure_carries_the_table_it_draws(self, drawings, tmp_path):
        for name, drawing in drawings.items():
            path = drawing.save(tmp_path / f"{name}.csv")
            assert len(path.read_text(encoding="utf-8-sig").splitlines()) > 1, name

    @pytest.mark.parametrize("ending", ["svg", "png", "pdf", "html"])
    def test_a_figure_saves_itself(self, drawings, ending, tmp_path):
        first, second = (
            drawings["event_calendar"].save(tmp_path / folder, dpi=60).read_bytes()
            for folder in (f"a.{ending}", f"b.{ending}")
        )
        assert first.replace(b"<title>a<", b"<title>b<") == second

    def test_a_figure_of_ones_own_is_saved_too(self, tmp_path):
        with figures.style():
            axes = pd.Series([1, 2], index=["某市", "某县"]).plot()
        assert figures.save(axes, tmp_path / "own.png", dpi=50).stat().st_size > 500
        with pytest.raises(ValueError, match="carries no table"):
            figures.save(axes, tmp_path / "own.csv")


class TestFont:
    def test_the_style_of_a_notebook_has_the_characters_and_stands_behind_labs_fonts(self):
        style = fonts.notebook_style(["临江市防汛 flood"])
        assert re.search(r"--jp-code-font-family:Menlo[^;]*Noto Sans SC of this notebook", style)
        assert len(style) < 10_000

    def test_nothing_is_shown_outside_a_kernel(self, capsys):
        fonts.bring(["临江市"])
        assert capsys.readouterr().out == ""

    def test_plots_of_pandas_draw_chinese_once_analysis_is_imported(self):
        """In a Python of its own: here matplotlib has long been imported."""
        code = """
import sys, analysis, pandas
assert "matplotlib" not in sys.modules
pandas.Series([1, 2], index=["临江市", "青河县"]).plot.bar().figure.savefig(sys.stdout.buffer, format="svg")
import matplotlib
assert matplotlib.rcParams["font.family"] == ["sans-serif", "Noto Sans SC"]
"""
        command = [sys.executable, "-W", "error::UserWarning", "-c", code]
        assert b"<svg" in subprocess.run(command, capture_output=True, check=True).stdout

    def test_a_font_of_ones_own_stays(self):
        code = """
import matplotlib; matplotlib.rcParams["font.family"] = ["serif"]
import analysis, matplotlib.font_manager
assert matplotlib.rcParams["font.family"] == ["serif"]
"""
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)


@pytest.mark.parametrize("room", [analysis, figures, measures])
def test_tab_offers_the_public_names_only(room):
    assert dir(room) == sorted(room.__all__)
    assert all(getattr(room, name) is not None for name in room.__all__)


@pytest.mark.parametrize("name", ["analysis.py", "analysis/__init__.py"])
def test_a_namesake_beside_the_notebooks_is_named(tmp_path, name):
    assert shadow_in(tmp_path) == ""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert shadow_in(tmp_path).startswith(str(tmp_path / "analysis"))


def test_the_package_itself_is_no_namesake():
    assert shadow_in(Path(analysis.__file__).parents[1]) == ""
