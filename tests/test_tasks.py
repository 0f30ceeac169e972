"""The ten tasks of docs/tasks.md: each in five lines or one command, and its lines run."""

import re
import shlex
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest
from PIL import Image
from typer.testing import CliRunner

import analysis
from analysis import export, figures, measures
from analysis.__main__ import app
from analysis.report import building
from tests import corpora

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "tasks.md").read_text(encoding="utf-8")
TASKS = {int(n): text for n, text in re.findall(r"^## (\d+)\. (.*?)(?=^## |\Z)", TEXT, flags=re.M | re.S)}
PAGE = (
    "临江日报 2022年3月{day}日\n本报讯（记者 王一）昨日，临江市召开云链推进会，市长李二主持会议。\n"
    "会议指出，要坚持五链融合发展，推动Q-链+工程，建设数智城区。\n"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tasks are done: the corpus, and a folder of thirty odd files."""
    folder = tmp_path_factory.mktemp("tasks")
    (folder / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    pages = folder / "my pages"
    (pages / "更早 的").mkdir(parents=True)
    for day in range(1, 25):
        name = f"更早 的/{day}.TXT" if day % 3 else f"扫描 {day:03}.htm"
        text = PAGE.format(day=day)
        page = f"<p>{text}</p>" if name.endswith(".htm") else text
        data = page.encode("gb18030" if day % 2 else "utf-8")
        (pages / name).write_bytes(data)
    with zipfile.ZipFile(pages / "四月.zip", "w") as archive:
        archive.writestr("0401.txt", PAGE.format(day=26))
    for name, data in {
        "空.txt": b"",
        "坏.pdf": b"%PDF-1.7",
        "会议.docx": b"PK",
        "图.jpg": b"\xff\xd8",
        "~$锁.txt": b"x",
    }.items():
        (pages / name).write_bytes(data)
    return folder


@pytest.fixture(autouse=True)
def there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    monkeypatch.setattr(building, "find_notebooks", lambda folder: sorted(folder.glob("*-corpus.ipynb")))
    corpus = corpora.read(ROOT / "corpus")
    read = analysis.read
    given = lambda folder, **asked: read(folder, **asked) if asked or folder != "corpus" else corpus  # noqa: E731
    monkeypatch.setattr(analysis, "read", given)


def blocks(task: int) -> list[tuple[str, str]]:
    """The code of a task: its language and its lines."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", TASKS[task], flags=re.M | re.S)


def done(task: int) -> dict[str, Any]:
    """Run the lines of a task; what they name, and what commands say."""
    names: dict[str, Any] = {"analysis": analysis, "export": export, "figures": figures, "measures": measures}
    names["said"] = []
    for language, code in blocks(task):
        if language == "python":
            exec(code, names)  # noqa: S102  # the documentation's own lines
            continue
        for line in code.splitlines():
            if line.startswith("python -m analysis "):
                run = CliRunner().invoke(app, shlex.split(line)[3:])
                assert run.exit_code in (0, 3), run.output  # 3: done, and a page could not be read
                names["said"].append(run.output)
            else:
                subprocess.run(["sh", "-c", line], check=True)
    return names


def rows(path: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))


def test_there_are_ten_each_in_five_lines_or_a_command() -> None:
    assert sorted(TASKS) == list(range(1, 11))
    for task in TASKS:
        assert blocks(task), task
        assert all(len(code.splitlines()) <= 5 for _, code in blocks(task)), task
    assert "docs/tasks.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_1_meetings_of_a_host() -> None:
    done(1)
    _, *meetings = rows("meetings.xlsx")
    assert meetings
    assert all("安伟" in host and day.month == 4 for day, _, host, *_ in meetings)


def test_2_a_timeline() -> None:
    shares = done(2)["shares"]
    assert set(shares["theme"]) == {"防汛", "企业"}
    assert shares["with_theme"].sum() > 0
    assert Path("terms.png").stat().st_size > 1000


def test_3_a_cloud() -> None:
    words = set(done(3)["cloud"].words["word"])
    assert len(words) > 5
    assert words.isdisjoint({"工作", "推动", "全市"})
    assert round(Image.open("speaker.png").info["dpi"][0]) == 300


def test_4_own_words() -> None:
    (said,) = done(4)["said"]
    assert said == "own word lists: dictionary_words +1, formulas +1, stopwords +1, themes +1\n"
    corpus = analysis.read("my pages")
    assert "五链融合发展" in set(corpus.formulas["formula"])
    assert "数智" in set(corpus.themes["theme"])
    words = set(measures.word_counts(corpus.articles, corpus.words)["word"])
    assert "Q-链+" in words
    assert "推动" not in words


def test_5_march_against_april() -> None:
    words = done(5)["words"]
    assert set(zip(words["target"], words["reference"], strict=True)) == {("2022-03", "2022-04")}
    assert len(rows("march-april.xlsx")) == len(words) + 1


def test_6_in_context() -> None:
    done(6)
    head, *lines = rows("底线.xlsx")
    assert lines
    assert all(line[head.index("text")] == "底线" for line in lines)


def test_7_network() -> None:
    done(7)
    assert nx.read_gexf("network.gexf").number_of_edges() > 0


def test_8_and_10_reports_of_a_paper_that_verify() -> None:
    said = done(8)["said"][0]
    assert "april/index.html" in said
    page = Path("april/index.html").read_text(encoding="utf-8")
    assert "papers 郑州日报, since 2022-04-01, until 2022-04-30" in page
    assert "高新时报" not in re.search(r"<dt>Papers</dt><dd>(.*?)</dd>", page)[1]
    (told,) = done(10)["said"]
    assert "index.html: nothing has changed since it was made" in told


def test_9_odd_files() -> None:
    told, last = done(9)["said"]
    assert "会议.docx" in told
    assert "坏.pdf" in told
    assert last.splitlines()[-1] == "one workbook in tables"
    book = openpyxl.load_workbook("tables/tables.xlsx")
    assert book["events"].max_row == 25 + 1


def test_the_chinese_readme_names_nothing_that_the_english_one_has_not() -> None:
    chinese, english = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.zh.md", "README.md"))
    flags = set(re.findall(r"--[a-z]+", chinese)) - {"--labels"}
    assert flags <= set(re.findall(r"--[a-z]+", english)) | set(re.findall(r"--[a-z]+", TEXT))
    assert set(re.findall(r"^\| (`.*?) \|", chinese, flags=re.M)) <= {
        cell.replace(", ", "、") for cell in re.findall(r"^\| (`.*?) \|", english, flags=re.M)
    }
    for link in re.findall(r"\]\((?!http)([^)#]+)", chinese):
        assert (ROOT / link).exists(), link
