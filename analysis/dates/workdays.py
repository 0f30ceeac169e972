"""Workdays: the public holidays and make-up workdays that the State Council proclaims."""

import datetime
from typing import Annotated, NamedTuple

import pandas as pd

from .. import lexicons
from ..schema import Column, frame


class Day(NamedTuple):
    """A day of the calendar."""

    date: Annotated[datetime.date, Column("Day.")]
    workday: Annotated[bool, Column("Whether offices work.")]
    holiday: Annotated[str | None, Column("Holiday that frees the day or moves work to it.")]
    basis: Annotated[
        str,
        Column(
            "What the answer rests on: a notice of the State Council's General Office, or only the day of "
            "the week, where the word list has no notice for the year.",
            values=("notice", "weekday"),
        ),
    ]


def workdays(start: datetime.date, end: datetime.date) -> pd.DataFrame:
    """Say of every day whether offices worked.

    Holidays and make-up workdays come from ``lexicons/workdays.csv``. A year that it does not know
    has Monday to Friday as workdays, and says so in ``basis``.

    Parameters
    ----------
    start, end : the first and the last day, both counted.

    Returns
    -------
    One row a day, with the columns of :class:`Day`.

    Raises
    ------
    ValueError : ``end`` lies before ``start``.

    Examples
    --------
    The Saturday before Qingming was worked, the Monday after it was free:

    >>> days = workdays(datetime.date(2022, 4, 2), datetime.date(2022, 4, 4))
    >>> days["workday"].tolist(), days["holiday"].tolist()
    ([True, False, False], ['清明节', '清明节', '清明节'])
    """
    return frame(list_days(start, end), Day)


def list_days(start: datetime.date, end: datetime.date) -> list[Day]:
    """The rows of :func:`workdays`."""
    if end < start:
        raise ValueError(f"{end} lies before {start}: give the first day first")
    return [_day(start + datetime.timedelta(days=n)) for n in range((end - start).days + 1)]


def _day(date: datetime.date) -> Day:
    noted = _notices().get(date)
    if noted:
        return Day(date, noted["kind"] == "workday", noted["name"], "notice")
    known = date.year in {day.year for day in _notices()}
    return Day(date, date.weekday() < 5, None, "notice" if known else "weekday")


@lexicons.cached
def _notices() -> dict[datetime.date, dict[str, str]]:
    return {datetime.date.fromisoformat(row["date"]): row for row in lexicons.read("workdays")}
