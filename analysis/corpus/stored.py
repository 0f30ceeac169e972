"""Stored: a corpus of tables that were written as Parquet; no page is read for it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import pandas as pd

from ..corrections.applying import Corrections
from ..formulas.discovery.findings import Finding
from ..issues.dating import Issue
from ..issues.readings import PageReading
from ..layout.articles import Reading
from ..lexicons.bound import PACKAGE
from ..readers.pages import UNKNOWN, CorpusError, Source
from ..records import Article, Contributor, FormulaMention, Page, Stretch
from ..schema import Column, records, typed
from ..study import Study
from ..text.located import Text
from .provenance import VERSION, Inputs, Provenance, package_versions, program_digest, provenance_of
from .tables import TABLES, Corpus

T = TypeVar("T")


class PageText(NamedTuple):
    """A page's raw text, and the day by which its dates without a year were placed."""

    page: Annotated[str, Column("Page.", refers="pages.page", key=True)]
    text: Annotated[str, Column("Its text as it came out of the file.")]
    signature: Annotated[str, Column("Hash of its articles, by which copies of a page are told.")]
    near: Annotated[
        datetime.date | None, Column("A day not far from that of issue; missing where none is known.")
    ]


#: Tables that a folder of Parquet holds beside those of a corpus: what notebooks ask of pages and discovery.
MORE: dict[str, type] = {"findings": Finding, "finding_places": FormulaMention, "texts": PageText}


def open_tables(folder: Path | str) -> Corpus:
    """Open tables that ``python -m analysis tables --format parquet`` wrote.

    Parameters
    ----------
    folder : where they are.

    Returns
    -------
    A corpus with the same tables, each read when it is first asked for.

    Raises
    ------
    CorpusError : there are no such tables.

    Examples
    --------
    >>> open_tables("nowhere")
    Traceback (most recent call last):
    ...
    analysis.readers.errors.CorpusError: nowhere: no tables to open; make them with `tables --format parquet`
    """
    place = Path(folder)
    try:
        told = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
        there = all((place / f"{name}.parquet").is_file() for name in (*TABLES, *MORE))
    except (OSError, ValueError):
        told, there = {}, False
    if not there or "made_from" not in told:
        raise CorpusError(f"{folder}: no tables to open; make them with `tables --format parquet`")
    return StoredCorpus(place, told)


def is_stored(folder: Path) -> bool:
    """Whether a folder holds tables rather than pages."""
    try:
        return all((folder / name).is_file() for name in ("datapackage.json", "articles.parquet"))
    except OSError:  # a folder that may not be entered; whoever reads it says so
        return False


def _stored(name: str) -> cached_property[pd.DataFrame]:
    def its(corpus: StoredCorpus) -> pd.DataFrame:
        row = TABLES.get(name) or MORE[name]
        return typed(pd.read_parquet(corpus.folder / f"{name}.parquet"), row)

    return cached_property(its)


class StoredCorpus(Corpus):
    """A corpus of tables in a folder.

    Parameters
    ----------
    folder : the folder.
    told : what its ``datapackage.json`` says.
    """

    def __init__(self, folder: Path, told: dict[str, Any]) -> None:
        self.folder = folder.absolute()
        self.discover = bool(told["discover"])
        self.study = Study(folder)
        self.lexicons = PACKAGE
        self.corrections = Corrections([], [])
        self._out = ()
        self._told = told

    pages = _stored("pages")
    articles = _stored("articles")
    contributors = _stored("contributors")
    events = _stored("events")
    attendance = _stored("attendance")
    signs = _stored("signs")
    people = _stored("people")
    statements = _stored("statements")
    formulas = _stored("formulas")
    formula_mentions = _stored("formula_mentions")
    themes = _stored("themes")
    theme_mentions = _stored("theme_mentions")
    words = _stored("words")
    accounting = _stored("accounting")
    findings = _stored("findings")
    finding_places = _stored("finding_places")
    _texts = _stored("texts")

    @cached_property
    def readings(self) -> list[PageReading]:  # type: ignore[override]  # made when it is asked for
        """The pages as they were read, put together again from the tables."""
        texts = {row.page: row for row in records(self._texts, PageText)}
        articles = _by_page(records(self.articles, Article), lambda a: a.page)
        page_of = {a.article: a.page for its in articles.values() for a in its}
        contributors = _by_page(records(self.contributors, Contributor), lambda c: page_of[c.article])
        accounting = _by_page(records(self.accounting, Stretch), lambda s: s.page)
        found = []
        for row in records(self.pages, Page):
            text = texts[row.page]
            source = Source(
                row.file, text.text, row.encoding, row.sha256, UNKNOWN, row.problem, row.published
            )
            day, why = row.issue_date, (row.issue_date_source, row.issue_date_reason)
            issue = Issue(day, *why, row.page_no, row.paper, text.near)
            its = articles.get(row.page, [])
            reading = Reading(
                its, contributors.get(row.page, []), accounting.get(row.page, []),
                [Text.of(a.body) for a in its], Text.of(text.text),
            )  # fmt: skip
            found.append(PageReading(row, source, issue, reading, issue))
        return found

    @cached_property
    def refused(self) -> list[str]:
        """None: they were refused when the tables were made, and the summary says so."""
        return []

    def summary(self) -> list[str]:
        """What was read when the tables were made, in plain sentences."""
        return list(self._told["summary"])

    @cached_property
    def provenance(self) -> Provenance:
        """What the tables were made from."""
        rows = list(records(self.pages, Page))
        papers = sorted({row.paper for row in rows if row.paper})
        days = sorted(row.issue_date.isoformat() for row in rows if row.issue_date)
        made = str(self._told["made_from"])
        inputs = Inputs(VERSION, program_digest(), made, self.lexicons.digest, package_versions())
        return provenance_of(self.study, inputs, self.summary(), papers, days)


def _by_page(rows: Iterable[T], page: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(page(row), []).append(row)
    return found
