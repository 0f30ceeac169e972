"""Tables: a run from pages to table files, which goes on where an earlier one stopped."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..corpus.progress import watched
from ..corpus.stored import MORE
from ..corpus.tables import TABLES
from ..corrections.applying import corrections_told
from ..corrections.file import Correction, read_corrections
from ..export.description import package
from ..export.files import TableFile
from ..export.tables import check_apart
from ..issues.summary import problems
from ..lexicons.bound import PACKAGE, Lexicons
from ..lexicons.own import read_own
from ..outputs import whole_folder
from ..readers.pages import Source, stream_sources
from ..study import Study
from .assembling import Assembly
from .cluster import share_out_to
from .parts import Task, page_key
from .processes import share_out
from .store import Store, digest_of

#: Pages of a part.
PART = 128


T = TypeVar("T")


class Made(NamedTuple):
    """What a run did.

    Parameters
    ----------
    read : pages that were read in this run.
    pages : pages of the folder.
    problems : pages that could not be read, a sentence each.
    summary : what was read, in plain sentences; empty where nothing had changed.
    files : the files of the tables.
    """

    read: int
    pages: int
    problems: list[str]
    summary: list[str]
    files: list[Path]

    def told(self, out: Path) -> list[str]:
        """What was done, in plain sentences; ``out`` is where the tables are."""
        again = f"{self.read} of {self.pages} pages read; of the others stands what was read before"
        lines = [*self.summary, *([again] if self.read < self.pages else [])]
        if not self.summary:
            lines += self.problems
        where = "are up to date" if not self.summary else f"and datapackage.json in {out}"
        return [*lines, f"{len(self.files) - 1} tables {where}"]


def make_tables(
    study: Study, out: Path, form: str = "csv", *, plain: bool = False, discover: bool = True,
    workers: int = 0, fresh: bool = False, scheduler: str = "",
) -> Made:  # fmt: skip
    """Write every table of a corpus, page after page, and keep what was read for the next run.

    Pages that have not changed since (their bytes, what the manifest and the corrections say of them, the
    word lists, the code) are not read again; where nothing has changed, nothing is written. What is kept
    lies beside ``out``, in a folder named ``.NAME.parts``.

    Parameters
    ----------
    study : what is to be read.
    out : folder for the files.
    form, plain : as of :func:`analysis.export.write_tables`; ``csv`` or ``parquet``.
    discover : also find formulas that are not listed.
    workers : processes that read pages; 0 for one a core.
    fresh : forget what is kept, and read all pages.
    scheduler : address of a Dask scheduler whose workers read the pages (the extra ``cluster``).

    Returns
    -------
    What was done.

    Raises
    ------
    CorpusError : the folder cannot be read, or ``out`` holds it; see :func:`analysis.read`.
    OSError : the files cannot be written; those that were there are as they were.
    """
    check_apart(study.folder, out)
    kept = out.absolute().with_name(f".{out.absolute().name}.parts")
    own = study.own_lexicons
    with whole_folder(out) as target, read_own(own) if own else nullcontext(PACKAGE) as lists:
        if fresh:
            shutil.rmtree(kept, ignore_errors=True)
        store = Store(kept)
        plan = _Plan(study.folder, store, lists, discover)
        if scheduler:
            for task, part in share_out_to(scheduler, plan.tasks(), lists):
                store.keep(task, part)
        else:
            for _ in share_out(plan.tasks(), store.work, workers or os.cpu_count() or 1):
                pass
        made_from = plan.made_from(study, form, plain)
        names = [*TABLES, *(MORE if form == "parquet" else ())]
        files = [out / f"{name}.{form}" for name in names] + [out / "datapackage.json"]
        if plan.read or not _is_made(out, made_from):
            assembly = Assembly(store, plan.parts, study, discover)
            told = plan.corrections_told(assembly)
            summary = _write(assembly, target, form, plain, made_from, lists, told)
            plan.problems = problems(assembly.pages)  # those that a worker met are among them
        else:
            summary = []
        store.sweep(plan.parts)
        return Made(plan.read, plan.pages, plan.problems, summary, files)


class _Plan:
    """Which pages make which parts, and which of them must be read."""

    def __init__(self, folder: Path, store: Store, lists: Lexicons, discover: bool) -> None:
        self.folder, self.store, self.lists, self.discover = folder, store, lists, discover
        self.parts: list[str] = []
        self.problems: list[str] = []
        self.pages = self.read = 0
        self._files: set[str] = set()
        self._corrections: dict[str, list[Correction]] = defaultdict(list)
        for correction in read_corrections(folder):
            self._corrections[correction.file].append(correction)

    def tasks(self) -> Iterator[Task]:
        """What must be read, part by part."""
        twice: Counter[str] = Counter()
        for sources in _batched(watched(stream_sources(self.folder), "pages"), PART):
            keys = [self._key(source, twice) for source in sources]
            self.pages += len(sources)
            self.parts.append(digest_of(keys))
            self._files.update(source.file for source in sources)
            self.problems += [f"{s.file}: {s.problem}" for s in sources if s.problem]
            if not self.store.has(keys):
                new = [n for n, key in enumerate(keys) if key not in self.store.where]
                self.read += len(new)
                corrections = [c for n in new for c in self._corrections.get(sources[n].file, ())]
                yield Task(
                    self.folder, [sources[n] for n in new], [keys[n] for n in new], corrections,
                    self.discover, whole=keys,
                )  # fmt: skip

    def _key(self, source: Source, twice: Counter[str]) -> str:
        key = page_key(source, self._corrections.get(source.file, ()), self.lists, self.discover)
        twice[key] += 1
        return key if twice[key] == 1 else hashlib.sha256(f"{key} {twice[key]}".encode()).hexdigest()

    def made_from(self, study: Study, form: str, plain: bool) -> str:
        """What the tables are made from, as one hash."""
        rests = [
            *self.parts,
            *self._strangers().values(),
            sorted(study.parameters.items()),
            form,
            plain,
            self.discover,
        ]
        return hashlib.sha256(json.dumps(rests, default=str).encode()).hexdigest()

    def corrections_told(self, assembly: Assembly) -> list[str]:
        """How many corrections are applied, and which are not; those for pages left out rest."""
        out = {page.file for page in assembly.out}
        asked = {file: its for file, its in self._corrections.items() if file not in out}
        refused = assembly.refused() | self._strangers()
        return corrections_told(sum(map(len, asked.values())), [refused[line] for line in sorted(refused)])

    def _strangers(self) -> dict[int, str]:
        """The corrections for files that are not there, by their line."""
        return {
            c.line: f"corrections.csv:{c.line}: no page {file} was read; not applied"
            for file, its in self._corrections.items()
            if file not in self._files
            for c in its
        }


def _batched(things: Iterable[T], n: int) -> Iterator[list[T]]:
    """Things by n at a time (``itertools.batched`` of Python 3.12)."""
    left = iter(things)
    while batch := list(islice(left, n)):
        yield batch


def _is_made(out: Path, made_from: str) -> bool:
    """Whether tables lie there that were made from the same, all of them."""
    try:
        told = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        return bool(told["made_from"] == made_from) and all(
            (out / resource["path"]).stat().st_size == resource["bytes"] for resource in told["resources"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _write(
    assembly: Assembly, target: Path, form: str, plain: bool, made_from: str, lists: Lexicons,
    corrections: Sequence[str],
) -> list[str]:  # fmt: skip
    """Write all tables, part by part, and their description; gives the summary."""
    rows: dict[str, int] = {}
    for name in [*TABLES, *(MORE if form == "parquet" else ())]:
        row = TABLES.get(name) or MORE[name]
        with TableFile(target, name, row, form, plain) as file:
            for table in assembly.tables(name):
                file.append(table)
        rows[name] = file.rows
    summary = assembly.summary(rows["articles"])
    if own := lists.summary():
        summary.append(own)
    summary += corrections
    described: dict[str, Any] = package(rows, summary, form, plain=plain)
    for resource in described["resources"]:
        resource["bytes"] = (target / resource["path"]).stat().st_size
    described |= {"made_from": made_from, "summary": summary, "discover": assembly.discover}
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (target / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    return summary
