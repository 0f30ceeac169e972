"""The command line: what it writes, how it says what is wrong, and its exit status."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import analysis
from analysis.__main__ import app
from analysis.corpus import TABLES
from analysis.export import write_tables
from analysis.export.files import TableFile
from analysis.schema import fields
from tests import corpora

ROOT = Path(__file__).parents[1]
PAGE = """临江日报 2022年3月26日 星期六
本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议，市领导赵三参加。
"""
UNDECODABLE = "臨江日報訊昨日市委召開常委會會議研究部署春耕生產工作".encode("big5") * 20
#: pandas types of the columns, by their Frictionless type.
DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "bool"}


def run(*args: object) -> Result:
    """The command in this process; a fault that is not caught fails the test."""
    return CliRunner().invoke(app, [str(arg) for arg in args], catch_exceptions=False)


def start(*args: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The command as a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, args)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def folder(path: Path, **files: bytes | str) -> Path:
    """A corpus folder with these files; ``_`` in a name stands for the dot."""
    path.mkdir()
    for name, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (path / name.replace("_", ".")).write_bytes(data)
    return path


# --- What it writes ---


@pytest.fixture(scope="module")
def corpus() -> analysis.Corpus:
    return corpora.read(ROOT / "corpus")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The corpus's tables as CSV, by a process with another order of its sets."""
    out = tmp_path_factory.mktemp("out") / "made if need be"
    done = start("tables", "--corpus", ROOT / "corpus", "--out", out, PYTHONHASHSEED="7")
    assert (done.returncode, done.stderr) == (0, "")
    return out, done.stdout


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory, corpus: analysis.Corpus) -> Path:
    out = tmp_path_factory.mktemp("parquet")
    write_tables(corpus, out, "parquet")
    return out


def described(out: Path) -> dict[str, dict[str, Any]]:
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["title"]: resource for resource in package["resources"]}


def test_it_says_what_was_read_and_is_quiet_without_a_terminal(written: tuple[Path, str]) -> None:
    out, said = written
    assert said.splitlines()[0] == "5 pages, 20 articles"
    assert said.splitlines()[-1] == f"{len(TABLES)} tables and datapackage.json in {out}"
    assert {path.name for path in out.iterdir()} == {f"{name}.csv" for name in TABLES} | {"datapackage.json"}


@pytest.mark.parametrize("name", TABLES)
def test_a_csv_reads_back_by_its_description(
    written: tuple[Path, str], corpus: analysis.Corpus, name: str
) -> None:
    out, wanted = written[0], corpus.table(name)
    columns = described(out)[name]["schema"]["fields"]
    days = [c["name"] for c in columns if c["type"] == "date"]
    table = pd.read_csv(
        out / f"{name}.csv",
        dtype={c["name"]: DTYPES[c["type"]] for c in columns if c["type"] != "date"},
        parse_dates=days,
        keep_default_na=False,
        na_values=[""],
    )
    assert len(table) or name == "signs"  # a corpus that was read whole has none
    table = table.astype(wanted.dtypes.to_dict())
    pd.testing.assert_frame_equal(table, pd.DataFrame(wanted))


@pytest.mark.parametrize("name", TABLES)
def test_a_parquet_file_reads_back_as_it_was(parquet: Path, corpus: analysis.Corpus, name: str) -> None:
    table, wanted = pd.read_parquet(parquet / f"{name}.parquet"), corpus.table(name)
    days = wanted.select_dtypes("datetime").dtypes.to_dict()  # Parquet has no unit of a second
    pd.testing.assert_frame_equal(table.astype(days), pd.DataFrame(wanted))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_every_column_is_described(
    written: tuple[Path, str], parquet: Path, corpus: analysis.Corpus, form: str
) -> None:
    out = written[0] if form == "csv" else parquet
    resources = described(out)
    assert set(resources) == set(TABLES)
    names = {resource["name"]: title for title, resource in resources.items()}
    for title, resource in resources.items():
        assert (out / resource["path"]).is_file()
        assert resource["format"] == form
        assert resource["description"]
        assert resource["rows"] == len(corpus.table(title))
        described_columns = resource["schema"]["fields"]
        assert [c["name"] for c in described_columns] == list(corpus.table(title).columns)
        for column, declared in zip(described_columns, fields(TABLES[title]), strict=True):
            assert column["type"] in {"string", "integer", "number", "boolean", "date"}
            assert column["description"].endswith(".")
            if declared.type in (int, float):
                assert column["unit"], f"{title}.{column['name']}: a number without a unit"
        for key in resource["schema"].get("foreignKeys", []):
            target = corpus.table(names[key["reference"]["resource"]])
            assert key["reference"]["fields"] in target.columns


