"""Reports: run the notebooks on a corpus and write each as one HTML file that needs no network."""

import os
import re
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from nbconvert.exporters import HTMLExporter

from .. import corpus as corpora
from ..figures.fonts import web_font
from . import sentences
from .display import DRAWN_LINK
from .paging import turn_over
from .running import ReportError, find_notebooks, run_notebook

__all__ = ["ReportError", "build_reports"]

TEMPLATES = Path(__file__).parent / "templates"

#: Kernels that run side by side.
AT_A_TIME = 2


class Report(NamedTuple):
    """What the index says of a report, and the files of its evidence."""

    file: str
    title: str
    about: str
    answer: list[str]
    figures: int
    tables: int
    sheets: list[str]


def build_reports(corpus_folder: Path | str, out: Path | str, notebooks_folder: Path | str) -> list[Path]:
    """Run the notebooks on a corpus and write a report each, with an index.

    Everything is made in a temporary folder inside ``out``; only when all of it is there does it
    take its place, the index last. A failure leaves ``out`` as it was. The same corpus and
    notebooks give the same bytes.

    Parameters
    ----------
    corpus_folder : folder of pages.
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
    corpus = corpora.read(corpus_folder)
    sources = find_notebooks(Path(notebooks_folder))
    target = Path(out)
    target.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".building-", dir=target))
    try:
        with ThreadPoolExecutor(AT_A_TIME) as kernels:
            notebooks = kernels.map(lambda source: run_notebook(source, Path(corpus_folder)), sources)
            reports = [_write_report(*pair, workshop) for pair in zip(sources, notebooks, strict=True)]
        _write_index(corpus, reports, workshop)
        sheets = [sheet for report in reports for sheet in report.sheets]
        names = [*(report.file for report in reports), "index.html"]
        for name in [*sheets, *names]:
            os.replace(workshop / name, target / name)
        _sweep(target, reports)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return [target / name for name in [names[-1], *names[:-1]]]


def _write_report(source: Path, notebook: Any, folder: Path) -> Report:
    """Export a notebook that has run; what is too much for one page goes to sheets beside it."""
    title, about = _opening(notebook, source.stem)
    resources = {"metadata": {"name": source.stem, "title": title}}
    whole, _ = _exporter().from_notebook_node(notebook, resources=resources)
    linked = _with_contents(whole).replace(f' {DRAWN_LINK}="#', ' href="#')
    page, sheets = turn_over(linked, source.stem)
    file = f"{source.stem}.html"
    _write(folder / file, page)
    for sheet in sheets:
        text = _template("sheet").render(title=title, report=file, content=sheet.content)
        _write(folder / sheet.file, text)
    drawings, tables = (page.count(f'<figure class="{kind}"') for kind in ("drawing", "table"))
    names = [sheet.file for sheet in sheets]
    return Report(file, title, about, _answer(notebook), drawings, tables, names)


def _sweep(target: Path, reports: list[Report]) -> None:
    """Remove the sheets of an earlier run that these reports no longer have."""
    for report in reports:
        stem = report.file.removesuffix(".html")
        for path in target.glob(f"{stem}-evidence-*.html"):
            if path.name not in report.sheets:
                path.unlink()


def _exporter() -> HTMLExporter:
    """nbconvert with our template; it reads no configuration of the user's."""
    return HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        anchor_link_text="#",
    )


def _opening(notebook: Any, name: str) -> tuple[str, str]:
    """Title and first paragraph of a notebook, without Markdown's marks."""
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    blocks = [block.strip() for block in "\n\n".join(prose).split("\n\n") if block.strip()]
    titles = [block.lstrip("# ") for block in blocks if block.startswith("# ")]
    paragraphs = [" ".join(block.split()) for block in blocks if not block.startswith("#")]
    plain = [re.sub(r"[*_`]", "", text) for text in ((titles or [name])[0], (paragraphs or [""])[0])]
    return plain[0], plain[1]


def _answer(notebook: Any) -> list[str]:
    """What a notebook's answer says, a paragraph each: the output of its cell ``answer-reading``."""
    cells = [cell for cell in notebook.cells if cell.get("id") == "answer-reading"]
    said = [
        output.data.get("text/plain", "") for cell in cells for output in cell.outputs if "data" in output
    ]
    return [line for text in said for line in text.splitlines()]


def _template(name: str) -> Any:
    return _exporter().environment.get_template(f"{name}.html.j2")


def _with_contents(page: str) -> str:
    """Put a table of contents behind the title and what stands with it."""
    heads = re.findall(r'<h2 id="([^"]+)">(.*?)<a class="anchor-link"', page, flags=re.DOTALL)
    if not heads:
        return page
    items = "".join(f'<li><a href="#{anchor}">{text}</a></li>' for anchor, text in heads)
    contents = f'<nav lang="en" aria-label="Contents"><ol>{items}</ol></nav>'
    return page.replace("</section>", f"</section>{contents}", 1)


def _write_index(corpus: Any, reports: list[Report], folder: Path) -> None:
    summary = sentences.what_we_have(corpus).splitlines()
    _write(folder / "index.html", _template("list").render(title="Reports", summary=summary, reports=reports))


def _write(path: Path, page: str) -> None:
    """Write a page with the font for its own characters."""
    path.write_text(page.replace("/*font*/", web_font(page, "Report"), 1), encoding="utf-8", newline="\n")
