"""Mastheads: the lines that carry a paper's name, date, page number and staff.

A masthead is told by its parts, not by one pattern: take off everything a masthead can hold
(date, weekday, lunar date, page number, staff and their names, the paper's name, prices,
telephones) and hardly anything is left.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from .. import lexicons
from ..dates.printed import broken_date, date_in, date_stretches
from ..lexicons.characters import HAN
from .looks import Look, look, masthead_parts
from .words import alternatives, listed, pattern

_H = f"[{HAN}]"
_STRONG = {"date", "staff", "organ"}
#: Without one of these parts a line is a masthead only if it has many.
_TELLING = _STRONG | {"paper", "weekday", "lunar", "count", "imprint"}
_MANY = 3
#: Lines that are one part of a masthead: its name in pinyin, the year of a date set in pieces (alone or with
#: its month), a page's number with its title.
_WHOLE = re.compile(
    r"[A-Z]{4,}(?: [A-Z]{4,}){0,3}|(?:19|20)\d{2}(?:[年.]\d{1,2}月?)?|\d{1,2}/\d{1,2}"
    rf"|[A-Z]?\d{{2}} {_H}{{2,4}}|{_H}{{2,4}} [A-Z]?\d{{2}}"
)
#: What stands beside a date in a sentence: 自2022年3月26日起至, 2022年3月26日上午，
_SENTENCES = frozenset("。；！？")
_BETWEEN = re.compile(r"[\s，、：:/|（）().·□■◆◇●★▲-]+")
_TOLD = "<beside a told day>|日 ?[，、]"
_COLUMN_TITLE = re.compile(rf"{_H}{{0,8}}")


class Masthead(NamedTuple):
    """What mastheads say: issue date, page number and paper, each None where none is printed."""

    date: datetime.date | None
    page_no: str | None
    paper: str | None
    text: str


@lexicons.cached
def _parts() -> dict[str, re.Pattern[str]]:
    """Patterns of what a masthead can hold, in the order in which they are taken off a line but for dates."""
    return {part: re.compile(pattern) for part, pattern in masthead_parts() if part != "date"}


#: A date beside these belongs to whoever put the page on the web.
_UPLOAD = "upload"


@lexicons.cached
def _upload() -> re.Pattern[str]:
    return next(re.compile(r["pattern"]) for r in lexicons.read("masthead_parts") if r["part"] == _UPLOAD)


def parts_of(line: str) -> dict[str, str]:
    """The parts of a masthead that a line holds, by kind; the rest under ``""``.

    Examples
    --------
    >>> parts_of("A02 要闻 2022年4月14日 星期四")
    {'date': '2022年4月14日', 'weekday': '星期四', 'page': 'A02', '': '要闻'}
    """
    line = line.replace("∶", "：")  # the sign of a ratio, printed for a colon
    return _parts_of(line, _likely_parts(look(line)))


def _likely_parts(seen: Look) -> list[str]:
    """The kinds of parts that a line may hold, by a look at it."""
    return list(dict.fromkeys([masthead_parts()[n][0] for n in seen.parts])) if seen.parts else []


def _parts_of(line: str, likely: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for date in date_stretches(line) if "date" in likely else ():
        found.setdefault("date", date)
        line = line.replace(date, " ", 1)
    for kind in likely:
        part = _parts().get(kind)
        matches = [m[0] for m in part.finditer(line)] if part else []
        if part and matches:
            found[kind] = matches[0].strip() if kind != "page" else matches[-1].strip()
            line = part.sub(" ", line)
    rest = _BETWEEN.sub("", line)
    return found | ({"": rest} if rest else {})


def is_masthead(line: str, seen: Look | None = None) -> bool:
    """Whether a line is part of a masthead.

    Parameters
    ----------
    line : a line.
    seen : what a look at it says, where that was taken before.

    Examples
    --------
    >>> [is_masthead(s) for s in ("A02 要闻 2022年4月14日 星期四", "YUNZHOU DAILY", "4月14日，会议召开。")]
    [True, True, False]
    """
    line = line.strip()
    if not line or len(line) > 160 or not _SENTENCES.isdisjoint(line):
        return False
    if (line[0].isascii() or line[-1].isascii()) and _WHOLE.fullmatch(line):
        return True
    likely = _likely_parts(seen or look(line))
    if not likely or not (_TELLING.intersection(likely) or len(likely) >= _MANY) or _upload().search(line):
        return False
    line = line.replace("∶", "：")  # the sign of a ratio, printed for a colon
    found = _parts_of(line, likely)
    rest = found.pop("", "")
    if not found or not _COLUMN_TITLE.fullmatch(re.sub(r"\d+", "", rest)):
        return False
    if _is_told(line, found, rest):
        return False
    if _STRONG & set(found) or {"paper", "page"} <= set(found) or len(found) >= _MANY:
        return len(rest) <= 8
    if set(found) == {"paper"}:
        return not rest
    if set(found) <= {"weekday", "festival"}:
        return "weekday" in found and rest in (
            "",
            "日",
        )  # 星期四, of a broken date 日 / 星期四; but not 周一见
    return bool(set(found) & {"lunar", "count", "imprint"}) and len(rest) <= 2


def _is_told(line: str, found: dict[str, str], rest: str) -> bool:
    """Whether a line has parts of a masthead because it tells something."""
    if set(found) == {"date"} and re.search(re.escape(found["date"]) + _H, line):
        return True  # 2021年12月31日这一天
    if set(found) == {"staff"} and not re.match(rf"{re.escape(found['staff'])}|{_H}{{2,6}} ", line):
        return True  # 县志编辑：十年一剑
    return set(found) <= {"date", "page"} and bool(pattern(_TOLD).search(f"{rest} {line}"))


def read_mastheads(lines: Iterable[str]) -> Masthead:
    """Read date, page number and paper off a page's masthead lines.

    Parameters
    ----------
    lines : the lines taken for mastheads, page numbers or navigation, in order.

    Returns
    -------
    The first full date whose weekday, where one is printed on the line, is right; a date broken over
    several lines (3月 / 24 / 2022年) is put together.

    Examples
    --------
    >>> read_mastheads(["临江日报", "3月", "24", "星期四", "2022年", "A03"])[:3]
    (datetime.date(2022, 3, 24), 'A03', '临江日报')
    """
    kept = [line.strip() for line in lines if not _upload().search(line)]
    date, text = next(((d, line) for line in kept if (d := _date_in(line))), (None, ""))
    counted = [b for a, b in pairwise(kept) if a in ("今日", "本期", "共")]  # 今日 / 8版
    numbered = [line for line in kept if line not in counted]
    if date is None and (date := broken_date(kept)):
        text = " ".join(kept)
        # A figure alone is the day of a date set in pieces, not the page.
        numbered = [re.sub(rf"(?<!\S)0?{date.day}(?!\S)", "", line) for line in numbered]
    page_no = next((n for line in numbered if (n := _page_in(line))), None)
    paper = next((m[0] for line in kept if (m := _parts()["paper"].search(line))), None)
    return Masthead(date, page_no, _bare_paper(paper), text[:60])


def _bare_paper(paper: str | None) -> str | None:
    return re.sub(rf"(?:{alternatives('after paper')})$", "", paper) if paper else None


def _date_in(line: str) -> datetime.date | None:
    if re.match(r"\d{4}-\d{1,2}-\d{1,2} ?[,，] ?\d+", line):
        return None  # the calendar of a digital edition lists every issue
    found = parts_of(line)
    # 云上临江 2022-03-28: figures beside a name are how web pages print the day they put something up
    if set(found) <= {"date", "place", ""} and "年" not in found.get("date", "年") and "" in found:
        return None
    return date_in(line)


#: A page's number in front of 版, but not 共8版 and 上一版.
_PAGE_OF = r"(?<![\dA-Z])(?<!<no page of>)(?P<n>[A-Z]{0,2} ?\d{1,3}|[一二三四五六七八九十]) ?版(?!面)"


def _page_in(line: str) -> str | None:
    for date in date_stretches(line):
        line = line.replace(date, " ", 1)
    line = re.sub("[上下]一[期版]", " ", line)  # links to other pages
    match = (
        re.search(
            r"(?:第 ?|版次[：:] ?)(?P<n>[A-Z]{0,2} ?\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:版|$|\s)", line
        )
        or pattern(_PAGE_OF).search(line)
        or re.search(r"(?<![\w.-])(?P<n>[A-Z]{1,2} ?\d{1,2})(?![\d.-])", line)
        or re.search(r"(?:^|(?<=[\s·]))(?P<n>\d{1,2})(?=$|\s)", line)
    )
    if match is None or line[: match.start()].rstrip().endswith(listed("counts pages")):
        return None
    return match["n"].replace(" ", "")
