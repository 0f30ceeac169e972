"""Evidence: the text behind a row of a table, to be read by eye."""

import datetime
from typing import Annotated, NamedTuple

import numpy as np
import pandas as pd

from .clauses import sentences
from .measures.precedence import Inversion
from .measures.rows import listed, restacked
from .tables import Column, frame


class Line(NamedTuple):
    """A mention in its surroundings."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    key: Annotated[str, Column("What the mention was counted as: its theme or formula.")]
    left: Annotated[str, Column("Text before it.")]
    text: Annotated[str, Column("The mention as it stands.")]
    right: Annotated[str, Column("Text behind it.")]


class Entry(NamedTuple):
    """An event as a line of the register."""

    event: Annotated[str, Column("Event.", refers="events.event")]
    article: Annotated[str, Column("Article that reports it.", refers="articles.article")]
    date: Annotated[datetime.date | None, Column("Day it took place or began.")]
    kind: Annotated[str, Column("What kind of thing.")]
    level: Annotated[str | None, Column("Level of the body that organises.")]
    format: Annotated[str, Column("Whether those present met in one room.")]
    name: Annotated[str, Column("Name as printed.")]
    host: Annotated[str | None, Column("Who chairs, receives or leads, joined by 、.")]
    present: Annotated[int, Column("Persons named as present.", "persons")]
    persons: Annotated[str | None, Column("Their names in printed order, joined by 、.")]
    start: Annotated[int, Column("First character of the evidence, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character of the evidence.", "characters")]
    text: Annotated[str, Column("The evidence: body[start:end].")]


class Source(NamedTuple):
    """A report that entries of the register rest on."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    issue_date: Annotated[datetime.date | None, Column("Day of issue.")]
    headline: Annotated[str | None, Column("Main deck.")]
    body: Annotated[str, Column("The report.")]


class Quotation(NamedTuple):
    """An inversion with the words that make it."""

    event: Annotated[str, Column("Event.", refers="events.event")]
    date: Annotated[datetime.date | None, Column("Day it took place or began.")]
    person_a: Annotated[str, Column("Named first here.")]
    person_b: Annotated[str, Column("Named behind here.")]
    so: Annotated[int, Column("Lists with this order.", "lists")]
    lists: Annotated[int, Column("Lists that name both.", "lists")]
    text: Annotated[
        str,
        Column("The sentence that names both in this order; else those that name each first, parted by …."),
    ]


class Register(NamedTuple):
    """Events by day, and the reports that say so; ``show`` lets each entry open its evidence.

    Parameters
    ----------
    entries : one row an event, with the columns of :class:`Entry`.
    sources : one row an article, with the columns of :class:`Source`.
    """

    entries: pd.DataFrame
    sources: pd.DataFrame


def concordance(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, key: str = "theme", lines: int = 10, width: int = 16
) -> pd.DataFrame:
    """Show mentions in their surroundings (keyword in context), taken evenly from the whole table.

    Parameters
    ----------
    mentions : ``theme_mentions`` or ``formula_mentions`` of a corpus.
    articles : table of a corpus.
    key : column that says what a mention was counted as.
    lines : how many to show; taken at equal steps through the table, so that early articles and
        common themes do not crowd out the others.
    width : characters on each side.

    Returns
    -------
    A table with the columns of :class:`Line`.

    Examples
    --------
    >>> from analysis.articles import Article
    >>> from analysis.themes import find_theme_mentions, ThemeMention
    >>> notice = Article("p-01", "p", 1, None, None, "other", "会议要求落实河长制，压实责任。", 14)
    >>> mentions = frame(find_theme_mentions(notice), ThemeMention)
    >>> concordance(mentions, frame([notice], Article))[["left", "text", "right"]].values.tolist()
    [['会议要求落实', '河长制', '，压实责任。']]
    """
    steps = np.linspace(0, len(mentions) - 1, min(lines, len(mentions))).round().astype(int)
    taken = mentions.iloc[steps].merge(articles, on="article", validate="many_to_one")
    columns = (taken[name].tolist() for name in ("article", key, "part", "headline", "subheads", "body"))
    spans = zip(taken["start"].tolist(), taken["end"].tolist(), strict=True)
    rows = []
    for (article, value, part, headline, subheads, body), (start, end) in zip(
        zip(*columns, strict=True), spans, strict=True
    ):
        text = body if part == "body" else _decks(headline, subheads)
        left, right = text[max(0, start - width) : start], text[end : end + width]
        rows.append(Line(article, value, left, text[start:end], right))
    return frame(rows, Line)


def _decks(headline: object, subheads: object) -> str:
    """Headline and other decks, joined as :func:`analysis.formulas.headline_text` joins them."""
    return "\n".join(deck for deck in (headline, subheads) if isinstance(deck, str) and deck)


def register(
    pages: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame, attendance: pd.DataFrame
) -> Register:
    """Set up the register of events, by day; those whose day is not known come last.

    Parameters
    ----------
    pages, articles, events, attendance : tables of a corpus. Give only some of the events to have
        a register of these.

    Returns
    -------
    A :class:`Register`.
    """
    order = attendance.sort_values(["event", "position"], kind="stable").drop_duplicates(["event", "person"])
    chairs = attendance[attendance["role"] == "host"].drop_duplicates(["event", "person"])
    joined = [its.groupby("event")["person"].agg("、".join).to_dict() for its in (order, chairs)]
    present = order.groupby("event").size()
    dated = events.sort_values("date", kind="stable", na_position="last")
    entries = dated.assign(
        persons=dated["event"].map(joined[0]),
        host=dated["event"].map(joined[1]),
        present=present.reindex(dated["event"], fill_value=0).to_numpy(),
    )
    used = articles[articles["article"].isin(events["article"])]
    sources = used.merge(pages[["page", "issue_date"]], on="page", how="left", validate="many_to_one")
    return Register(restacked(entries, Entry), restacked(sources, Source))


def quote_inversions(found: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Quote, for each inversion, the sentence that names the two in this order.

    Parameters
    ----------
    found : from :func:`analysis.measures.inversions`.
    events, articles : tables of a corpus.

    Returns
    -------
    A table with the columns of :class:`Quotation`, in the order of ``found``.
    """
    columns = (events[name].tolist() for name in ("event", "article", "date", "start"))
    told = {event: where for event, *where in zip(*columns, strict=True)}
    bodies = dict(zip(articles["article"], articles["body"], strict=True))
    rows = []
    for case in listed(found, Inversion):
        article, date, start = told[case.event]
        text = _naming(bodies[article], case.person_a, case.person_b, start)
        day = None if pd.isna(date) else date.date()
        rows.append(Quotation(case.event, day, case.person_a, case.person_b, case.so, case.lists, text))
    return frame(rows, Quotation)


def _naming(body: str, first: str, second: str, start: int) -> str:
    """The sentence that names two persons in this order, from ``start`` on if there is one there."""
    told = sentences(body)
    told = [*(s for s in told if s.end > start), *(s for s in told if s.end <= start)]
    for sentence in told:
        if -1 < sentence.text.find(first) < sentence.text.find(second):
            return sentence.text
    each = (next((s.text for s in told if name in s.text), "") for name in (first, second))
    return " … ".join(dict.fromkeys(text for text in each if text))
