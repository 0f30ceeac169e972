"""Visits: the row that receptions and inspections share; visits of state and registrations beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from ..document.clauses import Sentence, Subject
from ..lexicons import words_of
from ..people.lists import Name


class Visit(NamedTuple):
    """A reception or an inspection in a sentence."""

    kind: str
    name: str
    start: int
    end: int
    hosts: tuple[Name, ...]
    guests: tuple[Name, ...]
    video: bool
    venue: str | None
    #: Behind the verb that tells of it, offset into the body.
    verb: int = 0


def find_arrival(group: Subject) -> Visit | None:
    """Find the visit of state that a group sets out on: 总理李远抵达某国，开始进行正式访问.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "国务院总理李远抵达某国首都，开始对某国进行正式访问。"
    >>> notice = Article("p-01", "p", 1, None, None, "other", body, len(body))
    >>> find_arrival(annotate(notice).subjects[0]).name
    '抵达某国首都，开始对某国进行正式访问'
    """
    match = _arrives().search(group.predicate)
    if match is None:
        return None
    return Visit("other", match[0], group.start, group.sentence.end, group.names, (), False, None, group.end)


@lexicons.cached
def _arrives() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{words_of('arrives')})[^，。；]{{2,24}}，?[^，。；]{{0,20}}(?:{words_of('visit of state')})"
    )


def is_registration(sentence: Sentence) -> bool:
    """Whether a sentence says that deputies or members register for a session.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> is_registration(sentences("昨日，出席会议的代表陆续报到。")[0])
    True
    """
    return bool(re.search(r"(?:代表|委员)[^。]{0,40}(?:报到)(?!证|书|处)", sentence.text))
