"""Sampling: the articles that are to be coded by hand, each with a known chance of being drawn."""

from __future__ import annotations

import datetime
from typing import Annotated, NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..schema import Column, frame

#: How much likelier an article is drawn that bears a sign of something missed.
WITH_SIGN = 2.0


class Drawn(NamedTuple):
    """An article drawn to be coded."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    stratum: Annotated[str, Column("What it was drawn among: kind, paper, month, and whether it has a sign.")]
    drawn: Annotated[int, Column("Articles drawn from the stratum.", "articles")]
    of: Annotated[int, Column("Articles of the stratum.", "articles")]
    weight: Annotated[float, Column("Articles of the corpus that it stands for: of / drawn.", "articles")]


def draw(corpus: Corpus, n: int = 60, seed: int = 0) -> pd.DataFrame:
    """Draw articles by strata: kind of article, paper, month, and whether a sign of a miss stands on it.

    Every stratum gives at least one; articles with a sign are drawn twice as often as their number
    asks, because more is to be learned from them, and weigh half as much. Strata that would not fill
    one place are drawn from together.

    Parameters
    ----------
    corpus : the corpus.
    n : articles to draw; of a smaller corpus all are.
    seed : of the draw; the same corpus, number and seed give the same articles.

    Returns
    -------
    One row an article drawn, in the order of the corpus, with the columns of :class:`Drawn`.

    Raises
    ------
    ValueError : ``n`` is below one, or the corpus has no article.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import analysis
    >>> folder = Path(tempfile.mkdtemp())
    >>> page = "2022年3月26日 星期六\\n本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。"
    >>> _ = (folder / "a.txt").write_text(page, encoding="utf-8")
    >>> draw(analysis.read(folder), 5)[["article", "drawn", "of", "weight"]].values.tolist()
    [['2022-03-26-1-01', 1, 1, 1.0]]
    """
    articles = corpus.articles
    if n < 1 or articles.empty:
        raise ValueError(f"{n} of {len(articles)} articles cannot be drawn: there must be one at least")
    strata = _strata(corpus, n)
    sizes = strata.value_counts().sort_index()
    places = _places(sizes, n)
    random = np.random.default_rng(seed)
    rows = {
        str(articles["article"].iloc[at]): Drawn(
            str(articles["article"].iloc[at]), str(name), k, int(sizes[name]), float(sizes[name]) / k
        )
        for name, k in places.items()
        for at in random.choice(np.flatnonzero(strata == name), k, replace=False)
    }
    return frame([rows[a] for a in articles["article"] if a in rows], Drawn)


def _strata(corpus: Corpus, n: int) -> pd.Series[str]:
    """The stratum of each article; those too small for a place of their own are one."""
    placed = corpus.articles.merge(corpus.pages[["page", "paper", "issue_date"]], on="page", how="left")
    sign = placed["article"].isin(corpus.signs["article"]).map({True: "a sign", False: "no sign"})
    month = placed["issue_date"].map(_month)
    named = placed["kind"] + ", " + placed["paper"].fillna("no paper known") + ", " + month + ", " + sign
    sizes = named.value_counts()
    weighed = sizes * [WITH_SIGN if str(name).endswith("a sign") else 1.0 for name in sizes.index]
    large = weighed.index[n * weighed / weighed.sum() >= 1]
    return named.where(named.isin(large), "all others, " + sign)


def _month(day: datetime.datetime) -> str:
    return "no day known" if pd.isna(day) else f"{day:%Y-%m}"


def _places(sizes: pd.Series[int], n: int) -> dict[str, int]:
    """How many of each stratum: one each, then one by one where most articles go without
    (the highest averages of D'Hondt)."""
    places = {str(name): 1 for name in sizes.index}
    for _ in range(min(n, int(sizes.sum())) - len(places)):
        open_ = [name for name in places if places[name] < sizes[name]]
        fullest = max(open_, key=lambda name: (_size(name, sizes) / (places[name] + 1), name))
        places[fullest] += 1
    return places


def _size(name: str, sizes: pd.Series[int]) -> float:
    return float(sizes[name]) * (WITH_SIGN if name.endswith("a sign") else 1.0)
