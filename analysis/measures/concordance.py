"""Concordance: a string of characters wherever it stands, in its surroundings (KWIC)."""

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple

import pandas as pd

from ..document.clauses import sentence_at
from ..schema import Column, frame

Sort = Literal["text", "left", "right"]

#: What ``*`` stands for: up to ten characters within a clause.
_SOME = r"[^，。！？；：\s]{0,10}?"


class ConcordanceLine(NamedTuple):
    """An occurrence in its surroundings."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    date: Annotated[datetime.date | None, Column("Issue date of its page; missing where unknown.")]
    left: Annotated[str, Column("Text before it.")]
    text: Annotated[str, Column("The occurrence as it stands.")]
    right: Annotated[str, Column("Text behind it.")]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"))]
    start: Annotated[int, Column("First character, offset into the body or the headline text.", "characters")]
    end: Annotated[int, Column("Behind the last character.", "characters")]
    sentence: Annotated[str, Column("The sentence it begins in.")]
    headline: Annotated[str | None, Column("Headline of the article.")]


class StringCount(NamedTuple):
    """A string in headlines or in bodies."""

    string: Annotated[str, Column("The string as it stands.")]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"))]
    occurrences: Annotated[
        int, Column("Times it stands there.", "occurrences", counts="strings", by=("string", "part"))
    ]
    with_string: Annotated[
        int, Column("Articles in which it does.", "articles", counts="strings", by=("string", "part"))
    ]
    articles: Annotated[int, Column("All articles.", "articles", counts="articles")]


def concordance(
    articles: pd.DataFrame,
    pages: pd.DataFrame,
    pattern: str,
    *,
    wildcards: bool = False,
    headlines: bool = True,
    sort: Sort = "text",
    width: int = 16,
) -> pd.DataFrame:
    """Find every occurrence of a string, on characters and not on words.

    Parameters
    ----------
    articles, pages : tables of a corpus.
    pattern : any characters; they are taken as they are.
    wildcards : let ``?`` stand for one character and ``*`` for up to ten within a clause (两*两*).
    headlines : look into headlines and other decks too, not into bodies alone.
    sort : ``text`` for reading order; ``right`` by what follows; ``left`` by what stands before, read
        from the occurrence outwards, so that equal words before it stand together.
    width : characters on each side.

    Returns
    -------
    One row an occurrence, with the columns of :class:`ConcordanceLine`. Occurrences do not overlap.
    ``start`` and ``end`` count in the body, or in the headline text
    (``document.headline``) where ``part`` is ``headline``.

    Raises
    ------
    ValueError : an empty pattern, one of wildcards only, or no such order.

    Examples
    --------
    >>> from analysis.records import Article
    >>> pages = pd.DataFrame({"page": ["p"], "issue_date": pd.to_datetime(["2022-04-06"])})
    >>> notice = Article("p-01", "p", 1, None, None, "other", "会议要求落实河长制，压实责任。", 15)
    >>> lines = concordance(frame([notice], Article), pages, "河长制")
    >>> lines[["article", "left", "text", "right"]].values.tolist()
    [['p-01', '会议要求落实', '河长制', '，压实责任。']]
    """
    if sort not in ("text", "left", "right"):
        raise ValueError(f"sort={sort!r}: choose text, left or right")
    compiled = _compiled(pattern, wildcards)
    rows = [
        ConcordanceLine(
            article, day,
            text[max(0, start - width) : start], text[start:end], text[end : end + width],
            part, start, end, sentence_at(text, start), headline,
        )
        for article, day, headline, part, text in texts(articles, pages, headlines=headlines)
        for start, end in (match.span() for match in compiled.finditer(text))
    ]  # fmt: skip
    if sort == "right":
        rows.sort(key=lambda row: row.right)
    elif sort == "left":
        rows.sort(key=lambda row: row.left[::-1])
    return frame(rows, ConcordanceLine)


def spoken(lines: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Keep the lines of a concordance that stand in what somebody is reported to have said.

    Parameters
    ----------
    lines : from :func:`concordance`.
    statements : table of the corpus, or the rows of one speaker.

    Returns
    -------
    Rows of ``lines``, in their order.

    Examples
    --------
    >>> lines = pd.DataFrame({"article": ["a", "a"], "part": ["body"] * 2, "start": [1, 9], "end": [3, 11]})
    >>> spoken(lines, pd.DataFrame({"article": ["a"], "start": [8], "end": [20]}))["start"].tolist()
    [9]
    """
    numbered = lines.reset_index(names="line")[["line", "article", "part", "start", "end"]]
    both = numbered[numbered["part"] == "body"].merge(
        statements[["article", "start", "end"]], on="article", suffixes=("", "_said")
    )
    inside = both[(both["start"] >= both["start_said"]) & (both["end"] <= both["end_said"])]
    return lines[lines.index.isin(inside["line"])].reset_index(drop=True)


def string_counts(lines: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count the lines of a concordance, those of headlines and of bodies apart.

    Parameters
    ----------
    lines : from :func:`concordance`.
    articles : table of the corpus.

    Returns
    -------
    One row a string (of a pattern with wildcards, each that was found) and part, the commonest first,
    with the columns of :class:`StringCount`.
    """
    grouped = lines.groupby(["text", "part"])["article"].agg(["size", "nunique"]).reset_index()
    counts = grouped.itertuples(index=False, name=None)
    rows = [StringCount(text, part, n, k, len(articles)) for text, part, n, k in counts]
    return frame(sorted(rows, key=lambda row: (-row.occurrences, row.string, row.part)), StringCount)


def texts(
    articles: pd.DataFrame, pages: pd.DataFrame, *, headlines: bool = True
) -> Iterator[tuple[str, datetime.date | None, str | None, str, str]]:
    """Give each article's headline text and body: article, issue date, headline, part, text."""
    dates = dict(zip(pages["page"].tolist(), pages["issue_date"].tolist(), strict=True))
    columns = (articles[name].tolist() for name in ("article", "page", "headline", "subheads", "body"))
    for article, page, headline, subheads, body in zip(*columns, strict=True):
        day = dates.get(page)
        date = None if day is None or pd.isna(day) else day.date()
        decks = [deck for deck in (headline, subheads) if isinstance(deck, str) and deck]
        title = headline if isinstance(headline, str) else None
        if headlines and decks:
            yield article, date, title, "headline", "\n".join(decks)
        yield article, date, title, "body", body


def _compiled(pattern: str, wildcards: bool) -> "re.Pattern[Any]":
    """A pattern of plain characters, in which wildcards may stand."""
    if not pattern or (wildcards and not pattern.strip("?*")):
        raise ValueError(f"pattern={pattern!r}: name at least one character to look for")
    if not wildcards:
        return re.compile(re.escape(pattern))
    # A pattern that ends in * would stop at nothing at all: let it run to the end of the clause.
    marks = {"?": r"[^\n]", "*": _SOME}
    written = "".join(marks.get(char, re.escape(char)) for char in pattern)
    return re.compile(written.removesuffix("?") if pattern.endswith("*") else written)
