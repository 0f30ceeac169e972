"""Telling: an article read for what took place, before date and level are settled.

The lead tells the news; a later sentence tells news of its own only if it says when (随后, 当日,
a date). What is told twice is kept once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from ..dates.mentions import DateMention
from ..document.annotation import Document
from ..document.clauses import Sentence, Subject, beginning_in
from ..lexicons import pattern
from ..people.lists import Name
from .cited_meetings import meeting_at, meeting_chaired, meeting_of_headline, occasion_attended
from .deliberations import find_deliberation
from .inspections import find_inspection, find_joined_visit, find_visit_of_all
from .kinds import of_kind
from .levels import level_at_head, level_of
from .meeting_names import GENERAL, Reading
from .meetings import CONVENED, Meeting, find_meetings, find_notices
from .receptions import find_receptions
from .separate_visits import find_parted
from .visits import Visit, find_arrival, is_registration


class Draft(NamedTuple):
    """An event as it is told: its frame in the text, before date and level are settled."""

    kind: str
    name: str
    start: int
    end: int
    sentence: Sentence
    organiser: str | None
    hosts: tuple[Name, ...]
    guests: tuple[Name, ...]
    video: bool
    venue: str | None


class Telling(NamedTuple):
    """An article read for events: the drafts, and the groups of names with what they do."""

    drafts: list[Draft]
    groups: list[Subject]
    dates: list[DateMention]
    #: Where an article of very many events is not read for more; None where it is read to its end.
    stopped: int | None = None


#: A sentence behind the lead tells news of its own only if it says when.
_THEN = (
    r"在?(?:<tells when>|[^，。]{0,12}<over before>后，"
    r"|[^，。]{2,12}期间，"
    r"|\d{1,2}月\d{1,2}日|\d{1,2}日[上下晚，])"
    r"|<visit told><behind a told visit>，[^，。]{0,12}(?:主持)?(?:召开|举行)"
)
#: 主持第一次、第三次全体会议: parts of a session that is told already.
_PART_OF_SESSION = re.compile(r"(?:第[^，。；]{1,3}次[、和]?)+全体会议")
#: A ceremony's name of so many characters (活动, 仪式) names none.
_BARE = 3
#: In so many characters stands the verb of a sentence that says what somebody said.
_OPENING = 36
#: So many characters of a report are its lead, whatever its paragraphs.
_LEAD = 200
#: What tells of more events than so many is no report (the most are seven); the rest of it is not read.
#: Every group of names is held against each of them, so that time grows with their number.
_MOST = 40
#: A visit that goes over into a meeting inside a sentence: …实地察看，随后召开座谈会.
_OVER = r"，<goes over>[^，。]{0,24}(?:召开|举行)"


def tell(document: Document) -> Telling:
    """Read an article for the events it reports, in the order in which it tells them."""
    groups = document.subjects
    reading = Reading(document.body, document.hits, document.dates, document.names)
    by_sentence: dict[int, list[Subject]] = {}
    for group in groups:
        by_sentence.setdefault(group.sentence.start, []).append(group)
    drafts: list[Draft] = []
    stopped = None
    for sentence in document.sentences:
        if len(drafts) >= _MOST:
            stopped = sentence.start
            break
        if _is_speech(reading, sentence, drafts):
            drafts += [_from_meeting(notice, sentence) for notice in find_notices(reading, sentence)]
            continue
        told = bool(drafts) and sentence.paragraph > 0
        own = by_sentence.get(sentence.start, [])
        if told and not _tells_when(sentence.text):
            drafts += [_from_meeting(notice, sentence) for notice in find_notices(reading, sentence)]
            drafts += _other_receptions(own, groups, sentence, drafts)
            drafts += _behind_visit(reading, sentence, drafts)
            continue
        parted = [pair for g in own if not told for pair in find_parted(g, groups)]
        drafts += [_from_visit(visit, g.sentence) for visit, g in parted]
        news = [] if parted else _drafts_in(document, reading, sentence, own, drafts)
        drafts += news or (_behind_visit(reading, sentence, drafts) if told else [])
    kept = [draft for draft in _once(drafts) or _cited(document, reading) if not _lies_ahead(draft, document)]
    if len(kept) > _MOST:
        stopped = kept[_MOST].start
    return Telling(kept[:_MOST], groups, document.dates, stopped)


def _lies_ahead(draft: Draft, document: Document) -> bool:
    """Whether an event is of a day to come: 后天，植树活动举行. A session that is announced is a notice."""
    if document.printed is None or of_kind(draft.kind).announced:
        return False
    told = beginning_in(document.dates, draft.sentence.start, draft.end)
    own = [d for d in told if d.precision == "day"]
    return bool(own) and all(d.date is not None and d.date > document.printed for d in own)


def _is_speech(reading: Reading, sentence: Sentence, before: list[Draft]) -> bool:
    """Whether a sentence, once news has been told, only says what somebody said: 会议指出，…, 王一强调，….

    What it names is its content: 会议指出，某某主持召开…会议.
    """
    if not any(not of_kind(d.kind).announced for d in before):
        return False
    hits, start = reading.hits, sentence.start
    end = min(sentence.end, start + _OPENING)
    said = next(
        (h for h in hits.within("speech", start, end) if reading.text[h.end : h.end + 1] in "，：“"), None
    )
    if said is None or hits.within("hold", start, said.start) or hits.within("visit", start, said.start):
        return False
    return "，" not in reading.text[start : said.start] and not _tells_when(sentence.text)


def _cited(document: Document, reading: Reading) -> list[Draft]:
    """The meeting of a report that never says it was held."""
    article, told = document.article, document.sentences
    lead = next(iter(told), None)
    if lead and (meeting := meeting_at(reading, lead)):
        return [_from_meeting(meeting, lead)]
    named = (
        meeting_of_headline(article.headline, article.body, told)
        or meeting_chaired(article.body, told)
        or occasion_attended(reading, document.subjects, told)
    )
    return [_from_meeting(*named)] if named else []


def _tells_when(text: str) -> bool:
    """Whether a sentence says when what it tells took place."""
    return bool(
        pattern(_THEN).match(text) or pattern(_THEN).match(_after_lead(text)) or pattern(_OVER).search(text)
    )


def _after_lead(text: str) -> str:
    return re.sub(r"^[^，]{0,12}，", "", text, count=1)


def _drafts_in(
    document: Document, reading: Reading, sentence: Sentence, groups: list[Subject], before: list[Draft]
) -> list[Draft]:
    """The events of one sentence."""
    found: list[Draft] = []
    notices = find_notices(reading, sentence)
    for notice in notices:
        found.append(_from_meeting(notice, sentence))
    for meeting in find_meetings(reading, sentence):
        if _is_told(meeting, sentence, before) and not any(
            n.name == meeting.name or n.start <= meeting.start < n.end for n in notices
        ):
            found.append(_from_meeting(meeting, sentence))
    for n, group in enumerate(groups):
        receptions = find_receptions(group, groups[n + 1 :], document.subjects)
        found += [_from_visit(visit, sentence) for visit in receptions]
        lead = sentence.paragraph == 0 or bool(pattern(_THEN).match(sentence.text))
        if not receptions and lead:
            told = any(not of_kind(d.kind).announced for d in found)
            if not told and not before and (deliberation := find_deliberation(group)):
                found.append(_from_meeting(deliberation, sentence))
                continue
            inspection = find_inspection(group, groups[n - 1] if n else None) or find_arrival(group)
            if (
                inspection
                and _goes_before(inspection, found)
                and not _already_told(inspection, sentence, before)
                and not (before and reading.hits.within("speech", sentence.start, inspection.verb))
            ):
                found = [_led_by(draft, inspection) for draft in found]
                found.append(_from_visit(inspection, sentence))
    found = _by_bodies(document, sentence, groups, found, before)
    return sorted(_without_arrivals(found), key=lambda d: d.start)


def _by_bodies(
    document: Document, sentence: Sentence, groups: list[Subject], found: list[Draft], before: list[Draft]
) -> list[Draft]:
    """What a sentence tells of those who are not named: a body's visit, the visit of all, registrations."""
    ceremonies = all(draft.kind == "other" for draft in found)
    if ceremonies and not before and (visit := find_joined_visit(groups, _before(document, sentence))):
        return [_from_visit(visit, sentence)]
    if found:
        return found
    if visit := find_visit_of_all(sentence):
        return [_from_visit(visit, sentence)]
    if all(of_kind(d.kind).announced for d in before) and is_registration(sentence):
        start, end = sentence.start, sentence.end
        return [Draft("registration", "报到", start, end, sentence, None, (), (), False, None)]
    return []


