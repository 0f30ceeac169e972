"""Promises that hold for every extractor and every table, whatever the pages say."""

import copy
import datetime
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis.corpus import TABLES
from analysis.document import Document, annotate
from analysis.events.attendance import find_attendance
from analysis.events.events import classify, find_events
from analysis.events.persons import find_people
from analysis.events.statements import find_statements
from analysis.formulas.mentions import count_formulas, find_formula_mentions
from analysis.formulas.themes import find_theme_mentions, weigh_themes
from analysis.measures import counting
from analysis.records import Article, Attendance, Contributor, Event, Formula, Person, Statement, Theme, Word
from analysis.schema import Field, fields
from analysis.words.counts import count_words
from tests import corpora

ROOT = Path(__file__).parents[1]
FOLDERS = {"corpus": ROOT / "corpus", "invented": ROOT / "tests" / "examples" / "pages"}
PRINTED = datetime.date(2022, 3, 26)

Extractor = Callable[[Document], list[Any]]
EXTRACTORS: dict[str, Extractor] = {
    "dates": lambda document: document.dates,
    "events": find_events,
    "attendance": find_attendance,
    "people": find_people,
    "statements": find_statements,
    "formulas": find_formula_mentions,
    "themes": find_theme_mentions,
    "words": count_words,
}
#: What one row of a table is told from the others by.
KEYS: dict[type, list[str]] = {
    Contributor: ["article", "name", "role"],
    Event: ["event"],
    Attendance: ["event", "person", "role"],
    Person: ["article", "person", "title"],
    Statement: ["article", "start"],
    Formula: ["article", "formula"],
    Theme: ["article", "theme"],
    Word: ["article", "word", "pos"],
}
BOUNDED = [name for name, row in TABLES.items() if {"start", "end"} <= set(row.__annotations__)]
QUOTED = [name for name in BOUNDED if "text" in TABLES[name].__annotations__]


class Columns(NamedTuple):
    """A table's columns that fulfil a condition."""

    table: str
    field: Field

    def __str__(self) -> str:
        return f"{self.table}.{self.field.name}"


def columns(wanted: Callable[[Field], Any]) -> list[Columns]:
    return [Columns(name, f) for name, row in TABLES.items() for f in fields(row) if wanted(f)]


@pytest.fixture(scope="module", params=FOLDERS)
def corpus(request: pytest.FixtureRequest) -> analysis.Corpus:
    return corpora.read(FOLDERS[request.param])


def article(body: str, headline: str | None = None) -> Article:
    return Article("p-01", "p", 1, headline, None, "other", body, len("".join(body.split())))


def articles(corpus: analysis.Corpus) -> Iterable[tuple[Article, datetime.date | None]]:
    return ((row, page.issue.date) for page in corpus.readings for row in page.reading.articles)


# --- Extractors ---


@pytest.mark.parametrize("name", EXTRACTORS)
def test_what_has_bounds_is_a_quotation(corpus: analysis.Corpus, name: str) -> None:
    for told, printed in articles(corpus):
        texts = {"headline": annotate(told).headline, "body": told.body}
        for row in EXTRACTORS[name](annotate(told, printed)):
            if not hasattr(row, "start"):
                continue
            text = texts[getattr(row, "part", "body") if name in ("formulas", "themes") else "body"]
            assert 0 <= row.start < row.end <= len(text)
            quoted = getattr(row, "text", getattr(row, "variant", None))
            assert quoted is None or text[row.start : row.end] == quoted


@pytest.mark.parametrize("name", EXTRACTORS)
@pytest.mark.parametrize("body", ["", "\n", "。", "……", "1"])
def test_a_body_without_words_gives_no_rows(name: str, body: str) -> None:
    assert EXTRACTORS[name](annotate(article(body), PRINTED)) == []
    assert EXTRACTORS[name](annotate(article(body), None)) == []


@pytest.mark.parametrize("name", EXTRACTORS)
def test_the_same_article_gives_the_same_rows(corpus: analysis.Corpus, name: str) -> None:
    told, printed = next(iter(articles(corpus)))
    before = copy.deepcopy(told)
    assert EXTRACTORS[name](annotate(told, printed)) == EXTRACTORS[name](annotate(before, printed))
    assert told == before


