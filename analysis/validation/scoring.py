"""Scoring: what was found against what coders say, how far they agree, and the counts corrected for it."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import numpy as np
import pandas as pd

from ..corrections.applying import names
from ..measures.accuracy import FOUND, MEASURES, RIGHT, SAME
from ..measures.intervals import wilson
from ..measures.periods import Period, spans
from ..schema import Column, frame
from .estimation import FEWEST, corrected_mean
from .questions import EVENTS, PEOPLE, THEMES
from .workbook import Coding, CodingError

#: A column and measure, with what is right of how many in each article that has any.
_Tally = dict[tuple[str, str], dict[str, list[float]]]


class Scored(NamedTuple):
    """How often a column says what the coders say, estimated for the whole corpus."""

    column: Annotated[str, Column("Sheet and column.", key=True)]
    measure: Annotated[
        str,
        Column(
            "found: of what the coder has, in the table (recall). right: of what the table has, confirmed "
            "(precision). same: of the events that both have, with the same value.",
            values=MEASURES,
            key=True,
        ),
    ]
    right: Annotated[float, Column("How many; with two coders the mean of theirs.", "values")]
    of: Annotated[float, Column("Of how many.", "values")]
    share: Annotated[float, Column("The one by the other, each article by its weight.", "share, 0 to 1")]
    low: Annotated[float, Column("95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float, Column("95 % interval, upper limit.", "share, 0 to 1")]


class Reliability(NamedTuple):
    """How far two coders agree."""

    question: Annotated[str, Column("What was asked.", key=True)]
    units: Annotated[int, Column("Units that both coded.", "units")]
    agreed: Annotated[int, Column("Units with the same answer.", "units")]
    alpha: Annotated[
        float | None, Column("Krippendorff's α, nominal; missing where all answers are one.", "-1 to 1")
    ]


class CorrectedCount(NamedTuple):
    """A count of the corpus over some time, as found and corrected."""

    start: Annotated[datetime.date | None, Column("First day; missing for articles whose day is unknown.")]
    end: Annotated[datetime.date | None, Column("Last day.")]
    what: Annotated[str, Column("events, or a theme that articles are about before all others.", key=True)]
    articles: Annotated[int, Column("Articles of the corpus in that time.", "articles")]
    coded: Annotated[int, Column("Of them coded by hand.", "articles")]
    found: Annotated[int, Column("Events or articles that the program counts.", "events or articles")]
    corrected: Annotated[
        float | None,
        Column(f"Corrected by the coded articles; missing below {FEWEST} of them.", "events or articles"),
    ]
    low: Annotated[float | None, Column("95 % interval, lower limit.", "events or articles")]
    high: Annotated[float | None, Column("95 % interval, upper limit.", "events or articles")]


class Scores(NamedTuple):
    """What one or two coded workbooks say.

    Parameters
    ----------
    accuracy : columns of :class:`Scored`.
    reliability : columns of :class:`Reliability`; no row with one coder.
    corrected : columns of :class:`CorrectedCount`.
    """

    accuracy: pd.DataFrame
    reliability: pd.DataFrame
    corrected: pd.DataFrame


def score(codings: Sequence[Coding], by: Period = "month") -> Scores:
    """Score one coded workbook, or two of the same draw.

    A rate is estimated for the corpus from the weights of the coded articles; its interval is Wilson's
    for the size that the clustering of values in articles leaves (Korn & Graubard 1998). With two
    coders every number is the mean of theirs, over the articles that both have done.

    Parameters
    ----------
    codings : one or two, from :func:`analysis.validation.workbook.read_workbook`.
    by : the periods of the corrected counts.

    Returns
    -------
    The :class:`Scores`.

    Raises
    ------
    CodingError : no article is marked as done, or the two are not of one draw.
    """
    first = codings[0]
    for other in codings[1:]:
        if not other.sample[["article", "sha256"]].equals(first.sample[["article", "sha256"]]):
            raise CodingError(f"{other.coder} and {first.coder} are not of one draw; score them apart")
    done = [a for a in first.sample["article"] if all(a in coding.done for coding in codings)]
    if not done:
        whose = " and ".join(coding.coder for coding in codings)
        raise CodingError(f"{whose}: no article is marked as done; write yes beside those that are")
    weights = dict(zip(first.sample["article"], first.sample["weight"], strict=True))
    return Scores(
        _accuracy([_tally(coding, done) for coding in codings], weights),
        _reliability(codings, done) if len(codings) > 1 else frame([], Reliability),
        _corrected(codings, done, weights, by),
    )


def _tally(coding: Coding, done: list[str]) -> _Tally:
    """Compare a workbook with itself as it was handed out, article by article."""
    tally: _Tally = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for article in done:
        before = {sheet: _of(rows, article) for sheet, rows in coding.found.items()}
        now = {sheet: _of(rows, article) for sheet, rows in coding.coded.items()}
        _events(tally, article, before[EVENTS.sheet], now[EVENTS.sheet])
        people = [{row["person"] for row in sheets[PEOPLE.sheet]} for sheets in (before, now)]
        _sets(tally, article, "people, person", *people)
        themes = [_theme(sheets[THEMES.sheet]) for sheets in (before, now)]
        _add(tally, article, "themes, the first", SAME, float(themes[0] == themes[1]), 1)
    return tally


def _of(rows: Iterable[dict[str, Any]], article: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["article"] == article]


def _theme(rows: list[dict[str, Any]]) -> str | None:
    return rows[0]["theme"] if rows else None


def _events(tally: _Tally, article: str, before: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    kept = {row["event"]: row for row in now if row["event"]}
    added = [row for row in now if not row["event"]]
    _add(tally, article, "events", FOUND, len(kept), len(now))
    _add(tally, article, "events", RIGHT, len(kept), len(before))
    for row in before:
        coded = kept.get(row["event"], {})
        for column in ("date", "kind"):
            if coded:
                _add(tally, article, f"events, {column}", SAME, float(row[column] == coded[column]), 1)
        for column in ("host", "present"):
            _sets(tally, article, f"events, {column}", *(set(names(r.get(column))) for r in (row, coded)))
    for row in added:
        for column in ("host", "present"):
            _sets(tally, article, f"events, {column}", set(), set(names(row[column])))


def _sets(tally: _Tally, article: str, column: str, had: set[str], want: set[str]) -> None:
    _add(tally, article, column, FOUND, len(had & want), len(want))
    _add(tally, article, column, RIGHT, len(had & want), len(had))


def _add(tally: _Tally, article: str, column: str, measure: str, right: float, of: float) -> None:
    cell = tally[column, measure][article]
    cell[0] += right
    cell[1] += of


def _accuracy(tallies: list[_Tally], weights: dict[str, float]) -> pd.DataFrame:
    rows = []
    for column, measure in dict.fromkeys(key for tally in tallies for key in tally):
        its = [tally[column, measure] for tally in tallies]
        articles = sorted({a for one in its for a in one})
        cells = np.array([np.mean([one[a] for one in its], axis=0) for a in articles])
        if cells[:, 1].sum():
            right, of = cells.sum(axis=0)
            rate = _rate(cells, [weights[a] for a in articles])
            rows.append(Scored(column, measure, float(right), float(of), *rate))
    return frame(rows, Scored)


def _rate(cells: np.ndarray[Any, Any], weight: list[float]) -> tuple[float, float, float]:
    """A weighted rate with Wilson's interval for its effective size."""
    w = np.array(weight)
    right, of = cells.T
    share = float((w * right).sum() / (w * of).sum())
    variance = float(((w * (right - share * of)) ** 2).sum() / (w * of).sum() ** 2)
    plain = float((w * of).sum() ** 2 / (w**2 * of).sum())
    size = min(plain, share * (1 - share) / variance) if variance > 0 else plain
    return share, *wilson(share * size, size)


