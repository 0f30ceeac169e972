"""People: names in an article with the titles printed for them."""

from typing import Annotated, NamedTuple

from .tables import Column


class Person(NamedTuple):
    """A person and one printed title in an article."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    person: Annotated[str, Column("Name, without inner spaces.")]
    title: Annotated[
        str | None, Column("Title as printed, with its organisation; missing where none is printed.")
    ]
    organisation: Annotated[str | None, Column("Organisation part of the title.")]
    start: Annotated[int, Column("First character of the name, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character of the name.", "characters")]
    text: Annotated[str, Column("The name as it stands: body[start:end].")]
