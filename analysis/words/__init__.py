"""Words: the words of an article, by an engine of one's own.

``count_words(document)`` promises tokens that joined are the text again. The engine may change as long as its
agreement with jieba is measured (``tests/test_engines.py``). Guarded by ``tests/test_words.py``.
"""

from .counts import count_words

__all__ = ["count_words"]
