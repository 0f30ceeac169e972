"""Set a page and read it back: the same articles, in order, whatever the page went through."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings

from analysis.articles import read_articles
from tests.layout_strategies import PHOTOGRAPHER, Page, pages
from tests.typesetter import Truth, dump, load, set_page

#: How many pages are drawn; ``ROUNDTRIP_EXAMPLES=2000 pytest tests/test_roundtrip.py`` draws more.
EXAMPLES = int(os.environ.get("ROUNDTRIP_EXAMPLES", "100"))

#: Pages that were once misread, kept as sources.
KEPT = sorted((Path(__file__).parent / "examples" / "typeset").glob("*.toml"))

ROLES = re.compile(r"本报|临江日报全媒体|融媒体中心|记者|通讯员|报道：|文/图|[（）□]")


def bare(text: str | None) -> str:
    """A headline without its white space: where decks stand on one line no reader can part them."""
    return re.sub(r"\s", "", text or "")


def signatures(byline: str) -> list[str]:
    """The names in a byline, in order."""
    return ROLES.sub(" ", byline).replace("、", " ").split()


def assert_read_back(page: Page) -> None:
    """Set a page, read it, and compare what was read with the truth."""
    text, truth = (sheet := set_page(page.reports, page.layout, page.seed)).text, sheet.truth
    reading = read_articles("page", text)
    assert [lines(row.body, page) for row in reading.articles] == [
        lines(a.body, page) for a in truth.articles
    ]
    assert_headlines(reading.articles, truth)
    if not page.layout.joined_lines and not page.layout.traditional:
        # A blank inside a name reads like one between two names.
        read = [
            [c.name for c in reading.contributors if c.article == row.article and c.name != PHOTOGRAPHER]
            for row in reading.articles
        ]
        assert read == [signatures(a.byline) for a in truth.articles]


def lines(body: str, page: Page) -> list[str]:
    """A body's paragraphs; as one where the page put them all on one line."""
    return [body.replace("\n", "")] if page.layout.one_line else body.split("\n")


def assert_headlines(rows: list, truth: Truth) -> None:  # type: ignore[type-arg]
    """The main deck and the others, up to where one ends."""
    read = [bare(row.headline) + bare(row.subheads) for row in rows]
    assert read == [bare(a.headline) + bare("".join(a.subheads)) for a in truth.articles]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(page=pages)
def test_a_page_reads_back_as_its_articles(page: Page) -> None:
    note(f"keep it as a source in tests/examples/typeset:\n{dump(page.reports, page.layout, page.seed)}")
    assert_read_back(page)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_pages_once_misread_stay_read(path: Path) -> None:
    page, reports, layout = load(path)
    assert_read_back(Page(tuple(reports), layout, page["seed"]))
