"""Parts: the rows of some pages, as one process makes them and as they are kept between runs.

A part's pages bear ids of their own, made of what they rest on; those of the corpus are known only when all
pages are (:mod:`analysis.runs.assembling`).
"""

from __future__ import annotations

import hashlib
import json
import shutil
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
from ..lexicons.own import Lexicons
from ..outputs import whole_folder
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
    refused : corrections that no longer fit, by their line.
    """

    keys: list[str]
    tables: dict[str, pd.DataFrame]
    refused: dict[int, str]


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
    corpus = PartCorpus(task.folder, readings, discover=False)
    corpus.documents = documents
    corpus.corrections = Corrections(list(task.corrections), [r.row for r in readings])
    tables = {name: corpus.table(name) for name in TABLES}
    tables[TEXTS] = frame((_text(r) for r in readings), PageText)
    texts = documents if task.discover else []
    tables[PASSAGES] = frame((row for d in texts for row in _open_texts(d)), OpenText)
    keys = ["" if n in task.aside else key for n, key in enumerate(task.keys)]
    return Part(keys, tables, _refused(corpus))


def _text(r: PageReading) -> PageText:
    return PageText(r.row.page, r.source.text, signature(r.reading.articles), r.issue.near)


def _open_texts(document: Document) -> Iterable[OpenText]:
    mentions = find_formula_mentions(document, LISTED)
    listed = json.dumps(sorted({mention.formula for mention in mentions}), ensure_ascii=False)
    for p in passages(document, mentions):
        lengths = [b - a for a, b in pairwise(sorted(p.cuts))]
        yield OpenText(p.article, p.part, p.text, p.open, json.dumps(lengths), listed)


def _refused(corpus: Corpus) -> dict[int, str]:
    _ = corpus.refused
    return dict(corpus.corrections.refused)


def joined(parts: Sequence[Part]) -> Part:
    """The rows of several parts in one."""
    tables = {
        name: pd.concat([part.tables[name] for part in parts], ignore_index=True) for name in parts[0].tables
    }
    refused = {n: why for part in parts for n, why in part.refused.items()}
    return Part([key for part in parts for key in part.keys], tables, refused)


class Store:
    """The parts that are kept between runs, a folder each.

    Parameters
    ----------
    folder : where they lie; made if need be.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.where: dict[str, str] = {}
        for path in sorted(folder.glob("*/part.json")):
            for key in _told(path).get("keys", []):
                self.where.setdefault(key, path.parent.name)
        self.where.pop("", None)

    def has(self, keys: Sequence[str]) -> bool:
        """Whether the part with these pages is there, all of it."""
        told = _told(self.folder / digest_of(keys) / "part.json")
        return bool(told) and all(told["keys"])

    def work(self, task: Task, begin: Callable[[int], None] = lambda n: None) -> str:
        """Read what a task asks for and keep it; gives the name of the part."""
        return self.keep(task, read_part(task, begin))

    def keep(self, task: Task, part: Part) -> str:
        """Keep the rows that were read for a task, with those of its pages that are kept already.

        Parameters
        ----------
        task : the task.
        part : the rows of its sources.

        Returns
        -------
        The name of the part.
        """
        if set(task.whole) - set(task.keys):
            part = self._joined(task, part)
        name = digest_of(task.whole)
        with whole_folder(self.folder / name) as folder:
            for title, table in part.tables.items():
                table.to_parquet(folder / f"{title}.parquet", index=False, compression="zstd")
            told = {"keys": part.keys, "refused": part.refused}
            (folder / "part.json").write_text(json.dumps(told), encoding="utf-8")
        return name

    def _joined(self, task: Task, part: Part) -> Part:
        """The rows of all pages of a part, in their order."""
        old = [key for key in task.whole if key not in set(task.keys)]
        homes = sorted({self.where[key] for key in old})
        order = {key[:KEY]: n for n, key in enumerate(task.whole)}
        kept = {key[:KEY] for key in old}
        tables = {}
        for name, fresh in part.tables.items():
            found = [table[_pages(table).isin(kept)] for table in (self.table(home, name) for home in homes)]
            whole = pd.concat([*found, fresh], ignore_index=True)
            tables[name] = whole.iloc[_pages(whole).map(order).argsort(kind="stable")]
        read = dict(zip(task.keys, part.keys, strict=True))
        refused = {n: why for home in homes for n, why in self.refused(home).items()}
        return Part([read.get(key, key) for key in task.whole], tables, refused | part.refused)

    def table(self, part: str, name: str) -> pd.DataFrame:
        """A table of a part."""
        return pd.read_parquet(self.folder / part / f"{name}.parquet")

    def refused(self, part: str) -> dict[int, str]:
        """The corrections of a part that no longer fit, by their line."""
        return {int(n): why for n, why in _told(self.folder / part / "part.json")["refused"].items()}

    def sweep(self, kept: Iterable[str]) -> None:
        """Throw away the parts that no run needs any more."""
        names = set(kept)
        for path in self.folder.iterdir():
            if path.name not in names:
                shutil.rmtree(path, ignore_errors=True)


def digest_of(keys: Sequence[str]) -> str:
    """The name of the part with these pages."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:24]


def _pages(table: pd.DataFrame) -> pd.Series[str]:
    """The page of each row: its first column is the page, or begins with it."""
    return table.iloc[:, 0].str[:KEY]


def _told(path: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told
