"""Answers: what a report finds, in the few sentences that stand at its head and in the index."""

import pandas as pd

from ...lexicons.labels import label
from ...measures.changes import ENOUGH_SIDE
from ...measures.meetings import NOT_GIVEN, MeetingRate
from ...measures.rows import listed
from .saying import Interval, Quantity, joined, say
from .themes import first_themes
from .wording import count, listing, percent, points, verb


def answer_on_themes(totals: pd.DataFrame, changes: pd.DataFrame) -> str:
    """Say which theme most articles name, whether that has changed, and whether it depends on counting.

    Parameters
    ----------
    totals : from :func:`analysis.measures.theme_totals`.
    changes : from :func:`analysis.measures.theme_changes`.
    """
    if totals.empty:
        return say(
            "No article names a theme of the word list, so nothing can be said of themes on these pages."
        )
    first = totals.iloc[0]
    next_two = zip(totals["theme"].iloc[1:3], totals["with_theme"].iloc[1:3], strict=True)
    also = [
        say("{k} {name} {theme}", k=k, name=verb(k, "name"), theme=label("theme", theme))
        for theme, k in next_two
    ]
    behind = say("; {also}", also=also) if also else ""
    led = first_themes(totals, "leading")
    most = int(totals["leading"].max())
    same = "the same is" if led == [first["theme"]] else verb(len(led), "these are", "this is")
    each = say("{articles}", articles=Quantity(most, "article"))
    if len(led) > 1:
        each = say("{articles} each", articles=Quantity(most, "article"))
    return joined(
        say(
            "{k} of {articles} {name} {theme} ({interval}){behind}.",
            k=first["with_theme"],
            articles=Quantity(first["articles"], "article"),
            name=verb(first["with_theme"], "name"),
            theme=label("theme", first["theme"]),
            interval=Interval(first["share"], first["low"], first["high"]),
            behind=behind,
        ),
        _on_change(changes),
        say(
            "If an article counts only for the theme with most points, {same} first: {themes} ({articles}).",
            same=same,
            themes=[label("theme", theme) for theme in led],
            articles=each,
        ),
    )


def _on_change(changes: pd.DataFrame) -> str:
    if changes.empty:
        return say("There are no two days of issue with a theme, so these pages show no change.")
    row = changes.iloc[0]
    most = say(
        "From {day} on {theme} differs most ({points} points)",
        day=row["day"],
        theme=label("theme", row["theme"]),
        points=points(row["difference"]),
    )
    if changes["issue_low"].isna().all():
        return say(
            "{most}, but with fewer than {enough} issues on a side nothing is shown about time.",
            most=most,
            enough=ENOUGH_SIDE,
        )
    firm = int(((changes["issue_low"] > 0) | (changes["issue_high"] < 0)).sum())
    return say(
        "{most}; drawing whole issues, the intervals of {firm} of {themes} leave out zero.",
        most=most,
        firm=firm,
        themes=Quantity(len(changes), "theme"),
    )


def answer_on_formulas(spans: pd.DataFrame, speakers: pd.DataFrame, pages: pd.DataFrame) -> str:
    """Say which formula most articles print, who is reported to say most of them, and since when.

    Parameters
    ----------
    spans : from :func:`analysis.measures.formula_spans`.
    speakers : from :func:`analysis.measures.formula_speakers`.
    pages : table of a corpus.
    """
    if spans.empty:
        return "No formula of the word list stands on these pages, and discovery found none."
    known = spans[spans["source"] == "listed"]
    known = known if len(known) else spans
    first = known.iloc[0]
    said = "Nobody is reported to say one."
    if len(speakers):
        totals = speakers.groupby("speaker")["mentions"].sum()
        who = min(totals.index, key=lambda name: (-totals[name], name))
        said = (
            f"Of {count(int(totals.sum()), 'mention')} in attributed words most, {totals[who]}, are given to "
            f"{who}."
        )
    days = pages["issue_date"].nunique()
    dated = spans[spans["first"].notna()]
    inside = int((~dated["before"] & ~dated["after"]).sum())
    when = (
        f"Over {count(days, 'day')} of issue, {inside} of {count(len(dated), 'formula')} "
        f"{verb(inside, 'begin')} and {verb(inside, 'end')} within the corpus, as far as its pages go."
        if days > 1
        else "With fewer than two days of issue nothing can be said about since when."
    )
    return (
        f"{count(len(spans), 'formula')} {verb(len(spans), 'stand')} on these pages, "
        f"{_in_most(known, first)}. {said} {when}"
    )


def _in_most(known: pd.DataFrame, first: pd.Series) -> str:
    """The formula that most articles print, or how many share that place."""
    most, articles = int(first["with_formula"]), int(first["articles"])
    if most == 1 and articles > 1:
        of_list = " of the word list" if first["source"] == "listed" else ""
        return f"none{of_list} in more than one article"
    gloss = f" ({first['gloss']})" if isinstance(first["gloss"], str) else ""
    even = int((known["with_formula"] == most).sum()) - 1
    also = f" and {count(even, 'other')}" if even > 0 else ""
    return f"and {first['formula']}{gloss}{also} in the most articles: {most} of {articles}"


