"""A table: a DataFrame with columns that are shown behind the others, and files for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from .guarded import guarded

#: Lab breaks Chinese anywhere: a column would be one character wide.
_STYLE = (
    ".analysis-table td,.analysis-table th{white-space:nowrap;text-align:left!important}"
    ".analysis-table td{max-width:22em;overflow:hidden;text-overflow:ellipsis}"
)


class Table(pd.DataFrame):
    """A DataFrame; what is made of it by pandas is one too.

    Attributes
    ----------
    ahead, behind : columns that a notebook shows first, and last: ids and places in a text.

    Examples
    --------
    >>> table = Table({"article": ["p-01"], "person": ["王一"]})
    >>> table.behind = ("article",)
    >>> list(table.in_order().columns), list(table.head(1).in_order().columns), list(table.columns)
    (['person', 'article'], ['person', 'article'], ['article', 'person'])
    """

    _metadata = ["ahead", "behind"]  # noqa: RUF012 - the name and the form are those of pandas
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def _constructor(self) -> Callable[..., Table]:
        return Table

    def in_order(self) -> pd.DataFrame:
        """The table as a notebook shows it: what a reader wants first, then where it stands."""
        plain = pd.DataFrame(self)
        names = plain.columns.tolist()
        rank = {**dict.fromkeys(self.behind, 1), **dict.fromkeys(self.ahead, -1)}
        return plain.iloc[:, sorted(range(len(names)), key=lambda at: rank.get(names[at], 0))]

    def _repr_html_(self) -> str:
        # Pandas escapes cells; without this option Lab would read two dollar signs in a text as mathematics.
        with pd.option_context("display.html.use_mathjax", False):
            most = pd.get_option("display.max_rows")
            long = most is not None and len(self) > most
            shown: str = self.in_order().to_html(
                max_rows=pd.get_option("display.min_rows") or most if long else most,
                max_cols=pd.get_option("display.max_columns") or None,
                show_dimensions=long,
                na_rep="–",
                notebook=True,
            )
        return f'<div class="analysis-table"><style>{_STYLE}</style>{shown}</div>'

    def save(self, path: Path | str) -> Path:
        """Save the table as ``.csv`` or ``.xlsx``; see :func:`save_table`."""
        return save_table(self, path)


def save_table(table: pd.DataFrame, path: Path | str) -> Path:
    """Save a table so that a spreadsheet opens it with a double click.

    Parameters
    ----------
    table : any DataFrame; its index is saved if it has a name.
    path : where; ``.csv`` is UTF-8 with a byte-order mark, by which Excel knows it, with an apostrophe in
        front of text that it would take for a formula; ``.xlsx`` a workbook.

    Returns
    -------
    The path.

    Raises
    ------
    ValueError : another ending.

    Examples
    --------
    >>> import tempfile
    >>> save_table(Table({"person": ["王一"]}), Path(tempfile.mkdtemp()) / "people.csv").read_bytes()[:10]
    b'\\xef\\xbb\\xbfperson\\n'
    """
    target = Path(path)
    named = any(name is not None for name in table.index.names)
    whole = table.reset_index(allow_duplicates=True) if named else table
    ending = target.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise ValueError(f"{target.name}: a table is saved as .csv or .xlsx")
    if ending == ".csv":
        guarded(whole).to_csv(
            target, index=False, encoding="utf-8-sig", lineterminator="\n", date_format="%Y-%m-%d"
        )
    else:
        from .sheets import write_sheet  # openpyxl, which only this asks for

        write_sheet(whole, target)
    return target
