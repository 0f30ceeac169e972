"""Pages: what their characters and articles are."""

from typing import Annotated, NamedTuple

import pandas as pd

from ..records import ARTICLE_KINDS, Stretch
from ..schema import Column, fields, frame
from .intervals import wilson

#: Roles that a stretch of a page can have, in the order in which figures stack them.
ROLES = next(field.column.values for field in fields(Stretch) if field.name == "role")


class PageRole(NamedTuple):
    """Characters of a page in one role."""

    page: Annotated[str, Column("Page.", refers="pages.page")]
    role: Annotated[str, Column("What the characters were taken for.", values=ROLES)]
    characters: Annotated[int, Column("Characters in the role.", "characters")]
    of_characters: Annotated[int, Column("Characters of the page that are booked.", "characters")]
    share: Annotated[float | None, Column("The one by the other.", "share, 0 to 1")]


class ArticleKind(NamedTuple):
    """Articles of a kind."""

    kind: Annotated[str, Column("What the articles report.", values=ARTICLE_KINDS)]
    of_kind: Annotated[int, Column("Articles of the kind.", "articles")]
    articles: Annotated[int, Column("All articles.", "articles")]
    share: Annotated[float | None, Column("The one by the other.", "share, 0 to 1")]
    low: Annotated[float | None, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]
    characters: Annotated[int, Column("Length of their bodies without white space.", "characters")]


class Reason(NamedTuple):
    """Stretches of pages that stand aside or were changed, for one reason."""

    role: Annotated[str, Column("What they were taken for.", values=ROLES)]
    reason: Annotated[str, Column("Why.")]
    stretches: Annotated[int, Column("Stretches.", "stretches")]
    characters: Annotated[int, Column("Their characters.", "characters")]
    pages: Annotated[int, Column("Pages they stand on.", "pages")]


def page_roles(accounting: pd.DataFrame) -> pd.DataFrame:
    """Say what each page's characters were taken for.

    Parameters
    ----------
    accounting : table of a corpus; its stretches may hold white space, which is counted with them.

    Returns
    -------
    One row a page and role, with the columns of :class:`PageRole`, also where a role has no
    character.
    """
    sizes = (accounting["end"] - accounting["start"]).groupby([accounting["page"], accounting["role"]]).sum()
    rows = []
    for page in accounting["page"].drop_duplicates():
        total = int(sizes[page].sum())
        for role in ROLES:
            n = int(sizes.get((page, role), 0))
            rows.append(PageRole(page, role, n, total, n / total if total else None))
    return frame(rows, PageRole)


def article_kinds(articles: pd.DataFrame) -> pd.DataFrame:
    """Count the articles of each kind, also of those that do not occur.

    Parameters
    ----------
    articles : table of a corpus.

    Returns
    -------
    One row a kind, in the order of ``records.ARTICLE_KINDS``, with the columns of :class:`ArticleKind`.
    """
    n = len(articles)
    counts = articles["kind"].value_counts()
    lengths = articles.groupby("kind")["n_chars"].sum()
    rows = []
    for kind in ARTICLE_KINDS:
        k = int(counts.get(kind, 0))
        share = k / n if n else None
        rows.append(ArticleKind(kind, k, n, share, *wilson(k, n), int(lengths.get(kind, 0))))
    return frame(rows, ArticleKind)


def reasons(accounting: pd.DataFrame) -> pd.DataFrame:
    """Count why stretches of pages were left out or changed.

    Parameters
    ----------
    accounting : table of a corpus; only its stretches with a reason count.

    Returns
    -------
    One row a role and reason, most characters first, with the columns of :class:`Reason`.
    """
    given = accounting[accounting["reason"].notna()]
    given = given.assign(characters=given["end"] - given["start"])
    sums = given.groupby(["role", "reason"]).agg(
        stretches=("page", "size"), characters=("characters", "sum"), pages=("page", "nunique")
    )
    rows = [Reason(*row) for row in sums.reset_index().itertuples(index=False)]
    return frame(sorted(rows, key=lambda row: (-row.characters, row.role, row.reason)), Reason)
