"""Meetings: events a day, and how many a workday."""

import datetime
from collections import Counter
from typing import Annotated, Literal, NamedTuple

import pandas as pd

from ..dates.outlying import outlying
from ..dates.workdays import list_days
from ..schema import Column, frame
from .intervals import poisson
from .periods import Period, assign, spans
from .rows import stating

Group = Literal["kind", "level", "format", "host", "paper"]

#: What stands for a value that the page does not give.
NOT_GIVEN = "not given"


class CalendarDay(NamedTuple):
    """A day on which events could have been reported."""

    date: Annotated[datetime.date, Column("Day.")]
    workday: Annotated[bool, Column("Whether offices work.")]
    holiday: Annotated[str | None, Column("Holiday that frees the day or moves work to it.")]
    basis: Annotated[str, Column("Notice of the State Council's General Office, or only the weekday.")]
    covered: Annotated[bool, Column("Whether the corpus has an issue that reports on the day.")]
    events: Annotated[int, Column("Events dated to the day.", "events")]


class DailyEvents(NamedTuple):
    """Events of a day and group."""

    date: Annotated[datetime.date, Column("Day the event took place or began.")]
    group: Annotated[str, Column("Kind, level, format or host of the events.")]
    events: Annotated[int, Column("Events.", "events")]


class MeetingRate(NamedTuple):
    """Events a day, in a period."""

    start: Annotated[datetime.date, Column("First day of the period.")]
    end: Annotated[datetime.date, Column("Last day of the period.")]
    days: Annotated[str, Column("Which days are counted.", values=("workdays", "days off"))]
    events: Annotated[int, Column("Events dated to these days.", "events")]
    n_days: Annotated[int, Column("Days on which an issue of the corpus reports.", "days")]
    rate: Annotated[float | None, Column("The one by the other.", "events a day")]
    low: Annotated[float | None, Column("Exact Poisson interval, 95 %, lower limit.", "events a day")]
    high: Annotated[float | None, Column("Exact Poisson interval, 95 %, upper limit.", "events a day")]


class GroupRate(NamedTuple):
    """Events a day of one kind, level, format or host, in a period."""

    start: Annotated[datetime.date, Column("First day of the period.")]
    end: Annotated[datetime.date, Column("Last day of the period.")]
    group: Annotated[str, Column("Kind, level, format or host of the events.")]
    events: Annotated[int, Column("Events dated to days on which an issue reports.", "events")]
    n_days: Annotated[int, Column("These days, workdays and days off alike.", "days")]
    rate: Annotated[float, Column("The one by the other.", "events a day")]
    low: Annotated[float, Column("Exact Poisson interval, 95 %, lower limit.", "events a day")]
    high: Annotated[float, Column("Exact Poisson interval, 95 %, upper limit.", "events a day")]


