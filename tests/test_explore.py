"""Every choice changes its view, the code beside a view gives the same, and nothing is unescaped."""

import base64
import datetime
import io
import os
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import analysis
from analysis import read
from analysis.explore import Choice, Explorer, explore
from analysis.explore.choices import term_list
from analysis.explore.downloads import files, links
from analysis.explore.kitchen import Kitchen
from analysis.explore.views import NOTHING, VIEWS, view
from analysis.figures import to_svg

from . import corpora

FOLDER = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def kitchen():
    return Kitchen(corpora.read(FOLDER, discover=False))


@pytest.fixture
def explorer(kitchen):
    explorer = Explorer(kitchen.corpus)
    explorer.tabs.selected_index = list(VIEWS).index("concordance")  # the quickest to draw
    return explorer


@cache
def read_once(*folder, **which):
    """Read pages as the code of a view asks, each selection once."""
    return read(*folder, **which)


def drawn(picture):
    """What a picture comes to, to be compared."""
    if isinstance(picture, Figure | Axes) or hasattr(picture, "left_out"):
        return to_svg(picture)
    if isinstance(picture, pd.DataFrame):
        return picture.to_csv()
    return picture.entries.to_csv() if hasattr(picture, "entries") else picture._repr_html_()


CHOICES = {
    "as it begins": Choice(word="防汛"),
    "one paper, some days": Choice(
        paper="郑州日报",
        since=datetime.date(2022, 3, 28),
        until=datetime.date(2022, 4, 25),
        word="工作",
        sort="left",
        by="week",
    ),
    "a theme and a speaker": Choice(theme="economy", speaker="何雄", word="项目", sort="text"),
    "own terms, an official": Choice(
        terms=("金融", "信贷"), official="何雄", word="企业", by="month", drawing="matrix"
    ),
}


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
@pytest.mark.parametrize("name", VIEWS)
def test_the_code_gives_what_the_view_shows(kitchen, name, choice, monkeypatch):
    shown = view(name, choice, kitchen)
    assert 2 <= len(shown.code.splitlines()) <= 5
    assert max(map(len, shown.code.splitlines())) < 140
    monkeypatch.chdir(FOLDER.parent)
    monkeypatch.setattr(analysis, "read", read_once)
    *lines, last = shown.code.splitlines()
    pasted: dict[str, object] = {}
    exec("\n".join(lines), pasted)  # noqa: S102
    assert drawn(eval(last, pasted)) == drawn(shown.picture)  # noqa: S307


def test_every_choice_changes_a_view(kitchen):
    """What is not grey has an effect, what is grey has none."""
    begin, corpus = Choice(word="工作"), kitchen.corpus
    others = {
        "theme": "economy",
        "terms": ("金融",),
        "speaker": "何雄",
        "official": "何雄",
        "word": "项目",
        "by": "month",
        "sort": "left",
        "drawing": "matrix",
        "article": corpus.articles["article"].iloc[-1],
        "paper": "高新时报",
        "since": datetime.date(2022, 4, 3),
    }
    for name, kind in VIEWS.items():
        first = kind.recipe(begin, corpus)
        for chosen, value in others.items():
            other = kind.recipe(begin._replace(**{chosen: value}), corpus)
            used = chosen in ("paper", "since", *kind.narrows, *kind.uses)
            assert (other != first) == used, (name, chosen)


def test_the_sentence_says_which_articles_and_which_papers(kitchen):
    said = view("cloud", Choice(theme="economy"), kitchen).basis
    named = kitchen.corpus.themes.query("theme == 'economy'")["article"].nunique()
    assert said.startswith(f"{named} of 20 articles that name ")
    assert "2 papers are pooled: 郑州日报" in said
    assert "pooled" not in view("cloud", Choice(paper="郑州日报"), kitchen).basis
    assert "that name" not in view("timeline", Choice(theme="economy"), kitchen).basis


def test_nothing_found_is_said(kitchen):
    for name, choice in (("cloud", Choice(theme="no such")), ("concordance", Choice())):
        shown = view(name, choice, kitchen)
        assert shown.picture is None
        assert NOTHING.split(":")[0] in shown.html
        assert files(shown) == {}
    assert "There is none." in view("concordance", Choice(word="不在此处"), kitchen).html


def test_files_hold_the_picture_and_its_numbers(kitchen):
    shown = view("timeline", Choice(theme="economy"), kitchen)
    made = files(shown)
    assert list(made) == ["svg", "png", "csv", "xlsx"]
    assert made["svg"].startswith(b"<svg")
    assert made["png"].startswith(b"\x89PNG")
    assert made["csv"].startswith(b"\xef\xbb\xbf")
    for table in (pd.read_csv(io.BytesIO(made["csv"])), pd.read_excel(io.BytesIO(made["xlsx"]))):
        assert table["with_theme"].tolist() == shown.table["with_theme"].tolist()
        assert set(table["theme"]) == {"economy"}


