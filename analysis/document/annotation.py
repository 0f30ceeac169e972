"""Documents: an article with what every extractor needs to know of it, each thing worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from ..dates import find_dates
from ..dates.mentions import DateMention
from ..lexicons.automaton import Hits
from ..people.lists import Name
from ..people.names import find_names
from ..people.titles import Title, find_titles
from ..records import Article
from .clauses import Sentence, Subject, sentences, subjects

T = TypeVar("T")


class Document:
    """An article and its annotations; every extractor is a function of it.

    Each annotation is worked out when it is first asked for and kept with the document, so a corpus of
    400 articles recognises names 400 times, whoever asks. Nothing is kept that is keyed by a text.

    Parameters
    ----------
    article : the article.
    printed : the page's issue date, against which 昨日 and a date without a year are read; None where it
        is unknown.
    near : where it is unknown, a day not far from it: a day without a year is placed by that.
    paper : the newspaper's name, where it is known.

    Examples
    --------
    >>> from analysis.layout.articles import read_articles
    >>> page = read_articles("p", "本报讯 昨日，市长李二主持会议。他指出，要抓落实。")
    >>> document = annotate(page.articles[0], datetime.date(2022, 3, 25))
    >>> [name.name for name in document.names], document.dates[0].date.isoformat()
    (['李二'], '2022-03-24')
    """

    def __init__(
        self,
        article: Article,
        printed: datetime.date | None = None,
        near: datetime.date | None = None,
        paper: str | None = None,
    ) -> None:
        self.article = article
        self.printed = printed
        self.near = near
        self.paper = paper
        self._kept: dict[Callable[[Document], Any], Any] = {}

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.article

    @cached_property
    def headline(self) -> str:
        """The headline and its other decks, one a line: the text in which ``part == "headline"`` counts."""
        return "\n".join(deck for deck in (self.article.headline, self.article.subheads) if deck)

    @cached_property
    def _headline_hits(self) -> Hits:
        return Hits(self.headline)

    @cached_property
    def headline_titles(self) -> list[Title]:
        """Every title in the headline text, of a person named there or not."""
        return find_titles(self.headline, self._headline_hits)

    @cached_property
    def headline_names(self) -> list[Name]:
        """Every place in the headline text at which a person is named."""
        return find_names(self.headline, self._headline_hits, self.headline_titles)

    @property
    def body(self) -> str:
        """The article's body; every offset of an annotation counts in it."""
        return self.article.body

    @cached_property
    def hits(self) -> Hits:
        """The words of all lists that stand in the body, found in one pass."""
        return Hits(self.body)

    @cached_property
    def titles(self) -> list[Title]:
        """Every title in the body, of a person named there or not."""
        return find_titles(self.body, self.hits)

    @cached_property
    def names(self) -> list[Name]:
        """Every place at which a person is named, in reading order."""
        return find_names(self.body, self.hits, self.titles)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The body's sentences."""
        return sentences(self.body)

    @cached_property
    def subjects(self) -> list[Subject]:
        """Groups of names, with what is said of each."""
        return subjects(self.body, self.names, self.sentences)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates that the body mentions, 今天 counted from the dateline."""
        return find_dates(self.body, self.printed, self._written, self.near)

    @property
    def _written(self) -> datetime.date | None:
        """The day of the dateline: 今天 in the text is that day, not the day of the issue."""
        dateline = self.article.dateline
        mentions = find_dates(dateline, self.printed, near=self.near) if dateline else []
        return mentions[0].date if mentions else None

    def once(self, annotation: Callable[[Document], T]) -> T:
        """What a function says of this document, worked out at the first call and kept.

        Parameters
        ----------
        annotation : a function of a document, of any room: drafts of events, tokens, speech.
        """
        if annotation not in self._kept:
            self._kept[annotation] = annotation(self)
        value: T = self._kept[annotation]
        return value


def annotate(
    article: Article,
    printed: datetime.date | None = None,
    near: datetime.date | None = None,
    paper: str | None = None,
) -> Document:
    """Make an article's :class:`Document`.

    Parameters
    ----------
    article : the article.
    printed : the page's issue date; None where it is unknown.
    near : where it is unknown, a day not far from it, if there is one.
    paper : the newspaper's name; 市 in the paper of a municipality is of the province's level.
    """
    return Document(article, printed, near, paper)
