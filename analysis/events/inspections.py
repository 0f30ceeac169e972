"""Inspections: who goes where to look, check, ask or console, by the frames 甲到某地调研 and 甲来到某地."""

from __future__ import annotations

import re

from .. import lexicons
from ..document.clauses import Sentence, Subject
from ..lexicons import pattern, words_of
from ..people.lists import Name
from .visits import Visit

_TOGETHER = r"[与同和][^，。]{2,30}(?:一道|一起|一同)，?(?:对[^，。]{1,20})?[^，。]{0,4}<consults>"
_PLACE = r"<how they go>?(?:带领[^，。]{0,20}?|<goes to>)"


@lexicons.cached
def _verbs() -> str:
    return lexicons.any_of(row["word"] for row in lexicons.read("visit_verbs"))


def inspects(predicate: str) -> bool:
    """Whether what is said of somebody has him look, check or visit.

    Examples
    --------
    >>> inspects("在某街道检查燃气安全时强调，要紧盯。"), inspects("主持会议。")
    (True, False)
    """
    clauses = "".join(re.split(r"(?<=[，。])", predicate)[:2])
    return bool(re.search(rf"来到|走进|深入|{_verbs()}", clauses))


#: Who is led along by the group before: 王一带领李二、赵三等到…检查.
_LED = r"^[^，。；]{0,12}<has along>[^，。；]{0,20}$"


def find_inspection(group: Subject, before: Subject | None = None) -> Visit | None:
    """Find the inspection a group of names makes, or None.

    Parameters
    ----------
    group : the visitors and what is said of them.
    before : the group in front of it in the sentence, if there is one: who leads the others along.

    Returns
    -------
    A :class:`Visit` whose name is the stretch from the place to the matter inspected, and whose
    venue names the places, parted by ；.
    """
    if before is not None and pattern(_LED).match(before.predicate):
        group = group._replace(names=before.names, start=before.start)
    predicate = group.predicate
    if pattern(r"[^，。]{0,12}<only goes along>").match(predicate):
        return None
    if came := _came().match(predicate):
        return _inspection(group, came[0].rstrip("，"), came.end())
    match = _looks().search(predicate)
    if match is None or not _is_news(predicate[: max(match.start("verb"), match.start("act"))]):
        return None
    tail = pattern(rf"(?s:(?:{_PLACE}|就|对|围绕|{_verbs()}).*)").search(
        predicate[: _clause_end(predicate, match.end())]
    )
    return _inspection(group, tail[0] if tail else predicate[: match.end()], match.end())


@lexicons.cached
def _came() -> re.Pattern[str]:
    """来到某村，: who comes to a place is on a visit, whatever verb follows."""
    return pattern(r"<before coming>?<comes to>[^，。]{2,40}，")


@lexicons.cached
def _looks() -> re.Pattern[str]:
    """What a visitor does; or what somebody does who has gone to a place for it (赶赴青河县指挥…)."""
    return pattern(
        rf"^[^。]{{0,80}}?(?:(?P<verb>{_verbs()})(?!<no visit behind>)"
        r"|<comes to>[^，。]{2,30}?(?P<act><acts at a place>))"
    )


def find_visit_of_all(sentence: Sentence) -> Visit | None:
    """Find the visit that those at a meeting make, before or after it: 会前，与会人员参观了….

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> find_visit_of_all(sentences("会前，与会人员先后来到某镇、某村实地观摩。")[0]).name
    '先后来到某镇、某村实地观摩'
    """
    match = _all_go().match(sentence.text)
    if match is None or not _is_news(match["told"]):
        return None
    at = sentence.start
    start, end = at + match.start("told"), at + match.end()
    return Visit("inspection", match["told"], start, sentence.end, (), (), False, _places(match["told"]), end)


@lexicons.cached
def _all_go() -> re.Pattern[str]:
    return pattern(
        r"(?:[^，。]{0,12}[前后间]，)?[^，。]{0,6}<all who meet>[^，。]{0,4}?"
        r"(?P<told><before going>*(?:<comes to>|<goes on site>)?"
        rf"[^，。]{{0,40}}?(?:{_verbs()})[^，。]{{0,24}})"
    )


def find_joined_visit(groups: list[Subject], told: Sentence | None) -> Visit | None:
    """Find the visit of a body that persons join: 市政协组织委员视察旧城改造。主席王一参加视察。

    Parameters
    ----------
    groups : the groups of a sentence.
    told : the sentence in front of it in its paragraph, if there is one: it tells of the visit.
    """
    if told is None or not any(pattern(_JOINS).match(group.predicate) for group in groups):
        return None
    match = _body_goes().match(told.text)
    if match is None or not _is_news(match["before"]):
        return None
    end = _clause_end(told.text, match.end())
    name = told.text[match.start("what") : end]
    return Visit("inspection", name, told.start, told.end, (), (), False, _places(name), told.start + end)


_JOINS = r"[^，。；]{0,4}<goes along>了?(?:上述)?(?:<act>)(?:活动)?[，。；]"


@lexicons.cached
def _body_goes() -> re.Pattern[str]:
    """A body on its way, and what it looks at: 省政协调研组来临江市|调研民营经济."""
    return pattern(
        rf"(?P<before>[^。；]{{0,60}}?<goes in a body>[^，。；]{{0,8}}?)"
        rf"(?P<what>{_PLACE}?(?:[^，。；]{{0,24}}?)(?:{_verbs()})(?!<no visit behind>))"
    )


def _inspection(group: Subject, name: str, verb: int) -> Visit:
    venue = _places(group.predicate)
    # Who reviews something together with others (与专家一道分析) leads nobody's visit: he is there.
    leads = () if pattern(_TOGETHER).search(group.predicate) else _leaders(group)
    at = group.end + verb
    return Visit("inspection", name, group.start, group.sentence.end, leads, (), False, venue, at)


def _leaders(group: Subject) -> tuple[Name, ...]:
    """Who leads a visit: those named before the first comma, and of more than two the first.

    市委书记王一、市长李二调研: both. 市长王一，副市长李二、赵三慰问: the mayor, who has the others along.
    """
    if pattern(r"^[^，。]{0,6}<separately>").search(group.predicate):
        return group.names
    text, at = group.sentence.text, group.sentence.start
    first = [group.names[0]]
    for name in group.names[1:]:
        if "，" in text[first[-1].end - at : name.start - at]:
            break
        first.append(name)
    return tuple(first) if len(first) <= 2 else group.names[:1]


def _is_news(before: str) -> bool:
    """Whether the words in front of the verb make it something done, not demanded or planned."""
    before = re.sub(r"不(?:发|听|打)[^，、。]{1,4}", "", before)  # 不发通知、不听汇报，直奔…
    before = re.sub(words_of("holds 将 or 要"), "", before)  # 主要, 重要, 将士
    return not pattern(r"<is to>|负责(?!人|同志)|<other than a visit>").search(before)


def _clause_end(text: str, start: int) -> int:
    match = re.compile(r"[，。；：！]|时强调|时指出").search(text, start)
    return match.start() if match else len(text)


_PLACES = r"<in front of a place>(?P<place>[^，。；]{2,60}?)"
_PLACES += r"(?=[，。；]|<behind a place>|$|VERBS)"


def _places(predicate: str) -> str | None:
    """Places named behind 到, 赴, 深入 …, parted by ；."""
    match = pattern(_PLACES.replace("VERBS", _verbs())).search(predicate)
    if match is None:
        return None
    places = [p for p in re.split(r"、|和", match["place"]) if len(p) > 1]
    return "；".join(places) or None
