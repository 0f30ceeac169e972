"""Tables: what a corpus holds, each table a DataFrame made when it is first asked for."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, wraps
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from ..corrections.applying import Corrections, corrections_told
from ..corrections.file import read_corrections
from ..document.annotation import Document, annotate
from ..edition import ArticleEdition, PageEdition, article, page
from ..events.attendance import find_attendance
from ..events.events import classify, find_events
from ..events.persons import find_people
from ..events.retellings import same_events, same_texts
from ..events.signs import find_signs
from ..events.statements import find_statements
from ..formulas.discovery import Discovery, Finding, discover
from ..formulas.mentions import count_formulas, find_formula_mentions, in_order
from ..formulas.themes import find_theme_mentions, weigh_themes
from ..issues.readings import PageReading
from ..issues.selection import LeftOut
from ..issues.summary import problems, summed_up
from ..lexicons.bound import PACKAGE, Lexicons, marked
from ..lexicons.labels import speak
from ..records import (
    Article,
    Attendance,
    Contributor,
    Event,
    Formula,
    FormulaMention,
    Page,
    Person,
    Sign,
    Statement,
    Stretch,
    Theme,
    ThemeMention,
    Word,
)
from ..schema import frame
from ..study import Study
from ..words.counts import count_words, tokens
from .progress import watched
from .provenance import Provenance, inputs, provenance_of
from .uncollected import uncollected

T = TypeVar("T")

#: Every table and the row class that declares its columns.
TABLES: dict[str, type] = {
    "pages": Page,
    "articles": Article,
    "contributors": Contributor,
    "events": Event,
    "attendance": Attendance,
    "signs": Sign,
    "people": Person,
    "statements": Statement,
    "formulas": Formula,
    "formula_mentions": FormulaMention,
    "themes": Theme,
    "theme_mentions": ThemeMention,
    "words": Word,
    "accounting": Stretch,
}


class drawn(cached_property[T]):  # a decorator
    """A property that is worked out once, with the word lists of its corpus in force."""

    def __init__(self, draw: Callable[[Any], T]) -> None:
        @wraps(draw)
        def with_its_lists(corpus: Corpus) -> T:
            with corpus.lexicons, uncollected():
                drawn = draw(corpus)
            return marked(drawn, corpus.lexicons) if isinstance(drawn, pd.DataFrame) else drawn

        super().__init__(with_its_lists)


class Corpus:
    """The pages of a folder and their tables, each a DataFrame made when it is first asked for.

    Parameters
    ----------
    folder : the folder that was read.
    readings : its pages.
    discover : add formulas that are found and not listed.
    study : what was to be read, if it is more than the folder.
    out : pages that were left out.
    corrections : what a reader has put right; those of the folder if it is not said.
    lexicons : the word lists that it was read with; its tables are drawn with them, whatever others are in
        force. ``with corpus.lexicons:`` puts them in force for what is asked of no corpus.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> page = "2022年3月26日 星期六\\n本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。"
    >>> _ = (folder / "a.txt").write_text(page, encoding="utf-8")
    >>> import analysis
    >>> corpus = analysis.read(folder)
    >>> corpus.events[["date", "name", "level"]].astype(str).values.tolist()
    [['2022-03-25', '全市招商推进会', 'city']]
    """

    def __init__(
        self,
        folder: Path,
        readings: list[PageReading],
        discover: bool = True,
        study: Study | None = None,
        out: Sequence[LeftOut] = (),
        lexicons: Lexicons = PACKAGE,
        corrections: Corrections | None = None,
    ) -> None:
        self.folder = folder.absolute()  # a notebook goes into a folder of its own after the reading
        self.readings = readings
        self.discover = discover
        self.study = study or Study(folder)
        self._out = out
        self.lexicons = lexicons
        #: What a reader has put right by hand: ``corrections.csv`` beside the pages.
        self.corrections = (
            Corrections(read_corrections(folder), [r.row for r in readings], {page.file for page in out})
            if corrections is None
            else corrections
        )

    @drawn
    def pages(self) -> pd.DataFrame:
        """One row a page file, those that could not be read included."""
        return frame((r.row for r in self.readings), Page)

    @drawn
    def left_out(self) -> pd.DataFrame:
        """One row a page that is of another paper or day than those asked for."""
        return frame(self._out, LeftOut)

    @drawn
    def articles(self) -> pd.DataFrame:
        """One row an article."""
        return frame(
            (
                d.article._replace(kind=classify(d.article, events), same_text_as=self._same_texts.get(d.id))
                for d, events in zip(self.documents, self._event_rows, strict=True)
            ),
            Article,
        )

    @drawn
    def contributors(self) -> pd.DataFrame:
        """One row a person in a byline."""
        return frame((c for r in self.readings for c in r.reading.contributors), Contributor)

    @drawn
    def events(self) -> pd.DataFrame:
        """One row a thing that took place."""
        same = self._same_events
        rows = (e._replace(same_as=same.get(e.event)) for events in self._event_rows for e in events)
        return frame(rows, Event)

    @drawn
    def attendance(self) -> pd.DataFrame:
        """One row a person and role at an event."""
        return frame(self.seats, Attendance)

    @drawn
    def seats(self) -> list[Attendance]:
        """The rows of ``attendance``."""
        found = zip(watched(self.documents, "attendance"), self._event_rows, strict=True)
        return [
            seat
            for d, events in found
            for seat in self.corrections.attendance(d.article, events, d.once(find_attendance))
        ]

    @drawn
    def refused(self) -> list[str]:
        """The corrections that no longer fit and are not applied, a sentence each, by line."""
        if self.corrections.total:
            self.corrections.strangers(self._articles)
            _ = self.seats, self.people, self.themes  # they are refused where they are to be applied
        return [self.corrections.refused[line] for line in sorted(self.corrections.refused)]

    @drawn
    def _same_texts(self) -> dict[str, str]:
        """Articles that print an earlier one's text, and which."""
        return same_texts({d.id: d.body for d in self.documents})

    @drawn
    def _same_events(self) -> dict[str, str]:
        """Events that an earlier article tells, and of which they are."""
        told = (e for events in self._event_rows for e in events)
        return same_events(told, self.seats, self._same_texts)

    @drawn
    def signs(self) -> pd.DataFrame:
        """One row a place that looks as if the tables lacked something."""
        return frame(self._each("signs", find_signs), Sign)

    @drawn
    def people(self) -> pd.DataFrame:
        """One row a person and printed title in an article."""
        found = watched(self.documents, "people")
        rows = (self.corrections.people(d.article, d.once(find_people)) for d in found)
        return frame(chain.from_iterable(rows), Person)

    @drawn
    def statements(self) -> pd.DataFrame:
        """One row an attributed stretch of speech."""
        return frame(self._each("statements", find_statements), Statement)

    @drawn
    def _formula_rows(self) -> list[FormulaMention]:
        return list(self._each("formulas", find_formula_mentions))

    @drawn
    def _discovery(self) -> Discovery:
        return discover(self.documents) if self.discover else Discovery([], [])

    @drawn
    def findings(self) -> pd.DataFrame:
        """One row a candidate for a formula that is not listed, with its signs and its score."""
        return frame(self._discovery.findings, Finding)

    @drawn
    def finding_places(self) -> pd.DataFrame:
        """One row a place that the count of a finding counts, best score first."""
        return frame(self._discovery.places, FormulaMention)

    @drawn
    def formula_mentions(self) -> pd.DataFrame:
        """One row an occurrence of a formula, article by article."""
        rows = in_order([*self._formula_rows, *self._discovery.mentions], self._articles)
        return frame(rows, FormulaMention)

    @drawn
    def formulas(self) -> pd.DataFrame:
        """One row a formula in an article: those listed, then those found."""
        listed, found = count_formulas(self._formula_rows), count_formulas(self._discovery.mentions, "found")
        return frame([*listed, *found], Formula)

    @drawn
    def _theme_rows(self) -> list[ThemeMention]:
        return list(self._each("themes", find_theme_mentions))

    @drawn
    def theme_mentions(self) -> pd.DataFrame:
        """One row an occurrence of a theme's term."""
        return frame(self._theme_rows, ThemeMention)

    @drawn
    def themes(self) -> pd.DataFrame:
        """One row a theme in an article."""
        found = (self._weighed(document) for document in self.documents)
        return frame(chain.from_iterable(found), Theme)

    def _weighed(self, document: Document) -> list[Theme]:
        weighed = weigh_themes(document.once(find_theme_mentions))
        return self.corrections.themes(document.article, weighed)

    @drawn
    def tokens(self) -> dict[str, list[str]]:
        """The words, marks and spaces of each article's body, by its id: cut once for all counts."""
        return {document.id: document.once(tokens) for document in self.documents}

    @drawn
    def words(self) -> pd.DataFrame:
        """One row a word in an article."""
        return frame(self._each("words", count_words), Word)

    @drawn
    def accounting(self) -> pd.DataFrame:
        """One row a stretch of a page's raw text, and what became of it."""
        return frame((s for r in self.readings for s in r.reading.accounting), Stretch)

    @property
    def _articles(self) -> list[Article]:
        return [a for r in self.readings for a in r.reading.articles]

    @drawn
    def documents(self) -> list[Document]:
        """The articles annotated, in the order of the pages; every table of articles is drawn from them."""
        return [
            annotate(article, r.issue.date, r.issue.near, r.row.paper)
            for r in self.readings
            for article in r.reading.articles
        ]

    @drawn
    def _event_rows(self) -> list[list[Event]]:
        """The events of each document."""
        found = watched(self.documents, "events")
        return [self.corrections.events(d.article, d.once(find_events)) for d in found]

    def _each(self, what: str, extract: Callable[[Document], Iterable[Any]]) -> Iterable[Any]:
        """Run an extractor over every document, with a progress bar on a terminal."""
        return (row for document in watched(self.documents, what) for row in document.once(extract))

    def table(self, name: str) -> pd.DataFrame:
        """A table by its name.

        Raises
        ------
        KeyError : there is no such table; the message lists those there are.
        """
        if name not in TABLES:
            raise KeyError(f"no table {name!r}; there are {', '.join(TABLES)}")
        table: pd.DataFrame = getattr(self, name)
        return table

    def article(self, wanted: str) -> ArticleEdition:
        """An article to be read, with what was found in it marked in place.

        Parameters
        ----------
        wanted : its id, its headline, or a part of that.

        Raises
        ------
        NotFound : no article is called so, or several are; the message names them.
        """
        return article(self, wanted)

    def page(self, wanted: str) -> PageEdition:
        """A page to be read, with what each stretch of it was taken for.

        Parameters
        ----------
        wanted : its id, its file, or a part of that.

        Raises
        ------
        NotFound : no page is called so, or several are; the message names them.
        """
        return page(self, wanted)

    def present(self, labels: str | None = "both") -> None:
        """Let figures and sentences of this process speak as this corpus asks, by its word lists.

        Parameters
        ----------
        labels : languages of labels: ``zh``, ``en``, or ``both``, which leaves it to the study: to the option
            ``--labels`` of a report, or the variable ``ANALYSIS_LABELS``.
        """
        speak(self.study.labels if labels in (None, "both") else str(labels))
        self.lexicons.use()

    def problems(self) -> list[str]:
        """The pages that could not be read, a sentence each: file and reason."""
        return problems([r.row for r in self.readings])

    def summary(self) -> list[str]:
        """What was read, in plain sentences: pages, articles, dates, what could not be read."""
        lines = summed_up([r.row for r in self.readings], len(self._articles), self._out)
        if own := self.lexicons.summary():
            lines.append(own)
        lines += corrections_told(self.corrections.total, self.refused)
        return lines

    @cached_property
    def provenance(self) -> Provenance:
        """What it was read from and with: digests of the inputs, parameters, versions."""
        rows = [r.row for r in self.readings if not r.row.problem]
        papers = sorted({row.paper for row in rows if row.paper})
        days = sorted(row.issue_date.isoformat() for row in rows if row.issue_date)
        return provenance_of(self.study, inputs(self.folder, self.lexicons), self.summary(), papers, days)

    def cite(self) -> str:
        """Say in one paragraph what results rest on: for a footnote, or the head of a file."""
        return self.provenance.cite()

    def __repr__(self) -> str:
        return f"Corpus {self.folder.name}: " + "; ".join(self.summary())

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in self.summary())
        return f"<p>Corpus <b>{html.escape(self.folder.name)}</b></p><ul>{items}</ul>"
