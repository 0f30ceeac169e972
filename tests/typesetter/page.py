"""Setting a page: the articles in their order, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from .furniture import banner, foot_of_page, head_of_page, headline_list
from .glyphs import Glyph, ink, printed
from .layout import Layout, Report
from .setting import ArticleTruth, Setting, set_article
from .wear import half_width


@dataclass(frozen=True)
class Truth:
    """What every character of a page is.

    Parameters
    ----------
    glyphs : one for each character of the page, in order: its article's number (from 1; none for
        furniture), its part (one of :data:`~.glyphs.PARTS`), and what it reads as.
    articles : the articles as they should be read back.
    """

    glyphs: tuple[Glyph, ...]
    articles: tuple[ArticleTruth, ...]

    @property
    def parts(self) -> list[tuple[int | None, str]]:
        """Article number and part of every character."""
        return [(g.article, g.part) for g in self.glyphs]


@dataclass(frozen=True)
class SetPage:
    """A page as it stands in its file, and the truth about it."""

    text: str
    truth: Truth


def set_page(reports: Sequence[Report], layout: Layout, seed: int = 0) -> SetPage:
    """Set reports as a page.

    Parameters
    ----------
    reports : in the order in which they stand on the page; at least one.
    layout : the artefacts.
    seed : the same reports, layout and seed give the same page.

    Raises
    ------
    ValueError : no report, or a layout that does not fit the reports; the message says what.

    Examples
    --------
    >>> report = Report(decks=("某市召开防汛会议",), byline="记者 张明", paragraphs=("3月24日，会议召开。",))
    >>> page = set_page([report], Layout(half_width=",()", space_before_digits=True))
    >>> print(page.text, end="")
    某市召开防汛会议
    <BLANKLINE>
    本报讯(记者 张明)3月 24日,会议召开。
    >>> page.truth.articles[0].body
    '3月24日，会议召开。'
    """
    if not reports:
        raise ValueError("a page needs at least one report")
    rng = Random(seed)  # noqa: S311 - a page, not a secret
    layouts = [layout.at(n, len(reports)) for n in range(1, len(reports) + 1)]
    settings = [
        set_article(report, own, n, rng)
        for n, (report, own) in enumerate(zip(reports, layouts, strict=True), start=1)
    ]
    page = Sheet(ink("\n" * layout.empty_lines_at_head + " " * layout.leading_space))
    page.add_all(head_of_page(layout))
    if layout.headline_list:
        page.add(headline_list(reports, layout.other_headlines))
    titled = False
    for report, own, setting in zip(reports, layouts, settings, strict=True):
        brief = bool(own.brief_mark) and not setting.truth.headline
        add_article(page, report, own, setting, layout.column_title if brief and not titled else "")
        titled |= brief
    page.add_all(foot_of_page(layout))
    for own, setting in zip(layouts, settings, strict=True):
        page.add_all(setting.headline if own.headline_place == "end" else [])
    page.glyphs += ink({"line break": "\n", "none": "", "space": "\n "}[layout.ending])
    truth = Truth(tuple(page.glyphs), tuple(setting.truth for setting in settings))
    return SetPage(printed(page.glyphs), truth)


class Sheet:
    """The page as far as it is set."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        self.empty = True

    def add(self, block: list[Glyph], empty_lines: int = 1) -> None:
        """Add a block below what stands there, with so many empty lines between."""
        if not self.empty:
            self.glyphs += ink("\n" * (empty_lines + 1))
        self.glyphs += block
        self.empty = False

    def add_all(self, blocks: Iterable[list[Glyph]], empty_lines: int = 1) -> None:
        """Add blocks one below the other."""
        for block in blocks:
            self.add(block, empty_lines)


def add_article(page: Sheet, report: Report, layout: Layout, setting: Setting, column_title: str) -> None:
    """Add an article: a banner or a column's title over it, its headline and its text, each in its place."""
    if report.banner:
        title = banner(report.banner, layout.doubled_banner)
        page.add(half_width(ink(title), layout.half_width), layout.banner_empty_lines)
    if column_title:
        page.add(ink(column_title))
    if layout.headline_place == "before":
        page.add_all(setting.headline)
    page.add_all(setting.text, 0 if layout.tight and setting.headline else 1)
    if layout.headline_place == "after":
        page.add_all(setting.headline)