def test_what_is_counted_is_left_as_it_was(corpus: analysis.Corpus) -> None:
    for told, printed in articles(corpus):
        events, formulas, themes = (
            find_events(annotate(told, printed)),
            find_formula_mentions(annotate(told)),
            find_theme_mentions(annotate(told)),
        )
        given_rows = copy.deepcopy((events, formulas, themes))
        classify(told, events)
        count_formulas(formulas)
        weigh_themes(themes)
        assert (events, formulas, themes) == given_rows


SENTENCES = [
    sentence + "。"
    for path in sorted(FOLDERS["invented"].glob("*.txt"))
    for sentence in "".join(path.read_text(encoding="utf-8").split()).split("。")
]


@settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.sampled_from(SENTENCES) | st.text(max_size=20), max_size=8), st.booleans())
def test_any_sentences_in_any_order_can_be_read(sentences: list[str], dated: bool) -> None:
    told = annotate(article("".join(sentences)), PRINTED if dated else None)
    events = {event.event for event in find_events(told)}
    for extract in EXTRACTORS.values():
        for row in extract(told):
            assert getattr(row, "event", None) in {None, *events}
            assert not hasattr(row, "text") or told.body[row.start : row.end] == row.text


# --- Tables ---


@pytest.mark.parametrize("name", QUOTED)
def test_a_rows_text_is_body_from_start_to_end(corpus: analysis.Corpus, name: str) -> None:
    bodies = dict(zip(corpus.articles.article, corpus.articles.body, strict=True))
    table = corpus.table(name)
    assert len(table) or name == "signs"  # a corpus that was read whole has none
    for row in table.itertuples():
        assert bodies[row.article][row.start : row.end] == row.text


@pytest.mark.parametrize("name", BOUNDED)
def test_a_stretch_has_at_least_one_character(corpus: analysis.Corpus, name: str) -> None:
    table = corpus.table(name)
    assert (table.start >= 0).all()
    assert (table.start < table.end).all()


@pytest.mark.parametrize("key", [("pages", ["page"]), ("articles", ["article"])], ids=lambda key: key[0])
def test_ids_are_unique(corpus: analysis.Corpus, key: tuple[str, list[str]]) -> None:
    assert not corpus.table(key[0]).duplicated(key[1]).any()


@pytest.mark.parametrize("name", [name for name, row in TABLES.items() if row in KEYS])
def test_no_row_stands_twice(corpus: analysis.Corpus, name: str) -> None:
    table = corpus.table(name)
    twice = table[table.duplicated(KEYS[TABLES[name]], keep=False)]
    assert twice.empty, twice.to_string()


@pytest.mark.parametrize("column", columns(lambda f: f.column.refers), ids=str)
def test_what_a_column_points_to_is_there(corpus: analysis.Corpus, column: Columns) -> None:
    table, target = column.field.column.refers.split(".")
    lost = set(corpus.table(column.table)[column.field.name].dropna()) - set(corpus.table(table)[target])
    assert not lost


def test_every_table_leads_back_to_its_page() -> None:
    points_to = {column.table: column.field.column.refers for column in columns(lambda f: f.column.refers)}
    assert set(points_to) == set(TABLES)


@pytest.mark.parametrize("column", columns(lambda f: f.column.values), ids=str)
def test_a_column_takes_only_its_declared_values(corpus: analysis.Corpus, column: Columns) -> None:
    values = set(corpus.table(column.table)[column.field.name].dropna())
    assert values <= set(column.field.column.values)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_not_optional_is_not_missing(corpus: analysis.Corpus, name: str) -> None:
    table, declared = corpus.table(name), fields(TABLES[name])
    assert list(table.columns) == [field.name for field in declared]
    missing = [field.name for field in declared if not field.optional and table[field.name].isna().any()]
    assert not missing


def test_everybody_at_an_event_has_one_place(corpus: analysis.Corpus) -> None:
    """Hosts and speakers come on top of those present, who are counted from 1."""
    for event, seats in corpus.attendance.groupby("event"):
        present = seats[seats.role.isin(["attendee", "counterpart"])]
        assert set(seats.person) == set(present.person), event
        places = seats[["person", "position"]].drop_duplicates()
        assert sorted(places.position) == list(range(1, len(places) + 1)), event
        assert seats.list_open.nunique() == 1, event


