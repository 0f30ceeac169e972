"""Display: what a page says is shown as letters, numbered and with its caption."""

import html
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis import figures, measures
from analysis.records import Article, Word
from analysis.report import display
from analysis.schema import frame

PAYLOADS = (
    "<script>window.HIT=1</script>",
    "<img src=x onerror='window.HIT=1'>",
    "<svg onload=window.HIT=1>",
    "</td></table><iframe srcdoc='<script>parent.HIT=1</script>'>",
    "[x](javascript:window.HIT=1)",
    '"><script>window.HIT=1</script>',
)

#: What opens an element: the only way by which text can become more than text.
OPENED = re.compile(r"<(script|img|iframe|svg onload)", re.IGNORECASE)


@pytest.fixture(autouse=True)
def first_page(monkeypatch):
    monkeypatch.setattr(display.numbering, "given", {})


@pytest.mark.parametrize("payload", PAYLOADS)
class TestEscaping:
    def test_sentence(self, payload):
        assert not OPENED.search(display.render(payload))

    def test_cell_column_index_and_caption(self, payload):
        table = pd.DataFrame({payload: [payload]}, index=pd.Index([payload], name=payload))
        shown = display.render(table, payload)
        assert not OPENED.search(shown)
        assert shown.count(html.escape(payload)) == 8

    def test_caption_and_alt_of_a_figure(self, payload):
        shown = display.render(Figure(), payload, alt=payload)
        assert not OPENED.search(shown)
        assert f'aria-label="{html.escape(payload)}"' in shown

    def test_text_inside_a_figure(self, payload):
        with figures.style():
            figure = Figure()
            figure.text(0, 0, payload)
        assert not OPENED.search(display.render(figure, "x", alt="x"))

    def test_word_of_a_cloud(self, payload):
        article = Article("a", "p", 1, None, None, "other", payload, 9)
        words = frame([Word("a", payload, "n", 3), Word("a", "河道", "n", 1)], Word)
        cloud = figures.word_cloud(measures.word_counts(frame([article], Article), words))
        shown = display.render(cloud, "x", alt="x")
        assert not OPENED.search(shown)
        assert "HIT=1" in shown


@given(st.text())
def test_any_text_stays_text(text):
    shown = display.render(pd.DataFrame({"body": [text]}), "Bodies.")
    cell = re.search(r"<tbody><tr><td[^>]*>(.*?)</td></tr></tbody>", shown, flags=re.DOTALL)
    assert cell is not None
    assert html.unescape(cell[1]) == text
    assert "<" not in cell[1]


class TestTables:
    def test_values_are_written_for_readers(self):
        table = pd.DataFrame(
            {
                "day": pd.to_datetime(["2022-04-24", None]),
                "share": [1 / 3, np.nan],
                "n": pd.array([7, None], dtype="Int64"),
                "name": pd.Series(["河长制", None], dtype="str"),
            }
        )
        shown = display.render(table, "x")
        assert re.findall(r"<td[^>]*>(.*?)</td>", shown) == [
            "2022-04-24",
            "33\u00a0%",
            "7",
            "河长制",
            *"––––",
        ]

    def test_no_cell_is_wider_than_its_text(self):
        """What is as long as a short text in both languages asks for no more room than that."""
        shown = display.render(
            pd.DataFrame(
                {"level": ["省级 province", "市级机关事务管理局综合处办公室", "keep out imported cases"]}
            ),
            "x",
        )
        assert re.findall(r"min-width:(\d+)em", shown) == ["7", "9", "9"]

    def test_sentences_are_broken_and_sides_of_a_concordance_are_not(self):
        long = "会议要求各部门守住底线、压实责任、抓好落实" * 3
        shown = display.render(pd.DataFrame({"left": [long], "text": [long], "right": [long]}), "x")
        assert shown.count("white-space:nowrap") == 2
        assert "min-width:16em" in shown

    def test_rows_left_out_are_said(self):
        shown = display.render(pd.DataFrame({"n": range(30)}), "Numbers.", rows=4)
        assert "First 4 of 30 rows." in shown
        assert shown.count("<tr>") == 5

    def test_empty_table_says_so(self):
        assert "There is none." in display.render(pd.DataFrame({"n": []}), "Numbers.")

    def test_an_index_without_a_name_is_no_column(self):
        assert "<th" in display.render(pd.DataFrame({"n": [1]}, index=[17]), "x")
        assert "17" not in display.render(pd.DataFrame({"n": [1]}, index=[17]), "x")

    def test_a_line_of_a_concordance_is_not_broken(self):
        table = pd.DataFrame(
            {"left": ["会议要求各乡镇街道落实"], "text": ["河长制"], "right": ["，压实责任。"]}
        )
        cells = re.findall(r'<td style="([^"]*)"', display.render(table, "x"))
        assert [("right" in cell.split(";")[0], "nowrap" in cell) for cell in cells] == [
            (True, True), (False, True), (False, True),
        ]  # fmt: skip

    def test_themes_are_named_in_both_languages(self):
        assert ">经济运行 Economy</td>" in display.render(pd.DataFrame({"theme": ["economy"]}), "x")

    def test_fractions_of_a_column_have_as_many_decimals(self):
        shown = display.render(pd.DataFrame({"p": [0.5, 1 / 3, 1.5e-5], "g2": [16.9, 9.18, 0.0]}), "x")
        found = re.findall(r"<td[^>]*>(.*?)</td>", shown)
        assert found == ["0.500", "16.90", "0.333", "9.18", "1.5e-05", "0.00"]

    def test_a_number_and_its_percent_sign_stay_together(self):
        assert display.render("Of 20, 40 % do.").count("40\u00a0%") == 1


