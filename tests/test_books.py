"""Books of evidence: what stands behind each count, checked on articles small enough to count by hand."""

import datetime
import html
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, NamedTuple

import pandas as pd
import pytest

import analysis
from analysis import figures, measures
from analysis.document import annotate
from analysis.figures.marks import counted, linked
from analysis.formulas.themes import find_theme_mentions, weigh_themes
from analysis.records import Article, Formula, FormulaMention, Person, Statement, Word
from analysis.report.display import render
from analysis.report.evidence import Book, EvidenceError, formula_book, theme_book, word_book
from analysis.report.evidence.book import Counted, shelf_of, whole_texts
from analysis.report.evidence.texts import Place, Text, quoted
from analysis.schema import Column, frame
from analysis.words.counts import count_words
from tests import corpora
from tests.invented import page

BODIES = {
    "a": "会议要求落实河长制。河长制要抓实，做好核酸检测。",
    "b": "市长甘红军强调，要做好核酸检测，落实四方责任。红军路居民支持。",
    "c": "落实四方责任，安全生产不放松。",
}
DAYS = {"a": datetime.date(2022, 3, 5), "b": datetime.date(2022, 3, 6), "c": None}


def corpus() -> SimpleNamespace:
    """Three articles on three pages, one of them without a date; b has a headline."""
    pages = [page(n, DAYS[name])._replace(page=name) for n, name in enumerate(BODIES)]
    heads = {"b": "压实四方责任"}
    articles = [Article(n, n, 1, heads.get(n), None, "other", body, len(body)) for n, body in BODIES.items()]
    mentions = [m for article in articles for m in find_theme_mentions(annotate(article))]
    at = {name: body.find("四方责任") for name, body in BODIES.items()}
    formulas = [FormulaMention("b", "四方责任", "四方责任", "headline", 2, 6)]
    formulas += [FormulaMention(n, "四方责任", "四方责任", "body", at[n], at[n] + 4) for n in "bc"]
    said = BODIES["b"].index("要做好"), BODIES["b"].index("红军路")
    return SimpleNamespace(
        pages=frame(pages, type(pages[0])),
        articles=frame(articles, Article),
        theme_mentions=frame(mentions, type(mentions[0])),
        themes=frame(weigh_themes(mentions), type(weigh_themes(mentions)[0])),
        words=frame((w for article in articles for w in count_words(annotate(article))), Word),
        people=frame([Person("b", "甘红军", "市长", None, 2, 5, "甘红军")], Person),
        statements=frame([Statement("b", "甘红军", "强调", *said, BODIES["b"][slice(*said)])], Statement),
        formula_mentions=frame(formulas, FormulaMention),
        formulas=frame(
            [Formula("b", "四方责任", 2, "listed"), Formula("c", "四方责任", 1, "listed")], Formula
        ),
        finding_places=frame([], FormulaMention),
    )


class Times(NamedTuple):
    """A row with one count."""

    n: Annotated[int, Column("Times.", "occurrences", counts="s")]


class InArticle(NamedTuple):
    """A row with one count, of an article."""

    article: Annotated[str, Column("Article.")]
    n_here: Annotated[int, Column("Times there.", "occurrences", counts="s", by=("article",))]


@pytest.fixture(scope="module")
def its() -> SimpleNamespace:
    return corpus()


def shown(book: Book, column: str, number: float, **row) -> str:
    """The HTML that a count leads to, with the book shown behind it."""
    link = book.link(column, row, number)
    assert link is not None
    written = render(book, "The book.")
    assert f'id="{link.target}"' in written
    return written


