"""Fonts: Chinese drawn on a computer that has no Chinese font.

``font_file()`` promises a font that comes with the installation, ``web_font(characters, family)`` the same
bytes for the same characters, and ``bring(texts)`` that what a notebook shows can be read there.
How large a subset is may change freely. Guarded by ``tests/test_figures.py`` and ``tests/test_shown.py``.
"""

from .chinese import FAMILIES, LACKING, FontError, drawable_characters, font_file, printable, register
from .drawing import let_matplotlib_draw_chinese
from .notebook import bring, notebook_style
from .subsets import narrow, web_font

__all__ = [
    "FAMILIES",
    "LACKING",
    "FontError",
    "bring",
    "drawable_characters",
    "font_file",
    "let_matplotlib_draw_chinese",
    "narrow",
    "notebook_style",
    "printable",
    "register",
    "web_font",
]
