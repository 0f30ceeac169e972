"""JupyterLab as it opens: notebooks run, widgets change their views, files are saved, Chinese is drawn."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from analysis.explore.views import VIEWS
from analysis.project import new

from .lab import Notebook, serve

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A project with the shipped pages."""
    folder = tmp_path_factory.mktemp("lab") / "study"
    new(folder)
    shutil.copytree(ROOT / "corpus" / "pages", folder / "pages", dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def opened(browser, study, tmp_path_factory):
    """JupyterLab as ``analysis lab`` opens it; the notebook and the tab it is shown in."""
    with serve(study, tmp_path_factory.mktemp("home")) as address:
        tab = browser.new_page(viewport={"width": 1280, "height": 1400})
        tab.goto(address)
        notebook = Notebook(tab)
        notebook.ready()
        yield notebook
        tab.close()


@pytest.fixture(scope="module")
def exploring(opened):
    """The notebook of choices, run."""
    opened.open("notebooks/explore.ipynb")
    opened.run_all()
    opened.tab.wait_for_selector(".explore svg")
    opened.wait_idle()
    assert not opened.errors()
    return opened


def test_begins_with_the_first_notebook_and_asks_nothing(opened, study):
    first = min(path.name for path in (study / "notebooks").glob("[0-9]*.ipynb"))
    assert opened.tab.url.split("?")[0].endswith(f"/lab/tree/notebooks/{first}")
    assert opened.tab.locator(".jp-toast-button, .Toastify__toast, .jp-Dialog").count() == 0
    assert "zhengzhou-newsroom" in opened.tab.locator(".jp-Toolbar-kernelName").first.inner_text()


def test_has_a_chinese_font(opened):
    """Lab's own surface, tables and code have one that the server offers."""
    loaded = """async () => {
        const faces = await document.fonts.load('12px "Noto Sans SC of Lab"', '临江市');
        const family = getComputedStyle(document.querySelector('.jp-Notebook')).fontFamily;
        return [faces.length, faces.map((face) => face.status), family];
    }"""
    n, status, family = opened.tab.evaluate(loaded)
    assert (n, status) == (1, ["loaded"])
    assert "Noto Sans SC of Lab" in family


def pane(notebook: Notebook, name: str) -> Any:
    """Open a tab of the explorer; what stands under it."""
    notebook.tab.locator(".explore .lm-TabBar-tab").nth(list(VIEWS).index(name)).click()
    shown = notebook.tab.locator(".explore .explore-view").nth(list(VIEWS).index(name))
    shown.locator(f'a[download="{name}.csv"]').wait_for()
    return shown


#: A view, what is done to a box, and what the code beside the view then says.
CHANGES = [
    ("timeline", "Theme", "经济运行 Economy", "['theme'] == 'economy'"),
    ("timeline", "Own terms", "金融 信贷", "['金融', '信贷']"),
    ("timeline", "Time by", "month", "by='month'"),
    ("register", "Official", "何雄", "official='何雄'"),
    ("register", "Speaker", "何雄", "speaker='何雄'"),
    ("concordance", "Word, formula", "项目", "'项目'"),
    ("concordance", "Sorted by", "what stands before", "sort='left'"),
    ("cloud", "Theme", "经济运行 Economy", "theme='economy'"),
    ("company", "Drawn as", "matrix", "co_attendance_matrix"),
    ("article", "Article", "2022-04-03-1-02", "'2022-04-03-1-02'"),
]


@pytest.mark.parametrize(("name", "box", "value", "code"), [c for c in CHANGES if c[0] in VIEWS])
def test_each_box_changes_its_view(exploring, name, box, value, code):
    shown = pane(exploring, name)
    before = shown.inner_html()
    control = exploring.control(box)
    kind = control.evaluate("element => element.tagName")
    old = control.input_value()
    if kind == "SELECT":
        labels = [text.replace("\xa0", " ") for text in control.locator("option").all_inner_texts()]
        control.select_option(index=next(n for n, label in enumerate(labels) if label.startswith(value)))
    else:
        control.fill(value)
        control.press("Enter")
    exploring.tab.wait_for_function(
        "([code, n]) => document.querySelectorAll('.explore .explore-view')[n]"
        ".querySelector('textarea').value.includes(code)",
        arg=[code, list(VIEWS).index(name)],
    )
    exploring.wait_idle()
    assert shown.inner_html() != before
    if kind == "SELECT":
        control.select_option(old)
    else:
        control.fill(old)
        control.press("Enter")
    exploring.wait_idle()


def test_days_are_narrowed_by_the_slider(exploring):
    shown = pane(exploring, "timeline")
    handle = exploring.tab.locator(".explore .noUi-handle-lower")
    handle.focus()
    handle.press("ArrowRight")
    shown.get_by_text("4 days of issue").first.wait_for()
    exploring.wait_idle()
    assert "since=" in shown.locator("textarea").input_value()
    handle.press("ArrowLeft")
    shown.get_by_text("5 days of issue").first.wait_for()


def test_files_are_saved_by_a_click(exploring, tmp_path):
    shown = pane(exploring, "timeline")
    for kind, begin in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        with exploring.tab.expect_download() as waiting:
            shown.locator(f'a[download="timeline.{kind}"]').click()
        waiting.value.save_as(tmp_path / f"a.{kind}")
        assert (tmp_path / f"a.{kind}").read_bytes().startswith(begin)


def test_a_folder_that_is_none_is_told(exploring):
    box = exploring.control("Pages in")
    box.fill("no such folder")
    exploring.tab.get_by_role("button", name="Read the pages").click()
    exploring.tab.get_by_text("no such folder: ").first.wait_for()
    box.fill("")
    box.press("Enter")


def test_notebooks_run_and_show_pictures(opened, study):
    """The reports' tests run them all; here one, with what Lab makes of it."""
    (first,) = study.glob("notebooks/[0-9]*-themes.ipynb")
    opened.open(f"notebooks/{first.name}")
    opened.run_all()
    opened.wait_idle()
    assert not opened.errors()
    assert opened.tab.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output svg").count()
    opened.tab.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    opened.wait_idle()
    assert json.loads(first.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"] == "python3"
