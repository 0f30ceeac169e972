"""From a coding: the corrections that a coder's answers come to."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

from ..corrections.file import Correction
from .coding import Coding, CodingError
from .questions import EVENTS, PEOPLE, THEMES

_Row = dict[str, Any]


def corrections_of(coding: Coding) -> list[Correction]:
    """Turn what a coder changed into corrections, article by article.

    Parameters
    ----------
    coding : a coded workbook; only articles marked as done count.

    Returns
    -------
    The corrections, to be written with :func:`analysis.corrections.file.write_corrections`.

    Raises
    ------
    CodingError : a new event has no name or no evidence.
    """
    found: list[Correction] = []
    for drawn in coding.sample.to_dict("records"):
        if (article := drawn["article"]) in coding.done:
            before, now = (
                {sheet: [row for row in rows if row["article"] == article] for sheet, rows in sheets.items()}
                for sheets in (coding.found, coding.coded)
            )
            page = Correction(drawn["file"], drawn["sha256"], int(drawn["n"]), "", "", "", "", "", "", "")
            found += _events(page, before[EVENTS.sheet], now[EVENTS.sheet], coding.coder)
            found += _people(page, before[PEOPLE.sheet], now[PEOPLE.sheet])
            found += _theme(page, before[THEMES.sheet], now[THEMES.sheet])
    return found


def _events(page: Correction, before: list[_Row], now: list[_Row], coder: str) -> Iterator[Correction]:
    events = page._replace(table="events")
    kept = {row["event"]: row for row in now if row["event"]}
    letters = iter(string.ascii_lowercase[len(before) :])
    for old in before:
        letter = old["event"].rpartition("-")[2]
        if old["event"] not in kept:
            yield events._replace(change="remove", row=letter, was=old["name"])
        else:
            yield from _set(events, letter, old, kept[old["event"]])
    for new in (row for row in now if not row["event"]):
        if not new["name"] or not new["evidence"]:
            lacking = "evidence" if new["name"] else "name"
            raise CodingError(f"{coder}: sheet events, row {new['row']}: a new event needs its {lacking}")
        letter = next(letters)
        yield events._replace(
            change="add", row=letter, column="name", value=new["name"], evidence=new["evidence"]
        )
        yield from _set(events, letter, {"name": new["name"], "kind": "other"}, new)


def _set(events: Correction, letter: str, old: _Row, new: _Row) -> Iterator[Correction]:
    for column in ("date", "kind", "name", "host", "present"):
        was, value = str(old.get(column) or ""), str(new.get(column) or "")
        if was != value:
            yield events._replace(change="set", row=letter, column=column, was=was, value=value)


def _people(page: Correction, before: list[_Row], now: list[_Row]) -> Iterator[Correction]:
    people = page._replace(table="people", column="person")
    had, want = ([row["person"] for row in rows] for rows in (before, now))
    yield from (people._replace(change="remove", was=name) for name in had if name not in want)
    yield from (people._replace(change="add", value=name) for name in want if name not in had)


def _theme(page: Correction, before: list[_Row], now: list[_Row]) -> Iterator[Correction]:
    was, value = (str((rows[0]["theme"] if rows else None) or "") for rows in (before, now))
    if was != value:
        yield page._replace(table="themes", change="set", column="first", was=was, value=value)
