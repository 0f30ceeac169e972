"""Turn pages of Chinese official newspapers into tidy tables.

>>> import analysis
>>> analysis.read  # doctest: +ELLIPSIS
<function read at ...>
"""

from typing import TYPE_CHECKING, Any

__all__ = ["TABLES", "Corpus", "CorpusError", "only", "read"]

if TYPE_CHECKING:
    from .corpus import TABLES, Corpus, CorpusError, read
    from .narrowing import only
else:

    def __getattr__(name: str) -> Any:
        """Import on first use (PEP 562): the command line's help need not wait for pandas and scipy."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import corpus, narrowing

        rooms = {each: narrowing if each == "only" else corpus for each in __all__}
        globals().update({each: getattr(room, each) for each, room in rooms.items()})
        return globals()[name]

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