def daily_events(
    events: pd.DataFrame, by: Group = "kind", attendance: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count the events of each day by a property of theirs.

    Parameters
    ----------
    events : table of a corpus. An event without a day has no row here; a range counts on its
        first day.
    by : ``kind``, ``level``, ``format``, ``host``, or ``paper`` (of the first telling; the column comes from
        :func:`analysis.measures.with_paper`). An event with two hosts counts for each.
    attendance : table of a corpus, needed for ``host``.

    Returns
    -------
    One row a day and group that occurs, with the columns of :class:`DailyEvents`. What the page
    does not say is the group ``not given``.

    Raises
    ------
    ValueError : hosts are asked for without ``attendance``, papers without the column.
    """
    if by == "paper" and "paper" not in events:
        raise ValueError("by='paper' needs the paper of each event: with_paper(events, articles, pages)")
    dated = events[events["date"].notna()]
    if by == "host":
        if attendance is None:
            raise ValueError("by='host' needs the attendance table: daily_events(events, 'host', attendance)")
        hosts = attendance.loc[attendance["role"] == "host", ["event", "person"]].drop_duplicates()
        dated = dated.merge(hosts, on="event", how="left").rename(columns={"person": "host"})
    counts = dated.assign(group=dated[by].fillna(NOT_GIVEN)).groupby(["date", "group"]).size().reset_index()
    days = counts["date"].dt.date.tolist()
    table = frame(zip(days, counts["group"].tolist(), counts[0].tolist(), strict=True), DailyEvents)
    return stating(table, by=by)


def calendar(pages: pd.DataFrame, events: pd.DataFrame, *, reach: int = 1) -> pd.DataFrame:
    """List the days from the first to the last event or issue, and which of them issues report on.

    A daily reports on the day before: a day is covered where the corpus has an issue of one of the
    ``reach`` days after it. A day that is not covered is no day without meetings; nobody looked.

    Parameters
    ----------
    pages, events : tables of a corpus.
    reach : days before its date that an issue reports on.

    Returns
    -------
    One row a day with the columns of :class:`CalendarDay`; none without any date. Of days that lie years
    from all others (:func:`analysis.dates.outlying.outlying`) only these are listed, not the years between.
    """
    issues = pages["issue_date"].dropna().dt.date.tolist()
    seen = {issue - datetime.timedelta(days=n) for issue in issues for n in range(1, reach + 1)}
    counts = Counter(events["date"].dropna().dt.date.tolist())
    dates = seen | set(counts)
    apart = outlying(dates)
    near = dates.difference(apart)
    days = list_days(min(near), max(near)) if near else []
    days = sorted([*days, *(day for date in apart for day in list_days(date, date))])
    return frame([CalendarDay(*day, day.date in seen, counts[day.date]) for day in days], CalendarDay)


def meeting_rates(days: pd.DataFrame, *, by: Period = "all") -> pd.DataFrame:
    """Events per covered workday, and per covered day off.

    Parameters
    ----------
    days : from :func:`calendar`; only its covered days count, events and days alike.
    by : ``all``, ``week`` or ``month``.

    Returns
    -------
    Two rows a period (workdays, days off) with the columns of :class:`MeetingRate`; a row without
    a single covered day is left out.

    Examples
    --------
    >>> from analysis.dates.workdays import workdays
    >>> days = workdays(datetime.date(2022, 4, 6), datetime.date(2022, 4, 8))
    >>> rates = meeting_rates(days.assign(covered=True, events=[2, 0, 1]))
    >>> rates[["days", "events", "n_days", "rate"]].values.tolist()
    [['workdays', 3, 3, 1.0]]
    """
    covered = days[days["covered"]]
    starts = assign(covered["date"], by)["start"]
    rows = []
    for start, end in spans(covered["date"], by):
        here = covered[starts == pd.Timestamp(start)]
        for name, part in (("workdays", here[here["workday"]]), ("days off", here[~here["workday"]])):
            k, n = int(part["events"].sum()), len(part)
            if n:
                rows.append(MeetingRate(start, end, name, k, n, k / n, *poisson(k, n)))
    return frame(rows, MeetingRate)


def group_rates(days: pd.DataFrame, counts: pd.DataFrame, *, by: Period = "all") -> pd.DataFrame:
    """Events of each kind, level, format or host per covered day.

    Parameters
    ----------
    days : from :func:`calendar`; only its covered days count, events and days alike.
    counts : from :func:`daily_events`.
    by : ``all``, ``week`` or ``month``.

    Returns
    -------
    One row a period and group, also where the group has no event in the period, with the columns of
    :class:`GroupRate`; the group with most events comes first.
    """
    covered = days[days["covered"]]
    here = counts[counts["date"].isin(covered["date"])]
    totals = here.groupby("group")["events"].sum()
    groups = sorted(totals.index, key=lambda group: (-totals[group], group))
    starts = assign(covered["date"], by)["start"]
    rows = []
    for start, end in spans(covered["date"], by):
        its_days = covered.loc[starts == pd.Timestamp(start), "date"]
        its = here[here["date"].isin(its_days)].groupby("group")["events"].sum()
        for group in groups:
            k, n = int(its.get(group, 0)), len(its_days)
            rows.append(GroupRate(start, end, group, k, n, k / n, *poisson(k, n)))
    return stating(frame(rows, GroupRate), **counts.attrs.get("given", {}))
