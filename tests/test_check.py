"""The preflight: what it says of a page's layout, dates and articles, and what it finds suspicious."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import analysis
from analysis.__main__ import app
from analysis.check.checking import NEAREST, PageCheck, as_table, check, layout_of
from analysis.check.suspicions import suspect_article
from analysis.records import ROLES, Article
from analysis.text.cleaning import clean
from analysis.text.located import Text
from analysis.text.similarity import ALIKE, find_duplicates, shingles

LONG = (
    "昨日，全市招商推进会召开。市长李二主持会议，市领导赵三参加会议。会议研究部署了春耕生产和项目建设工作。"
)
PAGE = f"临江日报 2022年3月26日 星期六\n\n全市招商推进会召开\n\n本报讯（记者 王一）{LONG}\n"


def checked(folder: Path, **pages: str) -> dict[str, PageCheck]:
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return {c.file.removesuffix(".txt"): c for c in check(analysis.read(folder))}


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, args)], catch_exceptions=False)


def test_a_sound_page_is_described_and_not_suspected(tmp_path: Path) -> None:
    found = checked(tmp_path, a=PAGE)["a"]
    assert (found.encoding, found.articles, found.suspicions) == ("utf-8", 1, [])
    assert (found.issue_date, found.issue_date_source) == ("2022-03-26", "printed")
    assert str(found.issue_date_reason).startswith("masthead")
    assert tuple(found.shares) == ROLES
    assert sum(found.shares.values()) == pytest.approx(1, abs=0.001)
    characters = len("".join(PAGE.split()))
    assert found.shares["body"] == pytest.approx(len(LONG) / characters, abs=0.0001)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\n".join([LONG[n : n + 13] for n in range(0, len(LONG), 13)] * 3), "wrapped"),
        (f"全市招商推进会召开\n\n{LONG}\n\n{LONG}", "lines"),
        (f"要闻\n{LONG * 4}", "one line"),
        (" \n", None),
    ],
)
def test_the_layout_is_told(text: str, wanted: str | None) -> None:
    assert layout_of(clean(Text.of(text)), text) == wanted


SUSPECT = {
    "no article on the page": "临江日报 2022年3月26日 星期六\n",
    "has neither headline nor byline": f"本报讯 {LONG}",
    "has a body of": "全市召开大会\n\n本报讯（记者 王一）会议昨日召开。",
    "of the characters are in articles' bodies": f"本报讯（记者 王一）{LONG}\n"
    + "\n".join(f"责编：王一 校对：李四 美编：{name}" for name in ("赵三", "钱四", "孙五", "周六", "吴七")),
    "that a font or an encoding lost": PAGE + "\ufffd" * 5,
}


@pytest.mark.parametrize("sentence", SUSPECT)
def test_what_looks_wrong_is_said(tmp_path: Path, sentence: str) -> None:
    found = checked(tmp_path, a=SUSPECT[sentence], b=PAGE)
    assert any(sentence in said for said in found["a"].suspicions), found["a"].suspicions
    assert not any(sentence in said for said in found["b"].suspicions)


def test_a_headline_beyond_measure_is_said() -> None:
    article = Article("p-01", "p", 1, "会" * 121, None, "other", LONG, len(LONG))
    assert list(suspect_article(article, signed=True)) == ["article p-01 has a headline of 121 characters"]
    assert not list(suspect_article(article._replace(headline="会" * 120), signed=True))


def test_a_headline_of_three_thousand_characters_on_a_page_is_said(tmp_path: Path) -> None:
    found = checked(tmp_path, a=f"# {'全市招商推进会召开' * 334}\n\n本报讯（记者 王一）{LONG}\n", b=PAGE)
    assert any("has a headline of 3006 characters" in said for said in found["a"].suspicions)


def test_dates_that_contradict_each_other_are_said(tmp_path: Path) -> None:
    manifest = "file,issue_date\nstated.txt,2022-03-27\nagreed.txt,2022-03-26\n"
    (tmp_path / "pages.csv").write_text(manifest, encoding="utf-8")
    found = checked(
        tmp_path, **{name: PAGE for name in ("stated", "agreed", "2022-03-28_named", "2022-03-26_b")}
    )
    said = {name: [s for s in c.suspicions if " says " in s] for name, c in found.items()}
    assert said == {
        "stated": [
            "pages.csv says 2022-03-27, the page 2022-03-26 (masthead: 临江日报 2022年3月26日 星期六)"
        ],
        "agreed": [],
        "2022-03-28_named": ["the page says 2022-03-26, the file's name 2022-03-28"],
        "2022-03-26_b": [],
    }


def test_a_day_of_issue_years_from_all_others_is_said(tmp_path: Path) -> None:
    """A slip in ``pages.csv`` would stretch every calendar over the years between."""
    (tmp_path / "pages.csv").write_text("file,issue_date\na.txt,2006-03-26\n", encoding="utf-8")
    days = dict(zip("abcd", (26, 27, 28, 29), strict=True))
    found = checked(tmp_path, **{name: PAGE.replace("26日 星期六", f"{day}日") for name, day in days.items()})
    said = "issue date 2006-03-26 lies more than a year from all others; is its year right?"
    assert {name for name, its in found.items() if said in its.suspicions} == {"a"}


def test_documents_of_other_formats_are_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.docx", "deep/A.CAJ", "c.jpg", "notes.md", "~$b.docx"):
        (tmp_path / name).write_bytes(b"x")
    checked(tmp_path, a=PAGE)
    corpus = analysis.read(tmp_path)
    found = {c.file: c.problem for c in check(corpus)}
    assert list(found) == ["a.txt", "b.docx", "deep/A.CAJ"]
    assert str(found["deep/A.CAJ"]).startswith("a format that is not read; save")
    assert list(corpus.pages["file"]) == ["a.txt"]


def test_of_many_duplicates_the_nearest_are_named(tmp_path: Path) -> None:
    papers = [f"{first}江日报" for first in "甲乙丙丁戊己庚辛壬"]
    found = checked(tmp_path, **{f"p{n}": PAGE.replace("临江日报", paper) for n, paper in enumerate(papers)})
    (page, article) = found["p0"].suspicions
    assert page.count("(0.97)") == article.count("(1.00)") == NEAREST  # their mastheads differ
    assert page.endswith("and 5 more")


def test_a_page_in_two_files_is_named_as_a_copy(tmp_path: Path) -> None:
    found = checked(tmp_path, a=PAGE, b=PAGE)
    assert [c.articles for c in found.values()] == [1, 0]
    assert any("its articles stand in another file too" in said for said in found["b"].suspicions)


def test_duplicates_are_marked_on_both_sides_and_kept(tmp_path: Path) -> None:
    other = PAGE.replace(LONG, "日前，临江市图书馆新馆向读者开放，设有阅览座位一千二百个，藏书五十六万册。")
    found = checked(
        tmp_path,
        a=PAGE,
        b=PAGE.replace("春耕生产", "夏收生产"),
        c=other,
        d=PAGE.replace("临江日报", "青河晚报"),
    )
    assert [c.articles for c in found.values()] == [1, 1, 1, 1]
    assert any("is like page" in said for said in found["a"].suspicions)
    assert any("is like article" in said and "(1.00)" in said for said in found["d"].suspicions)
    assert not any("is like article" in said for said in found["c"].suspicions)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["会议指出", "春耕生产", "项目建设", "招商", "推进会"]), max_size=12),
        max_size=8,
    )
)
def test_no_pair_of_duplicates_is_missed(parts: list[list[str]]) -> None:
    texts = {str(n): "".join(part) for n, part in enumerate(parts)}
    wanted = []
    for n, one in enumerate(texts):
        for other in list(texts)[n + 1 :]:
            a, b = (set(shingles(texts[name]).tolist()) for name in (one, other))
            if a and b and len(a & b) / len(a | b) >= ALIKE:
                wanted.append((one, other))
    assert [(one, other) for one, other, _ in find_duplicates(texts)] == wanted


def test_the_command_writes_an_aligned_table_and_json(tmp_path: Path) -> None:
    checked(tmp_path, 要闻=PAGE, b=PAGE, empty="")
    (tmp_path / "broken.html").write_bytes(b"")
    done = run(tmp_path)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    table = lines[: lines.index("")]
    assert len(table) == 5
    wide = {line: len(line.split("utf-8")[0].encode("gbk")) for line in table if "utf-8" in line}
    assert set(wide.values()) == {table[0].index("encoding")}
    assert "  b.txt: 2022-03-26 from masthead: 临江日报 2022年3月26日 星期六" in lines
    assert any(line.startswith("  broken.html: no text in it") for line in lines)
    records = json.loads(run(tmp_path, "--json").stdout)
    assert [record["file"] for record in records] == ["b.txt", "broken.html", "empty.txt", "要闻.txt"]
    assert records[0]["shares"]["body"] > 0.5
    assert records[1]["problem"]


def columns(line: str) -> int:
    """Columns that a terminal gives a line."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