def answer_on_words(words: pd.DataFrame, halves: pd.DataFrame, ranked: pd.DataFrame) -> str:
    """Say which words stand in most articles, whether halves differ, and whether cutting matters.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`.
    halves : from :func:`analysis.measures.compare` by half.
    ranked : from :func:`analysis.measures.segmentation_sensitivity`.
    """
    if words.empty:
        return "These pages have no content word."
    order = ["with_word", "occurrences", "word"]
    head = words.sort_values(order, ascending=[False, False, True]).head(3)
    pairs = zip(head["word"], head["with_word"], strict=True)
    names = [f"{k} {verb(k, 'have', 'has')} {word}" for word, k in pairs]
    sure = int((halves["lrc"] != 0).sum())
    time = (
        f"Of {count(len(halves), 'word')} compared between earlier and later issues, {sure} "
        f"{verb(sure, 'differ')} by more than chance explains."
        if len(halves)
        else "There are no two days of issue to compare."
    )
    flips = int(ranked["flips"].sum())
    cutting = (
        f"Of {count(len(ranked), 'common word')}, {flips} {verb(flips, 'depend')} on the way of cutting the "
        "text into words."
    )
    articles = count(int(words["articles"].iloc[0]), "article")
    return f"Of {articles}, {listing(names)}. {time} {cutting}"


def answer_on_method(accuracy: pd.DataFrame, roles: pd.DataFrame, events: pd.DataFrame) -> str:
    """Say how far the tables agree with gold, how much of the pages they hold, and what is unknown.

    Parameters
    ----------
    accuracy : from :func:`analysis.measures.accuracy`.
    roles : from :func:`analysis.measures.page_roles`.
    events : table of a corpus, each event once (:func:`analysis.measures.told_once`).
    """
    if accuracy.empty:
        right = "Nobody has written down what a reader finds on these pages, so accuracy is not known."
    else:
        whole = int((accuracy["right"] == accuracy["of"]).sum())
        lowest = accuracy.sort_values(["share", "of"], ascending=[True, False], kind="stable").iloc[0]
        right = (
            f"{whole} of {count(len(accuracy), 'comparison')} with the gold are without a miss; the lowest "
            f"is {percent(lowest['share'])} ({lowest['column']})."
        )
    total = int(roles["characters"].sum())
    lost = int(roles.loc[roles["role"] == "dropped", "characters"].sum())
    aside = f"{lost} {verb(lost, 'are', 'is')} left out, each for a reason" if lost else "none is left out"
    kept = (
        f"Of {count(total, 'character')} on the pages, with white space inside lines, each is accounted for; "
        f"{aside}."
        if total
        else "The pages have no text."
    )
    undated = int(events["date"].isna().sum())
    missing = f"{undated} of {count(len(events), 'event')} {verb(undated, 'have', 'has')} no date."
    if not undated:
        missing = f"Each of {count(len(events), 'event')} has a date."
    return f"{right} {kept} {missing if len(events) else 'No event was found.'}"


def answer_on_meetings(rates: pd.DataFrame, hosts: pd.DataFrame) -> str:
    """Say how many events a workday has, and who is most often at the head of one.

    Parameters
    ----------
    rates : from :func:`analysis.measures.meeting_rates` over the whole time.
    hosts : from :func:`analysis.measures.daily_events` by host.
    """
    said = []
    for row in listed(rates, MeetingRate):
        one = "a workday" if row.days == "workdays" else "a day off"
        n = count(row.n_days, "workday" if row.days == "workdays" else "day")
        limits = f"95 % interval {row.low:.1f} to {row.high:.1f}"
        said.append(f"{row.rate:.1f} events {one} ({row.events} in {n}, {limits})")
    often = "No issue reports on a day that is known, so no rate can be given."
    if said:
        often = f"On the days that issues report on there are {listing(said)}."
    named = hosts[hosts["group"] != NOT_GIVEN].groupby("group")["events"].sum()
    first = sorted(named.index, key=lambda who: (-named[who], who))[:3]
    if not first:
        return f"{often} No dated event names who chairs, receives or leads."
    heads = listing(f"{who} ({named[who]})" for who in first)
    return f"{often} Most often in the chair, receiving or leading: {heads}."


def answer_on_people(found: pd.DataFrame, together: pd.DataFrame, circles: pd.DataFrame) -> str:
    """Say who is present most often, which two most often together, and whether all belong to one circle.

    Parameters
    ----------
    found : from :func:`analysis.measures.officials`.
    together : from :func:`analysis.measures.co_attendance`.
    circles : from :func:`analysis.measures.contacts`.
    """
    present = found[found["events"] > 0]
    if present.empty:
        return "Nobody is named as present at an event."
    most = int(present["events"].max())
    first = present.loc[present["events"] == most, "person"].tolist()
    who = listing([*first[:3], "others"] if len(first) > 3 else first)
    each = " each" if len(first) > 1 else ""
    named = count(len(present), "person")
    lines = [
        f"{who} {verb(len(first), 'are', 'is')} at the most events, {most}{each}; {named} named as present."
    ]
    if len(together):
        pair = together.iloc[0]
        lines.append(
            f"Most often together are {pair['person_a']} and {pair['person_b']} "
            f"({count(pair['together'], 'event')})."
        )
    sizes = circles.groupby("group").size().sort_values(ascending=False).tolist()
    if len(sizes) > 1:
        rest = "" if len(sizes) < 4 else f", and {count(len(sizes) - 3, 'smaller one')}"
        lines.append(
            f"They fall into {len(sizes)} circles that no event joins, of {listing(map(str, sizes[:3]))} "
            f"persons{rest}."
        )
    return " ".join(lines)