def test_a_parquet_folder_by_the_command(tmp_path: Path) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE)
    done = run("tables", "--corpus", pages, "--out", tmp_path / "out", "--format", "parquet")
    assert (done.exit_code, done.stderr) == (0, "")
    events = pd.read_parquet(tmp_path / "out" / "events.parquet")
    assert list(events["name"]) == ["全市招商推进会"]


def test_other_files_stay_and_old_tables_too_until_all_are_there(
    corpus: analysis.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(corpus, tmp_path)
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    append = TableFile.append

    def full(self: TableFile, table: pd.DataFrame) -> None:
        if self.path.name == "words.csv":
            raise OSError(28, "No space left on device", str(self.path))
        append(self, table.head(1))

    monkeypatch.setattr(TableFile, "append", full)
    with pytest.raises(OSError, match="No space left"):
        write_tables(corpus, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_bar_shows_the_progress_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    pages = folder(tmp_path / "in", a_txt=PAGE)
    for terminal in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", terminal)
        write_tables(analysis.read(pages), tmp_path / "out")
        assert bool(terminal.getvalue()) == terminal.isatty()
        assert ("pages" in terminal.getvalue()) == terminal.isatty()


# --- A bad page among good ones ---


def test_a_bad_page_stops_nothing_and_is_listed(tmp_path: Path) -> None:
    pages = folder(tmp_path / "in", good_txt=PAGE, wrong_txt=UNDECODABLE, later_pdf=b"%PDF-1.7")
    with (pages / "endless.txt").open("wb") as file:
        file.truncate(60_000_000)
    done = run("tables", "--corpus", pages, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (3, "")
    listed = pd.read_csv(tmp_path / "out" / "pages.csv").set_index("file").problem.dropna()
    assert set(listed.index) == {"wrong.txt", "later.pdf", "endless.txt"}
    assert "save it as UTF-8" in listed["wrong.txt"]
    assert "save the page as text" in listed["later.pdf"]
    assert "cut the file" in listed["endless.txt"]
    assert done.stdout.splitlines()[0] == "1 pages, 1 articles"
    told = next(line for line in done.stdout.splitlines() if line.startswith("3 of 4 files"))
    assert all(f"{file}: {problem}" in told for file, problem in listed.items())


@pytest.mark.parametrize("content", ["", "\n\n", "版面导航\n"], ids=["empty", "blank", "furniture"])
def test_a_page_without_an_article_stops_nothing(tmp_path: Path, content: str) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE, b_txt=content)
    done = run("tables", "--corpus", pages, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "2 pages, 1 articles"


def denied(path: Path) -> bytes:
    if path.name == "a.txt":
        raise PermissionError(13, "Permission denied", str(path))
    return path.open("rb").read()


def test_a_page_that_may_not_be_read_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE, b_txt=PAGE)
    monkeypatch.setattr(Path, "read_bytes", denied)
    done = run("tables", "--corpus", pages, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (3, "")
    assert "1 of 2 files could not be read: a.txt: Permission denied" in done.stdout


# --- Faults: one line each, exit status 1 ---


def nowhere(path: Path) -> Path:
    return path / "nowhere"


def a_file(path: Path) -> Path:
    (path / "page.txt").write_text(PAGE, encoding="utf-8")
    return path / "page.txt"


def a_folder_named_like_a_page(path: Path) -> Path:
    (path / "in" / "x.txt").mkdir(parents=True)
    return path / "in"


FOLDERS: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "not there": (nowhere, "nowhere: is not there", "name a folder with newspaper pages"),
    "a file": (a_file, "page.txt: is a file", "name a folder with newspaper pages"),
    "empty": (lambda path: folder(path / "in"), "in: no page in it", "put newspaper pages there"),
    "a folder named like a page": (a_folder_named_like_a_page, "in: no page in it", "put newspaper pages"),
    "other files": (lambda path: folder(path / "in", a_doc="x"), "in: no page in it", "put newspaper pages"),
    "no page of an encoding known": (
        lambda path: folder(path / "in", a_txt=UNDECODABLE),
        "a.txt: in no encoding known here",
        "save it as UTF-8",
    ),
    "no page but PDFs": (
        lambda path: folder(path / "in", a_pdf=b"%PDF-1.7", b_pdf=b"%PDF-1.7"),
        "none of 2 pages could be read; a.pdf",
        "save the page as text",
    ),
}


def fault_of(pages: Path, tmp_path: Path) -> list[str]:
    """What a failing command says; it writes nothing but that."""
    done = run("tables", "--corpus", pages, "--out", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()


@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_that_cannot_be_read_is_one_line(tmp_path: Path, case: str) -> None:
    made, what, to_do = FOLDERS[case]
    pages = made(tmp_path)
    (line,) = fault_of(pages, tmp_path)
    assert line.startswith(str(pages))
    assert what in line
    assert to_do in line


def test_a_folder_of_pages_that_may_not_be_read_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE)
    monkeypatch.setattr(Path, "read_bytes", denied)
    (line,) = fault_of(pages, tmp_path)
    assert "a.txt: Permission denied" in line


MANIFESTS = {
    "no column file": (
        "paper,page\n临江日报,1\n",
        [":1: no column 'file'; the first line must be file,paper"],
    ),
    "empty": ("", [":1: no column 'file'; the first line must be"]),
    "no such day": ("file,issue_date\na.txt,2022-02-30\n", [":2: issue_date '2022-02-30' is no date; write"]),
    "no such month": ("file,issue_date\na.txt,2022-13\n", [":2: issue_date '2022-13' is no date; write"]),
    "a date in words": ("file,issue_date\na.txt,3月26日\n", [":2: issue_date '3月26日' is no date; write"]),
    "a comma too many": ("file,paper\na.txt,临江,日报\n", [":2: 3 fields instead of 2; quote"]),
    "a page that is not there": ("file\nb.txt\n", [": file 'b.txt' is not in the folder"]),
    "several": (
        "file,issue_date\na.txt,26.3.2022\n\na.txt\nc.txt,2022\n",
        [":2: issue_date", ":4: 1 fields instead of 2", ": file 'c.txt' is not in the folder"],
    ),
    "a page twice": (
        "file,issue_date\na.txt,2022-03-26\n\n./a.txt,2022-03-26\n",
        [":4: file './a.txt' has line 2 already; keep the line that is right"],
    ),
    "a page twice, with two dates": (
        "file,issue_date\na.txt,2022-03-26\na.txt,2022-03-27\n",
        [":3: file 'a.txt' has line 2 already; keep the line that is right"],
    ),
    "a cell without end": (
        f"file,paper\na.txt,{'报' * 140_000}\n",
        [":2: a field of more than 131,072 characters; is a quotation mark left open?"],
    ),
    "an open quotation mark": (
        'file,paper\na.txt,"临江日报\nb.txt,临江日报\n',
        [":2: cannot be read (unexpected end of data); is a quotation mark left open?"],
    ),
    "the first day of all": (
        "file,issue_date\na.txt,0001-01-01\n",
        [":2: issue_date '0001-01-01' is no day of a newspaper; write a year from 1800"],
    ),
    "year nought": ("file,issue_date\na.txt,0000\n", [":2: issue_date '0000' is no date"]),
    "the year last": ("file,issue_date\na.txt,3/26/2022\n", [":2: issue_date '3/26/2022' is no date; write"]),
    "a column of another name": (
        "file,paper,date\na.txt,临江日报,2022-03-26\n",
        [":1: column 'date' would be passed over; name it 'issue_date' if it is that"],
    ),
    "columns slightly wrong": (
        "file,papers,版\na.txt,临江日报,A1\n",
        [
            ":1: column 'papers' would be passed over; name it 'paper'",
            ":1: column '版' would be passed over; name it 'page'",
        ],
    ),
    "a column twice": ("file,page,page\na.txt,1,2\n", [":1: two columns 'page'; keep one"]),
    "no file": ("file,page\n,2\n", [":2: names no file; write one"]),
    "a name nearly right": (
        "file\nA.TXT\n",
        [": file 'A.TXT' is not in the folder, or no page; did you mean"],
    ),
    "a file that is no page": ("file\npages.csv\n", [": file 'pages.csv' is not in the folder, or no page"]),
    "an unknown encoding": (UNDECODABLE, [": cannot be read: in no encoding known here"]),
}


@pytest.mark.parametrize("case", MANIFESTS)
def test_a_bad_manifest_is_one_line_a_fault(tmp_path: Path, case: str) -> None:
    content, faults = MANIFESTS[case]
    pages = folder(tmp_path / "in", a_txt=PAGE, pages_csv=content)
    lines = fault_of(pages, tmp_path)
    assert len(lines) == len(faults)
    for line, fault in zip(lines, faults, strict=True):
        assert line.startswith(f"{pages / 'pages.csv'}{fault}")


SAYS = "file,paper,issue_date,page\na.txt,临江日报,2022-03-27,A1\n"
GOOD_MANIFESTS: dict[str, str | bytes] = {
    "plain": SAYS,
    "UTF-8 with a mark": SAYS.encode("utf-8-sig"),
    "GB18030": SAYS.encode("gb18030"),
    "semicolons": SAYS.replace(",", ";"),
    "semicolons in GB18030 with Windows' line ends": SAYS.replace(",", ";")
    .replace("\n", "\r\n")
    .encode("gb18030"),
    "a spreadsheet's Unicode text": SAYS.replace(",", "\t").encode("utf-16"),
    "a spreadsheet's hint": "sep=;\n" + SAYS.replace(",", ";"),
    "Chinese commas": SAYS.replace(",", "，"),
    "columns of one's own": "file,paper,issue_date,page,note\na.txt,临江日报,2022-03-27,A1,白纸黑字\n",
    "columns in capitals": SAYS.replace("file", "File").replace("issue_date", "Issue date"),
    "empty columns behind": "file,paper,issue_date,page,,\na.txt,临江日报,2022-03-27,A1,,\n",
    "empty fields behind": "file,paper,issue_date,page\na.txt,临江日报,2022-03-27,A1,,\n,,,\n",
    "a field of two lines": SAYS.replace("临江日报", '"临江日报\n"'),
    "a path": SAYS.replace("a.txt", "./a.txt"),
    "slashes": SAYS.replace("2022-03-27", "2022/3/27"),
    "a spreadsheet's midnight": SAYS.replace("2022-03-27", "2022/3/27 0:00"),
    "points": SAYS.replace("2022-03-27", "2022.3.27"),
    "Chinese": SAYS.replace("2022-03-27", "2022年3月27日"),
    "eight digits": SAYS.replace("2022-03-27", "20220327"),
}


@pytest.mark.parametrize("case", GOOD_MANIFESTS)
def test_a_manifest_is_read_as_spreadsheets_write_it(tmp_path: Path, case: str) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE, b_txt=PAGE, pages_csv=GOOD_MANIFESTS[case])
    first, second = (r.row for r in analysis.read(pages).readings)
    assert (first.paper, str(first.issue_date), first.page_no) == ("临江日报", "2022-03-27", "A1")
    assert first.issue_date_source == "manifest"
    assert (str(second.issue_date), second.issue_date_source) == ("2022-03-26", "printed")


def test_a_bare_name_names_one_file(tmp_path: Path) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE, pages_csv="file,page\na.txt,A1\nb.txt,B1\n")
    for name in ("x/a.txt", "x/b.txt"):
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text(PAGE, encoding="utf-8")
    rows = {r.row.file: r.row.page_no for r in analysis.read(pages).readings}
    assert rows == {"a.txt": "A1", "x/a.txt": None, "x/b.txt": "B1"}
    (pages / "y").mkdir()
    (pages / "y" / "b.txt").write_text(PAGE, encoding="utf-8")
    (line,) = fault_of(pages, tmp_path)
    assert "pages.csv:3: file 'b.txt' may be any of 2 files; write the path" in line
    assert line.endswith("x/b.txt or y/b.txt")


