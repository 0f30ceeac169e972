"""Rows and tables: a ``NamedTuple`` a table, and the DataFrame, file and schema made from it.

A room declares its row once, every field annotated with a :class:`Column`; nothing else in the
project repeats a column's name, type or meaning.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    import pandas as pd


T = TypeVar("T")


class Column(NamedTuple):
    """What a reader must know of one column beside its name and type.

    Parameters
    ----------
    text : what the column says, one sentence.
    unit : of a number: characters, occurrences, … ; empty for text.
    values : the only values it takes, if they are few.
    refers : ``table.column`` that its values point to.
    key : whether it is of the columns that together tell a row of its table from all others.
    counts : of a number that counts, the table whose rows it counts (:mod:`analysis.report.evidence`
        names them); what of them is counted is said by ``unit``.
    by : columns of that table that the row selects them by: ``theme`` where the row's column has that
        name too, ``article=densest`` where it has another. What the row class lacks, a reader of the
        table may give.
    where : a condition that they meet besides, by its name.
    when : days of issue they lie between, each a comparison with a column of the row (``>= start``).
    of : the table of whose rows, of the same days, the number is the share.
    first : whether a notebook shows it before the others.
    """

    text: str
    unit: str = ""
    values: tuple[str, ...] = ()
    refers: str = ""
    key: bool = False
    counts: str = ""
    by: tuple[str, ...] = ()
    where: str = ""
    when: tuple[str, ...] = ()
    of: str = ""
    first: bool = False


class Field(NamedTuple):
    """A column of a row class, read off its annotation."""

    name: str
    type: type
    optional: bool
    column: Column


#: pandas type of a column, by the Python type of its values and whether they can be missing.
DTYPES: dict[tuple[type, bool], str] = {
    (str, False): "str",
    (str, True): "str",
    (int, False): "int64",
    (int, True): "Int64",
    (float, False): "float64",
    (float, True): "float64",
    (bool, False): "bool",
    (datetime.date, True): "datetime64[s]",
    (datetime.date, False): "datetime64[s]",
}

#: Columns that say where something stands, or how it was read; a notebook shows them behind the others.
PLACES = frozenset(
    ("article", "page", "event", "file", "start", "end", "part", "encoding", "sha256", "source")
)

#: Frictionless type of a column, by the Python type of its values.
FRICTIONLESS: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    datetime.date: "date",
}


@cache
def fields(row: type) -> list[Field]:
    """Read the columns of a row class off its annotations.

    Parameters
    ----------
    row : a ``NamedTuple`` class whose fields are ``Annotated[type, Column(...)]``.

    Returns
    -------
    One :class:`Field` a column, in order.

    Raises
    ------
    TypeError : a field has no :class:`Column` (say what it means) or a type no table knows.

    Examples
    --------
    >>> from typing import Annotated, NamedTuple
    >>> came = Annotated[int | None, Column("How many came.", "persons")]
    >>> Visit = NamedTuple("Visit", [("place", Annotated[str, Column("Where.")]), ("n", came)])
    >>> [(f.name, f.type.__name__, f.optional, f.column.unit) for f in fields(Visit)]
    [('place', 'str', False, ''), ('n', 'int', True, 'persons')]
    """
    found = []
    for name, hint in typing.get_type_hints(row, include_extras=True).items():
        column = next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Column)), None)
        if column is None:
            raise TypeError(f"{row.__name__}.{name}: annotate it with a Column that says what it means")
        base: Any = typing.get_args(hint)[0]
        optional = isinstance(base, types.UnionType)
        if optional:
            base = next(t for t in typing.get_args(base) if t is not types.NoneType)
        if (base, optional) not in DTYPES:
            raise TypeError(f"{row.__name__}.{name}: {base} is no type of a table's column")
        found.append(Field(name, base, optional, column))
    return found


def frame(rows: Iterable[Any], row: type) -> pd.DataFrame:
    """Stack rows into a DataFrame with the columns and types that the row class declares.

    Parameters
    ----------
    rows : any number of ``row`` tuples; none gives an empty table with the same columns.
    row : the ``NamedTuple`` class.

    Returns
    -------
    A DataFrame, one line a row, in order; what is ``None`` in a row is missing in it. A notebook shows
    ids and places in a text behind the other columns.

    Examples
    --------
    >>> from typing import Annotated, NamedTuple
    >>> came = Annotated[int | None, Column("How many came.", "persons")]
    >>> Visit = NamedTuple("Visit", [("place", Annotated[str, Column("Where.")]), ("n", came)])
    >>> frame([Visit("某市", None)], Visit).dtypes.astype(str).to_dict()
    {'place': 'str', 'n': 'Int64'}
    """
    declared = fields(row)
    columns = list(zip(*rows, strict=True)) or [()] * len(declared)
    return _table({f.name: _array(its, f) for f, its in zip(declared, columns, strict=True)}, declared)


def typed(table: pd.DataFrame, row: type) -> pd.DataFrame:
    """Give a table made with pandas, or read from a file, what :func:`frame` gives: a row class's columns and
    types, rows numbered from nought, and how a notebook shows it.

    Parameters
    ----------
    table : has the row class's columns, whatever their types, and perhaps others.
    row : the ``NamedTuple`` class.
    """
    declared = fields(row)
    dtypes: dict[str, Any] = {f.name: DTYPES[f.type, f.optional] for f in declared}
    return _table(table[list(dtypes)].astype(dtypes).reset_index(drop=True), declared)


def records(table: pd.DataFrame, row: Callable[..., T]) -> Iterator[T]:
    """The rows of a table as tuples of their class, as they were before they were stacked.

    Parameters
    ----------
    table : a DataFrame with the columns of the class.
    row : the ``NamedTuple`` class.

    Examples
    --------
    >>> from typing import Annotated, NamedTuple
    >>> came = Annotated[int | None, Column("How many came.", "persons")]
    >>> Visit = NamedTuple("Visit", [("place", Annotated[str, Column("Where.")]), ("n", came)])
    >>> list(records(frame([Visit("某市", None)], Visit), Visit))
    [Visit(place='某市', n=None)]
    """
    columns = []
    for field in fields(row):
        values = table[field.name].astype(object).where(table[field.name].notna(), None).tolist()
        if field.type is datetime.date:
            values = [value and value.date() for value in values]
        columns.append(values)
    return (row(*cells) for cells in zip(*columns, strict=True))


def _table(columns: Any, declared: list[Field]) -> pd.DataFrame:
    from .table import Table

    table = Table(columns)
    table.ahead = tuple(f.name for f in declared if f.column.first)
    table.behind = tuple(f.name for f in declared if f.column.refers or f.name in PLACES)
    return table


def _array(values: Sequence[Any], field: Field) -> Any:
    """A column's values in the type that the field declares, made of the whole column at once."""
    import numpy as np
    import pandas as pd

    dtype: Any = DTYPES[field.type, field.optional]
    if dtype in ("int64", "bool", "float64") and not field.optional:
        return np.fromiter(values, dtype=dtype, count=len(values))
    return pd.Series(list(values), dtype="object").astype(dtype)
