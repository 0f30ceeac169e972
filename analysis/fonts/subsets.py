"""Subsets of the font, small enough to embed in a page."""

import base64
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .chinese import font_file


def web_font(characters: str, family: str) -> str:
    """Cut a subset of the font for the characters of a page, as a CSS rule with the font inside.

    Parameters
    ----------
    characters : text whose characters are needed, in any order; those the font lacks are left to
        the browser's own fonts.
    family : name that the style sheet calls the subset by.

    Returns
    -------
    An ``@font-face`` rule with a WOFF2 font as data; the same characters give the same bytes.

    Examples
    --------
    >>> rule = web_font("临江市", "Report")
    >>> rule[:34], len(rule) < 10_000
    ('@font-face{font-family:"Report";sr', True)
    """
    data = base64.b64encode(_woff("".join(sorted(set(characters))))).decode("ascii")
    return f'@font-face{{font-family:"{family}";src:url(data:font/woff;base64,{data}) format("woff")}}'


#: A smaller font that subsets are cut from, and its characters (:func:`narrow`).
_NARROWED: list[tuple[bytes, frozenset[str]]] = []
#: Letters, marks and signs that a page may have beside the characters of its texts.
_SIGNS = "".join(
    map(
        chr,
        (
            *range(0x20, 0x180),
            *range(0x370, 0x400),
            *range(0x2010, 0x2028),
            *range(0x2190, 0x2213),
            *range(0x2460, 0x2500),
        ),
    )
) + "".join(map(chr, (*range(0x25A0, 0x2600), *range(0x3000, 0x3040), *range(0xFF00, 0xFFF0))))


def narrow(texts: Iterable[str]) -> None:
    """Cut the font to the characters of some texts, once, so that subsets of these are cut quickly.

    Parameters
    ----------
    texts : what will be shown; a subset with other characters is cut from the whole font, as without this,
        and has the same bytes.
    """
    characters = frozenset(_SIGNS).union(*texts)
    _NARROWED[:] = [(_cut(font_file(), "".join(sorted(characters)), None), characters)]


@cache
def _woff(characters: str) -> bytes:
    """Subset as WOFF, which is made ten times as fast as WOFF2 and is a third larger.

    Hinting is dropped; the font's own time stamp stays (the bytes repeat).
    """
    source = next((io.BytesIO(data) for data, its in _NARROWED if its.issuperset(characters)), font_file())
    return _cut(source, characters, "woff")


def _cut(source: Path | io.BytesIO, characters: str, flavor: str | None) -> bytes:
    from fontTools import subset, ttLib  # not needed on the way to tables, and slow to import

    options = subset.Options(hinting=False, notdef_outline=True, recalc_timestamp=False)
    options.layout_features = []
    # The boxes of the outlines stay as they are: to measure them again, each outline would be taken apart.
    font = ttLib.TTFont(source, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = flavor
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
