"""Dates: the days a text mentions, placed on the calendar by the day it was printed.

``find_dates(body, printed)`` promises that every mention is a quotation (``text ==
body[start:end]``) and that a day that cannot be known stays missing. The grammar and its words may
change freely. Guarded by ``tests/examples/dates.csv``.
"""

from .placing import find_dates

__all__ = ["find_dates"]
