"""Attendance: who was at an event, in which role, in which place of the printed list."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document.annotation import Document
from ..document.clauses import Subject
from ..lexicons import pattern
from ..people.lists import Name
from ..records import Attendance
from .drafts import Draft, Telling, tell
from .events import event_id
from .kinds import of_kind
from .roles import (
    EVERYTHING,
    chairs,
    instructs,
    is_absent,
    is_at_meeting,
    kinds_said,
    listed_present,
    presides,
    quoted_deputy,
    speaks,
    takes_floor,
    takes_part,
    tells_presence,
)
from .statements import find_onsets, said_by_body
from .zones import are_held_together, zone_of


class _Seat(NamedTuple):
    """A person in a role at an event, and where the text says so."""

    name: str
    role: str
    at: int


def find_attendance(document: Document) -> list[Attendance]:
    """Find who was at each event of an article, in which role, in the printed order.

    Parameters
    ----------
    document : the article, annotated with the page's issue date.

    Returns
    -------
    One :class:`Attendance` a person and role: everybody present is an ``attendee`` (at a reception
    the other side a ``counterpart``); ``host`` and ``speaker`` rows come on top.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.layout.articles import read_articles
    >>> page = read_articles("p", "本报讯 昨日，招商推进会召开。市长李二主持，市领导赵三、孙四参加。")
    >>> [(a.person, a.role, a.position) for a in find_attendance(annotate(page.articles[0]))]
    [('李二', 'attendee', 1), ('李二', 'host', 1), ('赵三', 'attendee', 2), ('孙四', 'attendee', 3)]
    """
    article, telling = document.article, document.once(tell)
    rows: list[Attendance] = []
    for n, draft in enumerate(telling.drafts):
        if of_kind(draft.kind).announced:
            continue
        groups = _groups_of(document, draft, telling)
        seats = _seats(document, draft, telling, groups)
        rows += _rows(event_id(article, n), seats, _is_open(groups, seats))
    return rows


def _rows(event: str, seats: list[_Seat], list_open: bool) -> list[Attendance]:
    order = {
        name: k for k, name in enumerate(dict.fromkeys(s.name for s in sorted(seats, key=lambda s: s.at)), 1)
    }
    rank = {"attendee": 0, "counterpart": 0, "host": 1, "speaker": 2}
    wanted = {(s.name, s.role) for s in seats}
    wanted |= {(s.name, "attendee") for s in seats if (s.name, "counterpart") not in wanted}
    return [
        Attendance(event, name, role, order[name], list_open)
        for name, role in sorted(wanted, key=lambda pair: (order[pair[0]], rank[pair[1]]))
    ]


def _seats(document: Document, draft: Draft, telling: Telling, groups: list[Subject]) -> list[_Seat]:
    """Everybody the text puts at an event."""
    body = document.body
    seats: list[_Seat] = [_Seat(n.name, "host", n.start) for n in draft.hosts]
    seats += [_Seat(n.name, "counterpart", n.start) for n in draft.guests]
    guests = {n.name for n in draft.guests}
    others = _guests_elsewhere(draft, telling)
    here = {s.name for s in seats}
    for group in groups:
        for name in group.names:
            if name.name in others and name.name not in guests:
                continue
            seats += _roles(body, draft, group, name, guests, here)
    return seats + _pronoun_speakers(document, draft, telling, {s.name for s in seats})


def _pronoun_speakers(document: Document, draft: Draft, telling: Telling, present: set[str]) -> list[_Seat]:
    """Those present who go on speaking as 他 or 她."""
    body = document.body
    start, end = zone_of(draft, telling.drafts, len(body))
    onsets = [o for o in document.once(find_onsets) if start <= o.at < end and body[o.at] in "他她"]
    return [_Seat(o.speaker, "speaker", o.at) for o in onsets if o.speaker in present and instructs(o.verb)]


def _guests_elsewhere(draft: Draft, telling: Telling) -> set[str]:
    """Guests of the article's other receptions: not at this one."""
    return {n.name for d in telling.drafts if d is not draft and of_kind(d.kind).guests for n in d.guests}


def _kinds_said(document: Document) -> list[list[str] | None]:
    """The kinds of event that each group names; None where it is what was said: 会议指出，某某主持召开…."""
    told = ((group, kinds_said(group, document.body)) for group in document.once(tell).groups)
    return [said if said or not said_by_body(group.sentence.text) else None for group, said in told]


