"""Tables: a DataFrame in a box that scrolls, its counts linked to their sentences."""

import html
import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from ...lexicons.labels import heading, label, labelled_column
from ..evidence import Book
from ..evidence.book import Link
from .numbering import numbered

MISSING = "–"

#: What stands for ``href`` in a drawing.
DRAWN_LINK = "data-href"

#: How a table of numbers stands in a notebook, and how it stands in a report.
UNFOLDED, FOLDED = '<details class="numbers" open>', '<details class="numbers">'

#: Styles of most cells, which a notebook needs in each and a report has in its style sheet, by class.
STYLES = {
    "n": "text-align:right;white-space:nowrap",
    "t": "text-align:left;white-space:nowrap",
}

#: Columns whose values are themes.
THEMES = ("theme", "key", "target", "reference")
#: Columns of parts of a whole, which readers know as per cent; and those that are, beside one of these.
SHARES = (
    "share",
    "difference",
    "issue_low",
    "issue_high",
    "here",
    "unseen",
    "least",
    "most",
    "before",
    "after",
)
LIMITS = ("low", "high")

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
    names = [str(name) for name in shown.columns]
    columns = [_ShownColumn(name, shown.iloc[:, n], names) for n, name in enumerate(names)]
    lines = zip(*(column.values for column in columns), strict=True) if columns else ()
    body = "".join(_line(columns, line, book) for line in lines)
    text = any(column.whole for column in columns)
    return boxed((column.head for column in columns), body, caption + note, folds=not text)


class _ShownColumn:
    """A column: how its values are written, and to which side they stand."""

    def __init__(self, name: str, values: pd.Series, beside: list[str]) -> None:
        kind = values.dtype
        truth = pd.api.types.is_bool_dtype(kind)
        fraction = pd.api.types.is_float_dtype(kind)
        self.name = name
        self.values = values.tolist()
        self.numeric = pd.api.types.is_numeric_dtype(kind) and not truth
        self.right = self.numeric or name == "left"
        self.whole = name in LINE and not self.numeric
        self.head = (name, self.right)
        self.share = fraction and (name in SHARES or (name in LIMITS and "rate" not in beside))
        self.write = percents(self.values) if self.share else _decimals(self.values) if fraction else written
        texts = frozenset(value for value in self.values if isinstance(value, str))
        self.labels = "theme" if name in THEMES else labelled_column(name, texts, tuple(beside))

    def label(self, value: Any) -> Any:
        """The value, or its name in both languages."""
        return label(self.labels, value) if self.labels and isinstance(value, str) else value


def _line(columns: list[_ShownColumn], values: tuple[Any, ...], book: Book | None) -> str:
    row = dict(zip((column.name for column in columns), values, strict=True))
    cells = []
    for column, value in zip(columns, values, strict=True):
        link = book.link(column.name, row, value) if book and column.numeric else None
        exact = f"{value:.17g}" if column.share and link else None
        named = column.label(value)
        cells.append(
            cell(named, column.right, write=column.write, link=link, whole=column.whole, exact=exact)
        )
    return f"<tr>{''.join(cells)}</tr>"


def boxed(columns: Iterable[tuple[str, bool]], body: str, caption: str, *, folds: bool = True) -> str:
    """Write a table's lines in a box that scrolls, under its caption; heads stand as their columns do.

    Parameters
    ----------
    columns : name of each, and whether it stands to the right.
    body : the rows as HTML.
    caption : what the table holds.
    folds : whether a report folds it: tables of numbers are, what is read for itself is not.
    """
    head = "".join(
        f'<th scope="col" style="text-align:{"right" if right else "left"}" title="{html.escape(name)}">'
        f"{html.escape(heading(name))}</th>"
        for name, right in columns
    )
    what = numbered("Table", caption)
    box = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{html.escape(caption)}" '
        f'style="overflow:auto;max-height:34em"><table lang="zh-CN"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
    if not folds:
        return f'<figure class="table"><figcaption lang="en">{what}</figcaption>{box}</figure>'
    numbers = f'{UNFOLDED}<summary lang="en">The numbers: {what}</summary>{box}</details>'
    return f'<figure class="table">{numbers}</figure>'


def cell(
    value: Any,
    right: bool,
    *,
    write: Callable[[Any], str] | None = None,
    link: Link | None = None,
    whole: bool = False,
    exact: str | None = None,
) -> str:
    """Write a cell; ids, dates and numbers are not broken, text not into slivers; a count is a link.

    Parameters
    ----------
    value : what stands in it.
    right : whether it stands to the right.
    write : how it is written.
    link : where its number leads.
    whole : whether it is never broken.
    exact : the number of a link, where what is written is rounded.
    """
    text = (write or written)(value)
    whole = whole or len(text) < (24 if text.isascii() and " " not in text else 10)
    ems = sum(0.55 if ord(letter) < 0x2E80 else 1 for letter in text)
    wide = f";min-width:{16 if ems > 30 else 9 if ems > 9 else math.ceil(ems)}em"
    style = f"text-align:{'right' if right else 'left'}" + (";white-space:nowrap" if whole else wide)
    return f'<td style="{style}">{anchored(html.escape(text), link, exact)}</td>'


def anchored(content: str, link: Link | None, exact: str | None = None) -> str:
    """Write content as the link of a count."""
    if link is None:
        return content
    given = attributes(link) | ({"data-n": exact} if exact else {})
    written = "".join(f' {name}="{value}"' for name, value in given.items())
    return f"<a{written}>{content}</a>"


def attributes(link: Link) -> dict[str, str]:
    """The attributes of a count's link; the units and the whole of a share are there to be checked."""
    found = {"class": "count", "href": f"#{link.target}", "data-unit": link.unit}
    if link.base is not None:
        found |= {"data-of": link.base, "data-of-unit": str(link.base_unit)}
    return found


def written(value: Any) -> str:
    """A value as a reader wants it: dates without a time, a dash for missing, yes and no."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def percents(values: list[Any]) -> Callable[[Any], str]:
    """How a column of shares is written: whole per cent, with a decimal where one is below that.

    >>> write = percents([0.55, 0.004, 0.0])
    >>> write(0.55), write(-0.004)
    ('55.0\\xa0%', '−0.4\\xa0%')
    """
    small = any(0 < abs(value) < 0.01 for value in values if not pd.isna(value))
    places = 1 if small else 0

    def write(value: Any) -> str:
        if pd.isna(value):
            return MISSING
        said = f"{100 * value:.{places}f}\u00a0%"
        return said.replace("-", "−") if float(said[:-2]) else said.replace("-", "")

    return write


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
