"""Network: who was named at the same events, as Gephi and other programs open it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from ..corpus import Corpus, CorpusError
from ..measures.network import presence
from ..measures.tellings import told_once
from ..outputs import whole_file

FORMATS = (".gexf", ".graphml")


def dated_graph(corpus: Corpus, *, least: int = 1) -> nx.Graph:
    """Join persons who were named as present at the same events, with the days of these.

    Parameters
    ----------
    corpus : a corpus; each event counts once, however many reports tell of it.
    least : events together below which two persons are not joined; whoever is joined to nobody stays.

    Returns
    -------
    A graph: nodes are names with ``label`` and ``events``; edges have ``weight``, the events together. Both
    have ``first`` and ``last``, the earliest and the latest day known, and ``dates``, all days, in ISO form
    and parted by blanks; empty where no day is known.
    """
    events, attendance = told_once(corpus.events, corpus.attendance)
    days = {
        event: day.date().isoformat()
        for event, day in zip(events["event"].tolist(), events["date"].tolist(), strict=True)
        if pd.notna(day)
    }
    at: dict[str, list[str]] = defaultdict(list)
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event, its in presence(attendance).groupby("event", sort=True)["person"]:
        for person in its:
            at[person].append(str(event))
        for pair in combinations(sorted(its), 2):
            together[pair].append(str(event))
    graph = nx.Graph()
    for person in sorted(at):
        graph.add_node(person, label=person, events=len(at[person]), **_when(at[person], days))
    for (one, other), both in sorted(together.items()):
        if len(both) >= least:
            graph.add_edge(one, other, weight=len(both), **_when(both, days))
    return graph


def _when(events: list[str], days: dict[str, str]) -> dict[str, str]:
    """The days of some events."""
    known = sorted({days[event] for event in events if event in days})
    return {"first": known[0] if known else "", "last": known[-1] if known else "", "dates": " ".join(known)}


def write_network(corpus: Corpus, path: Path | str, *, least: int = 1) -> nx.Graph:
    """Write the network of those named at the same events, as GEXF (with a timeline for Gephi) or GraphML.

    Parameters
    ----------
    corpus, least : as for :func:`dated_graph`.
    path : a file that ends in ``.gexf`` or ``.graphml``.

    Returns
    -------
    The graph that was written. In GEXF, persons and ties are there on the days of their events (``spells``).

    Raises
    ------
    CorpusError : the file's name ends in something else.
    OSError : the file cannot be written.
    """
    target = Path(path)
    if target.suffix not in FORMATS:
        raise CorpusError(f"{target}: no format of networks; name it with {' or '.join(FORMATS)}")
    graph = dated_graph(corpus, least=least)
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(target) as fresh:
        if target.suffix == ".graphml":
            nx.write_graphml(graph, fresh, encoding="utf-8", named_key_ids=True)
        else:
            nx.write_gexf(_with_spells(graph), fresh, encoding="utf-8")
    return graph


def _with_spells(graph: nx.Graph) -> nx.Graph:
    """The graph with the days on which each node and edge is there, as GEXF says it."""
    timed = graph.copy()
    parts: list[Any] = [*timed.nodes.values(), *timed.edges.values()]
    for its in parts:
        if its["dates"]:
            its["spells"] = [(day, day) for day in its["dates"].split()]
    return timed
