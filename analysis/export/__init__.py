"""Export: what leaves, in the formats that others open.

``write_tables`` promises files that read back as the tables were (``read_tables``), with every column
described; ``write_register`` and ``write_network`` what a secretary and Gephi know. Text stays text: nothing
that a page printed is taken for a formula. How a sheet looks may change freely. Guarded by
``tests/test_command.py`` and ``tests/test_export.py``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from ..schema.sheets import write_sheet
    from .description import package
    from .network import write_network
    from .registers import register, write_register
    from .tables import FORMATS, check_apart, read_tables, write_tables
else:
    #: The module of each name: who writes tables need not wait for networkx and the statistics.
    _MODULES = {
        "write_sheet": "..schema.sheets",
        "package": ".description",
        "write_network": ".network",
        "register": ".registers",
        "write_register": ".registers",
    }

    def __getattr__(name: str) -> Any:
        """Import on first use (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULES.get(name, ".tables"), __name__), name)
