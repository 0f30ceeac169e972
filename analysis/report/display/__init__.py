"""Display: the one way by which tables, figures and sentences reach a notebook.

Text from a newspaper page is data, never HTML: everything is escaped here, so that a page that
says ``<script>`` shows these letters in Lab and in a report.
"""

import html
import re
from pathlib import Path
from typing import Any

import pandas as pd
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...edition.sheet import Sheet
from ...figures import to_svg
from ...figures.clouds import Cloud
from ...figures.marks import Count
from ..evidence import Book, Register
from ..sentences.saying import written_in
from .books import book
from .defaults import alt_of, caption_of
from .numbering import number, numbered
from .registers import register
from .shorter import shorter
from .tables import DRAWN_LINK, MISSING, attributes, table
from .tips import tip

#: Lets links open what is folded, in Lab only: a report shows no script and needs none.
FOLLOW = Path(__file__).with_name("follow.js").read_text(encoding="utf-8")

__all__ = ["DRAWN_LINK", "MISSING", "render", "show"]


def show(
    thing: Any, caption: str = "", *, alt: str = "", rows: int = 20, evidence: Book | None = None
) -> None:
    """Display a sentence, a table or a figure, escaped, numbered and with its caption.

    Parameters
    ----------
    thing : text; a DataFrame; a register of events; a book of evidence; an article or a page to be
        read; or a matplotlib figure, its axes, or a word cloud.
    caption : what it is, one sentence; without one its kind is said.
    alt : of a figure, what there is to see, for readers who cannot see it; without it what a figure of
        this package shows, or what is written on another.
    rows : rows of a table to show; how many there are is said.
    evidence : the book whose sentences the counts of a table or figure lead to. Show the book itself
        when every table and figure has been shown.

    Raises
    ------
    TypeError : something else; say what it is in words, or make it a table.
    EvidenceError : a count differs from the number of sentences behind it.
    """
    plain = thing if isinstance(thing, str) else (caption or caption_of(thing)) + (f" ({alt})" if alt else "")
    shown = render(thing, caption, alt=alt, rows=rows, evidence=evidence)
    display({"text/html": shown, "text/plain": plain}, raw=True)  # type: ignore[no-untyped-call]
    if isinstance(thing, Book | Register):
        display({"application/javascript": FOLLOW, "text/plain": ""}, raw=True)  # type: ignore[no-untyped-call]


def render(
    thing: Any, caption: str = "", *, alt: str = "", rows: int = 20, evidence: Book | None = None
) -> str:
    """Write the HTML that :func:`show` displays.

    Examples
    --------
    >>> render("Meetings of <b>April</b>.")
    '<p class="reading" lang="en">Meetings of &lt;b&gt;April&lt;/b&gt;.</p>'
    """
    if isinstance(thing, str):
        return "".join(
            f'<p class="reading" lang="{written_in(line)}">{_prose(line)}</p>' for line in thing.splitlines()
        )
    caption = caption or caption_of(thing)
    if isinstance(thing, Sheet):
        return f'{thing.html()}<p class="caption" lang="en">{html.escape(caption)}</p>'
    if isinstance(thing, Register):
        return register(thing, caption, rows)
    if isinstance(thing, Book):
        return book(thing, caption)
    if isinstance(thing, pd.DataFrame):
        return table(thing, caption, rows, evidence)
    if not isinstance(thing, Figure | Axes | Cloud):
        raise TypeError(f"{type(thing).__name__}: show text, a DataFrame or a figure")
    return _figure(thing, caption, alt or alt_of(thing), evidence)


def _prose(line: str) -> str:
    """A line escaped; a number and its % stay on one line."""
    return html.escape(re.sub(r"(?<=\d) %", "\u00a0%", line))


def _figure(drawing: Figure | Axes | Cloud, caption: str, alt: str, evidence: Book | None) -> str:
    def link(count: Count) -> dict[str, str] | None:
        if evidence is None:
            return None
        if not evidence.counts(count.column):
            raise KeyError(
                f"{count.column}: counts nothing in this book of evidence; is the figure another's?"
            )
        found = evidence.link(count.column, count.row, count.number)
        if found is None:
            return None
        # Lab cannot render a drawing with links; an exported report makes links of these.
        written = attributes(found)
        return {
            DRAWN_LINK: written.pop("href"), **written,
            "data-n": f"{count.number:g}", "aria-label": tip(count, evidence),
        }  # fmt: skip

    svg = _own_ids(shorter(to_svg(drawing, link)), f"figure{number('Figure', caption)}-")
    role = "group" if DRAWN_LINK in svg else "img"  # an image's parts could not be reached by ear
    lost = drawing.left_out if isinstance(drawing, Cloud) else ()
    note = f'<p class="note" lang="en">No room for {len(lost)}: {html.escape("、".join(lost))}.</p>'
    return (
        f'<figure class="drawing"><div role="{role}" aria-label="{html.escape(alt)}">{svg}</div>'
        f'<figcaption lang="en">{numbered("Figure", caption)}</figcaption>{note if lost else ""}</figure>'
    )


def _own_ids(svg: str, prefix: str) -> str:
    """Set the ids of a drawing apart from those of the other drawings on the page."""
    return re.sub(r'(\bid="|xlink:href="#|url\(#)', rf"\g<1>{prefix}", svg)
