"""Notebook: the font that a notebook brings with it, for a computer that has none for Chinese."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

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


#: Characters that the outputs of each cell have brought.
_BROUGHT: dict[str, frozenset[str]] = {}


def bring(texts: Iterable[str]) -> None:
    """Let a notebook draw the characters of some texts: in its tables, its code and what it prints.

    A subset of the font, as large as the texts need, goes into the output of the cell that calls this, unless
    another cell has brought it. Outside a kernel of Jupyter nothing is done.

    Parameters
    ----------
    texts : what may be shown: pages, labels.
    """
    shell = _kernel()
    if shell is None:
        return
    cell = _cell(shell)
    kept = list(texts)
    wanted = frozenset(c for c in set().union(*kept) if ord(c) >= _CHINESE)
    if not wanted <= frozenset().union(*(its for other, its in _BROUGHT.items() if other != cell)):
        from IPython.display import HTML, display

        _BROUGHT[cell] = wanted
        display(HTML(notebook_style(kept)))  # type: ignore[no-untyped-call]


def _kernel() -> Any:
    """The shell of the kernel of Jupyter that this runs in; None in a terminal, a program or a report."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell if getattr(shell, "kernel", None) is not None else None


def _cell(shell: Any) -> str:
    """The id of the cell that runs; the number of the run where the surface does not tell."""
    parent = shell.kernel.get_parent("shell") or {}
    return str(parent.get("metadata", {}).get("cellId") or shell.execution_count)


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
