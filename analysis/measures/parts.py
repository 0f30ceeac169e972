"""Parts: a corpus divided by time, speaker, theme or kind, so that its parts can be compared."""

from collections import Counter
from typing import Any, Literal, NamedTuple

import pandas as pd

from ..lexicons.bound import lexicons_of, marked
from ..words.counts import tokens_of
from ..words.tokenizer import between, is_word, tokenizer
from .themes import leading_themes
from .words import names_by_article, outside_names, word_counts

By = Literal["half", "month", "paper", "theme", "kind", "speaker"]

#: Names of the halves.
EARLIER, LATER = "earlier half", "later half"


class Parts(NamedTuple):
    """A corpus in parts.

    Parameters
    ----------
    units : columns ``unit``, ``part``, ``article``: what is counted as one. A unit is an article; with
        speakers, all that one speaker says in an article.
    words : columns ``unit``, ``word``, ``pos``, ``count``: the words of each unit, stop words too; what
        lies in the names of persons is left out where the corpus has a table of them.
    left_out : articles that belong to no part (no date, no paper, no theme, nobody speaks).
    """

    units: pd.DataFrame
    words: pd.DataFrame
    left_out: int


def parts(corpus: Any, by: By) -> Parts:
    """Divide a corpus.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    by : ``month`` of issue; ``half``: earlier and later issues, parted between two days of issue so
        that the numbers of articles differ least; ``paper``: the newspaper; ``theme``: the theme with most
        points (of equals, the one the table has first); ``kind`` of article; ``speaker``: the words of each
        speaker's statements, not those of the report around them.

    Returns
    -------
    The parts; each article or statement belongs to one of them or to none.

    Raises
    ------
    ValueError : no such division.
    """
    articles: pd.DataFrame = corpus.articles
    if by == "speaker":
        return _speakers(corpus)
    if by == "kind":
        named = articles.set_index("article")["kind"]
    elif by == "paper":
        paper = articles.merge(corpus.pages[["page", "paper"]], on="page", validate="many_to_one")
        named = paper.set_index("article")["paper"].dropna()
    elif by == "theme":
        named = leading_themes(corpus.themes).drop_duplicates("article").set_index("article")["theme"]
    elif by in ("month", "half"):
        dates = articles.merge(corpus.pages[["page", "issue_date"]], on="page", validate="many_to_one")
        issued = dates.set_index("article")["issue_date"].dropna()
        named = issued.dt.strftime("%Y-%m").astype("str") if by == "month" else _halves(issued)
    else:
        raise ValueError(f"by={by!r}: choose half, month, paper, theme, kind or speaker")
    known = articles.loc[articles["article"].isin(named.index), "article"].tolist()
    units = pd.DataFrame(
        {"unit": known, "part": [named[one] for one in known], "article": known}, dtype="str"
    )
    words = corpus.words[corpus.words["article"].isin(known)].rename(columns={"article": "unit"})
    words = outside_names(words, tokens_of(corpus), _names(corpus), of="unit")
    return Parts(units, words, len(articles) - len(known))


def _names(corpus: Any) -> dict[str, set[str]]:
    people = getattr(corpus, "people", None)
    return {} if people is None else names_by_article(people)


def _halves(issued: pd.Series) -> pd.Series:
    """Name each article's half; with one day of issue all are the earlier half."""
    days = sorted(issued.unique())
    uneven = [abs(int((issued <= day).sum()) * 2 - len(issued)) for day in days]
    cut = days[uneven.index(min(uneven[:-1] or uneven))] if days else None
    return pd.Series([EARLIER if day <= cut else LATER for day in issued], index=issued.index, dtype="str")


def _speakers(corpus: Any) -> Parts:
    """One unit a speaker and article."""
    statements, tokens, names = corpus.statements, tokens_of(corpus), _names(corpus)
    said: dict[tuple[str, str], list[str]] = {}
    columns = (statements[name].tolist() for name in ("article", "speaker", "start", "end"))
    for article, speaker, start, end in zip(*columns, strict=True):
        said.setdefault((article, speaker), []).extend([*between(tokens[article], start, end), "\n"])
    units = [(f"{article} {speaker}", speaker, article) for article, speaker in said]
    by_unit = {unit: its for (unit, _, _), its in zip(units, said.values(), strict=True)}
    lexicons = lexicons_of(corpus)
    with lexicons:
        words = [
            (unit, word, tokenizer().pos(word), count)
            for unit, its in by_unit.items()
            for word, count in Counter(its).items()
            if is_word(word)
        ]
    kinds = {"unit": "str", "word": "str", "pos": "str", "count": "int64"}
    table = marked(pd.DataFrame(words, columns=list(kinds)).astype(kinds), lexicons)
    named = {unit: names.get(article, set()) for unit, _, article in units}
    return Parts(
        pd.DataFrame(units, columns=["unit", "part", "article"], dtype="str"),
        outside_names(table, by_unit, named, of="unit"),
        len(corpus.articles) - statements["article"].nunique(),
    )


def largest_parts(divided: Parts, n: int = 2) -> list[str]:
    """Name the parts with most units, largest first, equals by name.

    Examples
    --------
    >>> units = pd.DataFrame({"unit": list("abc"), "part": ["x", "y", "y"], "article": list("abc")})
    >>> largest_parts(Parts(units, pd.DataFrame(), 0))
    ['y', 'x']
    """
    sizes = divided.units["part"].value_counts()
    return sorted(sizes.index.tolist(), key=lambda part: (-sizes[part], part))[:n]


def part_words(divided: Parts, part: str) -> pd.DataFrame:
    """Count the words that carry content in one part of a corpus: what one speaker says, or one month prints.

    Parameters
    ----------
    divided : from :func:`parts`.
    part : the part's name: a speaker's, ``2022-04``.

    Returns
    -------
    As :func:`analysis.measures.word_counts` gives them for the whole corpus; ``articles`` counts the part's
    units: of a speaker, the articles that quote the person.

    Raises
    ------
    ValueError : no such part.
    """
    units = divided.units[divided.units["part"] == part]
    if units.empty:
        known = ", ".join(largest_parts(divided, 8)) or "none"
        raise ValueError(f"no part {part!r}; the largest are {known}")
    words = divided.words[divided.words["unit"].isin(units["unit"])]
    return word_counts(units, words.rename(columns={"unit": "article"}))
