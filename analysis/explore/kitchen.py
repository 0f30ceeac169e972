"""The kitchen: recipes run on a corpus that has been read."""

from typing import Any

from .. import figures, measures
from ..corpus import Corpus
from ..narrowing import only
from ..report.evidence import register
from .recipes import Recipe

#: What of earlier recipes is kept: somebody goes back and forth between a few choices.
KEPT = 24
#: The tables that views go by; made before the first of them is drawn.
TABLES = ("articles", "events", "attendance", "people", "statements", "themes", "words", "tokens")


class Kitchen:
    """Runs recipes; what a recipe begins with is worked out once, however many go on from there.

    Parameters
    ----------
    corpus : the whole of it.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._kept: dict[tuple[str, ...], dict[str, Any]] = {}

    def narrowed(self, recipe: Recipe) -> Corpus:
        """The corpus that a recipe's first line gives, without reading a page."""
        corpus: Corpus = self._after((recipe.corpus,))["corpus"]
        return corpus

    def run(self, recipe: Recipe) -> tuple[Any, Any]:
        """What a recipe shows, and the table behind it."""
        names = self._after((recipe.corpus, *recipe.steps))
        # Each line is a call that the recipes write themselves, with names and words put in by repr().
        return eval(recipe.picture, {**names}), eval(recipe.table, {**names})  # noqa: S307

    def _after(self, lines: tuple[str, ...]) -> dict[str, Any]:
        """The names that are known when some lines have run."""
        if not lines:
            return {
                "figures": figures, "measures": measures, "only": only, "register": register,
                "read": self._read,
            }  # fmt: skip
        if lines not in self._kept:
            names = {**self._after(lines[:-1])}
            exec(lines[-1], names)  # noqa: S102
            self._kept[lines] = names
            for oldest in list(self._kept)[:-KEPT]:
                del self._kept[oldest]
        return self._kept[lines]

    def _read(self, folder: str = "", *, discover: bool = True, **which: Any) -> Corpus:
        """What reading the folder anew would give."""
        return only(self.corpus, **which) if which else self.corpus