def test_a_link_holds_its_file(kitchen, tmp_path):
    shown = view("concordance", Choice(word="工作"), kitchen)
    (address,) = re.findall(r'download="concordance.csv" href="data:[^,]*,([^"]*)"', links(shown, tmp_path))
    assert base64.b64decode(address) == files(shown)["csv"]


def test_a_large_file_is_written_beside_the_notebook(kitchen, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.explore.downloads.CHARACTERS", 10)
    shown = view("register", Choice(), kitchen)
    said = links(shown, tmp_path)
    assert "href" not in said
    assert (tmp_path / "register.csv").read_bytes() == files(shown)["csv"]


class TestPanel:
    def test_a_long_workbook_is_made_when_it_is_asked_for(self, explorer, monkeypatch):
        monkeypatch.setattr("analysis.explore.downloads.ROWS", 3)
        pane = explorer._panes["concordance"]
        explorer.controls["word"].value = "疫情"
        assert "concordance.csv" in pane.files.value
        assert "concordance.xlsx" not in pane.files.value
        assert pane.workbook.layout.display is None
        assert f"of {len(explorer.show('concordance').table):,} rows" in pane.workbook.description
        pane.workbook.click()
        assert "concordance.xlsx" in pane.files.value
        assert pane.workbook.layout.display == "none"

    def test_widgets_say_what_is_chosen(self, explorer):
        box = explorer.controls
        box["terms"].value = "外贸、进口 出口"
        box["paper"].value = "郑州日报"
        days = [day for _, day in box["days"].options]
        box["days"].value = days[1], days[-1]
        assert explorer.choice.terms == term_list("外贸、进口 出口") == ("外贸", "进口", "出口")
        assert explorer.choice.since == days[1]
        assert explorer.choice.until is None
        assert explorer.choice.paper == "郑州日报"

    def test_each_tab_is_drawn_when_it_is_opened(self, explorer):
        for n, name in enumerate(VIEWS):
            explorer.tabs.selected_index = n
            pane = explorer._panes[name]
            assert pane.code.value == explorer.show(name).code
            assert "articles" in pane.basis.value
            assert f"{name}.csv" in pane.files.value
            for other, control in explorer.controls.items():
                if other not in ("folder", "paper", "days"):
                    assert control.disabled != (other in (*VIEWS[name].narrows, *VIEWS[name].uses)), other

    def test_each_tab_bears_its_name(self, explorer):
        assert explorer.tabs.titles == tuple(kind.title for kind in VIEWS.values())

    def test_a_choice_changes_the_open_view(self, explorer):
        explorer.tabs.selected_index = list(VIEWS).index("concordance")
        before = explorer._panes["concordance"].picture.value
        explorer.controls["word"].value = "项目"
        assert explorer._panes["concordance"].picture.value != before

    def test_another_folder_is_read_by_the_button(self, explorer, tmp_path):
        page = "临江日报 2022年3月5日\n\n全市防汛会召开\n\n本报讯（记者 王一）昨日，全市防汛会召开。"
        (tmp_path / "a.txt").write_text(page, encoding="utf-8")
        explorer.controls["folder"].value = str(tmp_path)
        explorer.read_button.click()
        assert "1 pages" in explorer.status.value
        assert [value for _, value in explorer.controls["paper"].options] == ["", "临江日报"]
        assert repr(str(tmp_path)) in explorer.show("timeline").code

    def test_a_folder_that_is_none_is_told(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("ANALYSIS_CORPUS", raising=False)
        explorer = explore("<b>none</b>")
        assert "&lt;b&gt;none" in explorer.status.value
        assert "<b>" not in explorer.status.value
        assert explorer.show("timeline") is None

    def test_a_notebook_without_widgets_has_the_views_on_paper(self, explorer):
        paper = explorer.on_paper().data
        assert [title for title in re.findall(r"<h3>(.*?)</h3>", paper)] == [k.title for k in VIEWS.values()]
        assert paper.count("<svg") == 3
        assert "stands below" in explorer._repr_mimebundle_()["text/html"]


def test_text_of_a_page_is_never_markup(tmp_path):
    page = (
        "临江日报 2022年3月5日\n\n<img src=x onerror=alert(1)>防汛会召开\n\n"
        "本报讯（记者 王一）昨日，全市<script>alert(1)</script>防汛会召开，市长李<i>二</i>主持会议。"
    )
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    (tmp_path / "pages.csv").write_text("file,paper\na.txt,<b>报\n", encoding="utf-8")
    explorer = explore(analysis.read(tmp_path, discover=False))
    for word in ("防汛", "<script>"):
        explorer.controls["word"].value = word
        for n, name in enumerate(VIEWS):
            explorer.tabs.selected_index = n
            pane = explorer._panes[name]
            for shown in (pane.basis, pane.picture, pane.files, explorer.status):
                assert not re.search(r"<script|<img|<i>|<b>报", shown.value), name
    assert "<script" not in explorer.on_paper().data


def test_a_word_of_any_characters_is_written_as_a_string(kitchen):
    word = "'); import os; os.abort() #\"\\"
    shown = view("concordance", Choice(word=word), kitchen)
    assert shown.table.empty
    assert os.getpid()
