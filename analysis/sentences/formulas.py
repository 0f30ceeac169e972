"""Sentences on formulas."""

import pandas as pd

from ..measures.bursts import ENOUGH_DAYS
from .wording import count, day, interval, listing, percent

FIRST = 5


def reading_of_formulas(spans: pd.DataFrame, articles: pd.DataFrame, formulas: pd.DataFrame) -> str:
    """Say how many formulas there are and which stand in most articles.

    Parameters
    ----------
    spans : from :func:`analysis.measures.formula_spans`.
    articles, formulas : tables of a corpus.
    """
    n = len(articles)
    if spans.empty:
        return f"None of {count(n, 'article')} has a formula of the word list, and none was found."
    by_source = spans["source"].value_counts()
    listed, found = (int(by_source.get(source, 0)) for source in ("listed", "found"))
    known = spans[spans["source"] == "listed"].head(FIRST)
    columns = (known[name].tolist() for name in ("formula", "with_formula", "share", "low", "high"))
    first = [f"{name} in {k} ({interval(s, lo, hi)})" for name, k, s, lo, hi in zip(*columns, strict=True)]
    having = articles["article"].isin(formulas["article"]).sum()
    once = int((spans["with_formula"] == 1).sum())
    lines = [
        f"{int(having)} of {count(n, 'article')} have a formula: {count(listed, 'formula')} of the word list "
        f"and {count(found, 'string')} that discovery takes for one. {once} stand in a single article."
    ]
    if first:
        lines.append(f"Of the word list, those in most articles: {listing(first)}.")
    return "\n".join(lines)


def reading_of_spans(spans: pd.DataFrame) -> str:
    """Say for how many formulas first and last day are known, and for how many only bounds."""
    dated = spans[spans["first"].notna()]
    if dated.empty:
        return "No formula stands on a dated page."
    inside = int((~dated["before"] & ~dated["after"]).sum())
    return (
        f"Of {count(len(dated), 'dated formula')}, {int(dated['before'].sum())} stand in the first issue of "
        f"the corpus and may be older, {int(dated['after'].sum())} in the last and may go on; for {inside} "
        "both ends lie inside, but a page that is not in the corpus may have them earlier or later."
    )


def reading_of_formula_speakers(speakers: pd.DataFrame) -> str:
    """Say who is reported to say most formulas, and how many mentions nobody is reported to say."""
    if speakers.empty:
        return "No formula stands in words that are attributed to anybody."
    totals = speakers.groupby("speaker").agg(mentions=("mentions", "sum"), formulas=("formula", "nunique"))
    ranked = totals.reset_index().sort_values(["mentions", "speaker"], ascending=[False, True], kind="stable")
    head = ranked.head(FIRST)
    names = [
        f"{name} {k} ({count(n, 'formula')})"
        for name, k, n in zip(head["speaker"], head["mentions"], head["formulas"], strict=True)
    ]
    return f"Mentions in attributed words, by speaker: {listing(names)}."


def reading_of_silences(silences: pd.DataFrame, *, below: float = 0.05) -> str:
    """Say for how many formulas the silence at the end would be unlikely by chance."""
    if silences.empty:
        return "No formula falls silent before the last issue."
    rare = silences[silences["chance"] < below]
    tests = len(silences)
    lines = [
        f"{count(tests, 'formula')} do not occur after some issue. For {len(rare)} of them a silence that "
        f"long would have a chance below {percent(below)} had they gone on at their rate; among {tests} "
        f"about {max(1, round(tests * below))} would look so by chance alone. The rate is taken up to the "
        "very day that prints the formula last, and silence looks rarer for it."
    ]
    if len(rare):
        row = rare.iloc[0]
        lines.append(
            f"For example {row['formula']}: in {row['with_formula']} of {row['until_last']} articles up to "
            f"{day(row['last'])}, in none of the {row['silent']} after it; its rate there is likely below "
            f"{percent(row['bound'])} (3/{row['silent']})."
        )
    return "\n".join(lines)


def reading_of_bursts(bursts: pd.DataFrame, pages: pd.DataFrame) -> str:
    """Say which formulas come in bursts, or that there are too few days to ask."""
    days = pages["issue_date"].nunique()
    if days < ENOUGH_DAYS:
        return f"{count(days, 'day')} of issue: too few to look for bursts (we ask for {ENOUGH_DAYS})."
    if bursts.empty:
        return f"No formula comes in a burst over the {count(days, 'day')} of issue."
    parts = [
        f"{row['formula']} from {day(row['start'])} to {day(row['end'])}"
        for row in bursts.head(FIRST).to_dict("records")
    ]
    return f"Bursts, the heaviest first: {listing(parts)}."


def reading_of_findings(findings: pd.DataFrame, enough: int) -> str:
    """Say how many candidates discovery looked at and how many it takes for formulas."""
    if findings.empty:
        return "Discovery has no candidate: no string is printed or repeated as formulas are."
    taken = findings[findings["score"] >= enough]
    signs = taken["signs"].str.split().explode().value_counts()
    parts = listing(f"{sign} {n}" for sign, n in signs.items())
    return (
        f"{count(len(findings), 'candidate')} that no list has; {len(taken)} have at least {enough} points "
        f"and are taken for formulas. Their signs: {parts}."
    )


def picture_of_formula_days(spans: pd.DataFrame, *, formulas: int = 24) -> str:
    """Describe the days of formulas for readers who cannot see them."""
    shown = spans[spans["first"].notna()].head(formulas)
    if shown.empty:
        return "An empty frame: no formula stands on a dated page."
    return (
        f"One row a formula, {len(shown)} of {len(spans)}, with a dot for each day of issue that prints it, "
        f"{day(shown['first'].min())} to {day(shown['last'].max())}; most days: {shown['days'].max()}."
    )
