"""Bound lists: word lists that are in force for what is read with them, and for nothing else.

``with lexicons:`` puts them in force and takes them out again, so two corpora in one process never see each
other's rows. What is made of lists is kept with them: a change of sides costs no work. Not for threads: lists
are in force for the whole process.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import resources
from types import TracebackType
from typing import Any, NamedTuple

from . import Lists, Row, put
from .kept import Made, of_package


class Change(NamedTuple):
    """How many rows of a list are added and taken away."""

    name: str
    added: int
    removed: int


class Lexicons:
    """Word lists: the package's, but for some.

    Parameters
    ----------
    lists : the rows of the lists that are others.
    changes : how many rows were added and taken away.
    made : what was made of these lists already.

    Examples
    --------
    >>> from analysis.lexicons import read
    >>> fewer = Lexicons({"surnames": ()})
    >>> with fewer:
    ...     read("surnames")
    ()
    >>> len(read("surnames")) > 700
    True
    """

    def __init__(
        self, lists: Mapping[str, tuple[Row, ...]], changes: Iterable[Change] = (), made: Made | None = None
    ) -> None:
        self.lists: Lists = dict(lists)
        self.changes = tuple(changes)
        self._made: Made = {} if made is None else made

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all lists as they are in force, in hexadecimal."""
        found = hashlib.sha256(package_digest().encode())
        for name in sorted(self.lists):
            found.update(json.dumps([name, self.lists[name]], ensure_ascii=False).encode())
        digest = found.hexdigest() if self.lists else package_digest()
        _KNOWN[digest] = self
        return digest

    def summary(self) -> str:
        """What of the package's lists is changed, in one line; empty where nothing is."""
        parts = [
            f"{name} +{added}" * bool(added) + f" −{removed}" * bool(removed)
            for name, added, removed in self.changes
        ]
        return f"own word lists: {', '.join(parts)}" if parts else ""

    def use(self) -> None:
        """Put these lists in force for good: for a process that works with one corpus."""
        _IN_FORCE[:] = [self]
        put(self.lists, self._made)

    def __enter__(self) -> Lexicons:
        same = _IN_FORCE[-1] is self
        _BEFORE.append(None if same else put(self.lists, self._made))
        _IN_FORCE.append(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        _IN_FORCE.pop()
        before = _BEFORE.pop()
        if before is not None:
            put(*before)


#: The package's lists as they are.
PACKAGE = Lexicons({}, made=of_package())
#: The lists in force, the innermost last, and what stood before each.
_IN_FORCE: list[Lexicons] = [PACKAGE]
_BEFORE: list[tuple[Lists, Made] | None] = []
#: Under which name a table says which lists it was made with, and what it says of the package's.
ATTRIBUTE, OF_PACKAGE = "lexicons", "package"
#: Lists by what tables say.
_KNOWN: dict[str, Lexicons] = {OF_PACKAGE: PACKAGE}


def package_digest() -> str:
    """SHA-256 of the package's lists, in hexadecimal."""
    if not _DIGEST:
        files = sorted(names())
        found = hashlib.sha256()
        for name in files:
            found.update(name.encode())
            found.update((resources.files(__package__) / f"{name}.csv").read_bytes())
        _DIGEST.append(found.hexdigest())
    return _DIGEST[0]


_DIGEST: list[str] = []


def names() -> list[str]:
    """The names of the package's lists."""
    folder = resources.files(__package__)
    return sorted(each.name.removesuffix(".csv") for each in folder.iterdir() if each.name.endswith(".csv"))


def marked(table: Any, lexicons: Lexicons) -> Any:
    """Let a table say with which lists it was made.

    Parameters
    ----------
    table : a DataFrame; what pandas makes of it by choosing rows or columns says so too.
    lexicons : the lists.
    """
    table.attrs[ATTRIBUTE] = lexicons.digest if lexicons.lists else OF_PACKAGE
    return table


def lexicons_of(thing: Any) -> Lexicons:
    """The lists that a corpus or a table was made with; those in force where it does not say.

    Parameters
    ----------
    thing : a corpus, a DataFrame, or anything else.
    """
    said = getattr(thing, "lexicons", None)
    if isinstance(said, Lexicons):
        return said
    return _KNOWN.get(getattr(thing, "attrs", {}).get(ATTRIBUTE, ""), _IN_FORCE[-1])
