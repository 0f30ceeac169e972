"""Reliability: how far two coders agree on what both were asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..corrections.applying import names
from ..schema import Column, frame
from .coding import Coding, events_of
from .questions import EVENTS, PEOPLE, THEMES


class Reliability(NamedTuple):
    """How far two coders agree."""

    question: Annotated[str, Column("What was asked.", key=True)]
    units: Annotated[int, Column("Units that both coded.", "units")]
    agreed: Annotated[int, Column("Units with the same answer.", "units")]
    alpha: Annotated[
        float | None, Column("Krippendorff's α, nominal; missing where all answers are one.", "-1 to 1")
    ]


def reliability(codings: Sequence[Coding], done: list[str]) -> pd.DataFrame:
    """Compare two coders on what both were asked about the same thing.

    Parameters
    ----------
    codings : two workbooks of one draw; of one alone nothing can be said.
    done : the articles that both have done.

    Returns
    -------
    One row a question with the columns of :class:`Reliability`.
    """
    if len(codings) < 2:
        return frame([], Reliability)
    a, b = (
        {sheet: [row for row in rows if row["article"] in done] for sheet, rows in coding.coded.items()}
        for coding in codings
    )
    asked: list[tuple[str, list[tuple[Any, Any]]]] = []
    pair = [{row["event"]: row for row in one[EVENTS.sheet] if row["event"]} for one in (a, b)]
    events = [row["event"] for row in codings[0].found[EVENTS.sheet] if row["article"] in done]
    asked.append(("a found event is one", [(e in pair[0], e in pair[1]) for e in events]))
    counts = [events_of(one[EVENTS.sheet]) for one in (a, b)]
    asked.append(("number of events of an article", [(counts[0][x], counts[1][x]) for x in done]))
    both = [e for e in events if e in pair[0] and e in pair[1]]
    for column in ("date", "kind"):
        asked.append((f"{column} of an event", [(pair[0][e][column], pair[1][e][column]) for e in both]))
    for column in ("host", "present"):
        sets = [[{(e, name) for name in names(one[e][column])} for e in both] for one in pair]
        asked.append((f"a person as {column}", _either(*sets)))
    people = [[{(row["article"], row["person"]) for row in one[PEOPLE.sheet]}] for one in (a, b)]
    asked.append(("a person of an article", _either(*people)))
    themes = [{row["article"]: row["theme"] for row in one[THEMES.sheet]} for one in (a, b)]
    asked.append(("first theme", [(themes[0].get(x), themes[1].get(x)) for x in done]))
    return frame(
        [
            Reliability(what, len(units), sum(x == y for x, y in units), _alpha(units))
            for what, units in asked
            if units
        ],
        Reliability,
    )


def _either(one: list[set[Any]], other: list[set[Any]]) -> list[tuple[bool, bool]]:
    """Whether each coder has what either of them has."""
    return [(x in a, x in b) for a, b in zip(one, other, strict=True) for x in sorted(a | b)]


def _alpha(units: list[tuple[Any, Any]]) -> float | None:
    """Krippendorff's α of two coders (Krippendorff 2019, ch. 12)."""
    import krippendorff

    values = {value: n for n, value in enumerate(dict.fromkeys(v for unit in units for v in unit))}
    if len(values) < 2:
        return None
    coded = [[values[unit[coder]] for unit in units] for coder in (0, 1)]
    return float(krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal"))
