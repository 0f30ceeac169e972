"""Marks: what a number or a dot of a figure counts, so that it can lead to the sentences behind it.

An artist that shows a count gets an address as its URL: the column and the row of the table that
the count stands in. :func:`analysis.figures.to_svg` turns addresses into links, or takes them out.
"""

import datetime
import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

_ANCHOR = re.compile(
    r'<a [^>]*?href="count:([^"?]*)\?([^"]*)"[^>]*>'
    r"(?P<text>\s*<!-- (?P<said>[^>]*) -->\s*<g [^>]*scale\([^)]*\)\">)?"
)

#: Where a click reaches a number, in hundredths of an em round its letters: closer at the sides,
#: where the number of the next day may stand.
_BESIDE, _BELOW, _TALL, _DIGIT = 20, 60, 190, 56


class Count(NamedTuple):
    """A count that a figure shows: the column, the row as far as it is needed, and the number."""

    column: str
    row: dict[str, str]
    number: float


#: Gives the attributes of the link that a count gets, ``href`` among them; None for no link.
Linker = Callable[[Count], "dict[str, str] | None"]


def counted(column: str, number: float, **row: Any) -> str:
    """Write the address of a count, to be the URL of the artist that shows it.

    Parameters
    ----------
    column : column of the table.
    number : the count as drawn.
    row : values of the row by column: those that tell the row from others.

    Examples
    --------
    >>> counted("with_theme", 3, theme="economy", start=datetime.date(2022, 3, 26))
    'count:with_theme?n=3&theme=economy&start=2022-03-26'
    """
    values = {name: _plain(value) for name, value in row.items()}
    return f"count:{column}?{urlencode({'n': f'{float(number):.17g}', **values}, quote_via=quote)}"


def _plain(value: Any) -> str:
    return value.strftime("%Y-%m-%d") if isinstance(value, datetime.date) else str(value)


def linked(svg: str, link: Linker | None) -> str:
    """Turn the addresses in a drawing into links; without a linker take them out."""

    def anchor(match: "re.Match[str]") -> str:
        given = dict(parse_qsl(unescape(match[2]), keep_blank_values=True))
        number = float(given.pop("n"))
        attributes = link(Count(match[1], given, number)) if link else None
        written = "".join(f' {name}="{escape(value)}"' for name, value in (attributes or {}).items())
        return f"<a{written}>{_reach(match) if written else match['text'] or ''}"

    return _ANCHOR.sub(anchor, svg)


def _reach(match: "re.Match[str]") -> str:
    """The beginning of a number's outlines, with a ground: the strokes alone are too thin to click."""
    if not match["text"]:
        return ""
    wide = len(match["said"]) * _DIGIT + 2 * _BESIDE
    return (
        f'{match["text"]}<rect x="{-_BESIDE}" y="{-_BELOW}" width="{wide}" height="{_TALL}" '
        'fill="none" stroke="none" pointer-events="all"></rect>'
    )
