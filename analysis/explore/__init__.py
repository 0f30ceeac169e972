"""Explore: a corpus under widgets: choose, see, take the code and the file with you.

``explore()`` promises that what a view shows is what the code beside it gives in a notebook, that the
pages are read once and every choice only filters their tables, and that text from a page is escaped. How the
panel is laid out may change freely. Guarded by ``tests/test_explore.py``.
"""

from .choices import Choice
from .panel import Explorer, explore

__all__ = ["Choice", "Explorer", "explore"]
