"""Issues: whose page it is, and of what day.

``read_page(source)`` promises that an issue date says where it comes from and is missing where nothing tells.
``select`` keeps those of some papers and days and says what it leaves out. The order of what is believed may
change only with its examples. Guarded by ``tests/examples/issues.csv`` and ``tests/test_study.py``.
"""

from .readings import numbered, read_page

__all__ = ["numbered", "read_page"]
