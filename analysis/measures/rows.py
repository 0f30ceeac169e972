"""Rows: a table of measures read back as the row class it was made from."""

from typing import Any, Protocol, TypeVar

import pandas as pd

R_co = TypeVar("R_co", covariant=True)


class _RowClass(Protocol[R_co]):
    def __call__(self, *values: Any) -> R_co: ...


def listed(table: pd.DataFrame, row: _RowClass[R_co]) -> list[R_co]:
    """Read a table's lines as rows, typed.

    Parameters
    ----------
    table : with the columns of ``row``, in their order.
    row : the ``NamedTuple`` class that the table was stacked from.

    Examples
    --------
    >>> from typing import NamedTuple
    >>> class Visit(NamedTuple):
    ...     place: str
    ...     n: int
    >>> listed(pd.DataFrame({"place": ["某市"], "n": [3]}), Visit)
    [Visit(place='某市', n=3)]
    """
    return [row(*values) for values in table.itertuples(index=False, name=None)]


def stating(table: pd.DataFrame, **said: Any) -> pd.DataFrame:
    """Note with a table what its rows do not say but their counts depend on (``table.attrs["given"]``).

    Examples
    --------
    >>> stating(pd.DataFrame({"f1": [1]}), by="half").query("f1 > 0").attrs
    {'given': {'by': 'half'}}
    """
    table.attrs["given"] = said
    return table
