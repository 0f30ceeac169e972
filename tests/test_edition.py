"""Edition: the text whole and as letters, marks where their rows say, and the row beside each mark."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.edition import NotFound
from analysis.edition.marks import KINDS
from analysis.edition.weaving import Stretch, weave
from analysis.report import display
from tests.test_display import OPENED, PAYLOADS

PAGE = """临江日报 2022年3月26日 星期六
全市防汛工作会议召开
本报讯（记者 王一）3月25日，全市防汛工作会议召开。市委书记李二主持会议并讲话，市长赵三安排部署。
李二指出，要压实四方责任，坚持人民至上、生命至上，坚决守住防汛安全底线。<script>window.HIT=1</script>
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(PAGE.replace("防汛", "抗旱").replace("26日", "28日"), encoding="utf-8")
    return analysis.read(folder, discover=False)


@pytest.fixture(scope="module")
def article(corpus):
    return corpus.article("防汛")


PLACES = st.integers(0, 20)


class TestWeaving:
    @given(
        st.text("市长<&\n李二>\"'", max_size=20),
        st.lists(
            st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(KINDS), st.text(max_size=4))
        ),
    )
    def test_the_text_is_whole_whatever_overlaps(self, text, places):
        ends = [sorted((min(a, len(text)), min(b, len(text)))) for a, b, _, _ in places]
        marks = [Stretch(*pair, *its[2:]) for pair, its in zip(ends, places, strict=True)]
        woven = weave(text, marks)
        assert html.unescape(re.sub(r"<[^>]*>", "", woven)) == text
        for mark in marks:
            classes = [m for m in re.findall(r'<span class="m ([^"]*)"', woven) if mark.kind in m.split()]
            assert classes or mark.start == mark.end

    def test_a_mark_that_begins_inside_another_is_a_stop_of_its_own_and_says_both(self):
        woven = weave("甲乙丙", [Stretch(0, 3, "statement", "S"), Stretch(1, 2, "person", "P")])
        assert woven.count('tabindex="0"') == 2
        assert 'class="m statement person"' in woven
        assert 'aria-label="乙: S&#10;P"' in woven


class TestArticle:
    def test_every_mark_stands_where_its_row_says(self, corpus, article):
        texts = {"headline": "全市防汛工作会议召开", "body": article.article.body}
        for mark in article.marks.itertuples():
            assert texts[mark.part][mark.start : mark.end] == mark.text
        found = set(zip(article.marks["kind"], article.marks["text"], strict=True))
        assert {
            ("person", "李二"),
            ("title", "市委书记"),
            ("date", "3月25日"),
            ("formula", "四方责任"),
        } <= found
        assert {"theme", "statement", "event"} <= set(article.marks["kind"])

    def test_the_text_is_there_as_letters(self, article):
        shown = article._repr_html_()
        text = re.search(r'<div class="text">(.*)</div></div>$', shown, flags=re.DOTALL)
        letters = html.unescape(re.sub(r"<[^>]*>", "", text[1].replace("</p><p>", "\n")))
        assert letters == article.article.body
        assert not OPENED.search(shown)

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_whatever_a_page_says_stays_text(self, tmp_path, payload):
        (tmp_path / "a.txt").write_text(PAGE.replace("全市防汛", f"全市{payload}防汛"), encoding="utf-8")
        corpus = analysis.read(tmp_path, discover=False)
        for its in (corpus.article(corpus.articles["article"].iloc[0]), corpus.page("a")):
            assert not OPENED.search(its.html())

    def test_a_report_shows_it_too(self, article):
        assert 'class="edition"' in display.render(article)

    @pytest.mark.parametrize("ending", ["html", "csv", "xlsx"])
    def test_it_saves_itself(self, article, tmp_path, ending):
        assert article.save(tmp_path / f"a.{ending}").stat().st_size > 100

    def test_another_ending_is_refused(self, article, tmp_path):
        with pytest.raises(ValueError, match=r"\.html"):
            article.save(tmp_path / "a.docx")


class TestFinding:
    def test_by_id_and_by_a_part_of_the_headline(self, corpus, article):
        assert corpus.article(article.article.article).name == "全市防汛工作会议召开"
        assert corpus.article("抗旱工作").name == "全市抗旱工作会议召开"

    def test_several_are_named(self, corpus):
        with pytest.raises(
            NotFound, match=r"2 articles .*全市防汛工作会议召开; .*全市抗旱工作会议召开"
        ) as error:
            corpus.article("工作会议")
        assert len(error.value._render_traceback_()) == 1

    def test_none_names_what_there_is(self, corpus):
        with pytest.raises(NotFound, match=r"no page is called c\.txt; there are .*a\.txt"):
            corpus.page("c.txt")


def test_a_page_is_whole_with_what_every_stretch_was_taken_for(corpus):
    page = corpus.page("a.txt")
    raw = re.search(r'<div class="raw">(.*)</div></div>$', page.html(), flags=re.DOTALL)
    assert html.unescape(re.sub(r"<[^>]*>", "", raw[1])) == PAGE
    assert "".join("".join(page.marks["text"]).split()) == "".join(PAGE.split())
    assert {"role-headline", "role-byline"} <= set(re.findall(r"role-\w+", raw[1]))


@pytest.fixture(scope="module")
def file(article, tmp_path_factory):
    return article.save(tmp_path_factory.mktemp("edition") / "a.html").as_uri()


class TestBrowser:
    @staticmethod
    def tip(page, place):
        return page.evaluate("e => getComputedStyle(e, '::after').content", place.element_handle())

    def test_hover_and_keyboard_show_the_row(self, page, file):
        page.goto(file)
        person = page.locator(".text .person").first
        assert self.tip(page, person) in ("none", "normal")
        person.hover()
        assert "title 市委书记" in self.tip(page, person)
        page.mouse.move(0, 0)
        title = page.locator(".text .title").first
        title.focus()
        assert "市委书记" in self.tip(page, title)
        page.keyboard.press("Tab")
        assert "m" in page.evaluate("document.activeElement.className").split()
        assert page.evaluate("window.HIT") is None

    def test_a_box_of_the_legend_switches_a_kind_off(self, page, file):
        page.goto(file)
        formula = page.locator(".text .formula").first.element_handle()
        tint = "e => getComputedStyle(e).getPropertyValue('--tint')"
        assert "gradient" in page.evaluate(tint, formula)
        page.uncheck("input[value=formula]")
        assert page.evaluate(tint, formula).strip() == "none"

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_fits_a_telephone_and_can_be_read_by_night(self, browser, file, scheme):
        asked = []
        tab = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(file)
        tab.locator(".text .m").last.hover()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        ink, ground = tab.evaluate(
            "(s => [s.color, s.backgroundColor])(getComputedStyle(document.querySelector('.edition')))"
        )
        assert (light(ink) > light(ground)) == (scheme == "dark")
        assert asked == [file]
        tab.close()

    def test_it_is_drawn_with_the_font_inside(self, page, file):
        page.goto(file)
        page.evaluate("document.fonts.ready")
        assert page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded"]


def light(colour: str) -> float:
    return sum(map(int, re.findall(r"\d+", colour)[:3]))
