"""Corpus: a folder of pages, and the tables drawn from them.

``read(folder)`` promises that pages are read one by one and independently of each other: the same pages give
the same rows in whatever company and order they are read. Exempt are formulas that are found, not listed:
they are judged by the whole corpus; ``read(folder, discover=False)`` leaves them out. A corpus keeps to the
word lists that it was read with. May change freely: when a table is made. Guarded by
``tests/test_reading.py``, ``tests/test_promises.py``, ``tests/test_study.py``, ``tests/test_own_words.py``.
"""

from ..readers.pages import CorpusError
from .reading import give, read, read_study
from .stored import open_tables
from .tables import TABLES, Corpus

__all__ = ["TABLES", "Corpus", "CorpusError", "give", "open_tables", "read", "read_study"]
