"""Study: what is read and how it is shown: folder, papers, days of issue, word lists, labels.

The same parameters come as arguments of ``analysis.read``, as options of the command line, as variables of
``make reports``, and from the first cell of a notebook; all become one :class:`Study`.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from .dates.calendar_days import day_of, month_days
from .readers.errors import CorpusError
from .readers.folders import LEXICONS

__all__ = ["ENVIRONMENT", "LABELS", "Study", "study"]

#: The folder of pages of a project (:func:`analysis.project.new`); its word lists may lie beside it.
PAGES = "pages"
#: Languages of the labels in figures and tables.
LABELS = ("both", "zh", "en")
#: The environment variables that say what a notebook reads which names no folder itself.
ENVIRONMENT = {
    "folder": "ANALYSIS_CORPUS",
    "papers": "ANALYSIS_PAPERS",
    "since": "ANALYSIS_FROM",
    "until": "ANALYSIS_TO",
    "lexicons": "ANALYSIS_LEXICONS",
    "labels": "ANALYSIS_LABELS",
}
#: What parts several papers in one text.
_PARTED = re.compile(r"[,，、;；\n]")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

Day = datetime.date | str | None


class Study(NamedTuple):
    """What is read, and how it is shown.

    Parameters
    ----------
    folder : the folder of pages.
    papers : the newspapers that are read; none for all.
    since, until : the first and the last day of issue; None for no limit.
    lexicons : a folder of word lists of one's own; None for ``lexicons`` among the pages, or beside a
        folder ``pages``, if it is there.
    labels : ``both``, ``zh`` or ``en``.
    """

    folder: Path
    papers: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    lexicons: Path | None = None
    labels: str = "both"

    @property
    def parameters(self) -> dict[str, str]:
        """Those that are set, in words, but for the folder.

        Examples
        --------
        >>> Study(Path("corpus"), papers=("临江日报",), until=datetime.date(2022, 3, 31)).parameters
        {'papers': '临江日报', 'until': '2022-03-31'}
        """
        said = {
            "papers": ",".join(self.papers),
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "lexicons": str(self.lexicons) if self.lexicons else "",
            "labels": self.labels if self.labels != LABELS[0] else "",
        }
        return {name: value for name, value in said.items() if value}

    @property
    def own_lexicons(self) -> Path | None:
        """The folder of word lists of one's own that is read, if there is one."""
        beside = [self.folder / LEXICONS]
        if self.folder.name == PAGES:
            beside.append(self.folder.absolute().parent / LEXICONS)
        try:
            return self.lexicons or next((folder for folder in beside if folder.is_dir()), None)
        except PermissionError:  # who reads the pages will say so
            return None

    @property
    def environment(self) -> dict[str, str]:
        """The variables that have another process read the same; those not set are empty."""
        said = self._replace(lexicons=self.lexicons and self.lexicons.resolve()).parameters
        said["folder"] = str(self.folder.resolve())
        return {variable: said.get(name, "") for name, variable in ENVIRONMENT.items()}

    @property
    def options(self) -> list[str]:
        """The options of the command line that ask for the same.

        Examples
        --------
        >>> Study(Path("my pages"), since=datetime.date(2022, 3, 1)).options
        ['--corpus', 'my pages', '--from', '2022-03-01']
        """
        options = ["--corpus", str(self.folder)]
        for paper in self.papers:
            options += ["--paper", paper]
        names = {"since": "--from", "until": "--to", "lexicons": "--lexicons", "labels": "--labels"}
        for name, option in names.items():
            if value := self.parameters.get(name):
                options += [option, value]
        return options


def study(
    folder: Path | str | None = None,
    *,
    papers: str | Iterable[str] | None = None,
    since: Day = None,
    until: Day = None,
    lexicons: Path | str | None = None,
    labels: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Study:
    """Say what is to be read.

    Parameters
    ----------
    folder : the folder of pages. Without one, whatever else is not given comes from the environment too;
        and without a variable there, the nearest folder named ``corpus`` here or further up is read, or the
        ``pages`` of a project.
    papers : names of newspapers, as a list or as one text parted by commas.
    since, until : first and last day of issue, as 2022-03-24; a month (2022-03) or a year means its first
        or its last day.
    lexicons : a folder of word lists of one's own.
    labels : ``both``, ``zh`` or ``en``.
    environment : variables; those of this process unless others are given.

    Raises
    ------
    CorpusError : a day that is none, days the wrong way round, labels that are none, no folder.

    Examples
    --------
    >>> whole = study("corpus", papers="临江日报, 青河晚报", since="2022-03", until="2022-04")
    >>> whole.papers, str(whole.since), str(whole.until)
    (('临江日报', '青河晚报'), '2022-03-01', '2022-04-30')
    """
    known = os.environ if environment is None else environment
    named = (
        {name: known.get(variable) or None for name, variable in ENVIRONMENT.items()} if not folder else {}
    )
    first = _day("since", since or named.get("since"), last=False)
    last = _day("until", until or named.get("until"), last=True)
    if first and last and first > last:
        raise CorpusError(f"since {first} is later than until {last}; change them round")
    languages = labels or named.get("labels") or LABELS[0]
    if languages not in LABELS:
        raise CorpusError(f"labels {languages!r} are none of these; choose {', '.join(LABELS)}")
    own = lexicons or named.get("lexicons")
    return Study(
        Path(folder or named.get("folder") or _nearest()),
        _names(papers or named.get("papers") or ()),
        first,
        last,
        Path(own) if own else None,
        languages,
    )


def _names(papers: str | Iterable[str]) -> tuple[str, ...]:
    """Names of papers, each once."""
    texts = [papers] if isinstance(papers, str) else papers
    parts = (part.strip() for text in texts for part in _PARTED.split(text))
    return tuple(dict.fromkeys(name for name in parts if name))


def _day(name: str, written: Day, *, last: bool) -> datetime.date | None:
    """The day that is meant; of a month or a year its first or last one."""
    if not written:
        return None
    if isinstance(written, datetime.date):
        return written.date() if isinstance(written, datetime.datetime) else written
    match = _DAY.fullmatch(written.strip())
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (None,) * 3
    found = None
    if year and day_of(year, month or 1, 1):
        months = (month, month) if month else (1, 12)
        ends = month_days(year, months[0])[0], month_days(year, months[1])[1]
        found = day_of(year, month, day) if month and day is not None else ends[last]
    if found is None:
        raise CorpusError(f"{name} {written!r} is no day; write 2022-03-24, 2022-03 or 2022")
    return found


def pages_in(place: Path) -> Path | None:
    """The folder of pages that a place has: ``corpus``, or the ``pages`` of a project beside its notebooks.

    Parameters
    ----------
    place : a folder.
    """
    if (place / "corpus").is_dir():
        return place / "corpus"
    return place / PAGES if (place / PAGES).is_dir() and (place / "notebooks").is_dir() else None


def _nearest() -> Path:
    """The nearest folder of pages here or further up."""
    here = Path.cwd()
    for place in (here, *here.parents):
        if found := pages_in(place):
            return found
    raise CorpusError(
        f"{here}: no folder named corpus here or further up; name one: analysis.read('my pages')"
    )