class TestNumbers:
    def test_figures_and_tables_count_apart(self):
        table = pd.DataFrame({"n": [1]})
        assert "<b>Table 1.</b>" in display.render(table, "One.")
        assert "<b>Figure 1.</b>" in display.render(Figure(), "One.", alt="x")
        assert "<b>Table 2.</b>" in display.render(table, "Two.")

    def test_a_cell_that_runs_again_keeps_its_number(self):
        table = pd.DataFrame({"n": [1]})
        assert display.render(table, "One.") == display.render(table, "One.")

    def test_ids_of_two_figures_differ(self):
        ids = [
            set(re.findall(r'\bid="([^"]+)"', display.render(Figure(), caption, alt="x")))
            for caption in ("One.", "Two.")
        ]
        assert ids[0]
        assert ids[0].isdisjoint(ids[1])

    def test_references_inside_a_figure_still_meet(self):
        figure = Figure()
        axes = figure.subplots()
        axes.plot([1, 2])
        shown = display.render(figure, "x", alt="x")
        assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', shown)) <= set(
            re.findall(r'\bid="([^"]+)"', shown)
        )


class TestDefaults:
    def test_a_table_without_a_caption_says_what_it_has(self):
        assert "Table of 1 row: n." in display.render(pd.DataFrame({"n": [1]}))

    def test_a_figure_of_ones_own_is_described_by_what_is_written_on_it(self):
        figure = Figure()
        figure.subplots().set_title("Meetings <b>")
        assert 'aria-label="A figure; written on it: ' in display.render(figure)
        assert "Meetings &lt;b&gt;" in display.render(figure)

    def test_a_figure_of_this_package_is_described_by_what_it_shows(self):
        counts = pd.DataFrame({"word": ["防汛", "河道"], "occurrences": [4, 2]})
        shown = display.render(figures.word_cloud(counts))
        assert 'aria-label="A cloud of words; the largest are 防汛 and 河道."' in shown
        assert "Word cloud." in shown


class TestRefusals:
    def test_something_else(self):
        with pytest.raises(TypeError, match="show text, a DataFrame or a figure"):
            display.render(17, "A number.")


def test_show_displays_html_and_text(capsys):
    display.show("12 meetings & more.")
    assert "12 meetings & more." in capsys.readouterr().out


def test_the_dots_of_a_drawing_stay_where_they_are():
    figure = Figure()
    axes = figure.subplots()
    axes.scatter([1, 2, 3], [4, 9, 5], s=[20, 60, 100])
    drawn = figures.to_svg(axes)
    shown = display.render(axes, "Dots.", alt="Three dots.")
    found = [tuple(map(float, dot)) for dot in re.findall(r'<circle cx="(\S+)" cy="(\S+)" r="(\S+)"', shown)]
    paths = re.findall(r'<path d="M \S+ \S+ \n(?:C [^C]*?){8}z\n"', drawn)
    assert len(found) == len(paths) == 3
    for (x, y, radius), path in zip(found, paths, strict=True):
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]
        assert abs(min(numbers[::2]) - (x - radius)) < 0.02
        assert abs(max(numbers[1::2]) - (y + radius)) < 0.02
