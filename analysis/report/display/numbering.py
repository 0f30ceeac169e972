"""Numbers of figures and tables, and their captions."""

import html

from ..sentences.saying import say

#: Numbers given so far, by kind and caption: a cell that runs again keeps its number.
given: dict[tuple[str, str], int] = {}


def number(kind: str, caption: str) -> int:
    """Number a figure or table: a new caption gets the next number of its kind."""
    before = sum(1 for known, _ in given if known == kind)
    return given.setdefault((kind, caption), before + 1)


def numbered(kind: str, caption: str) -> str:
    """Write a caption with its number."""
    head = (
        say("Figure {n}.", n=number(kind, caption))
        if kind == "Figure"
        else say("Table {n}.", n=number(kind, caption))
    )
    return f"<b>{head}</b> {html.escape(caption)}"
