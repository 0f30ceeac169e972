"""Visits: receptions of guests and inspections of places, by the frames that tell them."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from ..document.clauses import Sentence, Subject
from ..lexicons import pattern, words_of
from ..people.lists import Name

_TOGETHER = r"[与同和][^，。]{2,30}(?:一道|一起|一同)，?(?:对[^，。]{1,20})?[^，。]{0,4}<consults>"


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
    #: Behind the verb that tells of it, offset into the body.
    verb: int = 0


_VIDEO = re.compile(r"视频(?!监控)|连线")
_PLACE = r"<how they go>?(?:带领[^，。]{0,20}?|<goes to>)"


@lexicons.cached
def _verbs() -> str:
    return lexicons.any_of(row["word"] for row in lexicons.read("visit_verbs"))


@lexicons.cached
def _met() -> re.Pattern[str]:
    """甲会见乙: the verb, and how they met."""
    return pattern(
        r"(?P<video>视频(?:连线)?(?:的)?(?:方式|形式)?(?:在线)?|连线)?(?P<each>先后|分别)?"
        r"(?P<how><receives how>)?(?<!参加)(?<!出席)<receives>"
        r"(?!<no reception behind>|[，。；、])了?"
    )


@lexicons.cached
def _with() -> re.Pattern[str]:
    """甲与来访的乙, between the two; a description of the guests may stand in front of them."""
    return re.compile(r"^(?P<before>[^。；]{0,60}?)(?P<each>分别|先后)?[与同和][^，。；]{0,30}$")


@lexicons.cached
def _talks_behind() -> re.Pattern[str]:
    """…乙一行举行会谈: what stands behind the guests."""
    return pattern(
        r"^(?:先生|女士)?(?:一行|等)?(?:[在就][^，。；]{1,30}?)?(?P<each>分别|先后)?(?:举行|进行|开展)?了?"
        r"<talks how>?<talks>(?!<no talks behind>)"
    )


def find_receptions(group: Subject, following: list[Subject], earlier: list[Subject]) -> list[Visit]:
    """Find the receptions a group of names gives.

    Parameters
    ----------
    group : the hosts and what is said of them (:func:`analysis.document.clauses.subjects`).
    following : the later groups of the same sentence: the guests are among them.
    earlier : the groups of the article up to here: a delegation that is received was named there.

    Returns
    -------
    One :class:`Visit` for each guest party: 分别会见 gives one for every guest with an organisation.
    """
    if alone := _talks(group):
        return [alone]
    match = _met().search(group.predicate)
    if match is None and (talks := _talks_with(group, following)):
        return talks
    if match is None and (calls := _calls_on(group, following)):
        return [calls]
    if match is None:
        received = group.predicate.startswith("的会见") and "受到" in group.before
        return [_reception(group, (), "会见", False, None)] if received else []
    guests = _guests(following) or _delegation(group, earlier)
    before = group.predicate[: match.start()]
    video = bool(match["video"] or _VIDEO.search(before))
    venue = re.search(r"在(?P<v>[^，。；]{2,20}?)(?:视频|亲切|分别)?$", before)
    place = venue["v"] if venue else None
    if not match["each"]:
        name = re.split(r"[，。；](?!副|[^，。；]{0,24}一行)", _behind(group))[0]
        return [_reception(group, tuple(guests), name, video, place)]
    return [
        _reception(group, party, "会见" + _named(group, party), video, place) for party in _parties(guests)
    ]


def _calls_on(group: Subject, following: list[Subject]) -> Visit | None:
    """甲看望来访的国王乙: who calls on a guest of state receives him."""
    if not following or not re.search(rf"(?:{words_of('calls on')})了?[^，。；]{{0,16}}$", group.predicate):
        return None
    guests = tuple(n for n in following[0].names if any(t.text.endswith(_of_state()) for t in n.titles))
    return _reception(group, guests, re.split("[，。；]", _behind(group))[0], False, None) if guests else None


@lexicons.cached
def _of_state() -> tuple[str, ...]:
    return tuple(words_of("guest of state").split("|"))


def find_arrival(group: Subject) -> Visit | None:
    """Find the visit of state that a group sets out on: 总理李远抵达某国，开始进行正式访问.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "国务院总理李远抵达某国首都，开始对某国进行正式访问。"
    >>> notice = Article("p-01", "p", 1, None, None, "other", body, len(body))
    >>> find_arrival(annotate(notice).subjects[0]).name
    '抵达某国首都，开始对某国进行正式访问'
    """
    match = _arrives().search(group.predicate)
    if match is None:
        return None
    return Visit("other", match[0], group.start, group.sentence.end, group.names, (), False, None, group.end)


@lexicons.cached
def _arrives() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{words_of('arrives')})[^，。；]{{2,24}}，?[^，。；]{{0,20}}(?:{words_of('visit of state')})"
    )


def _talks_with(group: Subject, following: list[Subject]) -> list[Visit]:
    """甲与来访的乙（分别）举行会谈: one reception, or one for each guest."""
    joint = _with().match(group.predicate) if following else None
    behind = _talks_behind().match(following[0].predicate) if joint else None
    if joint is None or behind is None:
        return []
    video = bool(_VIDEO.search(group.predicate))
    guests = following[0].names
    if joint["each"] or behind["each"]:
        return [_reception(group, (n,), "会谈" + _named(group, (n,)), video, None) for n in guests]
    name = re.split(r"[。；]", _behind(group))[0]
    stop = name.find("，", following[0].end - group.end)
    return [_reception(group, guests, name[:stop] if stop >= 0 else name, video, None)]


def _behind(group: Subject) -> str:
    return group.sentence.text[group.end - group.sentence.start :]


def _named(group: Subject, party: tuple[Name, ...]) -> str:
    """The guests as printed, titles and all."""
    begin = min([party[0].start, *(t.start for t in party[0].titles)])
    return group.sentence.text[begin - group.sentence.start : party[-1].end - group.sentence.start]


def _reception(group: Subject, guests: tuple[Name, ...], name: str, video: bool, venue: str | None) -> Visit:
    name = re.sub(r"^于?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚)?", "", name)
    whole = "".join(n.name for n in group.names) + name
    return Visit("reception", whole, group.start, group.sentence.end, group.names, guests, video, venue)


def _talks(group: Subject) -> Visit | None:
    """甲与乙举行会谈: the first of the group receives the others."""
    if len(group.names) < 2 or not _talks_behind().match(group.predicate):
        return None
    text, at = group.sentence.text, group.sentence.start
    for n in range(1, len(group.names)):
        last, guest = group.names[n - 1], group.names[n]
        between = text[last.end - at : guest.start - at]
        # 和 also joins two hosts; with two names it parts the sides.
        if re.match("[与同]" if len(group.names) > 2 else "[与同和]", between):
            behind = re.split("[，。；]", group.predicate)[0]
            name = text[last.end - at : group.end - at] + behind
            sides = group.names[:n], group.names[n:]
            video = bool(_VIDEO.search(between))
            return _reception(group._replace(names=sides[0]), sides[1], name, video, None)
    return None


def _guests(following: list[Subject]) -> list[Name]:
    """Who is received: the names behind 会见, up to those who take part on the host's side."""
    guests: list[Name] = []
    for later in following:
        if re.search(r"，|(?:参加|出席|陪同)[^，]*的(?:还)?有$", later.before) and not re.fullmatch(
            r"，", later.before
        ):
            break
        takes_part = bool(pattern(r"^[^，。]{0,8}<is with the guests>").search(later.predicate))
        if takes_part and later is not following[0]:
            break
        for name in later.names:
            if takes_part and guests and name.titles and not _same_house(guests, name):
                return guests
            guests.append(name)
    return guests


