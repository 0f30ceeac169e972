"""Published: when a web page says that it was put on the web."""

from __future__ import annotations

import re

from .. import lexicons
from .errors import CorpusError
from .markup import LARGEST_HTML, decode_html, without_hidden

_DAY = r"(?P<year>20\d{2})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?日?"
_CLOCK = r"(?:[T\s]{0,4}(?P<hour>\d{1,2})\s?[:：]\s?(?P<minute>\d{2})(?:\s?[:：]\s?(?P<second>\d{2}))?)"
#: A day with a clock time, as pages print when they were published.
PUBLISHED = re.compile(_DAY + _CLOCK)
_META = re.compile(r"<meta\b[^<>]{0,400}>", re.I)
_NAMED = re.compile(
    r"(?:name|property|itemprop)\s*=\s*[\"']?(?:article:published_time|og:published_time|pub_?date|publish_?(?:date|time)"
    r"|datepublished|weibo:article:create_at|dc\.date(?:\.issued)?)[\"'\s>/]",
    re.I,
)
_TIME = re.compile(r"<time\b[^<>]{0,200}>", re.I)
_TAGS = re.compile(r"<[^<>]{0,400}>|&(?:nbsp|emsp|ensp);")
#: So far behind a label the time stands, in characters; so far apart they stand elsewhere.
_NEAR = 12


def read_published(data: bytes) -> str | None:
    """The time at which a web page says that it was published.

    Parameters
    ----------
    data : the bytes of an HTML file.

    Returns
    -------
    Day and time as printed, in ISO form; None where the page says none. A page's own data come first
    (``PubDate``), then a time behind 发布时间 and its like, then the first day with a clock time: a day
    alone in a page's head is its clock and says nothing.

    Examples
    --------
    >>> read_published("<h1>全市召开大会</h1><p>2022-03-26 10:08 来源：某网</p>".encode())
    '2022-03-26T10:08'
    >>> read_published("<div>2022年3月26日 星期六</div><h1>全市召开大会</h1>".encode()) is None
    True
    """
    if len(data) > LARGEST_HTML:
        return None
    try:
        source = without_hidden(decode_html(data)[0])
    except CorpusError:
        return None
    for tag in (*_META.findall(source), *_TIME.findall(source)):
        named = tag[1:5].lower() == "time" or _NAMED.search(tag)
        if named and (found := _in_iso(re.search(f"{_DAY}{_CLOCK}?", tag))):
            return found
    text = re.sub(r"\s+", " ", _TAGS.sub(" ", source))
    return _in_iso(_labelled().search(text)) or _in_iso(PUBLISHED.search(text))


@lexicons.cached
def _labelled() -> re.Pattern[str]:
    """A day, with or without a clock time, behind a label: 发布时间：2022-03-26."""
    labels = lexicons.any_of(row["word"] for row in lexicons.read("web_words") if row["kind"] == "published")
    return re.compile(rf"(?:{labels})\s?[：:]\s{{0,{_NEAR}}}{_DAY}{_CLOCK}?")


def _in_iso(match: re.Match[str] | None) -> str | None:
    """A day and a time in ISO form; None where there is no such day or hour."""
    if match is None:
        return None
    month, day, hour, minute = (int(match[key] or 0) for key in ("month", "day", "hour", "minute"))
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 23 and minute <= 59):
        return None
    clock = f"T{hour:02}:{minute:02}" if match["hour"] else ""
    return f"{match['year']}-{month:02}-{day:02}{clock}" + (f":{match['second']}" if match["second"] else "")
