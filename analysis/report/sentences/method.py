"""Sentences on method: how right the tables are, how large a change must be to be seen."""

import platform
from importlib.metadata import version

import pandas as pd

from ...lexicons.labels import label
from ...measures.change_points import ENOUGH_DAYS
from ...measures.changes import ENOUGH_SIDE
from .wording import count, day, listing, percent, points, verb

#: Libraries whose version can change a count or a figure.
_LIBRARIES = ("pandas", "numpy", "scipy", "jieba", "rjieba", "matplotlib")


def reading_of_accuracy(accuracy: pd.DataFrame) -> str:
    """Say how often the tables agree with the gold, or that there is none.

    Parameters
    ----------
    accuracy : from :func:`analysis.measures.accuracy`.
    """
    if accuracy.empty:
        return (
            "No gold is at hand: nobody has written down what a careful reader finds on these pages, so how "
            "right the tables are is not known. A folder named gold in the corpus or beside it, with a JSON "
            "file a page, would be compared here."
        )
    weakest = accuracy.sort_values(["share", "of"], ascending=[True, False], kind="stable").head(3)
    parts = [
        f"{row['column']} {row['measure']} {percent(row['share'])} ({row['right']} of {row['of']})"
        for row in weakest.to_dict("records")
    ]
    whole = int((accuracy["right"] == accuracy["of"]).sum())
    return (
        f"{count(len(accuracy), 'comparison')} with the gold; {whole} without a miss, which with few values "
        f"proves little: the interval says how many may be wrong all the same. Lowest: {listing(parts)}."
    )


def reading_of_elsewhere(beside: pd.DataFrame, pages: str) -> str:
    """Say how much less right the tables are on pages that no rule was made with.

    Parameters
    ----------
    beside : from :func:`analysis.measures.elsewhere`.
    pages : which pages they are (:data:`analysis.measures.PAGES_UNSEEN`).
    """
    known = {(r["column"], r["measure"]): r for r in beside[beside["unseen"].notna()].to_dict("records")}
    parts = [
        f"{what} {percent(known[key]['unseen'])} ({known[key]['right']} of {known[key]['of']})"
        for key, what in _ELSEWHERE.items()
        if key in known
    ]
    return f"On {pages}: {listing(parts)}."


#: The comparisons that are told in words, and what they say.
_ELSEWHERE = {
    ("events", "found"): "events found",
    ("events", "right"): "events right",
    ("events.date", "same"): "their dates",
    ("attendance.person", "found"): "those present found",
    ("attendance.person", "right"): "those present right",
    ("people.person", "found"): "people found",
    ("people.title", "found"): "titles found",
    ("themes, the first", "same"): "first theme",
}


def reading_of_changes(changes: pd.DataFrame) -> str:
    """Say which theme differs most between two times, and whether that can be told from chance."""
    if changes.empty:
        return "No theme on two days of issue or more: there is no before and no after."
    row = changes.iloc[0]
    apart = changes[(changes["low"] > 0) | (changes["high"] < 0)]
    lines = [
        f"Before and from {day(row['day'])} ({row['articles_before']} and {row['articles_after']} articles): "
        f"{label('theme', row['theme'])} differs most, by {points(row['difference'])} points (95 % "
        f"interval {points(row['low'])} to {points(row['high'])}). Of {count(len(changes), 'theme')}, "
        f"{len(apart)} {verb(len(apart), 'have', 'has')} an interval without zero, if articles were "
        "independent of each other."
    ]
    if changes["issue_low"].isna().all():
        lines.append(
            f"They are not, and with fewer than {ENOUGH_SIDE} issues on a side nothing can be drawn: "
            "what differs here is a few issues, and nothing is shown about time."
        )
    else:
        firm = changes[(changes["issue_low"] > 0) | (changes["issue_high"] < 0)]
        firmly = f"{len(firm)} {verb(len(firm), 'have', 'has')} one"
        lines.append(f"They are not; drawing whole issues instead of articles, {firmly}.")
    return "\n".join(lines)


def reading_of_change_points(points: pd.DataFrame, pages: pd.DataFrame) -> str:
    """Say on which day a theme's share changes, or that the corpus is too small to ask."""
    days = pages["issue_date"].nunique()
    if points.empty and days >= ENOUGH_DAYS:
        return f"No theme stands in articles of {ENOUGH_DAYS} days of issue: no change can be looked for."
    if points.empty:
        return (
            f"{count(days, 'day')} of issue: too few to look for a day at which a theme changes (we ask for "
            f"{ENOUGH_DAYS}). A picture of so few days may look like a turn and be none."
        )
    sure = points[points["adjusted"] < 0.05]
    if sure.empty:
        return (
            f"No theme's share changes on a day more than shuffled days would make it (smallest p after "
            f"correction for {count(len(points), 'theme')}: {points['adjusted'].min():.2g})."
        )
    parts = [
        f"{label('theme', row['theme'])} on {day(row['day'])}, from {percent(row['before'])} to "
        f"{percent(row['after'])} (p {row['adjusted']:.2g})"
        for row in sure.head(5).to_dict("records")
    ]
    return f"Changes that shuffled days do not make: {listing(parts)}."


def reading_of_versions() -> str:
    """Name the versions that the numbers were made with."""
    names = [f"{name} {version(name)}" for name in _LIBRARIES]
    own = version("zhengzhou-newsroom")
    return f"zhengzhou-newsroom {own} with Python {platform.python_version()}, {listing(names)}."
