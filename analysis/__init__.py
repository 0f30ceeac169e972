"""Turn pages of Chinese official newspapers into tidy tables.

>>> import analysis
>>> analysis.read  # doctest: +ELLIPSIS
<function read at ...>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .fonts import let_matplotlib_draw_chinese

__all__ = ["TABLES", "Corpus", "CorpusError", "figures", "measures", "only", "open", "read"]

if TYPE_CHECKING:
    from . import figures, measures
    from .corpus import TABLES, Corpus, CorpusError, read
    from .corpus import open_tables as open
    from .narrowing import only
else:
    #: The room that each name comes from; a room by itself is its own.
    _ROOMS = {name: "corpus" for name in ("TABLES", "Corpus", "CorpusError", "open", "read")}
    _ROOMS |= {"only": "narrowing"}
    #: What a room calls a name that would hide Python's own there.
    _THERE = {"open": "open_tables"}

    def __getattr__(name: str) -> Any:
        """Import on first use (PEP 562): the command line's help need not wait for pandas and scipy."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = import_module(f".{_ROOMS.get(name, name)}", __name__)
        globals()[name] = getattr(room, _THERE.get(name, name)) if name in _ROOMS else room
        return globals()[name]

    def __dir__() -> list[str]:
        """The public names only: what a notebook offers behind ``analysis.`` and Tab."""
        return list(__all__)


let_matplotlib_draw_chinese()
