"""Dates: the days a report mentions, placed on the calendar by the day it was printed."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache
from typing import NamedTuple

from . import lexicons

Date = datetime.date
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}
_N = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_PART = r"(?:（(?:星期|周)[一二三四五六日天]）)?[ ]?(?P<part>凌晨|清晨|一?早|上午|中午|下午|傍晚|晚间|晚上|晚|深夜)?"
_TO = r"[ ]?(?:至|到|~|～|—{1,2}|－|-|–|起至)[ ]?"
_NOT_SPAN = (
    r"(?!内|龄|元|以|均|游|年|前后的|常|产|间|照|报|程|志|薪|租|化|一检|三次|3次|\d次|捐|谈|三餐|无|后逾|本)"
)

_PATTERN = re.compile(
    rf"""
    (?<![\d.·/〔第/+-])
    (?:(?P<year>\d{{4}}|[〇○零一二三四五六七八九]{{4}}|去|今|明|本|前)[ ]?年[ ]?)?
    (?:
        (?P<month>{_N})[ ]?月[ ]?
        (?:
            (?P<day>{_N})
            (?:[ ]?(?:日|号)(?P<inner>[上下]午|晚)?)?
            {_TO}
            (?:(?:(?P<year2>\d{{4}})年)?(?P<month2>{_N})[ ]?月[ ]?)?(?P<day2>{_N})[ ]?日
          | (?P<only>{_N})[ ]?(?:日|号(?=[上下召举晚，]))(?!{_TO}\d)
          | (?P<third>[上中下])旬
          | (?P<end>初|底|末)
          | (?:份)?{_TO}(?P<last>{_N})[ ]?月份?(?!\d)
          | 份?(?![份龄期薪租季销有一之嫂球]|\d)
        )
      | (?P<first>\d{{1,2}}){_TO}(?P<last2>\d{{1,2}})[ ]?月(?:份(?!额))?(?![\d龄期嫂])
      | (?P<near>本|上|下)月(?P<nearday>{_N})日
    )
    """,
    re.VERBOSE,
)
_DAY_ONLY = re.compile(
    rf"(?<![\d.·/第月+年—~～至到-])(?<![近连续每前后第过])(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"
    rf"(?:[ ]?日(?:[上下]午)?{_TO}(?:(?P<month2>{_N})月)?(?P<day2>{_N})[ ]?日|[ ]?日){_NOT_SPAN}"
)
_BEFORE_PERIOD = re.compile(r"(?:每年|每|逢|农历|连续|不少于|超过|近|前|后|最多|压缩至|突破|满|第|、正月)$")


class DateMention(NamedTuple):
    """A date in a text: where it stands, what it says, which days it means."""

    start: int
    end: int
    text: str
    date: Date | None
    end_date: Date | None
    precision: str
    part: str | None


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


def find_dates(body: str, printed: Date | None) -> list[DateMention]:
    """Find the dates a report mentions, placed on the calendar by the day it was printed.

    A report rarely repeats its own year, so a date without one takes the year that brings it
    closest to ``printed``: 12月29日 in a paper of 2 January 2019 is 29 December 2018. A day without
    a month (17日) is the latest such day not after ``printed``; 当日 is the day named before it.

    Parameters
    ----------
    body : the article's cleaned text.
    printed : the issue date, or None where it is unknown: only dates with their year are then placed.

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
    for match in _matches(body):
        last = next((m for m in reversed(found) if m.precision in ("day", "range")), None)
        groups = match.groupdict()
        mention: DateMention | None
        if "word" in groups:
            mention = _relative(match, printed, last)
        elif "month" in groups:
            mention = _calendar(match, printed, last)
        else:
            mention = _day_only(match, printed, last)
        if mention is not None:
            found.append(mention)
    return found


@cache
def _word_pattern() -> re.Pattern[str]:
    choices = []
    for row in sorted(lexicons.read("day_words"), key=lambda r: -len(r["word"])):
        after = "".join(f"(?<!{w})" for w in row["not_after"].split("|") if w)
        before = f"(?!{row['not_before']})" if row["not_before"] else ""
        choices.append(f"{after}{row['word']}{before}")
    return re.compile(f"(?P<word>{'|'.join(choices)}){_PART}")


@cache
def _day_words() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in lexicons.read("day_words")}