def _reliability(codings: Sequence[Coding], done: list[str]) -> pd.DataFrame:
    """Agreement on what both were asked about the same thing."""
    a, b = (
        {sheet: [row for row in rows if row["article"] in done] for sheet, rows in coding.coded.items()}
        for coding in codings
    )
    asked: list[tuple[str, list[tuple[Any, Any]]]] = []
    pair = [{row["event"]: row for row in one[EVENTS.sheet] if row["event"]} for one in (a, b)]
    events = [row["event"] for row in codings[0].found[EVENTS.sheet] if row["article"] in done]
    asked.append(("a found event is one", [(e in pair[0], e in pair[1]) for e in events]))
    counts = [_count(one[EVENTS.sheet]) for one in (a, b)]
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


def _count(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(row["article"] for row in rows)


def _corrected(
    codings: Sequence[Coding], done: list[str], weights: dict[str, float], by: Period
) -> pd.DataFrame:
    """Events and first themes of the corpus, in all and by period, corrected."""
    totals = codings[0].totals
    totals["day"] = pd.to_datetime(totals["day"])
    day = dict(zip(codings[0].sample["article"], pd.to_datetime(codings[0].sample["day"]), strict=True))
    errors = _errors(codings, done, sorted(totals["theme"].dropna().unique()))
    rows = []
    whole: list[tuple[datetime.date | None, datetime.date | None]] = [(None, None)]
    for start, end in [*whole, *spans(totals["day"], by)]:
        inside = _within(totals["day"], start, end)
        here = [k for k, a in enumerate(done) if bool(_within(pd.Series([day[a]]), start, end).iloc[0])]
        n = int(totals.loc[inside, "articles"].sum())
        w = np.array([weights[done[k]] for k in here])
        for what, error in errors.items():
            its = totals[inside] if what == EVENTS.sheet else totals[inside & (totals["theme"] == what)]
            count = int(its["events" if what == EVENTS.sheet else "articles"].sum())
            if len(here) < FEWEST:
                rows.append(CorrectedCount(start, end, what, n, len(here), count, None, None, None))
                continue
            value = corrected_mean(count / n, error[here], w, n)
            rows.append(CorrectedCount(start, end, what, n, len(here), count, *(n * v for v in value)))
    return frame(rows, CorrectedCount)


def _within(days: pd.Series[Any], start: datetime.date | None, end: datetime.date | None) -> pd.Series[bool]:
    if start is None or end is None:
        return pd.Series(True, index=days.index)
    return days.between(pd.Timestamp(start), pd.Timestamp(end))


def _errors(codings: Sequence[Coding], done: list[str], themes: list[str]) -> dict[str, np.ndarray[Any, Any]]:
    """Coders' value less the program's, an article; the mean of two coders."""
    events, firsts = [], []
    for coding in codings:
        before, now = (_count(rows[EVENTS.sheet]) for rows in (coding.found, coding.coded))
        events.append([now[a] - before[a] for a in done])
        had, want = (
            {row["article"]: row["theme"] for row in rows[THEMES.sheet]}
            for rows in (coding.found, coding.coded)
        )
        firsts.append((had, want))
    errors = {EVENTS.sheet: np.mean(events, axis=0)}
    for theme in sorted({*themes, *(t for _, want in firsts for t in want.values() if t)}):
        errors[theme] = np.mean(
            [[(want.get(a) == theme) - (had.get(a) == theme) for a in done] for had, want in firsts], axis=0
        )
    return errors
