"""Sentences on words."""

import pandas as pd

from ...figures import cloud_words, commonplaces
from .wording import count, listing, verb


def reading_of_words(words: pd.DataFrame, *, first: int = 10) -> str:
    """Say which content words stand in most articles."""
    if words.empty:
        return "There is no content word."
    order = ["with_word", "occurrences", "word"]
    ranked = words.sort_values(order, ascending=[False, False, True]).head(first)
    names = listing(f"{w} ({k})" for w, k in zip(ranked["word"], ranked["with_word"], strict=True))
    once = int((words["with_word"] == 1).sum())
    articles = count(int(words["articles"].iloc[0]), "article")
    return (
        f"{count(len(words), 'content word')} in {articles}; {once:,} of them {verb(once, 'stand')} in one "
        f"article only. In the most articles: {names}."
    )


def picture_of_cloud(words: pd.DataFrame, *, size: str = "occurrences", first: int = 8) -> str:
    """Describe a cloud for readers who cannot see it."""
    if words.empty:
        return "An empty frame: there is no content word."
    ranked = cloud_words(words, size=size, limit=first)
    return f"A cloud of words; the largest are {listing(ranked['word'].tolist())}."


def caption_of_cloud(words: pd.DataFrame, drawn: pd.DataFrame, size: str) -> str:
    """Say how many of the content words a cloud draws, and how common at most the others are.

    Parameters
    ----------
    words : from :func:`analysis.measures.word_counts`.
    drawn : its rows that are drawn, from :func:`analysis.figures.cloud_words`.
    size : column that the areas are in proportion to.
    """
    by = "occurrences" if size == "occurrences" else "articles"
    common = words[words["word"].isin(commonplaces()) & ~words["word"].isin(drawn["word"])]
    rest = words[~words["word"].isin([*drawn["word"], *common["word"]])]
    said = f"Content words by {by}: {len(drawn):,} of {len(words):,}"
    if len(common):
        first = common.sort_values([size, "word"], ascending=[False, True])["word"].tolist()[:3]
        said += f", without {count(len(common), 'word')} that any report has ({', '.join(first)} …)"
    if rest.empty:
        return f"{said}."
    most = int(rest[size].max())
    others = f"{count(most, 'time')} or fewer" if most > 1 else "once"
    if size != "occurrences":
        others = f"in {count(most, 'article')}{' or fewer' if most > 1 else ''}"
    return f"{said}; each of the others stands {others}."
