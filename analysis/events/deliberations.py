"""Deliberations: leaders who join a delegation or a group of members to review a report."""

from __future__ import annotations

import re

from ..document.clauses import Subject
from ..lexicons import pattern
from .meetings import Meeting

#: 来到…代表团，与代表们一起审议…报告; 参加…联组讨论.
_JOINED = (
    r"^[^。；]{0,40}?<comes to review>(?P<where>[^。；，]{2,50}?<who reviews>)"
    r"[^。；]{0,40}?(?P<act>审议|讨论|协商)"
    r"|^(?P<with>[^。；，]{0,10}(?:与|同|和)[^。；，]{0,10}(?:代表|委员)们?(?:一起|一道|共同))(?:审议|讨论|协商)"
)
#: Its name, where one is printed: …委员联组讨论, …代表团全体会议; else what is reviewed.
_NAMED = r"(?P<name>[^，。；]{2,50}<group of members><review>会?)"
_REVIEWED = r"(?:审议|讨论|协商)(?:讨论)?(?:了)?[^，。；]{0,30}(?:报告|草案)|<talks in groups>"


def find_deliberation(group: Subject) -> Meeting | None:
    """Find the deliberation a group of names joins, or None.

    Parameters
    ----------
    group : those who join it, and what is said of them.

    Returns
    -------
    A :class:`Meeting` whose name is the session's as printed (市政协…委员联组讨论) or what is
    reviewed there (审议政府工作报告).
    """
    joined = pattern(_JOINED).match(group.predicate)
    if joined is None:
        return None
    clause = re.split(r"[。；]", group.predicate, maxsplit=1)[0]
    begin = joined.start("where") if joined["where"] else joined.end("with")
    named = pattern(_NAMED).search(clause, begin)
    said = named or pattern(_REVIEWED).search(clause, begin)
    if said is None:
        return None
    name = re.sub(r"^(?:参加|来到|走进)", "", said["name"] if named else said[0])
    return Meeting(name, group.start, group.end + said.end(), None, "meeting", False)