class TestCounts:
    def test_hits_are_the_marked_terms(self, its):
        written = shown(theme_book(its), "mentions", 2, theme="environment")
        assert "会议要求落实<mark>河长制</mark>。" in written
        assert "<mark>河长制</mark>要抓实，做好核酸检测。" in written
        assert re.search(r'data-article="a" data-day="2022-03-05"><p class="where">', written)

    def test_a_period_has_the_articles_of_its_days(self, its):
        book = theme_book(its)
        day = DAYS["b"]
        assert book.link("with_theme", {"theme": "epidemic_control", "start": day, "end": day}, 1)
        assert book.link("articles", {"theme": "x", "start": DAYS["a"], "end": day}, 2)
        assert book.link("articles", {}, 3)

    def test_undated_articles_are_in_no_period(self, its):
        with pytest.raises(EvidenceError, match="articles is 3 but 2 stand behind it"):
            theme_book(its).link("articles", {"start": DAYS["a"], "end": DAYS["b"]}, 3)

    def test_a_wrong_count_is_an_error(self, its):
        with pytest.raises(
            EvidenceError, match=r"mentions is 3 but 2 stand behind it \(places of theme_mentions environment"
        ):
            theme_book(its).link("mentions", {"theme": "environment"}, 3)

    def test_nothing_and_other_columns_lead_nowhere(self, its):
        book = theme_book(its)
        assert book.link("mentions", {"theme": "finance"}, 0) is None
        assert book.link("low", {"theme": "finance"}, 0.5) is None
        assert book.link("mentions", {"theme": "finance"}, None) is None

    def test_a_share_names_its_whole(self, its):
        book = theme_book(its)
        row = {"theme": "environment", "with_theme": 1}
        link = book.link("share", row, 1 / 3)
        assert link is not None
        assert (link.unit, link.base_unit) == ("articles", "articles")
        with pytest.raises(EvidenceError):
            book.link("share", row, 1 / 2)

    def test_mentions_headline_included_and_in_whose_words(self, its):
        book = formula_book(its)
        assert book.link("mentions", {"formula": "四方责任"}, 3)
        assert book.link("of_mentions", {"formula": "四方责任"}, 2)
        assert book.link("mentions", {"formula": "四方责任", "speaker": "甘红军"}, 1)
        assert book.link("days", {"formula": "四方责任"}, 1)

    def test_words_in_names_stand_apart(self, its):
        book = word_book(its)
        row = {"word": "红军", "pos": "n", "with_word": ""}
        tokens = [w.word for w in frame_rows(its.words) if w.article == "b"]
        assert "红军" in tokens
        outside = measures.word_counts(its.articles, its.words, its.people)
        n = int(outside.loc[outside["word"] == "红军", "occurrences"].sum())
        assert book.count(book.behind("occurrences", row)) == n == 1
        assert book.count(book.behind("occurrences", {"word": "红军", "dp": 0.5})) == 2


def frame_rows(words):
    return list(words.itertuples(index=False))


class TestFigures:
    def test_a_mark_is_no_link_yet(self, its):
        """JupyterLab stops at links inside drawings; the exported report makes links of these."""
        book = theme_book(its)
        totals = measures.theme_totals(its.articles, its.themes)
        written = render(figures.theme_bars(totals), "Bars.", alt="x", evidence=book)
        marks = re.findall(r"<a [^>]*>", written)
        assert len(marks) >= 3 * len(totals)
        assert all(' data-href="#themes-' in mark and " href=" not in mark for mark in marks)
        assert {float(n) for n in re.findall(r'data-n="([^"]+)"', written)} >= set(totals["with_theme"])

    def test_without_a_book_nothing_leads_anywhere(self, its):
        totals = measures.theme_totals(its.articles, its.themes)
        written = render(figures.theme_bars(totals), "Bars.", alt="x")
        assert "count:" not in written
        assert "data-href" not in written

    def test_a_wrong_number_in_a_figure_is_an_error(self, its):
        totals = measures.theme_totals(its.articles, its.themes).assign(with_theme=3)
        with pytest.raises(EvidenceError, match="with_theme is 3"):
            render(figures.theme_bars(totals), "Bars.", alt="x", evidence=theme_book(its))

    def test_a_figure_of_another_report_is_an_error(self, its):
        totals = measures.theme_totals(its.articles, its.themes)
        with pytest.raises(KeyError, match="counts nothing in this book"):
            render(figures.theme_bars(totals), "Bars.", alt="x", evidence=formula_book(its))

    @pytest.mark.parametrize("value", ["a&b=c?d", '"<x>', "四方责任", "100 %"])
    def test_an_address_brings_back_what_was_put_in(self, value):
        seen = []
        svg = f'<a xlink:href="{html.escape(counted("hits", 3, term=value))}" target="_blank">x</a>'
        linked(svg, lambda count: seen.append(count))
        assert [(count.column, count.row, count.number) for count in seen] == [("hits", {"term": value}, 3)]


class TestQuoted:
    TEXT = Text("a", None, None, "头条。副题", "第一句。第二句有两处，两处。\n第三句")

    def places(self, *spans):
        return [(sentence, [sentence[a:b] for a, b in marks]) for sentence, marks in quoted(self.TEXT, spans)]

    def test_two_places_of_a_sentence_are_marked_in_it(self):
        at = self.TEXT.body.index("两处")
        again = self.TEXT.body.index("两处", at + 1)
        found = self.places(Place("body", at, at + 2), Place("body", again, again + 2))
        assert found == [("第二句有两处，两处。", ["两处", "两处"])]

    def test_places_that_overlap_come_one_by_one(self):
        found = self.places(Place("body", 0, 2), Place("body", 1, 3))
        assert found == [("第一句。", ["第一"]), ("第一句。", ["一句"])]

    def test_a_place_over_two_sentences_has_both(self):
        assert self.places(Place("body", 2, 6)) == [("第一句。第二句有两处，两处。", ["句。第二"])]

    def test_headlines_come_first(self):
        found = self.places(Place("body", 15, 18), Place("headline", 3, 5))
        assert found == [("副题", ["副题"]), ("第三句", ["第三句"])]


