"""The panel: widgets that choose, tabs that show; and the same on paper."""

import html
from collections import Counter
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd
from IPython.display import HTML

from ..corpus import Corpus, CorpusError, read
from ..formulas.mentions import find_formula_mentions
from ..lexicons.labels import label
from ..measures import theme_totals
from .choices import Choice, term_list
from .downloads import links, waits
from .kitchen import TABLES, Kitchen
from .views import VIEWS, View, view

#: Names and formulas that a box offers; others can be typed.
OFFERED = 300

_WIDE = {"description_width": "8em"}

_STYLE = """<style>
.explore svg { max-width: 100%; height: auto; }
.explore .widget-readout { min-width: 13em; }
.explore figure { margin: 0; }
.explore p { line-height: 1.5; white-space: normal; }
.explore input, .explore select, .explore option { font-family: var(--jp-ui-font-family); }
.explore textarea { font-family: var(--jp-code-font-family); }
.explore a { color: var(--jp-content-link-color, #0645ad); text-decoration: underline; }
</style>"""


class Explorer:
    """A corpus under widgets, which shows itself in a notebook.

    Parameters
    ----------
    corpus : the corpus to begin with; None to begin with none.
    folder : what the box of the folder says.

    Examples
    --------
    >>> explorer = Explorer(None)
    >>> explorer.choice.sort
    'right'
    """

    def __init__(self, corpus: Corpus | None, folder: str = "") -> None:
        self._kitchen: Kitchen | None = None
        self._settling = False
        self._days: list[Any] = []
        self.controls = _controls(folder)
        self.tabs = widgets.Tab()
        self.status = widgets.HTML()
        self._panes = {name: _Pane() for name in VIEWS}
        self.tabs.children = [pane.box for pane in self._panes.values()]
        self.tabs.titles = [kind.title for kind in VIEWS.values()]  # once there are as many children
        self.read_button = widgets.Button(description="Read the pages", icon="folder-open")
        self.read_button.on_click(lambda _: self.read())
        for box in self.controls.values():
            box.observe(self._chosen, "value")
        self.tabs.observe(self._chosen, "selected_index")
        self.panel = widgets.VBox(
            [widgets.HTML(_STYLE), *_rows(self.controls, self.read_button), self.status, self.tabs]
        )
        self.panel.add_class("explore")
        if corpus is not None:
            self._open(corpus)

    @property
    def choice(self) -> Choice:
        """What the widgets say now."""
        values = {name: box.value for name, box in self.controls.items()}
        first, last = values.pop("days") or (None, None)
        return Choice(
            **values | {
                "terms": term_list(values["terms"]),
                "since": first if self._days and first != self._days[0] else None,
                "until": last if self._days and last != self._days[-1] else None,
            }
        )  # fmt: skip

    def read(self) -> None:
        """Read the folder that the box names, and begin anew."""
        folder = self.controls["folder"].value.strip()
        try:
            corpus = read(folder or None, discover=False)
            self._open(corpus)
        except (CorpusError, OSError) as fault:
            self._say(str(fault))

    def show(self, name: str) -> View | None:
        """Make a view of what is chosen now; None where no corpus is read, or no page is left."""
        if self._kitchen is None:
            return None
        try:
            return view(name, self.choice, self._kitchen)
        except CorpusError as fault:
            self._say(str(fault))
            return None

    def on_paper(self) -> HTML:
        """Every view of what is chosen now, without a widget: for an export."""
        shown = [each for name in VIEWS if (each := self.show(name)) is not None]
        parts = [f"<h3>{VIEWS[each.name].title}</h3>{each.written(each.basis)}" for each in shown]
        return HTML("".join(parts))  # type: ignore[no-untyped-call]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """The panel; and for whatever shows no widgets, where its views stand."""
        text = "Widgets, which need a running Jupyter; what they show stands below."
        live = self.panel._repr_mimebundle_() or {}
        return {**live, "text/html": f'<p class="reading" lang="en">{text}</p>', "text/plain": text}

    def _open(self, corpus: Corpus) -> None:
        """Take a corpus: make its tables, and offer what it has."""
        self._kitchen = Kitchen(corpus)
        for n, name in enumerate(TABLES, start=1):
            self._say(f"{len(corpus.documents):,} articles are read: {name}, {n} of {len(TABLES)} …")
            getattr(corpus, name)
        self._settling = True
        try:
            self._offer(corpus)
        finally:
            self._settling = False
        self._say("; ".join(corpus.summary()))
        self._draw()

    def _offer(self, corpus: Corpus) -> None:
        """What can be chosen of a corpus."""
        box = self.controls
        papers = corpus.pages["paper"].dropna().unique().tolist()
        self._days = sorted(corpus.pages["issue_date"].dropna().dt.date.unique().tolist())
        themes = theme_totals(corpus.articles, corpus.themes)["theme"].tolist()
        box["paper"].options = [("every paper", ""), *((paper, paper) for paper in papers)]
        days = self._days or [None]
        box["days"].options = [(str(day or "no day known"), day) for day in days]
        box["days"].value = days[0], days[-1]
        box["theme"].options = [("every theme", ""), *((label("theme", theme), theme) for theme in themes)]
        box["speaker"].options = _commonest(corpus.statements["speaker"])
        box["official"].options = _commonest(corpus.attendance.drop_duplicates(["event", "person"])["person"])
        formulas = Counter(
            formula
            for document in corpus.documents
            for formula in {mention.formula for mention in document.once(find_formula_mentions)}
        )
        offered = sorted(formulas, key=lambda formula: (-formulas[formula], formula))[:OFFERED]
        box["word"].options = offered
        box["word"].value = offered[0] if offered else ""
        for name in ("paper", "theme", "terms", "speaker", "official"):
            box[name].value = ""

    def _chosen(self, _: Any) -> None:
        if self._kitchen is not None and not self._settling:
            self._draw()

    def _draw(self) -> None:
        """Draw the view whose tab is open, and then make its files."""
        name = list(VIEWS)[self.tabs.selected_index or 0]
        used = (*VIEWS[name].narrows, *VIEWS[name].uses)
        for each in ("theme", "terms", "speaker", "official", "word", "by", "sort", "drawing", "article"):
            self.controls[each].disabled = each not in used
        shown = self.show(name)
        if shown is None:
            return
        self._panes[name].show(shown)
        if name == "article":
            self._offer_articles(shown)

    def _offer_articles(self, shown: View) -> None:
        """The articles that can be read: those that the other choices leave."""
        rows = shown.table.head(OFFERED)[["article", "headline", "body"]].itertuples(index=False)
        options = [(f"{row.article}  {_headline(row)}", row.article) for row in rows]
        self._settling = True
        try:
            before = self.controls["article"].value
            self.controls["article"].options = options or [("none", "")]
            if before in [article for _, article in options]:
                self.controls["article"].value = before
        finally:
            self._settling = False

    def _say(self, text: str) -> None:
        self.status.value = f'<p lang="en">{html.escape(text)}</p>'