def _groups_of(document: Document, draft: Draft, telling: Telling) -> list[Subject]:
    """The groups of names in the stretch that tells of an event, their predicates cut to it.

    A group in front of the stretch whose predicate reaches into it (…汇报工作，随后主持召开…) counts
    for that part. A group that says where it took part (出席会议, 参加会见, 陪同调研) belongs to the last
    event of that kind, wherever it stands.
    """
    body = document.body
    start, end = zone_of(draft, telling.drafts, len(body))
    found = []
    for group, said in zip(telling.groups, document.once(_kinds_said), strict=True):
        if said is None:
            continue
        here = any(kind == EVERYTHING or _is_last_of(draft, kind, group, telling) for kind in said)
        elsewhere = said and not here
        last = group.end + len(group.predicate)
        ahead = last <= start and (EVERYTHING in said or draft.name[-3:] in group.predicate)
        if here and (group.start >= end or ahead):
            found.append(group)
        if elsewhere or group.start >= end or last <= start:
            continue
        if group.start < start and not pattern(r"，?<goes on>").match(body[start:end]):
            continue
        if group.start >= start and last <= end:
            found.append(group)  # as it is: what is said of several stands behind the last
            continue
        first = max(group.end, start)
        found.append(group._replace(predicate=body[first : min(last, end)], start=max(group.start, start)))
    return found


def _is_last_of(draft: Draft, kind: str, group: Subject, telling: Telling) -> bool:
    """Whether an event is the last of a kind told before a group; yes where none of the kind is."""
    kinds = ("meeting", "study session") if kind == "meeting" else (kind,)
    told = [d for d in telling.drafts if d.kind in kinds and d.start <= group.end + len(group.predicate)]
    if not told:
        return True
    if kind == "reception":
        return draft in told
    return draft is told[-1] or are_held_together(draft, told[-1])


def _roles(
    body: str, draft: Draft, group: Subject, name: Name, guests: set[str], here: set[str]
) -> list[_Seat]:
    """The roles a group's sentence gives one of its names at an event; none if it does not put him there."""
    if is_absent(group, name):
        return []
    present = "counterpart" if name.name in guests else "attendee"
    seats: list[_Seat] = []
    if chairs(group, name):
        seats.append(_Seat(name.name, "host", name.start))
    met = not of_kind(draft.kind).visits
    if speaks(group, leads=_may_say(draft, name, here)) or (met and takes_floor(group)):
        seats.append(_Seat(name.name, "speaker", name.start))
    told_here = group.sentence.start == draft.sentence.start and not of_kind(draft.kind).guests
    told_here = told_here or (not of_kind(draft.kind).guests and quoted_deputy(group, name))
    if met:
        told_here = told_here or is_at_meeting(group) or takes_part(group) or presides(name)
    if seats or tells_presence(group.predicate) or name.name in here or told_here or listed_present(group):
        role = present
        if of_kind(draft.kind).guests and present == "attendee" and _is_on_other_side(name, draft):
            role = "counterpart"
        seats.append(_Seat(name.name, role, name.start))
    return seats


def _may_say(draft: Draft, name: Name, here: set[str]) -> bool:
    """Whether 说 of a person is speech at the event: he leads it, or has a post and is at a meeting."""
    leads = any(name.name == host.name for host in draft.hosts)
    return leads or (draft.kind in ("meeting", "other") and (bool(name.titles) or name.name in here))


def _is_on_other_side(name: Name, draft: Draft) -> bool:
    """Whether a person's title names the guests' house, or one of its kind (支行 beside 分行)."""
    own = "".join(t.text for t in name.titles)
    if not own:
        return False
    if not draft.guests and any(own[i : i + 4] in draft.name for i in range(len(own) - 5)):
        return True
    for guest in draft.guests:
        for title in guest.titles:
            if any(title.text[i : i + 4] in own for i in range(len(title.text) - 5)):
                return True
            if "银行" in title.text and re.search(r"[支分总]行", own):
                return True
    return False


def _is_open(groups: list[Subject], seats: list[_Seat]) -> bool:
    """Whether a list of those present ends in 等."""
    names = {s.name for s in seats}
    return any(
        re.match(r"(?:先生|女士)?等", g.predicate) and any(n.name in names for n in g.names) for g in groups
    )
