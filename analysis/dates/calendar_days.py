"""Calendar days: numbers in figures and numerals, and the day that a bare month or day means."""

from __future__ import annotations

import datetime

Date = datetime.date
#: Years of issue: from before the first newspaper in Chinese (1815) on, and so that the days around
#: one can be counted.
PRINTED_YEARS = range(1800, 2200)
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}


def number(text: str) -> int:
    """Read a number below a hundred in figures or Chinese numerals.

    Examples
    --------
    >>> [number(s) for s in ("24", "二十四", "十", "廿六")]
    [24, 24, 10, 26]
    """
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
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


def nearest(month: int, day: int, printed: Date) -> Date | None:
    """The day of that name closest to the issue date; a paper of January looks back at December."""
    days = [d for y in (printed.year - 1, printed.year, printed.year + 1) if (d := day_of(y, month, day))]
    best = min(days, key=lambda d: abs(d - printed), default=None)
    if best is not None and day == 29 and month == 2 and best.year != printed.year and printed.month > 2:
        return None  # a leap day of another year is nobody's 2月29日
    return best


def year_of(text: str | None, printed: Date | None) -> int | None:
    """The year that 2022, 二〇二二, 去, 今 or 明 means; None where none is said."""
    if not text:
        return None
    if text in ("去", "今", "明", "本", "前"):
        if printed is None:
            return None
        return printed.year + {"去": -1, "前": -2, "明": 1}.get(text, 0)
    return int(text) if text.isdecimal() else int("".join(str(_DIGITS[c]) for c in text))


def month_year(month: int, printed: Date) -> int:
    """The year of a bare month: a month far ahead was last year's."""
    return printed.year - 1 if month > printed.month + 6 else printed.year


def carried(day: int, start: Date | None, printed: Date) -> Date | None:
    """The day in the month of the date before it, if it is later and not behind the issue date."""
    if start is None:
        return None
    found = day_of(start.year, start.month, day)
    return found if found and start <= found <= printed + datetime.timedelta(days=2) else None


def latest(day: int, printed: Date, ahead: bool) -> Date | None:
    """The latest such day of a month not after the issue date; the next one if it lies ahead."""
    at = printed.year * 12 + printed.month - 1
    months = (at, at + 1) if ahead else (at, at - 1, at - 2)
    for month in months:
        found = day_of(month // 12, month % 12 + 1, day)
        if found and (found >= printed if ahead else found <= printed):
            return found
    return None
