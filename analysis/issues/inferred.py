"""Inferred dates: the day of issue, from what the reports of a page say of days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import lexicons
from ..dates import find_dates
from ..dates.grammar import stands_before, stands_behind
from ..dates.mentions import DateMention
from ..dates.printed import weekdays_of
from ..records import Article

Date = datetime.date


class Clue(NamedTuple):
    """A day that a report prints, and how many days later the page was issued.

    ``stated`` where the report says so itself (昨日（3月24日）), not only by reporting it.
    """

    text: str
    month: int
    day: str
    shift: int
    weekdays: frozenset[int]
    stated: bool


class Inference(NamedTuple):
    """A day of issue that reports let infer.

    ``reports`` is how many of them open with a day, ``year_known`` whether the year is printed or given
    and not only taken from what was current.
    """

    date: Date
    reason: str
    stated: bool
    reports: int
    year_known: bool


def infer_date(
    articles: Sequence[Article],
    year: int | None = None,
    month: int | None = None,
    issues: Sequence[Date] = (),
) -> Inference | None:
    """Infer the issue date from what the articles report, or None where they do not tell.

    A report that says which day yesterday, today or tomorrow is decides; without one the issue is
    taken to be of the day after the latest day with which a report opens. The year is that of the
    manifest, or one printed with the day, or one in which the digital edition's calendar lists the
    day, or the only one in which the page's dated expressions (``lexicons/dated_terms.csv``) were
    current; a weekday printed beside the day must agree.

    Parameters
    ----------
    articles : the page's articles.
    year, month : what the manifest says.
    issues : days of issue that the page's calendar lists, if it has one.

    Returns
    -------
    An :class:`Inference` with the day and the reason in words.

    Examples
    --------
    >>> body = "昨日（3月24日）下午，全市经济工作会议召开。"
    >>> infer_date([Article("p-01", "p", 1, None, None, "meeting", body, 20)], 2022)[:2]
    (datetime.date(2022, 3, 25), '昨日（3月24日 in a report; year 2022 by the manifest')
    """
    clues = [clue for article in articles for clue in _stated(article)]
    clues = clues or [clue for article in articles for clue in _lead(article)]
    if not clues:
        return None
    text = " ".join(f"{a.headline or ''}{a.subheads or ''}{a.body}" for a in articles)
    current = current_between(text)
    candidates: dict[Date, Clue] = {}
    for only in _years(clues, year, issues, current):
        day, clue = _issued(clues, only) or (None, None)
        if day is None or clue is None or (month and day.month != month) or (year and day.year != year):
            continue
        if (year or current[0] <= day <= current[1]) and (not issues or day in issues):
            candidates[day] = clue
    if len(candidates) != 1:
        return None
    ((day, clue),) = candidates.items()
    latest = f"the day after the latest event reported, {clue.text}"
    what = f"{clue.text} in a report" if clue.stated else latest
    because = _because(clue, year, issues)
    reason = f"{what}; year {day.year} by {because}"
    return Inference(day, reason, clue.stated, len(clues), because != _CURRENT)


_CURRENT = "the dated expressions on the page"


def _because(clue: Clue, year: int | None, issues: Sequence[Date]) -> str:
    if year:
        return "the manifest"
    if re.search(r"\d{4}年", clue.day):
        return "the report"
    return "the calendar of the digital edition" if issues else _CURRENT


def _years(
    clues: Sequence[Clue], year: int | None, issues: Sequence[Date], current: tuple[Date, Date]
) -> list[int]:
    """Years to try; none where the dated expressions leave more than twenty open."""
    if year:
        return [year - 1, year]
    if printed := {int(m[1]) for clue in clues if (m := re.search(r"(\d{4})年", clue.day))}:
        return sorted(printed)
    if issues:
        return sorted({y for day in issues for y in (day.year - 1, day.year)})
    first, last = (day.year for day in current)
    return list(range(first, last + 1)) if last - first <= 20 else []


def _issued(clues: Sequence[Clue], year: int) -> tuple[Date, Clue] | None:
    """The day of issue by the clues, if the latest of them is of a year; None where they disagree."""
    turn = any(clue.month >= 11 for clue in clues)  # a page of January looks back at December
    placed = []
    for clue in clues:
        own = year + 1 if turn and clue.month <= 2 else year
        found = find_dates(clue.day, Date(own, clue.month, 15))[:1]
        day = (found[0].end_date or found[0].date) if found else None
        if day is None or (clue.weekdays and day.weekday() not in clue.weekdays):
            if clue.stated:
                return None
            continue
        placed.append((day + datetime.timedelta(days=clue.shift), clue))
    if not placed or (placed[0][1].stated and len({day for day, _ in placed}) > 1):
        return None
    return max(placed, key=lambda found: found[0])


#: How far back an opening quotation mark is looked for.
_QUOTE = 300
_DAY = r"(?P<day>(?:(?:19|20)\d{2}年)?(?P<month>\d{1,2})月\d{1,2}日)"


@lexicons.cached
def _statements() -> tuple[re.Pattern[str], ...]:
    words = lexicons.any_of(
        row["word"]
        for row in lexicons.read("day_words")
        if row["unit"] == "day" and row["counted_from"] == "issue"
    )
    parts = lexicons.any_of(row["word"] for row in lexicons.read("day_parts"))
    word, part = rf"(?P<word>{words})", f"(?:{parts})?"
    return (
        re.compile(rf"{word}{part}(?:[（，]|是|即|为){_DAY}(?!起?至|—|～|~|-)"),
        re.compile(rf"{_DAY}(?:[（，]|，?(?:也就是|即)){word}{part}(?=[）])"),
    )


def _stated(article: Article) -> Iterator[Clue]:
    """Days that a report names and calls yesterday, today or tomorrow; not what somebody is quoted with."""
    shift = {row["word"]: row["shift"] for row in lexicons.read("day_words")}
    for match in (m for pattern in _statements() for m in pattern.finditer(article.body)):
        before = article.body[max(0, match.start() - _QUOTE) : match.start()]
        if before.rfind("“") > before.rfind("”"):
            continue
        month = int(match["month"])
        if 1 <= month <= 12:
            weekdays = frozenset(weekdays_of(article.body[match.end() : match.end() + 6]))
            yield Clue(match[0], month, match["day"], -int(shift[match["word"]]), weekdays, True)


def _lead(article: Article) -> Iterator[Clue]:
    """The day with which a report opens, if it lies behind."""
    lead = re.split(r"[。\n]", article.body, maxsplit=1)[0]
    for mention in find_dates(lead, Date(2000, 7, 1))[:1]:
        month = re.search(r"(\d{1,2}) ?月 ?\d{1,2} ?日", mention.text)
        if month and 1 <= int(month[1]) <= 12 and mention.date and not _lies_ahead(lead, mention):
            weekdays = frozenset(weekdays_of(lead[mention.end : mention.end + 5]))
            yield Clue(mention.text, int(month[1]), mention.text, 1, weekdays, False)


#: What stands in front of a day that is announced, or from or up to which something is counted.
_AHEAD = ("ahead before", "once ahead before", "until before", "since before")


def _lies_ahead(lead: str, mention: DateMention) -> bool:
    """Whether a lead's day is one that is announced or from which something is counted."""
    return bool(
        any(stands_behind(context, lead, mention.start) for context in _AHEAD)
        or stands_before("deadline after", lead, mention.end)
    )


def current_between(text: str) -> tuple[Date, Date]:
    """The days between which every dated expression of a text was current.

    Examples
    --------
    >>> [day.isoformat() for day in current_between("坚持动态清零，喜迎党的二十大")]
    ['2021-12-11', '2022-10-16']
    """
    since, until = Date.min, Date.max
    for row in lexicons.read("dated_terms"):
        if row["term"] in text:
            since = max(since, Date.fromisoformat(row["since"])) if row["since"] else since
            until = min(until, Date.fromisoformat(row["until"])) if row["until"] else until
    return since, until