def _delegation(group: Subject, earlier: list[Subject]) -> list[Name]:
    """Who 代表团一行 and 客人 are: those last named as a party on the way (王一、李二一行访问临江)."""
    received = _met().search(_behind(group))
    met = _behind(group)[received.end() :] if received else ""
    if not pattern(r"[^，。；]{0,16}<party of guests>").match(met):
        return []
    parties = [g for g in earlier if g.start < group.start and _on_the_way().match(g.predicate)]
    return list(parties[-1].names) if parties else []


@lexicons.cached
def _on_the_way() -> re.Pattern[str]:
    return pattern(r"[^，。；]{0,4}<on the way>")


def _same_house(guests: list[Name], name: Name) -> bool:
    """Whether a name's title belongs to the guests' house: no organisation of its own, or theirs."""
    title = name.titles[0]
    return len(title.text) <= len(title.head) + 1 or any(
        t.text[:4] in name.titles[0].text for guest in guests for t in guest.titles
    )


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


def is_registration(sentence: Sentence) -> bool:
    """Whether a sentence says that deputies or members register for a session.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> is_registration(sentences("昨日，出席会议的代表陆续报到。")[0])
    True
    """
    return bool(re.search(r"(?:代表|委员)[^。]{0,40}(?:报到)(?!证|书|处)", sentence.text))
