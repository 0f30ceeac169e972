"""Run-on headlines: a headline and its text in one line, as crawlers keep them.

Where the headline ends no mark says. A repost's 原标题 says where it begins; its text begins with the day,
with who wrote it, or behind a gap. Without 原标题 a headline shows only by what follows it: the staff of a
known medium who report, the same headline again, the body's name with 根据 behind a notice's, or a day
behind which the lead tells the headline's words once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import lexicons
from ..lexicons.characters import HAN
from .bylines import head_byline
from .datelines import medium_end
from .notices import is_notice_headline
from .sharing import shared
from .words import alternatives, listed

#: Who put a text on the web again names its headline so.
ORIGINAL = re.compile(r"\s{0,20}原标题\s?[：:]\s{0,8}")
#: No headline is longer and none shorter, in characters.
_LONGEST, _LEAST = 110, 6
#: Shorter lines have a line of their own, with nothing run on.
SHORT = 60
_GAP = re.compile(r"(?<=\S)[ \u3000]{4,}(?=\S)")
_STAFF = re.compile(rf"(?:文、图/\S{{0,12}})?(?:实习|见习)?(?:记者|通讯员)(?= ?[{HAN}])")
#: So much of a headline, in pairs of characters, the lead below tells again, in so many characters.
_TOLD_AGAIN, _LEAD = 0.5, 240


@lexicons.cached
def day_opening() -> re.Pattern[str]:
    """How a report without 本报讯 begins: with the day.

    Examples
    --------
    >>> [bool(day_opening().match(s)) for s in ("昨日，画展开幕。", "3月26日上午，", "26日的画展")]
    [True, True, False]
    """
    return re.compile(
        rf"(?:{alternatives('day')}|(?:\d{{4}} ?年 ?)?\d{{1,2}} ?月 ?\d{{1,2}} ?日"
        rf"|\d{{1,2}}日(?:，|{alternatives('behind bare day')}))"
    )


@lexicons.cached
def _dated_lead() -> re.Pattern[str]:
    """A day with a comma behind it, as a lead begins with it."""
    return re.compile(rf"(?<!\d){day_opening().pattern}(?:{alternatives('part of day')})?[，,（(至]")


def head_ends(raw: str, opening: int) -> list[int]:
    """Where the headline at the beginning of a line ends, with text behind it.

    Parameters
    ----------
    raw : a line of a page.
    opening : where its first dateline begins, behind which no headline is sought; its length where none does.

    Returns
    -------
    The first character of the text, and before it that of a second printing of the headline; nothing
    where no headline is run on, or where it ends cannot be known.

    Examples
    --------
    >>> line = "原标题：临江画展昨日开幕8月10日上午，临江画展在市美术馆开幕。"
    >>> line += "市长李二参观了三百幅作品。展期一个月，免费开放，欢迎参观。"
    >>> [line[end:][:7] for end in head_ends(line, len(line))], head_ends(line[14:], len(line) - 14)
    (['8月10日上午'], [])
    """
    if len(raw) < SHORT:
        return []
    original = ORIGINAL.match(raw)
    start = original.end() if original else len(raw) - len(raw.lstrip())
    stop = raw.find("。", start, start + _LONGEST)
    last = min(start + _LONGEST if stop < 0 else stop, opening, len(raw))
    if twice := _printed_twice(raw, start, last):
        return twice
    ends = [
        *(_of_original(raw, start, last) if original else _of_staff(raw, start, last)),
        *_of_notice(raw, start, last),
        *_told_again(raw, start, last),
    ]
    return sorted(ends)[:1]


def _printed_twice(raw: str, start: int, last: int) -> list[int]:
    """Where the second printing of a headline begins and ends."""
    again = raw.find(raw[start : start + _LEAST], start + _LEAST, last)
    head = raw[start:again].rstrip() if again > 0 else ""
    if len(head) < 2 * _LEAST or not raw.startswith(head, again):
        return []
    return [again, again + len(head)]


def _of_original(raw: str, start: int, last: int) -> Iterator[int]:
    """Behind 原标题: a gap, who wrote the text, or its day."""
    if found := _GAP.search(raw, start + _LEAST, last):
        yield found.start()
    if found := _STAFF.search(raw, start + _LEAST, last):
        yield _with_medium(raw, start + _LEAST, found.start())
    found = day_opening().search(raw, start + _LEAST, last)
    if found and not _unfinished(raw[start : found.start()]):
        yield found.start()


def _of_staff(raw: str, start: int, last: int) -> Iterator[int]:
    """A known medium and those of its staff who report: …座谈会召开大众网记者 王一 济宁报道."""
    for found in _STAFF.finditer(raw, start + 2 * _LEAST, last):
        at = _with_medium(raw, start + 2 * _LEAST, found.start())
        if at == found.start() or _unfinished(raw[start:at]):
            continue
        signed = head_byline(raw[at:])
        if signed and signed.signatures:
            yield at
            return


def _with_medium(raw: str, least: int, staff: int) -> int:
    """Where the name of the medium begins whose staff is named: 封面新闻记者."""
    starts = range(max(least, staff - _LONGEST_MEDIUM), staff)
    return next((at for at in starts if medium_end(raw, at) == staff), staff)


#: No medium's name is longer, with what belongs to it, in characters.
_LONGEST_MEDIUM = 16


def _of_notice(raw: str, start: int, last: int) -> Iterator[int]:
    """A notice's whole headline, and the words that open its text."""
    if raw.startswith("关于", start):
        for found in re.finditer(alternatives("lead"), raw[start:last]):
            if is_notice_headline(raw[start : start + found.start()]):
                yield start + found.start()
                return


def _told_again(raw: str, start: int, last: int) -> Iterator[int]:
    """A day with its comma, and behind it what the words in front of it say."""
    for found in _dated_lead().finditer(raw, start + 2 * _LEAST, last):
        head = raw[start : found.start()]
        if not _unfinished(head) and shared(head, raw[found.end() : found.end() + _LEAD]) >= _TOLD_AGAIN:
            yield found.start()
            return


def _unfinished(head: str) -> bool:
    """Whether words go on behind them: 画展将于 is no headline in front of a day."""
    return head.endswith(listed("unfinished")) or head.endswith(("，", "、", "：", "；", "（", "“", "《"))


__all__ = ["ORIGINAL", "day_opening", "head_ends"]
