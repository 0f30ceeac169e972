"""Layout: a page's text into articles, each with headline, decks, byline and body.

``read_articles(page, raw)`` promises that every character of the page is booked once, in an article
or with the reason why it is in none. How lines are told apart may change freely. Guarded by
``tests/test_reading.py``, ``tests/test_looks.py``, ``tests/test_roundtrip.py``,
``tests/examples/layouts.csv`` and the invented pages.
"""

from .articles import read_articles

__all__ = ["read_articles"]
