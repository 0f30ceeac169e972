"""Sheet: what an article and a page have in common: their frame, legend and look, and how they are saved."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from ..fonts import web_font
from ..outputs import whole_file
from ..schema.table import Table, save_table

#: Colours by day and by night, put into the style sheet in these places.
_INK = {
    "LIGHT": "--e-ink: #1f2328; --e-faint: #5b6370; --e-line: #d9dce1; --e-ground: #fff; "
    "--e-person: #0067a3; --e-title: #a0408a; --e-date: #b35900; --e-theme: #00805c; --e-event: #6b4fc8; "
    "--e-statement: #edf0f4; --e-formula: #ffe9a8; --e-dropped: #fbe3df",
    "DARK": "--e-ink: #e3e6ea; --e-faint: #a3abb6; --e-line: #3a4048; --e-ground: #17191c; "
    "--e-person: #5db8f5; --e-title: #e59ad3; --e-date: #f0a050; --e-theme: #3fc79a; --e-event: #b09cf5; "
    "--e-statement: #262b32; --e-formula: #5a4a12; --e-dropped: #4a2a26",
}


_FAMILY = "Noto Sans SC edition"


class Sheet(ABC):
    """A text with marks, that shows itself in a notebook."""

    #: The rows of its marks.
    marks: Table
    name: str

    @abstractmethod
    def html(self) -> str:
        """The text with its marks, as an element of an HTML page; everything in it is escaped."""

    def _repr_html_(self) -> str:
        return self.html()

    def save(self, path: Path | str) -> Path:
        """Save it as ``.html``, or its marks as ``.csv`` or ``.xlsx``.

        Raises
        ------
        ValueError : another ending.
        """
        target = Path(path)
        if target.suffix.lower() in (".csv", ".xlsx"):
            return save_table(self.marks, target)
        if target.suffix.lower() != ".html":
            raise ValueError(f"{target.name}: saved as .html, or its marks as .csv or .xlsx")
        head = (
            f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(self.name)}</title>'
            '<meta name="viewport" content="width=device-width">'
            '<meta name="color-scheme" content="light dark">'
        )
        shown = self.html()
        font = f"{web_font(shown, _FAMILY)}body{{font-family:system-ui,'{_FAMILY}',sans-serif}}"
        page = f"{head}<style>{font}</style><body>{shown}</body></html>\n"
        with whole_file(target) as fresh:
            fresh.write_text(page, encoding="utf-8")
        return target


def framed(content: str, kinds: Iterable[str]) -> str:
    """Put a text with its marks into its frame, with its style; boxes in its legend switch kinds off."""
    off = "".join(
        f".edition:has(input[value={kind}]:not(:checked)) .text .{kind}{{{_OFF.get(kind, _NO_TINT)}}}"
        for kind in kinds
    )
    return f'<div class="edition" lang="zh-CN"><style>{_style()}{off}</style>{content}</div>'


_NO_TINT = "--tint:none"
_OFF: Mapping[str, str] = {
    "person": "--one:none;font-weight:inherit",
    "title": "--two:none",
    "date": "--one:none",
    "theme": "--three:none",
    "event": "--above:none",
}


def legend(entries: Iterable[tuple[str, str, int]], *, boxes: bool) -> str:
    """Write a legend: class, name and number of each kind of mark; with boxes to switch them off."""
    items = []
    for kind, name, n in entries:
        sample = f'<span class="m {escape(kind)}">{escape(name)}</span> {n:,}'
        if boxes:
            sample = f'<label><input type="checkbox" value="{escape(kind)}" checked>{sample}</label>'
        items.append(f"<li>{sample}</li>")
    return f'<ul class="legend">{"".join(items)}</ul>'


def _style() -> str:
    """The style sheet, in one line."""
    css = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    for name, values in _INK.items():
        css = css.replace(f"{name};", f"{values};")
    return " ".join(css.split())


def row_of(table: Any, column: str, value: str) -> Any:
    """The first row of a table that has a value in a column."""
    return next(table[table[column] == value].itertuples(index=False))
