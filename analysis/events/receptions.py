"""Receptions: who receives whom, by the frames 甲会见乙, 甲与来访的乙举行会谈 and 乙受到甲的会见."""

from __future__ import annotations

import re
from bisect import bisect_left

from .. import lexicons
from ..document.clauses import Subject
from ..lexicons import pattern, words_of
from ..people.lists import Name
from .visits import Visit

#: Who is received is among so many groups of names (the most that a whole report has are 37).
_REACH = 60
_VIDEO = re.compile(r"视频(?!监控)|连线")


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
        r"^(?:先生|女士)?(?:一行|等(?:[^，。；]{0,16}?<party at talks>)?)?"
        r"(?:[在就][^，。；]{1,30}?)?(?P<each>分别|先后)?(?:举行|进行|开展)?了?"
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
    if alone := _talks(group) or _talks_with_party(group):
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


def _talks_with_party(group: Subject) -> Visit | None:
    """甲与民营企业家代表座谈: a reception of a party of whom nobody is named."""
    match = _party_talks().match(group.predicate)
    if match is None or not any(name.titles for name in group.names):
        return None
    venue = match["venue"] or None
    return _reception(group, (), match[0], bool(_VIDEO.search(match[0])), venue)


@lexicons.cached
def _party_talks() -> re.Pattern[str]:
    return pattern(
        r"(?:在(?P<venue>[^，。；]{2,20}?))?[与同和][^，。；]{0,24}?<party at talks>"
        r"(?:举行|进行|开展)?了?<talks how>?<talks>(?!<no talks behind>)"
    )


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
    for later in following[:_REACH]:
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
    before = bisect_left(earlier, group.start, key=lambda g: g.start)
    for party in reversed(earlier[max(0, before - _REACH) : before]):
        if _on_the_way().match(party.predicate):
            return list(party.names)
    return []


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
