"""Books of evidence: for every count of a report, the sentences that it counts.

A number of a table counts rows of another, as its column declares (:class:`analysis.schema.Column`):
a book has these tables, parted into shelves (all hits of a theme, all occurrences of a word), and on
each shelf a group of places an article. What stands behind a count is a shelf or some of its groups.
The count is compared with what stands there before it is shown, so that a report cannot show a number
that its sentences do not bear out.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pandas as pd

from ...schema import Column, fields
from .declared import UNITS, Row, Unit, declared, pairs, within
from .texts import Place, Text

#: How a shelf's groups are shown: as sentences with the places marked, as whole texts, or as numbers
#: that lead to whole texts.
Form = Literal["sentences", "texts", "numbers"]
Key = tuple[str, ...]


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


class Counted(NamedTuple):
    """A table whose rows are counted.

    Parameters
    ----------
    shelf : makes the shelf of some values of ``key``.
    key : the columns that part it into shelves.
    same : another table and its key; where both have the same places, its shelf is the one shown.
    part : where several values of ``key`` share a shelf, what ``shelf`` is made of instead.
    """

    shelf: Callable[..., Shelf]
    key: tuple[str, ...] = ()
    same: tuple[str, tuple[str, ...]] | None = None
    part: Callable[..., Key] | None = None


#: Whether a group has a value of a column that parts no shelves, in a row that counts it.
Condition = Callable[[Group, Any, Row], bool]
CONDITIONS: dict[str, Condition] = {
    "article": lambda group, value, _: group.article == value,
    "speaker": lambda group, value, _: group.speaker == value,
}


class Book:
    """The evidence of a report, taken from the shelves as its counts ask for it.

    Parameters
    ----------
    name : begins the ids of its parts, which differ from those of other books of a page.
    texts : articles by id.
    tables : those whose rows are counted, by name. ``articles`` has them whole and is always there.
    rows : the row classes of the tables that lead to it.
    conditions : by name of a column that parts no shelves, or of a ``where``; articles and speakers
        are known.
    """

    def __init__(
        self,
        name: str,
        texts: Mapping[str, Text],
        tables: Mapping[str, Counted],
        rows: Sequence[type],
        conditions: Mapping[str, Condition] | None = None,
    ) -> None:
        self.name = name
        self.texts = texts
        self.tables = {"articles": Counted(lambda: whole_texts(texts)), **tables}
        self.rows = tuple(rows)
        self._conditions = CONDITIONS | dict(conditions or {})
        self._made: dict[Key, Shelf] = {}
        self._places: dict[Key, dict[str, int]] = {}
        self._shown_as: dict[Key, Key] = {}
        self._fixed: dict[str, Any] = {}
        #: Shelves and parts of shelves that counts have led to, in that order.
        self.asked: dict[tuple[Key, frozenset[str] | None], int] = {}
        #: Groups that a count leads to each by itself, by their shelf.
        self.singled: dict[Key, set[str]] = {}

    def given(self, **fixed: Any) -> Book:
        """The same book for tables whose rows do not say something that their counts depend on.

        Parameters
        ----------
        fixed : values by the name of the column that the rows lack.
        """
        book = copy.copy(self)
        book._fixed = {**self._fixed, **fixed}
        return book

    def with_rows(self, rows: Sequence[type]) -> Book:
        """The same book for tables of other row classes, as of a notebook's own measure."""
        book = copy.copy(self)
        book.rows = tuple(rows)
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
        if number is None or pd.isna(number):
            return None
        behind = self.behind(column, row)
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

    def among(self, column: str, row: Row) -> float | None:
        """Count the articles that a number of articles is of: those of the same days.

        Parameters
        ----------
        column : its column.
        row : its row, by column.

        Returns
        -------
        Their number; None if the column counts something else, or all articles.
        """
        its = declared(self.rows, column, tuple(row), tuple(self._fixed))
        if its is None or UNITS[its.unit] != "articles" or (its.counts == "articles" and not its.by):
            return None
        every = its._replace(counts="articles", by=(), where="", of="")
        return self.count(self._filtered(every, self._fixed | dict(row)))

    def counts(self, column: str) -> bool:
        """Whether some table of this book has a column of this name that counts."""
        named = (field.column for row in self.rows for field in fields(row) if field.name == column)
        return any(its.counts for its in named)

    def behind(self, column: str, row: Row) -> Behind | None:
        """Say what stands behind a column of a row; None if the column counts nothing there."""
        its = declared(self.rows, column, tuple(row), tuple(self._fixed))
        if its is None:
            return None
        found = self._filtered(its, self._fixed | dict(row))
        if not its.of:
            return found
        # A share of one paper's articles is a share of all of these, not of everybody's.
        kept = tuple(name for name in its.by if name == "paper")
        whole = its._replace(counts=its.of, by=kept, where="", of="")
        return found._replace(of=self._filtered(whole, self._fixed | dict(row)))

    def _filtered(self, column: Column, row: Row) -> Behind:
        """The rows that a column counts: a shelf of their table, and the groups that a row selects."""
        table = self.tables[column.counts]
        values = {name: row[source] for name, source in pairs(column) if source in row}
        part = tuple(str(values.pop(name)) for name in table.key)
        key = self._shown((column.counts, *(table.part(*part) if table.part else part)))
        if column.where:
            values[column.where] = True
        if not values and not column.when:
            return Behind(key, UNITS[column.unit])
        on_days = within(column.when, row) if column.when else lambda day: True
        only = frozenset(
            name
            for name, group in self.groups(key).items()
            if on_days(self.texts[group.article].date)
            and all(self._conditions[its](group, value, row) for its, value in values.items())
        )
        return Behind(key, UNITS[column.unit], only)

    def _shown(self, key: Key) -> Key:
        """The key of the shelf that is shown for one: another table's where it has the same places."""
        if key not in self._shown_as:
            table = self.tables[key[0]]
            self._shown_as[key] = key
            if table.same:
                other, columns = table.same
                values = dict(zip(table.key, key[1:], strict=True))
                known = self._shown((other, *(values[name] for name in columns)))
                if self.shelf(known).groups == self.shelf(key).groups:
                    self._shown_as[key] = known
        return self._shown_as[key]

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
            self._made[key] = self.tables[key[0]].shelf(*key[1:])
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
            self.asked.setdefault((("articles",), None), len(self.asked))
        if only is not None and len(only) == 1:
            self.singled.setdefault(behind.shelf, set()).update(only)
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
