"""Sentences on formulas."""

import pandas as pd

from ...measures.bursts import ENOUGH_DAYS
from .wording import count, day, interval, listing, percent, verb

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
    having = int(articles["article"].isin(formulas["article"]).sum())
    once = int((spans["with_formula"] == 1).sum())
    kinds = [f"{count(listed, 'formula')} of the word list"] if listed else []
    kinds += [f"{count(found, 'string')} that discovery takes for one"] if found else []
    lines = [
        f"{having} of {count(n, 'article')} {verb(having, 'have', 'has')} a formula: {listing(kinds)}. "
        f"{once} of these {verb(once, 'stand')} in a single article."
    ]
    if first and known["with_formula"].max() == 1 < n:
        lines.append("Of the word list, none stands in more than one article.")
    elif first:
        lines.append(f"Of the word list, those in the most articles: {listing(first)}.")
    return "\n".join(lines)


def reading_of_spans(spans: pd.DataFrame) -> str:
    """Say for how many formulas first and last day are known, and for how many only bounds."""
    dated = spans[spans["first"].notna()]
    if dated.empty:
        return "No formula stands on a dated page."
    if dated["days"].max() == 1 and (dated["before"] & dated["after"]).all():
        return "There is one day of issue: since when and until when a formula is used, it cannot show."
    inside = int((~dated["before"] & ~dated["after"]).sum())
    first, last = int(dated["before"].sum()), int(dated["after"].sum())
    return (
        f"Of {count(len(dated), 'dated formula')}, {first} {verb(first, 'stand')} in the first issue of the "
        f"corpus and may be older, {last} in the last and may go on; for {inside} both ends lie inside, but "
        "a page that is not in the corpus may have them earlier or later."
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
        f"{count(tests, 'formula')} {verb(tests, 'do', 'does')} not occur after some issue. For {len(rare)} "
        f"of them a silence that long would have a chance below {percent(below)} at the rate so far; among "
        f"{tests} about {max(1, round(tests * below))} would look so by chance alone. The rate is taken up "
        "to the very day that prints the formula last, and silence looks rarer for it."
    ]
    if len(rare):
        row = rare.iloc[0]
        lines.append(
            f"For example {row['formula']}: in {row['with_formula']} of "
            f"{count(row['until_last'], 'article')} up to {day(row['last'])}, in none of the "
            f"{row['silent']} after it; its rate there is likely below {percent(row['bound'])} "
            f"(3/{row['silent']})."
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


def reading_of_findings(findings: pd.DataFrame, enough: int, mentions: pd.DataFrame) -> str:
    """Say how many candidates discovery looked at and how many it takes for formulas.

    Parameters
    ----------
    findings : table of a corpus.
    enough : points that make a candidate a formula.
    mentions : table ``formula_mentions`` of the corpus: a finding that lies in a longer one wherever it
        stands has none of its own.
    """
    if findings.empty:
        return "Discovery has no candidate: no string is printed or repeated as formulas are."
    taken = findings[findings["score"] >= enough]
    said = f"{count(len(findings), 'candidate')} on no list; "
    if taken.empty:
        return f"{said}none has the {enough} points that would make it a formula."
    signs = taken["signs"].str.split().explode().value_counts()
    parts = listing(f"{sign} {n}" for sign, n in signs.items())
    inside = int((~taken["formula"].isin(mentions["formula"])).sum())
    longer = f" {inside} of them {verb(inside, 'stand')} in longer ones only." if inside else ""
    return (
        f"{said}{len(taken)} {verb(len(taken), 'have', 'has')} at least {enough} points and "
        f"{verb(len(taken), 'are', 'is')} taken for {'formulas' if len(taken) > 1 else 'a formula'}.{longer} "
        f"Their signs: {parts}."
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
