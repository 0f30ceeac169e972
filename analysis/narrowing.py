"""Narrowing: some of a corpus that has been read, without reading it again."""

import datetime
from functools import cached_property

import pandas as pd

from .corpus import Corpus
from .document.annotation import Document
from .issues.readings import PageReading
from .issues.selection import LeftOut, select
from .measures.network import PRESENT
from .records import Attendance, Event
from .schema import records
from .study import study

_Date = datetime.date | str | None


def only(
    corpus: Corpus,
    *,
    papers: str | tuple[str, ...] | list[str] | None = None,
    since: _Date = None,
    until: _Date = None,
    theme: str | None = None,
    speaker: str | None = None,
    official: str | None = None,
) -> Corpus:
    """Keep some papers, days or articles of a corpus; its pages are not read again.

    Parameters
    ----------
    corpus : a corpus.
    papers, since, until : as in :func:`analysis.read`; these choose pages.
    theme : the articles that name this theme.
    speaker : the articles that quote this speaker, and of the statements only the speaker's.
    official : the articles that name this person, and of the events only those that list the person as
        present.

    Returns
    -------
    A corpus whose tables have the rows of what is kept: those that ``analysis.read`` would give for the same
    papers and days, but that formulas found and not listed stay those of the whole corpus. It may have
    no article. Every share of it is a share of the articles kept.

    Raises
    ------
    CorpusError : no page is of one of the papers, a day is none, or no page is left.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from analysis import read
    >>> folder = Path(tempfile.mkdtemp())
    >>> for day, what in ((5, "防汛"), (6, "招商")):
    ...     page = f"临江日报 2022年3月{day}日\\n本报讯 昨日，全市{what}推进会召开。"
    ...     _ = (folder / f"{day}.txt").write_text(page, encoding="utf-8")
    >>> only(read(folder), since="2022-03-06").events["name"].tolist()
    ['全市招商推进会']
    """
    asked = study(corpus.folder, papers=papers, since=since, until=until, labels=corpus.study.labels)
    readings, out = select(corpus.readings, asked.papers, asked.since, asked.until)
    pages = {reading.row.page for reading in readings}
    kept = [document for document in corpus.documents if document.article.page in pages]
    for table, column, value in (
        ("themes", "theme", theme),
        ("statements", "speaker", speaker),
        ("people", "person", official),
    ):
        if value:
            rows = corpus.table(table)
            those = set(rows.loc[rows[column] == value, "article"])
            kept = [document for document in kept if document.id in those]
    return _Narrowed(corpus, readings, out, kept, speaker, official)


def _rows(name: str) -> "cached_property[pd.DataFrame]":
    """The rows that a table of the whole corpus has on the articles kept."""

    def its(narrowed: "_Narrowed") -> pd.DataFrame:
        return _those(getattr(narrowed.whole, name), "article", narrowed.ids)

    return cached_property(its)


def _those(table: pd.DataFrame, column: str, values: set[str]) -> pd.DataFrame:
    return table[table[column].isin(values)].reset_index(drop=True)


class _Narrowed(Corpus):
    """Some articles of a corpus, with the rows of theirs."""

    def __init__(
        self,
        whole: Corpus,
        readings: list[PageReading],
        out: list[LeftOut],
        documents: list[Document],
        speaker: str | None,
        official: str | None,
    ) -> None:
        super().__init__(whole.folder, readings, whole.discover, whole.study, out, whole.lexicons)
        self.whole = whole
        self.documents = documents
        self.ids = {document.id for document in documents}
        self._speaker = speaker
        self._official = official

    def summary(self) -> list[str]:
        """What was kept, in plain sentences."""
        of = len(self._articles)
        more = [f"{len(self.documents)} of these {of} articles kept"] if len(self.documents) < of else []
        return [*super().summary(), *more]

    contributors = _rows("contributors")
    signs = _rows("signs")
    people = _rows("people")
    formulas = _rows("formulas")
    formula_mentions = _rows("formula_mentions")
    finding_places = _rows("finding_places")
    themes = _rows("themes")
    theme_mentions = _rows("theme_mentions")
    words = _rows("words")
    _statements = _rows("statements")

    @cached_property
    def refused(self) -> list[str]:
        """Those of the whole corpus."""
        return self.whole.refused

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Those of the whole corpus: they are judged by all of it."""
        return self.whole.findings

    @cached_property
    def _event_rows(self) -> list[list[Event]]:
        """The events of each document; which are told again is asked anew, among those kept."""
        told: dict[str, list[Event]] = {document.id: [] for document in self.documents}
        for event in records(_those(self.whole.events, "article", self.ids), Event):
            told[event.article].append(event._replace(same_as=None))
        return list(told.values())

    @cached_property
    def seats(self) -> list[Attendance]:
        """The rows of ``attendance``."""
        held = {event.event for events in self._event_rows for event in events}
        return list(records(_those(self.whole.attendance, "event", held), Attendance))

    @cached_property
    def statements(self) -> pd.DataFrame:
        """One row an attributed stretch of speech, of the one speaker if there is one."""
        its = self._statements
        return its[its["speaker"] == self._speaker].reset_index(drop=True) if self._speaker else its

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row a thing that took place; with an official, every telling of those that list him or her."""
        its = super().events
        if not self._official:
            return its
        there = self._attended(super().attendance)["event"]
        first = its["same_as"].fillna(its["event"])
        return its[first.isin(first[its["event"].isin(there)])].reset_index(drop=True)

    @cached_property
    def attendance(self) -> pd.DataFrame:
        """One row a person and role at one of the events."""
        its = super().attendance
        return its[its["event"].isin(self.events["event"])].reset_index(drop=True) if self._official else its

    def _attended(self, attendance: pd.DataFrame) -> pd.DataFrame:
        return attendance[(attendance["person"] == self._official) & attendance["role"].isin(PRESENT)]

    @cached_property
    def tokens(self) -> dict[str, list[str]]:
        """The words, marks and spaces of each article's body, by its id."""
        return {document.id: self.whole.tokens[document.id] for document in self.documents}
