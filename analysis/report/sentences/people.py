"""Sentences on people: order, company, speech, lags."""

import pandas as pd

from ...lexicons.labels import label
from .wording import count, day, listing, percent, verb

FIRST = 3


def reading_of_register(events: pd.DataFrame, attendance: pd.DataFrame) -> str:
    """Say how many events name somebody as present, and what is not known of the others.

    Parameters
    ----------
    events, attendance : tables of a corpus.
    """
    if events.empty:
        return "No event was found."
    named = int(events["event"].isin(attendance["event"]).sum())
    chaired = attendance.loc[attendance["role"] == "host", "event"].nunique()
    lists_open = attendance.loc[attendance["list_open"], "event"].nunique()
    ends = "no list ends in 等"
    if lists_open:
        ends = f"{lists_open} of the lists {verb(lists_open, 'end')} in 等, so that not everybody is named"
    return (
        f"{named} of {count(len(events), 'event')} {verb(named, 'name')} somebody as present, {chaired} "
        f"{verb(chaired, 'say')} who is in the chair, receives or leads; {ends}."
    )


def reading_of_officials(found: pd.DataFrame) -> str:
    """Say who is named at most events.

    Parameters
    ----------
    found : from :func:`analysis.measures.officials`.
    """
    present = found[found["events"] > 0]
    if present.empty:
        return "Nobody is named as present at an event."
    once = int((present["events"] == 1).sum())
    first = listing(
        f"{name} ({n})" for name, n in zip(present["person"].head(FIRST), present["events"], strict=False)
    )
    absent = len(found) - len(present)
    others = f" {absent} more {verb(absent, 'are', 'is')} named, but not as present."
    return (
        f"{count(len(present), 'person')} named as present, {once} of them at one event only. Most often: "
        f"{first}.{others if absent else ''}"
    )


def reading_of_order(pairs: pd.DataFrame, agreement: pd.DataFrame) -> str:
    """Say how firmly the lists keep one order.

    Parameters
    ----------
    pairs : from :func:`analysis.measures.precedence`.
    agreement : one row, from :func:`analysis.measures.overall_agreement`.
    """
    again = pairs[pairs["lists"] > 1]
    whole = agreement.iloc[0]
    if pd.isna(whole["tau"]):
        return "No two lists name the same two persons, so nothing can be said of a common order."
    firm = int((again["before"] == again["lists"]).sum())
    return (
        f"{count(len(again), 'pair')} of persons {verb(len(again), 'stand')} on two lists or more; {firm} of "
        f"these always in the same order. Over {count(int(whole['compared']), 'pair')} of lists that share "
        "two persons, "
        f"{count(int(whole['concordant']), 'comparison')} {verb(int(whole['concordant']), 'agree')} and "
        f"{int(whole['discordant'])} {verb(int(whole['discordant']), 'do', 'does')} not: "
        f"Kendall's τ is {whole['tau']:.2f} (1: always the same order, 0: none)."
    )


def reading_of_inversions(found: pd.DataFrame) -> str:
    """Say how many lists go against the usual order.

    Parameters
    ----------
    found : from :func:`analysis.measures.inversions`.
    """
    if found.empty:
        return "No pair of persons is named now in the one, now in the other order."
    pairs = {tuple(sorted(pair)) for pair in zip(found["person_a"], found["person_b"], strict=True)}
    lists = count(found["event"].nunique(), "list")
    return f"{count(len(pairs), 'pair')} of persons in both orders, on {lists}."


def reading_of_company(pairs: pd.DataFrame) -> str:
    """Say how many pairs met, and how many more often than chance allows.

    Parameters
    ----------
    pairs : from :func:`analysis.measures.co_attendance`.
    """
    if pairs.empty:
        return "No event names two persons."
    tested = pairs[pairs["q"].notna()]
    small, sure = int((tested["p"] < 0.05).sum()), int((tested["q"] < 0.05).sum())
    most = pairs.iloc[0]
    return (
        f"{count(len(pairs), 'pair')} of persons {verb(len(pairs), 'are', 'is')} named together at one of "
        f"{count(int(most['events']), 'event')}. Most often: {most['person_a']} and {most['person_b']}, "
        f"{count(int(most['together']), 'time')}, where {most['expected']:.1f} would be expected by chance. "
        f"Of {count(len(tested), 'pair')} that met and could be tested, {small} "
        f"{verb(small, 'have', 'has')} p below 0.05; "
        f"{sure} {'remains' if sure == 1 else 'remain'} when all pairs that could have met are taken "
        "into account (q below 0.05)."
    )


