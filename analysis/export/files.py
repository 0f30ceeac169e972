"""Files: a table written to its file, piece by piece if need be."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

import pandas as pd

from ..schema import frame
from ..schema.guarded import guarded


class TableFile:
    """A table's file, open for writing.

    Parameters
    ----------
    folder, name : the file is ``name`` with the ending of its format in ``folder``.
    row : the row class that declares the columns.
    form, plain : as of :func:`analysis.export.write_tables`; ``csv`` or ``parquet``.

    Examples
    --------
    >>> import tempfile
    >>> from analysis.records import FormulaMention
    >>> folder = Path(tempfile.mkdtemp())
    >>> mention = FormulaMention("p-01", "四早", "四早", "body", 4, 6)
    >>> with TableFile(folder, "mentions", FormulaMention, "parquet") as file:
    ...     for _ in range(2):
    ...         file.append(frame([mention], FormulaMention))
    >>> file.rows, len(pd.read_parquet(folder / "mentions.parquet"))
    (2, 2)
    """

    def __init__(self, folder: Path, name: str, row: type, form: str, plain: bool = False) -> None:
        self.path = folder / f"{name}.{form}"
        self.row, self.form, self.plain = row, form, plain
        self.rows = 0
        self._file: Any = None

    def __enter__(self) -> TableFile:
        empty = frame([], self.row)
        if self.form == "parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            self._schema = pa.Schema.from_pandas(empty, preserve_index=False)
            self._file = pq.ParquetWriter(self.path, self._schema)
        else:
            self._file = self.path.open("w", encoding="utf-8" if self.plain else "utf-8-sig", newline="")
            self._file.write(empty.to_csv(index=False, lineterminator="\n"))
        return self

    def append(self, table: pd.DataFrame) -> None:
        """Write some more rows."""
        self.rows += len(table)
        if self.form == "parquet":
            import pyarrow as pa

            self._file.write_table(pa.Table.from_pandas(table, self._schema, preserve_index=False))
        elif len(table):
            shown = table if self.plain else guarded(table)
            shown.to_csv(self._file, index=False, header=False, lineterminator="\n")

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if self.form == "parquet":
            import pyarrow as pa

            pa.default_memory_pool().release_unused()
