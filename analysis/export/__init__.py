"""Export: what leaves, in the formats that others open.

``write_tables`` promises files that read back as the tables were (``read_tables``), with every column
described; ``write_register`` and ``write_network`` what a secretary and Gephi know. Text stays text: nothing
that a page printed is taken for a formula. How a sheet looks may change freely. Guarded by
``tests/test_command.py`` and ``tests/test_export.py``.
"""

from ..schema.sheets import write_sheet
from .description import package
from .network import write_network
from .register import register, write_register
from .tables import FORMATS, check_apart, read_tables, write_tables

__all__ = [
    "FORMATS",
    "check_apart",
    "package",
    "read_tables",
    "register",
    "write_network",
    "write_register",
    "write_sheet",
    "write_tables",
]
