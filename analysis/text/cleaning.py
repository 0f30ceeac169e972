"""Cleaning: characters as they should read, one small fix after another, every change booked.

Each fix is safe by itself: it says what it looks for and what it leaves alone. None makes work for
one before it, so cleaning a cleaned text changes nothing. Line breaks and blanks stay where they
are, because they still carry the page's layout; :mod:`analysis.layout.lines` reads them first and mends
them when it joins lines to paragraphs.
"""

from __future__ import annotations

import re

from .. import lexicons
from ..lexicons.characters import HAN
from .characters import CHINESE, mend_characters, simplify
from .located import Text
from .marks import widen

__all__ = ["CHINESE", "HAN", "clean"]


_ANY_HAN = re.compile(f"[{HAN}]")


def clean(text: Text, *, simplified: bool = True) -> Text:
    """Mend the characters of a page, in time linear in its length.

    Parameters
    ----------
    text : the page as it came, or any stretch of it.
    simplified : read a page in traditional characters in simplified ones, as the word lists are.

    Returns
    -------
    The same text with line ends as one newline, radicals and compatibility forms as common
    characters, digits and latin letters half-width, the punctuation of Chinese text full-width, and
    listed misprints mended.

    Examples
    --------
    >>> str(clean(Text.of("昨日,我市召开２场会议(视频),增长3.5%,用时1,200分钟.")))
    '昨日，我市召开2场会议（视频），增长3.5%，用时1,200分钟。'
    >>> str(clean(Text.of("臨江日報"))), str(clean(Text.of("臨江日報"), simplified=False))
    ('临江日报', '臨江日報')
    """
    for fix in (mend_characters, _between_digits, _dots, _quotes, widen):
        text = fix(text)
    return _misprints(simplify(text) if simplified else text)


# A pattern begins with the mark it seeks, and looks behind from there: a search for a mark is quick.


def _between_digits(text: Text) -> Text:
    """The full-width point between digits and the per cent behind one are half-width, as the digits."""
    text = text.sub(r"．(?<=\d．)(?=\d)", ".", "full-width digit or letter")
    return text.sub(r"％(?<=\d％)", "%", "full-width digit or letter")


def _dots(text: Text) -> Text:
    """One middle dot in names and dates (7·20), one ellipsis."""
    text = text.sub(rf"[‧•・･∙⋅](?<=[{HAN}\d].)(?=[{HAN}\d])", "·", "variant of a mark")
    return text.sub(r"(?:\.{6,}+|。{3,}+|…)++", lambda m: m[0] if m[0] == "…" else "……", "variant of a mark")


def _quotes(text: Text) -> Text:
    """Straight double quotes open and close in turn, and begin anew after a blank line."""
    state = {"at": 0, "open": False}

    def turned(match: re.Match[str]) -> str:
        if re.search(r"\n *\n", match.string[state["at"] : match.start()]):
            state["open"] = False
        state["open"], state["at"] = not state["open"], match.end()
        return "“" if state["open"] else "”"

    if not _ANY_HAN.search(text.chars):
        return text
    return text.sub(r'["＂]', turned, "half-width punctuation")


@lexicons.cached
def _misprint_pattern() -> re.Pattern[str]:
    """The listed misprints, in one piece or cut by a line end or a blank, each with a group of its own."""
    parts = []
    for n, row in enumerate(lexicons.read("misprints")):
        cut = r"\s{0,2}".join(map(re.escape, row["misprint"]))
        others = "|".join(map(re.escape, row["not_before"].split("|"))) if row["not_before"] else ""
        parts.append(f"(?P<m{n}>{cut})" + (rf"(?!\s{{0,2}}(?:{others}))" if others else ""))
    return re.compile("|".join(parts))


def _misprints(text: Text) -> Text:
    """Misprints that are listed with their source, character for character."""
    rows = lexicons.read("misprints")

    def meant(match: re.Match[str]) -> str:
        right = iter(rows[int((match.lastgroup or "")[1:])]["meant"])
        return "".join(c if c.isspace() else next(right) for c in match[0])

    return text.sub(_misprint_pattern(), meant, "misprint")
