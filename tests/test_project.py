"""A folder for a study of one's own: laid out, read without being named, opened in JupyterLab."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import analysis
from analysis.__main__ import app
from analysis.project import ProjectError, corpus_of, lab_command, lab_environment, new, notebooks_of
from analysis.project import places as places_module
from analysis.report.notebooks import find_notebooks
from analysis.study import study

ROOT = Path(__file__).parents[1]
PAGE = "临江日报 2022年3月5日\n\n全市赏花节筹备会召开\n\n本报讯（记者 王一）昨日，全市赏花节筹备会召开。"


@pytest.fixture
def laid_out(tmp_path):
    folder = tmp_path / "my study"
    new(folder)
    (folder / "pages" / "a.txt").write_text(PAGE, encoding="utf-8")
    return folder


class TestNew:
    def test_has_what_the_readme_names(self, laid_out):
        said = (laid_out / "README.md").read_text(encoding="utf-8")
        for name in ("pages/", "lexicons/", "notebooks/"):
            assert name in said
            assert (laid_out / name).is_dir()
        assert find_notebooks(laid_out / "notebooks")
        assert (laid_out / "notebooks" / "explore.ipynb").is_file()
        assert not list((laid_out / "notebooks").glob("0-*"))

    def test_changes_nothing_that_is_there(self, laid_out):
        with pytest.raises(ProjectError, match="holds something already"):
            new(laid_out)
        with pytest.raises(ProjectError, match="is a file"):
            new(laid_out / "README.md")

    def test_the_command_says_what_it_made_or_why_not(self, tmp_path):
        made = CliRunner().invoke(app, ["new", str(tmp_path / "a")])
        assert made.exit_code == 0
        assert "Put your pages into" in made.output
        again = CliRunner().invoke(app, ["new", str(tmp_path / "a")])
        assert again.exit_code == 1
        assert "holds something already" in again.output


class TestReading:
    def test_pages_and_word_lists_are_found_from_the_notebooks(self, laid_out, monkeypatch):
        monkeypatch.delenv("ANALYSIS_CORPUS", raising=False)
        lists = laid_out / "lexicons"
        (lists / "themes.csv").write_text("theme,term\nblossoms,赏花节\n", encoding="utf-8")
        monkeypatch.chdir(laid_out / "notebooks")
        corpus = analysis.read(discover=False)
        assert corpus.pages["file"].tolist() == ["a.txt"]
        assert "blossoms" in corpus.themes["theme"].tolist()

    def test_lists_of_the_readme_are_lists_of_the_package(self, laid_out):
        said = (laid_out / "lexicons" / "README.md").read_text(encoding="utf-8")
        rows = [line.split("|") for line in said.splitlines() if line.startswith("|") and ".csv" in line]
        assert len(rows) >= 6
        for _, _, file, columns, _ in rows:
            head = (ROOT / "analysis/lexicons" / file.strip(" `")).read_text(encoding="utf-8").splitlines()[0]
            assert set(columns.strip(" `").split(",")) <= set(head.split(","))

    def test_a_folder_named_pages_elsewhere_has_no_lists_beside_it(self, tmp_path):
        (tmp_path / "pages").mkdir()
        assert study(tmp_path / "pages").own_lexicons is None

    def test_commands_read_the_pages_of_the_project(self, laid_out, monkeypatch):
        monkeypatch.chdir(laid_out)
        said = CliRunner().invoke(app, ["check"])
        assert "a.txt" in said.output
        assert "come with the program" not in said.output

    def test_elsewhere_the_shipped_pages_and_notebooks_are_meant(self, tmp_path):
        assert corpus_of(tmp_path) == ROOT / "corpus"
        assert notebooks_of(tmp_path) == ROOT / "notebooks"
        (tmp_path / "corpus").mkdir()
        assert corpus_of(tmp_path) == tmp_path / "corpus"


class TestInstalled:
    """What an installed package has, in place of the clone."""

    def test_lab_asks_for_a_folder_of_ones_own(self, tmp_path, monkeypatch):
        package = tmp_path / "analysis"
        (package / "shipped" / "corpus").mkdir(parents=True)
        (package / "shipped" / "notebooks").mkdir()
        monkeypatch.setattr(places_module, "_PACKAGE", package)
        monkeypatch.chdir(tmp_path)
        said = CliRunner().invoke(app, ["lab"])
        assert said.exit_code == 1
        assert "analysis new DIR" in said.output

    def test_the_wheel_has_notebooks_and_corpus(self, tmp_path):
        uv = ROOT / ".tools/venv/bin/uv"
        if not uv.exists():
            pytest.skip("set up without make: no uv to build with")
        done = subprocess.run(
            [uv, "build", "--wheel", "--quiet", "--offline", "--out-dir", tmp_path, ROOT], capture_output=True
        )
        if done.returncode:
            pytest.skip(f"cannot build here: {done.stderr.decode()[-200:]}")
        (wheel,) = tmp_path.glob("*.whl")
        names = zipfile.ZipFile(wheel).namelist()
        for folder in ("notebooks", "corpus/pages"):
            for path in (ROOT / folder).iterdir():
                if path.is_file():
                    assert f"analysis/shipped/{folder}/{path.name}" in names
        for path in (ROOT / "analysis/project").rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(ROOT).as_posix() in names


class TestLab:
    def test_opens_the_first_notebook_of_the_folder(self, laid_out):
        command = lab_command(laid_out / "notebooks", Path("fonts/a.ttf"), ["--no-browser"])
        assert "--LabApp.default_url=/lab/tree/notebooks/1-corpus.ipynb" in command or any(
            "/lab/tree/notebooks/1-" in word for word in command
        )
        assert f"--ServerApp.root_dir={laid_out.resolve()}" in command
        assert command[-1] == "--no-browser"

    def test_keeps_what_the_user_has_set(self):
        environment = lab_environment({"JUPYTER_PATH": "mine", "HOME": "there"})
        assert environment["JUPYTER_PATH"].split(os.pathsep)[1] == "mine"
        assert environment["HOME"] == "there"

    def test_settings_ask_nothing(self):
        settings = ROOT / "analysis/project/jupyter/labconfig/default_setting_overrides.json"
        held = json.loads(settings.read_text(encoding="utf-8"))
        assert held["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
