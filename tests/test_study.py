"""What is read of a folder, and how it is shown, by whatever way it is asked for."""

import datetime
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import analysis
from analysis.__main__ import app
from analysis.corpus.provenance import PACKAGES, PROJECT, VERSION
from analysis.readers import CorpusError
from analysis.study import ENVIRONMENT, Study, study

ROOT = Path(__file__).parents[1]
PAGE = "{paper}\n2022年{month}月{day}日\n本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of two papers from March to May, one without a day and one without a paper."""
    folder = tmp_path_factory.mktemp("study") / "pages"
    folder.mkdir()
    days = {
        "a": ("临江日报", 3, 30),
        "b": ("临江日报", 4, 2),
        "c": ("青河晚报", 4, 3),
        "d": ("青河晚报", 5, 1),
    }
    for name, (paper, month, day) in days.items():
        text = PAGE.format(paper=paper, month=month, day=day)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "e.txt").write_text("本报讯 全市招商推进会召开。", encoding="utf-8")
    rows = [f"{name}.txt,{paper},{''}" for name, (paper, _, _) in days.items()]
    (folder / "pages.csv").write_text("\n".join(["file,paper,issue_date", *rows]), encoding="utf-8")
    return folder


class TestSelection:
    @pytest.mark.parametrize(
        ("asked", "files"),
        [
            ({}, "abcde"),
            ({"papers": ["青河晚报"]}, "cd"),
            ({"papers": "青河晚报，临江日报"}, "abcd"),
            ({"since": "2022-04-02"}, "bcd"),
            ({"until": "2022-04-02"}, "ab"),
            ({"since": "2022-04", "until": "2022-04"}, "bc"),
            ({"since": datetime.date(2022, 4, 3), "until": "2022"}, "cd"),
            ({"papers": ["青河晚报"], "until": "2022-04-30"}, "c"),
        ],
    )
    def test_the_pages_asked_for_are_read(self, pages, asked, files):
        corpus = analysis.read(pages, **asked)
        assert "".join(sorted(name[0] for name in corpus.pages["file"])) == files
        assert len(corpus.left_out) == 5 - len(files)
        assert set(corpus.articles["page"]) == set(corpus.pages["page"])
        said = [line for line in corpus.summary() if "left out" in line]
        assert len(said) == (len(files) < 5)
        assert all(line.startswith(f"{5 - len(files)} of 5 pages left out: ") for line in said)

    def test_the_reasons_are_listed(self, pages):
        corpus = analysis.read(pages, papers="临江日报", since="2022-04")
        reasons = dict(zip(corpus.left_out["file"], corpus.left_out["reason"], strict=True))
        assert reasons == {
            "a.txt": "an earlier day",
            "c.txt": "another paper",
            "d.txt": "another paper",
            "e.txt": "no paper known",
        }

    def test_a_page_keeps_its_id(self, pages):
        whole, part = analysis.read(pages), analysis.read(pages, since="2022-04")
        assert set(part.pages["page"]) < set(whole.pages["page"])

    def test_a_file_that_cannot_be_read_stays_listed(self, pages, tmp_path):
        (tmp_path / "a.txt").write_text(PAGE.format(paper="", month=3, day=5), encoding="utf-8")
        (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
        corpus = analysis.read(tmp_path, since="2022-03-01")
        assert list(corpus.pages["file"]) == ["a.txt", "b.pdf"]

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"papers": ["青江日报"]}, "paper '青江日报' is on no page; there are 临江日报, 青河晚报"),
            ({"since": "3月"}, "since '3月' is no day; write 2022-03-24, 2022-03 or 2022"),
            ({"until": "2022-02-30"}, "until '2022-02-30' is no day"),
            ({"until": "2022-13"}, "until '2022-13' is no day"),
            ({"since": "2022-05-01", "until": "2022-04"}, "since 2022-05-01 is later than until 2022-04-30"),
            ({"since": "2023"}, "no page is left: 5 of 5 pages left out: 4 an earlier day, 1 no issue date"),
        ],
    )
    def test_what_cannot_be_is_refused_in_one_line(self, pages, asked, told):
        with pytest.raises(CorpusError) as refused:
            analysis.read(pages, **asked)
        assert told in str(refused.value)
        assert "\n" not in str(refused.value)


