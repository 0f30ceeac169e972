"""Edition: an article, or a page, to be read with what was found in it marked in place.

``article(corpus, wanted)`` and ``page(corpus, wanted)`` promise the text as it is in the tables, whole and
escaped, every mark where its row says, and the row beside it, by mouse and by keyboard. How marks look may
change freely. Guarded by ``tests/test_edition.py``.
"""

from .articles import ArticleEdition, article
from .finding import NotFound
from .pages import PageEdition, page

__all__ = ["ArticleEdition", "NotFound", "PageEdition", "article", "page"]
