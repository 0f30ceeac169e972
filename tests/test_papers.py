"""Papers: what a pooled number hides is told apart, in tables, figures and comparisons."""

import pandas as pd
import pytest

from analysis import figures, measures
from analysis.formulas.themes import Theme
from analysis.measures.papers import NOT_NAMED
from analysis.records import Article
from analysis.report.evidence import theme_book
from analysis.schema import frame
from tests import corpora
from tests.test_house import ROOT


def tables():
    """Two papers and a page that names none: the daily has economy, the zone's paper parks."""
    pages = pd.DataFrame(
        {
            "page": ["d1", "d2", "z", "n"],
            "paper": ["临江日报", "临江日报", "新区报", None],
            "issue_date": pd.to_datetime(["2022-03-05", "2022-04-05", "2022-03-05", "2022-03-05"]),
        }
    )
    names = ["d1-01", "d1-02", "d2-01", "z-01", "n-01"]
    rows = [Article(a, a[:-3], 1, None, None, "other", "…", 1) for a in names]
    themes = [
        Theme("d1-01", "economy", 3, 1.0, "项目"),
        Theme("d2-01", "economy", 3, 1.0, "项目"),
        Theme("z-01", "parks", 3, 1.0, "公园"),
    ]
    return pages, frame(rows, Article), frame(themes, Theme)


def test_papers_are_counted_with_their_days():
    pages, articles, _ = tables()
    found = measures.papers(pages, articles)
    assert found[["paper", "pages", "articles"]].values.tolist() == [
        ["临江日报", 2, 3],
        ["新区报", 1, 1],
        [NOT_NAMED, 1, 1],
    ]


def test_themes_of_each_paper_add_up_to_those_of_all():
    pages, articles, themes = tables()
    found = measures.theme_papers(pages, articles, themes)
    totals = measures.theme_totals(articles, themes).set_index("theme")["with_theme"]
    assert found.groupby("theme")["with_theme"].sum().to_dict() == totals.to_dict()
    assert found.groupby("theme")["articles"].sum().eq(len(articles)).all()


@pytest.mark.parametrize("leading", [False, True])
def test_shares_of_papers_add_up_to_the_timeline(leading):
    its = corpora.read(ROOT / "corpus")
    asked = its.pages, its.articles, its.themes
    pooled = measures.theme_shares(*asked, by="week", leading=leading).set_index(["start", "theme"])
    found = measures.paper_shares(*asked, by="week", leading=leading)
    sums = found.groupby(["start", "theme"])[["with_theme", "articles"]].sum()
    assert sums.sort_index().equals(pooled[["with_theme", "articles"]].sort_index())


def test_changes_of_a_paper_are_those_of_its_pages_alone():
    pages, articles, themes = tables()
    found = measures.paper_changes(pages, articles, themes)
    assert set(found["paper"]) == {"临江日报"}
    row = found.iloc[0]
    assert (row["with_before"], row["articles_before"], row["with_after"], row["articles_after"]) == (
        1, 2, 1, 1,
    )  # fmt: skip
    assert measures.paper_changes(pages.head(1), articles.head(1), themes.head(1)).empty


@pytest.mark.parametrize(("most", "names"), [(3, ["临江日报", "新区报", NOT_NAMED]), (2, [])])
def test_few_papers_are_kept_apart(most, names):
    pages, articles, _ = tables()
    assert measures.apart(pages, articles, most=most) == names
    assert measures.apart(pages.head(2), articles.head(3)) == []


def test_words_are_compared_by_paper():
    its = corpora.read(ROOT / "corpus")
    found = measures.compare(its, "paper")
    sizes = measures.papers(its.pages, its.articles).set_index("paper")["articles"]
    assert found["n1"].eq(sizes[found["target"].iloc[0]]).all()
    assert found["n2"].eq(sizes[found["reference"].iloc[0]]).all()


def test_events_are_counted_by_paper():
    its = corpora.read(ROOT / "corpus")
    named = measures.with_paper(its.events, its.articles, its.pages)
    by_paper = measures.daily_events(named, "paper")
    assert by_paper["events"].sum() == its.events["date"].notna().sum()
    with pytest.raises(ValueError, match="with_paper"):
        measures.daily_events(its.events, "paper")


class TestFigures:
    def test_each_point_of_a_timeline_belongs_to_one_paper(self):
        its = corpora.read(ROOT / "corpus")
        shares = measures.paper_shares(its.pages, its.articles, its.themes)
        panel = figures.theme_timeline(shares).axes[0]
        drawn = [line for line in panel.lines if line.get_marker() in "os"]
        first = shares[shares["theme"] == shares["theme"].iloc[0]]
        by_mark = {mark: sum(line.get_marker() == mark for line in drawn) for mark in "os"}
        assert by_mark == dict(zip("os", first["paper"].value_counts(), strict=True))

    def test_their_counts_lead_to_the_articles_of_the_paper(self):
        its = corpora.read(ROOT / "corpus")
        book = theme_book(its)
        for table in (
            measures.paper_shares(its.pages, its.articles, its.themes),
            measures.theme_papers(its.pages, its.articles, its.themes),
            measures.papers(its.pages, its.articles),
        ):
            for row in table.to_dict("records"):
                for column in {"with_theme", "articles", "share"} & set(row):
                    book.link(column, row, row[column])
        assert book.asked
