"""Setting one article: its headline, its text, and the truth about both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from .columns import set_paragraph
from .glyphs import Glyph, beside, ink, is_hanzi, join, read
from .layout import Layout, Report
from .wear import misprint, wear

RULE = "——————————"

#: Words of a byline that are no names.
ROLES = ("记者", "通讯员", "编辑", "摄影", "文/图", "报道")


@dataclass(frozen=True)
class ArticleTruth:
    """An article as it should be read back from the page, losses included.

    ``body`` has its paragraphs parted by one line break, full-width punctuation and no artefact
    spaces; ``headline`` is the main deck, missing where none is printed.
    """

    n: int
    headline: str | None
    subheads: tuple[str, ...]
    byline: str
    body: str


@dataclass(frozen=True)
class Setting:
    """An article's blocks, each to stand between empty lines, and its truth."""

    headline: list[list[Glyph]]
    text: list[list[Glyph]]
    truth: ArticleTruth


def set_article(report: Report, layout: Layout, n: int, rng: Random) -> Setting:
    """Set one article.

    Parameters
    ----------
    report : what it says.
    layout : its own (every value a single one).
    n : its number on the page, from 1.
    rng : where the randomness comes from.
    """
    shown = report.decks if layout.headline_place != "missing" else ()
    decks = [
        wear(ink(deck, n, "headline" if i == 0 else "subhead"), layout, rng) for i, deck in enumerate(shown)
    ]
    byline = wear(ink(spoilt_byline(report.byline, layout), n, "byline"), layout, rng)
    plain = misprint([ink(p, n, "body") for p in report.paragraphs], layout.misprints, rng)
    paragraphs = [wear(p, layout, rng) for p in plain]
    truth = ArticleTruth(
        n,
        read(decks[0]) if decks else None,
        tuple(read(deck) for deck in decks[1:]),
        report.byline,
        "\n".join(read(p) for p in paragraphs).replace("¦", ""),
    )
    bracketed = layout.headline_style == "bracketed" and bool(decks)
    first = opening(report, layout, byline, n, rng)
    if bracketed:
        first = [*ink("["), *join(decks, " "), *ink("]"), *first]
    paragraphs[0] = first + paragraphs[0]
    paragraphs[-1] += tail(report, layout, byline)
    text = before_text(report, layout, byline, n) + set_text(paragraphs, report, layout, byline, rng)
    if layout.editor_line:
        text.append(ink(layout.editor_line))
    headline = [] if bracketed else set_headline(decks, layout.headline_style)
    return Setting(headline, text, truth)


def set_headline(decks: list[list[Glyph]], style: str) -> list[list[Glyph]]:
    """Set a headline's decks in one of the styles of :data:`~.layout.HEADLINE_STYLES`."""
    if not decks:
        return []
    first, rest = decks[0], decks[1:]
    if style == "parted":
        return decks
    if style in ("one line", "run together"):
        return [join(decks, " ") if style == "one line" else [g for deck in decks for g in deck]]
    if style == "two lines":
        return [join([first, join(rest, " ")] if rest else [first], "\n")]
    if style in ("hash", "double hash"):
        return [ink("# " if style == "hash" else "## ") + join(decks, " ")]
    if style == "plain and hash":
        return [first, ink("# ") + join(rest, " ")] if rest else [first]
    if style == "rules":
        marked = [ink(">>") + deck for deck in decks]
        return [join([ink(RULE), *marked, ink(RULE)], "\n")]
    return [join(decks, "\n")]


def opening(report: Report, layout: Layout, byline: list[Glyph], n: int, rng: Random) -> list[Glyph]:
    """What stands on the text's first line before the text: 本报讯 and the bracketed byline."""
    mark = layout.brief_mark if not report.decks or layout.headline_place == "missing" else ""
    out = ink(layout.continued_from) + ink(mark)
    start = wear(ink(report.opening, n, "byline"), layout, rng)
    if byline and report.byline_at == "head":
        start += (
            wear(ink("（", n, "byline"), layout, rng) + byline + wear(ink("）", n, "byline"), layout, rng)
        )
        if layout.space_after_byline:
            start.append(beside(start[-1], " "))
    elif byline and report.byline_at == "open":
        start += (ink(" ", n, "byline") if start else []) + byline
    elif start:
        start.append(beside(start[-1], " "))
    return out + start


def tail(report: Report, layout: Layout, byline: list[Glyph]) -> list[Glyph]:
    """What stands on the text's last line behind the text."""
    run_on = byline if report.byline_at == "run-on" else []
    return run_on + ink(layout.continued_to) + ink(layout.editor_mark)


def before_text(report: Report, layout: Layout, byline: list[Glyph], n: int) -> list[list[Glyph]]:
    """Lines of their own between headline and text: debris, a caption, a byline."""
    lines = [ink("![]() |")] if layout.image_debris else []
    if layout.table_debris:
        lines.append(ink("| ||||"))
    if layout.caption:
        lines.append(ink(layout.caption, n, "caption"))
    if byline and report.byline_at == "line":
        lines.append(byline)
    return lines


def set_text(
    paragraphs: list[list[Glyph]], report: Report, layout: Layout, byline: list[Glyph], rng: Random
) -> list[list[Glyph]]:
    """Set the paragraphs in their columns, and the byline at their foot."""
    weights = [len(p) for p in paragraphs]
    cut = rng.choices(range(len(paragraphs)), weights, k=layout.random_cuts)
    blocks = [set_paragraph(p, layout, cut.count(i), rng) for i, p in enumerate(paragraphs)]
    foot = [byline] if byline and report.byline_at == "foot" else []
    if layout.one_line:
        return [join([join(blocks, " ", "\n"), *foot], " ")]
    return [join(blocks, "\n", "\n") if layout.tight else part_paragraphs(blocks), *foot]


def part_paragraphs(blocks: list[list[Glyph]]) -> list[Glyph]:
    """String paragraphs together, an empty line between them."""
    out: list[Glyph] = []
    for block in blocks:
        if out:
            out += [beside(out[-1], "\n", "\n"), beside(out[-1], "\n")]
        out += block
    return out


def spoilt_byline(byline: str, layout: Layout) -> str:
    """Take the space behind a role away, or put one inside every name of two characters.

    >>> spoilt_byline("记者 刘丹 通讯员 王小明", Layout(spaced_names=True, no_space_after_role=True))
    '记者刘 丹 通讯员王小明'
    """
    words = re.split(r"([ \n、]+)", byline)
    if layout.spaced_names:
        words = [
            " ".join(w) if len(w) == 2 and all(map(is_hanzi, w)) and w not in ROLES else w for w in words
        ]
    byline = "".join(words)
    return re.sub(r"(?<=记者|讯员) ", "", byline) if layout.no_space_after_role else byline