def test_a_date_is_as_precise_as_it_says(corpus: analysis.Corpus) -> None:
    events = corpus.events
    known = events.date_precision.isin(["day", "range", "month"])
    assert (events.date.notna() == known).all()
    ranges = events[events.end_date.notna()]
    assert (ranges.end_date > ranges.date).all()
    assert set(ranges.date_precision) <= {"range"}
    assert (events.date_text.isna() <= events.date.isna()).all()


def test_stretches_of_speech_do_not_overlap(corpus: analysis.Corpus) -> None:
    for name, said in corpus.statements.groupby("article"):
        said = said.sort_values("start")
        assert (said.end.iloc[:-1].to_numpy() <= said.start.iloc[1:].to_numpy()).all(), name


def test_the_shares_of_an_articles_themes_are_one(corpus: analysis.Corpus) -> None:
    assert corpus.themes.groupby("article").share.sum().to_numpy() == pytest.approx(1)
    counted = counting(corpus.theme_mentions, corpus.themes).groupby(["article", "theme"]).points
    themes = corpus.themes.set_index(["article", "theme"]).sort_index()
    assert (counted.sum() == themes.hits).all()
    assert (counted.size() == themes.mentions).all()


def test_articles_are_numbered_in_the_order_of_the_page(corpus: analysis.Corpus) -> None:
    for page, rows in corpus.articles.groupby("page", sort=False):
        assert list(rows.n) == list(range(1, len(rows) + 1)), page
        assert list(rows.article) == [f"{page}-{n:02d}" for n in rows.n]


def test_the_account_and_the_pages_agree(corpus: analysis.Corpus) -> None:
    for page in corpus.readings:
        assert page.row.n_chars == sum(not char.isspace() for char in page.source.text)
    for row in corpus.articles.itertuples():
        assert row.n_chars == sum(not char.isspace() for char in row.body)


# --- Reading again, in other company ---


def test_two_reads_give_the_same_rows(corpus: analysis.Corpus) -> None:
    again = analysis.read(corpus.folder)
    for name in TABLES:
        pd.testing.assert_frame_equal(corpus.table(name), again.table(name))


def test_an_added_page_changes_no_other_pages_rows(tmp_path: Path) -> None:
    """Up to the counter in the ids of pages without a number."""
    few = ["01-wrapped-city", "08-sub-venue", "17-no-headline", "25-unknown-date", "28-video-radicals"]
    alone, added = tmp_path / "alone", tmp_path / "added"
    for folder, pages in ((alone, few[1:-1]), (added, few)):
        folder.mkdir()
        for page in pages:
            shutil.copy(FOLDERS["invented"] / f"{page}.txt", folder / f"{page}.txt")
    # A second page without a date, first in the order of the names.
    (added / "00.txt").write_text(
        "本报讯（记者 王一）昨日，会议召开。副市长李二、赵三参加会议。", encoding="utf-8"
    )
    one, other = (analysis.read(folder, discover=False) for folder in (alone, added))
    for name in TABLES:
        kept = by_file(other, name)
        kept = kept[kept.file.isin(one.pages.file)].reset_index(drop=True)
        # Pages that were read whole have no signs.
        assert 0 < len(kept) < len(other.table(name)) or name == "signs"
        pd.testing.assert_frame_equal(by_file(one, name), kept)


def by_file(corpus: analysis.Corpus, name: str) -> pd.DataFrame:
    """A table whose ids begin with the page's file instead of the page's id."""
    ids = dict(zip(corpus.pages.page, corpus.pages.file, strict=True))
    files = {a.article: ids[a.page] for a in corpus.articles.itertuples()}
    files |= {e.event: files[e.article] for e in corpus.events.itertuples()} | ids
    table = corpus.table(name).copy()
    key = next(column for column in ("event", "article", "page") if column in table.columns)
    table["file"] = table[key].map(files)
    pages = {file: page for page, file in ids.items()}
    for column in {"event", "article", "page"} & set(table.columns):
        table[column] = [
            value.replace(pages[file], file, 1) for value, file in zip(table[column], table.file, strict=True)
        ]
    return table
