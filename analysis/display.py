"""Display: the one way by which tables, figures and sentences reach a notebook.

Text from a newspaper page is data, never HTML: everything is escaped here, so that a page that
says ``<script>`` shows these letters in Lab and in a report.
"""

import html
import itertools
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from wordcloud import WordCloud

from .evidence import Entry, Register, Source
from .figures import to_svg
from .labels import label
from .measures.rows import listed

MISSING = "–"

#: Numbers given so far, by kind and caption: a cell that runs again keeps its number.
_numbers: dict[tuple[str, str], int] = {}


def show(thing: Any, caption: str = "", *, alt: str = "", rows: int = 20) -> None:
    """Display a sentence, a table or a figure, escaped, numbered and with its caption.

    Parameters
    ----------
    thing : text; a DataFrame; a register of events; or a matplotlib figure, its axes, or a word cloud.
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
    if isinstance(thing, Register):
        return _register(thing, caption, rows)
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
    lines = shown.itertuples(index=False, name=None)
    body = "".join(f"<tr>{''.join(map(_cell, line, numeric))}</tr>" for line in lines)
    return _boxed(map(str, shown.columns), body, caption + note)


def _boxed(columns: Iterable[str], body: str, caption: str) -> str:
    """A table's lines in a box that scrolls, under its caption."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    number = _number("Table", caption)
    return (
        '<figure class="table">'
        f'<figcaption lang="en">{_caption("Table", number, caption)}</figcaption>'
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


def _register(register: Register, caption: str, rows: int) -> str:
    """A table whose entries open their evidence, and below it the reports that they link to.

    Nothing here needs a script: entries and reports are ``<details>``, and a browser opens the
    report when it follows the link into it. The order is that of the days and cannot be changed.
    """
    entries = listed(register.entries, Entry)
    shown, left = entries[:rows], len(entries) - rows
    note = f" First {rows} of {len(entries):,} rows." if left > 0 else "" if entries else " There is none."
    columns = ("date", "kind", "level", "format", "event (open it to read why)", "host", "present")
    table = _boxed(columns, "".join(map(_entry, shown)), caption + note)
    told = {entry.article for entry in shown}
    sources = [source for source in listed(register.sources, Source) if source.article in told]
    reports = "".join(
        _report(source, [e for e in shown if e.article == source.article]) for source in sources
    )
    head = '<p lang="en">The reports, with the words that an entry rests on marked:</p>' if reports else ""
    return f'<div class="register">{table}<div class="reports" lang="zh-CN">{head}{reports}</div></div>'


def _anchor(event: str) -> str:
    """An event's id as the name of a place on the page: letters, digits and hyphens only."""
    return re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", event)


def _entry(entry: Entry) -> str:
    """An entry's line; its name opens the sentence, those present and the way to the report."""
    level = entry.level if isinstance(entry.level, str) else None
    before = (
        entry.date,
        label("events.kind", entry.kind),
        label("events.level", level) if level else None,
        label("events.format", entry.format),
    )
    anchor = _anchor(entry.event)
    persons = f"<p>{html.escape(entry.persons)}</p>" if isinstance(entry.persons, str) else ""
    evidence = (
        f"<td><details><summary>{html.escape(entry.name)}</summary>"
        f'<blockquote>{html.escape(entry.text)}</blockquote>{persons}<p lang="en">'
        f'<a href="#said-{anchor}">in the report</a> ({html.escape(entry.article)})</p></details></td>'
    )
    cells = "".join(_cell(value, False) for value in before)
    after = _cell(entry.host, False) + _cell(entry.present, True)
    return f'<tr id="entry-{anchor}">{cells}{evidence}{after}</tr>'


def _report(source: Source, entries: list[Entry]) -> str:
    """A report, folded, with the evidence of its entries marked."""
    cuts = sorted({0, len(source.body), *(at for e in entries for at in (e.start, e.end))})
    body = ""
    for start, end in itertools.pairwise(cuts):
        text = html.escape(source.body[start:end])
        quoted = any(e.start <= start and end <= e.end for e in entries)
        body += "".join(f'<span id="said-{_anchor(e.event)}"></span>' for e in entries if e.start == start)
        body += f"<mark>{text}</mark>" if quoted else text
    back = " ".join(f'<a href="#entry-{_anchor(e.event)}">{html.escape(e.name)}</a>' for e in entries)
    headline = source.headline if isinstance(source.headline, str) else f"{source.body[:24]}…"
    summary = f"{_written(source.issue_date)}　{html.escape(headline)}"
    return (
        f'<details class="report"><summary>{summary}</summary><div class="body">{body}</div>'
        f'<p class="back"><span lang="en">Entries:</span> {back}</p></details>'
    )
