"""Report pages: one small report in a browser, as its readers use it: by pointer, keys, telephone, print."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.report.building import build_reports
from tests.test_reports import ROOT, write_notebook

CELLS = (
    """
import analysis
from analysis import figures, measures
from analysis.report.display import show
from analysis.report.evidence import register, theme_book
corpus = analysis.read()
evidence = theme_book(corpus)
totals = measures.theme_totals(corpus.articles, corpus.themes)
shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
""",
    "show('6 of 20 articles (30.5 %) name a theme. And more.')",
    "show(figures.theme_bars(totals), 'Themes.', alt='Bars of themes, one each.', evidence=evidence)",
    "show(figures.theme_timeline(shares), 'Days.', alt='Points of days, one each.', evidence=evidence)",
    "show(totals, 'Totals.', rows=40, evidence=evidence)",
    "show(register(corpus.pages, corpus.articles, corpus.events, corpus.attendance), 'Events.')",
    "show(corpus.articles[['kind', 'n_chars']], 'Kinds.')",
    "show(evidence, 'Sentences.')",
)
TABLE = "figure.table:has(th[title='with_theme'])"


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A report of the repository's corpus, and its index."""
    notebooks = tmp_path_factory.mktemp("notebooks")
    path = write_notebook(notebooks, "1-x.ipynb", *CELLS)
    notebook = json.loads(path.read_text())
    notebook["cells"][1]["id"] = "answer"
    heads = {0: "# Which themes?\n\nSome.", 2: "## How many", 7: "## Every sentence"}
    for at, text in reversed(heads.items()):
        notebook["cells"].insert(
            at, {"cell_type": "markdown", "id": f"m{at}", "metadata": {}, "source": text}
        )
    path.write_text(json.dumps(notebook))
    return build_reports(ROOT / "corpus", tmp_path_factory.mktemp("built"), notebooks)[1]


