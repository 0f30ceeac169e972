"""Attendance: who was at an event, in which role, in which place of the printed list."""

from typing import Annotated, NamedTuple

from .tables import Column

ROLES = ("host", "speaker", "attendee", "counterpart")


class Attendance(NamedTuple):
    """A person in a role at an event."""

    event: Annotated[str, Column("Event.", refers="events.event")]
    person: Annotated[str, Column("Name, without inner spaces.")]
    role: Annotated[
        str, Column("Role; host and speaker come on top of attendee or counterpart.", values=ROLES)
    ]
    position: Annotated[int, Column("Place in the printed list of those present.", "persons, from 1")]
    list_open: Annotated[bool, Column("Whether the list ends in 等 or 一行: not everybody is named.")]
