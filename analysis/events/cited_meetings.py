"""Meetings that a report never says were held: told in 在…会上, in the headline, by who chairs or attends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document.clauses import Sentence, Subject, sentences
from ..lexicons import pattern
from ..lexicons.automaton import Hits
from .meeting_names import Reading, find_meeting_names
from .meetings import Meeting, find_meetings

#: What only the report of a meeting says.
_OF_MEETING = r"<is there>(?:了)?(?:会议|大会|座谈会)|会议<deed of a meeting>|会上，"


def meeting_at(reading: Reading, sentence: Sentence) -> Meeting | None:
    """The meeting that a lead takes for known: 7月30日，在某集团年中工作会上，….

    Examples
    --------
    >>> text = "7月30日，在某集团年中工作会上，董事长的开场白很短。"
    >>> found = meeting_at(Reading(text, Hits(text), [], []), sentences(text)[0])
    >>> found.name
    '某集团年中工作会'
    """
    known = [m for m in find_meetings(reading, sentence) if m.kind != "other" and m.name not in _NAMELESS]
    return next(iter(known), None)


#: Names that only point at a meeting.
_NAMELESS = ("会议", "大会", "座谈会")


def meeting_of_headline(
    headline: str | None, body: str, told: list[Sentence]
) -> tuple[Meeting, Sentence] | None:
    """The meeting that only the headline names, and the body up to the sentence that speaks of it.

    The rest of a report that an earlier page begins (上接一版) says 主持会议 and 会议指出, never which
    meeting it was.

    Examples
    --------
    >>> body = "市长王一主持会议。"
    >>> found = meeting_of_headline("全市招商工作会议召开", body, sentences(body))
    >>> found[0].name, found[1].text
    ('全市招商工作会议', '市长王一主持会议。')
    """
    text = (headline or "").replace(" ", "，")
    reading = Reading(text, Hits(text), [], [])
    named = [m for s in sentences(text) for m in find_meetings(reading, s)]
    first = next((s for s in told if pattern(_OF_MEETING).search(s.text)), None)
    if not named or first is None:
        return None
    stretch = Sentence(0, first.end, body[: first.end], 0)
    return named[0]._replace(start=first.start, end=first.end), stretch


#: Somebody takes the chair of, or the list closes on, a meeting that is nowhere convened.
_CHAIRED = re.compile(
    r"(?<!不)(?<!由)主持(?:了)?(?P<name>[^，。；：！？\n]{0,40}?会议?)(?=并|时|，|。|$)"
    r"|会议(?:由[^，。；：！？\n]{2,30}主持|以[^，。；：！？\n]{2,16}(?:形式|方式)(?:召开|举行))"
)
_CLOSED = re.compile(r"(?:参加|出席|列席)(?:了)?(?P<name>会议|大会|座谈会)。?$")
_THIS = re.compile(r"(?:这次|此次|本次)(?P<name>[^，。；：！？“”《》\n]{2,30}?会议?)(?=精神|[为上的，。])")


def _is_demanded(text: str, at: int) -> bool:
    """Whether what stands at a place shall be done or will be: 要亲自主持会议."""
    return bool(pattern(r"<planned>[^，。；]{0,6}$").search(text[max(0, at - 12) : at]))


def meeting_chaired(body: str, told: list[Sentence]) -> tuple[Meeting, Sentence] | None:
    """The meeting that a report takes for held, and the body up to the sentence that says who chaired.

    Its name is what the report calls it (主持全市招商会议时, 以这次招商会议为起点), else 会议.

    Examples
    --------
    >>> body = "李二要求，要早谋划。市长王一主持会议，全市会上的要求不变。"
    >>> found = meeting_chaired(body, sentences(body))
    >>> found[0].name, found[1].text
    ('会议', '李二要求，要早谋划。市长王一主持会议，全市会上的要求不变。')
    >>> meeting_chaired("他曾主持过工作。", sentences("他曾主持过工作。"))
    """
    chaired = [(s, m) for s in told if (m := _CHAIRED.search(s.text)) and not _is_demanded(s.text, m.start())]
    closed = [(s, m) for s in told if (m := _CLOSED.search(s.text))]
    if not (closed or len(chaired) > 1 or (chaired and pattern(_OF_MEETING).search(body))):
        return None
    sentence, match = (chaired or closed)[0]
    names = [m["name"] for _, m in chaired if m["name"] and m["name"] not in ("会议", "会")]
    names += [m["name"] for m in _THIS.finditer(body)]
    names += [m["name"] for _, m in closed if m["name"] == "座谈会"]
    at = sentence.start
    start, end = at + match.start(), at + match.end()
    meeting = Meeting(names[0] if names else "会议", start, end, None, "meeting", False)
    return meeting, Sentence(0, sentence.end, body[: sentence.end], 0)


#: Names that only point at an occasion: 活动, 仪式.
_BARE = 3


def occasion_attended(
    reading: Reading, groups: Sequence[Subject], told: list[Sentence]
) -> tuple[Meeting, Sentence] | None:
    """The occasion of a report that only says who was there: 副县长王一、局长李二等出席活动.

    Parameters
    ----------
    reading : the body, with its hits.
    groups : its groups of names.
    told : its sentences; an earlier one may call 活动 by its name.

    Returns
    -------
    The occasion and the sentence that lists those present; None where nobody with a post attends one.
    """
    for group in groups:
        posts = [name for name in group.names if any(title.kind == "title" for title in name.titles)]
        clause = group.end + len(re.split("[，。；]", group.predicate, maxsplit=1)[0])
        attend = next(iter(reading.hits.within("attend", group.end, clause)), None)
        if not posts or attend is None or _is_demanded(reading.text, attend.start):
            continue
        occasions = reading.hits.within("occasion", attend.end, clause)
        if not occasions or occasions[-1].end != clause:
            continue
        if pattern(r"<of a habit>").search(reading.text, group.end, attend.start):
            continue
        name = reading.text[attend.end : clause].removeprefix("了")
        if len(name) <= _BARE:
            name = _called(reading, [s for s in told if s.end <= group.sentence.start]) or name
        return Meeting(name, attend.start, clause, None, "other", False), group.sentence
    return None


def _called(reading: Reading, told: list[Sentence]) -> str | None:
    """What the first of some sentences that names an occasion calls it."""
    names = [n.name for s in told for n in find_meeting_names(reading, s) if n.head == "occasion"]
    return next((name for name in names if len(name) > _BARE), None)
