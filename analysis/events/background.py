"""Background: the words around a meeting that make it one cited or planned, and no news.

Such a word may be part of a longer one, or of a body's name: 要 in 主要负责人, 经 in 市经济局, 保障 in
市医疗保障局. There it says nothing.
"""

from __future__ import annotations

import re

from .. import lexicons
from ..document.clauses import beginning_in
from ..lexicons import listed, pattern
from ..lexicons.forms import is_part_of_longer
from .meeting_names import GENERAL, Reading

_CITED_AFTER = r"的?<cited behind>"
#: 全省…会议召开后，我市随即召开…: both were held, the one right behind the other.
_AT_ONCE = r"后，[^，。；]{0,10}?<follows at once>[^，。；]{0,8}?(?:召开|举行)"
_YEAR = re.compile(r"[去前]年|\d{4}年(?!\d)")
#: A word of plans that ends so many characters in front of a meeting is about something else.
_NEAR = 24
#: So many characters in front of a meeting are looked at.
_BEFORE = 34


def is_cited(text: str, end: int, name: str) -> bool:
    """Whether what follows makes it background (…会议精神), and not one that another followed at once.

    Parameters
    ----------
    text : the text.
    end : where the meeting's name or its verb ends.
    name : its name.
    """
    if pattern(_CITED_AFTER).match(text, end) is None:
        return False
    return not (len(name) > GENERAL and pattern(_AT_ONCE).match(text, end))


def is_planned(reading: Reading, clause: int, begin: int) -> bool:
    """Whether the clause says in front of a meeting that it is to be: 将于…召开, 要定期召开.

    Parameters
    ----------
    reading : the text, with its hits.
    clause : where the clause begins.
    begin : where the meeting's name begins, or the verb that governs it.
    """
    longer = listed("holds no plan")
    return any(
        hit.end > begin - _NEAR and not is_part_of_longer(reading.text, hit.start, hit.end, longer)
        for hit in reading.hits.within("planned", max(clause, begin - _BEFORE), begin)
    )


def is_background(reading: Reading, clause: int, begin: int, frame: str, organiser: str | None) -> bool:
    """Whether the clause cites a meeting: 落实…会议精神, 继…召开之后.

    Parameters
    ----------
    reading : the text, with its names.
    clause : where the clause begins.
    begin : where the meeting's name begins, or the verb that governs it.
    frame : the meeting's frame (:class:`analysis.events.meetings.Meeting`).
    organiser : the body that held it: it is cited only by a word at its head (继市政府召开…).
    """
    text = reading.text
    if frame == "at" and _YEAR.search(text, clause, begin):
        return True  # 去年在…会上
    if text.rfind("在", max(clause, begin - 17), begin) >= 0 and frame != "opened":
        return False
    lead = _lead(reading, max(clause, begin - _BEFORE), begin)
    cues = [cue for cue in _cited().finditer(lead) if not _is_in_name(lead, cue)]
    if frame == "held" and organiser:
        return any(organiser.startswith(cue[0]) for cue in cues)
    return bool(cues)


def _is_in_name(lead: str, cue: re.Match[str]) -> bool:
    """Whether a word that cites is part of a body's name: 市医疗保障|局, 自然|资源局, 大数据局."""
    if pattern("<body behind a citing word>").match(lead, cue.end()):
        return True
    return is_part_of_longer(lead, cue.start(), cue.end(), listed("holds no citing word"))


def _lead(reading: Reading, start: int, end: int) -> str:
    """A stretch up to its first person: what 王一围绕… or 市经济局局长王一 holds is news."""
    for name in beginning_in(reading.names, start, end):
        end = min([end, name.start, *(t.start for t in name.titles)])
    return reading.text[start:end]


@lexicons.cached
def _cited() -> re.Pattern[str]:
    return re.compile(lexicons.words_of("cited before"))
