"""Levels: of which level of government a body is, by the words in its name."""

from __future__ import annotations

import re

from .. import lexicons


@lexicons.cached
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    levels = {row["word"]: row["level"] for row in lexicons.read("levels")}
    longest = sorted(levels, key=len, reverse=True)
    return re.compile("|".join(longest)), levels


def level_of(text: str | None) -> str | None:
    """The level that the first telling word of a body's name or a title gives, or None.

    Examples
    --------
    >>> level_of("全省作风建设推进会"), level_of("高新区党工委副书记"), level_of("座谈会")
    ('province', 'district', None)
    """
    if not text:
        return None
    pattern, levels = _words()
    match = next((m for m in pattern.finditer(text) if levels[m[0]]), None)
    return levels[match[0]] if match else None


def level_at_head(name: str) -> str | None:
    """The level that a meeting's name begins with: 全省…, 市委…, 青河县….

    Examples
    --------
    >>> level_at_head("青河县三级干部会议"), level_at_head("创建国家卫生城市动员会")
    ('district', None)
    """
    pattern, levels = _words()
    match = pattern.match(name)
    if match is None:
        match = re.compile(r"[\u4e00-\u9fff]{2,3}(?P<unit>省|市|州|县|区)").match(name)
        return (
            {"省": "province", "市": "city", "州": "city"}.get(match["unit"], "district") if match else None
        )
    return levels[match[0]] or None


def level_of_titles(titles: list[str]) -> str | None:
    """The level of a person's own post: a secretary of the city who sits in the province's
    standing committee (省委常委、市委书记) acts for the city.

    Examples
    --------
    >>> level_of_titles(["省委常委", "市委书记"]), level_of_titles(["某行行长"])
    ('city', None)
    """
    own = [t for t in titles if not t.endswith(("委常委", "人大代表", "政协委员", "政协常委"))] or titles
    found = [level for title in own if (level := level_of(title))]
    return found[0] if found else None
