"""Document: an article annotated once, for every extractor.

``annotate(article, printed)`` gives a :class:`Document`. Its annotations (sentences, names, dates,
subjects) are promised to be worked out at most once each; how may change freely. Guarded by
``tests/test_document.py`` and, through the extractors, by ``tests/test_examples.py``.
"""

from .annotation import Document, annotate

__all__ = ["Document", "annotate"]