class _Pane:
    """What stands under a tab: the articles, the view, its files, its code."""

    def __init__(self) -> None:
        self._shown: View
        self.basis = widgets.HTML()
        self.picture = widgets.HTML()
        self.files = widgets.HTML()
        self.code = widgets.Textarea(
            disabled=False, rows=6, layout=widgets.Layout(width="100%"), description=""
        )
        self.workbook = widgets.Button(icon="download", layout=widgets.Layout(width="auto", display="none"))
        self.workbook.on_click(self._make_workbook)
        title = widgets.HTML("<b>The code for this</b>")
        self.box = widgets.VBox([self.basis, self.picture, self.files, self.workbook, title, self.code])
        self.box.add_class("explore-view")

    def show(self, shown: View) -> None:
        """Show a view; its files are made when it can be seen already."""
        self.basis.value = f'<p lang="en">{html.escape(shown.basis)}</p>'
        self.picture.value = shown.html
        self.code.value = shown.code
        self.files.value = links(shown, Path.cwd())
        self._shown = shown
        self.workbook.description = f"Make {shown.name}.xlsx of {len(shown.table):,} rows"
        self.workbook.layout.display = None if waits(shown) else "none"

    def _make_workbook(self, _: Any) -> None:
        """Make the workbook that waited to be asked for."""
        self.workbook.disabled = True
        try:
            self.files.value = links(self._shown, Path.cwd(), whole=True)
        finally:
            self.workbook.disabled = False
        self.workbook.layout.display = "none"


