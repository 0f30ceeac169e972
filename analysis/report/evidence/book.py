"""Books of evidence: for every count of a report, the sentences that it counts.

A book has shelves (all hits of a theme, all occurrences of a word), and on each shelf a group of
places an article. What stands behind a count is a shelf or some of its groups. A rule says, for a
column of counts and a row of its table, which; the count is compared with what stands there before
it is shown, so that a report cannot show a number that its sentences do not bear out.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

import pandas as pd

from .texts import Place, Text

#: What of the groups is counted: places, groups, their articles, or the issues of these.
Unit = Literal["places", "groups", "articles", "days"]
#: How a shelf's groups are shown: as sentences with the places marked, as whole texts, or as numbers
#: that lead to whole texts.
Form = Literal["sentences", "texts", "numbers"]
Key = tuple[str, ...]
Row = Mapping[str, Any]


class EvidenceError(ValueError):
    """A count and the places behind it differ; the message names the column, the row and both."""


class Group(NamedTuple):
    """Places in one article; of a speaker, in what that speaker says there; ``n`` is their number."""

    article: str
    speaker: str | None
    places: tuple[Place, ...]
    n: int


class Shelf(NamedTuple):
    """Groups by their names, under one title."""

    title: str
    form: Form
    groups: Mapping[str, Group]


class Behind(NamedTuple):
    """What stands behind a count: a shelf, or those of its groups that ``only`` has.

    With ``of`` the number is a share: this by that.
    """

    shelf: Key
    unit: Unit
    only: frozenset[str] | None = None
    of: Behind | None = None


class Link(NamedTuple):
    """Where a number leads: ``target`` of its places; of a share ``base`` is that of the whole."""

    target: str
    unit: Unit
    base: str | None = None
    base_unit: Unit | None = None


#: What stands behind a count in a row; None where the column holds no counts in this row.
Rule = Callable[[Row], Behind | None]


class Book:
    """The evidence of a report, taken from the shelves as its counts ask for it.

    Parameters
    ----------
    name : begins the ids of its parts, which differ from those of other books of a page.
    texts : articles by id.
    shelves : makers of shelves by their first word; a maker takes the other words of the key. The
        shelf ``("text",)`` has the articles whole and is always there.
    rules : by name of a column of counts.
    """

    def __init__(
        self,
        name: str,
        texts: Mapping[str, Text],
        shelves: Mapping[str, Callable[..., Shelf]],
        rules: Mapping[str, Rule],
    ) -> None:
        self.name = name
        self.texts = texts
        self._makers = {"text": lambda: whole_texts(texts), **shelves}
        self.rules = dict(rules)
        self._made: dict[Key, Shelf] = {}
        self._places: dict[Key, dict[str, int]] = {}
        self._fixed: dict[str, Any] = {}
        #: Shelves and parts of shelves that counts have led to, in that order.
        self.asked: dict[tuple[Key, frozenset[str] | None], int] = {}

    def given(self, **fixed: Any) -> Book:
        """The same book for tables whose rows do not say something that their counts depend on.

        Parameters
        ----------
        fixed : values by the name of the column that the rows lack.
        """
        book = copy.copy(self)
        book._fixed = {**self._fixed, **fixed}
        return book

    def link(self, column: str, row: Row, number: float | None) -> Link | None:
        """Find what a number of a table leads to.

        Parameters
        ----------
        column : its column.
        row : its row, by column.
        number : the number shown.

        Returns
        -------
        The link; None if the column holds no counts, or the number is 0 or missing.

        Raises
        ------
        EvidenceError : what stands behind the number is another number.
        """
        rule = self.rules.get(column)
        if rule is None or number is None or pd.isna(number):
            return None
        behind = rule(self._fixed | dict(row))
        if behind is None:
            return None
        found = self.count(behind)
        if abs(found - number) > 1e-9:
            raise EvidenceError(
                f"{column} is {number} but {found} stand behind it ({behind.unit} of "
                f"{' '.join(behind.shelf)}), in the row {dict(row)}"
            )
        if not number:
            return None
        target = self._asked(behind)
        if behind.of is None:
            return Link(target, behind.unit)
        return Link(target, behind.unit, self._asked(behind.of), behind.of.unit)

    def count(self, behind: Behind) -> float:
        """Count what stands behind a number; of a share, divide."""
        groups = self.groups(behind.shelf, behind.only)
        if behind.unit == "places":
            found = sum(group.n for group in groups.values())
        elif behind.unit == "groups":
            found = len(groups)
        else:
            articles = {group.article for group in groups.values()}
            dates = {self.texts[article].date for article in articles} - {None}
            found = len(articles) if behind.unit == "articles" else len(dates)
        return found / self.count(behind.of) if behind.of else found

    def shelf(self, key: Key) -> Shelf:
        """The shelf of a key, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = self._makers[key[0]](*key[1:])
        return self._made[key]

    def groups(self, key: Key, only: frozenset[str] | None = None) -> dict[str, Group]:
        """The groups of a shelf, or those that ``only`` names and the shelf has."""
        groups = self.shelf(key).groups
        return {name: group for name, group in groups.items() if only is None or name in only}

    def _asked(self, behind: Behind) -> str:
        """Note that a count leads there; of all groups of a shelf, to the shelf."""
        names = frozenset(self.groups(behind.shelf, behind.only))
        only = None if len(names) == len(self.shelf(behind.shelf).groups) else names
        self.asked.setdefault((behind.shelf, None), len(self.asked))
        if self.shelf(behind.shelf).form != "texts":
            self.asked.setdefault((("text",), None), len(self.asked))
        if only is not None and len(only) == 1:
            return self.group_id(behind.shelf, next(iter(only)))
        return self.id(behind.shelf, only)

    def id(self, key: Key, only: frozenset[str] | None = None) -> str:
        """The id of a shelf or of a list of some of its groups."""
        return f"{self.name}-{self.asked.setdefault((key, only), len(self.asked))}"

    def group_id(self, key: Key, name: str) -> str:
        """The id of a group: that of its shelf with its number there."""
        if key not in self._places:
            self._places[key] = {group: n for n, group in enumerate(self.shelf(key).groups)}
        return f"{self.id(key)}-{self._places[key][name]}"


def whole_texts(texts: Mapping[str, Text]) -> Shelf:
    """The shelf of all articles, each with its whole text."""
    groups = {}
    for name, text in texts.items():
        places = (Place("headline", 0, len(text.decks)), Place("body", 0, len(text.body)))
        groups[name] = Group(name, None, tuple(place for place in places if place.end), 1)
    return Shelf("Articles", "texts", groups)


def shelf_of(title: str, places: Iterable[tuple[str, Place]], form: Form = "sentences") -> Shelf:
    """Group places by their articles, in the order of both."""
    found: dict[str, list[Place]] = {}
    for article, place in places:
        found.setdefault(article, []).append(place)
    groups = {name: Group(name, None, tuple(its), len(its)) for name, its in found.items()}
    return Shelf(title, form, groups)
