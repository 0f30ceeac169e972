"""Assembling: the tables of a corpus from its parts, with what only all of them together can say.

That is: the ids of pages and what bears them, which pages are left out, which articles print an earlier one's
text and which events they tell again, and the formulas that are found and not listed. Parts are gone
through one by one; only what is compared is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import pandas as pd

from ..corpus.stored import MORE
from ..corpus.tables import TABLES
from ..events.retellings import same_events, same_texts
from ..formulas.discovery.findings import Discovery, every_nth, judge
from ..formulas.discovery.passages import Passage
from ..formulas.mentions import count_formulas, in_order
from ..issues.copies import copies
from ..issues.readings import page_ids
from ..issues.selection import select
from ..issues.summary import summed_up
from ..records import Article, Attendance, Event, Formula, FormulaMention, Page
from ..schema import fields, frame, records
from ..study import Study
from .parts import KEY, PASSAGES, TEXTS
from .store import Store

#: The columns that hold ids of pages, articles and events.
_IDS = ("pages.page", "articles.article", "events.event")


#: Tables that have rows of pages which are copies of others.
OF_PAGES = ("pages", "accounting", TEXTS)


class _Placed(NamedTuple):
    row: Page


class Assembly:
    """The tables of a corpus, drawn from parts.

    Parameters
    ----------
    store : holds the parts.
    parts : names of the parts, in the order of the pages.
    study : what is asked for: papers, days.
    discover : also find formulas that are not listed.
    """

    def __init__(self, store: Store, parts: Sequence[str], study: Study, discover: bool) -> None:
        self.store, self.parts, self.study, self.discover = store, parts, study, discover
        rows = [row for part in parts for row in records(store.table(part, "pages"), Page)]
        ids = page_ids(rows)
        signed = [s for part in parts for s in store.table(part, TEXTS)["signature"]]
        first = {n: ids[m] for n, m in copies(rows, signed).items()}
        named = [_Placed(row._replace(page=ids[n], copy_of=first.get(n))) for n, row in enumerate(rows)]
        kept, self.out = select(named, study.papers, study.since, study.until)
        self.pages = [each.row for each in kept]
        stays = {each.row.page for each in kept}
        both = [(row.page, new.row) for row, new in zip(rows, named, strict=True) if new.row.page in stays]
        self._ids = {old: new.page for old, new in both}
        self._copies = {old: new.copy_of for old, new in both if new.copy_of}

    def part_table(self, part: str, name: str) -> pd.DataFrame:
        """A table of a part with the ids of the corpus, without the rows of pages that are left out."""
        table = self.store.table(part, name)
        page = table.iloc[:, 0].str[:KEY]
        here = self._ids.keys() if name in OF_PAGES else self._ids.keys() - self._copies.keys()
        if name == "pages":
            table["copy_of"] = table["page"].map(self._copies).astype("str")
        table = table[page.isin(here)].reset_index(drop=True)
        for column in _id_columns(name):
            if column != "copy_of":
                ids = table[column]
                table[column] = ids.str[:KEY].map(self._ids) + ids.str[KEY:]
        return table

    def tables(self, name: str) -> Iterator[pd.DataFrame]:
        """A table of the corpus, part by part.

        Parameters
        ----------
        name : of :data:`~analysis.corpus.tables.TABLES` or :data:`~analysis.corpus.stored.MORE`.
        """
        if name in ("findings", "finding_places"):
            yield frame(
                self._discovery.findings if name == "findings" else self._discovery.places, MORE[name]
            )
            return
        for part in self.parts:
            table = self.part_table(part, name)
            if name == "articles":
                table["same_text_as"] = table["article"].map(self._same_texts).astype("str")
            if name == "events":
                table["same_as"] = table["event"].map(self._same_events).astype("str")
            if name == "formula_mentions":
                table = self._with_found(table, part)
            yield table
        if name == "formulas":
            yield frame(count_formulas(self._discovery.mentions, "found"), Formula)

    def _with_found(self, table: pd.DataFrame, part: str) -> pd.DataFrame:
        """The mentions of a part, those of found formulas among those of listed ones."""
        articles = list(records(self.part_table(part, "articles"), Article))
        found = [m for a in articles for m in self._found_of.get(a.article, ())]
        rows = in_order([*records(table, FormulaMention), *found], articles)
        return frame(rows, FormulaMention)

    @cached_property
    def _same_texts(self) -> dict[str, str]:
        bodies: dict[str, str] = {}
        for part in self.parts:
            table = self.part_table(part, "articles")
            bodies.update(zip(table["article"], table["body"], strict=True))
        return same_texts(bodies)

    @cached_property
    def _same_events(self) -> dict[str, str]:
        events = (e for part in self.parts for e in records(self.part_table(part, "events"), Event))
        seats = (s for part in self.parts for s in records(self.part_table(part, "attendance"), Attendance))
        return same_events(events, seats, self._same_texts)

    @cached_property
    def _discovery(self) -> Discovery:
        if not self.discover:
            return Discovery([], [])
        listed: set[str] = set()
        characters = 0
        for part in self.parts:
            texts = self.part_table(part, PASSAGES)
            characters += int(texts["text"].str.len().sum())
            listed.update(name for cell in texts["listed"].unique() for name in json.loads(cell))
        step = every_nth(characters)
        sample, number = [], dict[str, int]()
        for passage, cuts in self._passages():
            if number.setdefault(passage.article, len(number)) % step == 0:
                offsets = frozenset(accumulate(json.loads(cuts), initial=0))
                sample.append(passage._replace(cuts=offsets))
        return judge(sample, (passage for passage, _ in self._passages()), listed)

    def _passages(self) -> Iterator[tuple[Passage, str]]:
        for part in self.parts:
            texts = self.part_table(part, PASSAGES)
            columns = (texts[name] for name in ("article", "part", "text", "open", "cuts"))
            for article, where, text, seen, cuts in zip(*columns, strict=True):
                yield Passage(article, where, text, seen, frozenset()), cuts

    @cached_property
    def _found_of(self) -> dict[str, list[FormulaMention]]:
        found: dict[str, list[FormulaMention]] = {}
        for mention in self._discovery.mentions:
            found.setdefault(mention.article, []).append(mention)
        return found

    def refused(self) -> dict[int, str]:
        """The corrections for its pages that no longer fit, by their line."""
        return {n: why for part in self.parts for n, why in self.store.refused(part, self._ids).items()}

    def summary(self, articles: int) -> list[str]:
        """What was read, in plain sentences; ``articles`` is how many there are."""
        return summed_up(self.pages, articles, self.out)


def _id_columns(name: str) -> list[str]:
    if name in (PASSAGES, TEXTS):
        return ["article" if name == PASSAGES else "page"]
    columns = fields(TABLES[name])
    return [f.name for f in columns if f.column.refers in _IDS or f"{name}.{f.name}" in _IDS]