def reading_of_speech(shares: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say in how many reports somebody is quoted, and how much of them.

    Parameters
    ----------
    shares : from :func:`analysis.measures.speech_shares`.
    articles : table of a corpus.
    """
    if shares.empty:
        return "No report attributes speech to anybody."
    each = shares.groupby("article")["share"].sum()
    persons = shares[shares["person"]]
    bodies = shares.loc[~shares["person"], "article"].nunique()
    speakers = persons["speaker"].nunique()
    also = f"in {count(bodies, 'report')} a body does" if bodies else "no body does"
    return (
        f"{len(each)} of {count(len(articles), 'article')} {verb(len(each), 'attribute')} speech to "
        f"somebody; in half of them it fills {percent(float(each.median()))} or more of the report, at most "
        f"{percent(float(each.max()))}. {count(speakers, 'person')} or groups of persons "
        f"{verb(speakers, 'speak')}; {also} (会议强调)."
    )


def reading_of_lags(lags: pd.DataFrame) -> str:
    """Say how soon events are reported.

    Parameters
    ----------
    lags : from :func:`analysis.measures.event_lags`.
    """
    if lags.empty:
        return "No event with a day stands in an issue with a date."
    ahead, told = lags[lags["lag"] < 0], lags[lags["lag"] >= 0]
    said = f"{count(len(ahead), 'event')} announced before the day. " if len(ahead) else ""
    if told.empty:
        return said.strip()
    next_day = int((told["lag"] == 1).sum())
    latest = int(told["lag"].max())
    return (
        f"{said}Of {count(len(told), 'event')} reported on the day or later, {next_day} "
        f"{verb(next_day, 'stand')} in the next day's issue; the median is {_days(told['lag'].median())}, "
        f"the longest {count(latest, 'day')}."
    )


def _days(days: float) -> str:
    """Write a number of days that may be a half."""
    return count(int(days), "day") if days == int(days) else f"{days:.1f} days"


def reading_of_group_rates(rates: pd.DataFrame, by: str) -> str:
    """Say which groups have most events a day.

    Parameters
    ----------
    rates : from :func:`analysis.measures.group_rates` over the whole time.
    by : the property that the groups are values of.
    """
    if rates.empty:
        return "No event on a day on which an issue reports: no rate can be given."
    head = rates.head(FIRST)
    columns = (head[name].tolist() for name in ("group", "events", "rate", "low", "high"))
    parts = [
        f"{label(f'events.{by}', group)} {rate:.1f} a day ({k}; 95 % interval {low:.1f} to {high:.1f})"
        for group, k, rate, low, high in zip(*columns, strict=True)
    ]
    return f"On {count(int(rates['n_days'].iloc[0]), 'day')} that issues report on: {listing(parts)}."


def picture_of_calendar(days: pd.DataFrame) -> str:
    """Describe the calendar for readers who cannot see it."""
    if days.empty:
        return "An empty frame: no event and no issue has a date."
    fullest = days.sort_values(["events", "date"], ascending=[False, True]).iloc[0]
    free = int((days["holiday"].notna() & ~days["workday"]).sum())
    return (
        f"A calendar from {day(days['date'].min())} to {day(days['date'].max())}; most events on "
        f"{day(fullest['date'])}: {fullest['events']}. {count(free, 'day')} of public holidays are framed, "
        f"{count(int((~days['covered']).sum()), 'day')} that no issue reports on hatched."
    )


def picture_of_order(pairs: pd.DataFrame) -> str:
    """Describe the matrix of precedence for readers who cannot see it."""
    if pairs.empty:
        return "An empty frame: no list names two persons."
    persons = len({*pairs["person_a"], *pairs["person_b"]})
    firm = int((pairs["before"] == pairs["lists"]).sum())
    return (
        f"A square of {count(persons, 'person')} in protocol order; {firm} of {count(len(pairs), 'pair')} "
        "always stand in one order."
    )


def picture_of_company(pairs: pd.DataFrame, least: int = 1) -> str:
    """Describe the network or matrix of those named together for readers who cannot see it.

    Parameters
    ----------
    pairs : from :func:`analysis.measures.co_attendance`.
    least : events together of a pair that is drawn.
    """
    drawn = pairs[pairs["together"] >= least]
    if drawn.empty:
        return "An empty frame: no pair of persons to draw."
    persons = len({*drawn["person_a"], *drawn["person_b"]})
    return (
        f"{count(persons, 'person')} and {count(len(drawn), 'pair')} of them named together, at "
        f"{count(int(drawn['together'].max()), 'event')} at most."
    )


def picture_of_lags(counts: pd.DataFrame) -> str:
    """Describe the bars of lags for readers who cannot see them."""
    if counts.empty:
        return "An empty frame: no event has a day in an issue with a date."
    top = counts.sort_values(["with_lag", "lag"], ascending=[False, True]).iloc[0]
    return (
        f"Bars from {int(counts['lag'].min())} to {count(int(counts['lag'].max()), 'day')}; the highest, "
        f"{count(int(top['with_lag']), 'event')}, at {count(int(top['lag']), 'day')}."
    )
