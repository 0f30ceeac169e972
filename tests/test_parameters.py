"""A notebook's parameters: the same reports by its first cell, papermill, nbconvert and the command line."""

import ast
import os
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbconvert.preprocessors import ExecutePreprocessor

from analysis.report.notebooks import find_notebooks
from analysis.report.running import run_notebook
from analysis.study import Study, study

ROOT = Path(__file__).parents[1]
NOTEBOOKS = find_notebooks(ROOT / "notebooks")
ON_PAGES = next(path for path in NOTEBOOKS if path.stem.endswith("corpus"))
NAMES = ["folder", "papers", "since", "until", "labels", "lexicons"]
PAGE = """{paper}
2022年{month}月5日
某市召开防汛工作会议
本报讯（记者 王一）昨日，某市召开防汛工作会议，市长李二主持会议，市领导赵三参加。会议指出，要落实河长制。
"""


def tagged(notebook: Any) -> list[int]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [n for n, cell in enumerate(cells) if "parameters" in cell.metadata.get("tags", [])]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_first_code_cell_holds_the_parameters_and_the_next_reads_by_them(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert tagged(notebook) == [0]
    first, second, *_ = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    values = {
        line.targets[0].id: ast.literal_eval(line.value)  # type: ignore[attr-defined]
        for line in ast.parse(first).body
    }
    assert values == dict.fromkeys(NAMES) | {"labels": "both"}
    assert list(values) == NAMES
    assert "analysis.read(folder, papers=papers, since=since, until=until, lexicons=lexicons)" in second, (
        "the parameters are not what is read"
    )
    assert "corpus.present(labels)" in second


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study of one of two papers and one of two months, with stop words and labels of its own."""
    folder = tmp_path_factory.mktemp("study")
    pages, words = folder / "pages", folder / "words"
    pages.mkdir()
    words.mkdir()
    for month in (3, 4):
        for paper in ("临江日报", "青河晚报"):
            text = PAGE.format(paper=paper, month=month)
            (pages / f"{paper}{month}.txt").write_text(text, encoding="utf-8")
    rows = [f"{path.name},{path.name[:4]}" for path in sorted(pages.iterdir())]
    (pages / "pages.csv").write_text("\n".join(["file,paper", *rows]), encoding="utf-8")
    (words / "stopwords.csv").write_text("word\n河长\n", encoding="utf-8")
    return study(pages, papers="临江日报", since="2022-04", lexicons=words, labels="zh")


def shown(notebook: Any) -> dict[str, list[Any]]:
    """What each cell shows, but for the font that a kernel brings for the browser."""
    return {
        cell.id: [
            output.data if "data" in output else output.text
            for output in cell.outputs
            if "Noto Sans SC of this notebook" not in str(output.get("data"))
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
        and not {"injected-parameters", "parameters"} & {*cell.metadata.get("tags", [])}
    }


@pytest.fixture(scope="module")
def by_command(asked: Study) -> dict[str, list[Any]]:
    """What the command line has of the notebook on the pages."""
    return shown(run_notebook(ON_PAGES, asked))


@pytest.fixture(autouse=True)
def kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that finds the package, whether or not it is installed."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PYTHONHASHSEED", "0")


def test_papermill_gives_what_the_command_gives(
    asked: Study, by_command: dict[str, list[Any]], tmp_path: Path
) -> None:
    given = {"folder": str(asked.folder), "papers": ["临江日报"], "since": "2022-04", "labels": "zh"}
    ran = papermill.execute_notebook(
        str(ON_PAGES), str(tmp_path / "ran.ipynb"), parameters=given | {"lexicons": str(asked.lexicons)},
        kernel_name="python3", progress_bar=False, cwd=str(ROOT / "notebooks"),
    )  # fmt: skip
    assert shown(ran) == by_command
    text = str(by_command)
    assert "临江日报" in text
    assert "青河晚报" not in text
    assert "正文" in text
    assert "正文 body" not in text


def test_nbconvert_gives_what_the_command_gives(
    asked: Study, by_command: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in asked.environment.items():
        monkeypatch.setenv(name, value)
    notebook = nbformat.read(ON_PAGES, as_version=4)
    where = {"metadata": {"path": str(ROOT / "notebooks")}}
    ExecutePreprocessor(kernel_name="python3").preprocess(notebook, where)
    assert shown(notebook) == by_command
