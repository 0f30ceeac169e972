"""Joined days: 3月24日、25日 are two days that a thing lasted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import lexicons
from .grammar import day_parts
from .mentions import DateMention


@lexicons.cached
def _joint() -> re.Pattern[str]:
    parts = lexicons.any_of(day_parts())
    return re.compile(rf"(?:{parts})?[、和]")


def joined(body: str, dates: Iterable[DateMention]) -> list[DateMention]:
    """Make one range of days that follow each other and are joined by 、 or 和.

    Parameters
    ----------
    body : the text in which the dates stand.
    dates : its dates, in reading order.

    Returns
    -------
    The dates; days that are joined as one mention, whose part of day is lost unless both share it.

    Examples
    --------
    >>> import datetime
    >>> from analysis.dates import find_dates
    >>> body = "3月24日下午和25日上午，会议分两次召开。"
    >>> (both,) = joined(body, find_dates(body, datetime.date(2022, 3, 26)))
    >>> both.text, str(both.date), str(both.end_date), both.part
    ('3月24日下午和25日', '2022-03-24', '2022-03-25', None)
    """
    made: list[DateMention] = []
    for mention in dates:
        if made and _follows(body, made[-1], mention):
            first = made.pop()
            part = first.part if first.part == mention.part else None
            text = body[first.start : mention.end]
            mention = DateMention(first.start, mention.end, text, first.date, mention.date, "range", part)
        made.append(mention)
    return made


def _follows(body: str, first: DateMention, second: DateMention) -> bool:
    """Whether the second is the day after the first and joined to it."""
    last = first.end_date or first.date
    if last is None or second.date is None or second.precision != "day" or first.precision == "month":
        return False
    next_day = (second.date - last).days == 1
    return next_day and _joint().fullmatch(body, first.end, second.start) is not None
