"""Names: what can be a person's name by its form alone."""

from __future__ import annotations

import re
from functools import cache

from . import lexicons

HAN_CHAR = r"[\u3400-\u4dbf\u4e00-\u9fff]"


@cache
def surnames() -> dict[str, bool]:
    """Surnames, one character or two, each with whether it is a common one."""
    return {row["surname"]: row["frequency"] == "common" for row in lexicons.read("surnames")}


def surname_of(name: str) -> str | None:
    """The surname a name begins with, or None.

    Examples
    --------
    >>> surname_of("欧阳文"), surname_of("王小明"), surname_of("在会上")
    ('欧阳', '王', None)
    """
    return next((name[:n] for n in (2, 1) if len(name) > n and name[:n] in surnames()), None)


def can_be_name(text: str) -> bool:
    """Whether a string has the form of a full name: a known surname and one or two more characters.

    Names of other peoples with an inner dot (阿不都·卡德尔) have it too.

    Examples
    --------
    >>> [can_be_name(s) for s in ("王明", "皇甫立新", "买买提·艾力", "王", "王府井大街")]
    [True, True, True, False, False]
    """
    if "·" in text:
        return bool(re.fullmatch(rf"{HAN_CHAR}{{1,8}}(?:·{HAN_CHAR}{{1,8}}){{1,3}}", text))
    if not re.fullmatch(rf"{HAN_CHAR}{{2,4}}", text):
        return False
    surname = surname_of(text)
    if surname is None:
        return False
    given = len(text) - len(surname)
    return given <= 2 or (len(surname) == 1 and given == 3 and text[1] in surnames())
