"""The register of events: each with the sentence it was found in, and the report that says so."""

import datetime
from typing import Annotated, NamedTuple

import pandas as pd

from ...schema import Column, typed


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


class Register(NamedTuple):
    """Events by day, and the reports that say so; ``show`` lets each entry open its evidence.

    Parameters
    ----------
    entries : one row an event, with the columns of :class:`Entry`.
    sources : one row an article, with the columns of :class:`Source`.
    """

    entries: pd.DataFrame
    sources: pd.DataFrame


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
    return Register(typed(entries, Entry), typed(sources, Source))
