"""Characters: what every single character is read as, whatever stands around it.

One table says it for all of Unicode: line ends and blanks of every kind, what nobody sees, radicals
and compatibility forms, variants of marks, full-width digits and letters. What hangs on the
neighbours is mended in :mod:`analysis.text.cleaning`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import lexicons
from ..lexicons.characters import HAN
from .located import Text, codes

#: What stands in Chinese text: characters, full-width marks, Chinese quotation marks.
MARKS = "，。、；：？！（）《》〈〉【】〔〕「」『』“”‘’…—·"
CHINESE = HAN + MARKS
#: Why a character is changed or left out.
REASONS = (
    "line end",
    "blank",
    "invisible character",
    "control character",
    "character without meaning",
    "radical or compatibility form",
    "variant of a mark",
    "full-width digit or letter",
)
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_LINE_ENDS = (*range(0x0B, 0x0E), *range(0x1C, 0x1F), 0x85, 0x2028, 0x2029)
_BLANKS = (0x09, 0x1F, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)
_CONTROL = (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
#: Ranges of Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties): soft hyphens, joiners,
#: marks of direction, variation selectors, fillers, tags.
_INVISIBLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
#: Halves of a pair, private use, noncharacters, the mark of a character lost in decoding.
_MEANINGLESS = (
    (0xD800, 0xDFFF), (0xE000, 0xF8FF), (0xFDD0, 0xFDEF), (0xFFF9, 0xFFFF), (0xF0000, 0x10FFFF),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0x10000, 0xF0000, 0x10000)),
)  # fmt: skip
#: Blocks of forms of other characters: radicals, compatibility ideographs and their supplement.
_FORMS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
#: Forms of Chinese marks: set upright (︐ ﹁), small (﹐), half-width (｡ ､).
_MARK_FORMS = ((0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFF61, 0xFF64))
_QUOTES = {"〝": "“", "〞": "”", "〟": "”"}


class _Table(NamedTuple):
    """For every code point what it becomes (-1: it goes) and the index of the reason."""

    becomes: NDArray[np.int32]
    why: NDArray[np.int8]


@lexicons.cached
def _table() -> _Table:
    becomes, why = np.arange(0x110000, dtype=np.int32), np.zeros(0x110000, dtype=np.int8)

    def book(reason: str, pairs: Iterable[tuple[int, int]]) -> None:
        for code, new in pairs:
            becomes[code], why[code] = new, REASONS.index(reason)

    book("line end", ((c, ord("\n")) for c in _LINE_ENDS))
    book("blank", ((c, ord(" ")) for c in _BLANKS))
    book("control character", ((c, -1) for c in _CONTROL))
    for reason, ranges in (("invisible character", _INVISIBLE), ("character without meaning", _MEANINGLESS)):
        for first, last in ranges:
            becomes[first : last + 1], why[first : last + 1] = -1, REASONS.index(reason)
    book("radical or compatibility form", ((c, ord(_common(chr(c)))) for c in _each(_FORMS)))
    book("variant of a mark", ((c, ord(_mark(chr(c)))) for c in _each(_MARK_FORMS)))
    book("variant of a mark", ((ord(c), ord(mark)) for c, mark in _QUOTES.items()))
    digits_and_letters = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    book("full-width digit or letter", ((c, c - 0xFEE0) for c in digits_and_letters))
    return _Table(becomes, why)


def _each(ranges: Iterable[tuple[int, int]]) -> Iterable[int]:
    return (code for first, last in ranges for code in range(first, last + 1))


@lexicons.cached
def _listed() -> dict[str, str]:
    return {row["radical"]: row["character"] for row in lexicons.read("radicals")}


def _common(form: str) -> str:
    """The character that a radical or a compatibility form (⽉, ⻓, 﨑) stands for; itself if for none."""
    kangxi = "\u2f00" <= form <= "\u2fd5"
    return _listed().get(form) or unicodedata.normalize("NFKC" if kangxi else "NFC", form)


def _mark(form: str) -> str:
    """The full-width mark that a form of it stands for; the form itself where it stands for none."""
    mark = unicodedata.normalize("NFKC", form)
    mark = FULL_WIDTH.get(mark, mark)
    return mark if mark in MARKS else form


def mend_characters(text: Text) -> Text:
    """Read every character as what it stands for.

    Parameters
    ----------
    text : the page as it came.

    Returns
    -------
    The same text with line ends as one newline, blanks as one blank (the ideographic one stays: it
    indents), nothing invisible or without meaning, radicals and compatibility forms as common
    characters, forms of marks as these, digits and latin letters half-width.

    Examples
    --------
    >>> str(mend_characters(Text.of("⽉⻓\\u200b\\r\\n２０Ａ﹐")))
    '月长\\n20A，'
    """
    table, chars = _table(), codes(text.chars)
    new = table.becomes[chars]
    new[1:][(chars[:-1] == ord("\r")) & (chars[1:] == ord("\n"))] = -1
    return text.mapped(new, REASONS, table.why[chars])


#: A page counts as printed in traditional characters from this share of its Chinese characters on.
_TRADITIONAL = 0.08


def simplify(text: Text) -> Text:
    """A page in traditional characters is read in simplified ones; what was printed is booked.

    One character stands for one (OpenCC's table), so every offset stays. In a simplified page nothing
    is touched: a few of its characters are traditional forms of others (乾, 著).

    Examples
    --------
    >>> [str(simplify(Text.of(page))) for page in ("臨江日報", "会议在乾元街道举行，王著出席并讲话部署工作")]
    ['临江日报', '会议在乾元街道举行，王著出席并讲话部署工作']
    """
    chars = codes(text.chars)
    used, places, counts = np.unique(chars, return_inverse=True, return_counts=True)
    han, simple = are_han(used), used.copy()
    simple[han] = _simplified().of(used[han])
    changed = int(counts[simple != used].sum())
    if not changed or changed < _TRADITIONAL * int(counts[han].sum()):
        return text
    return text.mapped(simple[places], ("traditional character",), np.zeros(len(chars), dtype=np.int8))


def are_han(chars: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which code points are Chinese characters (:data:`HAN`)."""
    found: NDArray[np.bool_] = chars == 0x3007
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)):
        found |= (chars >= first) & (chars <= last)
    return found


class _Simplified:
    """The simplified form of every character that was asked for; itself where that is traditional again."""

    def __init__(self) -> None:
        from opencc import OpenCC

        self._convert = OpenCC("t2s").convert
        self._forms = np.zeros(0x40000, dtype=np.int32)

    def of(self, chars: NDArray[np.int32]) -> NDArray[np.int32]:
        """The simplified forms of some Chinese characters; new ones are converted in one call."""
        new = chars[self._forms[chars] == 0]
        if len(new):
            once = self._converted([chr(code) for code in new.tolist()])
            twice = self._converted(once)
            stays = [len(form) != 1 or form != again for form, again in zip(once, twice, strict=True)]
            self._forms[new] = np.where(stays, new, [ord(form[0]) for form in once])
        found: NDArray[np.int32] = self._forms[chars]
        return found

    def _converted(self, chars: list[str]) -> list[str]:
        return str(self._convert("\n".join(chars))).split("\n")


@cache
def _simplified() -> _Simplified:
    return _Simplified()
