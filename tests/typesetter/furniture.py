"""Furniture: what stands on a page and belongs to no article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .glyphs import Glyph, ink
from .layout import Layout, Report

ISSUE_LINKS = "上一期 下一期"
ARTICLE_LINKS = "3上一篇 下一篇4"


def head_of_page(layout: Layout) -> Iterator[list[Glyph]]:
    """The lines at the head of the page, from the top."""
    if layout.navigation:
        yield ink(layout.navigation)
    strip = " ".join(part for part in (layout.masthead, layout.staff) if part)
    if strip:
        yield ink(strip)
    if layout.page_number:
        yield ink(layout.page_number)
    links = [line for line in (layout.return_line, ISSUE_LINKS if layout.issue_links else "") if line]
    if links:
        yield ink("\n".join(links))


def foot_of_page(layout: Layout) -> Iterator[list[Glyph]]:
    """The lines at the foot of the page, from above."""
    if layout.article_links:
        yield ink(ARTICLE_LINKS)
    if layout.calendar_tail:
        yield ink(layout.calendar_tail)
    if layout.browser_notice:
        yield ink(layout.browser_notice)


def headline_list(reports: Sequence[Report], others: Sequence[str]) -> list[Glyph]:
    """The headlines of the whole page, as the digital edition lists them before an article.

    Each takes two lines: the main deck and the others, or the two halves of a single deck.
    """
    lines = []
    for decks in [r.decks for r in reports if r.decks] + [(other,) for other in others]:
        half = (len(decks[0]) + 1) // 2
        lines += [decks[0], " ".join(decks[1:])] if decks[1:] else [decks[0][:half], decks[0][half:]]
    return ink("\n".join(lines))


def banner(text: str, doubled: str = "") -> str:
    """Print a banner, or print it twice as the extraction of large type does.

    >>> banner("同心启新程 实干谱新篇", "units")
    '同心同心 新程新程 实干实干 新篇新篇启启 谱谱'
    >>> banner("同心", "characters")
    '同同心心'
    """
    if doubled == "characters":
        return "".join(c if c == " " else c * 2 for c in text)
    if doubled != "units":
        return text
    units: list[str] = []
    torn: list[str] = []
    for part in text.split():
        if len(part) % 2:
            middle = len(part) // 2
            torn.append(part[middle])
            part = part[:middle] + part[middle + 1 :]
        units += [part[i : i + 2] for i in range(0, len(part), 2)]
    return " ".join(u * 2 for u in units) + " ".join(c * 2 for c in torn)
