"""Dates: the days a report mentions, placed on the calendar by the day it was printed."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from .calendar_days import carried, day_of, latest, month_year, nearest, number, year_of
from .patterns import PART, candidates, day_words

Date = datetime.date


class DateMention(NamedTuple):
    """A date in a text: where it stands, what it says, which days it means."""

    start: int
    end: int
    text: str
    date: Date | None
    end_date: Date | None
    precision: str
    part: str | None


def find_dates(body: str, printed: Date | None, written: Date | None = None) -> list[DateMention]:
    """Find the dates a report mentions, placed on the calendar by the day it was printed.

    A report rarely repeats its own year, so a date without one takes the year that brings it
    closest to ``printed``: 12月29日 in a paper of 2 January 2019 is 29 December 2018. A day without
    a month (17日) is the latest such day not after ``printed``; 当日 is the day named before it.

    Parameters
    ----------
    body : the article's cleaned text.
    printed : the issue date, or None where it is unknown: only dates with their year are then placed.
    written : the day of the report's dateline (本报3月26日讯), from which 今天 and 昨天 count; the issue
        date where it has none.

    Returns
    -------
    One :class:`DateMention` a mention, in reading order; ``text == body[start:end]``. A day that no
    calendar has (2月30日), or that cannot be placed, keeps its row with ``date`` None.

    Examples
    --------
    >>> find_dates("会议于12月29日召开。", datetime.date(2019, 1, 2))[0].date
    datetime.date(2018, 12, 29)
    """
    found: list[DateMention] = []
    for match in candidates(body):
        last = next((m for m in reversed(found) if m.precision in ("day", "range")), None)
        groups = match.groupdict()
        mention: DateMention | None
        if "word" in groups:
            mention = _relative(match, written or printed, last)
        elif "month" in groups:
            mention = _calendar(match, printed, last)
        else:
            mention = _day_only(match, printed, last)
        if mention is not None:
            found.append(mention)
    return found


def _part(text: str | None) -> str | None:
    if not text:
        return None
    if "晚" in text or text == "深夜":
        return "晚"
    return text if text in ("上午", "下午") else None


def _part_after(body: str, end: int) -> str | None:
    match = re.match(PART, body[end : end + 14])
    return _part(match["part"]) if match else None


def _made(
    match: re.Match[str], days: tuple[Date, Date] | None, precision: str, end: int | None = None
) -> DateMention:
    end = match.end() if end is None else end
    text = match.string[match.start() : end]
    part = _part_after(match.string, end)
    if days is None:
        return DateMention(match.start(), end, text, None, None, "unknown", part)
    first, last = days
    part = part or _part(match.groupdict().get("inner"))
    return DateMention(match.start(), end, text, first, last if last != first else None, precision, part)


def _calendar(match: re.Match[str], printed: Date | None, last: DateMention | None) -> DateMention | None:
    """A mention that names its month."""
    g = match.groupdict()
    year = year_of(g["year"], printed)
    if g["near"]:
        return _near_month(match, printed)
    if g["first"]:
        return _months(match, number(g["first"]), number(g["last2"]), year, printed)
    month = number(g["month"])
    if g["last"]:
        return _months(match, month, number(g["last"]), year, printed)
    if g["only"] or g["day"]:
        return _days(match, month, year, printed, last)
    if month > 12 or (year is None and printed is None):
        return _made(match, None, "unknown")
    if _bare_month_is_no_date(match):
        return None
    year = year if year is not None else month_year(month, printed or Date.min)
    days = (
        (1, 10)
        if g["third"] == "上"
        else (11, 20)
        if g["third"] == "中"
        else (21, 31)
        if g["third"]
        else (1, 31)
    )
    final = calendar.monthrange(year, month)[1]
    return _made(match, (Date(year, month, days[0]), Date(year, month, min(days[1], final))), "month")


def _bare_month_is_no_date(match: re.Match[str]) -> bool:
    """一月一调度 and 二月河 are no months: in Chinese numerals a bare month counts only with 份 or a year."""
    g = match.groupdict()
    if g["third"] or g["end"] or g["year"]:
        return False
    return not g["month"].isdecimal() and not match[0].endswith("份")


def _months(
    match: re.Match[str], first: int, last: int, year: int | None, printed: Date | None
) -> DateMention | None:
    """A stretch of months: 1~2月."""
    if not 1 <= first < last <= 12:
        return None
    if year is None and printed is None:
        return _made(match, None, "unknown")
    year = year if year is not None else month_year(last, printed or Date.min)
    return _made(match, (Date(year, first, 1), Date(year, last, calendar.monthrange(year, last)[1])), "month")


def _near_month(match: re.Match[str], printed: Date | None) -> DateMention:
    if printed is None:
        return _made(match, None, "unknown")
    shift = {"本": 0, "上": -1, "下": 1}[match["near"]]
    at = printed.year * 12 + printed.month - 1 + shift
    day = day_of(at // 12, at % 12 + 1, number(match["nearday"]))
    return _made(match, (day, day) if day else None, "day")


def _days(
    match: re.Match[str], month: int, year: int | None, printed: Date | None, last: DateMention | None
) -> DateMention:
    """A day, or a range of days, that names its month."""
    g = match.groupdict()
    first_day = number(g["only"] or g["day"])
    if month > 12 or (year is None and printed is None):
        return _made(match, None, "unknown")
    first = (
        day_of(year, month, first_day) if year is not None else nearest(month, first_day, printed or Date.min)
    )
    if first is None:
        return _made(match, None, "unknown")
    if g["only"]:
        return _made(match, (first, first), "day")
    return _ranged(match, first, g["day2"], g["month2"], g["year2"])


def _ranged(
    match: re.Match[str], first: Date, day2: str, month2: str | None, year2: str | None
) -> DateMention:
    month = number(month2) if month2 else first.month
    year = int(year2) if year2 else first.year + (month < first.month)
    final = day_of(year, month, number(day2)) if month <= 12 else None
    return _made(match, (first, final) if final and final > first else None, "range")


def _day_only(match: re.Match[str], printed: Date | None, last: DateMention | None) -> DateMention | None:
    """A day without a month: that of the date before it, else the latest not after the issue."""
    day = number(match["day"])
    if not 1 <= day <= 31:
        return None
    if not match["day"].isdecimal() and not re.match(r"[上下晚，、至到（]|凌晨", match.string[match.end() :]):
        return None  # 十日谈, 七日年化: in Chinese numerals a bare day needs its surroundings
    if printed is None:
        return _made(match, None, "unknown")
    ahead = bool(
        re.search(r"(?:将于|定于|将在|拟于)$", match.string[max(0, match.start() - 3) : match.start()])
    )
    first = carried(day, (last.end_date or last.date) if last else None, printed) or latest(
        day, printed, ahead
    )
    if first is None:
        return _made(match, None, "unknown")
    if match["day2"]:
        return _ranged(match, first, match["day2"], match["month2"], None)
    return _made(match, (first, first), "day")


def _relative(match: re.Match[str], printed: Date | None, last: DateMention | None) -> DateMention:
    """昨日 and the like."""
    row = day_words()[match["word"]]
    end = match.start("word") + len(match["word"])
    if row["points_to"] == "vague":
        return DateMention(match.start(), end, match["word"], None, None, "vague", None)
    base = (last.end_date or last.date) if row["points_to"] == "day before" and last else printed
    if base is None or (row["points_to"] == "day before" and last is None):
        made = _made(match, None, "unknown", end)
    elif row["points_to"].startswith("month"):
        at = base.year * 12 + base.month - 1 + {"month before": -1, "month after": 1}.get(row["points_to"], 0)
        year, month = at // 12, at % 12 + 1
        final = Date(year, month, calendar.monthrange(year, month)[1])
        made = _made(match, (Date(year, month, 1), final), "month", end)
    else:
        day = base + datetime.timedelta(days=int(row["days"]))
        made = _made(match, (day, day), "day", end)
    return made._replace(part=row["part"] or made.part)
