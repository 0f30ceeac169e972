"""Shipped: the walk reads aloud only what it was written about."""

from types import SimpleNamespace

from analysis import only
from analysis.report.shipped import SUM, notice, reading, shipped, text_sum
from tests import corpora
from tests.test_house import ROOT


def test_the_sum_is_that_of_the_shipped_corpus():
    """If this fails, pages changed: read the walk again, then write the new sum."""
    assert text_sum(corpora.read(ROOT / "corpus")) == SUM


def test_the_shipped_corpus_is_read_aloud():
    its = corpora.read(ROOT / "corpus")
    assert shipped(its)
    assert reading(its, "One line\nbroken.\n\nAnother.") == "One line broken.\nAnother."
    assert notice(its) == ""


def test_some_of_it_is_another_corpus():
    its = corpora.read(ROOT / "corpus")
    some = only(its, papers=its.pages["paper"].iloc[0])
    assert not shipped(some)
    assert reading(some, "One line.") == ""
    assert "other pages" in notice(some)


def test_other_word_lists_make_other_numbers():
    its = corpora.read(ROOT / "corpus")
    own = SimpleNamespace(articles=its.articles, study=SimpleNamespace(own_lexicons=ROOT))
    assert not shipped(own)
