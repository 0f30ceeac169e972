"""Building: all reports of a corpus, or none."""

import re
from pathlib import Path

from ..outputs import whole_folder
from ..study import Study
from .notebooks import Report, ReportError, find_notebooks
from .running import read_notebook
from .workers import Job, work

__all__ = ["ReportError", "build_reports"]


def build_reports(corpus: Path | str | Study, out: Path | str, notebooks_folder: Path | str) -> list[Path]:
    """Run the notebooks on a corpus and write a report each, with an index.

    All files take their places together, or none does (:mod:`analysis.outputs`); sheets of an earlier run
    that these reports no longer have go. A failure leaves ``out`` as it was. The same corpus and
    notebooks give the same bytes.

    Parameters
    ----------
    corpus : folder of pages, or a study: some papers and days of it, with labels of one language.
    out : folder for the HTML files; made if need be. Other files in it stay.
    notebooks_folder : its notebooks that are named by a number are the reports.

    Returns
    -------
    The files written: ``index.html``, then one report a notebook.

    Raises
    ------
    ReportError : a notebook could not be run; the message names it, the cell and the error.
    CorpusError : the folder of pages cannot be read.
    """
    study = corpus if isinstance(corpus, Study) else Study(Path(corpus))
    sources = find_notebooks(Path(notebooks_folder))
    for source in sources:
        read_notebook(source)  # a slip in a cell is told before the pages are read, which may take minutes
    own = re.compile("|".join(f"{re.escape(path.stem)}-evidence-\\d+\\.html" for path in sources))
    with whole_folder(Path(out), lambda name: bool(own.fullmatch(name))) as workshop:
        exporting = f"{__package__}.exporting"
        reports: list[Report] = work(
            Job(
                study, sources, f"{exporting}:make_report", workshop,
                before=f"{exporting}:prepare", after=f"{exporting}:write_index",
            )
        )  # fmt: skip
    return [Path(out) / name for name in ["index.html", *(report.file for report in reports)]]
