"""Showing: figures and tables know their description, the papers they pool, and their evidence."""

import re

import pytest
from matplotlib.figure import Figure

from analysis import figures, measures
from analysis.figures.made import made
from analysis.report import sentences
from analysis.report.display import render
from analysis.report.display import showing as room
from analysis.report.sentences.pictures import picture_of
from tests import corpora, invented
from tests.test_figures import everything
from tests.test_house import ROOT


@pytest.fixture(scope="module")
def corpus():
    return corpora.read(ROOT / "corpus")


@pytest.fixture
def shown(monkeypatch):
    """What reaches the notebook, as HTML."""
    found = []
    monkeypatch.setattr(
        room, "show", lambda thing, caption="", **more: found.append(render(thing, caption, **more))
    )
    return found


@pytest.mark.parametrize("tables", [invented.sparse(), invented.tables([])], ids=["some", "none"])
def test_every_figure_can_be_described(tables):
    for name, drawing in everything(tables).items():
        drawn = made(drawing)
        assert drawn is not None, name
        assert drawn.by == name
        assert picture_of(drawn), name


def test_a_pooled_figure_says_what_it_pools(corpus, shown):
    show = room.showing(corpus)
    show(figures.theme_bars(measures.theme_totals(corpus.articles, corpus.themes)), "Themes.")
    sizes = measures.papers(corpus.pages, corpus.articles)
    for paper, n in zip(sizes["paper"], sizes["articles"], strict=True):
        assert re.search(rf"Themes\. Pooled: .*{paper} \({n}", shown[0])


def test_a_figure_by_paper_pools_nothing(corpus, shown):
    show = room.showing(corpus)
    show(figures.theme_papers(measures.theme_papers(corpus.pages, corpus.articles, corpus.themes)), "Themes.")
    assert "Pooled" not in shown[0]


def test_counts_lead_to_the_book_of_their_table(corpus, shown):
    show = room.showing(corpus)
    show(measures.theme_totals(corpus.articles, corpus.themes), "Themes.")
    show(measures.compare(corpus, "half"), "Words.", rows=5)
    show.evidence()
    assert 'href="#themes-' in shown[0]
    assert 'href="#words-' in shown[1]
    assert [re.search(r'id="(\w+)-', book)[1] for book in shown[2:]] == ["themes", "words"]


def test_a_table_without_counts_leads_nowhere(corpus, shown):
    show = room.showing(corpus)
    show(corpus.pages[["page", "paper"]], "Pages.")
    assert "count" not in shown[0]
    show.evidence()
    assert "no number" in shown[1].lower()


def test_a_figure_of_somebody_else_says_what_to_do(corpus):
    with pytest.raises(TypeError, match="alt"):
        room.showing(corpus)(Figure(), "Mine.")


class TestSentences:
    def test_one_paper_pools_nothing(self, corpus):
        some = corpus.pages[corpus.pages["paper"] == corpus.pages["paper"].iloc[0]]
        assert sentences.pooled(some, corpus.articles[corpus.articles["page"].isin(some["page"])]) == ""

    def test_days_of_one_paper_each_are_said(self, corpus):
        said = sentences.reading_of_papers(corpus.pages, corpus.articles)
        assert said.startswith("No day of issue has pages of two papers")
