"""Looks: what one pass over a text says of all the lists that a line is held against.

A page has thousands of lines, and the lists hundreds of patterns: kinds of furniture, parts of a masthead,
words that sign, captions. One automaton tells which of them a line could match at all; most lines none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .. import lexicons
from ..lexicons.gates import Gate
from .byline_names import signing
from .words import CAPTION, pattern

#: What tells a text stands in its first characters or in its last ones.
_BEGIN, _END = 100, 480


class Look(NamedTuple):
    """By list, the numbers of the patterns that a text could match.

    ``furniture`` and ``ends`` are kinds of furniture (:func:`furniture_kinds`) that fill a line and that
    stand at its ends, ``parts`` those of a masthead (:func:`masthead_parts`), ``signing`` the ways in which a
    byline begins (:func:`~analysis.layout.byline_names.signing`), ``captions`` the one pattern of captions.
    """

    furniture: Sequence[int] = ()
    ends: Sequence[int] = ()
    parts: Sequence[int] = ()
    signing: Sequence[int] = ()
    captions: Sequence[int] = ()


class Kind(NamedTuple):
    """A kind of furniture: its pattern, why what it matches is left out, and where that stands."""

    pattern: str
    reason: str
    place: str


@lexicons.cached
def furniture_kinds(*places: str) -> tuple[Kind, ...]:
    """The kinds of furniture that stand in some places: ``line``, ``head`` or ``tail``."""
    anchored = {"line": r"\A(?:{})\Z", "head": r"\A(?:{})", "tail": r"(?:{})\Z"}
    rows = [row for row in lexicons.read("furniture") if row["where"] in places]
    return tuple(
        Kind(anchored[row["where"]].format(row["pattern"]), row["reason"], row["where"]) for row in rows
    )


@lexicons.cached
def masthead_parts() -> tuple[tuple[str, str], ...]:
    """What a masthead can hold, kind and pattern, in the order in which it is taken off; dates come last."""
    parts = [(row["part"], row["pattern"]) for row in lexicons.read("masthead_parts")]
    dates = [("date", row["pattern"]) for row in lexicons.read("printed_dates")]
    return tuple((kind, part) for kind, part in parts + dates if kind != "upload")


@lexicons.cached
def _gate() -> tuple[Gate, list[tuple[int, int]]]:
    """The gate of all lists, and of each of its patterns the list and its number there."""
    lists = (
        [kind.pattern for kind in furniture_kinds("line")],
        [kind.pattern for kind in furniture_kinds("head", "tail")],
        [part for _, part in masthead_parts()],
        signing(),
        [pattern(CAPTION).pattern],
    )
    places = [(k, n) for k, patterns in enumerate(lists) for n in range(len(patterns))]
    return Gate(each for patterns in lists for each in patterns), places


def at_ends(chars: str, start: int, end: int) -> str:
    """A stretch of a text, or the ends of a long one, which are all that is looked at."""
    if end - start <= _BEGIN + _END:
        return chars[start:end]
    return chars[start : start + _BEGIN] + chars[end - _END : end]


_NOTHING = Look()


def look(text: str) -> Look:
    """Look a text over.

    Parameters
    ----------
    text : a line, or lines joined, without blanks at the ends; of a long one only the ends are looked at.

    Examples
    --------
    >>> look("会议指出，要抓好落实。") == Look(), bool(look("责编：王一").furniture)
    (True, True)
    """
    gate, places = _gate()
    opened = gate.open(at_ends(text, 0, len(text)))
    if not opened:
        return _NOTHING
    lists: tuple[list[int], ...] = ([], [], [], [], [])
    for n in opened:
        which, number = places[n]
        lists[which].append(number)
    return Look(*lists)
