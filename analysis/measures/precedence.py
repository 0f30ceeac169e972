"""Precedence: in which order the lists of those present name people, and how firmly.

The place in a list is the place of the first mention among those present, so whoever chairs or
speaks may stand first because he acts first; :func:`without_actors` leaves these out.
"""

import itertools
from collections import Counter, defaultdict
from typing import Annotated, NamedTuple

import networkx as nx
import pandas as pd

from ..schema import Column, frame
from .intervals import wilson
from .rows import listed


class Precedence(NamedTuple):
    """Two persons on the same lists, the one who is mostly named first in front."""

    person_a: Annotated[str, Column("Named first on most joint lists; of equals, the first by name.")]
    person_b: Annotated[str, Column("Named behind on most joint lists.")]
    before: Annotated[int, Column("Lists that name person_a before person_b.", "lists")]
    lists: Annotated[int, Column("Lists that name both.", "lists")]
    share: Annotated[float, Column("The one by the other.", "share, 0 to 1")]
    low: Annotated[float, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]


class Rank(NamedTuple):
    """A person's place in the protocol order that the lists add up to."""

    person: Annotated[str, Column("Name.")]
    rank: Annotated[int, Column("Place in the order.", "from 1")]
    group: Annotated[int, Column("Whoever is joined by a chain of lists; the largest first.", "from 1")]
    ahead_of: Annotated[int, Column("Persons mostly named behind this one.", "persons")]
    behind: Annotated[int, Column("Persons mostly named before this one.", "persons")]
    even: Annotated[int, Column("Persons named before and behind this one equally often.", "persons")]
    in_circle: Annotated[bool, Column("Whether majorities go round in a circle here (A, B, C, A).")]


class Inversion(NamedTuple):
    """A list that names two persons against their usual order."""

    event: Annotated[str, Column("Event.", refers="events.event")]
    person_a: Annotated[str, Column("Named first here.")]
    person_b: Annotated[str, Column("Named behind here.")]
    position_a: Annotated[int, Column("Place of the one in this list.", "persons, from 1")]
    position_b: Annotated[int, Column("Place of the other.", "persons, from 1")]
    so: Annotated[int, Column("Lists with this order.", "lists")]
    lists: Annotated[int, Column("Lists that name both.", "lists")]


def printed_lists(attendance: pd.DataFrame) -> dict[str, list[str]]:
    """The attendees of each event in printed order, where there are two or more.

    The other side of a reception is no part of the list: hosts and guests are named as sides. Where
    an article reports several events with one and the same list (分别会见), the list counts once.
    """
    there = attendance[attendance["role"] == "attendee"].drop_duplicates(["event", "person"])
    ordered = there.sort_values(["event", "position", "person"], kind="stable")
    lists = {str(event): its["person"].tolist() for event, its in ordered.groupby("event", sort=False)}
    # An event's id is its article's id and a letter.
    first = {(event.rsplit("-", 1)[0], *persons): event for event, persons in reversed(lists.items())}
    kept = set(first.values())
    return {event: persons for event, persons in lists.items() if len(persons) > 1 and event in kept}


def without_actors(attendance: pd.DataFrame) -> pd.DataFrame:
    """Leave out, event by event, those who chair or speak: the text names them where they act."""
    acting = attendance.loc[attendance["role"].isin(["host", "speaker"]), ["event", "person"]]
    marked = attendance.merge(acting.drop_duplicates(), on=["event", "person"], how="left", indicator=True)
    return marked.loc[marked["_merge"] == "left_only", list(attendance.columns)].reset_index(drop=True)


