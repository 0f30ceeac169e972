"""Policy formulas (提法), matched on characters."""

from typing import Annotated, NamedTuple

from .articles import Article
from .tables import Column


class Formula(NamedTuple):
    """A policy formula in an article, headline included."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    formula: Annotated[str, Column("Canonical form.")]
    count: Annotated[
        int, Column("Times it occurs, headline included, not inside a longer formula.", "occurrences")
    ]
    source: Annotated[str, Column("In the lexicon, or found by discovery.", values=("listed", "found"))]


class FormulaMention(NamedTuple):
    """One occurrence of a formula."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    formula: Annotated[str, Column("Canonical form.")]
    variant: Annotated[str, Column("Form as printed.")]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"))]
    start: Annotated[int, Column("First character, offset into the body or the headline text.", "characters")]
    end: Annotated[int, Column("Behind the last character.", "characters")]


def find_formula_mentions(article: Article) -> list[FormulaMention]:
    """Find every occurrence of a listed formula."""
    return []


def count_formulas(mentions: list[FormulaMention]) -> list[Formula]:
    """Count mentions."""
    return []
