"""Text: characters that know their place on the page, and what cleaning did to them.

``clean(Text.of(raw))`` promises that every character keeps its offset and every change is booked with its
reason, and that cleaning twice changes nothing more. The single fixes may change freely. Guarded by
``tests/test_cleaning.py`` and ``tests/test_reading.py``.
"""

from .cleaning import clean
from .located import Text

__all__ = ["Text", "clean"]
