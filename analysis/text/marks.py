"""Marks: half-width punctuation in Chinese text, read as full-width.

Whether a mark stands in Chinese text, its neighbours say, and these may be half-width marks
themselves: 共3项:(见左表). So one that is seen to be Chinese passes it on to the marks beside it and
to its other bracket, until nothing changes any more; cleaning a second time finds nothing to do.
"""

from __future__ import annotations

import re

import numpy as np

from ..lexicons.characters import HAN
from .characters import FULL_WIDTH, are_han
from .located import Text, codes

_REASON = "half-width punctuation"
_WIDE = FULL_WIDTH | {".": "。"}
_HALF = re.compile(r"[,;:?!().]")
#: Marks that only Chinese text has, and marks that other text has too: these count on a line that has a
#: Chinese character.
_CHINESE_ONLY = "，。、；：？！（）《》〈〉【】〔〕「」『』"
_SHARED = "“”‘’…—·"
#: What follows a point that ends a sentence.
_AFTER_STOP = re.compile(rf"\s|[{HAN}“”《』」（(①-⑳]|\Z")
#: 增长3.5%. ends a Chinese sentence, up 3.5%. does not.
_CHINESE_SHARE = re.compile(rf"[{HAN}][^A-Za-z{HAN}]{{0,20}}%\Z")
_OPENS, _CLOSES = "(（", ")）"
#: Brackets further apart are no pair, in characters; nor are words so many blanks away inside them.
_FARTHEST = 200
_BLANKS = 4


def widen(text: Text) -> Text:
    """Read half-width marks as full-width where they stand in Chinese text.

    Parameters
    ----------
    text : a page whose characters are mended (:func:`analysis.text.characters.mend_characters`).

    Returns
    -------
    The same text. Decimals (3.5, 1,200), times (10:30), addresses of the web and latin text keep
    their marks.

    Examples
    --------
    >>> str(widen(Text.of("共3项:(见左表),增长3.5%.详见www.a.cn, 10:30(A, B) 起")))
    '共3项：（见左表），增长3.5%。详见www.a.cn, 10:30(A, B) 起'
    """
    chars = text.chars
    half = [m.start() for m in _HALF.finditer(chars)]
    if not half:
        return text
    page = _Page(chars)
    waiting = [n for n, beside in zip(half, page.beside(half), strict=True) if beside or page.begins(n)]
    wide = set(waiting)
    while waiting:
        for n in page.passed_on(waiting.pop()):
            if n not in wide:
                wide.add(n)
                waiting.append(n)
    new, at = codes(chars).copy(), sorted(wide)
    new[at] = [ord(_WIDE[chars[n]]) for n in at]
    return text.mapped(new, (_REASON,), np.zeros(len(chars), dtype=np.int8))


class _Page:
    """A text whose marks are asked whether they are Chinese."""

    def __init__(self, chars: str) -> None:
        self.chars = chars
        self.chinese = _in_chinese(chars)
        self.partner = _partners(chars)

    def beside(self, half: list[int]) -> list[bool]:
        """Whether half-width marks stand right beside Chinese; a point does not go by that."""
        around = b"\0" + self.chinese + b"\0"
        return [self.chars[n] != "." and bool(around[n] or around[n + 2]) for n in half]

    def begins(self, n: int) -> bool:
        """Whether a half-width mark is Chinese by what stands near it."""
        char = self.chars[n]
        if char == ".":
            return self._may_stop(n) and self._ends_sentence(n)
        if char in "()":
            other = self.partner.get(n)
            return self._inside(n) or (other is not None and self.chars[other] in "（）")
        figure = self._at(n - 1)
        return (figure == "%" or figure.isdecimal()) and self._goes_on_chinese(n)

    def passed_on(self, n: int) -> list[int]:
        """The half-width marks that are Chinese since the one at n is."""
        found = [k for k in (n - 1, n + 1) if self._at(k) in FULL_WIDTH]
        if self.chars[n] == ")" and self._at(n + 1) == "." and self._may_stop(n + 1):
            found.append(n + 1)
        if (other := self.partner.get(n)) is not None and self.chars[other] in "()":
            found.append(other)
        for step, bracket in ((-1, "("), (1, ")")):  # ( ， )
            k = self._past_blanks(n, step)
            if self._at(k) == bracket:
                found.append(k)
        return found

    def _at(self, n: int) -> str:
        return self.chars[n] if 0 <= n < len(self.chars) else "\n"

    def _past_blanks(self, n: int, step: int) -> int:
        """The first place beside n that is not blank, if it is near."""
        k = n + step
        while self._at(k) == " " and abs(k - n) <= _BLANKS:
            k += step
        return k

    def _inside(self, n: int) -> bool:
        k = self._past_blanks(n, 1 if self.chars[n] == "(" else -1)
        return 0 <= k < len(self.chars) and bool(self.chinese[k])

    def _goes_on_chinese(self, n: int) -> bool:
        """增长3.5%, 创新高: behind a figure and before a blank and a Chinese word."""
        k = self._past_blanks(n, 1)
        return bool(re.match(f"[{HAN}“《（]", self._at(k))) and bool(self.chinese[k])

    def _may_stop(self, n: int) -> bool:
        return bool(_AFTER_STOP.match(self.chars, n + 1))

    def _ends_sentence(self, n: int) -> bool:
        """Whether what stands before a point makes it the full stop of a Chinese sentence."""
        if self._at(n - 1) == "%":
            return bool(_CHINESE_SHARE.search(self.chars[max(0, n - 24) : n]))
        return bool(re.match(f"[{HAN}”》）]", self._at(n - 1))) and bool(self.chinese[n - 1])


def _in_chinese(chars: str) -> bytes:
    """For every character 1 if it is Chinese, or a mark of Chinese text."""
    page = codes(chars)
    han = are_han(page)
    lines = np.cumsum(page == ord("\n"))
    has_han = np.zeros(lines[-1] + 1, dtype=bool)
    has_han[lines[han]] = True
    shared = np.isin(page, codes(_SHARED)) & has_han[lines]
    return bytes(han | np.isin(page, codes(_CHINESE_ONLY)) | shared)


def _partners(chars: str) -> dict[int, int]:
    """For every bracket, of either width, the place of the other of its pair."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer("[()（）]", chars):
        n = match.start()
        if match[0] in _OPENS:
            opened.append(n)
        elif opened and n - (start := opened.pop()) <= _FARTHEST:
            found[start], found[n] = n, start
    return found
