"""Verifying: whether what reports follow from is still as it was when they were made."""

from __future__ import annotations

import hashlib
import html
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from ..corpus.provenance import Provenance, inputs_of
from ..study import Study, study
from .notebooks import ReportError

#: Where a report says what it follows from.
RECORD = re.compile(r' data-made-from="([^"]*)"')


class Verified(NamedTuple):
    """A report, and what has changed since it was made; nothing is an empty list."""

    file: str
    changes: list[str]


def record(provenance: Provenance, notebook: Path | None = None) -> str:
    """What a report says of its inputs, for :func:`verify` to compare: JSON.

    Parameters
    ----------
    provenance : of the corpus.
    notebook : the report's notebook; the index has none.
    """
    return provenance.record(**({"notebook": _digest(notebook)} if notebook else {}))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def verify(
    reports: Path, notebooks: Path, folder: Path | None = None, lexicons: Path | None = None
) -> list[Verified]:
    """Compare what reports follow from with what is there now.

    Parameters
    ----------
    reports : folder of the reports.
    notebooks : folder of the notebooks.
    folder : the pages; without it the folder that the reports name, from here.
    lexicons : word lists of one's own; without it those that the reports name, or those among the pages.

    Returns
    -------
    One line a report, in the order of their names.

    Raises
    ------
    ReportError : no report here says what it was made from.
    CorpusError, LexiconError : the pages or word lists cannot be read.
    """
    said = {path: found for path in sorted(reports.glob("*.html")) if (found := _said(path))}
    if not said:
        raise ReportError(f"{reports}: no report here says what it was made from; make them again")
    now: dict[str, dict[str, Any]] = {}
    verified = []
    for path, record in said.items():
        asked = _study(record, folder, lexicons)
        if repr(asked) not in now:
            now[repr(asked)] = inputs_of(asked)._asdict()
        changes = _changes(record, now[repr(asked)])
        notebook = notebooks / f"{path.stem}.ipynb"
        if "notebook" in record and (not notebook.is_file() or _digest(notebook) != record["notebook"]):
            changes.append(f"the notebook {notebook.name} is another")
        verified.append(Verified(path.name, changes))
    return verified


def _said(path: Path) -> dict[str, Any] | None:
    found = RECORD.search(path.read_text(encoding="utf-8"))
    record: dict[str, Any] | None = json.loads(html.unescape(found[1])) if found else None
    return record


def _study(record: dict[str, Any], folder: Path | None, lexicons: Path | None) -> Study:
    named = record["parameters"].get("lexicons")
    return study(folder or record["folder"], lexicons=lexicons or (Path(named) if named else None))


def _changes(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What is no longer as it was, a sentence each."""
    changes = []
    if then["pages"] != now["pages"]:
        changes.append("pages, pages.csv or corrections.csv have changed")
    if then["lexicons"] != now["lexicons"]:
        changes.append("word lists have changed")
    if then["version"] != now["version"]:
        changes.append(f"the program is version {now['version']}, not {then['version']}")
    elif then["program"] != now["program"]:
        changes.append("the program has changed")
    for name in sorted(then["packages"].keys() | now["packages"].keys()):
        before, after = (its["packages"].get(name, "missing") for its in (then, now))
        if before != after:
            changes.append(f"{name} is {after}, not {before}")
    return changes
