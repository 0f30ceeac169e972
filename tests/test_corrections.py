"""Corrections: applied to the page they were made for, said in the tables, refused by their line."""

import hashlib
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.corpus import Corpus, CorpusError
from analysis.corrections.file import COLUMNS, Correction, add_corrections, read_corrections
from analysis.report import sentences

PAGE = """临江日报 2022年3月26日 星期六
本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议，市领导赵三、孙四参加。
会前，与会人员走进临江产业园察看项目。周五向大家作了介绍。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def correction(folder: Path, table: str, change: str, **cells: str) -> Correction:
    sha256 = hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()
    empty = dict.fromkeys(("row", "column", "was", "value", "evidence"), "")
    return Correction("a.txt", sha256, 1, table, change, **{**empty, **cells})


def corrected(folder: Path, *corrections: Correction) -> Corpus:
    add_corrections(folder, corrections)
    return analysis.read(folder, discover=False)


def test_a_corrected_event_says_so(folder: Path) -> None:
    own = {"row": "a", "column": "date", "was": "2022-03-25"}
    corpus = corrected(folder, correction(folder, "events", "set", **own, value="2022-03-24"))
    event = corpus.events.iloc[0]
    assert (event["date"].date().isoformat(), event["source"]) == ("2022-03-24", "corrected")
    assert pd.isna(event["date_text"])
    assert corpus.refused == []
    assert "1 of 1 corrections applied" in corpus.summary()


def test_a_removed_event_takes_its_seats_along(folder: Path) -> None:
    whole = analysis.read(folder, discover=False)
    corpus = corrected(folder, correction(folder, "events", "remove", row="a", was="全市招商推进会"))
    assert len(corpus.events) == len(whole.events) - 1
    assert set(corpus.attendance["event"]) <= set(corpus.events["event"])


def test_a_new_event_has_its_evidence_and_its_list(folder: Path) -> None:
    letter = "z"
    corpus = corrected(
        folder,
        correction(
            folder, "events", "add", row=letter, column="name", value="察看项目",
            evidence="会前，与会人员走进临江产业园察看项目。",
        ),
        correction(folder, "events", "set", row=letter, column="kind", was="other", value="inspection"),
        correction(folder, "events", "set", row=letter, column="present", value="李二、周五"),
    )  # fmt: skip
    event = corpus.events[corpus.events["event"].str.endswith("-z")].iloc[0]
    body = corpus.articles["body"].iloc[0]
    assert body[event["start"] : event["end"]] == event["text"] == "会前，与会人员走进临江产业园察看项目。"
    assert event["kind"] == "inspection"
    seats = corpus.attendance[corpus.attendance["event"] == event["event"]]
    assert seats[["person", "role", "position", "source"]].values.tolist() == [
        ["李二", "attendee", 1, "corrected"], ["周五", "attendee", 2, "corrected"],
    ]  # fmt: skip


def test_another_host_keeps_the_list(folder: Path) -> None:
    corpus = corrected(
        folder, correction(folder, "events", "set", row="a", column="host", was="李二", value="赵三")
    )
    seats = corpus.attendance[corpus.attendance["event"].str.endswith("-a")]
    assert seats.loc[seats["role"] == "host", "person"].tolist() == ["赵三"]
    assert seats.loc[seats["role"] == "attendee", "person"].tolist() == ["李二", "赵三", "孙四"]


def test_people_and_themes_are_put_right(folder: Path) -> None:
    whole = analysis.read(folder, discover=False)
    first = whole.themes["theme"].iloc[0]
    corpus = corrected(
        folder,
        correction(folder, "people", "remove", column="person", was="孙四"),
        correction(folder, "people", "add", column="person", value="与会人员"),
        correction(folder, "themes", "set", column="first", was=first, value="finance"),
    )
    assert "孙四" not in set(corpus.people["person"])
    added = corpus.people[corpus.people["person"] == "与会人员"].iloc[0]
    assert corpus.articles["body"].iloc[0][added["start"] : added["end"]] == "与会人员"
    ranked = corpus.themes.sort_values("hits", ascending=False)
    assert ranked["theme"].iloc[0] == "finance"
    assert ranked["share"].sum() == pytest.approx(1)
    assert corpus.refused == []


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"row": "a", "column": "date", "was": "2022-03-20", "value": ""}, "date is '2022-03-25'"),
        ({"row": "q", "column": "name", "was": "x", "value": "y"}, "has no event q"),
    ],
)
def test_what_no_longer_fits_is_refused_by_its_line(folder: Path, cells: dict[str, str], why: str) -> None:
    corpus = corrected(folder, correction(folder, "events", "set", **cells))
    assert len(corpus.refused) == 1
    assert corpus.refused[0].startswith("corrections.csv:2: ")
    assert why in corpus.refused[0]
    assert "read" in set(corpus.events["source"])


def test_a_changed_page_refuses_its_corrections(folder: Path) -> None:
    add_corrections(folder, [correction(folder, "events", "remove", row="a", was="全市招商推进会")])
    assert "全市招商推进会" not in set(analysis.read(folder, discover=False).events["name"])
    (folder / "a.txt").write_text(PAGE + "\n", encoding="utf-8")
    corpus = analysis.read(folder, discover=False)
    assert "全市招商推进会" in set(corpus.events["name"])
    assert corpus.refused == ["corrections.csv:2: page a.txt has changed since; not applied"]
    assert "0 of 1 corrections applied" in corpus.summary()[-1]
    assert "1 no longer fits" in sentences.what_we_have(corpus)


def test_a_report_says_how_many_rows_were_corrected(folder: Path) -> None:
    own = {"row": "a", "column": "date", "was": "2022-03-25", "value": "2022-03-24"}
    corpus = corrected(folder, correction(folder, "events", "set", **own))
    assert "1 row was corrected by hand (events 1)" in sentences.what_we_have(corpus)


def test_corrections_are_added_once_and_read_back(folder: Path) -> None:
    one = correction(folder, "events", "remove", row="a", was="全市招商推进会")
    assert [add_corrections(folder, [one])[1] for _ in range(2)] == [1, 0]
    assert read_corrections(folder) == [one._replace(line=2)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a.txt,s,x,events,remove,a,,,,", "article is 'x'"),
        ("a.txt,s,1,events,burn,a,,,,", "cannot burn events"),
        ("a.txt,s,1,events,set,a,colour,,red,", "column is 'colour'"),
        ("a.txt,s,1,events,set,,date,,,", "row is empty"),
        ("a.txt,s,1,events,set,a,date,,yesterday,", "date is 'yesterday'"),
        ("a.txt,s,1,events,set,a,kind,,party,", "kind is 'party'"),
        ("a.txt,s,1,themes,set,,first,,weather,", "theme is 'weather'"),
        ("a.txt,s,1,people,add,,person,,,", "value is empty"),
    ],
)
def test_a_line_that_cannot_be_is_named(folder: Path, line: str, why: str) -> None:
    (folder / "corrections.csv").write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"corrections\.csv:2: ") as fault:
        analysis.read(folder)
    assert why in str(fault.value)
