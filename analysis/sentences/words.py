"""Sentences on words."""

import pandas as pd

from .wording import count, listing


def reading_of_words(words: pd.DataFrame, *, first: int = 10) -> str:
    """Say which content words stand in most articles."""
    if words.empty:
        return "There is no content word."
    ranked = words.sort_values(["with_word", "occurrences", "word"], ascending=[False, False, True]).head(
        first
    )
    names = [f"{w} ({k})" for w, k in zip(ranked["word"], ranked["with_word"], strict=True)]
    once = int((words["with_word"] == 1).sum())
    return (
        f"{count(len(words), 'content word')} in {count(int(words['articles'].iloc[0]), 'article')}; "
        f"{once} stand in one article only. In most articles: {listing(names)}."
    )