def explore(corpus: Corpus | Path | str | None = None) -> Explorer:
    """Explore a corpus by widgets.

    Parameters
    ----------
    corpus : a corpus, or a folder of pages; without one, what ``analysis.read()`` finds.

    Returns
    -------
    An :class:`Explorer`; as the last line of a cell it shows itself. Without a folder it asks for one.
    """
    if isinstance(corpus, Corpus):
        return Explorer(corpus)
    folder = str(corpus) if corpus else ""
    explorer = Explorer(None, folder)
    explorer.read()
    return explorer


def _commonest(names: "pd.Series[str]") -> tuple[str, ...]:
    """The names that stand in most rows, as many as a box offers."""
    counts = names.value_counts()
    return tuple(sorted(counts.index, key=lambda name: (-counts[name], name))[:OFFERED])


def _headline(article: Any) -> str:
    """Its headline; where none is printed, the beginning of its body."""
    return article.headline if isinstance(article.headline, str) else f"〔{article.body[:16]}…〕"


def _controls(folder: str) -> dict[str, Any]:
    """The widgets, by the choice that they make."""
    typed = {"continuous_update": False, "style": _WIDE}
    return {
        "folder": widgets.Text(folder, description="Pages in", placeholder="corpus", **typed),
        "paper": widgets.Dropdown(options=[("every paper", "")], description="Paper", style=_WIDE),
        "days": widgets.SelectionRangeSlider(
            options=[("no day known", None)], description="Days of issue", **typed,
            layout=widgets.Layout(width="32em"),
        ),
        "theme": widgets.Dropdown(options=[("every theme", "")], description="Theme", style=_WIDE),
        "terms": widgets.Text(description="Own terms", placeholder="外贸 进口 出口", **typed),
        "speaker": widgets.Combobox(description="Speaker", placeholder="anybody", **typed),
        "official": widgets.Combobox(description="Official", placeholder="anybody", **typed),
        "word": widgets.Combobox(description="Word, formula", **typed),
        "by": widgets.Dropdown(
            options=[("what fits", ""), ("day of issue", "issue"), ("week", "week"), ("month", "month")],
            description="Time by", style=_WIDE,
        ),
        "sort": widgets.Dropdown(
            options=[("what follows", "right"), ("what stands before", "left"), ("the pages", "text")],
            description="Sorted by", style=_WIDE,
        ),
        "drawing": widgets.Dropdown(options=["network", "matrix"], description="Drawn as", style=_WIDE),
        "article": widgets.Dropdown(
            options=[("the first", "")], description="Article", style=_WIDE,
            layout=widgets.Layout(width="48em"),
        ),
    }  # fmt: skip


def _rows(box: dict[str, Any], read_button: widgets.Button) -> list[widgets.HBox]:
    wrapped = widgets.Layout(flex_flow="row wrap")
    rows: tuple[tuple[Any, ...], ...] = (
        (box["folder"], read_button),
        (box["paper"], box["days"]),
        (box["theme"], box["terms"], box["by"]),
        (box["speaker"], box["official"], box["drawing"]),
        (box["word"], box["sort"]),
        (box["article"],),
    )
    return [widgets.HBox(row, layout=wrapped) for row in rows]
