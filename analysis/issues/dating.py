"""Issue dates: the day of issue, from the manifest, the masthead, the file's name, or the reports."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..dates.calendar_days import PRINTED_YEARS, day_of
from ..layout.articles import Reading
from ..layout.lines import Line
from ..layout.mastheads import Masthead, parts_of, read_mastheads
from ..readers.manifest import UNKNOWN
from ..readers.pages import Known
from ..records import Article
from .inferred import infer_date


class Issue(NamedTuple):
    """A page's issue date with its source and reason, and its number and paper as printed.

    ``near`` is the issue date, or where it is unknown a day not far from it (the day after the latest
    report of a web page): days without a year are placed by it, 昨日 is not. ``head`` is what the
    page's mastheads say.
    """

    date: datetime.date | None
    source: str
    reason: str | None
    page_no: str | None
    paper: str | None
    near: datetime.date | None = None
    head: Masthead | None = None


#: A day, the source and the reason of taking it for that of the issue.
_Found = tuple[datetime.date | None, str, str]


def read_issue(
    reading: Reading, known: Known, file: str = "", published: datetime.date | None = None
) -> Issue:
    """Find out when a page was issued.

    The manifest wins, and with a year or month that it gives everything that follows must agree: a
    masthead on the page; the calendar of a digital edition, where it lists a single day that no
    report contradicts; a full date in the names of the file and its folders; the page's own reports
    (:func:`~analysis.issues.inferred.infer_date`); last of all the day on which a web page says that it
    was published.

    Parameters
    ----------
    reading : the page as read.
    known : what the manifest says.
    file : the file's path from the corpus folder.
    published : the day that a web page gives for its publication.

    Returns
    -------
    An :class:`Issue`; ``date`` is None, ``source`` unknown where nothing tells.

    Examples
    --------
    >>> from analysis.layout.articles import read_articles
    >>> from analysis.readers.pages import UNKNOWN
    >>> read_issue(read_articles("p", "2022年3月26日 星期六\\nA03\\n"), UNKNOWN)[:3]
    (datetime.date(2022, 3, 26), 'printed', 'masthead: 2022年3月26日 星期六')
    """
    head = read_mastheads(_telling(reading.lines))
    page_no, paper = known.page_no or head.page_no, known.paper or head.paper
    near = None
    for date, source, reason in _candidates(reading, known, file, published, head, paper):
        if not date or not _agrees(date, known):
            continue
        if source != _NEAR:
            return Issue(date, source, reason, page_no, paper, date, head)
        near = date
    return Issue(None, "unknown", None, page_no, paper, near, head)


def printed_issue(reading: Reading, head: Masthead) -> Issue:
    """The issue as the page itself prints it, whatever the manifest says; its mastheads are read already."""
    for date, source, reason in _printed(reading, head, _calendar(str(reading.text))):
        if date and _agrees(date, UNKNOWN):
            return Issue(date, source, reason, head.page_no, head.paper, date, head)
    return Issue(None, "unknown", None, head.page_no, head.paper, None, head)


def _printed(reading: Reading, head: Masthead, issues: Sequence[datetime.date]) -> Iterator[_Found]:
    yield head.date, "printed", f"masthead: {head.text}"
    listed = _listed(issues, reading.articles)
    yield listed, "printed", "the one day in the calendar of the digital edition"


#: Source of a day that is not the issue's, but near it.
_NEAR = "near"


def _candidates(
    reading: Reading,
    known: Known,
    file: str,
    published: datetime.date | None,
    head: Masthead,
    paper: str | None,
) -> Iterator[_Found]:
    """The days that may be that of issue, the best first; what is dear is asked only if it comes to that."""
    yield known.issue_date, "manifest", "pages.csv"
    issues = _calendar(str(reading.text))
    yield from _printed(reading, head, issues)
    yield date_in_name(file), "inferred", "file name"
    told = infer_date(reading.articles, known.year, known.month, issues)
    if told and (told.stated or told.reports > 1 or "报" in (paper or "") or _OURS in str(reading.text)):
        yield told.date, "inferred", told.reason
    if published:
        yield published, "inferred", f"published on the web {published}"
    if told and told.year_known:
        yield told.date, _NEAR, told.reason


#: How a newspaper calls itself in the byline of its reports; web sites carry them the same day or much later.
_OURS = "本报"


def _agrees(date: datetime.date, known: Known) -> bool:
    """Whether a day could be that of issue by what the manifest says of year and month."""
    year, month = known.year in (None, date.year), known.month in (None, date.month)
    return date.year in PRINTED_YEARS and year and month


#: Kinds of furniture that can say when a page was printed.
_TELLING = ("masthead", "staff strip", "page number", "navigation", "column title")
#: Fields of a digital edition; beside them 日期：is the day of issue, elsewhere that of a web page.
_FIELD = re.compile(r"(?:版次|报纸|版名)：")


def _telling(lines: Sequence[Line]) -> Iterator[str]:
    """The lines that can say when a page was printed.

    A date alone between lines of text is the day on which a notice was signed or a page put on the
    web; only at the very head, or beside another such line, is it the masthead's.
    """
    tells = [line.reason in _TELLING for line in lines]
    dated = any(line.chars.startswith("日期：") for line in lines)
    fields = dated and any(_FIELD.match(line.chars) for line in lines)
    for n, line in enumerate(lines):
        if fields and line.chars.startswith("日期："):
            yield line.chars
        elif tells[n]:
            alone = set(parts_of(line.chars)) == {"date"}
            if not alone or n == 0 or tells[n - 1] or any(tells[n + 1 : n + 2]):
                yield line.chars


def _calendar(text: str) -> list[datetime.date]:
    """The days of issue that the calendar of a digital edition lists (2022-03-26,11962|2022-03-28,…)."""
    if "|" not in text:
        return []
    listed = re.findall(r"(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2}) ?[,，] ?\d+ ?\|", text)
    days = (day_of(int(year), int(month), int(day)) for year, month, day in listed)
    return sorted({day for day in days if day})


def _listed(issues: Sequence[datetime.date], articles: Sequence[Article]) -> datetime.date | None:
    """The day of issue where a calendar lists one alone and the page's reports are not later or of old."""
    if len(issues) != 1:
        return None
    told = infer_date(articles, issues[0].year)
    return issues[0] if told is None or 0 <= (issues[0] - told.date).days <= 31 else None


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
        if day := day_of(*map(int, parts)):
            found.add(day)
    return found.pop() if len(found) == 1 else None
