"""Notebook: the font that a notebook brings with it, for a computer that has none for Chinese."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from .subsets import narrow, web_font

#: What the style of a notebook calls the font.
FAMILY = "Noto Sans SC of this notebook"

#: Lab's fonts for prose, code and its own surface; ours stands behind them and is asked for what they lack.
_FONTS = {
    "content": ("-apple-system,BlinkMacSystemFont,'Segoe UI',Helvetica,Arial", "sans-serif"),
    "code": ("Menlo,Consolas,'DejaVu Sans Mono'", "monospace"),
    "ui": ("system-ui,-apple-system,BlinkMacSystemFont,'Segoe UI',Helvetica,Arial", "sans-serif"),
}
#: Where the characters that Chinese is written with begin.
_CHINESE = 0x2E80


def in_kernel() -> bool:
    """Whether this runs in a kernel of Jupyter, and not in a terminal, a program or a report."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None


def bring(texts: Iterable[str]) -> None:
    """Let a notebook draw the characters of some texts: in its tables, its code and what it prints.

    A subset of the font, as large as the texts need, goes into the output of the cell that calls this.
    Outside a kernel of Jupyter nothing is done.

    Parameters
    ----------
    texts : what may be shown: pages, labels.
    """
    if in_kernel():
        from IPython.display import HTML, display

        display(HTML(notebook_style(texts)), metadata={"isolated": False})  # type: ignore[no-untyped-call]


def notebook_style(texts: Iterable[str]) -> str:
    """Write the style that :func:`bring` puts into a notebook.

    Examples
    --------
    >>> style = notebook_style(["临江市"])
    >>> style.startswith("<style>@font-face"), len(style) < 10_000
    (True, True)
    """
    kept = list(texts)
    narrow(kept)
    characters = "".join(c for c in set().union(*kept) if ord(c) >= _CHINESE)
    fonts = "".join(
        f"--jp-{name}-font-family:{names},'{FAMILY}',{last};" for name, (names, last) in _FONTS.items()
    )
    return f"<style>{web_font(characters, FAMILY)}body{{{fonts}}}</style>"
