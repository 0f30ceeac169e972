"""Visits: receptions of guests and inspections of places, by the frames that tell them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from . import lexicons
from .clauses import Sentence, Subject
from .people import Name


class Visit(NamedTuple):
    """A reception or an inspection in a sentence."""

    kind: str
    name: str
    start: int
    end: int
    hosts: tuple[Name, ...]
    guests: tuple[Name, ...]
    video: bool
    venue: str | None


_MET = re.compile(
    r"(?P<video>视频(?:连线)?(?:的)?(?:方式|形式)?(?:在线)?|连线)?(?P<each>先后|分别)?(?P<how>亲切|热情|集体|在线)?会见(?!时|中|后|上|前|厅|活动|结束|[，。；、]|并)了?"
)
_TALKED = re.compile(
    r"(?:与|同|和)(?P<guest>[^。；]{2,60}?)(?:一行)?(?:举行|进行)?(?:了)?(?:会谈|工作会谈|座谈(?!会)|会晤)(?=[，。；]|交流|$)"
)
_VIDEO = re.compile(r"视频(?!监控)|连线")
_PLACE = (
    r"(?:先后|分别|一同|一起|又)?(?:率队|带队|带领[^，。]{0,20}?|深入|来到|前往|到|赴|走进|来|在|先后到|一行)"
)


@cache
def _verbs() -> str:
    return "|".join(sorted((row["word"] for row in lexicons.read("visit_verbs")), key=len, reverse=True))


def find_receptions(group: Subject, following: list[Subject]) -> list[Visit]:
    """Find the receptions a group of names gives.

    Parameters
    ----------
    group : the hosts and what is said of them (:func:`analysis.clauses.subjects`).
    following : the later groups of the same sentence: the guests are among them.

    Returns
    -------
    One :class:`Visit` for each guest party: 分别会见 gives one for every guest with an organisation.
    """
    match = _MET.search(group.predicate)
    talked = (
        None if match else re.search(r"(?:^|，)[^，。]{0,30}?(?:与|同|和)[^，。]{0,40}$", group.predicate)
    )
    if match is None and not (talked and _TALKED.search(group.sentence.text)):
        return []
    text = group.sentence.text
    guests = [name for later in following for name in later.names if _is_guest(text, group, later)]
    before = group.predicate[: match.start()] if match else ""
    video = bool((match and match["video"]) or _VIDEO.search(before))
    venue = re.search(r"在(?P<v>[^，。；]{2,20}?)(?:视频|亲切|分别)?$", before)
    parties = _parties(guests) if match and match["each"] else [tuple(guests)]
    visits = []
    for party in parties:
        first = party[0] if party else None
        if match and match["each"] and first:
            begin = min([first.start, *(t.start for t in first.titles)])
            name = "会见" + text[begin - group.sentence.start : party[-1].end - group.sentence.start]
        else:
            tail = text[group.end - group.sentence.start :]
            name = re.split(r"[，。；](?!副|[^，。；]{0,24}一行)", tail)[0]
        names = "".join(n.name for n in group.names)
        visits.append(
            Visit(
                "reception",
                names + name,
                group.start,
                group.sentence.end,
                group.names,
                party,
                video,
                venue["v"] if venue else None,
            )
        )
    return visits


def _is_guest(text: str, group: Subject, later: Subject) -> bool:
    """A later group of the sentence is received unless it takes part, speaks or accompanies."""
    return not re.match(r"[^，。]{0,8}(?:参加|陪同|出席|主持|随同|一同)", later.predicate)


def _parties(guests: list[Name]) -> list[tuple[Name, ...]]:
    """Guests of one house together: who has no organisation of his own belongs to the one before."""
    parties: list[list[Name]] = []
    for guest in guests:
        own = guest.titles and len(guest.titles[0].text) > len(guest.titles[0].head) + 1
        if own or not parties:
            parties.append([guest])
        else:
            parties[-1].append(guest)
    return [tuple(party) for party in parties]


def find_inspection(group: Subject) -> Visit | None:
    """Find the inspection a group of names makes, or None.

    Parameters
    ----------
    group : the visitors and what is said of them.

    Returns
    -------
    A :class:`Visit` whose name is the stretch from the place to the matter inspected, and whose
    venue names the places, parted by ；.
    """
    predicate = group.predicate
    if re.match(r"[^，。]{0,12}(?:参加|陪同|随同|一同)", predicate):
        return None
    match = re.search(
        rf"^[^。]{{0,80}}?(?P<verb>{_verbs()})(?!情况|组|发现|报告|结果|工作制度|中[，心])", predicate
    )
    if match is None or not _is_news(predicate[: match.start("verb")]):
        return None
    tail = re.search(
        rf"(?:{_PLACE}|就|对|围绕|{_verbs()}).*", predicate[: _clause_end(predicate, match.end())], re.DOTALL
    )
    name = tail[0] if tail else predicate[: match.end()]
    venue = _places(predicate)
    return Visit("inspection", name, group.start, group.sentence.end, group.names, (), False, venue)


def _is_news(before: str) -> bool:
    """Whether the words in front of the verb make it something done, not demanded or planned."""
    return not re.search(
        r"将|要(?!闻)|应当|必须|指出|强调|要求|表示|主持|出席|召开|会见|听取|通报|负责|汇报|讲话", before
    )


def _clause_end(text: str, start: int) -> int:
    match = re.compile(r"[，。；：！]|时强调|时指出").search(text, start)
    return match.start() if match else len(text)


_PLACES = re.compile(
    rf"(?:深入|来到|前往|赴|走进|先后到|到|在)(?P<place>[^，。；]{{2,60}}?)(?=，|。|；|{{verbs}}|$)".replace(
        "{verbs}", "VERBS"
    )
)


def _places(predicate: str) -> str | None:
    """Places named behind 到, 赴, 深入 …, parted by ；."""
    pattern = re.compile(_PLACES.pattern.replace("VERBS", f"{_verbs()}|实地|就|对|等地|等处|看"))
    match = pattern.search(predicate)
    if match is None:
        return None
    places = [p for p in re.split(r"、|和", match["place"]) if len(p) > 1]
    return "；".join(places) or None


def is_registration(sentence: Sentence) -> bool:
    """Whether a sentence says that deputies or members register for a session.

    Examples
    --------
    >>> from analysis.clauses import sentences
    >>> is_registration(sentences("昨日，出席会议的代表陆续报到。")[0])
    True
    """
    return bool(re.search(r"(?:代表|委员)[^。]{0,40}(?:报到)(?!证|书|处)", sentence.text))
