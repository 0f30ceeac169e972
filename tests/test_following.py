"""Following: every count of the reports leads to its sentences, inside the exported files.

The reports on themes, formulas and words are opened in a browser. From each number in a table and
each dot, bar, word or number of a figure its link is followed to the places it leads to, and these
are counted again there: marks in sentences, articles, days of issue.
"""

import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from analysis.report.building import build_reports
from analysis.report.display.books import CUT
from analysis.report.paging import turn_over
from tests.test_reports import ROOT

REPORTS = ("1-themes", "6-formulas", "3-words")

#: Columns of whole numbers that count no sentence: places in a text, points (the ``hits`` of a theme, beside
#: which its ``mentions`` lead to their sentences), ranks, sides of a cloud.
NO_COUNTS = {
    "score", "hits", "start", "end", "rank", "with_model", "without_terms", "model_alone", "bigrams",
    "moves", "half",
}  # fmt: skip

#: What a page says of its counts, and of everything that a count can lead to.
EXTRACT = """() => {
  const places = {};
  const group = el => ({
    n: el.dataset.n ? Number(el.dataset.n) : el.querySelectorAll('mark').length,
    article: el.dataset.article, day: el.dataset.day, id: el.id,
  });
  const shelf = el => [...el.closest('details.shelf').querySelectorAll('.group, .text[id]')].map(group);
  for (const el of document.querySelectorAll('.book [id]')) {
    const links = [...el.querySelectorAll('a.to')].map(a => a.href);
    const own = el.matches('.group, .text');
    places[el.id] = {links, groups: own ? [group(el)] : links.length ? [] : shelf(el)};
  }
  const number = a => a.dataset.n ?? a.textContent;
  const counts = [...document.querySelectorAll('a.count')].map(a => ({
    href: new URL(a.getAttribute('href'), location).href, number: number(a), unit: a.dataset.unit,
    of: a.dataset.of ?? null, of_unit: a.dataset.ofUnit,
  }));
  return {places, counts};
}"""

#: Whole numbers of tables that are no links: their column, and the number.
UNLINKED = """() => [...document.querySelectorAll('figure.table table')].flatMap(table => {
  const names = [...table.querySelectorAll('thead th')].map(th => th.title);
  return [...table.querySelectorAll('tbody tr')].flatMap(tr => [...tr.cells].flatMap((td, n) =>
    getComputedStyle(td).textAlign === 'right' && /^[0-9]+$/.test(td.textContent) && !td.querySelector('a')
      ? [[names[n], td.textContent]] : []));
})"""

#: Follow each link as a click does, with everything folded before, and say which place stays hidden.
HIDDEN = """ids => ids.filter(id => {
  document.querySelectorAll('details').forEach(d => d.open = false);
  location.hash = ''; location.hash = id;
  const el = document.getElementById(id);
  return !el || !el.checkVisibility() || el.getClientRects().length === 0;
})"""

#: Links of figures whose middle a click misses: it is not theirs, nor that of one drawn over them.
UNREACHED = """() => [...document.querySelectorAll('svg a.count')].filter(a => {
  a.scrollIntoView({block: 'center', inline: 'center'});
  const box = a.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return !at || !at.closest('a.count');
}).map(a => a.closest('figure').querySelector('figcaption').textContent + ': ' + a.getAttribute('href'))"""

#: The beginnings of shelves that a count leads to.
BEGINNINGS = """() => [...document.querySelectorAll('.shelf > summary + div[id]')].map(el => el.id)"""

#: Follow each link as a click does, and say where the title of the shelf then stands in the window.
TITLES = """ids => ids.map(id => {
  location.hash = ''; location.hash = id;
  const title = document.getElementById(id).closest('.shelf').querySelector('summary');
  return title.getBoundingClientRect().top;
})"""


class Group(NamedTuple):
    """A place that a count leads to."""

    file: str
    id: str
    n: int
    article: str
    day: str


class Site:
    """Pages as a browser sees them."""

    def __init__(self, browser: Any, files: list[Path]) -> None:
        self.found: dict[str, Any] = {}
        for path in files:
            browser.goto(path.as_uri())
            self.found[path.name] = browser.evaluate(EXTRACT)

    def counts(self) -> list[tuple[str, dict[str, Any]]]:
        return [(name, count) for name, its in self.found.items() for count in its["counts"]]

    def reached(self, href: str) -> set[Group]:
        """The places that a link leads to, through a list of links if need be."""
        parts = urlsplit(href)
        name = unquote(parts.path).rsplit("/", 1)[-1]
        places = self.found[name]["places"]
        assert parts.fragment in places, f"{name}: nothing is called {parts.fragment}"
        place = places[parts.fragment]
        found = {Group(name, g["id"], g["n"], g["article"], g["day"]) for g in place["groups"]}
        return found.union(*(self.reached(link) for link in place["links"]))

    def whole(self, name: str, anchor: str) -> str:
        """The address of the whole that a share is of: in its own file, or in one of evidence beside it."""
        stem = name.removesuffix(".html")
        files = [
            file for file in self.found if file.startswith(stem) and anchor in self.found[file]["places"]
        ]
        return f"{files[0]}#{anchor}"

    def number(self, href: str, unit: str) -> int:
        groups = self.reached(href)
        if unit == "places":
            return sum(group.n for group in groups)
        if unit == "groups":
            return len(groups)
        return len({group.article if unit == "articles" else group.day for group in groups} - {"–"})

    def wrong(self) -> list[str]:
        """The counts whose places add up to another number."""
        found = []
        for name, count in self.counts():
            reached: float = self.number(count["href"], count["unit"])
            shown = float(count["number"].replace(",", ""))
            close = 1e-9
            if count["of"]:
                of = self.number(self.whole(name, count["of"]), count["of_unit"])
                reached, close = reached / of, 0.00051
            if abs(reached - shown) > close:
                found.append(f"{name}: {count['number']} leads to {reached} {count['unit']}")
        return found


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> list[Path]:
    """The three reports on the pages of this repository."""
    notebooks = tmp_path_factory.mktemp("notebooks")
    for name in REPORTS:
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", notebooks)
    return build_reports(ROOT / "corpus", tmp_path_factory.mktemp("reports"), notebooks)[1:]


