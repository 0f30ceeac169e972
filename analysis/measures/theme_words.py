"""Words that the theme lexicon may lack: a check of the list against the corpus."""

import datetime
from typing import Annotated, NamedTuple

import pandas as pd

from .. import lexicons
from ..lexicons.bound import lexicons_of
from ..schema import Column, frame
from .association import log_likelihood
from .formulas import sentences_of
from .themes import leading_themes
from .words import names_by_article, word_counts


class MissingWord(NamedTuple):
    """A word that goes with a theme and is no term of it."""

    theme: Annotated[str, Column("Theme.")]
    word: Annotated[str, Column("Word.")]
    with_both: Annotated[
        int,
        Column(
            "Articles led by the theme that have the word.",
            "articles",
            counts="words",
            by=("word",),
            where="leading",
        ),
    ]
    with_theme: Annotated[
        int,
        Column(
            "Articles led by the theme.", "articles", counts="theme_mentions", by=("theme",), where="leading"
        ),
    ]
    with_word: Annotated[
        int, Column("Articles that have the word.", "articles", counts="words", by=("word",))
    ]
    articles: Annotated[int, Column("All articles.", "articles", counts="articles")]
    g2: Annotated[float, Column("G² (log-likelihood) of the two going together; 3.84 is the 5 % level.")]
    article: Annotated[str, Column("An article with both.", refers="articles.article")]


class ThemeLine(NamedTuple):
    """A theme's term with its sentence."""

    theme: Annotated[str, Column("Theme.")]
    term: Annotated[str, Column("Term that occurs, or canonical form of a formula.")]
    issue_date: Annotated[datetime.date | None, Column("Day of issue.")]
    article: Annotated[str, Column("Article.", refers="articles.article")]
    headline: Annotated[str | None, Column("Its main deck.")]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"))]
    start: Annotated[int, Column("First character, offset into the body or the headline text.", "characters")]
    sentence: Annotated[str, Column("The sentence, or the deck of the headline.")]


def theme_lines(pages: pd.DataFrame, articles: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Show every hit that counts of every theme with its day, article, headline and sentence.

    Parameters
    ----------
    pages, articles, mentions : the tables ``pages``, ``articles`` and ``theme_mentions`` of a corpus.

    Returns
    -------
    One row a hit, by theme and in order of the pages, with the columns of :class:`ThemeLine`.
    """
    rows = [
        ThemeLine(m["theme"], m["term"], *when, m["part"], m["start"], sentence)
        for m, when, sentence in sentences_of(pages, articles, mentions[mentions["points"] > 0])
    ]
    return frame(sorted(rows, key=lambda row: row.theme), ThemeLine)


def _in_names(pairs: pd.DataFrame, names: dict[str, set[str]]) -> "pd.Series[bool]":
    """Which words lie in the name of a person of their article."""
    columns = zip(pairs["article"].tolist(), pairs["word"].tolist(), strict=True)
    inside = [any(word in name for name in names.get(article, ())) for article, word in columns]
    return pd.Series(inside, index=pairs.index, dtype=bool)


def missing_words(
    articles: pd.DataFrame,
    themes: pd.DataFrame,
    words: pd.DataFrame,
    people: pd.DataFrame | None = None,
    *,
    each: int = 5,
    least: int = 2,
) -> pd.DataFrame:
    """List for each theme the words that go with it most and that its list of terms lacks.

    The terms are the seeds: an article belongs to the theme that most of its terms speak for, and a
    word that stands in these articles oftener than elsewhere is a candidate (G², articles counted, not
    tokens). It is a table to read, not a list to take over: a word may go with a theme by chance.

    Parameters
    ----------
    articles, themes, words, people : tables of a corpus. With ``people``, words that lie in the name of a
        person of the same article are left out.
    each : words a theme.
    least : articles with both that a word must have.

    Returns
    -------
    At most ``each`` rows a theme, the strongest first, with the columns of :class:`MissingWord`.
    """
    terms: dict[str, list[str]] = {}
    with lexicons_of(themes):
        for row in lexicons.read("themes"):
            terms.setdefault(row["theme"], []).append(row["term"])
    content = word_counts(articles, words)
    kept = words[words["word"].isin(content.loc[content["with_word"] >= least, "word"])]
    pairs = kept[["article", "word"]].drop_duplicates()
    if people is not None:
        pairs = pairs[~_in_names(pairs, names_by_article(people))]
    totals, n = pairs.groupby("word").size(), len(articles)
    rows: list[MissingWord] = []
    for theme, led in leading_themes(themes).groupby("theme", sort=True):
        size = led["article"].nunique()
        inside = pairs[pairs["article"].isin(led["article"])]
        found = []
        for word, its in inside.groupby("word", sort=True)["article"]:
            both, with_word = len(its), int(totals[str(word)])
            more = both * n > size * with_word
            if both >= least and more and not any(str(word) in term for term in terms.get(str(theme), ())):
                rest = n - size - with_word + both
                g2 = log_likelihood(both, size - both, with_word - both, rest)
                found.append(MissingWord(str(theme), str(word), both, size, with_word, n, g2, its.iloc[0]))
        rows += sorted(found, key=lambda row: (-row.g2, -row.with_both, row.word))[:each]
    return frame(rows, MissingWord)
