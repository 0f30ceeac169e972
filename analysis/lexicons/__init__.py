"""Lexicons: word lists as data, strict readers for them, and one pass that finds every word.

``read(name)`` promises the rows as they stand, or every fault with file and line; ``automaton.Hits(text)``
every listed word of a text. What is made of rows is kept by :func:`cached` and made again when the rows
change, as they do in :func:`replaced` and :func:`without`; ``README.md`` says what each list steers.
Guarded by ``tests/test_lexicons.py``.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib import resources

from .kept import Made, cached, forget, keep_in, note

__all__ = ["LexiconError", "cached", "filled", "listed", "pattern", "read", "replaced", "without", "words_of"]

Row = dict[str, str]


class LexiconError(ValueError):
    """A word list has a fault; the message names the file, the line and what to do."""


#: The lists whose rows are others than the package's, for a while.
_REPLACED: dict[str, tuple[Row, ...]] = {}


def read(name: str) -> tuple[Row, ...]:
    """Read a word list.

    Parameters
    ----------
    name : the file's name without ``.csv``.

    Returns
    -------
    One dict a row, from column name to text; no value is ever turned into a number or a NaN.

    Raises
    ------
    LexiconError : the file is missing or no UTF-8, its header is not clean, or rows have too many or too
        few fields or an open quotation mark; every fault is named with file and line.

    Examples
    --------
    >>> read("titles")[0]["source"] != ""
    True
    """
    note([name])
    return _REPLACED[name] if name in _REPLACED else _rows_of_package(name)


@contextmanager
def replaced(name: str, rows: Sequence[Row]) -> Iterator[None]:
    """Read as if a word list consisted of other rows.

    Parameters
    ----------
    name : the file's name without ``.csv``.
    rows : its rows inside the ``with``; outside, everything is as it was.

    Examples
    --------
    >>> with replaced("surnames", []):
    ...     read("surnames")
    ()
    """
    before = put(_REPLACED | {name: tuple(rows)}, {})
    try:
        yield
    finally:
        put(*before)


def without(name: str, *numbers: int) -> AbstractContextManager[None]:
    """Read as if a word list lacked some of its rows.

    Parameters
    ----------
    name : the file's name without ``.csv``.
    numbers : which rows of :func:`read`, counted from 0.

    Examples
    --------
    >>> all_rows = read("surnames")
    >>> with without("surnames", 0, 1):
    ...     read("surnames") == all_rows[2:]
    True
    """
    return replaced(name, [row for n, row in enumerate(read(name)) if n not in numbers])


Lists = dict[str, tuple[Row, ...]]


def put(lists: Lists, made: Made) -> tuple[Lists, Made]:
    """Put lists in the place of the package's, and forget what followed from those that they replace.

    Parameters
    ----------
    lists : the rows of the lists that are others than the package's.
    made : what was made of these lists already.

    Returns
    -------
    The same of the lists before.
    """
    before = dict(_REPLACED)
    _REPLACED.clear()
    _REPLACED.update(lists)
    made_before, _ = keep_in(made, lists)
    for name in before.keys() | lists.keys():
        if before.get(name) is not lists.get(name):
            forget(name)
    return before, made_before


@cache
def _rows_of_package(name: str) -> tuple[Row, ...]:
    path = resources.files(__package__) / f"{name}.csv"
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise LexiconError(
            f"{path}: no such word list; the package is incomplete, install it again"
        ) from None
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{path}: byte {error.start + 1} is no UTF-8; save the file as UTF-8 without a mark"
        ) from None
    # Every line is a record: an open quotation mark cannot swallow the lines behind it.
    records = [_fields(line) for line in text.splitlines()]
    header = records[0] if records else None
    faults = _faults(header, records[1:])
    if faults or header is None:
        raise LexiconError("\n".join(f"{path}:{line}: {fault}" for line, fault in faults))
    return tuple(dict(zip(header, record or (), strict=True)) for record in records[1:])


def _fields(line: str) -> list[str] | None:
    """The fields of one line; None where its quotation marks are not closed."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return None


def _faults(header: list[str] | None, rows: list[list[str] | None]) -> list[tuple[int, str]]:
    """The faults of a word list, each with its line."""
    if not header or header[0].startswith("\ufeff") or len(set(header)) < len(header) or "" in header:
        return [(1, "no clean header; name every column once, and save without a byte-order mark")]
    faults = []
    for line, row in enumerate(rows, start=2):
        if row is None:
            faults.append((line, "a quotation mark is not closed or stands inside a field; double it"))
        elif len(row) != len(header):
            faults.append((line, f"{len(row)} fields instead of {len(header)}; quote a field with a comma"))
    return faults


def any_of(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first, so that none hides a longer one.

    Parameters
    ----------
    words : plain words, in any order; a word that comes twice stands once.

    Returns
    -------
    ``a|b|c``, to be put between ``(?:`` and ``)``; empty without words, which matches anywhere.

    Examples
    --------
    >>> any_of(["召开", "主持召开", "召开", "A+"])
    '主持召开|A\\\\+|召开'
    """
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cached
def words_of(frame: str) -> str:
    """The words of a frame (``frame_words.csv``) as alternatives of a pattern, the longest first.

    Parameters
    ----------
    frame : ``cited before``, ``planned``, ``present`` and so on.

    Returns
    -------
    ``a|b|c``, to be put between ``(?:`` and ``)``.

    Raises
    ------
    LexiconError : the list has no such frame.

    Examples
    --------
    >>> "出席" in words_of("present").split("|")
    True
    """
    return any_of(listed(frame))


@cached
def listed(frame: str) -> tuple[str, ...]:
    """The words of a frame, the longest first.

    Raises
    ------
    LexiconError : the list has no such frame.

    Examples
    --------
    >>> "出席" in listed("present")
    True
    """
    words = [row["word"] for row in read("frame_words") if row["frame"] == frame]
    if not words:
        raise LexiconError(f"frame_words.csv: no word for the frame {frame!r}; add one")
    return tuple(sorted(words, key=len, reverse=True))


#: A place in a pattern for the words of a frame: ``<present>``, but not ``(?P<name>``.
_PLACE = re.compile(r"(?<!\?P)<([a-z][a-z ]*)>")


def filled(shape: str, words: Callable[[str], str]) -> str:
    """Put words into the places of a pattern.

    Parameters
    ----------
    shape : a pattern with ``<frame>`` where the words of a frame stand.
    words : gives the words of a frame as ``a|b|c``.

    Examples
    --------
    >>> filled("(?P<verb><hold>)了", lambda frame: "召开|举行")
    '(?P<verb>(?:召开|举行))了'
    """
    return _PLACE.sub(lambda place: f"(?:{words(place[1])})", shape)


@cached
def pattern(shape: str) -> re.Pattern[str]:
    """Compile a pattern that goes by words of ``frame_words.csv``.

    Parameters
    ----------
    shape : the pattern, with ``<frame>`` where any word of a frame stands (:func:`words_of`).

    Examples
    --------
    >>> bool(pattern("<present>会议").match("出席会议"))
    True
    """
    return re.compile(filled(shape, words_of))
