"""Tables: a DataFrame in a box that scrolls, its counts linked to their sentences."""

import html
import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from ...lexicons.labels import label
from ..evidence import Book
from ..evidence.book import Link
from .numbering import numbered

MISSING = "–"

#: What stands for ``href`` in a drawing.
DRAWN_LINK = "data-href"

#: Columns whose values the lists name in Chinese and English.
LABELLED = {"theme": "theme", "key": "theme", "target": "theme", "reference": "theme"}

#: The sides of a concordance, which are read as one line.
LINE = ("left", "right")


def table(frame: pd.DataFrame, caption: str, rows: int, book: Book | None = None) -> str:
    """Write a table in a box that scrolls; the index is shown where it has a name."""
    named = any(name is not None for name in frame.index.names)
    whole = frame.reset_index(allow_duplicates=True) if named else frame
    shown = whole.head(rows)
    note = f" First {len(shown):,} of {len(whole):,} rows." if len(shown) < len(whole) else ""
    if whole.empty:
        note = " There is none."
    columns = [_ShownColumn(str(name), shown.iloc[:, n]) for n, name in enumerate(shown.columns)]
    lines = zip(*(column.values for column in columns), strict=True) if columns else ()
    body = "".join(_line(columns, line, book) for line in lines)
    return boxed((column.head for column in columns), body, caption + note)


class _ShownColumn:
    """A column: how its values are written, and to which side they stand."""

    def __init__(self, name: str, values: pd.Series) -> None:
        kind = values.dtype
        self.name = name
        self.values = values.tolist()
        self.numeric = pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind)
        self.right = self.numeric or name == "left"
        self.whole = name in LINE
        self.head = (name, self.right)
        self.write = _decimals(self.values) if pd.api.types.is_float_dtype(kind) else written

    def label(self, value: Any) -> Any:
        """The value, or its name in both languages."""
        return (
            label(LABELLED[self.name], value) if self.name in LABELLED and isinstance(value, str) else value
        )


def _line(columns: list[_ShownColumn], values: tuple[Any, ...], book: Book | None) -> str:
    row = dict(zip((column.name for column in columns), values, strict=True))
    cells = []
    for column, value in zip(columns, values, strict=True):
        link = book.link(column.name, row, value) if book and column.numeric else None
        named = column.label(value)
        cells.append(cell(named, column.right, write=column.write, link=link, whole=column.whole))
    return f"<tr>{''.join(cells)}</tr>"


def boxed(columns: Iterable[tuple[str, bool]], body: str, caption: str) -> str:
    """Write a table's lines in a box that scrolls, under its caption; heads stand as their columns do."""
    head = "".join(
        f'<th scope="col" style="text-align:{"right" if right else "left"}">{html.escape(name)}</th>'
        for name, right in columns
    )
    return (
        '<figure class="table">'
        f'<figcaption lang="en">{numbered("Table", caption)}</figcaption>'
        '<div class="scroll" tabindex="0" style="overflow:auto;max-height:34em">'
        f'<table lang="zh-CN"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></figure>'
    )


def cell(
    value: Any,
    right: bool,
    *,
    write: Callable[[Any], str] | None = None,
    link: Link | None = None,
    whole: bool = False,
) -> str:
    """Write a cell; ids, dates and numbers are not broken, text not into slivers; a count is a link."""
    text = (write or written)(value)
    whole = whole or len(text) < (24 if text.isascii() and " " not in text else 10)
    ems = sum(0.55 if ord(letter) < 0x2E80 else 1 for letter in text)
    wide = f";min-width:{16 if ems > 30 else 9 if ems > 9 else math.ceil(ems)}em"
    style = f"text-align:{'right' if right else 'left'}" + (";white-space:nowrap" if whole else wide)
    return f'<td style="{style}">{anchored(html.escape(text), link)}</td>'


def anchored(content: str, link: Link | None) -> str:
    """Write content as the link of a count."""
    if link is None:
        return content
    written = "".join(f' {name}="{value}"' for name, value in attributes(link).items())
    return f"<a{written}>{content}</a>"


def attributes(link: Link) -> dict[str, str]:
    """The attributes of a count's link; the units and the whole of a share are there to be checked."""
    found = {"class": "count", "href": f"#{link.target}", "data-unit": link.unit}
    if link.base is not None:
        found |= {"data-of": link.base, "data-of-unit": str(link.base_unit)}
    return found


def written(value: Any) -> str:
    """A value as a reader wants it: dates without a time, a dash for missing."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _decimals(values: list[Any]) -> Callable[[Any], str]:
    """How a column of fractions is written: with as many decimals in every line."""
    known = [abs(value) for value in values if not pd.isna(value)]
    largest = max(known, default=0.0)
    places = 3 if largest <= 1 else 2 if largest < 100 else 1

    def write(value: Any) -> str:
        if pd.isna(value):
            return MISSING
        tiny = value != 0 and abs(value) < 0.5 * 10**-places
        return f"{value:.1e}" if tiny else f"{value:.{places}f}"

    return write
