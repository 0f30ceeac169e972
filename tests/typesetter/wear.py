"""Wear: what happens to the characters of a text before it is broken into lines.

Every function takes glyphs and gives glyphs. What a reader can undo changes ``char`` and leaves
``reads`` alone; what is lost for good (a quotation mark, a misprint, the simplified form) changes both.
"""

from __future__ import annotations

import re
from random import Random

from .glyphs import Glyph, beside, is_hanzi, printed
from .layout import Layout

FULL_WIDTH = dict(zip(",();:!?", "，（）；：！？", strict=True))

#: Characters that are taken for each other, and traditional forms of common ones.
LOOKALIKES = dict(zip("荥末己侯赢即治日候戴", "荣未已候羸既冶曰侯载", strict=True))
TRADITIONAL = dict(
    zip(
        "会议开记者报导讲话区县长书东门务发经济业产关动实国图园强调领导检查视频万与听团银资讯员郑",
        "會議開記者報導講話區縣長書東門務發經濟業產關動實國圖園強調領導檢查視頻萬與聽團銀資訊員鄭",
        strict=True,
    )
)


def wear(glyphs: list[Glyph], layout: Layout, rng: Random) -> list[Glyph]:
    """Wear a text down as the layout asks; losses come first, spaces last."""
    if layout.lost_quotation_marks:
        glyphs = lose_quotation_marks(glyphs, rng)
    if layout.traditional:
        glyphs = to_traditional(glyphs)
    if layout.half_width:
        glyphs = half_width(glyphs, layout.half_width)
    if layout.period_as_dot:
        glyphs = [g._replace(char=".") if g.char == "。" else g for g in glyphs]
    if layout.space_before_digits or layout.space_after_digits or layout.spaces_around_three_digits:
        glyphs = space_digits(glyphs, layout)
    return glyphs


def lose_quotation_marks(glyphs: list[Glyph], rng: Random) -> list[Glyph]:
    """Lose about half of the quotation marks, and always one if there is any.

    >>> from .glyphs import ink
    >>> printed(lose_quotation_marks(ink("“五一”", 1, "body"), Random(1)))
    '五一”'
    """
    marks = [i for i, g in enumerate(glyphs) if g.char in "“”"]
    lost = {i for i in marks if rng.random() < 0.5}
    if marks and not lost:
        lost = {rng.choice(marks)}
    return [g for i, g in enumerate(glyphs) if i not in lost]


def misprint(paragraphs: list[list[Glyph]], count: int, rng: Random) -> list[list[Glyph]]:
    """Print a lookalike for ``count`` characters of an article's body, as far as it has any to confuse."""
    places = [(i, j) for i, p in enumerate(paragraphs) for j, g in enumerate(p) if g.char in LOOKALIKES]
    chosen = set(rng.sample(places, min(count, len(places))))
    return [
        [
            g._replace(char=LOOKALIKES[g.char], reads=LOOKALIKES[g.char]) if (i, j) in chosen else g
            for j, g in enumerate(p)
        ]
        for i, p in enumerate(paragraphs)
    ]


def to_traditional(glyphs: list[Glyph]) -> list[Glyph]:
    """Print traditional characters; what reads back is traditional as well."""
    forms = [(g, TRADITIONAL.get(g.char, g.char)) for g in glyphs]
    return [g._replace(char=form, reads=form if g.reads else "") for g, form in forms]


def half_width(glyphs: list[Glyph], marks: str) -> list[Glyph]:
    """Print half-width marks.

    >>> from .glyphs import ink
    >>> printed(half_width(ink("会议（扩大），", 1, "body"), "()"))
    '会议(扩大)，'
    """
    narrow = {FULL_WIDTH[mark]: mark for mark in marks}
    return [g._replace(char=narrow.get(g.char, g.char)) for g in glyphs]


def space_digits(glyphs: list[Glyph], layout: Layout) -> list[Glyph]:
    """Print a space between a figure and the Chinese character before or after it.

    >>> from .glyphs import ink
    >>> printed(space_digits(ink("3月24日", 1, "body"), Layout(space_before_digits=True)))
    '3月 24日'
    """
    text = printed(glyphs)
    before: set[int] = set()
    after: set[int] = set()
    for figure in re.finditer(r"\d+(?:\.\d+)?", text):
        long = layout.spaces_around_three_digits and len(figure[0]) >= 3
        if layout.space_before_digits or long:
            before.add(figure.start())
        if layout.space_after_digits or long:
            after.add(figure.end())
    out: list[Glyph] = []
    for i, glyph in enumerate(glyphs):
        if (i in before and i and is_hanzi(text[i - 1])) or (i in after and is_hanzi(text[i])):
            out.append(beside(glyph, " "))
        out.append(glyph)
    return out