NAMES = ["a", "临江日报" * 9, "2022-03-26_" + "x" * 80, "临江日报2022年3月26日第1版要闻", "ＡＢ１２"]


@pytest.mark.parametrize("width", [80, 100, 300])
def test_the_tables_are_aligned_and_fit_the_terminal(tmp_path: Path, width: int) -> None:
    (tmp_path / "pages.csv").write_text("file,issue_date\na.txt,2022-03-26\n", encoding="utf-8")
    pages = [*checked(tmp_path, **{name: PAGE for name in NAMES}).values()]
    lines = as_table(pages, width)
    first, second = (lines.index(""), lines.index("", lines.index("") + 1))
    for table, last in ((lines[:first], "suspicious"), (lines[first + 2 : second], "dropped")):
        assert len(table) == len(NAMES) + 1
        assert all(columns(line) <= width for line in table)
        starts = [n for n, c in enumerate(table[0]) if c != " " and table[0][max(0, n - 2) : n].isspace()]
        assert table[0][starts[-1] :] == last
        for line in table[1:]:
            places = [
                at for at, c in enumerate("".join(c + "\0" * (columns(c) - 1) for c in line)) if c != " "
            ]
            assert set(starts) <= set(places), line
    cut = [line.split()[0] for line in lines[1:first]]
    assert all(name.startswith("临江日报") or ".." in name or "..." not in name for name in cut)
    assert (width == 300) == (not any(".." in name for name in cut))


