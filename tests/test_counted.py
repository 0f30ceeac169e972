"""Counted: every count that a notebook shows says which rows it counts, and a wrong answer is found out."""

import importlib
import pkgutil
from typing import Annotated, NamedTuple

import pytest

import analysis
from analysis import measures
from analysis.report.evidence import EvidenceError, formula_book, theme_book, word_book
from analysis.report.evidence.declared import UNITS, declared, pairs
from analysis.schema import Column, fields, frame
from tests.test_books import corpus

#: Counts without sentences behind them, each with the reason.
BARE = {
    "Formula.count": "a row of its own for each article, shown as formula_mentions in notebook 6",
    "MeetingRate.n_days": "days of the calendar, not of issue: the table `days` lists them",
    "GroupRate.n_days": "days of the calendar, not of issue: the table `days` lists them",
    "Lag.lag": "a distance between two days, no count of rows",
    "LagCount.lag": "a distance between two days, no count of rows",
    "ArticleKind.of_kind": "notebook 4 lists the articles with their kinds",
    "ArticleKind.articles": "notebook 4 lists the articles",
    "Official.articles": "notebook 5 shows each seat at each event; people have no book",
    "TitleSpan.articles": "notebook 5 shows each seat at each event; people have no book",
    "Speaker.reports": "notebook 5 shows the statements of each report beside it",
    "Collocate.expected": "what chance would give, no count of rows",
}
COUNTED = ("occurrences", "articles", "days", "articles or words", "words")


def row_classes() -> list[type]:
    """The row classes of all tables."""
    found = {}
    for module in pkgutil.walk_packages(analysis.__path__, "analysis."):
        if module.name.endswith("__main__"):
            continue
        for its in vars(importlib.import_module(module.name)).values():
            if isinstance(its, type) and issubclass(its, tuple) and hasattr(its, "_fields"):
                hints = [getattr(hint, "__metadata__", ()) for hint in its.__annotations__.values()]
                if hints and all(any(isinstance(one, Column) for one in hint) for hint in hints):
                    found[f"{its.__module__}.{its.__name__}"] = its
    return [found[name] for name in sorted(found)]


ROWS = row_classes()
COLUMNS = {f"{row.__name__}.{field.name}": (row, field.column) for row in ROWS for field in fields(row)}


def test_every_count_says_what_it_counts_or_why_it_cannot():
    silent = {name for name, (_, column) in COLUMNS.items() if column.unit in COUNTED and not column.counts}
    assert silent == set(BARE)


def test_only_units_that_can_be_counted_are_declared():
    declaring = {name: column.unit for name, (_, column) in COLUMNS.items() if column.counts}
    assert len(declaring) > 50
    assert {name: unit for name, unit in declaring.items() if unit not in UNITS} == {}


@pytest.fixture(scope="module")
def books():
    its = corpus()
    return [theme_book(its), formula_book(its), word_book(its)]


def test_what_is_declared_can_be_looked_up(books):
    """Each count's table is one of a book that has its rows, and each column is known there."""
    given = {"leading", "near", "by"}
    for name, (row, column) in COLUMNS.items():
        if not column.counts:
            continue
        homes = [book for book in books if row in book.rows]
        assert homes, f"{name}: {row.__name__} is in the rows of no book"
        for book in homes:
            table = book.tables[column.counts]
            selecting = {target for target, _ in pairs(column)}
            assert set(table.key) <= selecting, name
            assert selecting - set(table.key) <= set(book._conditions), name
            assert not column.where or column.where in book._conditions, name
            asked = {source for _, source in pairs(column)} | {its.split()[1] for its in column.when}
            assert asked <= {field.name for field in fields(row)} | given, name


def test_each_row_class_is_known_by_its_columns(books):
    for book in books:
        for row in book.rows:
            names = [field.name for field in fields(row)]
            for field in fields(row):
                found = declared(book.rows, field.name, names, ["leading", "near", "by"])
                assert found == (field.column if field.column.counts else None), f"{row}.{field.name}"


class Wrong(NamedTuple):
    """The hits of a theme, declared as those of the article that has most."""

    theme: Annotated[str, Column("Theme.")]
    article: Annotated[str, Column("Article.")]
    mentions: Annotated[int, Column("Hits.", "occurrences", counts="theme_mentions", by=("theme", "article"))]


class TestWrongDeclarations:
    def test_a_filter_too_many_is_found_out(self, books):
        book = books[0].with_rows([Wrong])
        assert book.link("mentions", {"theme": "epidemic_control", "article": "a"}, 1)
        with pytest.raises(EvidenceError, match="mentions is 5 but 1 stand behind it"):
            book.link("mentions", {"theme": "epidemic_control", "article": "a"}, 5)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"by": ("theme", "article")},
            {"where": "leading"},
            {"counts": "words", "by": ("word=theme",)},
            {"when": ("< day",)},
        ],
        ids=["by", "where", "counts", "when"],
    )
    def test_a_wrong_declaration_is_found_out(self, books, wrong):
        right = Column("Articles.", "articles", counts="theme_mentions", by=("theme",))

        def shown(column):
            class Row(NamedTuple):
                theme: Annotated[str, Column("Theme.")]
                article: Annotated[str, Column("One.")]
                day: Annotated[str, Column("Day.")]
                with_theme: Annotated[int, column]

            line = {"theme": "epidemic_control", "article": "a", "day": "2022-03-06"}
            return books[0].with_rows([Row]).link("with_theme", line, 3)

        assert shown(right) is not None
        with pytest.raises(EvidenceError, match="with_theme is 3"):
            shown(right._replace(**wrong))


def test_a_table_without_the_column_that_selects_says_so(books):
    with pytest.raises(KeyError, match=r"mentions: the row says nothing of .*theme"):
        books[0].link("mentions", {"low": 0.1}, 2)


def test_a_row_class_is_known_after_pandas_has_worked_on_the_table(books):
    its = corpus()
    totals = measures.theme_totals(its.articles, its.themes)
    worked = (
        totals[totals["with_theme"] > 0]
        .assign(note="…")
        .merge(frame([], analysis.records.Theme)[["theme", "terms"]], on="theme", how="left")
    )
    for row in worked.sort_values("theme").to_dict("records"):
        assert books[0].link("with_theme", row, row["with_theme"])
        assert books[0].link("share", row, row["share"])
