"""Repeats: headlines listed before their article, and leads that a page prints twice.

A digital edition lists the headlines of a page above the article; a repost prints headline or lead
again. The second printing is the article's own. Two articles may share a deck, and short sentences
recur by chance, so nothing counts as printed twice across the beginning of an article.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .lines import Line
from .setting import measure

LISTED = "headline listed elsewhere on the page"
#: Shorter lines are alike by chance, in characters.
_LEAST = 8
_LEAST_LEAD = 20
#: A lead that breaks off with …… is known by so many first characters.
_LEAD = 15
#: So many lines without an empty one between them are a list.
_LIST = 4
#: An item of a notice; two notices may have the same (三、本通告自发布之日起施行).
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、")
#: How many lines are kept in mind, and walked to either side of a listed one.
_REACH = 60


def printed_twice(lines: list[Line]) -> dict[int, str]:
    """Find lines that the page prints a second time.

    Parameters
    ----------
    lines : the page's lines (:func:`analysis.layout.lines.split_lines`).

    Returns
    -------
    Index and reason of every line to leave out: the first printing of a listed headline with the
    list it stands in, the second of a lead. In wrapped columns two lines of body can be alike by
    chance, so there only a line that stands by itself counts.

    Examples
    --------
    >>> from analysis.layout.lines import split_lines
    >>> from analysis.text.located import Text
    >>> page = Text.of("我市召开防汛会议\\n\\n我市召开防汛会议\\n本报讯 昨日，会议召开，部署全年防汛工作。")
    >>> printed_twice(split_lines(page))
    {0: 'headline listed elsewhere on the page'}
    """
    wrapped = measure(lines).wrapped
    found = _lists(lines) | _leads(lines)
    seen: dict[str, int] = {}
    for n, line in enumerate(lines):
        bare = line.bare
        if opening := line.opens:
            seen = {}
        if (
            n in found
            or opening
            or len(bare) < _LEAST
            or _reads_on(lines, n)
            or (wrapped and not _alone(lines, n))
        ):
            continue
        headlike = line.headlike
        known = seen.get(bare)
        if known is None and headlike:
            known = next((k for b, k in seen.items() if b in bare and lines[k].headlike), None)
        if known is not None and headlike:
            found |= dict.fromkeys(_list_around(lines, known, n), LISTED)
        elif known is not None and len(bare) >= _LEAST_LEAD:
            found[n] = "printed twice"
        if headlike or len(bare) >= _LEAST_LEAD:
            seen[bare] = n
        if len(seen) > _REACH:
            del seen[next(iter(seen))]
    return found


def _reads_on(lines: list[Line], n: int) -> bool:
    """Whether line n is an item of a notice or goes on with the line before: two notices may share it."""
    return bool(_ITEM.match(lines[n].chars)) or bool(n and lines[n - 1].chars.endswith(("，", "、", "；")))


def _alone(lines: list[Line], n: int) -> bool:
    return bool(lines[n].blanks or not n) and (n + 1 == len(lines) or bool(lines[n + 1].blanks))


def _leads(lines: list[Line]) -> dict[int, str]:
    """Leads that break off with …… above the text that gives them whole."""
    found: dict[int, str] = {}
    leads: dict[str, int] = {}
    for n, line in enumerate(lines):
        bare = line.bare
        if (earlier := leads.get(bare[:_LEAD])) is not None:
            found[earlier] = "lead printed twice"
        if bare.endswith("……"):
            leads[bare[:_LEAD]] = n
    return found


def _lists(lines: list[Line]) -> dict[int, str]:
    """Lists of headlines above the first text, each headline on two lines, one of them printed below."""
    text = next((n for n, line in enumerate(lines) if line.ends or line.opens), len(lines))
    found: dict[int, str] = {}
    first = 0
    while first < text:
        last = first
        while last + 1 < text and _listable(lines[last + 1]) and not lines[last + 1].blanks:
            last += 1
        if last + 1 - first >= _LIST and _heads_a_text(
            lines[first : last + 1], lines[last + 1 : last + _REACH]
        ):
            found |= dict.fromkeys(range(first, last + 1), LISTED)
        first = last + 1
    return found


def _heads_a_text(listed: list[Line], below: list[Line]) -> bool:
    """Whether two lines of a list are the halves of a headline that stands below it."""
    heads = [line.bare for line in below if line.headlike]
    halves = (a.bare + b.bare for a, b in pairwise(listed))
    return any(len(half) >= _LEAST and any(half in head for head in heads) for half in halves)


def _list_around(lines: list[Line], at: int, before: int) -> list[int]:
    """The run of headline-like lines that a listed headline stands in, up to its second printing."""
    first = last = at
    while at - first < _REACH and first > 0 and not lines[first].blanks and _listable(lines[first - 1]):
        first -= 1
    while (
        last - at < _REACH and last + 1 < before and not lines[last + 1].blanks and _listable(lines[last + 1])
    ):
        last += 1
    return list(range(first, last + 1)) if last - first >= _LIST - 1 else [at]


def _listable(line: Line) -> bool:
    return line.headlike and not line.reason
