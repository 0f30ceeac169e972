"""Dates: the days a report mentions, placed on the calendar by the day it was printed."""

from __future__ import annotations

import datetime
import re

from .calendar_days import (
    day_of,
    full_year,
    latest,
    month_days,
    month_year,
    nearest,
    number,
    shifted,
)
from .grammar import Expression, day_parts, day_words, expressions, stands_before, stands_behind
from .mentions import Date, DateMention

#: A pair of days, the same twice for a single one; None where it cannot be known.
Days = tuple[Date, Date] | None

#: How many characters a printed year holds for at most.
_REACH = 400


def find_dates(
    body: str, printed: Date | None, written: Date | None = None, near: Date | None = None
) -> list[DateMention]:
    """Find the dates a report mentions, placed on the calendar by the day it was printed.

    A report rarely repeats its own year, so a date without one takes the year that brings it
    closest to ``printed``: 12月29日 in a paper of 2 January 2019 is 29 December 2018. A year that is
    printed holds for the dates that follow it in the paragraph and lie nearer to it than to the issue.
    A day without a month (17日) is the latest such day not after ``printed``; 当日 is the day named
    before it.

    Parameters
    ----------
    body : the article's cleaned text.
    printed : the issue date, or None where it is unknown: only dates with their year are then placed.
    written : the day of the report's dateline (本报3月26日讯), from which 今天 and 昨天 count; the issue
        date where it has none.
    near : where the issue date is unknown, a day not far from it, by which a day without a year is placed.

    Returns
    -------
    One :class:`DateMention` a mention, in reading order; ``text == body[start:end]``. A day that no
    calendar has (2月30日), or that cannot be placed, keeps its row with ``date`` None.

    Examples
    --------
    >>> find_dates("会议于12月29日召开。", datetime.date(2019, 1, 2))[0].date
    datetime.date(2018, 12, 29)
    >>> [str(m.date) for m in find_dates("2020年5月开工，6月停工，次年4月复工。", datetime.date(2022, 3, 28))]
    ['2020-05-01', '2020-06-01', '2021-04-01']

    Where only a day near the issue is known, 昨日 stays open:

    >>> near = datetime.date(2022, 4, 2)
    >>> [str(m.date) for m in find_dates("4月1日，培训班开班，昨日结束。", None, near=near)]
    ['2022-04-01', 'None']
    """
    context = _Context(body, printed, written, near)
    found = []
    for expression in expressions(body):
        mention = context.placed(expression)
        if mention is not None:
            found.append(mention)
    return found


