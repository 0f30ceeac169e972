"""Narrowing a corpus gives the tables that reading less of it would have given."""

from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import measures, only

from . import corpora

FOLDER = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def corpus():
    return corpora.read(FOLDER, discover=False)


@pytest.mark.parametrize(
    "which",
    [
        {},
        {"papers": "郑州日报"},
        {"since": "2022-04", "until": "2022-04-25"},
        {"papers": "高新时报", "until": "2022-04"},
    ],
    ids=str,
)
def test_tables_are_those_of_a_smaller_reading(corpus, which):
    read, kept = analysis.read(FOLDER, discover=False, **which), only(corpus, **which)
    for name in analysis.TABLES:
        pd.testing.assert_frame_equal(kept.table(name), read.table(name))
    assert kept.tokens == read.tokens
    assert kept.left_out.equals(read.left_out)
    assert kept.summary() == read.summary()


def test_a_theme_keeps_the_articles_that_name_it(corpus):
    kept = only(corpus, theme="finance")
    named = corpus.themes.loc[corpus.themes["theme"] == "finance", "article"]
    assert set(kept.articles["article"]) == set(named)
    for name in ("contributors", "signs", "people", "statements", "formulas", "themes", "words"):
        assert set(kept.table(name)["article"]) <= set(named)
    assert set(kept.attendance["event"]) <= set(kept.events["event"])
    assert kept.summary()[-1] == f"{len(named)} of these 20 articles kept"


def test_a_speaker_keeps_what_the_speaker_said(corpus):
    speaker = corpus.statements["speaker"].mode()[0]
    kept = only(corpus, speaker=speaker)
    its = corpus.statements[corpus.statements["speaker"] == speaker]
    assert kept.statements["text"].tolist() == its["text"].tolist()
    assert set(kept.articles["article"]) == set(its["article"])


def test_an_official_keeps_every_telling_of_the_events_attended(corpus):
    official = corpus.attendance["person"].mode()[0]
    kept = only(corpus, official=official)
    events, attendance = measures.told_once(corpus.events, corpus.attendance)
    there = measures.presence(attendance)
    mine = set(there.loc[there["person"] == official, "event"])
    assert set(measures.told_once(kept.events, kept.attendance)[0]["event"]) == mine & set(events["event"])
    assert not corpus.people.query("person == @official and article not in @kept.articles.article").size


def test_word_lists_and_corrections_of_ones_own_stay(tmp_path):
    page = "临江日报 2022年3月{day}日\n\n全市{what}会召开\n\n本报讯（记者 王一）昨日，全市{what}会召开。"
    for day, what in ((5, "赏花节"), (6, "防汛")):
        (tmp_path / f"{day}.txt").write_text(page.format(day=day, what=what), encoding="utf-8")
    own = tmp_path / "lexicons"
    own.mkdir()
    (own / "themes.csv").write_text("term,theme,source\n赏花节,tourism,mine\n", encoding="utf-8")
    whole = analysis.read(tmp_path, discover=False)
    assert only(whole, since="2022-03-06").lexicons is whole.lexicons
    read, kept = analysis.read(tmp_path, discover=False, until="2022-03-05"), only(whole, until="2022-03-05")
    for name in analysis.TABLES:
        pd.testing.assert_frame_equal(kept.table(name), read.table(name))
    assert kept.summary() == read.summary()


def test_nothing_left_is_an_empty_corpus(corpus):
    kept = only(corpus, theme="no such theme")
    assert len(kept.articles) == len(kept.words) == len(kept.events) == 0
    assert list(kept.words) == list(corpus.words)


def test_spoken_lines_lie_in_a_statement(corpus):
    lines = measures.concordance(corpus.articles, corpus.pages, "工作")
    said = measures.spoken(lines, corpus.statements)
    assert 0 < len(said) < len(lines)
    bodies = corpus.statements.groupby("article")["text"].agg("\n".join)
    assert all(row.text in bodies[row.article] for row in said.itertuples())
    assert set(said["part"]) == {"body"}
