"""The grammar of dates: year, month, day or weekday, each as a number or a word, alone or to another end.

Where a date could begin is found in one cheap pass (:func:`expressions`); only there is the grammar
tried. Words and what must not stand beside them are data: ``lexicons/day_words.csv``,
``day_parts.csv``, ``date_contexts.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import lexicons
from .calendar_days import NUMERALS

_WEEKDAYS = "一二三四五六日天"
_WEEK = "(?:周|星期|礼拜)"
_ONES = NUMERALS[3:12]
_NUMBER = rf"(?:\d{{1,2}}|[{_ONES}]?十[{_ONES}]?|[廿卅][{_ONES}]?|[{_ONES}])"
_TO = r"(?:起?至|到|~|～|—{1,2}|－|-|–)"
_LINK = rf"[ ]?{_TO}[ ]?"
#: How far a context word is looked for beside a date.
_BESIDE = 5


class Expression(NamedTuple):
    """A date as printed: its first end, its last end if it has one, and where it stands.

    ``beyond`` is behind the weekday and part of day that follow it; ``part`` is that part, or the one
    that stands inside a range.
    """

    start: int
    end: int
    beyond: int
    first: re.Match[str]
    last: re.Match[str] | None
    part: str | None


@lexicons.cached
def day_words() -> dict[str, dict[str, str]]:
    """The rows of the list of words for days, weeks, months and years, by word."""
    return {row["word"]: row for row in lexicons.read("day_words")}


@lexicons.cached
def day_parts() -> dict[str, str]:
    """The words for parts of a day, with what each counts as (上午, 下午, 晚 or nothing)."""
    return {row["word"]: row["part"] for row in lexicons.read("day_parts")}


@lexicons.cached
def context_words(context: str) -> tuple[str, ...]:
    """The words of a context of ``date_contexts.csv``, as ``str.startswith`` takes them."""
    return tuple(row["word"] for row in lexicons.read("date_contexts") if row["context"] == context)


def stands_behind(context: str, body: str, start: int) -> bool:
    """Whether a word of a context ends where a date starts."""
    return body.endswith(context_words(context), 0, start) if start else False


def stands_before(context: str, body: str, end: int) -> bool:
    """Whether a word of a context starts where a date ends."""
    return body.startswith(context_words(context), end)


def _words(*units: str) -> list[str]:
    return [word for word, row in day_words().items() if row["unit"] in units]


@lexicons.cached
def _end() -> re.Pattern[str]:
    """One end of a date."""
    told = lexicons.any_of(_words("year"))
    year = rf"(?:(?P<year>\d{{4}}|\d\d|[{NUMERALS[:12]}]{{4}})[ ]?年|(?P<yearword>{told}))"
    weeks = lexicons.any_of([word.removesuffix("周") for word in _words("week")])
    return re.compile(
        rf"""
        (?P<whole>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)
        |(?P<isoyear>\d{{4}})(?P<mark>[-./])(?P<isomonth>\d{{1,2}})
            (?:(?P=mark)(?P<isoday>\d{{1,2}}))?(?![\d/])
        |(?P<only>{_NUMBER})[ ]?(?P<onlyunit>[日号])
        |(?P<said>{year}[ ]?)?(?:
            (?:(?P<month>{_NUMBER})[ ]?月|(?P<monthword>{lexicons.any_of(_words("month"))}))
              (?:[ ]?(?P<day>{_NUMBER})(?:[ ]?(?P<unit>[日号]))?
                |(?P<third>[上中下])旬|(?P<edge>[初底末])(?![{NUMERALS}])|(?P<counted>份)(?!额))?
            |(?P<number>\d{{1,2}})(?={_LINK}{_NUMBER}[ ]?[月日])
            |(?(said)(?P<yearedge>年?[初底末])?|(?!)))
        |(?P<week>{weeks})?个?{_WEEK}(?P<weekday>[{_WEEKDAYS}])
        |(?P<word>{lexicons.any_of(_words("day", "vague"))})
        """,
        re.VERBOSE,
    )


@lexicons.cached
def _start() -> re.Pattern[str]:
    """Where a date could begin. The set in front lets the search run from one such character to the next."""
    stems = [word.removesuffix("周") for word in _words("week")]
    words = [
        *_words("year", "month", "day", "vague"),
        *(f"{stem}{mid}" for stem in stems for mid in "周星礼个"),
    ]
    words += ["周", "星期", "礼拜"]
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    branches = [rf"(?<={first})(?:{lexicons.any_of(rest)})" for first, rest in rests.items()]
    figures = (
        rf"(?<=\d)(?:\d{{0,3}}[ ]?[年月日号]|\d{{3}}[-./]\d|\d{{7}}(?!\d)|\d?{_LINK}{_NUMBER}[ ]?[月日])"
    )
    numerals = rf"(?<=[{NUMERALS}])[{NUMERALS}]{{0,3}}[ ]?[年月日]"
    firsts = "".join(rests)
    return re.compile(rf"[\d{NUMERALS}{firsts}](?:{figures}|{numerals}|{'|'.join(branches)})")


@lexicons.cached
def _behind() -> re.Pattern[str]:
    """The weekday and the part of day that may follow a date."""
    weekday = rf"(?:[（(]{_WEEK}[{_WEEKDAYS}][)）]|{_WEEK}[{_WEEKDAYS}])?"
    return re.compile(rf"[ ]?{weekday}[ ]?(?P<part>{lexicons.any_of(day_parts())})?")


@lexicons.cached
def _link() -> re.Pattern[str]:
    """What may stand between the ends of a range: a clock time and the joining mark."""
    clock = r"(?:[ ]?\d{1,2}(?:[时点](?:\d{1,2}分|半|整|许)?|[:：]\d\d))?"
    return re.compile(clock + _LINK)


def expressions(body: str) -> Iterator[Expression]:
    """The dates of a text as printed, in reading order; none in another, none at the head of a quoted name.

    Parameters
    ----------
    body : cleaned text.

    Examples
    --------
    >>> text = "3月24日晚间至25日，全市两会召开；去年12月、上周五另有会议。"
    >>> [text[found.start : found.end] for found in expressions(text)]
    ['3月24日晚间至25日', '去年12月', '上周五']
    """
    done = 0
    for place in _start().finditer(body):
        start = place.start()
        if start < done:
            continue
        found = _expression(body, start)
        if found is not None:
            done = found.beyond
            if not _quoted(body, found):
                yield found


def _expression(body: str, start: int) -> Expression | None:
    first = _end().match(body, start)
    if first is None or (first[0][0].isdecimal() and body[start - 1 : start].isdecimal()):
        return None
    behind = _behind().match(body, first.end())
    beyond, part = (behind.end(), behind["part"]) if behind else (first.end(), None)
    last = _last(body, first, beyond)
    if last is not None:
        behind = _behind().match(body, _stop(last))
        beyond = behind.end() if behind else _stop(last)
        parts = [behind["part"] if behind else None, part]
        part = next((word for word in parts if word and day_parts()[word]), None)
        return Expression(start, _stop(last), beyond, first, last, part)
    end = _stop(first)
    if end is None or not _is_date(body, first, end):
        return None
    if end < first.end():
        beyond, part = end, None
    return Expression(start, end, beyond, first, None, part)


def _last(body: str, first: re.Match[str], beyond: int) -> re.Match[str] | None:
    """The last end of a range, if it fits the first: a day to a day, a month to a month."""
    link = _link().match(body, beyond)
    if link is None or first["word"] or first["weekday"] or first["yearedge"]:
        return None
    last = _end().match(body, link.end())
    if last is None or last["word"] or last["weekday"] or last["whole"] or not _sound(first):
        return None
    day = bool(last["day"] and last["unit"]) or bool(last["only"] and last["onlyunit"] == "日")
    day = day or bool(last["only"] and first["unit"] == "号") or bool(last["isoday"])
    month = bool(last["month"] and not last["day"]) or bool(last["isomonth"] and not last["isoday"])
    if first["number"]:
        return last if _numbers(body, first, last, month) else None
    if first["day"] or first["only"] or first["isoday"]:
        return last if day and not _spans(body, first, last.end()) else None
    return last if month and not stands_before("no month after", body, _stop(last)) else None


def _numbers(body: str, first: re.Match[str], last: re.Match[str], month: bool) -> bool:
    """1~2月, and 20-22日 where a clause begins with it; elsewhere that is a span (出苗需7-10日)."""
    if month and last["month"] and not last["said"]:
        return not stands_before("no month after", body, _stop(last)) and not body[_stop(last)].isdecimal()
    opens = not first["said"] and (not first.start() or body[first.start() - 1] in "，。；：\n于")
    return bool(last["only"]) and opens and not stands_before("no day after", body, last.end())


def _stop(match: re.Match[str]) -> int:
    """Where an end of a date stops: a figure behind a month that is no day is not its own."""
    if match["day"] and not match["unit"]:
        return match.start("day") if not _shared(match) else match.end()
    return match.end()


def _shared(match: re.Match[str]) -> bool:
    """Whether a day without 日 shares that of the next: 3月24、25日."""
    return re.match(r"、\d\d?日", match.string[match.end() : match.end() + 4]) is not None


def _sound(first: re.Match[str]) -> bool:
    return _start_is_free(
        first.string, first.start(), bool(first["only"] or (first["number"] and not first["said"]))
    )


def _start_is_free(body: str, start: int, bare: bool) -> bool:
    """Whether nothing in front of a date makes it part of another figure, a span or a day that recurs."""
    before = body[start - 1 : start]
    if before and before in ".·/〔+-":
        return False
    if bare and before and before in "月年—~～" and not stands_behind("until before", body, start):
        return False
    if bare and before and before in "至到":
        return stands_behind("until before", body, start)
    return not stands_behind("recurs before", body, start) and not (
        bare and stands_behind("span before", body, start)
    )


def _spans(body: str, first: re.Match[str], end: int) -> bool:
    """Whether a range of bare days is a span: 3日至5日内."""
    return bool(first["only"]) and stands_before("no day after", body, end)


def _is_date(body: str, first: re.Match[str], end: int) -> bool:
    """Whether an end that stands alone is a date by what stands beside it."""
    start = first.start()
    if first["word"]:
        return _word_is_free(body, first["word"], start)
    if first["weekday"]:
        return _weekday_is_free(body, first, end)
    if first["number"] or (first["isomonth"] and not first["isoday"]):
        return False
    if first["whole"]:
        return not re.match(r"[\w/.-]", body[start - 1 : start]) and not re.match(
            r"[\w/-]", body[end : end + 1]
        )
    if first["isoday"]:
        return body[start - 1 : start] not in tuple("-./")
    if first["only"]:
        return _start_is_free(body, start, True) and _bare_day(body, first, end)
    if first["monthword"] and not (first["said"] or _word_is_free(body, first["monthword"], start)):
        return False
    if first["day"] and end == first.end():
        named = first["unit"] != "号" or not stands_before("no number after", body, end)
        return named and _start_is_free(body, start, False)
    return _month_is_free(body, first, end) if first["month"] else _start_is_free(body, start, False)


def _word_is_free(body: str, word: str, start: int) -> bool:
    row, end = day_words()[word], start + len(word)
    left = tuple(filter(None, row["not_after"].split("|")))
    right = tuple(filter(None, row["not_before"].split("|")))
    return not (left and body.endswith(left, 0, start)) and not (right and body.startswith(right, end))


def _weekday_is_free(body: str, first: re.Match[str], end: int) -> bool:
    """上周五 is a day; 周四 alone where a part of day or a comma follows, and none of every week."""
    if first["week"]:
        return first["week"] not in ("上", "下") or body[first.start() - 1 : first.start()] != first["week"]
    before = body[first.start() - 1 : first.start()]
    behind = _behind().match(body, end)
    follows = bool(behind and behind["part"]) or body[end : end + 1] == "，"
    return (not before or before in "，。；：\n讯") and follows and not re.match(_LINK, body[end : end + 3])


def _bare_day(body: str, first: re.Match[str], end: int) -> bool:
    """24日; 号 and Chinese numerals need their surroundings: 十日谈, 七日年化, 26号楼."""
    if first["onlyunit"] == "号":
        behind = _behind().match(body, end)
        return bool(behind and behind["part"]) or body[end : end + 1] in tuple("讯电")
    if not 1 <= len(first["only"]) <= 3 or stands_before("no day after", body, end):
        return False
    return first["only"].isdecimal() or stands_before("numeral day after", body, end)


def _month_is_free(body: str, first: re.Match[str], end: int) -> bool:
    """A bare month, which a span of months or a name could look like (3月期, 一月一调度, 二月河)."""
    bare = not (first["said"] or first["third"] or first["edge"] or first["counted"])
    if not _start_is_free(body, first.start(), bare) or (
        bare and body[first.start() - 1 : first.start()] == "年"
    ):
        return False
    if first["third"] or first["edge"]:
        return True
    if body[end : end + 1].isdecimal() or stands_before("no month after", body, end):
        return False
    return not bare or first["month"].isdecimal()


def _quoted(body: str, found: Expression) -> bool:
    """Whether a mention stands at the head of a quoted name: “今日临江”, 《昨日重现》."""
    if body[found.start - 1 : found.start] not in tuple("“《‘〈"):
        return False
    closing = re.search(r"[”》’〉。]", body[found.end : found.end + 12])
    return closing is not None and closing[0] != "。"
