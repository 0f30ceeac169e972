"""The Chinese font: where it lies, and what it can draw."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Family names in the order in which a character is looked up.
FAMILIES = ("Noto Sans SC", "DejaVu Sans")

#: The printers' sign for a character that the type case lacks (U+3013, 下駄 / 缺字符).
LACKING = "〓"


class FontError(RuntimeError):
    """The font is not there, or lacks a character; the message says what to do."""


@cache
def font_file() -> Path:
    """Find the font that figures and reports draw Chinese with.

    It is Noto Sans SC (SIL Open Font Licence) as the package zhplot carries it; nothing of zhplot
    is imported.

    Returns
    -------
    The path of the TrueType file.

    Raises
    ------
    FontError : zhplot is not installed or carries no such file.

    Examples
    --------
    >>> font_file().name
    'NotoSansSC-Regular.ttf'
    """
    spec = find_spec("zhplot")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder) / "fonts" / "NotoSansSC-Regular.ttf"
        if path.is_file():
            return path
    raise FontError(
        "The Chinese font is missing: the package zhplot, which carries NotoSansSC-Regular.ttf, is not "
        "complete here; install it again (pip install --force-reinstall zhplot==1.0.0)."
    )


@cache
def register() -> None:
    """Make the font known to matplotlib under its family name (once a process)."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(font_file())


@cache
def drawable_characters() -> frozenset[int]:
    """Code points that the font or its fallback can draw."""
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    fallback = font_manager.findfont(FAMILIES[1], fallback_to_default=False)
    return frozenset(FT2Font(str(font_file())).get_charmap()) | frozenset(FT2Font(fallback).get_charmap())


def printable(text: str) -> str:
    """Put 〓, the printers' sign for a missing character, where the font has no glyph.

    Only for text that comes from a page: one rare character in a headline must not stop a whole
    report, and 〓 says plainly that a character stands there. White space becomes a space.

    Parameters
    ----------
    text : text to be drawn in a figure.

    Returns
    -------
    The text, of the same length.

    Examples
    --------
    >>> printable("河长制\\ue001")
    '河长制〓'
    """
    known = drawable_characters()
    return "".join(" " if c.isspace() else c if ord(c) in known else LACKING for c in text)