class _Context:
    """What is known where a date stands: the issue, the day named before, the year printed before."""

    def __init__(self, body: str, printed: Date | None, written: Date | None, near: Date | None) -> None:
        self.body = body
        self.issued = printed
        self.printed = printed or near
        self.written = written or printed
        #: The last day, and the last date of any kind whose year is printed, with where it ends.
        self.day: DateMention | None = None
        self.dated: tuple[int, Date, str] | None = None
        self.year: tuple[int, int] | None = None

    def placed(self, found: Expression) -> DateMention | None:
        """The mention that an expression makes; None for a bare year, which is only remembered."""
        first = found.first
        if first["said"] and not (_says_month(first) or first["number"] or first["yearedge"]):
            if first["year"] and len(first["year"]) == 4 and (year := self._said_year(first)):
                self.year = (found.end, year)
            return None
        days, precision = self._days(found)
        text = self.body[found.start : found.end]
        part: str | None = day_parts().get(found.part or "") or self._own_part(first)
        if days is None:
            precision = "vague" if precision == "vague" else "unknown"
            part = None if precision == "vague" else part
            return DateMention(found.start, found.end, text, None, None, precision, part or None)
        begin, end = days
        last = end if end != begin else None
        mention = DateMention(found.start, found.end, text, begin, last, precision, part or None)
        self._remember(mention, first)
        return mention

    def _own_part(self, first: re.Match[str]) -> str:
        return day_words()[first["word"]]["part"] if first["word"] else ""

    def _remember(self, mention: DateMention, first: re.Match[str]) -> None:
        date = mention.end_date or mention.date
        if date is None:
            return
        if mention.precision in ("day", "range"):
            self.day = mention
        said = _says_year(first) or first["whole"]
        issue = self.printed.year if self.printed else None
        if said or (mention.date and mention.date.year != issue and self._dated(mention.start)):
            self.dated = (mention.end, (mention.date or date), mention.precision)

    def _days(self, found: Expression) -> tuple[Days, str]:
        """The days that an expression means, and how closely they are known."""
        first, last = found.first, found.last
        if first["word"]:
            return self._word(first["word"])
        if first["weekday"]:
            return self._weekday(found)
        if last is not None:
            return self._range(found, last)
        if first["yearedge"]:
            year = self._said_year(first)
            month = 1 if first["yearedge"].endswith("初") else 12
            return (month_days(year, month) if year else None), "month"
        if first["only"]:
            day = self._bare_day(found)
        elif first["whole"] or first["isoyear"] or first["day"]:
            if found.end < first.end():
                return self._month(found)
            day = self._named_day(found)
        else:
            return self._month(found)
        return ((day, day) if day else None), "day"

    def _word(self, word: str) -> tuple[Days, str]:
        """昨日 and the like."""
        row = day_words()[word]
        if row["unit"] == "vague":
            return None, "vague"
        base = self._before() if row["counted_from"] == "mention" else self.written
        day = _after(base, int(row["shift"]))
        return ((day, day) if day else None), "day"

    def _before(self) -> Date | None:
        """The day named before."""
        return (self.day.end_date or self.day.date) if self.day else None

    def _weekday(self, found: Expression) -> tuple[Days, str]:
        base, first = self.written, found.first
        if base is None:
            return None, "unknown"
        weekday = "一二三四五六日".index(first["weekday"].replace("天", "日"))
        if first["week"]:
            shift = int(day_words()[first["week"] + "周"]["shift"])
            day = _after(base, shift + weekday - base.weekday())
        else:
            back = (base.weekday() - weekday) % 7
            ahead = self._direction(found) == "ahead"
            day = _after(base, (7 - back) % 7 if ahead else -back)
        return ((day, day) if day else None), "day"

    def _direction(self, found: Expression) -> str:
        was = stands_behind("once ahead before", self.body, found.start)
        if stands_behind("ahead before", self.body, found.start) and not was:
            return "ahead"
        if stands_before("ahead after", self.body, found.beyond):
            return "ahead"
        return "either" if stands_before("deadline after", self.body, found.beyond) else ""

    def _said_year(self, end: re.Match[str]) -> int | None:
        """The year that an end of a date says itself; None where it says none or it cannot be known."""
        if end["isoyear"]:
            return full_year(end["isoyear"], self.printed)
        if end["year"]:
            return full_year(end["year"], self.printed)
        if not end["yearword"]:
            return None
        row = day_words()[end["yearword"]]
        if row["counted_from"] == "issue":
            base = self.printed.year if self.printed else None
        else:
            base = self._year_before(end.start())
        return None if base is None else base + int(row["shift"])

    def _year_before(self, start: int) -> int | None:
        """The year from which 同年 and 次年 count: the last one printed, or that of the last day."""
        printed = [(self.dated[0], self.dated[1].year)] if self.dated else []
        printed += [self.year] if self.year else []
        if self.day and self.day.date:
            printed.append((self.day.end, (self.day.end_date or self.day.date).year))
        return max(printed)[1] if printed else None

    def _named_month(self, end: re.Match[str]) -> tuple[int | None, int | None]:
        """Year and month that an end says; the year None where it says none."""
        year = self._said_year(end)
        if not end["monthword"]:
            text = end["isomonth"] or end["month"] or end["number"]
            return year, number(text) if text else None
        row = day_words()[end["monthword"]]
        base = self._before() if row["counted_from"] == "mention" else self.issued
        if base is None:
            return None, None
        placed = shifted(base.year, base.month, int(row["shift"]))
        return (year, placed[1]) if end["said"] else placed

    def _named_day(self, found: Expression) -> Date | None:
        """A day that names its month."""
        first = found.first
        if first["whole"]:
            text = first["whole"]
            return day_of(int(text[:4]), int(text[4:6]), int(text[6:]))
        year, month = self._named_month(first)
        day = number(first["isoday"] or first["day"])
        if month is None or month > 12:
            return None
        if year is None:
            return None if _says_year(first) else self._carried(found, month, day)
        return day_of(year, month, day)

    def _carried(self, found: Expression, month: int, day: int) -> Date | None:
        """A day without a year: of the year printed before where it lies nearer to that than to the issue."""
        near = nearest(month, day, self.printed, self._direction(found)) if self.printed else None
        dated = self._dated(found.start)
        if dated is None:
            return near
        here = day_of(dated.year, month, day)
        if here is None or here < dated:
            return near
        far = (here - dated).days > 31
        next_sentence = self.dated is not None and "。" in self.body[self.dated[0] : found.start]
        if self.printed is None or near is None:
            return None if far or next_sentence else here
        if far and next_sentence:
            return near
        return here if here - dated < abs(near - self.printed) else near

    def _dated(self, start: int) -> Date | None:
        """The date before, if its year is printed and it stands in the same paragraph."""
        if self.dated is None or start - self.dated[0] > _REACH:
            return None
        if self.body.find("\n", self.dated[0], start) >= 0:
            return None
        return self.dated[1]

    def _bare_day(self, found: Expression) -> Date | None:
        """A day without a month: that of the date before it, else the latest not after the issue."""
        day, before = number(found.first["only"]), self._before()
        carried = day_of(before.year, before.month, day) if before else None
        carried = carried if carried and before and carried >= before else None
        if self.printed is None:
            return carried if carried and self._next_in_sentence(found, carried) else None
        if self._direction(found) == "ahead":
            near = latest(day, self.printed, True)
            return carried if carried and carried >= self.printed else near
        near = latest(day, self.printed, False)
        if carried is None or before is None or carried > self.printed + datetime.timedelta(days=2):
            return near
        recent = (self.printed - before).days <= 60
        return carried if recent or near is None or carried - before < self.printed - near else near

    def _next_in_sentence(self, found: Expression, day: Date) -> bool:
        """Whether a day follows closely on the one named before it in its sentence."""
        before = self._before()
        if self.day is None or before is None or (day - before).days > 3:
            return False
        return not re.search("[。\n]", self.body[self.day.end : found.start])

    def _month(self, found: Expression) -> tuple[Days, str]:
        """A month or a named part of it."""
        first = found.first
        year, month = self._named_month(first)
        if month is None or not 1 <= month <= 12:
            return None, "unknown"
        if year is None:
            year = None if _says_year(first) else self._year_of_month(found, month)
        if year is None:
            return None, "unknown"
        begin, end = month_days(year, month)
        if first["third"]:
            begin = begin.replace(day={"上": 1, "中": 11, "下": 21}[first["third"]])
            end = end if first["third"] == "下" else begin.replace(day=begin.day + 9)
        return (begin, end), "month"

    def _year_of_month(self, found: Expression, month: int) -> int | None:
        """The year of a bare month: that printed before in the sentence, else the one near the issue."""
        near = month_year(month, self.printed, self._direction(found)) if self.printed else None
        since = self._dated(found.start)
        if since is None or self.dated is None:
            return self._after_bare_year(found, near)
        current = (
            self.printed and near and abs((near - self.printed.year) * 12 + month - self.printed.month) <= 1
        )
        if current:
            return near
        sentence = "。" not in self.body[self.dated[0] : found.start]
        if month >= since.month and (sentence or near is None):
            return since.year if (sentence and self.dated[2] == "month") or near is None else near
        return near if near in (since.year, since.year + 1) or not sentence else None

    def _after_bare_year(self, found: Expression, near: int | None) -> int | None:
        """2020年任职，6月兼职: a year of the past that the sentence opened with."""
        if self.year is None or self.printed is None or self.year[1] >= self.printed.year:
            return near
        if found.start - self.year[0] > 20:
            return near
        between = self.body[self.year[0] : found.start]
        plain = not re.search(r"[。；\n]", between) and "任" in between
        return self.year[1] if plain else near

    def _range(self, found: Expression, last: re.Match[str]) -> tuple[Days, str]:
        """Two ends, either of them short."""
        first = found.first
        if _of_months(first, last):
            return self._months(found, last), "month"
        month = self._named_month(last)[1] if _says_month(last) else None
        day = number(last["isoday"] or last["day"] or last["only"])
        begin = self._bare_first(found, month) if first["only"] or first["number"] else self._named_day(found)
        if begin is None or (month and month > 12):
            return None, "range"
        year = self._said_year(last) or begin.year + ((month or begin.month) < begin.month)
        end = day_of(year, month or begin.month, day)
        return ((begin, end) if end and end > begin else None), "range"

    def _bare_first(self, found: Expression, month: int | None) -> Date | None:
        """The first day of a range that does not name its month: 28日至3月2日, 20-22日."""
        day = number(found.first["only"] or found.first["number"])
        if month is None or self.printed is None or month > 12:
            short = found._replace(first=_Only(found.first, str(day)))  # type: ignore[arg-type]
            return self._bare_day(short)
        end = nearest(month, 1, self.printed, self._direction(found))
        return day_of(*shifted(end.year, end.month, -1), day) if end else None

    def _months(self, found: Expression, last: re.Match[str]) -> Days:
        """A stretch of months: 1~2月, 1998年9月至2003年6月."""
        first = found.first
        year, begin = self._named_month(first)
        final_year, final = self._named_month(last)
        if begin is None or final is None or not 1 <= begin <= 12 or not 1 <= final <= 12:
            return None
        if year is None and final_year is None:
            year = None if _says_year(first) or not self.printed else month_year(final, self.printed)
            year = year - (begin > final) if year else None
        elif year is None and final_year is not None:
            year = final_year - (begin > final)
        if year is None:
            return None
        days = month_days(year, begin)[0], month_days(final_year or year + (final < begin), final)[1]
        return days if days[0] < days[1] else None


class _Only:
    """A first end seen as a bare day."""

    def __init__(self, match: re.Match[str], day: str) -> None:
        self.match, self.day = match, day

    def __getitem__(self, name: str) -> str | None:
        return self.day if name == "only" else self.match[name]


def _after(base: Date | None, days: int) -> Date | None:
    return base + datetime.timedelta(days=days) if base else None


def _says_year(end: re.Match[str]) -> bool:
    return bool(end["said"] or end["isoyear"])


def _says_month(end: re.Match[str]) -> bool:
    return bool(end["month"] or end["monthword"] or end["isomonth"])


def _of_months(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether a range is one of months, not of days."""
    return not (last["day"] or last["isoday"] or last["only"]) and _says_month(last)
