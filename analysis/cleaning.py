"""Cleaning: characters as they should read, one small fix after another, every change booked.

Each fix is safe by itself: it says what it looks for and what it leaves alone. Line breaks and
spaces are not touched here, because they still carry the page's layout; :mod:`analysis.layout`
reads them first and mends them when it joins lines to paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from . import lexicons
from .text import Text

#: Chinese characters, wider than jieba's own class: 〇, extensions and compatibility forms too.
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: What stands in Chinese text: characters, full-width marks, Chinese quotation marks.
CHINESE = HAN + r"，。、；：？！（）《》〈〉【】〔〕「」『』“”‘’…—·"
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}


def clean(text: Text) -> Text:
    """Mend the characters of a page.

    Parameters
    ----------
    text : the page as it came, or any stretch of it.

    Returns
    -------
    The same text with line ends as one newline, radicals and compatibility forms as common
    characters, digits and latin letters half-width, and the punctuation of Chinese text full-width.

    Examples
    --------
    >>> str(clean(Text.of("昨日,我市召开２场会议(视频),增长3.5%,用时1,200分钟.")))
    '昨日，我市召开2场会议（视频），增长3.5%，用时1,200分钟。'
    """
    for fix in (
        _line_ends,
        _invisible,
        _radicals,
        _half_width,
        _brackets,
        _marks,
        _full_stops,
        _quotes,
        _dots,
    ):
        text = fix(text)
    return _simplified(text)


#: A page counts as printed in traditional characters from this share of its Chinese characters on.
_TRADITIONAL = 0.08


@cache
def _simple(char: str) -> str:
    """The simplified form of one character (OpenCC's table, character by character)."""
    return str(_converter().convert(char))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _simplified(text: Text) -> Text:
    """A page in traditional characters is read in simplified ones; what was printed is booked.

    One character stands for one, so every offset stays. In a simplified page nothing is touched: a
    few of its characters are traditional forms of others (乾, 著).
    """
    han = re.findall(f"[{HAN}]", text.chars)
    changed = sum(_simple(char) != char for char in han)
    if not han or changed < _TRADITIONAL * len(han):
        return text
    return text.sub(f"[{HAN}]", lambda m: _simple(m[0])[:1], "traditional character")


def _line_ends(text: Text) -> Text:
    """One newline for every kind of line end, a plain blank for every kind of blank."""
    text = text.sub(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", "line end")
    return text.sub(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f]", " ", "blank")


def _invisible(text: Text) -> Text:
    """Take out what nobody sees: byte-order marks, zero-width and control characters, private use."""
    text = text.sub(
        r"[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufe00-\ufe0f]+", "", "invisible character"
    )
    text = text.sub(r"[\U000e0100-\U000e01ef]+", "", "invisible character")
    text = text.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+", "", "control character")
    return text.sub(r"[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]+", "", "character without meaning")


@cache
def _radical_table() -> dict[str, str]:
    listed = {row["radical"]: row["character"] for row in lexicons.read("radicals")}
    kangxi = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
    return kangxi | listed


def _radicals(text: Text) -> Text:
    """Read a radical or a compatibility form (⽉, ⻓, 﨑) as the character it stands for."""
    table = _radical_table()

    def common(match: re.Match[str]) -> str:
        return table.get(match[0]) or unicodedata.normalize("NFC", match[0])

    return text.sub(r"[\u2e80-\u2fdf\uf900-\ufaff]", common, "radical or compatibility form")


def _half_width(text: Text) -> Text:
    """Digits and latin letters half-width; the full-width point and per cent only between digits."""
    text = text.sub(r"[０-９Ａ-Ｚａ-ｚ]", lambda m: chr(ord(m[0]) - 0xFEE0), "full-width digit or letter")
    text = text.sub(r"(?<=\d)．(?=\d)", ".", "full-width digit or letter")
    return text.sub(r"(?<=\d)％", "%", "full-width digit or letter")


def _brackets(text: Text) -> Text:
    """A pair of brackets is full-width where Chinese stands on either side of one of them."""
    return text.sub(
        r"\(([^()]{0,200})\)",
        lambda m: f"（{m[1]}）" if _beside_chinese(m) or _beside_chinese(m, 1) else m[0],
        "half-width punctuation",
    )


def _beside_chinese(match: re.Match[str], group: int = 0) -> bool:
    """Whether a character of Chinese text stands at an edge of a match, outside or (group 1) inside."""
    text, (start, end) = match.string, match.span(group)
    if group:
        edges = text[start:end].strip()[:1] + text[start:end].strip()[-1:]
    else:
        edges = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(_IS_CHINESE.match(c) for c in edges)


_IS_CHINESE = re.compile(f"[{CHINESE}]")
_MARK = re.compile(rf"(?<=[{CHINESE}])[,;:?!()]|[,;:?!()](?=[{CHINESE}])")


def _marks(text: Text) -> Text:
    """Comma, colon and the like are full-width beside Chinese; 1,200 and 10:30 stay."""
    return text.sub(_MARK, lambda m: FULL_WIDTH[m[0]], "half-width punctuation")


def _full_stops(text: Text) -> Text:
    """A point that ends a Chinese sentence is 。; one between digits or letters stays."""
    stop = rf"(?<=[{HAN}”》）%])\.(?=\s|[{HAN}“”《』」（(①-⑳]|$)"
    return text.sub(stop, "。", "half-width punctuation")


def _quotes(text: Text) -> Text:
    """Straight double quotes open and close in turn, and begin anew after a blank line."""
    state = {"at": 0, "open": False}

    def turned(match: re.Match[str]) -> str:
        if re.search(r"\n *\n", match.string[state["at"] : match.start()]):
            state["open"] = False
        state["open"], state["at"] = not state["open"], match.end()
        return "“" if state["open"] else "”"

    if not _IS_CHINESE.search(text.chars):
        return text
    return text.sub(r'["＂]', turned, "half-width punctuation")


def _dots(text: Text) -> Text:
    """One middle dot in names and dates (7·20), one ellipsis."""
    text = text.sub(rf"(?<=[{HAN}\d])[‧•・･∙⋅](?=[{HAN}\d])", "·", "variant of a mark")
    return text.sub(r"\.{6}|。{3,6}|…{3,}", "……", "variant of a mark")