def test_the_json_has_the_same_fields_for_every_page(tmp_path: Path) -> None:
    checked(tmp_path, 要闻=PAGE, empty="")
    (tmp_path / "broken.html").write_bytes(b"")
    for environment in ("utf-8", "latin-1", "gbk"):
        done = subprocess.run(
            [sys.executable, "-m", "analysis", "check", "--json", tmp_path],
            cwd=Path(__file__).parents[1],
            env=os.environ | {"PYTHONIOENCODING": environment},
            capture_output=True,
            check=True,
        )
        records = json.loads(done.stdout.decode(environment), parse_constant=pytest.fail)
        assert [record["file"] for record in records] == ["broken.html", "empty.txt", "要闻.txt"]
        for record in records:
            assert tuple(record) == PageCheck._fields
            assert tuple(record["shares"]) == ROLES
            assert all(0 <= share <= 1 for share in record["shares"].values())
            assert isinstance(record["articles"], int)
            assert all(isinstance(said, str) for said in record["suspicions"])


def test_a_terminal_without_chinese_shows_the_table_all_the_same(tmp_path: Path) -> None:
    checked(tmp_path, 要闻=PAGE)
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "check", tmp_path],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        encoding="latin-1",
        check=True,
    )
    assert "\\u8981\\u95fb.txt" in done.stdout
    assert done.stderr == ""


def test_a_corpus_that_cannot_be_read_is_one_line_and_status_1(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "is not there" in done.stderr
    assert done.stderr.count("\n") == 1
