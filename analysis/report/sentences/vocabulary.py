"""Sentences on words in company: concordance, keyness, collocation, dispersion, segmentation."""

import pandas as pd

from ...lexicons.labels import label
from .wording import count, listing, verb

#: Articles in each part below which keyness can hardly find anything certain.
ENOUGH = 10


def reading_of_concordance(lines: pd.DataFrame, pattern: str, articles: pd.DataFrame) -> str:
    """Say how often a string occurs, and in how many articles.

    Parameters
    ----------
    lines : from :func:`analysis.measures.concordance`.
    pattern : what was looked for.
    articles : table of a corpus.
    """
    n = count(len(articles), "article")
    if lines.empty:
        return f"{pattern} stands nowhere in {n}."
    ahead = int((lines["part"] == "headline").sum())
    there = f", {ahead} of them in headlines" if ahead else ""
    return (
        f"{pattern} stands {count(len(lines), 'time')}{there}, in {lines['article'].nunique()} of {n}. "
        "Characters are counted here, so it may be part of a longer word."
    )


def reading_of_keyness(keywords: pd.DataFrame, *, column: str = "", first: int = 6) -> str:
    """Say which words differ between two parts for certain, and whether the parts are large enough.

    Parameters
    ----------
    keywords : from :func:`analysis.measures.keyness`.
    column : what the parts are values of, for their names in both languages.
    first : how many words to name on each side.
    """
    if keywords.empty:
        return "There are no two parts with words in common: nothing can be compared."
    target, reference = (label(column, keywords[name].iloc[0]) for name in ("target", "reference"))
    n1, n2 = int(keywords["n1"].iloc[0]), int(keywords["n2"].iloc[0])
    sides = [
        (target, keywords.loc[keywords["lrc"] > 0, "word"].tolist()),
        (reference, keywords.loc[keywords["lrc"] < 0, "word"].tolist()[::-1]),
    ]
    said = f"{count(len(keywords), 'word')} compared, {target} (n = {n1:,}) with {reference} (n = {n2:,})."
    certain = [
        f"{count(len(words), 'word')} in {name}: {listing(words[:first])}" for name, words in sides if words
    ]
    if certain:
        more = "; ".join(certain)
        return f"{said} Commoner by more than chance explains, corrected for so many words: {more}."
    few = " The parts are too small to prove much." if min(n1, n2) < ENOUGH else ""
    return f"{said} Chance alone may explain every difference, among so many words.{few}"


def caption_of_comparison(keywords: pd.DataFrame, drawn: pd.DataFrame, what: str, *, column: str = "") -> str:
    """Name the two parts of a comparison cloud, and how many of the words compared it draws.

    Parameters
    ----------
    keywords : from :func:`analysis.measures.keyness`.
    drawn : its rows that are drawn, from :func:`analysis.figures.comparison_words`.
    what : what is compared, in a few words; begins the caption.
    column : what the parts are values of, for their names in both languages.
    """
    if keywords.empty:
        return f"{what}: there are no two to compare."
    left, right = (label(column, keywords[name].iloc[0]) for name in ("target", "reference"))
    if drawn.empty:
        same = f"each of {count(len(keywords), 'word')} has the same share in both, so none is drawn"
        return f"{what}: {left} and {right}; {same}."
    return (
        f"{what}: {left} on the left, {right} on the right. Drawn are {len(drawn)} of "
        f"{count(len(keywords), 'word')}, those furthest apart on each side; pale ones may be chance."
    )


def picture_of_comparison(keywords: pd.DataFrame, *, column: str = "") -> str:
    """Describe a comparison cloud for readers who cannot see it."""
    if keywords.empty:
        return "An empty frame: there are no two parts to compare."
    return f"Two clouds of words side by side. {reading_of_keyness(keywords, column=column)}"


def reading_of_collocations(collocates: pd.DataFrame, node: str, *, window: int = 5, first: int = 6) -> str:
    """Say which words stand nearest to a word.

    Parameters
    ----------
    collocates : from :func:`analysis.measures.collocations`.
    node, window : as given to it.
    first : how many words to name.
    """
    if collocates.empty:
        return f"No word stands near {node} often enough to be called a collocate."
    head = collocates.head(first)
    columns = (head[name].tolist() for name in ("collocate", "observed", "expected"))
    names = listing(f"{word} ({o} times, {e:.1f} by chance)" for word, o, e in zip(*columns, strict=True))
    nodes = int(collocates["node"].iloc[0])
    alone = int((collocates["with_pair"] == 1).sum())
    return (
        f"Within {count(window, 'word')} of {node} (which occurs {count(nodes, 'time')}), closest by "
        f"logDice: {names}. {alone} of {count(len(collocates), 'collocate')} {verb(alone, 'come')} "
        "from one article only."
    )


def reading_of_dispersion(spread: pd.DataFrame, *, first: int = 6) -> str:
    """Say which of the commonest words sit in one article, and which are spread most evenly.

    Parameters
    ----------
    spread : from :func:`analysis.measures.dispersion`.
    first : how many words to name.
    """
    known = spread[spread["dp_norm"].notna()]
    if known.empty:
        return "There are no two articles with words: how words are spread cannot be said."
    even = known.sort_values(["dp_norm", "word"])["word"].head(first).tolist()
    single = known[known["with_word"] == 1]
    half = known[(known["with_word"] > 1) & (2 * known["most"] > known["occurrences"])]
    lines = [f"Of {count(len(known), 'word')}, spread most evenly: {listing(even)}."]
    if len(single):
        lines.append(f"In one article only: {listing(single['word'].head(first))} ({len(single)} in all).")
    if len(half):
        named = listing(half["word"].head(first))
        lines.append(f"More than half of it in one article: {named} ({len(half)} in all).")
    if not len(single) and not len(half):
        lines.append("None of them has more than half of its occurrences in one article.")
    return " ".join(lines)


def reading_of_sensitivity(ranked: pd.DataFrame, *, limit: int = 10) -> str:
    """Say which of the commonest words depend on how the text is cut.

    Parameters
    ----------
    ranked : from :func:`analysis.measures.segmentation_sensitivity`.
    limit : as given to it.
    """
    if ranked.empty:
        return "There is no content word to rank."
    flips = ranked[ranked["flips"]]
    n = count(len(ranked), "word")
    if flips.empty:
        return f"None of {n} moves by more than {limit} ranks under any way of cutting."
    absent = flips[flips[["rank", "with_model", "without_terms", "model_alone"]].isna().any(axis=1)]
    moved = flips[~flips["word"].isin(absent["word"])]
    parts = []
    if len(absent):
        parts.append(f"not there in one way of cutting or another: {listing(absent['word'])}")
    if len(moved):
        parts.append(f"moved by more than {limit} ranks: {listing(moved['word'])}")
    return f"{len(flips)} of {n} {verb(len(flips), 'depend')} on the way of cutting; {'; '.join(parts)}."
