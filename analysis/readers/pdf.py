"""PDF: the text of a page set in columns, by pypdfium2 (an extra: it is not installed by default)."""

from __future__ import annotations

import ctypes
import importlib
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .columns import Glyph, reading_order
from .errors import CorpusError
from .overprints import is_slanted, printed_once, set_across

#: An issue has some dozens of pages; a file of more is a volume, not a page.
MOST_PAGES = 200
#: Characters of a whole file; a page of a broadsheet has some ten thousand.
MOST_CHARS = 2_000_000
MISSING = (
    "pypdfium2, which reads PDF, is not installed; install the extra: pip install 'zhengzhou-newsroom[pdf]'"
)
SCAN = "no text in it (a scan?); recognise its text (OCR) and save that as .txt"
_BROKEN = "no PDF that can be read ({}); print it anew, or save the page as text (.txt)"


def read_pdf(data: bytes) -> str:
    """Read the text of a PDF file, column after column and page after page.

    Parameters
    ----------
    data : the file's bytes.

    Returns
    -------
    Its text, a line a paragraph. A character whose font does not say which it is comes out as U+FFFD.

    Raises
    ------
    CorpusError : pypdfium2 is not installed, or the file is broken, locked, too long, or a scan.
    """
    try:
        pdfium: Any = importlib.import_module("pypdfium2")
    except ImportError:
        raise CorpusError(MISSING) from None
    try:
        document = pdfium.PdfDocument(data)
        try:
            pages = _pages(document, pdfium.raw)
        finally:
            document.close()
    except pdfium.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise CorpusError(
            "locked with a password; save it without one"
            if locked
            else _BROKEN.format(str(fault).rstrip("."))
        ) from None
    text = "\n\n".join(page for page in pages if page)
    if not text.strip("\ufffd \n"):
        raise CorpusError(SCAN)
    return text


def _pages(document: Any, raw: Any) -> list[str]:
    if len(document) > MOST_PAGES:
        raise CorpusError(f"{len(document)} pages, more than {MOST_PAGES}; cut it into issues or pages")
    found, left = [], MOST_CHARS
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        left -= textpage.count_chars()
        if left < 0:
            raise CorpusError(f"more than {MOST_CHARS:,} characters in it; cut it into pages")
        found.append(reading_order(set_across(printed_once(_upright(list(_glyphs(textpage, raw)))))))
        textpage.close()
        page.close()
    return found


def _glyphs(textpage: Any, raw: Any) -> Iterator[tuple[Glyph, int]]:
    """The characters that are printed, each with the quarter turns by which it is turned.

    Slanted ones are a watermark's and left out, with what is no character at all.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    high = ""
    for n in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, n)
        char = chr(code) if code and code not in (0xFFFE, 0xFFFF) else "\ufffd"
        if 0xD800 <= code < 0xDC00:  # the first half of a rare character
            high = char
            continue
        if 0xDC00 <= code < 0xE000:
            pair = (high + char).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            char, high = pair[:1] if high else "\ufffd", ""
        if raw.FPDFText_IsGenerated(textpage, n) == 1 or char.isspace() or (code and code < 0x20):
            continue
        raw.FPDFText_GetMatrix(textpage, n, ctypes.byref(matrix))
        angle = math.atan2(matrix.b, matrix.a)
        if is_slanted(math.degrees(angle)):
            continue
        raw.FPDFText_GetCharOrigin(textpage, n, ctypes.byref(x), ctypes.byref(y))
        size = raw.FPDFText_GetFontSize(textpage, n) * math.hypot(matrix.c, matrix.d)
        left, bottom, right, top = textpage.get_charbox(n, loose=True)
        if not all(map(math.isfinite, (x.value, y.value, size, left, right, bottom, top))):
            continue
        turns = round(angle / (math.pi / 2)) % 4
        yield (
            _turned(char, (x.value, y.value), (left, bottom, right, top), size or top - bottom, turns),
            turns,
        )


def _turned(
    char: str, origin: tuple[float, float], box: tuple[float, float, float, float], size: float, turns: int
) -> Glyph:
    """A character as it stands when the page is turned so that it is upright."""
    (x, y), (left, bottom, right, top) = origin, box
    for _ in range(turns):
        x, y, left, bottom, right, top = y, -x, bottom, -right, top, -left
    em = size if ord(char) > 0x2E80 else 0.0  # some fonts give 一 the box of its stroke
    size = max(size, 0.1)
    return Glyph(char, min(x, left), max(right, x + 0.96 * em), y, size)


def _upright(glyphs: list[tuple[Glyph, int]]) -> list[Glyph]:
    """The characters turned as most are, and behind them, below the page, those turned otherwise."""
    if not glyphs:
        return []
    main = Counter(turns for _, turns in glyphs).most_common(1)[0][0]
    upright = [glyph for glyph, turns in glyphs if turns == main]
    floor = min(glyph.base for glyph in upright)
    for other in range(4):
        turned = [glyph for glyph, turns in glyphs if turns == other != main]
        if turned:
            down = floor - max(glyph.base + 4 * glyph.size for glyph in turned)
            upright += [glyph._replace(base=glyph.base + down) for glyph in turned]
            floor = min(glyph.base for glyph in upright)
    return upright
