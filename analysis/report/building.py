"""Building: all reports of a corpus, or none."""

import os
import shutil
import tempfile
from pathlib import Path

from ..study import Study
from .notebooks import Report, ReportError, find_notebooks
from .workers import Job, work

__all__ = ["ReportError", "build_reports"]


def build_reports(corpus: Path | str | Study, out: Path | str, notebooks_folder: Path | str) -> list[Path]:
    """Run the notebooks on a corpus and write a report each, with an index.

    Everything is made in a temporary folder inside ``out``; only when all of it is there does it
    take its place, the index last. A failure leaves ``out`` as it was. The same corpus and
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
    target = Path(out)
    target.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".building-", dir=target)).resolve()
    try:
        exporting = f"{__package__}.exporting"
        reports: list[Report] = work(
            Job(
                study, sources, f"{exporting}:make_report", workshop,
                before=f"{exporting}:prepare", after=f"{exporting}:write_index",
            )
        )  # fmt: skip
        sheets = [sheet for report in reports for sheet in report.sheets]
        names = [*(report.file for report in reports), "index.html"]
        for name in [*sheets, *names]:
            os.replace(workshop / name, target / name)
        _sweep(target, reports)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return [target / name for name in [names[-1], *names[:-1]]]


def _sweep(target: Path, reports: list[Report]) -> None:
    """Remove the sheets of an earlier run that these reports no longer have."""
    for report in reports:
        stem = report.file.removesuffix(".html")
        for path in target.glob(f"{stem}-evidence-*.html"):
            if path.name not in report.sheets:
                path.unlink()
