"""Display: the one way by which tables, figures and sentences reach a notebook.

Text from a newspaper page is data, never HTML: everything is escaped here, so that a page that
says ``<script>`` shows these letters in Lab and in a report.
"""

import html
import re
from typing import Any

import pandas as pd
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from wordcloud import WordCloud

from .figures import to_svg

MISSING = "–"

#: Numbers given so far, by kind and caption: a cell that runs again keeps its number.
_numbers: dict[tuple[str, str], int] = {}


def show(thing: Any, caption: str = "", *, alt: str = "", rows: int = 20) -> None:
    """Display a sentence, a table or a figure, escaped, numbered and with its caption.

    Parameters
    ----------
    thing : text; a DataFrame; or a matplotlib figure, its axes, or a word cloud.
    caption : what it is, one sentence; tables and figures must have one.
    alt : of a figure, what there is to see, for readers who cannot see it; figures must have one.
    rows : rows of a table to show; how many there are is said.

    Raises
    ------
    TypeError : something else; say what it is in words, or make it a table.
    ValueError : a table or figure without a caption, a figure without ``alt``.
    """
    plain = str(thing) if isinstance(thing, str) else caption + (f" ({alt})" if alt else "")
    bundle = {"text/html": render(thing, caption, alt=alt, rows=rows), "text/plain": plain}
    display(bundle, raw=True)  # type: ignore[no-untyped-call]


def render(thing: Any, caption: str = "", *, alt: str = "", rows: int = 20) -> str:
    """Write the HTML that :func:`show` displays.

    Examples
    --------
    >>> render("Meetings of <b>April</b>.")
    '<p class="reading" lang="en">Meetings of &lt;b&gt;April&lt;/b&gt;.</p>'
    """
    if isinstance(thing, str):
        return "".join(f'<p class="reading" lang="en">{html.escape(line)}</p>' for line in thing.splitlines())
    if not caption:
        raise ValueError("a table or figure needs a caption: say in one sentence what it shows")
    if isinstance(thing, pd.DataFrame):
        return _table(thing, caption, rows)
    if not isinstance(thing, Figure | Axes | WordCloud):
        raise TypeError(f"{type(thing).__name__}: show text, a DataFrame or a figure")
    if not alt:
        raise ValueError("a figure needs alt text: say in one sentence what there is to see")
    number = _number("Figure", caption)
    svg = _own_ids(to_svg(thing), f"figure{number}-")
    return (
        f'<figure class="drawing"><div role="img" aria-label="{html.escape(alt)}">{svg}</div>'
        f'<figcaption lang="en">{_caption("Figure", number, caption)}</figcaption></figure>'
    )


def _number(kind: str, caption: str) -> int:
    given = sum(1 for known, _ in _numbers if known == kind)
    return _numbers.setdefault((kind, caption), given + 1)


def _caption(kind: str, number: int, caption: str) -> str:
    return f"<b>{kind} {number}.</b> {html.escape(caption)}"


def _own_ids(svg: str, prefix: str) -> str:
    """Set the ids of a drawing apart from those of the other drawings on the page."""
    return re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}", svg)


def _table(frame: pd.DataFrame, caption: str, rows: int) -> str:
    """A table in a box that scrolls; the index is shown where it has a name."""
    named = any(name is not None for name in frame.index.names)
    whole = frame.reset_index(allow_duplicates=True) if named else frame
    shown = whole.head(rows)
    note = f" First {len(shown)} of {len(whole):,} rows." if len(shown) < len(whole) else ""
    if whole.empty:
        note = " There is none."
    numeric = [
        pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind) for kind in shown.dtypes
    ]
    head = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in shown.columns)
    lines = shown.itertuples(index=False, name=None)
    body = "".join(f"<tr>{''.join(map(_cell, line, numeric))}</tr>" for line in lines)
    number = _number("Table", caption)
    return (
        '<figure class="table">'
        f'<figcaption lang="en">{_caption("Table", number, caption + note)}</figcaption>'
        '<div class="scroll" tabindex="0" style="overflow:auto;max-height:34em">'
        f'<table lang="zh-CN"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></figure>'
    )


def _cell(value: Any, numeric: bool) -> str:
    """Numbers stand to the right; ids and dates are not broken."""
    text = _written(value)
    style = f"text-align:{'right' if numeric else 'left'}" + (";white-space:nowrap" if len(text) < 24 else "")
    return f'<td style="{style}">{html.escape(text)}</td>'


def _written(value: Any) -> str:
    """A value as a reader wants it: dates without a time, three digits, a dash for missing."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:.3g}"
    return str(value)
