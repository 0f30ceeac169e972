"""Printed dates: full dates as mastheads print them, checked against the weekday beside them.

The forms are data (``lexicons/printed_dates.csv``). A form that other figures could look like (2022
03 26) counts only with the right weekday on its line.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from .. import lexicons
from .calendar_days import day_of, number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(
    r"(?:星期|周|礼拜) ?(?P<zh>[一二三四五六日天])|\b(?P<en>(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun))(?i:[a-z]*)\b"
)
#: A day that a paper remembers, not the day of issue.
_FOUNDED = re.compile(r"(?:创刊于?|成立于?|出版于) ?$"), re.compile(r" ?(?:正式)?(?:创刊|成立|创办)")
#: Figures of cheques, which cannot be altered by a stroke.
_CHEQUE = str.maketrans("零壹贰叁肆伍陆柒捌玖拾", "〇一二三四五六七八九十")


@lexicons.cached
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(row["pattern"]), bool(row["weekday"])) for row in lexicons.read("printed_dates"))


def date_stretches(line: str) -> list[str]:
    """The stretches of a line that read like a full date, right or wrong, from the left.

    Examples
    --------
    >>> date_stretches("2022年4月14日 星期四 A02"), date_stretches("THURSDAY, APRIL 14, 2022")
    (['2022年4月14日'], ['APRIL 14, 2022'])
    """
    return [match[0] for match, _ in _matches(line)]


def _matches(line: str) -> list[tuple[re.Match[str], bool]]:
    """Candidates of all forms; where two overlap, the one of the earlier form."""
    kept: list[tuple[re.Match[str], bool]] = []
    for pattern, needs_weekday in _forms():
        for match in pattern.finditer(line):
            if all(match.end() <= m.start() or match.start() >= m.end() for m, _ in kept):
                kept.append((match, needs_weekday))
    return sorted(kept, key=lambda found: found[0].start())


def weekdays_of(line: str) -> set[int]:
    """The weekdays a line prints, Monday as 0.

    Examples
    --------
    >>> weekdays_of("2022年4月14日 星期四"), weekdays_of("Thursday"), weekdays_of("A02")
    ({3}, {3}, set())
    """
    english = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return {
        "一二三四五六日".index(m["zh"].replace("天", "日")) if m["zh"] else english.index(m["en"].lower())
        for m in _WEEKDAY.finditer(line)
    }


def date_in(line: str) -> datetime.date | None:
    """The first full date of a line that the weekday printed beside it does not contradict.

    Parameters
    ----------
    line : a masthead line, cleaned.

    Returns
    -------
    The date; None where there is none, only the paper's foundation, or a weekday that is wrong.

    Examples
    --------
    >>> [str(date_in(s)) for s in ("2022年4月14日 星期四", "创刊于1949年7月1日", "2022年4月14日 星期五")]
    ['2022-04-14', 'None', 'None']
    """
    weekdays = weekdays_of(line)
    for match, needs_weekday in _matches(line):
        date = _read(match)
        before, after = line[: match.start()], line[match.end() :]
        if date is None or _FOUNDED[0].search(before) or _FOUNDED[1].match(after):
            continue
        if date.weekday() in weekdays or not (weekdays or needs_weekday):
            return date
    return None


def _read(match: re.Match[str]) -> datetime.date | None:
    return day_of(*(_figure(match[part]) for part in ("year", "month", "day")))


def _figure(text: str) -> int:
    if text[:3].lower() in _MONTHS:
        return _MONTHS.index(text[:3].lower()) + 1
    text = text.translate(_CHEQUE).replace("卅", "三十").replace("正", "一")
    if len(text) == 4 and not text.isdecimal():
        text = re.sub(r"[○ＯOo0]", "〇", text)
    return number(text.removeprefix("〇") or "〇") if len(text) < 4 else number(text)


_PIECE = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:年|[年.](?P<month_of>\d{1,2})月?)?"
    r"|(?P<month>\d{1,2})(?:月|[月/.](?P<day_of>\d{1,2})日?)"
    r"|(?P<day>\d{1,2})日?"
)
#: A day that stands alone belongs to a month no further away than so many pieces.
_NEAR = 3


def broken_date(lines: Sequence[str]) -> datetime.date | None:
    """A date set in pieces, one beside or under the other (3月 / 24 / 星期四 / 2022年).

    A figure alone is the day where it stands near the month; where several could be, the weekday
    decides.

    Parameters
    ----------
    lines : the masthead lines of a page, in order.

    Returns
    -------
    The date; None where a piece is missing or more than one date is possible.

    Examples
    --------
    >>> broken_date(["3月", "24", "星期四", "2022年", "A03"])
    datetime.date(2022, 3, 24)
    >>> broken_date(["2022年", "3月", "24", "25"]) is None
    True
    """
    words = " ".join(lines).split()
    pieces = [
        (n, match.groupdict())
        for n, (word, after) in enumerate(pairwise([*words, ""]))
        if (match := _PIECE.fullmatch(word)) and after[:1] not in ("版", "期", "张")
    ]
    years = {g["year"] for _, g in pieces if g["year"]}
    months = {(n, m) for n, g in pieces if (m := g["month"] or g["month_of"])}
    days = [(n, g["day"]) for n, g in pieces if g["day"]]
    joined = {(n, g["day_of"]) for n, g in pieces if g["day_of"]}
    weekdays = weekdays_of(" ".join(lines))
    found = {
        date
        for year in years
        for at, month in months
        for n, day in joined or days
        if abs(n - at) <= _NEAR and (date := day_of(int(year), int(month), int(day)))
    }
    right = {date for date in found if not weekdays or date.weekday() in weekdays}
    return right.pop() if len(right) == 1 else None
