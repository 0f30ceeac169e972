"""Retellings: one event told by several articles, papers or issues is one event.

A frequency counts events, not tellings. Two tellings are one event where day and kind are one, no
level speaks against it, and people and name agree as they do in two reports of one meeting: the names
of meetings are shortened, the lists of those present are not of equal length.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..records import Attendance, Event
from ..text.similarity import find_duplicates
from .kinds import of_kind

#: Share of the pairs of characters (Dice) from which two names are one meeting's, and from which they
#: may be where the same people were there.
ALIKE, AKIN = 0.7, 0.4
#: A name of so many characters (会议, 座谈会) says nothing of which meeting it was.
SHORT = 4
#: Share of the shorter list that must be on the longer one too.
TOGETHER = 0.5


class _Telling(NamedTuple):
    """What of an event can be compared."""

    event: Event
    people: frozenset[str]
    hosts: frozenset[str]
    guests: frozenset[str]
    text: str


def same_texts(bodies: Mapping[str, str]) -> dict[str, str]:
    """Find the articles that print the text of an earlier one, letter for letter or nearly so.

    Parameters
    ----------
    bodies : the bodies of a corpus's articles by their ids, in reading order.

    Returns
    -------
    For each article whose body is like an earlier one's (:mod:`analysis.text.similarity`) the id of
    the first of them.

    Examples
    --------
    >>> body = "3月24日，全市招商推进会召开，市长李二主持会议。"
    >>> same_texts({"p-01": body, "p-02": body})
    {'p-02': 'p-01'}
    """
    first: dict[str, str] = {}
    for one, other, _ in find_duplicates({name: "".join(body.split()) for name, body in bodies.items()}):
        first.setdefault(other, first.get(one, one))
    return first


def same_events(
    events: Iterable[Event], attendance: Iterable[Attendance], texts: Mapping[str, str]
) -> dict[str, str]:
    """Find the events that an earlier article tells already.

    Parameters
    ----------
    events, attendance : the rows of a corpus, in reading order.
    texts : articles with the text of an earlier one (:func:`same_texts`).

    Returns
    -------
    For each later telling the id of the event's first one. Events of one article are never the same;
    events without a day are the same only in articles of the same text.
    """
    seats: dict[str, list[Attendance]] = defaultdict(list)
    for seat in attendance:
        seats[seat.event].append(seat)
    first: dict[str, str] = {}
    blocks: dict[tuple[object, str], list[_Telling]] = defaultdict(list)
    for event in events:
        telling = _telling(event, seats[event.event], texts)
        block = blocks[_day(telling), of_kind(event.kind).same_as]
        match = next((other for other in block if _are_one(telling, other)), None)
        if match:
            first[event.event] = first.get(match.event.event, match.event.event)
        block.append(telling)
    return first


def _telling(event: Event, seats: list[Attendance], texts: Mapping[str, str]) -> _Telling:
    def those(*roles: str) -> frozenset[str]:
        return frozenset(seat.person for seat in seats if not roles or seat.role in roles)

    return _Telling(
        event, those(), those("host"), those("counterpart"), texts.get(event.article, event.article)
    )


def _day(telling: _Telling) -> datetime.date | str:
    """The day, or the text where no day is known."""
    return telling.event.date or telling.text


def _are_one(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings of one day and kind are one event."""
    if one.event.article == other.event.article:
        return False
    levels = {one.event.level, other.event.level} - {None}
    if len(levels) > 1:
        return False
    if one.text == other.text:
        return one.event.name == other.event.name and one.people == other.people
    likeness = _likeness(one.event.name, other.event.name)
    if of_kind(one.event.kind).guests:
        return _agree(one.hosts, other.hosts) and _agree(one.guests, other.guests) and bool(one.people)
    if one.event.kind == "inspection":
        return bool(one.hosts & other.hosts) and likeness >= AKIN
    if min(len(one.event.name), len(other.event.name)) <= SHORT:
        return _share(one.people, other.people) > TOGETHER and bool(one.hosts & other.hosts)
    together = _share(one.people, other.people) >= TOGETHER
    return (likeness >= ALIKE and _agree(one.people, other.people)) or (likeness >= AKIN and together)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two lists share somebody, or one says nothing."""
    return not one or not other or bool(one & other)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter list that is on the longer one too; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient of two names' pairs of characters; 1 where the one holds the other whole."""
    if min(len(one), len(other)) > SHORT and (one in other or other in one):
        return 1.0
    pairs = [{name[n : n + 2] for n in range(len(name) - 1)} for name in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) / max(1, len(pairs[0]) + len(pairs[1]))
