"""Turn pages of Chinese official newspapers into tidy tables.

>>> import analysis
>>> analysis.read  # doctest: +ELLIPSIS
<function read at ...>
"""

from .corpus import TABLES, Corpus, CorpusError, read

__all__ = ["TABLES", "Corpus", "CorpusError", "read"]
