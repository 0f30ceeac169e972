"""Defaults: what is said of a table or figure of which its author says nothing."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from ...edition.sheet import Sheet
from ...figures.clouds import Cloud
from ...figures.made import made
from ..sentences.pictures import picture_of
from ..sentences.wording import count


def caption_of(thing: Any) -> str:
    """Name what is shown: the rows of a table, the kind of a figure.

    Examples
    --------
    >>> caption_of(pd.DataFrame({"person": ["王一"]}))
    'Table of 1 row: person.'
    """
    if isinstance(thing, pd.DataFrame):
        names = [str(name) for name in thing.columns[:4]]
        more = ", …" if len(thing.columns) > len(names) else ""
        return f"Table of {count(len(thing), 'row')}: {', '.join(names)}{more}."
    if isinstance(thing, Sheet):
        return f"{thing.name}, with {count(len(thing.marks), 'mark')}."
    how = made(thing)
    if how:
        return f"{how.by.replace('_', ' ').capitalize()}."
    return f"{type(thing).__name__}."


def alt_of(drawing: Figure | Axes | Cloud) -> str:
    """Say what there is to see on a figure: what one of this package shows, or what is written on it."""
    how = made(drawing)
    if how:
        return picture_of(how)
    if isinstance(drawing, Cloud):
        return f"A cloud of words; the first are {'、'.join(word.text for word in drawing.placed[:8])}."
    written = dict.fromkeys(text.get_text().strip() for text in drawing.findobj(Text))
    said = "; ".join(text for text in written if text)[:300]
    return f"A figure; written on it: {said}." if said else "A figure without words."
