"""Find the entries of a word list in running text, character by character, the longest first.

Tokenizers split slogans (四方/责任, 三个/一批), so formulas and theme terms are looked for in the
characters themselves. What the printer may change without changing the formula is built into the
pattern of each form: quotation marks, the width of punctuation, the separators of a list, a stray
line break.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

OPENING = "“‘「『"
CLOSING = "”’」』"
#: Between any two characters of a form: a stray line break or space, a quotation mark. Possessive, so
#: that a long run of spaces cannot be shared out between two gaps in many ways.
GAP = rf"[\s{OPENING}{CLOSING}\"']{{0,3}}+"
#: Between the members of a list: 、 or another separator, or nothing at all.
SEPARATOR = rf"{GAP}[、，,；;/]?{GAP}"
#: Before the last member, where a list may also be closed by 和.
LAST_SEPARATOR = rf"{GAP}(?:[、，,；;/]?(?:以及|和|与|及)|[、，,；;/])?{GAP}"
#: 四个高地 is not found in 二十四个高地, 三条防线 not in 第三条防线.
NUMERALS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两"
DOTS = "·•・‧∙"


class Form(NamedTuple):
    """One way of writing an entry.

    Parameters
    ----------
    key : the entry's canonical form.
    text : this way of writing it; 、 or ， parts the members of a list.
    not_before : texts that, standing directly before it, make it something else.
    not_after : texts that, standing directly behind it, make it something else.
    quoted : it counts only when it fills a pair of quotation marks.
    """

    key: str
    text: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    quoted: bool = False


class Hit(NamedTuple):
    """An occurrence: ``text[start:end]`` is a form of ``key``."""

    key: str
    start: int
    end: int


class Matcher:
    """A word list made ready for matching.

    Parameters
    ----------
    forms : every way of writing every entry; their order does not matter.

    Examples
    --------
    >>> batches = Matcher([Form("三个一批", "三个一批", not_after=("次",)), Form("四方责任", "四方责任")])
    >>> batches.find("两市、三个一批次产品抽检；压实“四方”责任。")
    [Hit(key='四方责任', start=15, end=21)]
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        longest_first = sorted(forms, key=lambda form: (-len(_skeleton(form.text)), form.text, form.key))
        self._by_first: dict[str, list[tuple[re.Pattern[str], Form]]] = {}
        for form in longest_first:
            for first in _same(form.text[0]):
                entry = (re.compile(pattern(form.text)), form)
                self._by_first.setdefault(first, []).append(entry)

    def find(self, text: str) -> list[Hit]:
        """Find all entries, leftmost first and the longest at each place; no two overlap.

        Parameters
        ----------
        text : running text of any length.

        Returns
        -------
        One :class:`Hit` an occurrence, in reading order; none gives an empty list.
        """
        hits: list[Hit] = []
        done = 0
        for at, char in enumerate(text):
            if at >= done and char in self._by_first:
                hit = self._longest_at(text, at, done)
                if hit:
                    hits.append(hit)
                    done = hit.end
        return hits

    def _longest_at(self, text: str, at: int, done: int) -> Hit | None:
        for compiled, form in self._by_first[text[at]]:
            match = compiled.match(text, at)
            if match and _stands_free(form, text, at, match.end()):
                span = _with_quotes(text, at, match.end())
                if span and span[0] >= done and (not form.quoted or _fills_quotes(text, *span)):
                    return Hit(form.key, *span)
        return None


def pattern(form: str) -> str:
    """Write the regular expression that finds a form and its printed variants.

    Parameters
    ----------
    form : characters, its members parted by 、 or ， (or 和 before the last).

    Returns
    -------
    A pattern without groups that capture.

    Examples
    --------
    >>> bool(re.fullmatch(pattern("责任清单、工作清单、流程清单"), "责任清单 工作清单和流程清单"))
    True
    """
    members = re.split(r"[、，；]", form)
    closed = re.match(r"(.+?)([和与及])(.+)", members[-1]) if len(members) > 1 else None
    if closed:
        members[-1:] = [closed[1], closed[3]]
    written = [GAP.join(map(_char, member)) for member in members]
    if len(written) == 1:
        return written[0]
    return SEPARATOR.join(written[:-1]) + LAST_SEPARATOR + written[-1]


def _skeleton(form: str) -> str:
    return re.sub(r"[、，；\s]", "", form)


def _same(char: str) -> str:
    """The characters that a printer may use for this one."""
    if char in DOTS:
        return DOTS
    return char + chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


def _char(char: str) -> str:
    same = _same(char)
    return re.escape(char) if len(same) == 1 else "[" + "".join(map(re.escape, same)) + "]"


def _stands_free(form: Form, text: str, start: int, end: int) -> bool:
    """Whether what stands around it leaves it the entry it seems to be."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and form.text[0] in NUMERALS and before in NUMERALS + "第":
        return False
    if after and form.text[-1] in NUMERALS and after in NUMERALS:
        return False
    return not text.endswith(form.not_before or ("\0",), 0, start) and not text.startswith(
        form.not_after or ("\0",), end
    )


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a match whose quotation marks are cut in two; None if their partners are not there.

    “四方”责任 is 四方责任 with its first member quoted, but 四“早…” is not 四早.
    """
    inside = re.sub(rf"[{OPENING}][^{OPENING}{CLOSING}]*[{CLOSING}]", "", text[start:end])
    left = [char for char in inside if char in OPENING + CLOSING]
    if text.count('"', start, end) % 2:
        left.append("”" if text[start - 1 : start] == '"' else "“")
    if len(left) > 2 or left in (["”", "”"], ["“", "“"], ["“", "”"]):
        return None
    for mark in left:
        if mark in CLOSING:
            start -= 1
        else:
            end += 1
    if start < 0 or end > len(text):
        return None
    opened = not left or left[0] in OPENING or text[start] in OPENING + '"'
    closed = not left or left[-1] in CLOSING or text[end - 1] in CLOSING + '"'
    return (start, end) if opened and closed else None


def _fills_quotes(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand directly around it."""
    return text[start - 1 : start] in tuple(OPENING + '"') and text[end : end + 1] in tuple(CLOSING + '"')
