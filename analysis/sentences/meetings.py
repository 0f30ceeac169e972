"""Sentences on meetings."""

import pandas as pd

from ..measures import calendar
from .wording import count, listing


def reading_of_events(pages: pd.DataFrame, events: pd.DataFrame) -> str:
    """Say how many events there are, how many have a day, and how many of these can be counted."""
    if events.empty:
        return "No event was found."
    days = calendar(pages, events)
    dated = int(events["date"].notna().sum())
    covered = int(days.loc[days["covered"], "events"].sum())
    return (
        f"{count(len(events), 'event')} in {count(events['article'].nunique(), 'article')}. {dated} of them "
        f"have a day; {covered} fall on a day on which an issue of the corpus reports, and only these can be "
        "counted by day without counting chance."
    )


def reading_of_rates(rates: pd.DataFrame) -> str:
    """Say how many events a workday has."""
    if rates.empty:
        return "No day with an issue that reports on it: no rate can be given."
    parts = []
    for days, its in rates.groupby("days", sort=False):
        k, n = int(its["events"].sum()), int(its["n_days"].sum())
        low, high = (
            (its["low"].iloc[0], its["high"].iloc[0]) if len(its) == 1 else (float("nan"), float("nan"))
        )
        limits = f", 95 % interval {low:.1f} to {high:.1f}" if low == low else ""
        parts.append(f"{k / n:.1f} a day on {days} ({k} in {n}{limits})")
    return f"Events reported: {listing(parts)}."


def reading_of_basis(days: pd.DataFrame) -> str:
    """Say what the division into workdays and days off rests on."""
    guessed = sorted(set(days.loc[days["basis"] == "weekday", "date"].dt.year))
    if not guessed:
        return "Workdays follow the State Council's notices, make-up workdays included."
    years = listing([str(year) for year in guessed])
    return (
        f"For {years} the word list has no notice of the State Council: Monday to Friday are taken as workdays, "
        "and public holidays are not known."
    )
