"""Validation: the draw, the workbook and back, and counts corrected by what coders say."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

import analysis
from analysis.__main__ import app
from analysis.validation.coding import Coding, CodingError, read_workbook
from analysis.validation.estimation import corrected_mean
from analysis.validation.from_coding import corrections_of
from analysis.validation.sampling import draw
from analysis.validation.scoring import Scores, score
from analysis.validation.workbook import write_workbook
from benchmarks.coverage import coverage
from tests import corpora

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of fifteen articles as it is handed out."""
    path = tmp_path_factory.mktemp("coding") / "coding.xlsx"
    corpus = corpora.read(CORPUS)
    write_workbook(corpus, draw(corpus, 15), path)
    return path


def coded(blank: Path, path: Path, *answers: tuple[str, int, str, Any], done: bool = True) -> Coding:
    """A copy of the workbook with some cells changed: sheet, row, column, value."""
    book = load_workbook(blank)
    for row in range(2, book["articles"].max_row + 1):
        book["articles"].cell(row, 1, "yes" if done else None)
    for sheet, row, column, value in answers:
        heads = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row, heads.index(column) + 1, value)
    book.save(path)
    return read_workbook(path)


def rate(scores: Scores, column: str, measure: str) -> pd.Series:
    table = scores.accuracy
    return table[(table["column"] == column) & (table["measure"] == measure)].iloc[0]


def test_the_draw_is_the_same_and_its_weights_add_up() -> None:
    corpus = corpora.read(CORPUS)
    one, other = draw(corpus, 12, seed=3), draw(corpus, 12, seed=3)
    assert one.equals(other)
    assert len(one) == one["article"].nunique() == 12
    assert one["weight"].sum() == pytest.approx(len(corpus.articles))
    assert not one.equals(draw(corpus, 12, seed=4))


def test_all_are_drawn_where_more_are_asked_for() -> None:
    corpus = corpora.read(CORPUS)
    assert draw(corpus, 10_000)["article"].tolist() == corpus.articles["article"].tolist()


def test_a_workbook_holds_text_and_no_formula(tmp_path: Path) -> None:
    page = "2022年3月26日 星期六\n\n=1+1 的说法\n\n本报讯 昨日，全市招商推进会召开。市长李二主持会议。"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    corpus = analysis.read(tmp_path)
    write_workbook(corpus, draw(corpus, 5), tmp_path / "coding.xlsx")
    cells = [c for sheet in load_workbook(tmp_path / "coding.xlsx") for row in sheet.iter_rows() for c in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}


def test_nothing_changed_is_all_right(blank: Path, tmp_path: Path) -> None:
    scores = score([coded(blank, tmp_path / "a.xlsx")])
    assert set(scores.accuracy["share"]) == {1.0}
    assert scores.accuracy["low"].max() < 1
    assert scores.reliability.empty
    whole = scores.corrected[scores.corrected["start"].isna()]
    assert (whole["corrected"] == whole["found"]).all()
    assert (whole["high"] > whole["found"]).all()


def test_struck_and_added_events_are_counted(blank: Path, tmp_path: Path) -> None:
    corpus = corpora.read(CORPUS)
    article = load_workbook(blank)["events"].cell(2, 1).value
    body = corpus.articles.set_index("article").loc[article, "body"]
    last = load_workbook(blank)["events"].max_row
    new = {"article": article, "name": "另一场会议", "present": "王一、李二", "evidence": body[:20]}
    added = [("events", last + n, column, value) for n in (1, 2) for column, value in new.items()]
    coding = coded(blank, tmp_path / "a.xlsx", ("events", 2, "right", "no"), *added)
    scores = score([coding])
    n = last - 1
    found, right = rate(scores, "events", "found"), rate(scores, "events", "right")
    assert (found["right"], found["of"]) == (n - 1, n + 1)
    assert (right["right"], right["of"]) == (n - 1, n)
    assert rate(scores, "events, present", "found")["of"] > rate(scores, "events, present", "right")["right"]
    whole = scores.corrected[scores.corrected["start"].isna() & (scores.corrected["what"] == "events")].iloc[
        0
    ]
    weight = coding.sample.set_index("article").loc[article, "weight"]
    assert whole["corrected"] == pytest.approx(whole["found"] + weight)
    assert whole["low"] < whole["corrected"] < whole["high"]


