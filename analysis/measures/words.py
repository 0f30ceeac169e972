"""Words: how often, and in how many articles."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate
from types import SimpleNamespace
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame
from ..words.counts import content_words, tokens_of

#: Parts of speech that carry content, by the first letters of jieba's tags: nouns, verbs, adjectives,
#: set phrases and idioms, abbreviations, words in Latin letters (RCEP, 5G). What jieba tags as a person's
#: name (nr) is as often none (文明, 弘扬, 高新区): persons are what the recogniser finds, not a tag.
CONTENT = ("n", "v", "a", "i", "l", "j", "eng")

#: Verbs that only link or help.
LEFT_OUT = ("vshi", "vyou")


class WordCount(NamedTuple):
    """A word in all articles."""

    word: Annotated[str, Column("Word.")]
    pos: Annotated[str, Column("Its commonest part of speech, in jieba's tag set.")]
    occurrences: Annotated[
        int, Column("Times it occurs.", "occurrences", counts="content_words", by=("word",))
    ]
    with_word: Annotated[
        int, Column("Articles it occurs in.", "articles", counts="content_words", by=("word",))
    ]
    articles: Annotated[int, Column("All articles.", "articles", counts="articles")]


def word_counts(
    articles: pd.DataFrame,
    words: pd.DataFrame,
    people: pd.DataFrame | None = None,
    tokens: Mapping[str, list[str]] | None = None,
) -> pd.DataFrame:
    """Count the words that carry content.

    Left out are stop words and single characters (:func:`analysis.words.counts.content_words`), parts of
    speech other than nouns, verbs, adjectives, set phrases and Latin words. With ``people``, what lies in
    the names of persons that an article prints is not counted there, whatever its tag (甘红军 gives 红军);
    without, names are counted like other words.

    Parameters
    ----------
    articles, words, people : tables of a corpus.
    tokens : those of each article, by its id (``corpus.tokens``); without them the bodies are cut for names.

    Returns
    -------
    One row a word, commonest first (equals in the order of their code points), with the columns of
    :class:`WordCount`. ``with_word`` is the number to compare corpora by: a word said twenty times
    in one article says little about the others.
    """
    kept = carrying_content(words)
    if people is not None:
        cut = tokens_of(SimpleNamespace(articles=articles, tokens=tokens))
        kept = outside_names(kept, cut, names_by_article(people))
    by_tag = kept.groupby(["word", "pos"])["count"].sum().reset_index()
    tags = by_tag.sort_values(["word", "count", "pos"], ascending=[True, False, True]).drop_duplicates("word")
    tag = dict(zip(tags["word"].tolist(), tags["pos"].tolist(), strict=True))
    totals = kept.groupby("word").agg(n=("count", "sum"), k=("article", "nunique")).reset_index()
    counts = zip(totals["word"].tolist(), totals["n"].tolist(), totals["k"].tolist(), strict=True)
    rows = [WordCount(word, tag[word], n, k, len(articles)) for word, n, k in counts]
    return frame(sorted(rows, key=lambda row: (-row.occurrences, row.word)), WordCount)


def commonest(words: pd.DataFrame, otherwise: str = "工作") -> str:
    """Name the commonest word.

    Parameters
    ----------
    words : from :func:`word_counts`.
    otherwise : the answer where the table is empty, so that what follows can say it found nothing.

    Examples
    --------
    >>> commonest(pd.DataFrame({"word": ["防汛", "河道"]})), commonest(pd.DataFrame({"word": []}))
    ('防汛', '工作')
    """
    return str(words["word"].iloc[0]) if len(words) else otherwise


def carrying_content(words: pd.DataFrame) -> pd.DataFrame:
    """Keep the words that carry content: no stop words and no single characters.

    Parameters
    ----------
    words : a table with columns ``word`` and ``pos``.

    Returns
    -------
    Its rows with a noun, verb, adjective, set phrase or Latin word.

    Examples
    --------
    >>> table = pd.DataFrame({"word": ["防汛", "的", "第五次", "高新区"], "pos": ["vn", "uj", "m", "nr"]})
    >>> carrying_content(table)["word"].tolist()
    ['防汛', '高新区']
    """
    kept = content_words(words)
    return kept[kept["pos"].str.startswith(CONTENT) & ~kept["pos"].isin(LEFT_OUT)]


def names_by_article(people: pd.DataFrame) -> dict[str, set[str]]:
    """Give the persons that each article names."""
    names: dict[str, set[str]] = {}
    for article, name in zip(people["article"].tolist(), people["person"].tolist(), strict=True):
        names.setdefault(article, set()).add(name)
    return names


def outside_names(
    words: pd.DataFrame,
    tokens: Mapping[str, list[str]],
    names: Mapping[str, set[str]],
    *,
    of: str = "article",
) -> pd.DataFrame:
    """Take from each count what occurs inside the names of persons.

    Parameters
    ----------
    words : a table with columns ``word``, ``count`` and the one that ``of`` names.
    tokens, names : the tokens that were counted, and the persons named there, by the values of that column.
    of : ``article``, or another unit.

    Returns
    -------
    The rows whose count stays above 0.

    Examples
    --------
    >>> table = pd.DataFrame({"article": ["a"] * 2, "word": ["红军", "市长"], "count": [1, 1]})
    >>> outside_names(table, {"a": ["市长", "甘", "红军"]}, {"a": {"甘红军"}})["word"].tolist()
    ['市长']
    """
    columns = [words[name].tolist() for name in (of, "word", "count")]
    inside = {unit: _named_tokens(tokens[unit], names[unit]) for unit in set(columns[0]) if unit in names}
    counts = [
        count - its[word] if (its := inside.get(unit)) else count
        for unit, word, count in zip(*columns, strict=True)
    ]
    left = words.assign(count=counts)
    return left[left["count"] > 0]


def _named_tokens(tokens: list[str], names: Iterable[str]) -> Counter[str]:
    """The words that lie in the names of persons."""
    return Counter(tokens[n] for n in tokens_in_names(tokens, names))


def tokens_in_names(tokens: list[str], names: Iterable[str]) -> set[int]:
    """The numbers of the tokens that lie in the names of persons.

    Examples
    --------
    >>> tokens_in_names(["市长", "甘", "红军", "与", "红军", "路"], {"甘红军"})
    {1, 2}
    """
    ends = list(accumulate(map(len, tokens)))
    within: set[int] = set()
    for start, stop in inside_names("".join(tokens), names):
        first = bisect_left(ends, start) + 1 if start else 0  # the first token that begins in the name
        within.update(range(first, bisect_right(ends, stop)))
    return within


def inside_names(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Give begin and end of each place at which one of some names stands.

    Examples
    --------
    >>> inside_names("市长甘红军与红军路居民", {"甘红军"})
    [(2, 5)]
    """
    found = []
    for name in filter(None, names):
        at = text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return sorted(found)