@pytest.fixture(scope="module")
def site(page, reports) -> Site:
    return Site(page, reports)


def test_every_count_leads_to_as_many_places(site):
    assert len(site.counts()) > 3000
    assert site.wrong() == []


def test_no_count_of_a_table_is_without_a_link(page, reports, site):
    for path in reports:
        page.goto(path.as_uri())
        bare = {(name, n) for name, n in page.evaluate(UNLINKED) if n != "0" and name not in NO_COUNTS}
        assert not bare, path.name


def test_every_figure_has_counts_that_lead_on(page, reports, site):
    for path in reports:
        page.goto(path.as_uri())
        each = page.evaluate(
            "[...document.querySelectorAll('figure.drawing')].map(f => f.querySelectorAll('a.count').length)"
        )
        assert each, path.name
        assert all(each), path.name
        assert page.evaluate("document.querySelectorAll('svg a[href^=\"count:\"]').length") == 0


def test_a_link_opens_what_is_folded(page, reports, site):
    for path in reports:
        page.goto(path.as_uri())
        ids = sorted({urlsplit(count["href"]).fragment for name, count in site.counts() if name == path.name})
        assert page.evaluate(HIDDEN, ids) == []


def test_a_click_on_a_figure_s_number_reaches_its_link(page, reports):
    """Not only one on the strokes of its letters, or beside the line of an interval across a bar."""
    for path in reports:
        page.goto(path.as_uri())
        assert page.evaluate(UNREACHED) == [], path.name


def test_a_link_shows_what_its_sentences_are_of(page, reports, site):
    """The title of a shelf stands above the place that a link goes to: it must not scroll away."""
    page.set_viewport_size({"width": 1000, "height": 800})
    for path in reports:
        page.goto(path.as_uri())
        tops = page.evaluate(TITLES, sorted(page.evaluate(BEGINNINGS))[:40])
        assert tops, path.name
        assert all(0 <= top < 800 for top in tops), path.name


def test_a_broken_link_is_seen(page, reports, tmp_path):
    """The test itself: with one sentence's mark, or one place, taken away, a count is wrong."""
    whole = reports[0].read_text(encoding="utf-8")
    at = whole.index("<mark>", whole.index('class="shelf"'))
    less = whole[:at] + whole[at:].replace("<mark>", "<b>", 1).replace("</mark>", "</b>", 1)
    (tmp_path / reports[0].name).write_text(less, encoding="utf-8")
    assert Site(page, [tmp_path / reports[0].name]).wrong()
    place = re.search(r'href="#(themes-[^"]+)"', whole)
    assert place is not None
    lost = whole.replace(f' id="{place[1]}"', ' id="elsewhere"')
    (tmp_path / reports[0].name).write_text(lost, encoding="utf-8")
    with pytest.raises(AssertionError, match="nothing is called"):
        Site(page, [tmp_path / reports[0].name]).wrong()


def test_evidence_in_files_of_its_own_is_reached_too(page, reports, site, tmp_path):
    """Of a large corpus the evidence lies beside the report; here the same reports are cut up."""
    for path in reports:
        turned, sheets = turn_over(recut(path), path.stem, inline=0, size=30_000)
        files = [tmp_path / path.name, *(tmp_path / sheet.file for sheet in sheets)]
        books = [f'<div class="book">{sheet.content}</div>' for sheet in sheets]
        for file, text in zip(files, [turned, *books], strict=True):
            file.write_text(f'<meta charset="utf-8">{text}', encoding="utf-8")
        assert len(sheets) > 2
        cut = Site(page, files)
        assert len(cut.counts()) == sum(name == path.name for name, _ in site.counts())
        assert cut.wrong() == []


def recut(path: Path) -> str:
    """A report with the places where it may be cut: before each shelf, and behind the last."""
    text = path.read_text(encoding="utf-8").replace(
        '<details class="shelf">', f'{CUT}<details class="shelf">'
    )
    end = text.rindex("</details></div>")
    return text[:end] + CUT + text[end:]
