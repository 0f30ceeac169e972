"""Views: what a choice comes to, with its sentence, its code and its table."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..measures import legible_ties
from ..report import sentences
from ..report.display import render
from . import recipes
from .choices import Choice, basis
from .kitchen import Kitchen
from .recipes import Recipe

#: Lines of a table that are shown; a download has all of them.
ROWS = 200
NOTHING = "There is nothing to show for this choice: no article is left, or there is no word to look for."


class Kind(NamedTuple):
    """A kind of view.

    Parameters
    ----------
    title : what it is called on its tab.
    recipe : writes its code.
    narrows : the choices that decide which articles it rests on.
    uses : the other choices it goes by.
    caption : what there is to see, one sentence.
    """

    title: str
    recipe: Callable[[Choice, Corpus], Recipe]
    narrows: tuple[str, ...]
    uses: tuple[str, ...]
    caption: str


#: The views, by the name that their files get.
VIEWS = {
    "timeline": Kind(
        "Timeline", recipes.timeline, ("speaker", "official"), ("theme", "terms", "by"),
        "Share of the articles of each time.",
    ),
    "register": Kind("Register of meetings", recipes.register, recipes.ARTICLES, (), "Events by day."),
    "concordance": Kind(
        "Concordance", recipes.concordance, recipes.ARTICLES, ("word", "sort"),
        "Every place, in its surroundings.",
    ),
    "cloud": Kind("Cloud", recipes.cloud, recipes.ARTICLES, (), "Words by how often they stand there."),
    "company": Kind(
        "Co-attendance", recipes.company, ("theme", "speaker"), ("official", "drawing"),
        "Who is named at the same events.",
    ),
    "article": Kind("Read", recipes.article, recipes.ARTICLES, ("article",), "The article."),
}  # fmt: skip


class View(NamedTuple):
    """A view as it is shown.

    Parameters
    ----------
    name : of :data:`VIEWS`.
    basis : the articles it rests on, a sentence.
    code : two to five lines that give the same in a notebook.
    picture : what is shown: a figure, a table, a register, an article; None where there is nothing.
    table : the numbers behind it.
    """

    name: str
    basis: str
    code: str
    picture: Any
    table: pd.DataFrame

    @property
    def drawn(self) -> bool:
        """Whether it is a drawing, and no table or text."""
        return self.picture is not None and self.name in _SEEN

    @property
    def html(self) -> str:
        """The view as HTML in which all text is escaped."""
        return self.written()

    def written(self, more: str = "") -> str:
        """The view as HTML, with more to its caption: two drawings of one caption on a page would clash."""
        if self.picture is None:
            return render(f"{more} {NOTHING}".strip())
        if self.name == "article":
            return str(self.picture._repr_html_())
        seen = _SEEN[self.name](self.table) if self.drawn else ""
        caption = f"{VIEWS[self.name].caption} {more}".strip()
        shown = render(self.picture, caption, alt=seen, rows=ROWS)
        return shown + (render(seen) if seen else "")


def _company(pairs: pd.DataFrame) -> str:
    return sentences.picture_of_company(pairs, legible_ties(pairs))


#: What there is to see on a drawing, for readers who cannot see it.
_SEEN: dict[str, Callable[[pd.DataFrame], str]] = {
    "timeline": sentences.picture_of_timeline,
    "cloud": sentences.picture_of_cloud,
    "company": _company,
}


def view(name: str, choice: Choice, kitchen: Kitchen) -> View:
    """Make a view of what was chosen.

    Parameters
    ----------
    name : of :data:`VIEWS`.
    choice : what was chosen.
    kitchen : of the corpus.

    Raises
    ------
    CorpusError : no page is left.
    """
    kind = VIEWS[name]
    recipe = kind.recipe(choice, kitchen.corpus)
    corpus = kitchen.narrowed(recipe)
    said = basis(choice, corpus, len(kitchen.corpus.documents), kind.narrows)
    if corpus.articles.empty or (name == "concordance" and not choice.word):
        return View(name, said, recipe.code, None, pd.DataFrame())
    recipe = kind.recipe(choice, corpus)
    return View(name, said, recipe.code, *kitchen.run(recipe))
