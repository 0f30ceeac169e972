"""Articles: from a page's text to its pieces, each with headline, decks, byline and body."""

from typing import Annotated, NamedTuple

from .tables import Column

KINDS = ("meeting", "reception", "inspection", "registration/feature", "announcement", "other")


class Article(NamedTuple):
    """An article."""

    article: Annotated[str, Column("Id: the page's id and the article's number.")]
    page: Annotated[str, Column("Page it stands on.", refers="pages.page")]
    n: Annotated[int, Column("Number on the page, in the order of the text.", "articles, from 1")]
    headline: Annotated[str | None, Column("Main deck of the headline; missing where none is printed.")]
    subheads: Annotated[str | None, Column("The other decks, one a line.")]
    kind: Annotated[str, Column("What the article reports.", values=KINDS)]
    body: Annotated[str, Column("Text after the byline; paragraphs parted by one newline.")]
    n_chars: Annotated[int, Column("Length of the body without white space.", "characters")]


class Contributor(NamedTuple):
    """A person in a byline."""

    article: Annotated[str, Column("Article signed.", refers="articles.article")]
    name: Annotated[str, Column("Name, without inner spaces.")]
    role: Annotated[
        str, Column("What the person did.", values=("reporter", "correspondent", "photographer", "editor"))
    ]


class Stretch(NamedTuple):
    """A stretch of a page's raw text and what became of it."""

    page: Annotated[str, Column("Page.", refers="pages.page")]
    start: Annotated[int, Column("First character, offset into the raw text.", "characters")]
    end: Annotated[int, Column("Behind the last character, offset into the raw text.", "characters")]
    role: Annotated[
        str,
        Column(
            "What it was taken for.",
            values=("headline", "subhead", "byline", "body", "caption", "furniture", "dropped"),
        ),
    ]
    reason: Annotated[
        str | None, Column("Why it was left out or changed; missing where it stands as printed.")
    ]
