"""Statements: attributed stretches of speech."""

from typing import Annotated, NamedTuple

from .tables import Column


class Statement(NamedTuple):
    """An attributed stretch of speech."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    speaker: Annotated[str, Column("Who speaks: a person's name, or a body such as 会议.")]
    verb: Annotated[str, Column("Verb of speaking, as printed.")]
    start: Annotated[int, Column("First character of the stretch, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind its last character.", "characters")]
    text: Annotated[str, Column("The stretch: body[start:end].")]
