"""People: at how many events, in which roles, under which titles, from when to when.

A person is a name. Two persons of one name count as one, and nothing here can tell them apart.
"""

import datetime
from collections import Counter
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame, typed
from .network import presence


class Official(NamedTuple):
    """A person in the whole corpus."""

    person: Annotated[str, Column("Name.")]
    articles: Annotated[int, Column("Articles whose body names the person.", "articles")]
    events: Annotated[int, Column("Events at which the person is named as present.", "events")]
    host: Annotated[int, Column("Of these, chaired, received or led.", "events")]
    speaker: Annotated[int, Column("Of these, with reported speech.", "events")]
    counterpart: Annotated[int, Column("Of these, on the other side of a reception.", "events")]
    titles: Annotated[int, Column("Different titles printed.", "titles")]
    first: Annotated[datetime.date | None, Column("Day of the first dated event.")]
    last: Annotated[datetime.date | None, Column("Day of the last dated event.")]


class TitleSpan(NamedTuple):
    """A title, as long as the corpus prints it for a person."""

    person: Annotated[str, Column("Name.")]
    title: Annotated[str, Column("Title as printed.")]
    organisation: Annotated[str | None, Column("Organisation part of the title.")]
    articles: Annotated[int, Column("Articles that print it for the person.", "articles")]
    first: Annotated[datetime.date | None, Column("First day of issue with it; missing if none is dated.")]
    last: Annotated[datetime.date | None, Column("Last day of issue with it.")]


class Lag(NamedTuple):
    """An event, and how long after it the newspaper reports it."""

    event: Annotated[str, Column("Event.", refers="events.event")]
    kind: Annotated[str, Column("What kind of thing.")]
    date: Annotated[datetime.date, Column("Day it took place, or ended.")]
    issue_date: Annotated[datetime.date, Column("Day of issue.")]
    lag: Annotated[int, Column("Days from the one to the other; below zero: announced.", "days")]


class LagCount(NamedTuple):
    """Events by the days until they are reported."""

    lag: Annotated[int, Column("Days from the event to the issue; below zero: announced.", "days")]
    with_lag: Annotated[int, Column("Events with it.", "events")]
    events: Annotated[int, Column("Events with a day, in issues with a date.", "events")]
    share: Annotated[float, Column("The one by the other.", "share, 0 to 1")]


def officials(events: pd.DataFrame, attendance: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Count, for each person, events, roles and titles.

    Parameters
    ----------
    events, attendance, people : tables of a corpus.

    Returns
    -------
    One row a person named in a body or present at an event, most events first, with the columns of
    :class:`Official`.

    Examples
    --------
    >>> from analysis.events.attendance import Attendance
    >>> from analysis.events.persons import Person
    >>> events = pd.DataFrame({"event": ["a-a"], "date": pd.to_datetime(["2022-03-04"])})
    >>> seats = [("李二", "attendee", 1), ("李二", "host", 1), ("赵三", "attendee", 2)]
    >>> attendance = frame([Attendance("a-a", *seat, False) for seat in seats], Attendance)
    >>> people = frame([Person("a", "李二", "市长", None, 9, 11, "李二")], Person)
    >>> found = officials(events, attendance, people)
    >>> found[["person", "events", "host", "titles"]].values.tolist()
    [['李二', 1, 1, 1], ['赵三', 1, 0, 0]]
    """
    there = presence(attendance).merge(events[["event", "date"]], on="event", how="left")
    seen = there.groupby("person").agg(
        events=("event", "nunique"), first=("date", "min"), last=("date", "max")
    )
    roles = attendance.drop_duplicates(["event", "person", "role"])
    counts = roles.groupby(["person", "role"]).size().unstack(fill_value=0)
    named = people.groupby("person").agg(articles=("article", "nunique"), titles=("title", "nunique"))
    table = seen.join(named, how="outer").join(counts, how="left").rename_axis("person").reset_index()
    for column in ("articles", "events", "host", "speaker", "counterpart", "titles"):
        table[column] = (
            (table[column] if column in table else pd.Series(0, table.index)).fillna(0).astype(int)
        )
    table = table.sort_values(["events", "articles", "person"], ascending=[False, False, True])
    return typed(table, Official)


def titles_over_time(pages: pd.DataFrame, articles: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """From when to when each title is printed for a person.

    A title that stops being printed need not have been lost: the person may not have been named.

    Parameters
    ----------
    pages, articles, people : tables of a corpus.

    Returns
    -------
    One row a person and title with the columns of :class:`TitleSpan`; a person's titles follow each
    other by their first day.
    """
    issued = articles[["article", "page"]].merge(pages[["page", "issue_date"]], on="page", how="left")
    titled = people[people["title"].notna()].merge(issued, on="article", how="left")
    spans = titled.groupby(["person", "title"], as_index=False).agg(
        organisation=("organisation", "first"),
        articles=("article", "nunique"),
        first=("issue_date", "min"),
        last=("issue_date", "max"),
    )
    spans = spans.sort_values(["person", "first", "articles", "title"], ascending=[True, True, False, True])
    return typed(spans, TitleSpan)


def event_lags(pages: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Days between an event and the issue that reports it.

    Parameters
    ----------
    pages, articles, events : tables of a corpus. Only events known to the day, in issues with a
        date, have a lag; a range is measured from its last day.

    Returns
    -------
    One row an event with the columns of :class:`Lag`.
    """
    issued = articles[["article", "page"]].merge(pages[["page", "issue_date"]], on="page", how="left")
    exact = events[events["date_precision"].isin(["day", "range"]) & events["date"].notna()]
    known = exact.merge(issued, on="article", how="left")
    known = known[known["issue_date"].notna()]
    day = known["end_date"].fillna(known["date"])
    lag = (known["issue_date"] - day).dt.days
    return typed(known.assign(date=day, lag=lag), Lag)


def lag_counts(lags: pd.DataFrame) -> pd.DataFrame:
    """Count the events of each lag.

    Parameters
    ----------
    lags : from :func:`event_lags`.

    Returns
    -------
    One row a lag that occurs, the earliest first, with the columns of :class:`LagCount`.
    """
    counts = Counter(lags["lag"].tolist())
    total = len(lags)
    return frame((LagCount(lag, counts[lag], total, counts[lag] / total) for lag in sorted(counts)), LagCount)
