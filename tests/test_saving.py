"""Saving: a notebook that git tracks is saved without what running it has added; others as they are."""

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from analysis.report.inputs import digests
from analysis.report.saving import keep_clean
from tests.test_notebooks import FOLDER


def run_and_saved(path: Path) -> str:
    """What the server writes of a notebook that Lab has run: outputs, notes, another kernel."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"]["display_name"] = "Python 3 (ipykernel)"
    notebook.metadata["language_info"]["version"] = "3.11.7"
    notebook["nbformat_minor"] = 5
    for n, cell in enumerate(notebook.cells):
        cell.metadata["execution"] = {"iopub.status.busy": "2026-12-01T04:00:00Z"}
        if cell.cell_type == "code":
            cell.execution_count = n
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="12 events")]
    model = {"type": "notebook", "content": notebook}
    keep_clean(model, path.name, SimpleNamespace(root_dir=str(path.parent)))
    return nbformat.writes(notebook) + "\n"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The first notebook, in a folder that git keeps."""
    first = min(FOLDER.glob("[0-9]*.ipynb"))
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return Path(shutil.copy(first, tmp_path))


def test_running_all_and_saving_changes_no_byte_of_a_tracked_notebook(copied):
    subprocess.run(["git", "add", copied.name], cwd=copied.parent, check=True)
    assert run_and_saved(copied) == copied.read_text(encoding="utf-8")


def test_a_notebook_of_one_s_own_keeps_its_outputs(copied):
    assert "12 events" in run_and_saved(copied)


def test_reports_are_not_made_again_for_outputs_but_for_a_changed_cell(copied):
    before = list(digests([copied.parent / copied.name]))
    copied.write_text(run_and_saved(copied), encoding="utf-8")
    assert "12 events" in copied.read_text(encoding="utf-8")
    assert list(digests([copied])) == before
    copied.write_text(copied.read_text(encoding="utf-8").replace("import analysis", "import analysis, os"))
    assert list(digests([copied])) != before
