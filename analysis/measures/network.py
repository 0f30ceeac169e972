"""Networks: who was named at the same events, and how much of it chance would bring about."""

import itertools
from collections import Counter
from typing import Annotated, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from scipy import special

from ..schema import Column, frame
from .rows import listed

#: Roles that put a person at an event; host and speaker come on top of one of them.
PRESENT = ("attendee", "counterpart")

#: Beyond these nobody can follow the lines of a network: persons, and lines for each of them.
PERSONS, LINES = 40, 4.5


class CoAttendance(NamedTuple):
    """Two persons who were named at the same event at least once."""

    person_a: Annotated[str, Column("The one who was named at more events; of equals, the first by name.")]
    person_b: Annotated[str, Column("The other.")]
    together: Annotated[int, Column("Events at which both are named.", "events")]
    of_a: Annotated[int, Column("Events at which person_a is named.", "events")]
    of_b: Annotated[int, Column("Events at which person_b is named.", "events")]
    events: Annotated[int, Column("All events at which anybody is named.", "events")]
    expected: Annotated[float, Column("Events together if each had been at any of them alike.", "events")]
    p: Annotated[
        float, Column("Chance of at least so many events together (hypergeometric, one-sided).", "0 to 1")
    ]
    q: Annotated[
        float | None,
        Column(
            "p adjusted for all pairs tested (Benjamini & Yekutieli 2001); missing where a person was named "
            "at fewer events than the test asks for.",
            "0 to 1",
        ),
    ]


class Contacts(NamedTuple):
    """A person's place among those named at the same events."""

    person: Annotated[str, Column("Name.")]
    events: Annotated[int, Column("Events at which the person is named.", "events")]
    alone: Annotated[int, Column("Of these, events at which nobody else is named.", "events")]
    contacts: Annotated[int, Column("Persons named at one of these events.", "persons")]
    group: Annotated[int, Column("Number of the connected component, the largest first.", "from 1")]


def presence(attendance: pd.DataFrame) -> pd.DataFrame:
    """Who is named as present at which event, each person once an event.

    Parameters
    ----------
    attendance : table of a corpus.

    Returns
    -------
    Columns ``event``, ``person`` and ``position`` (the first printed one), in the order of the table.
    """
    there = attendance[attendance["role"].isin(PRESENT)]
    first = there.groupby(["event", "person"], sort=False)["position"].min()
    return first.reset_index()