class TestStudy:
    WHOLE = Study(
        Path("corpus"), ("临江日报", "青河晚报"), datetime.date(2022, 3, 1), None, Path("words"), "zh"
    )

    def test_another_process_reads_the_same(self):
        told = study(environment=self.WHOLE.environment)
        assert told == self.WHOLE._replace(folder=Path("corpus").resolve(), lexicons=Path("words").resolve())

    def test_what_is_said_wins_over_the_environment(self):
        told = study(papers="青河晚报", environment=self.WHOLE.environment)
        assert (told.papers, told.since) == (("青河晚报",), self.WHOLE.since)

    def test_with_a_folder_the_environment_says_nothing(self):
        assert study("pages", environment=self.WHOLE.environment) == Study(Path("pages"))

    def test_labels_of_no_language_are_refused(self):
        with pytest.raises(CorpusError, match="choose both, zh, en"):
            study("pages", labels="fr")

    def test_no_two_parameters_share_a_variable(self):
        assert len(set(ENVIRONMENT.values())) == len(Study._fields)


class TestCommand:
    def test_tables_of_a_paper_and_its_days(self, pages, tmp_path):
        options = ["--paper", "临江日报", "--from", "2022-04", "--to", "2022-04-30"]
        done = CliRunner().invoke(
            app, ["tables", "--corpus", str(pages), "--out", str(tmp_path / "out"), *options]
        )
        assert done.exit_code == 0, done.output
        assert "4 of 5 pages left out" in done.output

    @pytest.mark.parametrize("command", ["tables", "reports"])
    def test_an_unknown_paper_is_one_line(self, pages, tmp_path, command):
        out = ["--out", str(tmp_path / "out"), "--paper", "青江日报"]
        done = CliRunner().invoke(app, [command, "--corpus", str(pages), *out])
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.splitlines() == ["paper '青江日报' is on no page; there are 临江日报, 青河晚报"]

    def test_check_takes_them_too(self, pages):
        done = CliRunner().invoke(app, ["check", str(pages), "--from", "2022-05", "--json"])
        assert done.exit_code == 0
        assert '"d.txt"' in done.output
        assert '"a.txt"' not in done.output


class TestCite:
    def test_it_names_what_results_rest_on(self, pages):
        corpus = analysis.read(pages, papers="青河晚报", since="2022-04")
        told = corpus.cite()
        assert "临江日报" not in told
        for part in (
            "青河晚报",
            "2022-04-03 to 2022-05-01",
            "since 2022-04-01",
            corpus.provenance.inputs.pages,
        ):
            assert part in told
        assert told.endswith("reports --corpus pages --paper 青河晚报 --from 2022-04-01")

    def test_the_same_pages_have_the_same_digest_whatever_is_read_of_them(self, pages, tmp_path):
        copy = tmp_path / "elsewhere"
        shutil.copytree(pages, copy)
        digests = {
            analysis.read(folder, since=day).provenance.inputs.pages
            for folder, day in ((pages, None), (pages, "2022-04"), (copy, None))
        }
        assert len(digests) == 1
        (copy / "pages.csv").write_text("file,paper\na.txt,临江日报\n", encoding="utf-8")
        assert analysis.read(copy).provenance.inputs.pages not in digests

    def test_the_version_is_that_of_the_project(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert (project["name"], project["version"]) == (PROJECT, VERSION)
        assert f"version: {VERSION}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
        needed = {re.match(r"[\w-]+", one)[0] for one in project["dependencies"]} | {"pypdfium2"}
        assert set(PACKAGES) <= needed
