"""Sentences on meetings."""

import pandas as pd

from ...lexicons.labels import label
from .wording import count, day, listing, verb


def reading_of_events(events: pd.DataFrame, days: pd.DataFrame) -> str:
    """Say how many events there are, how many have a day, and how many of these can enter a rate.

    Parameters
    ----------
    events : table of a corpus.
    days : from :func:`analysis.measures.calendar`.
    """
    if events.empty:
        return "No event was found."
    dated = int(events["date"].notna().sum())
    covered = int(days.loc[days["covered"], "events"].sum())
    return (
        f"{count(len(events), 'event')} in {count(events['article'].nunique(), 'article')}. {dated} of them "
        f"{verb(dated, 'have', 'has')} a day; {covered} took place on a day on which an issue of the corpus "
        f"reports, and only {verb(covered, 'these', 'this one')} "
        f"{verb(covered, 'enter')} a rate."
    )


def reading_of_tellings(events: pd.DataFrame) -> str:
    """Say how many events there are and how often they are told.

    Parameters
    ----------
    events : table of a corpus, every telling a row.

    Examples
    --------
    >>> reading_of_tellings(pd.DataFrame({"event": ["a", "b", "c"], "same_as": [None, None, "a"]}))
    '2 events, told 3 times in all: 1 event is told by more than one article and counts once.'
    """
    again = events["same_as"].dropna()
    once = len(events) - len(again)
    if again.empty:
        return f"{count(once, 'event')}, none of them told by more than one article."
    several = again.nunique()
    return (
        f"{count(once, 'event')}, told {len(events)} times in all: {count(several, 'event')} "
        f"{verb(several, 'are', 'is')} told by more than one article and "
        f"{verb(several, 'count', 'counts')} once."
    )


def reading_of_signs(signs: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say how much of a corpus looks as if the tables lacked it.

    Parameters
    ----------
    signs, articles : tables of a corpus.

    Examples
    --------
    >>> signs = pd.DataFrame({"article": ["a", "a", "b"], "sign": ["meeting", "list", "meeting"]})
    >>> print(reading_of_signs(signs, pd.DataFrame({"article": ["a", "b", "c"]})))
    2 meetings and 1 list of people may have been missed, in 2 of 3 articles; check shows each.
    """
    kinds = signs[signs["sign"].isin(list(_SIGNS))]
    of = count(len(articles), "article")
    if kinds.empty:
        return f"No sentence of {of} looks like an event that was missed."
    counts = kinds["sign"].value_counts().to_dict()
    said = listing(_counted(counts[kind], *_SIGNS[kind]) for kind in _SIGNS if kind in counts)
    return f"{said} may have been missed, in {kinds['article'].nunique()} of {of}; check shows each."


def _counted(n: int, one: str, several: str) -> str:
    return f"{n:,} {one if n == 1 else several}"


#: What the signs of events that may have been missed look like.
_SIGNS = {
    "meeting": ("meeting", "meetings"),
    "visit": ("visit", "visits"),
    "list": ("list of people", "lists of people"),
}


def reading_of_groups(counts: pd.DataFrame, by: str, *, first: int = 5) -> str:
    """Say which kinds, levels or hosts most of the dated events have.

    Parameters
    ----------
    counts : from :func:`analysis.measures.daily_events`.
    by : the property that ``counts`` was made with.
    first : how many to name.
    """
    if counts.empty:
        return "No event has a day."
    totals = counts.groupby("group")["events"].sum()
    ranked = sorted(totals.index, key=lambda group: (-totals[group], group))
    first = first + 1 if len(ranked) == first + 1 else first  # one more is named as quickly as counted
    names = listing(f"{label(f'events.{by}', group)} {totals[group]}" for group in ranked[:first])
    return f"Dated events by {by}: {names}{_others([int(totals[group]) for group in ranked[first:]])}."


def _others(counts: list[int]) -> str:
    """The groups that are not named, and how many events the largest of them has."""
    if not counts:
        return ""
    most = f"{max(counts)} each" if min(counts) == max(counts) else f"at most {max(counts)} each"
    return f"; {len(counts)} others have {most}"


def reading_of_rates(rates: pd.DataFrame) -> str:
    """Say how many events a workday has, from rates over the whole time (``by="all"``)."""
    if rates.empty:
        return "No event on a day on which an issue reports: no rate can be given."
    columns = (rates[name].tolist() for name in ("days", "rate", "events", "n_days", "low", "high"))
    parts = [
        f"{rate:.1f} a day on {name} ({k} in {count(n, 'day')}, 95 % interval {low:.1f} to {high:.1f})"
        for name, rate, k, n, low, high in zip(*columns, strict=True)
    ]
    return f"Reported events: {listing(parts)}. Meetings come in bunches, so the true uncertainty is larger."


def reading_of_basis(days: pd.DataFrame) -> str:
    """Say what the division into workdays and days off rests on."""
    guessed = sorted(set(days.loc[days["basis"] == "weekday", "date"].dt.year))
    if not guessed:
        return "Workdays follow the notice of the State Council's General Office, make-up workdays included."
    years = listing(str(year) for year in guessed)
    return (
        f"For {years} the word list has no notice of the State Council: Monday to Friday are taken as "
        "workdays, and public holidays are not known."
    )


def picture_of_days(days: pd.DataFrame) -> str:
    """Describe the bars of events a day for readers who cannot see them."""
    if days.empty:
        return "An empty frame: no event and no issue has a date."
    ends = f"{day(days['date'].min())} to {day(days['date'].max())}"
    events, unseen = int(days["events"].sum()), int((~days["covered"]).sum())
    return (
        f"One bar a day, {ends}: {count(events, 'event')}, at most {int(days['events'].max())} on a day; no "
        f"issue reports on {unseen} of {count(len(days), 'day')}."
    )


def picture_of_rates(rates: pd.DataFrame) -> str:
    """Describe the points of rates for readers who cannot see them."""
    if rates.empty:
        return "An empty frame: no issue reports on any day."
    periods = count(rates["start"].nunique(), "period")
    return (
        f"Events a day in {periods}: between {rates['rate'].min():.1f} and {rates['rate'].max():.1f}, with "
        f"intervals from {rates['low'].min():.1f} to {rates['high'].max():.1f}."
    )
