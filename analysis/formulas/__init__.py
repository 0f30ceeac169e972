"""Formulas: policy formulas (提法) and themes, matched on characters; formulas found without a list.

``find_formula_mentions``, ``find_theme_mentions`` and ``discover`` promise that every hit is a
quotation and that the longest of several counts. Lists and weights may change with their sources.
Guarded by ``tests/examples/formulas.csv``, ``tests/examples/themes.csv`` and
``tests/test_discovery.py``.
"""

from .mentions import find_formula_mentions
from .themes import find_theme_mentions

__all__ = ["find_formula_mentions", "find_theme_mentions"]