def precedence(attendance: pd.DataFrame) -> pd.DataFrame:
    """Count for every two persons how often the one is named before the other.

    Parameters
    ----------
    attendance : table of a corpus; the lists are those of attendees.

    Returns
    -------
    One row a pair with a joint list, most joint lists first, with the columns of :class:`Precedence`.

    Examples
    --------
    >>> from analysis.events.attendance import Attendance
    >>> lists = {"e1": ("李一", "王二"), "e2": ("李一", "王二"), "e3": ("王二", "李一")}
    >>> rows = [
    ...     Attendance(event, person, "attendee", n, False)
    ...     for event, persons in lists.items()
    ...     for n, person in enumerate(persons, start=1)
    ... ]
    >>> found = precedence(frame(rows, Attendance))
    >>> found[["person_a", "person_b", "before", "lists"]].values.tolist()
    [['李一', '王二', 2, 3]]
    """
    ahead = _ahead(printed_lists(attendance))
    pairs = {(min(pair), max(pair)) for pair in ahead}
    rows = []
    for one, two in pairs:
        a, b = min((one, two), (two, one), key=lambda pair: (-ahead[pair], pair))
        k, n = ahead[a, b], ahead[a, b] + ahead[b, a]
        rows.append(Precedence(a, b, k, n, k / n, *wilson(k, n)))
    rows.sort(key=lambda row: (-row.lists, -row.before, row.person_a, row.person_b))
    return frame(rows, Precedence)


def _ahead(lists: dict[str, list[str]]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for persons in lists.values():
        counts.update(itertools.combinations(persons, 2))
    return counts


def protocol_order(pairs: pd.DataFrame) -> pd.DataFrame:
    """Order everybody so that whoever is mostly named first stands first.

    The majorities of the pairs are the arrows of a graph; its order is topological. Where they go
    round in a circle no order satisfies all; these persons stand together, by how many they lead
    (Copeland 1951). Persons whom no chain of lists joins are different groups, one after the other;
    nothing is said of their rank towards each other.

    Parameters
    ----------
    pairs : from :func:`precedence`.

    Returns
    -------
    One row a person with the columns of :class:`Rank`.
    """
    arrows, joint, even = nx.DiGraph(), nx.Graph(), Counter[str]()
    for pair in listed(pairs, Precedence):
        joint.add_edge(pair.person_a, pair.person_b)
        arrows.add_nodes_from([pair.person_a, pair.person_b])
        if 2 * pair.before > pair.lists:
            arrows.add_edge(pair.person_a, pair.person_b)
        else:
            even.update([pair.person_a, pair.person_b])
    groups = sorted(nx.connected_components(joint), key=lambda its: (-len(its), min(its)))
    rows: list[Rank] = []
    for group, persons in enumerate(groups, start=1):
        for person, circle in _topological(arrows.subgraph(persons)):
            ahead, behind = arrows.out_degree(person), arrows.in_degree(person)
            rows.append(Rank(person, len(rows) + 1, group, ahead, behind, even[person], circle))
    return frame(rows, Rank)


def _topological(arrows: nx.DiGraph) -> list[tuple[str, bool]]:
    """Persons in order, and whether they stand in a circle."""
    lead = {person: arrows.out_degree(person) - arrows.in_degree(person) for person in arrows}
    knots = nx.condensation(arrows)
    members = {n: sorted(knots.nodes[n]["members"], key=lambda p: (-lead[p], p)) for n in knots}
    by_lead = {n: (-max(lead[p] for p in its), its[0]) for n, its in members.items()}
    order = nx.lexicographical_topological_sort(knots, key=by_lead.__getitem__)
    return [(person, len(members[n]) > 1) for n in order for person in members[n]]


def inversions(attendance: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """List where two persons are named against the order of most of their lists.

    Parameters
    ----------
    attendance : the table that ``pairs`` was made from.
    pairs : from :func:`precedence`. Where each order has as many lists as the other, both show.

    Returns
    -------
    One row a list and pair, with the columns of :class:`Inversion`, in the order of the pairs.
    """
    ahead: defaultdict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    split = pairs[pairs["before"] < pairs["lists"]]
    wanted = set(zip(split["person_b"], split["person_a"], strict=True))
    level = split[2 * split["before"] == split["lists"]]
    wanted |= set(zip(level["person_a"], level["person_b"], strict=True))
    for event, persons in printed_lists(attendance).items():
        for (i, a), (j, b) in itertools.combinations(enumerate(persons, start=1), 2):
            if (a, b) in wanted:
                ahead[a, b].append((event, i, j))
    rows = []
    for pair in listed(split, Precedence):
        for a, b in ((pair.person_a, pair.person_b), (pair.person_b, pair.person_a)):
            so = ahead[a, b]
            rows += [Inversion(event, a, b, i, j, len(so), pair.lists) for event, i, j in so]
    return frame(rows, Inversion)
