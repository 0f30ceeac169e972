"""Levels: of which level of government a body is, by the words in its name."""

from __future__ import annotations

import re

from .. import lexicons
from ..lexicons import listed, pattern
from ..lexicons.characters import HAN


@lexicons.cached
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    levels = {row["word"]: row["level"] for row in lexicons.read("levels")}
    return re.compile(lexicons.any_of(levels)), levels


def level_of(text: str | None) -> str | None:
    """The level that the first telling word of a body's name or a title gives, or None.

    A university, company or society is ``other`` wherever its word stands, unless a body of government
    is named behind it.

    Examples
    --------
    >>> level_of("全省作风建设推进会"), level_of("高新区党工委副书记"), level_of("座谈会")
    ('province', 'district', None)
    >>> level_of("临江市华岳集团董事长"), level_of("青河县委"), level_of("某公司党委")
    ('other', 'district', 'other')
    >>> level_of("临江市云山区总工会"), level_of("某某省临江市人民政府")
    ('district', 'city')
    """
    if not text:
        return None
    known, levels = _words()
    found = [levels[m[0]] for m in known.finditer(_innermost(text)) if levels[m[0]]]
    if "other" in found:
        last = len(found) - 1 - found[::-1].index("other")
        return next(iter(found[last + 1 :]), "other")
    return found[0] if found else None


#: A place that is named only to say where the next one lies: 临江市 in 临江市云山区.
_AROUND = (
    rf"[{HAN}]{{2,3}}?(?<!<no own place>)(?:省|市|州)"
    rf"(?=(?:(?!<within no place>|<no place><unit of a place>)[{HAN}]){{1,4}}?"
    rf"<unit of a place>(?!<behind no place>))"
)


def _innermost(text: str) -> str:
    """A text without the places around the one that acts.

    Examples
    --------
    >>> _innermost("某某省临江市云山区政府"), _innermost("临江市文明社区推进会")
    ('云山区政府', '临江市文明社区推进会')
    """
    return pattern(_AROUND).sub("", text)


def level_said(text: str | None) -> str | None:
    """The level of government that a sentence or a name speaks of first; companies in it count for nothing.

    Examples
    --------
    >>> level_said("全市重点企业和大学座谈会"), level_said("某公司董事长主持。")
    ('city', None)
    """
    known, levels = _words()
    found = (levels[m[0]] for m in known.finditer(_innermost(text or "")))
    return next((level for level in found if level and level != "other"), None)


#: A meeting's name that begins with its body: 某大学…, 青河县…, 江西省….
_HEAD = rf"[{HAN}]{{2,3}}?(?P<unit><unit of a place>)"
#: So many characters has the own name of a university or company before the word for it.
_OWN_NAME, _LONGEST_NAME = 3, 12
_UNITS = {"省": "province", "市": "city", "州": "city"}
#: 2019年中国…学术年会, 第五届中国…论坛.
_NATIONS = re.compile(r"(?:\d{4}年?|首届|第[^，。；]{1,4}届)?[（(]?中国(?!共产党|人民政治)")


def level_at_head(name: str) -> str | None:
    """The level that a meeting's name begins with: 全省…, 市委…, 青河县….

    Examples
    --------
    >>> level_at_head("青河县三级干部会议"), level_at_head("创建国家卫生城市动员会")
    ('district', None)
    >>> level_at_head("2019年中国湖泊学术年会"), level_at_head("某某省县委书记座谈会")
    ('nation', 'province')
    >>> level_at_head("重庆市云山区三级干部会议"), level_at_head("临江市片区开发推进会")
    ('district', 'city')
    """
    known, levels = _words()
    name = _innermost(name)
    match = known.match(name)
    if match is not None and levels[match[0]] != "other":
        return levels[match[0]] or None
    if _NATIONS.match(name):
        return "nation"
    first = known.search(name)
    if first is not None and levels[first[0]] == "other" and _OWN_NAME <= first.start() <= _LONGEST_NAME:
        return "other"
    head = pattern(_HEAD).match(name)
    return _UNITS.get(head["unit"], "district") if head else None


def level_of_titles(titles: list[str]) -> str | None:
    """The level of a person's own post: a secretary of the city who sits in the province's
    standing committee (省委常委、市委书记) acts for the city.

    Examples
    --------
    >>> level_of_titles(["省委常委", "市委书记"]), level_of_titles(["某银行行长"])
    ('city', 'other')
    >>> level_of_titles(["省委副书记", "市委书记"]), level_of_titles(["市委常委", "秘书长"])
    ('city', 'city')
    """
    beside = listed("post beside a post")
    found = [level for t in sorted(titles, key=lambda t: t.endswith(beside)) if (level := level_of(t))]
    return found[0] if found else None