class TestShown:
    def test_markup_of_a_page_stays_text(self):
        texts = {"a<b>": Text("a<b>", None, "<i>", "<i>", "要<script>防汛</script>。")}
        place = [("a<b>", Place("body", 1, 9))]
        tables = {"s": Counted(lambda: shelf_of("<u>", place))}
        book = Book("x", texts, tables, [Times])
        written = shown(book, "n", 1)
        for markup in ("<script>", "<i>", "<u>", "a<b>"):
            assert markup not in written
            assert html.escape(markup) in written

    def test_only_what_counts_lead_to_is_there(self, its):
        book = theme_book(its)
        written = shown(book, "mentions", 2, theme="environment")
        assert "安全生产" not in re.sub(r'<div class="text".*', "", written.split("Articles")[0])
        assert written.count('class="shelf"') == 2  # the theme, and the articles in full

    def test_a_long_shelf_comes_in_pieces_and_lists_them_all(self, its, monkeypatch):
        monkeypatch.setattr("analysis.report.display.books.PIECE", 10)
        book = theme_book(its)
        link = book.link("articles", {}, 3)
        written = render(book, "The book.")
        assert written.count('class="shelf"') == 3
        begin = written.index(f'id="{link.target}"')
        assert len(re.findall(r'class="to" href="#([^"]+)"', written[begin:])) == 3

    def test_of_many_articles_some_are_quoted_and_the_others_named_with_their_numbers(self, monkeypatch):
        monkeypatch.setattr("analysis.report.display.books.QUOTED", 4)
        body = "防汛。要防汛。"
        texts = {f"a{n:02}": Text(f"a{n:02}", None, None, "", body) for n in range(30)}
        places = [(name, Place("body", at, at + 2)) for name in texts for at in (0, 4)]
        book = Book("x", texts, {"s": Counted(lambda: shelf_of("防汛", places))}, [Times, InArticle])
        book.link("n", {"n": 60}, 60)
        single = book.link("n_here", {"article": "a13"}, 2)
        written = render(book, "The book.").split('<div class="text"')[0]
        assert single is not None
        assert f'id="{single.target}"' in written
        named = re.search(r'class="named" tabindex="0" data-n="(\d+)" data-groups="(\d+)">(.*?)</p>', written)
        assert named is not None
        assert written.count("<mark>") + int(named[1]) == 60
        assert written.count('class="group"') + int(named[2]) == 30
        assert re.findall(r"a\d\d ×2", named[3])[:2] == ["a01 ×2", "a02 ×2"]
        assert "a13" not in named[3]

    def test_all_articles_whole(self, its):
        shelf = whole_texts(theme_book(its).texts)
        assert shelf.groups["b"].places == (Place("headline", 0, 6), Place("body", 0, len(BODIES["b"])))


ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "corpus", ROOT.parent / "shared" / "pages"]


def check(book: Book, table: pd.DataFrame) -> None:
    """Look at every number of a table, whether it is shown or not; a wrong count raises."""
    for row in table.to_dict("records"):
        for column, value in row.items():
            book.link(str(column), row, value)


@pytest.fixture(scope="module", params=FOLDERS, ids=["ours", "real"])
def whole(request) -> analysis.Corpus:
    if not request.param.is_dir():
        pytest.skip("the real pages are not here")
    return corpora.read(request.param)


class TestWholeTables:
    """Every row of the tables that the reports show the first rows of."""

    def test_themes(self, whole):
        book, themes = theme_book(whole), whole.themes
        check(book, themes)
        check(book, measures.theme_totals(whole.articles, themes))
        check(book, measures.theme_shares(whole.pages, whole.articles, themes))
        led = measures.theme_shares(whole.pages, whole.articles, themes, by="week", leading=True)
        check(book.given(leading=True), led)
        check(book, measures.theme_changes(whole.pages, whole.articles, themes))
        check(book, measures.missing_words(whole.articles, themes, whole.words))

    def test_formulas(self, whole):
        book = formula_book(whole)
        lines = measures.formula_lines(whole.pages, whole.articles, whole.formula_mentions, whole.formulas)
        check(book, measures.formula_spans(whole.pages, whole.articles, lines))
        check(book, measures.formula_speakers(whole.formula_mentions, whole.statements))
        check(book, measures.formula_silences(whole.pages, whole.articles, lines))
        check(book, whole.findings)
        assert len(book.asked) > 100

    def test_words(self, whole):
        book = word_book(whole)
        words = measures.word_counts(whole.articles, whole.words, whole.people)
        check(book, words)
        check(book, measures.dispersion(words.head(100), whole.words))
        check(book, measures.segmentation_sensitivity(whole))
        check(book, measures.ngrams(whole, 3, of="words", least=2).head(20))
        check(book, measures.ngrams(whole, 4, least=2).head(20))
        word = measures.commonest(words)
        check(book.given(near=word), measures.collocations(whole, word))
        lines = measures.concordance(whole.articles, whole.pages, word)
        check(book, measures.string_counts(lines, whole.articles))

    @pytest.mark.parametrize("by", ["half", "month", "theme", "kind", "speaker"])
    def test_parts(self, whole, by):
        check(word_book(whole).given(by=by), measures.compare(whole, by))
