"""Shipped: whether a corpus is the one that comes with the project, which the walk reads aloud."""

import hashlib
from typing import Any

#: Of the headlines and bodies of the shipped corpus: a page that changes there asks for the walk to be read
#: again, and a test says the new sum.
SUM = "26504d4a8ea544fb"


def text_sum(corpus: Any) -> str:
    """Sum up the text of all articles.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    """
    columns = (corpus.articles[name].fillna("").tolist() for name in ("article", "headline", "body"))
    text = "\n".join(" ".join(row) for row in zip(*columns, strict=True))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def shipped(corpus: Any) -> bool:
    """Whether a corpus is the whole of the shipped one, read with the package's own word lists.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    """
    study = getattr(corpus, "study", None)
    return text_sum(corpus) == SUM and (study is None or study.own_lexicons is None)


def reading(corpus: Any, text: str) -> str:
    """Give what an author wrote about the shipped corpus; of another corpus nothing.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    text : paragraphs, parted by an empty line.
    """
    if not shipped(corpus):
        return ""
    return "\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def notice(corpus: Any) -> str:
    """Say, of another corpus, what of the walk holds for it; of the shipped one nothing.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.
    """
    if shipped(corpus):
        return ""
    return (
        "These are other pages than those that this walk is about, or other word lists: below are the same "
        "three figures of these pages, without the reading."
    )
