"""The words that the layout goes by (``lexicons/layout_words.csv``), as alternatives of a pattern."""

from __future__ import annotations

import re

from .. import lexicons
from ..lexicons.characters import HAN


@lexicons.cached
def listed(kind: str) -> tuple[str, ...]:
    """The words of a kind, the longest first.

    Examples
    --------
    >>> "昨日" in listed("day")
    True
    """
    words = {row["word"] for row in lexicons.read("layout_words") if row["kind"] == kind}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lexicons.cached
def alternatives(kind: str) -> str:
    """The words of a kind as ``a|b|c``, to be put between ``(?:`` and ``)``."""
    return lexicons.any_of(listed(kind))


#: The forms of a caption.
CAPTION = (
    r"(?:(?:<caption>|图[①-⑨一二三四]|▲|△|▼).{0,120}"
    r"|[（(].{0,8}<picture>.{0,8}[）)]"
    r"|[①-⑨][^。]{2,40}"
    r"|[^。]{0,80}[。 ）)][^。]{0,30}<credit>[）)]?"
    rf"|[{HAN}]{{2,4}}摄[（(][^（）()]{{2,12}}[）)]"
    r"|[^。]{2,60}[（(]<picture>[）)]"
    rf"|.{{2,60}} (?:[{HAN}]{{1,4}} ?){{1,4}} ?<credit>[）)]?)"
)


@lexicons.cached
def pattern(shape: str) -> re.Pattern[str]:
    """Compile a pattern that has ``<kind>`` where any word of a kind stands.

    Examples
    --------
    >>> bool(pattern("<day>，").match("昨日，画展开幕。"))
    True
    """
    return re.compile(lexicons.filled(shape, alternatives))
