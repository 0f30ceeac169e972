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
#: Blocks nested deeper are passed over, their text is not; of more of them no page was ever seen.
MOST_PASSED = 20_000
_BLOCKS = frozenset(["div", "span", "section", "article", "main", "header", "center", "ul", "ol", "table"])

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

    One that is never closed takes nothing with it that a reader of the page sees: a comment ends with its
    first ``>``, a script or style where the page's body begins.

    Examples
    --------
    >>> without_hidden("<p>会<!-- x --><script>a('</p>')</script>议</p>")
    '<p>会议</p>'
    >>> without_hidden("<style>a { b: c }<body><p>会议</p>"), without_hidden("<p>会<!-- x >议</p>")
    ('<body><p>会议</p>', '<p>会议</p>')
    """
    for start, end in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        source = _cut(source, start, end)
    return source


#: Where an unclosed script or style ends at the latest.
_BODY = re.compile("</head|<body|<h[1-6]|<div|<p[ >]|<table")


def _cut(source: str, start: str, end: str) -> str:
    lower = source.lower()
    if len(lower) != len(source):  # İ has a lower case of two characters
        lower = "".join(c.lower() if c.isascii() else c for c in source)
    kept, at, unclosed = [], 0, False
    while (found := lower.find(start, at)) >= 0:
        kept.append(source[at:found])
        # <!--> and <!---> are whole comments
        closed = -1 if unclosed else lower.find(end, found + (2 if end == "-->" else len(start)))
        if closed < 0:
            unclosed = True
            at = _unclosed_end(lower, found, start)
        else:
            closed = closed + len(end) if end == "-->" else lower.find(">", closed) + 1
            at = closed or len(source)
    return "".join([*kept, source[at:]])


def _unclosed_end(lower: str, found: int, start: str) -> int:
    """Where a comment, script or style ends that is never closed."""
    if start == "<!--":
        return lower.find(">", found) + 1 or len(lower)
    body = _BODY.search(lower, found)
    return body.start() if body else len(lower)


def check_depth(source: str) -> str:
    """A page's source with elements nested no deeper than newspapers nest them.

    Parameters
    ----------
    source : the page's source, :func:`without_hidden`.

    Returns
    -------
    The source; of elements nested deeper than five hundred only a line's end is left, and what they hold.

    Raises
    ------
    CorpusError : more than five hundred formatting elements (``font``) stand open, of others more than
        twenty thousand are nested, or a tag has more than a thousand attributes.
    """
    open_now: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    depth, kept, at = 0, [], 0
    for tag in _TAG.finditer(source):
        name = tag["name"].lower()
        if len(tag["rest"]) > MOST_ATTRIBUTES and len(tag["rest"].split()) > MOST_ATTRIBUTES:
            raise CorpusError(
                f"a tag with more than {MOST_ATTRIBUTES} attributes; save the page's text as .txt"
            )
        if name in _NEVER_OPEN or (tag["rest"].endswith("/") and name not in _BLOCKS):
            continue
        if tag["close"] and passed[name]:
            passed[name] -= 1
        elif tag["close"]:
            depth -= open_now[name] > 0
            open_now[name] -= open_now[name] > 0
            continue
        elif depth < DEEPEST:
            open_now[name] += 1
            depth += 1
            continue
        else:
            passed[name] += 1
        if name not in _BLOCKS or passed[name] > MOST_PASSED:
            raise CorpusError(f"more than {DEEPEST} elements nested; save the page's text as .txt")
        kept += [source[at : tag.start()], "<br>"]
        end = source.find(">", tag.end())
        at = end + 1 if end >= 0 else len(source)
    return "".join([*kept, source[at:]])
