"""Parts: the rows of some pages, as one process makes them and as they are kept between runs.

A part's pages bear ids of their own, made of what they rest on; those of the corpus are known only when all
pages are (:mod:`analysis.runs.assembling`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import pandas as pd

from ..corpus.provenance import package_versions, program_digest
from ..corpus.stored import PageText
from ..corpus.tables import TABLES, Corpus
from ..corrections.applying import Corrections
from ..corrections.file import Correction
from ..document.annotation import Document, annotate
from ..events.attendance import find_attendance
from ..events.events import find_events
from ..events.persons import find_people
from ..events.signs import find_signs
from ..events.statements import find_statements
from ..formulas.discovery.findings import LISTED
from ..formulas.discovery.passages import passages
from ..formulas.mentions import find_formula_mentions
from ..formulas.themes import find_theme_mentions
from ..issues.copies import signature
from ..issues.readings import PageReading, named, read_page
from ..lexicons.bound import Lexicons
from ..readers.pages import Source
from ..schema import Column, frame
from ..words.counts import count_words

#: Length of a page's id within a part.
KEY = 16
#: Tables of a part beside those of a corpus: what the second step needs.
PASSAGES = "passages"
TEXTS = "texts"
PART_TABLES = (*TABLES, TEXTS, PASSAGES)
#: Everything that is asked of an article. What is not asked here is asked when a part is put together.
EXTRACTORS: tuple[Callable[[Document], Any], ...] = (
    find_events, find_attendance, find_people, find_signs, find_statements,
    find_formula_mentions, find_theme_mentions, count_words,
)  # fmt: skip


class OpenText(NamedTuple):
    """A headline or body as discovery of formulas looks at it."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"), key=True)]
    text: Annotated[str, Column("As it stands.")]
    open: Annotated[str, Column("Names, titles and listed formulas blotted out.")]
    cuts: Annotated[str, Column("Lengths of the words of the general dictionary, as JSON.")]
    listed: Annotated[str, Column("Listed formulas of the article, as JSON.")]


class PartCorpus(Corpus):
    """A corpus that knows of no other pages: what rests on all of them is left to the second step."""

    @property
    def _same_texts(self) -> dict[str, str]:
        return {}

    @property
    def _same_events(self) -> dict[str, str]:
        return {}


class Task(NamedTuple):
    """Pages to be read into rows.

    Parameters
    ----------
    folder : the corpus.
    sources : the pages, with what the files hold.
    keys : what each rests on.
    corrections : those for these pages.
    discover : also make the texts ready for the discovery of formulas.
    aside : pages that cannot be read; they are tried again in the next run.
    whole : keys of all pages of the part, in order; rows of those not among ``keys`` are kept already.
    """

    folder: Path
    sources: Sequence[Source]
    keys: Sequence[str]
    corrections: Sequence[Correction]
    discover: bool
    aside: Collection[int] = ()
    whole: Sequence[str] = ()


class Part(NamedTuple):
    """The rows of some pages.

    Parameters
    ----------
    keys : what each page rests on, in order; empty for one that was set aside.
    tables : each table of :data:`PART_TABLES`.
    refused : corrections that no longer fit, by page and line.
    """

    keys: list[str]
    tables: dict[str, pd.DataFrame]
    refused: dict[str, dict[int, str]]


def page_key(source: Source, corrections: Iterable[Correction], lexicons: Lexicons, discover: bool) -> str:
    """What a page's rows rest on, as one hash: where it is the same, so are the rows.

    Parameters
    ----------
    source : the page as read.
    corrections : those for it.
    lexicons : the word lists.
    discover : whether texts are made ready for discovery.
    """
    rests = (
        program_digest(), package_versions(), lexicons.digest,
        source.file, source.sha256, source.encoding, source.problem, source.published,
        [str(part) for part in source.known], [list(c) for c in corrections], discover,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(rests, ensure_ascii=True).encode()).hexdigest()


def read_part(task: Task, begin: Callable[[int], None] = lambda n: None) -> Part:
    """Read some pages into rows.

    Parameters
    ----------
    task : the pages.
    begin : is told the number of each page before it is read.

    Returns
    -------
    The :class:`Part`.
    """
    readings, documents = [], []
    for n, (source, key) in enumerate(zip(task.sources, task.keys, strict=True)):
        begin(n)
        reading = named(read_page(source), key[:KEY])
        readings.append(reading)
        issue = reading.issue
        for article in reading.reading.articles:
            document = annotate(article, issue.date, issue.near, reading.row.paper)
            for extract in EXTRACTORS:
                document.once(extract)
            documents.append(document)
    corrections = Corrections(task.corrections, [r.row for r in readings])
    corpus = PartCorpus(task.folder, readings, discover=False, corrections=corrections)
    corpus.documents = documents
    tables = {name: corpus.table(name) for name in TABLES}
    tables[TEXTS] = frame((_text(r) for r in readings), PageText)
    texts = documents if task.discover else []
    tables[PASSAGES] = frame((row for d in texts for row in _open_texts(d)), OpenText)
    keys = ["" if n in task.aside else key for n, key in enumerate(task.keys)]
    return Part(keys, tables, _refused(corpus, task))


def _text(r: PageReading) -> PageText:
    return PageText(r.row.page, r.source.text, signature(r.reading.articles), r.issue.near)


def _open_texts(document: Document) -> Iterable[OpenText]:
    mentions = find_formula_mentions(document, LISTED)
    listed = json.dumps(sorted({mention.formula for mention in mentions}), ensure_ascii=False)
    for p in passages(document, mentions):
        lengths = [b - a for a, b in pairwise(sorted(p.cuts))]
        yield OpenText(p.article, p.part, p.text, p.open, json.dumps(lengths), listed)


def _refused(corpus: Corpus, task: Task) -> dict[str, dict[int, str]]:
    """The corrections of each page that no longer fit."""
    _ = corpus.refused  # they are refused where they are to be applied
    told = corpus.corrections.refused
    return {
        key: its
        for source, key in zip(task.sources, task.keys, strict=True)
        if (
            its := {
                c.line: told[c.line] for c in task.corrections if c.file == source.file and c.line in told
            }
        )
    }


def joined(parts: Sequence[Part]) -> Part:
    """The rows of several parts in one."""
    tables = {
        name: pd.concat([part.tables[name] for part in parts], ignore_index=True) for name in parts[0].tables
    }
    refused = {key: its for part in parts for key, its in part.refused.items()}
    return Part([key for part in parts for key in part.keys], tables, refused)
