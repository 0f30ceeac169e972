"""Keyness: the words by which two parts of a corpus differ, and how certain that is."""

from typing import Annotated, Any, Literal, NamedTuple

import pandas as pd

from ..schema import Column, frame
from .association import conservative_log_ratio, log_likelihood, log_ratio
from .parts import By, Parts, largest_parts, parts
from .rows import stating
from .words import carrying_content

Unit = Literal["articles", "words"]


class KeyWord(NamedTuple):
    """A word in two parts of a corpus, the target and the reference."""

    word: Annotated[str, Column("Word.")]
    target: Annotated[str, Column("Name of the first part.")]
    reference: Annotated[str, Column("Name of the second part.")]
    f1: Annotated[
        int,
        Column(
            "Articles (or words) of the target that are or have it.",
            "articles or words",
            counts="unit_words",
            by=("by", "word", "part=target"),
        ),
    ]
    n1: Annotated[
        int, Column("All of the target.", "articles or words", counts="units", by=("by", "part=target"))
    ]
    f2: Annotated[
        int,
        Column(
            "Those of the reference.",
            "articles or words",
            counts="unit_words",
            by=("by", "word", "part=reference"),
        ),
    ]
    n2: Annotated[
        int, Column("All of the reference.", "articles or words", counts="units", by=("by", "part=reference"))
    ]
    lrc: Annotated[
        float,
        Column("Log ratio at its cautious end (Evert 2022); 0: may be chance.", "binary logarithm"),
    ]
    log_ratio: Annotated[float, Column("Of the shares; a half for a count of 0.", "binary logarithm")]
    g2: Annotated[float, Column("Log-likelihood ratio G² (Dunning 1993).", "chi-square")]


def keyness(
    divided: Parts,
    target: str,
    reference: str | None = None,
    *,
    unit: Unit = "articles",
    least: int = 2,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Compare the words of one part of a corpus with those of another.

    Articles are counted, not words, unless asked otherwise: the words of one article are not
    independent of each other, and a word said twenty times in one article is one article's word
    (Evert 2022). Compared are words that carry content (:func:`analysis.measures.word_counts`); the
    denominators hold all words.

    Parameters
    ----------
    divided : from :func:`analysis.measures.parts`.
    target, reference : names of two parts; without the second, all other parts together.
    unit : ``articles`` (with speakers: what a speaker says in one article) or ``words``.
    least : articles of both parts together that a word must stand in.
    alpha : of the intervals; it is divided by the number of words compared (Bonferroni).

    Returns
    -------
    One row a word with the columns of :class:`KeyWord`: first those most certain for the target, last
    those most certain for the reference; those that may be chance lie between, by their log ratio.
    Empty where a part has nothing.

    Raises
    ------
    ValueError : no such part; the message lists those there are.
    """
    units = divided.units
    known = sorted(set(units["part"]))
    for name in (target, reference):
        if known and name is not None and name not in known:
            raise ValueError(f"no part {name!r}; there are {', '.join(known)}")
    rest = units["part"] != target if reference is None else units["part"] == reference
    sides = [set(units.loc[units["part"] == target, "unit"]), set(units.loc[rest, "unit"])]
    found = [divided.words[divided.words["unit"].isin(side)] for side in sides]
    counts = [_counts(its, unit) for its in found]
    totals = [
        len(side) if unit == "articles" else int(its["count"].sum())
        for side, its in zip(sides, found, strict=True)
    ]
    both = carrying_content(pd.concat(found)).groupby("word")["unit"].nunique()
    words = sorted(both[both >= least].index)
    if not all(totals):
        return frame([], KeyWord)
    names = target, reference if reference is not None else "all others"
    n1, n2 = totals
    rows = []
    for word in words:
        f1, f2 = (its.get(word, 0) for its in counts)
        lrc = conservative_log_ratio(f1, n1, f2, n2, tests=len(words), alpha=alpha)
        g2 = log_likelihood(f1, n1 - f1, f2, n2 - f2)
        rows.append(KeyWord(word, *names, f1, n1, f2, n2, lrc, log_ratio(f1, n1, f2, n2), g2))
    return frame(sorted(rows, key=lambda row: (-row.lrc, -row.log_ratio, -row.g2, row.word)), KeyWord)


def _counts(words: pd.DataFrame, unit: Unit) -> dict[str, int]:
    """How often each word is counted."""
    grouped = words.groupby("word")
    counts = grouped["unit"].nunique() if unit == "articles" else grouped["count"].sum()
    return {str(word): int(n) for word, n in counts.items()}


def compare(corpus: Any, by: By, *, unit: Unit = "articles") -> pd.DataFrame:
    """Compare the words of the two largest parts of a corpus.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    by : how it is divided (:func:`analysis.measures.parts`). Of months and halves the earlier one is
        the target, else the larger part; the speaker quoted in most articles is compared with all
        others.
    unit : as in :func:`keyness`.

    Returns
    -------
    The table of :func:`keyness`; empty where there are no two parts.
    """
    divided = parts(corpus, by)
    two = largest_parts(divided)
    if len(two) < 2:
        return frame([], KeyWord)
    if by == "speaker":
        found = keyness(divided, two[0], unit=unit)
    else:
        found = keyness(divided, *(sorted(two) if by in ("half", "month") else two), unit=unit)
    return stating(found, by=by)