def test_a_manifest_may_name_pages_of_an_archive_that_is_broken(tmp_path: Path) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE, b_zip=b"PK", pages_csv="file,page\nb.zip/x.txt,1\n")
    (problem,) = analysis.read(pages).problems()
    assert problem.startswith("b.zip: no zip archive")


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    pages, out = folder(tmp_path / "in", a_txt=PAGE), tmp_path / "out"
    out.write_text("a file", encoding="utf-8")
    for command in ("tables", "reports"):
        for place in (out, out / "deeper"):
            done = run(command, "--corpus", pages, "--out", place)
            assert (done.exit_code, done.stdout) == (1, "")
            assert done.stderr.splitlines() == [f"{out}: is no folder; name another one"]


def without_privilege(*args: object) -> "subprocess.CompletedProcess[str]":
    """The command as one who may not read and write everything; root may by two capabilities."""
    drop = "-dac_override,-dac_read_search"
    setpriv = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"] if os.geteuid() == 0 else []
    command = [*setpriv, sys.executable, "-m", "analysis", *map(str, args)]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        pytest.skip("root without setpriv: nothing is denied to it")


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A corpus with a page, a folder and a folder that may be looked at only, all denied."""
    pages = folder(tmp_path / "in", a_txt=PAGE, b_txt=PAGE)
    for name in ("deep", "shown"):
        (pages / name).mkdir()
        (pages / name / "c.txt").write_text(PAGE, encoding="utf-8")
    denied_places = {pages / "b.txt": 0o000, pages / "deep": 0o000, pages / "shown": 0o444}
    for path, mode in denied_places.items():
        path.chmod(mode)
    yield pages
    pages.chmod(0o755)
    for path in denied_places:
        path.chmod(0o755)


def test_what_may_not_be_read_is_listed_and_stops_nothing(closed: Path) -> None:
    done = without_privilege("check", closed, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    problems = {record["file"]: record["problem"] for record in json.loads(done.stdout)}
    sentence = "Permission denied; give yourself the right to read it"
    assert problems == {"a.txt": None, "b.txt": sentence, "deep": sentence, "shown/c.txt": sentence}


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=oct)
def test_a_folder_that_may_not_be_read_is_one_line(closed: Path, mode: int) -> None:
    closed.chmod(mode)
    done = without_privilege("check", closed)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(str(closed))
    assert line.endswith("Permission denied; give yourself the right to read it")


@pytest.mark.parametrize("command", ["tables", "reports"])
def test_a_place_that_may_not_be_written_is_said_before_anything_is_read(
    closed: Path, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o555)
    for place in (out, out / "deeper"):
        done = without_privilege(command, "--corpus", closed, "--out", place)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.splitlines() == [
            f"{out}: Permission denied; give yourself the right to write there, or write somewhere else"
        ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to write to")
@pytest.mark.parametrize("args", [["check"], ["check", "--json"], ["--help"]], ids=" ".join)
def test_a_full_disk_behind_the_output_is_one_line(tmp_path: Path, args: list[str]) -> None:
    pages = [str(folder(tmp_path / "in", a_txt=PAGE))] if "check" in args else []
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "analysis", *args, *pages],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "the output: No space left on device; make room, or write somewhere else"
    ]


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: TableFile, table: pd.DataFrame) -> None:
        raise OSError(28, "No space left on device", str(self.path))

    monkeypatch.setattr(TableFile, "append", full)
    done = run("tables", "--corpus", folder(tmp_path / "in", a_txt=PAGE), "--out", tmp_path / "out")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.endswith("No space left on device; make room, or write somewhere else")
    assert not (tmp_path / "out").exists()


def test_links_are_read_where_they_lead_to_files_of_the_folder(tmp_path: Path) -> None:
    pages = folder(tmp_path / "in", a_txt=PAGE)
    (tmp_path / "elsewhere.txt").write_text(PAGE, encoding="utf-8")
    (pages / "out.txt").symlink_to(tmp_path / "elsewhere.txt")
    (pages / "b.txt").symlink_to(pages / "a.txt")
    os.mkfifo(pages / "pipe.txt")
    (pages / "circle").symlink_to(pages)
    (pages / "gone.txt").symlink_to(tmp_path / "gone")
    (pages / "self.txt").symlink_to(pages / "self.txt")
    problems = {r.row.file: r.row.problem for r in analysis.read(pages).readings}
    assert [problems["a.txt"], problems["b.txt"]] == [None, None]
    assert str(problems["circle"]).startswith("a link to a folder, which is not followed; put")
    assert "put it right" in str(problems["gone.txt"])
    assert "put it right" in str(problems["self.txt"])
    assert str(problems["out.txt"]).startswith("a link out of the folder, which is not followed")
    assert str(problems["pipe.txt"]).startswith("no file but a pipe")
    assert len(problems) == 7


@pytest.mark.parametrize("command", ["reports", "lab"])
def test_the_other_commands_say_so_too(tmp_path: Path, command: str) -> None:
    done = run(command, "--corpus", tmp_path / "nowhere")
    assert (done.exit_code, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{tmp_path / 'nowhere'}: is not there; name a folder")


def test_who_has_seen_enough_is_told_nothing(tmp_path: Path) -> None:
    pages = folder(tmp_path / "in", **{f"p{n}_txt": PAGE for n in range(3)})
    command = f"{sys.executable} -m analysis check '{pages}' | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr == ""


def test_a_fault_reaches_the_shell(tmp_path: Path) -> None:
    done = start("tables", "--corpus", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


# --- Wrong usage: exit status 2 ---


@pytest.mark.parametrize(
    "args",
    [
        ["tabels"],
        ["tables", "--format", "docx"],
        ["tables", "--corpus"],
        ["tables", "here"],
        ["tables", "-x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(args: list[str]) -> None:
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error" in done.stderr


COMMANDS = ("tables", "check", "reports", "lab")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda c: " ".join(c) or "all")
def test_help_teaches(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.exit_code == 0
    wanted = {"check": "CORPUS"}.get("".join(command), "--corpus")
    assert wanted in done.stdout if command else set(COMMANDS) <= set(done.stdout.split())


def test_help_and_wrong_usage_wait_for_no_heavy_library() -> None:
    """Each of these takes seconds to import; one process shows all, for what is loaded stays loaded."""
    every = [["--help"], *([name, "--help"] for name in COMMANDS), ["tabels"]]
    script = (
        "import sys\n"
        "from analysis.__main__ import app\n"
        f"for args in {every!r}:\n"
        "    try: app(args)\n"
        "    except SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'scipy', 'matplotlib', 'jieba', 'nbconvert', 'nbclient', 'selectolax'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_front_door_offers_what_it_says() -> None:
    assert set(analysis.__all__) <= set(dir(analysis))
    assert all(getattr(analysis, name) for name in analysis.__all__)
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        analysis.raed  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("command", ["tables", "reports"])
@pytest.mark.parametrize("place", ["", "tables", "deep/er", ".."])
def test_no_output_among_the_pages(tmp_path: Path, command: str, place: str) -> None:
    pages = folder(tmp_path / "pages", a_txt=PAGE)
    manifest = pages / "pages.csv"
    manifest.write_text("file,issue_date\na.txt,2022-03-27\n", encoding="utf-8")
    done = run(command, "--corpus", pages, "--out", pages / place)
    assert done.exit_code == 1
    assert "name a folder apart" in done.output
    assert manifest.read_text(encoding="utf-8").startswith("file,issue_date\n")
    assert sorted(path.name for path in pages.rglob("*")) == ["a.txt", "pages.csv"]
