"""Glyphs: the characters of a page, each knowing what it is and how it should be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

PARTS = ("headline", "subhead", "byline", "body", "caption", "furniture")

#: Sentence ends and closing marks never begin a line, opening marks never end one.
SENTENCE_ENDS = "。！？…”.!?"
CLOSING = "，。、；：！？）》”’…,.;:!?)%~·"
OPENING = "（《“‘("


class Glyph(NamedTuple):
    """One character of the page.

    ``reads`` is what it stands for in the text as it should be read back: ``，`` for a half-width
    comma, nothing for a space beside a digit or a line end inside a paragraph.
    """

    char: str
    reads: str
    article: int | None
    part: str


def ink(text: str, article: int | None = None, part: str = "furniture") -> list[Glyph]:
    """Set a text plainly; furniture belongs to no article and reads as nothing.

    >>> ink("会", 1, "body")
    [Glyph(char='会', reads='会', article=1, part='body')]
    """
    return [Glyph(c, "" if part == "furniture" else c, article, part) for c in text]


def beside(glyph: Glyph, char: str, reads: str = "") -> Glyph:
    """Give a further character of the same article and part."""
    return Glyph(char, reads, glyph.article, glyph.part)


def join(pieces: Iterable[list[Glyph]], char: str, reads: str = "") -> list[Glyph]:
    """String pieces together with a character that belongs to what stands before it."""
    out: list[Glyph] = []
    for piece in pieces:
        if out:
            out.append(beside(out[-1], char, reads))
        out += piece
    return out


def printed(glyphs: Iterable[Glyph]) -> str:
    """The characters as they stand on the page."""
    return "".join(g.char for g in glyphs)


def read(glyphs: Iterable[Glyph], article: int | None = None, *parts: str) -> str:
    """The text as it should be read back: of one article and some parts of it, or of all glyphs."""
    return "".join(
        g.reads
        for g in glyphs
        if (article is None or g.article == article) and (not parts or g.part in parts)
    )


def is_hanzi(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff"
