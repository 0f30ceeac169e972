"""Networks: who was named at the same events, as a drawing of lines or as a table of cells."""

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from scipy.cluster import hierarchy

from ..fonts import printable
from ..measures.network import CoAttendance, co_attendance_graph, legible_ties
from ..measures.rows import listed
from .drawings import Sheet, empty
from .style import COLOURS, FAINT, INK, style

NOBODY = "Nobody is named together with somebody else: there is no network to draw."

WIDTH, HEIGHT = 9.2, 5.6


@style()
def co_attendance_network(pairs: pd.DataFrame, *, least: int | None = None) -> Axes:
    """Draw persons as points, joined where they were named together.

    Parameters
    ----------
    pairs : from :func:`analysis.measures.co_attendance`.
    least : events together below which a line is left out, and whoever has no line with it; by
        default :func:`analysis.measures.legible_ties`.

    Returns
    -------
    The axes. The place of a point follows from the lines alone (Kamada & Kawai 1989) and is the same
    every time; points are then moved apart until no name covers another.
    """
    if pairs.empty:
        return empty(NOBODY).axes[0]
    graph = co_attendance_graph(pairs, least=legible_ties(pairs) if least is None else least)
    if not graph:
        return empty("Lines between so many would cover each other; the matrix shows them.").axes[0]
    figure = Sheet(figsize=(9.6, 6.0), layout="constrained")
    axes = figure.subplots()
    place = _places(graph)
    together = nx.get_edge_attributes(graph, "together")
    most = max(together.values())
    for (a, b), n in sorted(together.items(), key=lambda item: (item[1], item[0])):
        xs, ys = zip(place[a], place[b], strict=True)
        axes.plot(xs, ys, color=COLOURS[0], alpha=0.15 + 0.45 * n / most, linewidth=0.5 + 2.5 * n / most)
    for person in graph:
        x, y = place[person]
        events = graph.nodes[person]["events"]
        axes.scatter([x], [y], s=14 + 14 * events, color=COLOURS[1], edgecolor="white", zorder=3)
        text = f"{printable(person)} {events}"
        name = axes.annotate(text, (x, y), (0, -7), textcoords="offset points", ha="center", va="top")
        name.set(fontsize=8, zorder=4)
        name.set_bbox({"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 0.4})
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.margins(0.06)
    ends = sorted({min(together.values()), most})
    keys = [Line2D([], [], color=COLOURS[0], alpha=0.6, linewidth=0.5 + 2.5 * n / most) for n in ends]
    names = [f"together at {n} event{'' if n == 1 else 's'}" for n in ends]
    dot = Line2D([], [], color=COLOURS[1], marker="o", linewidth=0)
    figure.legend([dot, *keys], ["person, with own events", *names], loc="outside lower left", ncols=3)
    return axes


def _places(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """A place in inches for each person: each connected part by itself, side by side."""
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    place: dict[str, tuple[float, float]] = {}
    left = 0.0
    for part in parts:
        its = graph.subgraph(part)
        ordered = nx.Graph()
        ordered.add_nodes_from(sorted(part, key=lambda p: (-graph.degree(p), p)))
        ordered.add_edges_from((a, b, {"far": 1 / its.edges[a, b]["together"] ** 0.5}) for a, b in its.edges)
        size = WIDTH * max(len(part), 3) / sum(max(len(p), 3) for p in parts)
        found = nx.kamada_kawai_layout(ordered, weight="far")
        spots = np.array([found[person] for person in ordered]) * [size / 2.4, HEIGHT / 2.4]
        spots = _apart(spots, np.array([[0.2 + 0.115 * len(p) + 0.1, 0.42] for p in ordered]))
        spots -= [spots[:, 0].min() - left, 0]
        left = float(spots[:, 0].max()) + 1.0
        place |= {person: (float(x), float(y)) for person, (x, y) in zip(ordered, spots, strict=True)}
    return place


def _apart(spots: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Move boxes around points apart, little by little, until none covers another."""
    spots = spots.copy()
    room = (sizes[:, None] + sizes[None, :]) / 2
    for _ in range(400):
        gaps = spots[None, :] - spots[:, None]
        covered = (room - np.abs(gaps) > 1e-6).all(axis=2)
        for i, j in np.argwhere(np.triu(covered, 1)):
            gap = spots[j] - spots[i]
            overlap = room[i, j] - np.abs(gap)
            axis = int(overlap.argmin())
            push = (max(overlap[axis], 0.0) / 2 + 1e-4) * (1 if gap[axis] >= 0 else -1)
            spots[i, axis] -= push
            spots[j, axis] += push
        if not np.triu(covered, 1).any():
            break
    return spots


@style()
def co_attendance_matrix(pairs: pd.DataFrame, *, limit: int = 30) -> Axes:
    """Draw a cell for every two persons: the events at which both were named.

    Parameters
    ----------
    pairs : from :func:`analysis.measures.co_attendance`.
    limit : persons to show, those at most events.

    Returns
    -------
    The axes. Persons with like company stand side by side; a frame marks the pairs that were together
    more often than chance allows, all pairs tested taken into account (q below 0.05).
    """
    if pairs.empty:
        return empty(NOBODY).axes[0]
    events = _events(pairs, limit)
    among = listed(pairs[pairs[["person_a", "person_b"]].isin(list(events)).all(axis=1)], CoAttendance)
    shown = _side_by_side(among, events)
    place = {person: n for n, person in enumerate(shown)}
    most = int(pairs["together"].max())
    size = min(9.6, 2.2 + 0.3 * len(shown))
    figure = Sheet(figsize=(size, size * 0.92), layout="constrained")
    axes = figure.subplots()
    for person, n in place.items():
        _cell(axes, n, n, events[person], FAINT, INK)
    for pair in among:
        depth = pair.together / most
        colour = (1 - 0.95 * depth, 1 - 0.6 * depth, 1 - 0.3 * depth)
        sure = pair.q is not None and pair.q < 0.05
        for i, j in ((pair.person_a, pair.person_b), (pair.person_b, pair.person_a)):
            _cell(axes, place[i], place[j], pair.together, colour, "white" if depth > 0.6 else INK, sure)
    names, ticks = [printable(person) for person in shown], [n + 0.5 for n in range(len(shown))]
    axes.set_xticks(ticks, names, rotation=90)
    axes.set_yticks(ticks, names)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlim(0, len(shown))
    axes.set_ylim(len(shown), 0)
    axes.set_aspect("equal")
    keys = [Patch(color=FAINT), Patch(color=(0.05, 0.4, 0.7)), Patch(facecolor="none", edgecolor=INK)]
    texts = ["own events", "events together", "more than chance allows (q < 0.05)"]
    framed = 3 if (pairs["q"] < 0.05).any() else 2
    figure.legend(keys[:framed], texts[:framed], loc="outside lower left", ncols=3 if size > 6 else 1)
    return axes


def _events(pairs: pd.DataFrame, limit: int) -> dict[str, int]:
    """The persons at most events, and at how many each is named."""
    columns = [pairs[name].tolist() for name in ("person_b", "of_b", "person_a", "of_a")]
    named = dict(zip(columns[0] + columns[2], columns[1] + columns[3], strict=True))
    return dict(sorted(named.items(), key=lambda item: (-item[1], item[0]))[:limit])


def _side_by_side(among: list[CoAttendance], events: dict[str, int]) -> list[str]:
    """Order persons so that those who share most of their events are neighbours."""
    persons = list(events)
    if len(persons) < 3:
        return persons
    apart = np.ones((len(persons), len(persons)))
    np.fill_diagonal(apart, 0)
    place = {person: n for n, person in enumerate(persons)}
    for pair in among:
        i, j = place[pair.person_a], place[pair.person_b]
        apart[i, j] = apart[j, i] = 1 - pair.together / (pair.of_a + pair.of_b - pair.together)
    flat = apart[np.triu_indices(len(persons), 1)]
    tree = hierarchy.linkage(flat, "average", optimal_ordering=True)
    return [persons[n] for n in hierarchy.leaves_list(tree)]


def _cell(axes: Axes, row: int, column: int, n: int, colour: object, ink: str, framed: bool = False) -> None:
    edge = {"edgecolor": INK, "linewidth": 1.1} if framed else {"linewidth": 0}
    cell = axes.add_patch(Rectangle((column + 0.04, row + 0.04), 0.92, 0.92, facecolor=colour, **edge))
    number = axes.annotate(str(n), (column + 0.5, row + 0.53), ha="center", va="center", color=ink)
    number.set_fontsize(7)
    for inside in (cell, number):
        inside.set_in_layout(False)  # it takes no room beside the axes; to ask each is half of the drawing
