"""Suspicions: what looks wrong with a page as it was read, and with an article, a sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..issues.dating import date_in_name
from ..issues.readings import PageReading
from ..lexicons.characters import HAN
from ..readers import is_plausible
from ..records import Article
from ..text.located import Text

LONGEST_HEADLINE = 120
SHORTEST_ARTICLE = 20
LEAST_BODY = 0.5
LEAST_CHINESE = 0.3
#: Shorter texts say little about their language.
SHORTEST_PAGE = 20
#: Share of characters that a font keeps for itself, above which a page is named.
MOST_PRIVATE = 0.01
#: Encodings that only the sense of the text speaks for.
GUESSED = ("utf-16-le", "utf-16-be")


def suspect_page(r: PageReading, body: float) -> Iterator[str]:
    """What looks wrong with a page.

    Parameters
    ----------
    r : the page as read.
    body : share of its characters that are in articles' bodies.
    """
    raw, n_chars = r.source.text, r.row.n_chars
    if not n_chars:
        yield "no text in the file"
    elif r.row.copy_of:
        yield f"its articles stand in another file too, page {r.row.copy_of}, and are counted there"
    elif not r.reading.articles:
        yield "no article on the page"
    elif body < LEAST_BODY:
        yield f"only {body:.0%} of the characters are in articles' bodies"
    yield from _suspect_characters(r.reading.text, raw, n_chars)
    if r.row.encoding in GUESSED:
        yield f"read as {r.row.encoding}, which the text's sense and no mark in the file speaks for"
    yield from _suspect_date(r)


def _suspect_characters(text: Text, raw: str, n_chars: int) -> Iterator[str]:
    """Characters that say that a page was read with the wrong encoding, or is damaged."""
    lost, private = raw.count("\ufffd"), len(re.findall("[\ue000-\uf8ff]", raw))
    if lost or private > MOST_PRIVATE * max(1, n_chars):
        yield f"{lost + private} characters that a font or an encoding lost"
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1f]", raw))
    if controls:
        yield f"{controls} control characters, which no text has; they are left out"
    if n_chars < SHORTEST_PAGE:
        return
    chinese = len(re.findall(f"[{HAN}]", raw)) / n_chars
    if chinese < LEAST_CHINESE:
        yield f"only {chinese:.0%} of the characters are Chinese"
    elif not is_plausible(str(text)):
        yield "more than three in ten Chinese characters are rare ones: is the encoding right?"


def _suspect_date(r: PageReading) -> Iterator[str]:
    """An issue date that is missing, or that something else on the page or in its name contradicts."""
    if r.row.issue_date is None:
        if r.reading.articles:
            yield "no issue date; give it, or the year, in pages.csv"
        return
    if r.own.source == "printed" and r.own.date != r.row.issue_date:
        yield f"pages.csv says {r.row.issue_date}, the page {r.own.date} ({r.own.reason})"
    named = date_in_name(r.row.file)
    if named and named != r.row.issue_date and r.row.issue_date_source != "manifest":
        yield f"the page says {r.row.issue_date}, the file's name {named}"


def suspect_article(article: Article, signed: bool) -> Iterator[str]:
    """What looks wrong with an article; ``signed`` where it has a byline."""
    name = f"article {article.article}"
    if article.headline is None and not signed:
        yield f"{name} has neither headline nor byline"
    if len(article.headline or "") > LONGEST_HEADLINE:
        yield f"{name} has a headline of {len(article.headline or '')} characters"
    if article.n_chars < SHORTEST_ARTICLE:
        yield f"{name} has a body of {article.n_chars} characters"
