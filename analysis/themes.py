"""Policy themes, by the terms that speak for them."""

from typing import Annotated, NamedTuple

from .articles import Article
from .tables import Column


class Theme(NamedTuple):
    """A theme in an article."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    theme: Annotated[str, Column("Theme.")]
    hits: Annotated[int, Column("Times one of its terms occurs, headline included.", "occurrences")]
    share: Annotated[float, Column("Share of the article's hits over all themes.", "share, 0 to 1")]
    terms: Annotated[str, Column("Its three commonest terms, parted by 、.")]


class ThemeMention(NamedTuple):
    """One occurrence of a theme's term."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    theme: Annotated[str, Column("Theme.")]
    term: Annotated[str, Column("Term that occurs.")]
    start: Annotated[int, Column("First character, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character.", "characters")]


def find_theme_mentions(article: Article) -> list[ThemeMention]:
    """Find every occurrence of a theme's term."""
    return []


def weigh_themes(mentions: list[ThemeMention]) -> list[Theme]:
    """Weigh themes."""
    return []
