"""Issue dates: the day a page was printed, from the manifest, its masthead, or what it reports."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from . import lexicons
from .articles import Article
from .dates import find_dates, number
from .furniture import line_reason
from .pages import Known

_WEEKDAYS = "一二三四五六日"
_DATE = re.compile(r"(?P<y>(?:19|20)\d{2}) ?[年./-] ?(?P<m>\d{1,2}) ?[月./-] ?(?P<d>\d{1,2}) ?日?")
_CHINESE_DATE = re.compile(
    r"(?P<y>[〇○零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_WEEKDAY = re.compile(r"(?:星期|周)(?P<w>[一二三四五六日天])")
_UPLOAD = re.compile(r"发布|发表|更新|上传|来源|浏览|阅读|点击|作者|\d{1,2}:\d{2}")
_PAGE_NO = re.compile(r"(?:第 ?)?(?P<n>[A-Z]{0,2}\d{1,3}) ?版|^(?P<bare>[A-Z]{0,2}\d{1,2})$")


class Issue(NamedTuple):
    """A page's issue date with its source and reason, and its number and paper as printed."""

    date: datetime.date | None
    source: str
    reason: str | None
    page_no: str | None


def read_issue(raw: str, articles: Sequence[Article], known: Known) -> Issue:
    """Find out when a page was issued.

    The manifest wins; then a masthead on the page; then the page's own reports: the day after the
    latest event in their leads, in the only year in which its datable expressions (policies,
    campaigns with a known beginning and end, ``lexicons/dated_terms.csv``) were current.

    Parameters
    ----------
    raw : the page's text.
    articles : its articles.
    known : what the manifest says.

    Returns
    -------
    An :class:`Issue`; ``date`` is None, ``source`` unknown where nothing tells.

    Examples
    --------
    >>> from analysis.pages import UNKNOWN
    >>> read_issue("2022年3月26日 星期六\\nA03\\n", [], UNKNOWN)[:3]
    (datetime.date(2022, 3, 26), 'printed', 'masthead: 2022年3月26日 星期六')
    """
    page_no = known.page_no or _page_no(raw)
    if known.issue_date:
        return Issue(known.issue_date, "manifest", "pages.csv", page_no)
    if printed := masthead_date(raw):
        date, line = printed
        return Issue(date, "printed", f"masthead: {line}", page_no)
    inferred = infer_date(articles, known.year, known.month)
    if inferred:
        return Issue(inferred[0], "inferred", inferred[1], page_no)
    return Issue(None, "unknown", None, page_no)


def masthead_date(raw: str) -> tuple[datetime.date, str] | None:
    """The date of a masthead: on a line that is furniture, with its weekday right if it has one.

    A date with a clock time or beside 发布, 来源 and the like belongs to whoever uploaded the page.
    """
    for line in raw.splitlines():
        line = line.strip()
        if not 8 <= len(line) <= 200 or _UPLOAD.search(line) or not line_reason(line):
            continue
        match = _DATE.search(line) or _CHINESE_DATE.search(line)
        if match is None:
            continue
        date = _made(match)
        weekday = _WEEKDAY.search(line)
        if date and (weekday is None or _WEEKDAYS[date.weekday()] == weekday["w"].replace("天", "日")):
            return date, line[:60]
    return None


def _made(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(*(int(match[p]) if match[p].isdecimal() else number(match[p]) for p in "ymd"))
    except ValueError:
        return None


def _page_no(raw: str) -> str | None:
    for line in raw.splitlines():
        line = line.strip()
        if len(line) <= 40 and line_reason(line) in ("page number", "navigation", "masthead", "staff strip"):
            match = _PAGE_NO.search(line)
            if match:
                return match["n"] or match["bare"]
    return None


def infer_date(
    articles: Sequence[Article], year: int | None = None, month: int | None = None
) -> tuple[datetime.date, str] | None:
    """Infer the issue date from what the articles report, or None where they do not tell.

    Parameters
    ----------
    articles : the page's articles.
    year, month : what is known already.

    Returns
    -------
    The day after the latest event reported in a lead, and the reason in words.
    """
    text = " ".join(f"{a.headline or ''}{a.subheads or ''}{a.body}" for a in articles)
    current = current_between(text)
    candidates = {}
    for only in [year] if year else _years_within(current):
        latest = _latest_lead(articles, datetime.date(only, month or 7, 1))
        if latest:
            issue = latest[0] + datetime.timedelta(days=1)
            if year or current[0] <= issue <= current[1]:
                candidates[issue] = latest[1]
    if len(candidates) != 1:
        return None
    ((issue, printed),) = candidates.items()
    because = "the manifest" if year else "the dated expressions on the page"
    return issue, f"the day after the latest event reported, {printed}; year {issue.year} by {because}"


def _years_within(current: tuple[datetime.date, datetime.date]) -> range:
    """Years to try; none where the dated expressions leave more than twenty open."""
    first, last = (day.year for day in current)
    return range(first, last + 1) if last - first <= 20 else range(0)


def _latest_lead(articles: Sequence[Article], middle: datetime.date) -> tuple[datetime.date, str] | None:
    """The latest day that a lead opens with, in the year of ``middle``."""
    leads = []
    for article in articles:
        lead = re.split(r"[。\n]", article.body, maxsplit=1)[0]
        for mention in find_dates(lead, middle)[:1]:
            if re.search(r"月\d{1,2}日", mention.text) and mention.date and mention.date.year == middle.year:
                leads.append((mention.end_date or mention.date, mention.text))
    return max(leads, default=None)


def current_between(text: str) -> tuple[datetime.date, datetime.date]:
    """The days between which every dated expression of a text was current.

    Examples
    --------
    >>> [day.isoformat() for day in current_between("坚持动态清零，喜迎党的二十大")]
    ['2021-12-11', '2022-10-16']
    """
    since, until = datetime.date.min, datetime.date.max
    for row in lexicons.read("dated_terms"):
        if row["term"] in text:
            since = max(since, datetime.date.fromisoformat(row["since"])) if row["since"] else since
            until = min(until, datetime.date.fromisoformat(row["until"])) if row["until"] else until
    return since, until
