"""Set a page and read it back: the same articles, in order, whatever the page went through."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings

from analysis.layout.articles import Reading, read_articles
from tests.layout_strategies import FORMS, PHOTOGRAPHER, Page
from tests.typesetter import dump, load, set_page
from tests.typesetter.wear import TRADITIONAL

#: How many pages are drawn; ``ROUNDTRIP_EXAMPLES=2000 pytest tests/test_roundtrip.py`` draws more.
EXAMPLES = int(os.environ.get("ROUNDTRIP_EXAMPLES", "400"))

#: Pages that were once misread, kept as sources.
KEPT = sorted((Path(__file__).parent / "examples" / "typeset").glob("*.toml"))

ROLES = re.compile(r"本报|临江日报全媒体|融媒体中心|记者|通讯员|报道：|文/图|[（）□]")


#: Whether traditional characters come out as they stand or simplified is the reader's own choice.
SIMPLIFIED = str.maketrans({traditional: simple for simple, traditional in TRADITIONAL.items()})


def bare(text: str | None) -> str:
    """A headline without its white space: where decks stand on one line no reader can part them."""
    return re.sub(r"\s", "", text or "").translate(SIMPLIFIED)


def signatures(byline: str) -> list[str]:
    """The names in a byline, in order."""
    return ROLES.sub(" ", byline).replace("、", " ").split()


def assert_read_back(page: Page) -> None:
    """Set a page, read it, and compare what was read with the truth."""
    sheet = set_page(page.reports, page.layout, page.seed)
    reading, truths = read_articles("page", sheet.text), sheet.truth.articles
    assert [lines(a.body, page) for a in reading.articles] == [lines(t.body, page) for t in truths]
    assert [bare(a.headline) + bare(a.subheads) for a in reading.articles] == [
        bare(t.headline) + bare("".join(t.subheads)) for t in truths
    ]
    if not page.layout.joined_lines:
        # Where blanks stand for line ends, one inside a name reads like one between two names.
        assert [names(reading, a.article) for a in reading.articles] == [signatures(t.byline) for t in truths]


def lines(body: str, page: Page) -> list[str]:
    """A body's paragraphs; as one where the page put them all on one line."""
    body = body.translate(SIMPLIFIED)
    return [body.replace("\n", "")] if page.layout.one_line else body.split("\n")


def names(reading: Reading, article: str) -> list[str]:
    """The names that were read in an article's byline, each once (文/图 is two jobs)."""
    rows = [c for c in reading.contributors if c.article == article and c.role != "editor"]
    return list(dict.fromkeys(c.name.translate(SIMPLIFIED) for c in rows if c.name != PHOTOGRAPHER))


@pytest.mark.parametrize("form", FORMS)
def test_a_page_reads_back_as_its_articles(form: str) -> None:
    @settings(
        max_examples=max(1, EXAMPLES // len(FORMS)),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(page=FORMS[form])
    def read_back(page: Page) -> None:
        note(set_page(page.reports, page.layout, page.seed).text)
        note(f"to keep in tests/examples/typeset:\n{dump(page.reports, page.layout, page.seed)}")
        assert_read_back(page)

    read_back()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_pages_once_misread_stay_read(path: Path) -> None:
    page, reports, layout = load(path)
    assert_read_back(Page(tuple(reports), layout, page["seed"]))
