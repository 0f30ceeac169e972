"""Parted visits: leaders who set out together and are then told of one by one."""

from __future__ import annotations

import re

from ..document.clauses import Subject
from ..lexicons import pattern
from .inspections import find_inspection, inspects
from .visits import Visit

#: 王一、李二分别带队检查…, 分组慰问, 分赴….
_PARTED = r"^[^，。]{0,6}<separately>"
#: 在某商场，李二逐一检查…: the place stands in front of the name.
_AT = re.compile(r"(?:^|，)(?:在|来到|走进)[^，。；]{2,30}，$")


def find_parted(group: Subject, groups: list[Subject]) -> list[tuple[Visit, Subject]]:
    """Find the visits of a group whose members go separate ways.

    Parameters
    ----------
    group : the visitors and what is said of them together (王一、李二分别带队…).
    groups : all groups of the article.

    Returns
    -------
    One visit for each of them, with the group that tells of it; none if fewer than two of them
    are told of on their own.
    """
    if len(group.names) < 2 or not pattern(_PARTED).match(group.predicate):
        return []
    found = []
    for name in group.names:
        own = next((g for g in groups if _tells_of(g, name.name, group)), None)
        if own is not None:
            visit = find_inspection(own) or Visit(
                "inspection",
                own.predicate.split("，")[0],
                own.start,
                own.sentence.end,
                own.names,
                (),
                False,
                None,
            )
            found.append((visit, own))
    return found if len(found) == len(group.names) else []


def _tells_of(group: Subject, name: str, lead: Subject) -> bool:
    """Whether a later group is this one person on his visit."""
    alone = len(group.names) == 1 and group.names[0].name == name
    later = group.sentence.paragraph > lead.sentence.paragraph
    return alone and later and (bool(_AT.search(group.before)) or inspects(group.predicate))
