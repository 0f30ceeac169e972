"""People: who is named in a text, and with which titles.

``find_names(text)`` promises names in reading order, none overlapping, with the titles printed for them, by
where they stand and not by a list of officials. How a name is weighed may change freely. Guarded by
``tests/examples/people.csv``.
"""

from .names import find_names

__all__ = ["find_names"]
