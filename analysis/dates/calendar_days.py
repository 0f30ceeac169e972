"""Calendar days: numbers in figures and numerals, and the day that a bare month or day means."""

from __future__ import annotations

import calendar
import datetime

Date = datetime.date
#: Years of issue: from before the first newspaper in Chinese (1815) on, and so that the days around
#: one can be counted.
PRINTED_YEARS = range(1800, 2200)
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}
#: Characters of a number in Chinese numerals.
NUMERALS = "〇○零一二三四五六七八九十廿卅"


def number(text: str) -> int:
    """Read a number below a hundred in figures or Chinese numerals.

    Examples
    --------
    >>> [number(s) for s in ("24", "二十四", "十", "廿六")]
    [24, 24, 10, 26]
    """
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text[-1]] if len(text) == 1 else int("".join(str(_DIGITS[c]) for c in text))
    return (_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def day_of(year: int, month: int, day: int) -> Date | None:
    """The day, or None where no calendar has it."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> tuple[Date, Date]:
    """The first and the last day of a month.

    Examples
    --------
    >>> [day.isoformat() for day in month_days(2024, 2)]
    ['2024-02-01', '2024-02-29']
    """
    return Date(year, month, 1), Date(year, month, calendar.monthrange(year, month)[1])


def shifted(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    at = year * 12 + month - 1 + months
    return at // 12, at % 12 + 1


#: Days ahead within which a day without a year is taken to lie ahead though nothing says so.
AHEAD = 90


def nearest(month: int, day: int, printed: Date, direction: str = "") -> Date | None:
    """The day of that name that a paper of an issue date means, or None where no year near it has one.

    The closest one; but a report tells of the past, so that a day further ahead than :data:`AHEAD` was
    last year's, unless its words say that it lies ahead.

    Parameters
    ----------
    month, day : as printed.
    printed : the issue date.
    direction : ``ahead`` for the next such day, ``either`` for the closest whichever way it lies.

    Examples
    --------
    >>> [str(nearest(1, 6, Date(2022, 8, 10), way)) for way in ("", "either", "ahead")]
    ['2022-01-06', '2023-01-06', '2023-01-06']
    """
    days = [d for y in (printed.year - 1, printed.year, printed.year + 1) if (d := day_of(y, month, day))]
    if direction == "ahead":
        return min((d for d in days if d >= printed), default=None)
    if direction != "either":
        days = [d for d in days if (d - printed).days <= AHEAD] or days
    best = min(days, key=lambda d: abs(d - printed), default=None)
    if best is not None and day == 29 and month == 2 and best.year != printed.year and printed.month > 2:
        return None  # a leap day of another year is nobody's 2月29日
    return best


def full_year(text: str, printed: Date | None) -> int | None:
    """The year that 2022, 二〇二二 or 98 means; None where it cannot be known.

    Two figures are a year of the last century, or of this one up to the year of the issue.

    Examples
    --------
    >>> [full_year(text, Date(2022, 3, 28)) for text in ("二〇二二", "98", "08", "35")]
    [2022, 1998, 2008, None]
    """
    year = int(text) if text.isdecimal() else int("".join(str(_DIGITS[c]) for c in text))
    if len(text) > 2:
        return year if year in range(1, 9999) else None
    if year >= 49:
        return 1900 + year
    return 2000 + year if printed and 2000 + year <= printed.year + 1 else None


def month_year(month: int, printed: Date, direction: str = "") -> int:
    """The year of a bare month: a month far ahead was last year's, unless it is a deadline or lies ahead.

    Examples
    --------
    >>> [month_year(12, Date(2022, 4, 14), way) for way in ("", "either", "ahead")]
    [2021, 2022, 2022]
    """
    if not direction:
        return printed.year - (month > printed.month + 6)
    behind = 0 if direction == "ahead" else 3
    return shifted(printed.year, printed.month, (month - printed.month + behind) % 12 - behind)[0]


def latest(day: int, printed: Date, ahead: bool) -> Date | None:
    """The latest such day of a month not after the issue date; the next one if it lies ahead."""
    for months in (0, 1) if ahead else (0, -1, -2):
        found = day_of(*shifted(printed.year, printed.month, months), day)
        if found and (found >= printed if ahead else found <= printed):
            return found
    return None
