"""Schema: a ``NamedTuple`` a table, and the DataFrame, file and description made from it.

``frame(rows, row)`` promises the columns and types that the row class declares, and a table that shows text
as text in a notebook. Which columns a notebook shows first may change freely. Guarded by
``tests/test_promises.py`` and ``tests/test_shown.py``.
"""

from .rows import DTYPES, FRICTIONLESS, Column, Field, fields, frame, records, typed

__all__ = ["DTYPES", "FRICTIONLESS", "Column", "Field", "fields", "frame", "records", "typed"]