@pytest.fixture
def report(browser: Any, built: Path) -> Any:
    """The report in a window 1,280 pixels wide; whatever the page complains of fails the test."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda said: faults.append(said.text))
    tab.goto(built.as_uri())
    yield tab
    tab.close()
    assert faults == []


def column(report: Any, title: str) -> list[str]:
    """What stands in a column of the table of totals, in the rows that are shown."""
    return report.evaluate(
        """([table, title]) => {
          const found = document.querySelector(table);
          const at = [...found.querySelectorAll('th')].findIndex(th => th.title === title);
          return [...found.querySelectorAll('tbody tr:not([hidden])')].map(tr => tr.cells[at].textContent);
        }""",
        [TABLE, title],
    )


class TestTables:
    def test_numbers_are_folded_and_open_by_keyboard(self, report):
        folded = report.locator(f"{TABLE} details.numbers")
        assert folded.get_attribute("open") is None
        folded.locator("summary").first.focus()
        report.keyboard.press("Enter")
        assert folded.get_attribute("open") is not None

    def test_sorted_by_number_and_by_text_and_back(self, report):
        report.locator(f"{TABLE} summary").first.click()
        printed = column(report, "with_theme")
        head = report.locator(f"{TABLE} th[title='with_theme']")
        head.locator("button").focus()
        report.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert column(report, "with_theme") == sorted(printed, key=int, reverse=True)
        report.keyboard.press("Enter")
        assert column(report, "with_theme") == sorted(printed, key=int)
        report.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert column(report, "with_theme") == printed
        report.locator(f"{TABLE} th[title='share'] button").click()
        shares = [int(text.removesuffix("\u00a0%")) for text in column(report, "share")]
        assert shares == sorted(shares, reverse=True)
        assert "aria-sort" not in (head.evaluate("head => head.outerHTML"))

    def test_filtered_by_all_words(self, report):
        report.locator(f"{TABLE} summary").first.click()
        whole = len(column(report, "theme"))
        report.locator(f"{TABLE} input").fill("金融 finance")
        assert column(report, "theme") == ["金融财政 Finance"]
        assert report.locator(f"{TABLE} output").inner_text() == f"1 of {whole}"
        report.locator(f"{TABLE} input").fill("")
        assert len(column(report, "theme")) == whole

    def test_heads_are_words_and_no_value_is_a_programmer_s(self, report):
        text = report.evaluate(
            "[...document.querySelectorAll('figure.table table')].map(t => t.textContent).join()"
        )
        for raw in ("with_theme", "n_chars", "False", "True", "<NA>"):
            assert raw not in text
        assert "articles with the theme" in text
        assert "会议报道" in text or "meeting" in text


class TestFigures:
    def test_a_number_says_what_it_counts(self, report):
        report.locator("figure.drawing a.count[aria-label*='经济运行']").first.hover(force=True)
        said = report.locator(".tip").inner_text()
        assert said == "经济运行 Economy · articles led: 3 of 20"

    def test_a_point_says_its_day_and_how_many_articles_it_is_of(self, report):
        link = report.locator("figure.drawing:nth-of-type(1) a.count[aria-label*='of 7']").first
        link.focus()
        said = report.locator(".tip")
        assert said.is_visible()
        assert " of 7 · " in said.inner_text()
        assert said.inner_text().endswith("2022")
        report.keyboard.press("Escape")
        assert not said.is_visible()

    def test_what_a_number_counts_stays_where_the_number_goes(self, report):
        """To reach a number by keyboard the page scrolls, and what is said of it goes along."""
        link = report.locator("figure.drawing").nth(1).locator("a.count").last
        report.evaluate("scrollTo(0, 0)")
        link.focus()
        report.wait_for_timeout(100)
        assert report.evaluate("scrollY") > 0
        number, said = link.bounding_box(), report.locator(".tip").bounding_box()
        assert 0 <= number["y"] - said["y"] < 120

    def test_a_figure_is_one_stop_and_arrows_go_on(self, report):
        figure = report.locator("figure.drawing").first
        links = figure.locator("a.count")
        assert links.count() > 10
        assert figure.locator("a.count[tabindex='0']").count() == 1
        links.first.focus()
        report.keyboard.press("ArrowRight")
        assert links.nth(1).evaluate("link => link === document.activeElement")
        report.keyboard.press("End")
        assert links.last.evaluate("link => link === document.activeElement")
        report.keyboard.press("Tab")
        assert report.evaluate("!document.activeElement.closest('figure.drawing')") or (
            report.evaluate("document.activeElement.closest('figure')") != figure
        )

    def test_arrows_go_down_a_column_of_a_table(self, report):
        report.locator(f"{TABLE} summary").first.click()
        cells = report.locator(f"{TABLE} td a.count")
        cells.first.focus()
        at = report.evaluate("document.activeElement.closest('td').cellIndex")
        report.keyboard.press("ArrowDown")
        assert report.evaluate(
            "[document.activeElement.closest('td').cellIndex, document.activeElement.closest('tr').rowIndex]"
        ) == [at, 2]

    def test_a_click_opens_the_sentences(self, report):
        link = report.locator("figure.drawing a.count").first
        target = link.get_attribute("href")
        link.focus()
        report.keyboard.press("Enter")
        assert report.url.endswith(target)
        assert report.locator(target).evaluate("place => place.checkVisibility()")


class TestPage:
    def test_links_among_sentences_are_no_boxes_over_the_text(self, report):
        report.evaluate("document.querySelectorAll('.book details').forEach(d => d.open = true)")
        boxes = report.evaluate(
            """[...document.querySelectorAll('.book .where a')].filter(a =>
              getComputedStyle(a).padding !== '0px' || getComputedStyle(a).borderTopWidth !== '0px'
              || getComputedStyle(a).backgroundColor !== 'rgba(0, 0, 0, 0)').length"""
        )
        assert boxes == 0
        assert report.locator(".book .where a").count() > 20

    def test_the_code_is_behind_one_switch(self, report):
        assert report.locator(".code:visible").count() == 0
        report.get_by_label("Show the code").check()
        assert report.locator(".code:visible").count() == len(CELLS)

    def test_contents_stand_beside_the_text_where_there_is_room(self, report):
        beside = "document.querySelector('nav').getBoundingClientRect().right"
        assert report.evaluate(f"{beside} <= document.querySelector('main').getBoundingClientRect().left")
        assert report.locator("nav li").first.is_visible()
        report.set_viewport_size({"width": 390, "height": 800})
        report.wait_for_function("!document.querySelector('nav details').open")
        assert report.locator("nav summary").is_visible()

    @pytest.mark.parametrize("opened", [False, True])
    def test_a_telephone_scrolls_down_only(self, report, opened):
        report.set_viewport_size({"width": 390, "height": 800})
        if opened:
            report.get_by_label("Show the code").check()
            report.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert report.evaluate("document.documentElement.scrollWidth") == 390

    @pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
    def test_axe_finds_nothing_serious(self, browser, built, scheme, width):
        library = pytest.importorskip("axe_playwright_python.sync_playwright")
        for path in (built, built.with_name("index.html")):
            window = {"width": width, "height": 800}
            tab = browser.new_page(color_scheme=scheme, viewport=window, bypass_csp=True)
            tab.goto(path.as_uri())
            tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found = library.Axe().run(tab).response["violations"]
            tab.close()
            assert [
                (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
            ] == []

    def test_dark_where_the_reader_s_machine_is(self, browser, built):
        tab = browser.new_page(color_scheme="dark")
        tab.goto(built.as_uri())
        colours = tab.evaluate(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        )
        tab.close()
        dark, light = (sum(map(int, colour.strip("rgb()").split(","))) for colour in colours)
        assert dark < 150 < 600 < light

    def test_print_has_the_numbers_and_no_machinery(self, report):
        report.emulate_media(media="print")
        assert report.locator(f"{TABLE} tbody td").first.is_visible()
        for away in ("header", "nav", ".code", ".filter", ".book"):
            assert report.locator(f"{away}:visible").count() == 0, away

    def test_only_the_report_s_own_script_runs(self, page, built):
        page.goto(built.as_uri())
        ran = page.evaluate(
            """() => { const other = document.createElement('script'); other.textContent = 'window.HIT = 1';
              document.body.append(other); return window.HIT ?? null; }"""
        )
        assert ran is None


def test_the_index_shows_a_picture_and_one_sentence(page, built):
    page.goto(built.with_name("index.html").as_uri())
    entry = page.locator(".entry")
    assert entry.locator("p").first.inner_text() == "6 of 20 articles (30.5 %) name a theme."
    assert page.evaluate("document.querySelector('.entry img').naturalWidth") > 300
    assert page.evaluate("document.querySelector('.entry img').getBoundingClientRect().height") > 60
    entry.locator("h2 a").click()
    assert page.url == built.as_uri()
