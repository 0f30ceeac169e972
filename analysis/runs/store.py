"""Store: the parts that are kept between runs."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..outputs import whole_folder
from .parts import KEY, Part, Task, read_part


class Store:
    """The parts that are kept between runs, a folder each.

    Parameters
    ----------
    folder : where they lie; made if need be.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.where: dict[str, str] = {}
        for path in sorted(folder.glob("*/part.json")):
            for key in _told(path).get("keys", []):
                self.where.setdefault(key, path.parent.name)
        self.where.pop("", None)

    def has(self, keys: Sequence[str]) -> bool:
        """Whether the part with these pages is there, all of it."""
        told = _told(self.folder / digest_of(keys) / "part.json")
        return bool(told) and all(told["keys"])

    def work(self, task: Task, begin: Callable[[int], None] = lambda n: None) -> str:
        """Read what a task asks for and keep it; gives the name of the part."""
        return self.keep(task, read_part(task, begin))

    def keep(self, task: Task, part: Part) -> str:
        """Keep the rows that were read for a task, with those of its pages that are kept already.

        Parameters
        ----------
        task : the task.
        part : the rows of its sources.

        Returns
        -------
        The name of the part.
        """
        if set(task.whole) - set(task.keys):
            part = self._joined(task, part)
        name = digest_of(task.whole)
        with whole_folder(self.folder / name) as folder:
            for title, table in part.tables.items():
                table.to_parquet(folder / f"{title}.parquet", index=False, compression="zstd")
            told = {"keys": part.keys, "refused": part.refused}
            (folder / "part.json").write_text(json.dumps(told), encoding="utf-8")
        return name

    def _joined(self, task: Task, part: Part) -> Part:
        """The rows of all pages of a part, in their order."""
        old = [key for key in task.whole if key not in set(task.keys)]
        homes = sorted({self.where[key] for key in old})
        order = {key[:KEY]: n for n, key in enumerate(task.whole)}
        kept = {key[:KEY] for key in old}
        tables = {}
        for name, fresh in part.tables.items():
            found = [table[_pages(table).isin(kept)] for table in (self.table(home, name) for home in homes)]
            whole = pd.concat([*found, fresh], ignore_index=True)
            tables[name] = whole.iloc[_pages(whole).map(order).argsort(kind="stable")]
        read = dict(zip(task.keys, part.keys, strict=True))
        refused = {key: its for home in homes for key, its in self._refused(home).items() if key in old}
        return Part([read.get(key, key) for key in task.whole], tables, refused | part.refused)

    def table(self, part: str, name: str) -> pd.DataFrame:
        """A table of a part."""
        return pd.read_parquet(self.folder / part / f"{name}.parquet")

    def refused(self, part: str, pages: Container[str]) -> dict[int, str]:
        """The corrections for some pages of a part that no longer fit, by their line."""
        of = self._refused(part).items()
        return {n: why for key, its in of if key[:KEY] in pages for n, why in its.items()}

    def _refused(self, part: str) -> dict[str, dict[int, str]]:
        told = _told(self.folder / part / "part.json")["refused"]
        return {key: {int(n): why for n, why in its.items()} for key, its in told.items()}

    def sweep(self, kept: Iterable[str]) -> None:
        """Throw away the parts that no run needs any more."""
        names = set(kept)
        for path in self.folder.iterdir():
            if path.name not in names:
                shutil.rmtree(path, ignore_errors=True)


def digest_of(keys: Sequence[str]) -> str:
    """The name of the part with these pages."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:24]


def _pages(table: pd.DataFrame) -> pd.Series[str]:
    """The page of each row: its first column is the page, or begins with it."""
    return table.iloc[:, 0].str[:KEY]


def _told(path: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told
