"""Reports: made from a tiny invented corpus, opened in a browser, repeated byte for byte."""

import getpass
import html
import json
import os
import re
import shutil
import socket
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import analysis
from analysis.__main__ import app
from analysis.corpus.provenance import package_versions
from analysis.report.building import build_reports
from analysis.report.running import ReportError, find_notebooks, run_notebook
from analysis.report.verifying import verify

ROOT = Path(__file__).parent.parent
NOTEBOOKS = ROOT / "notebooks"

PAGE = """2022年3月{day}日 星期{week}

某市召开防汛工作会议
本报讯（记者 甘雨田）昨日，某市召开防汛工作会议，市长卓立群主持会议。
会议指出，要落实河长制，做好核酸检测，抓好安全生产和重点项目建设。{extra}

尚可为会见企业负责人
本报讯（记者 甘雨田）昨日下午，市委书记尚可为会见某企业负责人一行，就优化营商环境进行座谈。
"""
PAYLOAD = "<script>window.HIT=1</script><img src=x onerror='window.HIT=1'><svg onload='window.HIT=1'>"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Three pages, one of them with markup in its text and its name."""
    folder = tmp_path_factory.mktemp("canary") / "invented"
    folder.mkdir()
    for day, week, name, extra in (
        (5, "六", "a.txt", ""),
        (6, "日", "b.txt", "瀍河、荥阳、喆、镕。"),
        (9, "三", "c<img src=x onerror=window.HIT=1>.txt", PAYLOAD),
    ):
        (folder / name).write_text(PAGE.format(day=day, week=week, extra=extra), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reports(corpus, tmp_path_factory) -> list[Path]:
    return build_reports(corpus, tmp_path_factory.mktemp("out"), NOTEBOOKS)


class TestProvenance:
    def test_each_report_says_what_it_was_made_from(self, reports, corpus):
        made = analysis.read(corpus).provenance
        for path in reports:
            page = html.unescape(path.read_text(encoding="utf-8"))
            assert page.count('class="provenance"') == 1
            assert made.inputs.pages in page
            assert made.inputs.lexicons in page
            assert "<code>python -m analysis reports --corpus invented</code>" in page
            assert f"pandas {pd.__version__}" in page

    def test_verify_names_what_has_changed_since(self, reports, corpus, tmp_path):
        shutil.copytree(corpus, tmp_path / "pages")
        shutil.copytree(NOTEBOOKS, tmp_path / "notebooks")
        where = reports[0].parent, tmp_path / "notebooks", tmp_path / "pages"
        assert {changes for _, found in verify(*where) for changes in found} == set()
        with (tmp_path / "pages" / "a.txt").open("a", encoding="utf-8") as page:
            page.write("某市召开座谈会。")
        (tmp_path / "pages" / "lexicons").mkdir()
        (tmp_path / "pages" / "lexicons" / "stopwords.csv").write_text("word\n河道\n", encoding="utf-8")
        changed = find_notebooks(tmp_path / "notebooks")[1]
        changed.write_text(changed.read_text(encoding="utf-8") + " ", encoding="utf-8")
        told = dict(verify(*where))
        both = ["pages, pages.csv or corrections.csv have changed", "word lists have changed"]
        assert told["index.html"] == both
        assert told[f"{changed.stem}.html"] == [*both, f"the notebook {changed.name} is another"]

    def test_verify_names_another_version(self, reports, corpus, monkeypatch):
        now = package_versions() | {"pandas": "9.9"}
        monkeypatch.setattr("analysis.corpus.provenance.package_versions", lambda: now)
        (changes,) = {tuple(found) for _, found in verify(reports[0].parent, NOTEBOOKS, corpus)}
        assert changes == (f"pandas is 9.9, not {pd.__version__}",)

    def test_the_command_says_so(self, reports, corpus):
        done = CliRunner().invoke(app, ["verify", str(reports[0].parent), "--corpus", str(corpus)])
        assert (done.exit_code, done.stderr) == (0, "")
        assert "index.html: nothing has changed since it was made" in done.stdout.splitlines()

    def test_a_folder_without_reports_is_told(self, tmp_path):
        done = CliRunner().invoke(app, ["verify", str(tmp_path)])
        assert done.exit_code == 1
        assert done.stderr.endswith("make them again\n")


def write_notebook(folder: Path, name: str, *sources: str) -> Path:
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"c{n}",
            "metadata": {},
            "outputs": [],
            "source": s,
        }
        for n, s in enumerate(sources)
    ]
    path = folder / name
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


class TestReports:
    def test_one_report_a_notebook_and_an_index(self, reports):
        stems = [path.stem for path in find_notebooks(NOTEBOOKS)]
        assert [path.stem for path in reports] == ["index", *stems]
        assert all(path.is_file() for path in reports)

    def test_nothing_else_is_left(self, reports):
        assert {path.name for path in reports[0].parent.iterdir()} == {path.name for path in reports}

    def test_index_names_titles_dates_and_counts(self, reports):
        index = reports[0].read_text(encoding="utf-8")
        assert "3 pages with 6 articles" in index
        assert "from 5 March 2022 to 9 March 2022" in index
        assert re.search(r'<a href="1-themes.html">Which policy themes', index)
        assert re.search(r"\d+ figures?, \d+ tables?", index)

    def test_the_same_bytes_twice(self, reports, corpus, tmp_path):
        again = build_reports(corpus, tmp_path, NOTEBOOKS)
        for first, second in zip(reports, again, strict=True):
            assert first.read_bytes() == second.read_bytes(), first.name

    def test_no_trace_of_the_computer(self, reports, corpus):
        places = [
            str(corpus),
            str(corpus.parent),
            str(ROOT),
            str(Path.home()) + "/",
            tempfile.gettempdir() + "/",
        ]
        for path in reports:
            page = path.read_text(encoding="utf-8")
            page = re.sub(r"base64,[A-Za-z0-9+/=]+", "", page)
            for trace in [*places, socket.gethostname(), f"/{getpass.getuser()}/"]:
                assert trace not in page, f"{trace} in {path.name}"

    def test_nothing_is_fetched(self, reports):
        for path in reports:
            page = path.read_text(encoding="utf-8")
            assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
            assert re.findall(r"<(?:script|link|iframe)[^>]*>|@import", page) == ["<script>"], path.name
            assert "script-src 'sha256-" in page
            assert not re.findall(r'(?:src|href)="(?!#|data:|[\w-]+\.html)[^"]*"', page)

    def test_language_contents_and_way_back(self, reports):
        page = reports[1].read_text(encoding="utf-8")
        assert '<html lang="zh-CN">' in page
        assert '<a href="index.html">' in page
        heads = re.findall(r'<h2 id="([^"]+)">', page)
        assert re.findall(r'<li><a href="#([^"]+)">', page) == heads

    def test_figures_have_captions_and_alternative_text(self, reports):
        for path in reports[1:]:
            page = path.read_text(encoding="utf-8")
            drawings = re.findall(r'<figure class="drawing">(.*?)</figure>', page, flags=re.DOTALL)
            notebook = (NOTEBOOKS / f"{path.stem}.ipynb").read_text(encoding="utf-8")
            assert bool(drawings) == ("figures." in notebook), f"{path.name}: {len(drawings)} figures"
            for n, drawing in enumerate(drawings, start=1):
                opening = drawing[: drawing.index("<svg")]
                assert re.search(r'role="(img|group)"', opening)
                assert re.search(r'aria-label="[^"]{20,}"', opening)
                assert f'<figcaption lang="en"><b>Figure {n}.</b> ' in drawing

    def test_tables_are_numbered_one_by_one(self, reports):
        """Two of one caption would share a number."""
        for path in reports[1:]:
            page = path.read_text(encoding="utf-8")
            numbers = re.findall(r"<b>Table (\d+)\.</b>", page)
            assert numbers == [str(n) for n in range(1, len(numbers) + 1)], path.name

    def test_answers_stand_in_the_index_as_in_the_report(self, reports):
        index = reports[0].read_text(encoding="utf-8")
        answers = 0
        for path in reports[1:]:
            page = path.read_text(encoding="utf-8").replace("\u00a0", " ")
            entry = index[index.index(f'<a href="{path.name}">') :]
            said = re.search(r"<p>(.*?)</p>", entry, flags=re.DOTALL)
            assert said is not None
            first = re.search(r'<p class="reading" lang="en">' + re.escape(said[1]), page)
            answers += bool(first)
        assert answers >= 4


class TestFailures:
    def test_failing_cell_is_named_and_nothing_is_published(self, corpus, tmp_path):
        notebooks, out = tmp_path / "notebooks", tmp_path / "out"
        notebooks.mkdir()
        out.mkdir()
        (out / "index.html").write_text("earlier")
        write_notebook(notebooks, "1-good.ipynb", "1 + 1")
        write_notebook(notebooks, "2-bad.ipynb", "x = 1", "raise ValueError('no such page\\nsecond line')")
        with pytest.raises(ReportError) as caught:
            build_reports(corpus, out, notebooks)
        assert str(caught.value) == "2-bad.ipynb, code cell 2: ValueError: no such page"
        assert [path.name for path in out.iterdir()] == ["index.html"]
        assert (out / "index.html").read_text() == "earlier"

    @pytest.mark.parametrize(
        ("source", "fault"),
        [
            ("import time; time.sleep(60)", "not done after 6 seconds"),
            ("import os; os._exit(0)", "the kernel ended"),
            ("raise SystemExit", "SystemExit"),
        ],
    )
    def test_hanging_dying_and_leaving(self, corpus, tmp_path, source, fault):
        path = write_notebook(tmp_path, "1-x.ipynb", "1 + 1", source)
        with pytest.raises(ReportError) as caught:
            run_notebook(path, corpus, timeout=6)
        assert str(caught.value) == f"1-x.ipynb, code cell 2: {fault}"

    def test_kernel_that_hangs_is_gone(self, corpus, tmp_path):
        write = "import os, pathlib, time; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(60)"
        with pytest.raises(ReportError, match="not done"):
            run_notebook(write_notebook(tmp_path, "1-x.ipynb", write), corpus, timeout=6)
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text()), 0)

    def test_a_tag_hides_no_error(self, corpus, tmp_path):
        path = write_notebook(tmp_path, "1-x.ipynb", "1 / 0")
        notebook = json.loads(path.read_text())
        notebook["cells"][0]["metadata"] = {"tags": ["raises-exception"]}
        path.write_text(json.dumps(notebook))
        with pytest.raises(ReportError, match="code cell 1: ZeroDivisionError"):
            run_notebook(path, corpus)

    @pytest.mark.parametrize("later", ["", "import time; time.sleep(0.05)"])
    def test_a_thread_that_fails_fails_its_notebook(self, corpus, tmp_path, later):
        start = "import threading; threading.Timer(0.01, lambda: 1 / 0).start()"
        with pytest.raises(ReportError, match=r"code cell \d: a thread: ZeroDivisionError: division by zero"):
            run_notebook(write_notebook(tmp_path, "1-x.ipynb", start, later), corpus)

    def test_an_error_of_syntax_is_told_before_the_pages_are_read(self, tmp_path):
        write_notebook(tmp_path, "1-x.ipynb", "%matplotlib inline", "for x in")
        with pytest.raises(ReportError, match=r"1-x\.ipynb, code cell 2: SyntaxError"):
            build_reports(tmp_path / "no such pages", tmp_path / "out", tmp_path)

    def test_warnings_are_logged_not_shown(self, corpus, tmp_path, caplog):
        path = write_notebook(tmp_path, "1-x.ipynb", "import sys; print('odd page', file=sys.stderr)")
        assert run_notebook(path, corpus).cells[0].outputs == []
        assert "1-x.ipynb, code cell 1: odd page" in caplog.text

    def test_no_notebook(self, tmp_path):
        with pytest.raises(ReportError, match="named by a number"):
            find_notebooks(tmp_path)

    def test_no_folder(self, tmp_path):
        with pytest.raises(ReportError, match="no such folder"):
            find_notebooks(tmp_path / "none")

    def test_file_that_is_no_notebook(self, corpus, tmp_path):
        (tmp_path / "1-x.ipynb").write_text("{")
        with pytest.raises(ReportError, match=r"1-x\.ipynb: cannot be read as a notebook"):
            run_notebook(tmp_path / "1-x.ipynb", corpus)

    def test_no_corpus(self, tmp_path):
        with pytest.raises(analysis.CorpusError):
            build_reports(tmp_path / "none", tmp_path / "out", NOTEBOOKS)

    def test_source_is_only_read(self, reports):
        for path in find_notebooks(NOTEBOOKS):
            assert '"outputs": []' in path.read_text(encoding="utf-8")

    def test_kernel_of_another_python_is_not_taken(self, corpus, tmp_path, monkeypatch):
        kernel = tmp_path / "share" / "kernels" / "python3"
        kernel.mkdir(parents=True)
        wrong = {"argv": ["/bin/false"], "display_name": "x", "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(wrong))
        monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "share"))
        path = write_notebook(tmp_path, "1-x.ipynb", "import sys; print(sys.executable)")
        assert run_notebook(path, corpus).cells[0].outputs[0].text.strip() == __import__("sys").executable


def test_numbered_notebooks_come_in_order(tmp_path):
    for name in ("10-z.ipynb", "2-b.ipynb", "draft.ipynb", "1-a.ipynb"):
        write_notebook(tmp_path, name)
    assert [path.stem for path in find_notebooks(tmp_path)] == ["1-a", "2-b", "10-z"]


class TestBrowser:
    def test_one_request_no_other_script_chinese_drawn(self, page, reports):
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        for path in reports:
            requests.clear()
            page.goto(path.as_uri())
            page.wait_for_timeout(200)
            assert [url for url in requests if not url.startswith("data:")] == [path.as_uri()]
            assert page.evaluate("window.HIT") is None
            assert page.evaluate(
                "document.fonts.ready.then(() => document.fonts.check('16px Report', '某市防汛'))"
            )
            loaded = page.evaluate("[...document.fonts].map(font => font.family + ' ' + font.status)")
            assert "Report loaded" in [name.replace('"', "") for name in loaded]
        page.goto(next(path for path in reports if path.stem == "4-corpus").as_uri())
        assert "c<img src=x" in page.text_content("main")

    def test_chinese_is_drawn_with_the_embedded_font(self, page, reports):
        page.goto(reports[1].as_uri())
        client = page.context.new_cdp_session(page)
        client.send("DOM.enable")
        client.send("CSS.enable")
        root = client.send("DOM.getDocument")["root"]["nodeId"]
        cells = client.send("DOM.querySelectorAll", {"nodeId": root, "selector": "td, p, h2"})["nodeIds"]
        fonts = [client.send("CSS.getPlatformFontsForNode", {"nodeId": cell})["fonts"] for cell in cells]
        used = {(font["familyName"], font["isCustomFont"]) for its in fonts for font in its}
        assert used == {("Noto Sans SC", True)}

    @pytest.mark.parametrize("width", [400, 1000, 1600])
    def test_nothing_runs_wide(self, page, reports, width):
        page.set_viewport_size({"width": width, "height": 800})
        for path in reports:
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_figures_can_be_read_on_a_telephone(self, page, reports):
        """Letters of a figure as wide as the screen would be two pixels high: it scrolls instead."""
        page.set_viewport_size({"width": 400, "height": 800})
        for path in reports[1:]:
            page.goto(path.as_uri())
            widths = page.evaluate(
                "[...document.querySelectorAll('figure.drawing svg')].map(s => s.clientWidth)"
            )
            assert all(width >= 640 for width in widths), path.name
