"""Check: what looks wrong with a corpus as it was read, before anything is counted on it.

``check(corpus)`` promises to change no table. What counts as a suspicion may change freely. Guarded by
``tests/test_check.py``.
"""

from .checking import check

__all__ = ["check"]
