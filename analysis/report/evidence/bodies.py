"""Bodies: an article's text with the place of each character on its page."""

from ...corpus import Corpus
from ...text.located import Text


def body_text(corpus: Corpus, article: str) -> Text:
    """An article's body with the place of each character on its page.

    Parameters
    ----------
    corpus : the corpus.
    article : the article's id.

    Raises
    ------
    KeyError : there is no such article.
    """
    for r in corpus.readings:
        for row, body in zip(r.reading.articles, r.reading.bodies, strict=True):
            if row.article == article:
                return body
    raise KeyError(f"no article {article!r} in {corpus.folder}")
