"""Kinds: what is true of an event by its kind (``lexicons/event_kinds.csv``)."""

from __future__ import annotations

from typing import NamedTuple

from .. import lexicons


class Kind(NamedTuple):
    """What is true of the events of a kind.

    ``meets``: people sit down together; ``visits``: somebody goes somewhere or receives somebody;
    ``guests``: it has two sides; ``in_person`` unless the page says otherwise; ``announced``: it is yet to
    come; ``article_kind``: what an article is that reports it; ``same_as``: the kind as which two tellings
    of it are compared.
    """

    meets: bool
    visits: bool
    guests: bool
    in_person: bool
    announced: bool
    article_kind: str
    same_as: str


@lexicons.cached
def _kinds() -> dict[str, Kind]:
    found = {}
    for row in lexicons.read("event_kinds"):
        meets, visits, guests, in_person, announced = (row[flag] == "yes" for flag in Kind._fields[:5])
        found[row["kind"]] = Kind(
            meets, visits, guests, in_person, announced, row["article_kind"], row["same_as"]
        )
    return found


def of_kind(kind: str) -> Kind:
    """What is true of a kind of event.

    Raises
    ------
    KeyError : the list has no such kind.

    Examples
    --------
    >>> of_kind("study session").meets, of_kind("reception").guests, of_kind("plenary notice").announced
    (True, True, True)
    """
    return _kinds()[kind]
