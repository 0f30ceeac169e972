"""Reading: a folder, or some papers and days of it, into a corpus."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from ..fonts import bring
from ..issues.readings import numbered, read_page
from ..issues.selection import select
from ..lexicons import read as read_rows
from ..lexicons.bound import PACKAGE
from ..lexicons.own import read_own
from ..readers.pages import CorpusError, read_sources
from ..study import Study, study
from .progress import watched
from .stored import is_stored, open_tables
from .tables import Corpus

#: Word lists whose words a notebook may show beside the pages.
_SHOWN = ("labels", "theme_labels", "column_labels", "themes", "formulas", "titles", "surnames")

#: The corpus that was read for whoever reads without naming a folder (:func:`give`).
_GIVEN: list[Corpus] = []


def give(corpus: Corpus) -> None:
    """Give this corpus to whoever reads, in this process, without naming a folder.

    Parameters
    ----------
    corpus : what ``read()`` returns from now on; the reports' notebooks take one reading.
    """
    _GIVEN[:] = [corpus]


def read(
    folder: Path | str | None = None,
    *,
    papers: str | Iterable[str] | None = None,
    since: datetime.date | str | None = None,
    until: datetime.date | str | None = None,
    lexicons: Path | str | None = None,
    discover: bool = True,
) -> Corpus:
    """Read a folder of newspaper pages, or some papers and days of it.

    Parameters
    ----------
    folder : the folder of pages, or of tables that were made of them (:func:`analysis.open`); without one
        the environment variable ``ANALYSIS_CORPUS``, else the nearest folder named ``corpus`` here or
        further up.
    papers : names of newspapers (``pages.paper``), a list or one text parted by commas; the pages of
        others, and those of which no paper is known, are left out.
    since, until : first and last day of issue, as ``2022-03-24``; ``2022-03`` and ``2022`` mean the first
        or the last day of the month or year. Pages without an issue date are then left out.
    lexicons : a folder of word lists of one's own, which add to the package's
        (:func:`analysis.lexicons.own.read_own`); without one, the folder ``lexicons`` among the pages.
    discover : also look for formulas that are not listed; these rest on the whole corpus.

    Returns
    -------
    A :class:`Corpus`. A page that cannot be read stops nothing: ``pages`` and the summary list it.
    What was left out is said in the summary and listed in ``corpus.left_out``; pages keep the ids that
    they have in the whole folder. In a notebook, the font that draws its characters comes with it.

    Raises
    ------
    CorpusError : the folder or its ``pages.csv`` cannot be read, or none of its pages; no page is of one
        of the papers; a day is none; no page is left.
    LexiconError : the word lists have a fault.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for day in (5, 6):
    ...     page = f"临江日报 2022年3月{day}日\\n本报讯 昨日，全市招商推进会召开。"
    ...     _ = (folder / f"{day}.txt").write_text(page, encoding="utf-8")
    >>> read(folder, papers="临江日报", since="2022-03-06").summary()[-1]
    '1 of 2 pages left out: 1 an earlier day'
    """
    chosen = any((folder, papers, since, until, lexicons))
    if not chosen and _GIVEN and _GIVEN[0].discover == discover:
        return _GIVEN[0]
    asked = study(folder, papers=papers, since=since, until=until, lexicons=lexicons)
    corpus = read_study(asked, discover=discover)
    lists = ("".join(row.values()) for name in _SHOWN for row in read_rows(name))
    bring([*(reading.source.text for reading in corpus.readings), *lists])
    return corpus


def read_study(study: Study, *, discover: bool = True) -> Corpus:
    """Read what a study asks for; see :func:`read`.

    Parameters
    ----------
    study : from :func:`analysis.study.study`.
    discover : also look for formulas that are not listed.
    """
    if is_stored(study.folder):
        if study.parameters.keys() - {"labels"}:
            what = "tables are of the papers, days and word lists that they were made with"
            raise CorpusError(f"{study.folder}: {what}; make others, or choose with analysis.only")
        return open_tables(study.folder)
    own = study.own_lexicons
    lexicons = read_own(own) if own else PACKAGE
    with lexicons:
        sources = watched(read_sources(study.folder), "pages")
        readings = numbered([read_page(each) for each in sources])
    kept, out = select(readings, study.papers, study.since, study.until)
    return Corpus(study.folder, kept, discover, study, out, lexicons)
