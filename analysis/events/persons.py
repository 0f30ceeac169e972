"""People: names in an article with the titles printed for them."""

from __future__ import annotations

import re

from ..document.annotation import Document
from ..people.lists import Name
from ..people.titles import organisation_of
from ..records import Article, Person


def find_people(document: Document) -> list[Person]:
    """Find the persons in an article's body with every title printed for them.

    Parameters
    ----------
    document : the article, annotated.

    Returns
    -------
    One :class:`Person` a person and title in order of first appearance; a person without a printed
    title has one row with ``title`` None. ``body[start:end]`` is the name at the title's place.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.layout.articles import read_articles
    >>> reading = read_articles("p", "本报讯 昨日，市委副书记、市长王一主持会议。市领导李二、赵三参加。")
    >>> [(p.person, p.title) for p in find_people(annotate(reading.articles[0]))]
    [('王一', '市委副书记'), ('王一', '市长'), ('李二', None), ('赵三', None)]
    """
    titled: dict[tuple[str, str], Person] = {}
    bare: dict[str, Person] = {}
    article = document.article
    for found in document.names:
        for title in found.titles:
            text = re.sub(r"\s", "", title.text)
            titled.setdefault(
                (found.name, text), _row(article, found, text, organisation_of(text, title.head))
            )
        bare.setdefault(found.name, _row(article, found, None, None))
    with_title = {name for name, _ in titled}
    rows = [*titled.values(), *(row for name, row in bare.items() if name not in with_title)]
    return sorted(rows, key=lambda row: row.start)


def _row(article: Article, found: Name, title: str | None, organisation: str | None) -> Person:
    text = article.body[found.start : found.end]
    return Person(article.article, found.name, title, organisation, found.start, found.end, text)
