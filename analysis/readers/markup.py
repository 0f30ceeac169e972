"""Markup: an HTML page's characters, and whether it can be parsed in reasonable time."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from .encodings import byte_order_mark, decode, is_plausible, is_whole
from .errors import CorpusError

#: An e-paper's page has some ten thousand characters; with its markup, some hundred kilobytes.
LARGEST_HTML = 5_000_000
#: Open elements and attributes a page may have. Parsing takes time in their square or cube (lexbor: a
#: page of 5,000 unclosed fonts, 16 s); real pages have been seen to nest to almost 300.
DEEPEST = 500
MOST_ATTRIBUTES = 1000

_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.I)
_CHINESE = {"utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]{0,40})(?P<rest>[^<>]*+)")
#: Elements that end by themselves, or never hold anything.
_NEVER_OPEN = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "dd",
        "dt",
        "option",
        "optgroup",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "base",
        "col",
        "area",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
        "html",
        "head",
        "body",
    ]
)


def decode_html(data: bytes) -> tuple[str, str]:
    """Decode an HTML page: by byte-order mark, by its ``meta charset``, else UTF-8, else GB18030.

    A charset that the bytes contradict (a page saved anew by a browser or an editor) is passed over;
    a character in a hundred may be broken.

    Parameters
    ----------
    data : the file's bytes.

    Returns
    -------
    The text and the encoding's name.

    Raises
    ------
    CorpusError : the bytes are in none of these.

    Examples
    --------
    >>> decode_html('<meta charset="gb2312">会议'.encode("gbk"))[1]
    'gb18030'
    """
    declared = _CHARSET.search(data, 0, 8192)
    if byte_order_mark(data) is None and declared:
        name = declared[1].decode("ascii").lower()
        name = _CHINESE.get(codecs.lookup(name).name.replace("-", ""), "") if _is_known(name) else ""
        text = data.decode(name, "replace") if name else ""
        if text and is_whole(text) and (name == "big5" or is_plausible(text)):
            return text, name
    return decode(data)


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def without_hidden(source: str) -> str:
    """A page's source without comments, scripts and styles; in time linear in its length.

    Examples
    --------
    >>> without_hidden("<p>会<!-- x --><script>a('</p>')</script>议</p>")
    '<p>会议</p>'
    """
    for start, end in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        source = _cut(source, start, end)
    return source


def _cut(source: str, start: str, end: str) -> str:
    lower = source.lower()
    if len(lower) != len(source):  # İ has a lower case of two characters
        lower = "".join(c.lower() if c.isascii() else c for c in source)
    kept, at = [], 0
    while (found := lower.find(start, at)) >= 0:
        kept.append(source[at:found])
        closed = lower.find(end, found + len(start))
        if closed < 0:
            return "".join(kept)
        closed = closed + len(end) if end == "-->" else lower.find(">", closed) + 1
        if not closed:
            return "".join(kept)
        at = closed
    return "".join([*kept, source[at:]])


def check_depth(source: str) -> None:
    """Refuse a page whose elements nest or whose attributes pile up as no newspaper's do.

    Parameters
    ----------
    source : the page's source, :func:`without_hidden`.

    Raises
    ------
    CorpusError : more than five hundred elements stand open, or a tag has more than a thousand
        attributes.
    """
    open_now: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(source):
        name = tag["name"].lower()
        if len(tag["rest"]) > MOST_ATTRIBUTES and len(tag["rest"].split()) > MOST_ATTRIBUTES:
            raise CorpusError(
                f"a tag with more than {MOST_ATTRIBUTES} attributes; save the page's text as .txt"
            )
        if name in _NEVER_OPEN or tag["rest"].endswith("/"):
            continue
        if not tag["close"]:
            open_now[name] += 1
            depth += 1
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            raise CorpusError(f"more than {DEEPEST} elements nested; save the page's text as .txt")
