"""Issue dates: the day of issue, from the manifest, the masthead, the file's name, or the reports."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from . import lexicons
from .articles import Article
from .cleaning import clean
from .dates import find_dates
from .furniture import line_reason
from .mastheads import read_mastheads
from .pages import Known
from .text import Text


class Issue(NamedTuple):
    """A page's issue date with its source and reason, and its number and paper as printed."""

    date: datetime.date | None
    source: str
    reason: str | None
    page_no: str | None
    paper: str | None


def read_issue(raw: str, articles: Sequence[Article], known: Known, file: str = "") -> Issue:
    """Find out when a page was issued.

    The manifest wins; then a masthead on the page; then a full date in the names of the file and its
    folders, unless the manifest's year or month speaks against it; then the page's own reports: the
    day after the latest event in their leads, in the only year in which its datable expressions
    (policies, campaigns with a known beginning and end, ``lexicons/dated_terms.csv``) were current.

    Parameters
    ----------
    raw : the page's text.
    articles : its articles.
    known : what the manifest says.
    file : the file's path from the corpus folder.

    Returns
    -------
    An :class:`Issue`; ``date`` is None, ``source`` unknown where nothing tells.

    Examples
    --------
    >>> from analysis.pages import UNKNOWN
    >>> read_issue("2022年3月26日 星期六\\nA03\\n", [], UNKNOWN)[:3]
    (datetime.date(2022, 3, 26), 'printed', 'masthead: 2022年3月26日 星期六')
    """
    lines = str(clean(Text.of(raw))).split("\n")
    head = read_mastheads(line for line in lines if line_reason(line) in _TELLING)
    page_no, paper = known.page_no or head.page_no, known.paper or head.paper
    if known.issue_date:
        return Issue(known.issue_date, "manifest", "pages.csv", page_no, paper)
    if head.date:
        return Issue(head.date, "printed", f"masthead: {head.text}", page_no, paper)
    named = date_in_name(file)
    if named and known.year in (None, named.year) and known.month in (None, named.month):
        return Issue(named, "inferred", "file name", page_no, paper)
    inferred = infer_date(articles, known.year, known.month)
    if inferred:
        return Issue(inferred[0], "inferred", inferred[1], page_no, paper)
    return Issue(None, "unknown", None, page_no, paper)


#: 2022-03-26_A03.txt, 20220326/A03.txt, 2022-03/26/content_1.htm, 2022年3月26日.txt
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:(?P<mark>[-_./ ])|年)"
    r"(?P<month>0?[1-9]|1[0-2])(?(mark)[-_./ ]|月)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?P<whole>(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)


def date_in_name(file: str) -> datetime.date | None:
    """The one full date in the names of a file and its folders; None if there is none, or several.

    Examples
    --------
    >>> [str(date_in_name(f)) for f in ("2022-03-26_A03.txt", "20220326/A03.txt", "2022-03/26/1.htm")]
    ['2022-03-26', '2022-03-26', '2022-03-26']
    >>> date_in_name("2022-03_A03.txt"), date_in_name("2022-03-26/2022-03-27.txt")
    (None, None)
    """
    found = set()
    for match in _IN_NAME.finditer(file):
        parts = [match["whole"][:4], match["whole"][4:6], match["whole"][6:]] if match["whole"] else None
        parts = parts or [match["year"], match["month"], match["day"]]
        try:
            found.add(datetime.date(*map(int, parts)))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None


#: Kinds of furniture that can say when a page was printed.
_TELLING = ("masthead", "staff strip", "page number", "navigation", "column title")


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
