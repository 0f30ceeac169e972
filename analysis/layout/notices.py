"""Notices and letters: their headlines, and who signed them and when, below their text.

Nothing opens a notice (通告, 公告, 公开信) but its headline, and nothing closes it but the name of a body
and a day on lines of their own. Such lines look like a headline and a masthead and are neither.
"""

from __future__ import annotations

import re

from .. import lexicons
from ..dates.printed import date_stretches
from ..lexicons.characters import HAN
from .words import listed, pattern

#: How the headline of a notice ends.
_HEADLINE = "<notice>$"
_WHOLE = r"[^。，；：“《]{0,30}关于[^。，；：]{2,60}<notice about>|(?:致|告|给)[^。，；：]{2,30}(?:书|信)"
#: A body's name has so many characters.
_NAME = re.compile(rf"[{HAN}（）()、 ]{{3,40}}")


def ends_as_notice(chars: str) -> bool:
    """Whether a line ends as the headline of a notice does.

    Examples
    --------
    >>> [ends_as_notice(s) for s in ("关于限制通行的通告", "市政府印发通知，要求落实")]
    [True, False]
    """
    return bool(pattern(_HEADLINE).search(chars))


def is_notice_headline(chars: str) -> bool:
    """Whether a line, or a few of them joined, is the whole headline of a notice or letter.

    Examples
    --------
    >>> [is_notice_headline(s) for s in ("关于限制通行的通告", "致全市家长的一封信", "市政府印发通知")]
    [True, True, False]
    """
    return len(chars) <= 80 and bool(pattern(_WHOLE).fullmatch(chars))


def is_signing_day(chars: str) -> bool:
    """Whether a line is nothing but a full date.

    Examples
    --------
    >>> [is_signing_day(s) for s in ("2022年 3月 30日", "二〇二二年三月三十日", "2022年3月30日 星期三")]
    [True, True, False]
    """
    return chars[-1:] in "日号" and "年" in chars and date_stretches(chars) == [chars.strip()]


def is_issuer(chars: str) -> bool:
    """Whether a line is nothing but the name of a body that may sign a notice.

    Examples
    --------
    >>> [is_issuer(s) for s in ("临江市公安局", "市公安局召开会议", "临江市人民政府办公室")]
    [True, False, True]
    """
    chars = chars.strip()
    return (
        chars[-1:] in _lasts()
        and chars.endswith(_endings())
        and bool(_NAME.fullmatch(chars))
        and not any(word in chars for word in listed("told of a body"))
    )


def signs_notice(chars: str) -> bool:
    """Whether a line is a body's name or a day, as they stand below a notice."""
    return is_signing_day(chars) or is_issuer(chars)


@lexicons.cached
def _lasts() -> frozenset[str]:
    """The last characters of bodies' names; most lines end in none of them."""
    return frozenset(word[-1] for word in _endings())


@lexicons.cached
def _endings() -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicons.read("issuers"))
