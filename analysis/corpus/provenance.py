"""Provenance: what a corpus was read from and with, for who makes it again or asks what has changed."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shlex
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from ..corrections.file import CORRECTIONS
from ..lexicons.bound import PACKAGE, Lexicons
from ..lexicons.own import read_own
from ..readers.folders import find_pages, shown_name
from ..readers.manifest import MANIFEST
from ..study import Study

PROJECT = "zhengzhou-newsroom"
VERSION = "0.1.0"
#: Packages whose version may change a number or a picture.
PACKAGES = (
    "ahocorasick-rs",
    "jieba",
    "matplotlib",
    "networkx",
    "numpy",
    "opencc-python-reimplemented",
    "pandas",
    "pypdfium2",
    "rjieba",
    "scipy",
    "selectolax",
)
#: A word that a shell takes as it is, Chinese included.
_BARE = re.compile(r"[\w@%+=:,./-]+")
_ROOT = Path(__file__).resolve().parents[1]
#: Files of the package that say what it does; its word lists are told apart.
_CODE = (".py", ".j2", ".css", ".js")


class Inputs(NamedTuple):
    """What results follow from, as digests (SHA-256 in hexadecimal) and versions.

    Parameters
    ----------
    version : of the project.
    program : digest of its code.
    pages : digest of the page files, with ``pages.csv`` and ``corrections.csv``.
    lexicons : digest of the word lists, those of one's own included.
    packages : versions of Python and of the packages that may change a number or a picture.
    """

    version: str
    program: str
    pages: str
    lexicons: str
    packages: dict[str, str]


class Provenance(NamedTuple):
    """What a corpus was read from and with.

    Parameters
    ----------
    corpus : name of the folder.
    folder : the folder as it was named; of a path of one computer the last name.
    contents : what was read, a sentence a line.
    papers : the newspapers of the pages.
    first, last : first and last day of issue, in ISO form; empty where none is known.
    parameters : those that are set.
    command : makes the reports again.
    inputs : what it follows from.
    """

    corpus: str
    folder: str
    contents: tuple[str, ...]
    papers: tuple[str, ...]
    first: str
    last: str
    parameters: dict[str, str]
    command: str
    inputs: Inputs

    def record(self, **more: str) -> str:
        """What can be compared with a later state, as JSON: the inputs and the parameters."""
        said = self.inputs._asdict() | {"folder": self.folder, "parameters": self.parameters} | more
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    def cite(self) -> str:
        """Say in one paragraph what results rest on."""
        its = self.inputs
        days = f", issues from {self.first} to {self.last}" if self.first else ""
        papers = f" of {', '.join(self.papers)}" if self.papers else ""
        chosen = ", ".join(f"{name} {value}" for name, value in self.parameters.items())
        packages = ", ".join(f"{name} {number}" for name, number in its.packages.items())
        parts = [
            f"{PROJECT} {its.version} (program {its.program[:12]})",
            f"corpus “{self.corpus}”{papers}: {self.contents[0]}{days}; SHA-256 of the pages {its.pages}",
            *([f"read with {chosen}"] if chosen else []),
            f"word lists {its.lexicons[:12]}",
            packages,
            f"made again by: {self.command}",
        ]
        return ". ".join(parts)


def inputs_of(study: Study) -> Inputs:
    """What results of a study would follow from now; no page is read for it.

    Parameters
    ----------
    study : what is read.

    Raises
    ------
    CorpusError : the folder is not there or has no page.
    LexiconError : word lists have a fault.
    """
    own = study.own_lexicons
    return inputs(study.folder, read_own(own) if own else PACKAGE)


def inputs(folder: Path, lexicons: Lexicons) -> Inputs:
    """What follows from the pages of a folder, read with some word lists, follows from."""
    return Inputs(VERSION, program_digest(), pages_digest(folder), lexicons.digest, package_versions())


def pages_digest(folder: Path) -> str:
    """SHA-256 of the page files of a folder and of what its ``pages.csv`` and ``corrections.csv`` say."""
    found = hashlib.sha256()
    beside = [path for name in (MANIFEST, CORRECTIONS) if (path := folder / name).is_file()]
    for path in [*find_pages(folder), *beside]:
        found.update(shown_name(folder, path).encode("utf-8", "surrogatepass"))
        try:
            found.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:  # listed among the pages that could not be read
            found.update(b"unread")
    return found.hexdigest()


@cache
def program_digest() -> str:
    """SHA-256 of the package's code."""
    found = hashlib.sha256()
    for path in sorted(p for p in _ROOT.rglob("*") if p.suffix in _CODE):
        found.update(path.relative_to(_ROOT).as_posix().encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


@cache
def package_versions() -> dict[str, str]:
    """Versions of Python and of the packages that may change a number or a picture."""
    found = {"Python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # an extra that is not installed
            continue
    return found


def provenance_of(
    study: Study, inputs: Inputs, contents: list[str], papers: list[str], days: list[str]
) -> Provenance:
    """Say what a corpus was read from and with.

    Parameters
    ----------
    study : what was to be read; a path of one computer is told by its last name.
    inputs : what it follows from.
    contents : what was read, a sentence a line.
    papers, days : the newspapers and the days of issue of its pages, in order.
    """
    told = study._replace(folder=_shown(study.folder), lexicons=study.lexicons and _shown(study.lexicons))
    words = ["python", "-m", "analysis", "reports", *told.options]
    command = " ".join(word if _BARE.fullmatch(word) else shlex.quote(word) for word in words)
    first, last = (days[0], days[-1]) if days else ("", "")
    return Provenance(
        study.folder.absolute().name, str(told.folder), tuple(contents), tuple(papers), first, last,
        told.parameters, command, inputs,
    )  # fmt: skip


def _shown(path: Path) -> Path:
    return Path(path.name) if path.is_absolute() else path
