"""Agreement: how far the lists of those present keep one order."""

import itertools
from typing import Annotated, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from ..schema import Column, frame
from .precedence import printed_lists


class ListAgreement(NamedTuple):
    """How far two lists agree on the order of the persons that both name."""

    event_a: Annotated[str, Column("Event of the one list.", refers="events.event")]
    event_b: Annotated[str, Column("Event of the other.", refers="events.event")]
    shared: Annotated[int, Column("Persons on both lists.", "persons")]
    concordant: Annotated[int, Column("Pairs of persons in the same order on both.", "pairs")]
    discordant: Annotated[int, Column("Pairs of persons in opposite order.", "pairs")]
    tau: Annotated[float, Column("Kendall's τ.", "-1 to 1")]


class Agreement(NamedTuple):
    """How far all lists agree."""

    lists: Annotated[int, Column("Lists that share two persons with another.", "lists")]
    compared: Annotated[int, Column("Pairs of lists with two persons in common.", "pairs of lists")]
    concordant: Annotated[int, Column("Pairs of persons in the same order, over these.", "pairs")]
    discordant: Annotated[int, Column("Pairs of persons in opposite order, over these.", "pairs")]
    tau: Annotated[float | None, Column("Kendall's τ of all comparisons together.", "-1 to 1")]


def list_agreement(attendance: pd.DataFrame, *, least: int = 2) -> pd.DataFrame:
    """Compare every two lists by the order of the persons that both name (Kendall 1938).

    Parameters
    ----------
    attendance : table of a corpus.
    least : persons that two lists must share, 2 or more.

    Returns
    -------
    One row a pair of lists, most shared persons first, with the columns of :class:`ListAgreement`.
    Lists have no ties, so τ is (concordant - discordant) / all pairs of shared persons.
    """
    lists = printed_lists(attendance)
    signs, events = _signs(lists), list(lists)
    same = sparse.triu(signs @ signs.T, k=1)
    both = sparse.triu(abs(signs) @ abs(signs).T, k=1).tocoo()
    difference = same.todok()
    rows = []
    for i, j, n in zip(both.row.tolist(), both.col.tolist(), both.data.tolist(), strict=True):
        gap = int(difference.get((i, j), 0))
        shared = (1 + round((1 + 8 * n) ** 0.5)) // 2
        if shared >= least:
            rows.append(ListAgreement(events[i], events[j], shared, (n + gap) // 2, (n - gap) // 2, gap / n))
    rows.sort(key=lambda row: (-row.shared, row.event_a, row.event_b))
    return frame(rows, ListAgreement)


def _signs(lists: dict[str, list[str]]) -> sparse.csr_array:
    """A row a list, a column a pair of persons: 1 in alphabetical order, -1 against it, 0 not both."""
    columns: dict[tuple[str, str], int] = {}
    at, of, sign = [], [], []
    for row, persons in enumerate(lists.values()):
        for a, b in itertools.combinations(persons, 2):
            pair = (min(a, b), max(a, b))
            at.append(row)
            of.append(columns.setdefault(pair, len(columns)))
            sign.append(1 if a < b else -1)
    shape = (len(lists), len(columns))
    return sparse.csr_array((np.array(sign, dtype=np.int64), (at, of)), shape=shape)


def overall_agreement(agreement: pd.DataFrame) -> pd.DataFrame:
    """Add up the comparisons of all lists.

    Parameters
    ----------
    agreement : from :func:`list_agreement`.

    Returns
    -------
    One row with the columns of :class:`Agreement`; τ is missing where no two lists share two persons.
    """
    same, against = int(agreement["concordant"].sum()), int(agreement["discordant"].sum())
    lists = len({*agreement["event_a"], *agreement["event_b"]})
    tau = (same - against) / (same + against) if same + against else None
    return frame([Agreement(lists, len(agreement), same, against, tau)], Agreement)
