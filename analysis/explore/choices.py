"""Choices: what somebody wants to see of a corpus."""

import datetime
import re
from typing import NamedTuple

from ..corpus import Corpus
from ..lexicons.labels import label

#: What parts the terms of a list that somebody types.
_PARTED = re.compile(r"[\s,，、;；]+")


class Choice(NamedTuple):
    """What to see, and of which articles; whatever is empty is not narrowed.

    Parameters
    ----------
    folder : the folder of pages; empty for the one that ``analysis.read()`` finds.
    paper : a newspaper's name.
    since, until : first and last day of issue.
    theme : a theme by its name in the tables.
    terms : terms of one's own, whose timeline is drawn instead of that of themes.
    speaker, official : names of persons.
    word : characters to look for.
    by : ``issue``, ``week`` or ``month``; empty for the shortest that a figure has room for.
    sort : of a concordance: ``text``, ``left`` or ``right``.
    drawing : of co-attendance: ``network`` or ``matrix``.
    article : id of the article to read; empty for the first.
    """

    folder: str = ""
    paper: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    theme: str = ""
    terms: tuple[str, ...] = ()
    speaker: str = ""
    official: str = ""
    word: str = ""
    by: str = ""
    sort: str = "right"
    drawing: str = "network"
    article: str = ""


def term_list(typed: str) -> tuple[str, ...]:
    """Read a list of terms as somebody types it.

    Parameters
    ----------
    typed : terms parted by spaces, commas or semicolons, Chinese ones too.

    Examples
    --------
    >>> term_list("外贸、进口, 出口 外贸")
    ('外贸', '进口', '出口')
    """
    return tuple(dict.fromkeys(term for term in _PARTED.split(typed) if term))


def basis(choice: Choice, corpus: Corpus, of: int, uses: tuple[str, ...]) -> str:
    """Say in a sentence which articles a view rests on, and which papers it pools.

    Parameters
    ----------
    choice : what was chosen.
    corpus : the articles that are left.
    of : articles of the whole corpus.
    uses : the choices that the view goes by.
    """
    narrowed = {
        "theme": f"that name {label('theme', choice.theme)}",
        "speaker": f"that quote {choice.speaker}",
        "official": f"that name {choice.official}",
    }
    which = " and ".join(text for name, text in narrowed.items() if name in uses and getattr(choice, name))
    n = len(corpus.articles)
    said = f"{n:,} of {of:,} articles{f' {which}' if which else ''}"
    placed = corpus.articles.merge(corpus.pages[["page", "paper", "issue_date"]], on="page")
    days = placed["issue_date"].dropna().drop_duplicates()
    if len(days):
        said += f", {len(days):,} {'day' if len(days) == 1 else 'days'} of issue"
        said += (
            f" from {days.min().date()} to {days.max().date()}" if len(days) > 1 else f", {days.min().date()}"
        )
    papers = placed["paper"].fillna("no paper known").value_counts()
    listed = ", ".join(f"{paper} {count:,}" for paper, count in papers.head(4).items())
    more = f" and {len(papers) - 4:,} others" if len(papers) > 4 else ""
    if len(papers) > 1:
        return f"{said}. {len(papers)} papers are pooled: {listed}{more}."
    return f"{said}; {listed}." if len(papers) else f"{said}."