def co_attendance(attendance: pd.DataFrame, *, least: int = 2) -> pd.DataFrame:
    """Count the events two persons were both named at, and what chance would bring about.

    The unit is the event. Given that one was at ``of_a`` and the other at ``of_b`` of ``events``, and
    that each could as well have been at any other of them, the number together is hypergeometric.
    Officials do not go to any event alike: a small ``p`` mostly says that two belong to one body.

    Parameters
    ----------
    attendance : table of a corpus; only events at which somebody is named count.
    least : events a person must be named at for a pair to be tested. Somebody named once meets
        everybody at his only event, and no test could tell more.

    Returns
    -------
    One row a pair that met, most events together first, with the columns of :class:`CoAttendance`.
    Among many pairs a few have a small ``p`` by chance alone; ``q`` allows for all the pairs that
    could be tested, those that never met included, and for their dependence on each other.

    Examples
    --------
    >>> from analysis.events.attendance import Attendance
    >>> lists = {"e1": ("李一", "王二"), "e2": ("李一", "王二"), "e3": ("赵三",), "e4": ("孙四",)}
    >>> rows = [Attendance(e, p, "attendee", 1, False) for e, persons in lists.items() for p in persons]
    >>> found = co_attendance(frame(rows, Attendance))
    >>> found[["person_a", "person_b", "together", "expected"]].values.tolist()
    [['李一', '王二', 2, 1.0]]
    >>> found["p"].round(4).tolist()  # one of the six ways to choose two events of four
    [0.1667]
    """
    there = presence(attendance)
    named = Counter(there["person"])
    total = there["event"].nunique()
    ranked = sorted(named, key=lambda person: (-named[person], person))
    rank = {person: n for n, person in enumerate(ranked)}
    met: Counter[tuple[str, str]] = Counter()
    for _, persons in there.groupby("event")["person"]:
        met.update(itertools.combinations(sorted(persons, key=rank.__getitem__), 2))
    pairs = sorted(met, key=lambda pair: (-met[pair], rank[pair[0]], rank[pair[1]]))
    together = np.array([met[pair] for pair in pairs], dtype=int)
    of_a, of_b = (np.array([named[pair[side]] for pair in pairs], dtype=int) for side in (0, 1))
    p = _chance(together, total, of_a, of_b)
    tested = of_b >= least
    often = sum(n >= least for n in named.values())
    q = np.full(len(pairs), np.nan)
    q[tested] = _adjusted(p[tested], often * (often - 1) // 2)
    expected = of_a * of_b / total if total else np.empty(0)
    rows = (
        CoAttendance(a, b, int(k), named[a], named[b], total, float(e), float(one), float(all_))
        for (a, b), k, e, one, all_ in zip(pairs, together, expected, p, q, strict=True)
    )
    return frame(rows, CoAttendance)


def _chance(together: np.ndarray, total: int, of_a: np.ndarray, of_b: np.ndarray) -> np.ndarray:
    """The chance of so many joint events or more (hypergeometric distribution, upper tail)."""
    # Among thousands of pairs most have the same few numbers.
    alike, place = np.unique(np.column_stack([together, of_a, of_b]), axis=0, return_inverse=True)
    together, of_a, of_b = alike.T
    p = np.zeros(len(alike))
    most = np.minimum(of_a, of_b)
    for more in range(int((most - together).max(initial=-1)) + 1):
        k = together + more
        # Both counts are at least k, so every binomial is one of non-negative numbers; others count 0.
        ways = _log_choose(of_a, k) + _log_choose(total - of_a, of_b - k) - _log_choose(total, of_b)
        p += np.where(k <= most, np.exp(ways), 0.0)
    chance: np.ndarray = np.minimum(p, 1.0)[place.reshape(-1)]
    return chance


def _log_choose(n: np.ndarray | int, k: np.ndarray) -> np.ndarray:
    """The logarithm of a binomial coefficient; minus infinity where there is no way to choose."""
    inside = (k >= 0) & (k <= n)
    some = np.where(inside, k, 0)
    ways = special.gammaln(n + 1.0) - special.gammaln(some + 1.0) - special.gammaln(n - some + 1.0)
    chosen: np.ndarray = np.where(inside, ways, -np.inf)
    return chosen


def _adjusted(p: np.ndarray, tests: int) -> np.ndarray:
    """Adjust for all tests (Benjamini & Yekutieli 2001).

    The pairs that never met have p = 1 and need not be listed: they come last, and are adjusted to 1.
    """
    order = np.argsort(p)
    harmonic = (1 / np.arange(1, tests + 1)).sum()
    raised = p[order] * tests * harmonic / np.arange(1, len(p) + 1)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return adjusted


def co_attendance_graph(pairs: pd.DataFrame, *, least: int = 1) -> nx.Graph:
    """Join the persons who were named together.

    Parameters
    ----------
    pairs : from :func:`co_attendance`.
    least : events together below which a pair is not joined; whoever has no such pair is left out.

    Returns
    -------
    A networkx graph: nodes are names with ``events``, edges have ``together`` as weight.
    """
    graph = nx.Graph()
    for pair in listed(pairs[pairs["together"] >= least], CoAttendance):
        graph.add_node(pair.person_a, events=pair.of_a)
        graph.add_node(pair.person_b, events=pair.of_b)
        graph.add_edge(pair.person_a, pair.person_b, together=pair.together)
    return graph


def legible_ties(pairs: pd.DataFrame) -> int:
    """The smallest number of events together with which a drawing's lines can still be followed.

    Parameters
    ----------
    pairs : from :func:`co_attendance`.

    Returns
    -------
    The number; where there is none, one more than any two persons have.
    """
    together = pairs["together"].to_numpy(int)
    both = pairs[["person_a", "person_b"]].to_numpy(object)
    least = 1
    while True:
        kept = together >= least
        persons = len(set(both[kept].flat))
        if persons <= PERSONS and kept.sum() <= LINES * persons:
            return least
        least += 1


def contacts(attendance: pd.DataFrame) -> pd.DataFrame:
    """Count each person's events and the persons named there with him.

    Parameters
    ----------
    attendance : table of a corpus.

    Returns
    -------
    One row a person, most events first, with the columns of :class:`Contacts`.
    """
    there = presence(attendance)
    graph = co_attendance_graph(co_attendance(attendance))
    graph.add_nodes_from(there["person"])
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    group_of = {person: n for n, group in enumerate(groups, start=1) for person in group}
    size = there.groupby("event")["person"].transform("size")
    alone = Counter(there.loc[size == 1, "person"])
    named = Counter(there["person"])
    ranked = sorted(named, key=lambda person: (-named[person], -graph.degree(person), person))
    rows = (
        Contacts(person, named[person], alone[person], int(graph.degree(person)), group_of[person])
        for person in ranked
    )
    return frame(rows, Contacts)
