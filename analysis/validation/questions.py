"""Questions: what a coder is asked about each article, a sheet a question, and what was found."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..corrections.applying import listed
from ..lexicons.labels import theme_labels
from ..records import EVENT_KINDS, Attendance

#: A coder's answer in the column ``right`` that takes a row away.
NO = "no"


class Answer(NamedTuple):
    """A column of a sheet that the coder may change.

    Parameters
    ----------
    name : of the column.
    text : what it asks for.
    few : the only answers, if they are few and no word list's.
    """

    name: str
    text: str
    few: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The only answers, if they are few: of themes, those of the word list in use."""
        return tuple(theme_labels()) if self.name == "theme" else self.few


class Question(NamedTuple):
    """A sheet: what it asks, and the columns that say which row it is about."""

    sheet: str
    text: str
    keys: tuple[str, ...]
    answers: tuple[Answer, ...]
    strikes: bool = True

    @property
    def columns(self) -> list[str]:
        """All columns of the sheet, in order."""
        right = ["right"] if self.strikes else []
        return [*self.keys, *right, *(answer.name for answer in self.answers)]


EVENTS = Question(
    "events",
    "One row a meeting, visit, reception or other event that the article reports as news. Put no under "
    "right where it is none; put right what is wrong in its row; add a row for each that is missing "
    "(article and name; leave event empty), with the words of the article that tell of it as evidence.",
    ("article", "event"),
    (
        Answer("date", "Day it took place, as 2022-03-24; empty where it cannot be known."),
        Answer("kind", "What it was.", EVENT_KINDS),
        Answer("name", "Its name as printed."),
        Answer("host", "Who presided or received, parted by 、."),
        Answer("present", "Everybody named as being there, the host included, in the order printed."),
        Answer("evidence", "The sentence that tells of it, word for word."),
    ),
)
PEOPLE = Question(
    "people",
    "One row a person in the body of the article, reporters of the byline left out. Put no under right "
    "where it is no person; add a row for each that is missing.",
    ("article",),
    (Answer("person", "Name as printed, without spaces."),),
)
THEMES = Question(
    "themes",
    "One row an article: the theme it is about before all others; empty where none fits.",
    ("article",),
    (Answer("theme", "First theme."),),
    strikes=False,
)
QUESTIONS = (EVENTS, PEOPLE, THEMES)


def found(corpus: Corpus, articles: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Fill the sheets with what the tables say of some articles.

    Parameters
    ----------
    corpus : the corpus.
    articles : ids of articles.

    Returns
    -------
    The rows of each sheet by its name, a dict of cells a row; what is missing is None.
    """
    of = {a: n for n, a in enumerate(articles)}
    events = _of(corpus.events, of)
    seats = {event: list(its) for event, its in groupby(corpus.seats, lambda seat: seat.event)}
    people = _of(corpus.people.drop_duplicates(["article", "person"]), of)
    firsts = first_themes(corpus)
    return {
        EVENTS.sheet: [_event(event, seats.get(event["event"], [])) for event in events],
        PEOPLE.sheet: [{"article": p["article"], "person": p["person"]} for p in people],
        THEMES.sheet: [{"article": a, "theme": firsts.get(a)} for a in articles],
    }


def _of(table: pd.DataFrame, articles: dict[str, int]) -> list[dict[str, Any]]:
    """The rows of a table that belong to the articles, in their order."""
    its = table[table["article"].isin(articles)].astype(object)
    rows: list[dict[Any, Any]] = its.where(its.notna(), None).to_dict("records")
    return sorted(rows, key=lambda row: articles[row["article"]])


def _event(event: dict[str, Any], seats: list[Attendance]) -> dict[str, Any]:
    return {
        "article": event["article"],
        "event": event["event"],
        "date": event["date"].date().isoformat() if event["date"] else None,
        "kind": event["kind"],
        "name": event["name"],
        "host": listed(seats, "host") or None,
        "present": listed(seats, "present") or None,
        "evidence": event["text"],
    }


def first_themes(corpus: Corpus) -> dict[str, str]:
    """The theme with most points of each article that has one; of equals, the one ranked first."""
    firsts = corpus.themes.drop_duplicates("article")
    return dict(zip(firsts["article"], firsts["theme"], strict=True))