def test_two_coders_count_by_their_mean_and_agree_so_far(blank: Path, tmp_path: Path) -> None:
    one = coded(blank, tmp_path / "a.xlsx")
    other = coded(blank, tmp_path / "b.xlsx", ("events", 2, "right", "no"), ("themes", 2, "theme", "finance"))
    scores = score([one, other])
    assert rate(scores, "events", "right")["right"] == len(one.found["events"]) - 0.5
    agreed = scores.reliability.set_index("question")
    assert agreed.loc["a found event is one", "units"] - agreed.loc["a found event is one", "agreed"] == 1
    assert agreed.loc["first theme", "alpha"] < 1


def test_periods_with_few_coded_articles_are_left_open(blank: Path, tmp_path: Path) -> None:
    corrected = score([coded(blank, tmp_path / "a.xlsx")], "issue").corrected
    assert corrected.loc[corrected["coded"] < 10, "corrected"].isna().all()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (("events", 2, "date", "gestern"), r"sheet events, row 2: date is 'gestern'"),
        (("events", 2, "kind", "party"), r"sheet events, row 2: kind is 'party'"),
        (("events", 2, "right", "maybe"), r"sheet events, row 2: right is 'maybe'"),
        (("people", 3, "article", "x"), r"sheet people, row 3: 'x' was not drawn"),
        (("themes", 2, "theme", "weather"), r"sheet themes, row 2: theme is 'weather'"),
    ],
)
def test_an_answer_that_is_none_is_named(
    blank: Path, tmp_path: Path, answer: tuple[str, int, str, str], why: str
) -> None:
    with pytest.raises(CodingError, match=why):
        coded(blank, tmp_path / "a.xlsx", answer)


def test_what_cannot_be_scored_says_so(blank: Path, tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="no article is marked as done"):
        score([coded(blank, tmp_path / "a.xlsx", done=False)])
    (tmp_path / "b.xlsx").write_text("x")
    with pytest.raises(CodingError, match=r"b\.xlsx: cannot be read as a workbook"):
        read_workbook(tmp_path / "b.xlsx")
    corpus = corpora.read(CORPUS)
    write_workbook(corpus, draw(corpus, 15, seed=9), tmp_path / "c.xlsx")
    with pytest.raises(CodingError, match="not of one draw"):
        score([coded(blank, tmp_path / "a.xlsx"), coded(tmp_path / "c.xlsx", tmp_path / "d.xlsx")])


def test_a_coding_becomes_corrections(blank: Path, tmp_path: Path) -> None:
    coding = coded(
        blank,
        tmp_path / "a.xlsx",
        ("events", 2, "right", "no"),
        ("events", 3, "host", "王一"),
        ("people", 2, "right", "no"),
        ("themes", 2, "theme", "finance"),
    )
    asked = [(c.table, c.change, c.column) for c in corrections_of(coding)]
    assert sorted(asked) == [
        ("events", "remove", ""), ("events", "set", "host"),
        ("people", "remove", "person"), ("themes", "set", "first"),
    ]  # fmt: skip


@given(
    st.lists(st.sampled_from([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0]), min_size=1, max_size=40),
    st.floats(0, 3),
    st.integers(0, 200),
)
def test_the_interval_holds_the_estimate(errors: list[float], found: float, more: int) -> None:
    weights = np.linspace(1, 2, len(errors))
    value, low, high = corrected_mean(found, np.array(errors), weights, len(errors) + more)
    assert 0 <= low <= value <= high
    assert more or low == value == high


def test_corrected_intervals_cover_the_truth_and_plain_ones_do_not() -> None:
    share = coverage(articles=1000, coded=60, prevalence=0.3, found=0.8, invented=0.02, draws=300)
    assert 0.92 <= share.corrected <= 0.99
    assert share.plain < 0.5


def test_the_commands_draw_score_and_correct(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    page = "2022年3月26日 星期六\n本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。"
    (pages / "a.txt").write_text(page, encoding="utf-8")
    blank, filled = tmp_path / "coding.xlsx", tmp_path / "anna.xlsx"
    runner = CliRunner()
    drawn = runner.invoke(app, ["sample", "--corpus", str(pages), "--n", "5", "--out", str(blank)])
    assert (drawn.exit_code, drawn.output[:18]) == (0, "1 of 1 articles in")
    again = runner.invoke(app, ["sample", "--corpus", str(pages), "--out", str(blank)])
    assert (again.exit_code, "is there already" in again.output) == (1, True)
    coded(blank, filled, ("events", 2, "name", "招商推进会"))
    out = tmp_path / "scores.xlsx"
    scored = runner.invoke(app, ["score", str(filled), "--out", str(out), "--corrections", str(pages)])
    assert (scored.exit_code, "1 corrections added" in scored.output) == (0, True)
    assert load_workbook(out).sheetnames == ["columns", "accuracy", "reliability", "corrected"]
    assert analysis.read(pages).events["name"].tolist() == ["招商推进会"]
