"""Whole bylines: a byline on lines of its own that a column's width has broken, put together."""

from __future__ import annotations

import re

from .. import lexicons
from ..lexicons.characters import HAN
from .byline_names import byline_words
from .bylines import line_byline
from .furniture import strip_ends
from .lines import ends_sentence
from .marked import Furniture, Marked
from .paragraphs import join_lines

#: No byline has more lines.
_MOST_LINES = 5


def whole_bylines(marked: list[Marked], furniture: Furniture) -> list[Marked]:
    """Join the lines of a byline on its own that a column's width has broken (记者 王 / 一 李二)."""
    found: list[Marked] = []
    n = 0
    while n < len(marked):
        end = _byline_end(marked, n) if _may_sign(marked, n) else n + 1
        if end > n + 1:
            text, taken = strip_ends(join_lines([m.line.text for m in marked[n:end]]))
            furniture += taken
            first = marked[n]
            first.line = first.line.but(text=text)
            first.closed = bool(taken) or any(m.closed for m in marked[n:end])
        found.append(marked[n])
        n = end
    return found


def _may_sign(marked: list[Marked], n: int) -> bool:
    """Whether a byline can begin at line n: behind a sentence's end, with a word for a job."""
    above = marked[n - 1].line.chars if n and not marked[n].line.blanks else ""
    return bool(_signs().match(marked[n].line.chars)) and (not above or ends_sentence(above))


@lexicons.cached
def _signs() -> re.Pattern[str]:
    """How a byline's first line looks: a word for a job, or its beginning or a medium at the line's end."""
    listed = [w for w, kind in byline_words().items() if kind in ("reporter", "correspondent")]
    begun = {word[:length] for word in listed for length in range(1, len(word))}
    media = [w for w, kind in byline_words().items() if kind == "medium" and len(w) > 1]
    cut = lexicons.any_of(begun.union(media))
    whole = lexicons.any_of(listed)
    return re.compile(rf"[（(□■◇◆○●]?[{HAN}]{{0,12}}?(?:{whole}|(?:{cut})$)")


def _byline_end(marked: list[Marked], n: int) -> int:
    """Behind the last line that is of the byline beginning at line n."""
    last = n + 1
    while last < len(marked) and last - n < _MOST_LINES and not marked[last].line.blanks:
        if marked[last].line.dateline:
            break
        last += 1
    for end in range(last, n + 1, -1):
        text, _ = strip_ends(join_lines([m.line.text for m in marked[n:end]]))
        joined = {s.name for s in line_byline(text.chars)}
        apart = {s.name for m in marked[n:end] for s in m.line.signatures}
        if len(joined) >= max(1, len(apart)):  # else the lines are bylines by themselves
            return end
    return n + 1
