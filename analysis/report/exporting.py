"""Reports: what a notebook showed, written as one HTML file that needs no network."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter

from .. import lexicons
from ..corpus import TABLES, Corpus, read
from ..corpus.provenance import Provenance
from ..fonts import narrow, web_font
from . import sentences
from .display import DRAWN_LINK
from .display.tables import FOLDED, STYLES, UNFOLDED
from .listing import answer_of, first_sentence, picture_of, shelved
from .notebooks import Report
from .paging import turn_over
from .running import run, take_out_stderr
from .sentences.saying import Quantity, language, say
from .verifying import record

TEMPLATES = Path(__file__).parent / "templates"
#: What a report does beyond being read; it names the digest of this script, and a browser runs no other.
SCRIPT = (TEMPLATES / "report" / "report.js").read_text(encoding="utf-8")

#: A link from one notebook to another, which leads from its report to the other's.
_OTHER_NOTEBOOK = re.compile(r'href="([\w-]+)\.ipynb"')


def prepare(corpus: Corpus) -> list[str]:
    """Draw all tables of a corpus before the notebooks part ways; give what the index says of it.

    Parameters
    ----------
    corpus : the corpus that was read.
    """
    for name in (*TABLES, "findings", "finding_places", "tokens", "provenance"):
        getattr(corpus, name)
    labels = (
        "".join(row.values())
        for name in ("labels", "theme_labels", "sentences")
        for row in lexicons.read(name)
    )
    narrow([*(reading.source.text for reading in corpus.readings), *labels])
    return sentences.what_we_have(corpus).splitlines()


def make_report(source: Path, started: Callable[[int], None], folder: Path) -> Report:
    """Run a notebook in this process, and write its report.

    Parameters
    ----------
    source : the notebook.
    started : is told the number of each code cell before it is run.
    folder : where the report is written.

    Raises
    ------
    ReportError : the file is no notebook, or a cell failed.
    """
    notebook = run(source, started)
    take_out_stderr(notebook, source)
    return write_report(source, notebook, folder, read().provenance)


def write_index(summary: list[str], reports: list[Report], folder: Path) -> None:
    """Write the page that leads to the reports.

    Parameters
    ----------
    summary : what the corpus holds, a sentence a line.
    reports : the reports.
    folder : where it is written.
    """
    made = read().provenance
    page = _template("list").render(
        title=say("Reports"),
        summary=summary,
        shelves=shelved(reports),
        provenance=made,
        record=record(made),
    )
    _write(folder / "index.html", page)


def write_report(source: Path, notebook: Any, folder: Path, provenance: Provenance | None = None) -> Report:
    """Export a notebook that has run; what is too much for one page goes to sheets beside it.

    Parameters
    ----------
    source : the notebook's file.
    notebook : what it holds now.
    folder : where the report is written.
    provenance : what the corpus was read from and with, if the report is to say it.
    """
    title, about = _opening(notebook, source.stem)
    made = {"provenance": provenance, "record": record(provenance, source)} if provenance else {}
    resources = {"metadata": {"name": source.stem, "title": title} | made}
    whole, _ = _exporter().from_notebook_node(notebook, resources=resources)
    linked = _with_contents(whole).replace(f' {DRAWN_LINK}="#', ' href="#').replace(UNFOLDED, FOLDED)
    linked = _OTHER_NOTEBOOK.sub(r'href="\1.html"', linked)
    for name, style in STYLES.items():
        linked = linked.replace(f'<td style="{style}">', f'<td class="{name}">')
    page, sheets = turn_over(linked, source.stem)
    file = f"{source.stem}.html"
    _write(folder / file, page)
    for sheet in sheets:
        text = _template("sheet").render(title=title, report=file, content=sheet.content)
        _write(folder / sheet.file, text)
    drawings, tables = (page.count(f'<figure class="{kind}"') for kind in ("drawing", "table"))
    names = [sheet.file for sheet in sheets]
    said = answer_of(notebook) or first_sentence(about)
    return Report(file, title, about, said, picture_of(page), drawings, tables, names)


class _Exporter(HTMLExporter):
    """nbconvert's, which does not take the whole page apart once more to set two attributes."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> Any:
        resources = self._init_resources(resources)  # type: ignore[no-untyped-call]
        kept = WidgetsDataTypeFilter(notebook_metadata={}, parent=self, resources=resources)  # type: ignore[no-untyped-call]
        self.register_filter("filter_data_type", kept)  # type: ignore[no-untyped-call]
        code = Highlight2HTML(pygments_lexer="ipython3", parent=self)  # type: ignore[no-untyped-call]
        self.register_filter("highlight_code", code)  # type: ignore[no-untyped-call]
        return TemplateExporter.from_notebook_node(self, nb, resources, **options)


def _exporter() -> HTMLExporter:
    """nbconvert with our template; it reads no configuration of the user's."""
    exporter = _Exporter(  # type: ignore[no-untyped-call]
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        anchor_link_text="#",
    )
    spoken = {"say": say, "counted": Quantity, "language": language}
    exporter.environment.globals.update(spoken)
    return exporter


def _opening(notebook: Any, name: str) -> tuple[str, str]:
    """Title and first paragraph of a notebook, without Markdown's marks."""
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    blocks = [block.strip() for block in "\n\n".join(prose).split("\n\n") if block.strip()]
    titles = [block.lstrip("# ") for block in blocks if block.startswith("# ")]
    paragraphs = [" ".join(block.split()) for block in blocks if not block.startswith("#")]
    plain = [re.sub(r"[*_`]", "", text) for text in ((titles or [name])[0], (paragraphs or [""])[0])]
    return plain[0], plain[1]


def _template(name: str) -> Any:
    return _exporter().environment.get_template(f"{name}.html.j2")


def _with_contents(page: str) -> str:
    """Put a table of contents before the text, or beside it where there is room."""
    heads = re.findall(r'<h2 id="([^"]+)">(.*?)<a class="anchor-link"', page, flags=re.DOTALL)
    items = "".join(f'<li><a href="#{anchor}">{text}</a></li>' for anchor, text in heads)
    said = say("Contents")
    folded = f"<details><summary>{said}</summary><ol>{items}</ol></details>"
    contents = f'<nav lang="{language()}" aria-label="{said}">{folded}</nav>' if heads else ""
    return page.replace("<!--contents-->", contents, 1)


def _write(path: Path, page: str) -> None:
    """Write a page with the script, the only one that it lets run, and the font for its characters."""
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    whole = page.replace("/*digest*/", f"sha256-{digest}", 1).replace("/*script*/", SCRIPT, 1)
    path.write_text(whole.replace("/*font*/", web_font(whole, "Report"), 1), encoding="utf-8", newline="\n")