def _matches(body: str) -> list[re.Match[str]]:
    """All candidate stretches, the earlier and longer first, none inside quotation or book marks."""
    found = [m for p in (_PATTERN, _DAY_ONLY, _word_pattern()) for m in p.finditer(body)]
    found.sort(key=lambda m: (m.start(), m.start() - m.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        if (kept and match.start() < kept[-1].end()) or _quoted(body, match):
            continue
        if _BEFORE_PERIOD.search(body[max(0, match.start() - 4) : match.start()]):
            continue
        kept.append(match)
    return kept


def _quoted(body: str, match: re.Match[str]) -> bool:
    """Whether a mention stands at the head of a quoted name: “今日临江”, 《昨日重现》."""
    before = body[match.start() - 1 : match.start()]
    if before not in ("“", "《", "‘", "〈"):
        return False
    closing = re.search(r"[”》’〉。]", body[match.end() : match.end() + 12])
    return closing is not None and closing[0] != "。"


def _part(text: str | None) -> str | None:
    if not text:
        return None
    if "晚" in text or text == "深夜":
        return "晚"
    return text if text in ("上午", "下午") else None


def _part_after(body: str, end: int) -> str | None:
    match = re.match(_PART, body[end : end + 14])
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


def _day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, printed: Date) -> Date | None:
    """The day of that name closest to the issue date; a paper of January looks back at December."""
    days = [d for y in (printed.year - 1, printed.year, printed.year + 1) if (d := _day(y, month, day))]
    best = min(days, key=lambda d: abs(d - printed), default=None)
    if best is not None and day == 29 and month == 2 and best.year != printed.year and printed.month > 2:
        return None  # a leap day of another year is nobody's 2月29日
    return best


def _year(text: str | None, printed: Date | None) -> int | None:
    if not text:
        return None
    if text in ("去", "今", "明", "本", "前"):
        if printed is None:
            return None
        return printed.year + {"去": -1, "前": -2, "明": 1}.get(text, 0)
    return int(text) if text.isdecimal() else int("".join(str(_DIGITS[c]) for c in text))


def _calendar(match: re.Match[str], printed: Date | None, last: DateMention | None) -> DateMention | None:
    """A mention that names its month."""
    g = match.groupdict()
    year = _year(g["year"], printed)
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
    year = year if year is not None else _month_year(month, printed)
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


def _month_year(month: int, printed: Date | None) -> int:
    assert printed is not None  # noqa: S101  the caller has looked
    return printed.year - 1 if month > printed.month + 6 else printed.year


def _months(
    match: re.Match[str], first: int, last: int, year: int | None, printed: Date | None
) -> DateMention | None:
    """A stretch of months: 1~2月."""
    if not 1 <= first < last <= 12:
        return None
    if year is None and printed is None:
        return _made(match, None, "unknown")
    year = year if year is not None else _month_year(last, printed)
    return _made(match, (Date(year, first, 1), Date(year, last, calendar.monthrange(year, last)[1])), "month")


def _near_month(match: re.Match[str], printed: Date | None) -> DateMention:
    if printed is None:
        return _made(match, None, "unknown")
    shift = {"本": 0, "上": -1, "下": 1}[match["near"]]
    at = printed.year * 12 + printed.month - 1 + shift
    day = _day(at // 12, at % 12 + 1, number(match["nearday"]))
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
        _day(year, month, first_day) if year is not None else _nearest(month, first_day, printed or Date.min)
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
    final = _day(year, month, number(day2)) if month <= 12 else None
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
    first = _carried(day, last, printed) or _latest(day, printed, ahead)
    if first is None:
        return _made(match, None, "unknown")
    if match["day2"]:
        return _ranged(match, first, match["day2"], match["month2"], None)
    return _made(match, (first, first), "day")


def _carried(day: int, last: DateMention | None, printed: Date) -> Date | None:
    """The day in the month of the date before it, if that lies behind the issue date and is later."""
    if last is None or last.date is None:
        return None
    start = last.end_date or last.date
    carried = _day(start.year, start.month, day)
    return carried if carried and start <= carried <= printed + datetime.timedelta(days=2) else None


def _latest(day: int, printed: Date, ahead: bool) -> Date | None:
    at = printed.year * 12 + printed.month - 1
    months = (at, at + 1) if ahead else (at, at - 1, at - 2)
    for month in months:
        found = _day(month // 12, month % 12 + 1, day)
        if found and (found >= printed if ahead else found <= printed):
            return found
    return None


def _relative(match: re.Match[str], printed: Date | None, last: DateMention | None) -> DateMention:
    """昨日 and the like."""
    row = _day_words()[match["word"]]
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