def _before(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence in front of one in its paragraph."""
    n = bisect_left(document.sentences, sentence.start, key=attrgetter("start")) - 1
    told = document.sentences[n] if n >= 0 else None
    return told if told and told.paragraph == sentence.paragraph else None


def _without_arrivals(found: list[Draft]) -> list[Draft]:
    """Guests who come on a visit and are received in the same sentence make one event: the reception."""
    guests = {name.name for draft in found for name in draft.guests}
    return [
        draft
        for draft in found
        if draft.kind != "inspection" or not draft.hosts or not guests.issuperset(n.name for n in draft.hosts)
    ]


def _goes_before(visit: Visit, found: list[Draft]) -> bool:
    """Whether a visit is told before the meetings of its sentence: 到青河县调研，并召开座谈会."""
    news = [d for d in found if not of_kind(d.kind).announced]
    return all(of_kind(d.kind).meets and visit.verb <= d.start for d in news)


def _led_by(draft: Draft, visit: Visit) -> Draft:
    """A meeting that the visitors of the same sentence go over to has them for hosts: 调研并召开座谈会."""
    meant = of_kind(draft.kind).meets and draft.organiser is None
    return draft._replace(hosts=visit.hosts) if meant else draft


def _other_receptions(
    groups: list[Subject], everybody: list[Subject], sentence: Sentence, before: list[Draft]
) -> list[Draft]:
    """Receptions by hosts not told of before: a delegation is received in one city after another."""
    if not any(of_kind(d.kind).guests for d in before):
        return []
    earlier = {name.name for d in before for name in (*d.hosts, *d.guests)}
    return [
        _from_visit(visit, sentence)
        for n, group in enumerate(groups)
        for visit in find_receptions(group, groups[n + 1 :], everybody)
        if earlier.isdisjoint(name.name for name in visit.hosts)
    ]


def _behind_visit(reading: Reading, sentence: Sentence, before: list[Draft]) -> list[Draft]:
    """The meeting that a report of a visit comes to: 并主持召开座谈会, 座谈会上，….

    A sentence that opens with 座谈会上 takes it for known; one that convenes it must name somebody.
    """
    told = [d for d in before if of_kind(d.kind).meets]
    visits = [d for d in before if of_kind(d.kind).visits]
    if not visits or any(d.sentence.start >= visits[-1].sentence.start for d in told):
        return []
    here = beginning_in(reading.names, sentence.start, sentence.end)
    days = beginning_in(reading.dates, sentence.start, sentence.end)
    for meeting in find_meetings(reading, sentence):
        known = meeting.frame == "at" and meeting.start - sentence.start < 3
        if meeting.kind != "other" and not days and (known or (here and meeting.frame == "held")):
            return [_from_meeting(meeting, sentence)]
    return []


def _is_told(meeting: Meeting, sentence: Sentence, before: list[Draft]) -> bool:
    """Whether a sentence tells of a meeting as news: it was convened, or the report opens with it."""
    lead = sentence.start < _LEAD and sentence.paragraph == 0
    if meeting.kind == "other" and len(meeting.name) > _BARE:
        first = not any(not of_kind(d.kind).announced for d in before)
        dated = bool(pattern(_THEN).match(sentence.text)) and meeting.frame != "at" and sentence.paragraph > 0
        return (lead and first) or dated
    if meeting.kind == "other":
        return False
    if meeting.frame in CONVENED:
        return True
    return lead and len(meeting.name) > GENERAL and not _PART_OF_SESSION.fullmatch(meeting.name)


def _already_told(visit: Visit, sentence: Sentence, before: list[Draft]) -> bool:
    """A visit is told once; only a sentence that says when tells another event, or others' visit."""
    visits = [d for d in before if d.kind == "inspection"]
    told = any(d.kind not in ("plenary notice", "registration") for d in before)
    if told and not pattern(_THEN).match(sentence.text):
        return True
    earlier = {n.name for d in visits for n in d.hosts}
    return bool(visits) and (not earlier.isdisjoint(n.name for n in visit.hosts) or not visit.hosts)


def _from_meeting(meeting: Meeting, sentence: Sentence) -> Draft:
    kind = "study session" if meeting.study else meeting.kind
    said = sentence.text[max(0, meeting.end - sentence.start - 40) : meeting.end - sentence.start + 12]
    place = pattern(r"在(?P<v>[^，。；在]{2,20}?)(?:隆重|胜利|主持)?<held there>").search(said)
    venue = place["v"] if place and "会议" not in place["v"][:2] else None
    return Draft(
        kind,
        meeting.name,
        meeting.start,
        meeting.end,
        sentence,
        meeting.organiser,
        (),
        (),
        is_video(meeting.name),
        venue,
    )


def _from_visit(visit: Visit, sentence: Sentence) -> Draft:
    return Draft(
        visit.kind,
        visit.name,
        visit.start,
        visit.end,
        sentence,
        None,
        visit.hosts,
        visit.guests,
        visit.video,
        visit.venue,
    )


def is_video(text: str) -> bool:
    """Whether a meeting's name says that it was held over the wire.

    Examples
    --------
    >>> is_video("经济运行视频调度会"), is_video("视频监控系统建设推进会")
    (True, False)
    """
    return bool(pattern(r"视频(?!<no video meeting>)|电视电话|电话会议").search(text))


def _once(drafts: list[Draft]) -> list[Draft]:
    """Drop what is told twice: the same name again, or 会议 without a name behind a named one."""
    kept: list[Draft] = []
    for draft in drafts:
        again = any(_same(draft, other) for other in kept)
        if not again:
            kept.append(draft)
    return kept


def _same(draft: Draft, other: Draft) -> bool:
    if of_kind(draft.kind).guests or of_kind(other.kind).guests:
        same = draft.kind == other.kind and draft.guests == other.guests
        return same and (bool(draft.guests) or draft.hosts == other.hosts)
    meetings = ("meeting", "study session")
    if draft.kind not in meetings or other.kind not in meetings:
        return draft.kind == other.kind and draft.name == other.name
    text = draft.sentence.text
    if (draft.name == "会议" and "召开的会议上" in text) or re.match("这次|此次|本次", draft.name):
        return True
    if draft.name == "会议" and draft.sentence != other.sentence and pattern(_THEN).match(text):
        return False
    if _are_of_two_bodies(draft, other):
        return False
    if not _levels(draft) & _levels(other):
        return False  # 全省…会议结束后，我市召开…会议
    shorter, longer = sorted((draft.name, other.name), key=len)
    return shorter in longer and (len(shorter) > 4 or draft.sentence.paragraph == other.sentence.paragraph)


def _are_of_two_bodies(one: Draft, other: Draft) -> bool:
    """Whether two bodies held a meeting each, each on its day: several companies' in one report."""
    first, second = one.organiser, other.organiser
    if not first or not second or first in second or second in first:
        return False
    return bool(pattern(_THEN).match(one.sentence.text) and pattern(_THEN).match(other.sentence.text))


def _levels(draft: Draft) -> set[str | None]:
    """The level that a meeting's name or its organiser says it has; every level where neither does."""
    level = level_at_head(draft.name) or level_of(draft.organiser)
    return {level} if level else {"nation", "province", "city", "district", None}
