"""Events: what took place, when, and the stretch of text that says so."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, NamedTuple

from .articles import Article
from .clauses import Sentence, Subject, sentences, subjects
from .dates import DateMention, find_dates
from .levels import level_at_head, level_of, level_of_titles
from .meetings import Meeting, find_meetings, find_notices
from .people import Name, find_names
from .tables import Column
from .visits import Visit, find_inspection, find_receptions, is_registration

KINDS = ("meeting", "study session", "reception", "inspection", "plenary notice", "registration", "other")


class Event(NamedTuple):
    """A thing that took place."""

    event: Annotated[str, Column("Id: the article's id and the event's letter.")]
    article: Annotated[str, Column("Article that reports it.", refers="articles.article")]
    date: Annotated[
        datetime.date | None, Column("Day it took place or began; missing where it cannot be known.")
    ]
    end_date: Annotated[datetime.date | None, Column("Last day of a range; missing for a single day.")]
    date_text: Annotated[str | None, Column("The date as printed.")]
    date_precision: Annotated[
        str,
        Column("How closely the date is known.", values=("day", "range", "month", "vague", "unknown")),
    ]
    part_of_day: Annotated[
        str | None, Column("Part of the day, where printed.", values=("上午", "下午", "晚"))
    ]
    kind: Annotated[str, Column("What kind of thing.", values=KINDS)]
    name: Annotated[str, Column("Name as printed.")]
    format: Annotated[
        str, Column("Whether those present met in one room.", values=("in person", "video", "unknown"))
    ]
    level: Annotated[
        str | None,
        Column("Level of the body that organises.", values=("nation", "province", "city", "district")),
    ]
    organiser: Annotated[str | None, Column("Body that held it, as printed.")]
    venue: Annotated[str | None, Column("Place, as printed.")]
    start: Annotated[int, Column("First character of the evidence, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character of the evidence.", "characters")]
    text: Annotated[str, Column("The evidence: body[start:end].")]


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


#: A sentence behind the lead tells news of its own only if it says when.
_THEN = re.compile(
    r"(?:随后|会后|会前|[^，。]{0,12}(?:结束|闭幕|会议)后，|之后|接着|座谈会上|当日|当天|同日|当晚|次日|昨日|昨晚|今日|今天|明日|\d{1,2}月\d{1,2}日|\d{1,2}日[上下晚，]|[上下]午，|又讯|期间，)"
)


def tell(article: Article, printed: datetime.date | None) -> Telling:
    """Read an article for the events it reports, in the order in which it tells them."""
    body = article.body
    names = find_names(body)
    groups = subjects(body, names)
    drafts: list[Draft] = []
    for sentence in sentences(body):
        told = bool(drafts) and sentence.paragraph > 0
        if told and not _THEN.match(sentence.text) and not _THEN.match(_after_lead(sentence.text)):
            drafts += [_from_meeting(notice, sentence) for notice in find_notices(sentence)]
            continue
        drafts += _drafts_in(sentence, [g for g in groups if g.sentence == sentence], drafts)
    return Telling(_once(drafts), groups, find_dates(body, printed))


def _after_lead(text: str) -> str:
    return re.sub(r"^[^，]{0,12}，", "", text, count=1)


def _drafts_in(sentence: Sentence, groups: list[Subject], before: list[Draft]) -> list[Draft]:
    """The events of one sentence."""
    found: list[Draft] = []
    notices = find_notices(sentence)
    for notice in notices:
        found.append(_from_meeting(notice, sentence))
    for meeting in find_meetings(sentence):
        if not any(n.name == meeting.name or n.start <= meeting.start < n.end for n in notices):
            found.append(_from_meeting(meeting, sentence))
    for n, group in enumerate(groups):
        receptions = find_receptions(group, groups[n + 1 :])
        found += [_from_visit(visit, sentence) for visit in receptions]
        lead = sentence.paragraph == 0 or bool(_THEN.match(sentence.text))
        if not receptions and lead and not any(d.kind != "plenary notice" for d in found):
            inspection = find_inspection(group)
            if inspection and not _already_told(inspection, sentence, before):
                found.append(_from_visit(inspection, sentence))
    if not found and not before and is_registration(sentence):
        found.append(
            Draft("registration", "报到", sentence.start, sentence.end, sentence, None, (), (), False, None)
        )
    return sorted(found, key=lambda d: d.start)


def _already_told(visit: Visit, sentence: Sentence, before: list[Draft]) -> bool:
    """One visit is told once; behind a meeting only a sentence that says when tells another event."""
    if any(d.kind == "inspection" for d in before):
        return True
    return bool(before) and not _THEN.match(sentence.text)


def _from_meeting(meeting: Meeting, sentence: Sentence) -> Draft:
    kind = "study session" if meeting.study else meeting.kind
    said = sentence.text[max(0, meeting.end - sentence.start - 40) : meeting.end - sentence.start + 12]
    place = re.search(r"在(?P<v>[^，。；在]{2,20}?)(?:隆重|胜利)?(?:召开|举行|开幕|闭幕)", said)
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
    return bool(re.search(r"视频(?!监控|平台|产业|系统|会议系统)|电视电话|电话会议", text))


def _once(drafts: list[Draft]) -> list[Draft]:
    """Drop what is told twice: the same name again, or 会议 without a name behind a named one."""
    kept: list[Draft] = []
    for draft in drafts:
        again = any(_same(draft, other) for other in kept)
        if not again:
            kept.append(draft)
    return kept


def _same(draft: Draft, other: Draft) -> bool:
    if draft.kind == "reception" or other.kind == "reception":
        return draft.kind == other.kind and draft.guests == other.guests
    meetings = ("meeting", "study session")
    if draft.kind not in meetings or other.kind not in meetings:
        return draft.kind == other.kind and draft.name == other.name
    if draft.name == "会议" and draft.sentence != other.sentence and _THEN.match(draft.sentence.text):
        return False
    shorter, longer = sorted((draft.name, other.name), key=len)
    return shorter in longer and (len(shorter) > 4 or draft.sentence.paragraph == other.sentence.paragraph)


#: Article kinds by the kind of their first event.
_KIND_OF = {"study session": "meeting", "plenary notice": "meeting", "registration": "registration/feature"}
_ANNOUNCES = re.compile(
    r"公告|公示|通告|启事|声明|致[^，。]{0,24}(?:一封信|公开信|倡议书)|倡议书|通知$|任免名单|办法$|条例$|决定$|意见$"
)


def classify(article: Article, events: list[Event]) -> str:
    """Tell what an article reports: the kind of its first event, else by its headline and form.

    Parameters
    ----------
    article : the article.
    events : its events (:func:`find_events`).

    Returns
    -------
    One of :data:`analysis.articles.KINDS`.
    """
    for event in events:
        if event.kind != "plenary notice" or len(events) == 1:
            return _KIND_OF.get(event.kind, event.kind)
    if article.headline and _ANNOUNCES.search(article.headline):
        return "announcement"
    return "other"


def find_events(article: Article, printed: datetime.date | None) -> list[Event]:
    """Find the events an article reports as news.

    Parameters
    ----------
    article : the article.
    printed : the page's issue date, against which 昨日 and a date without a year are read.

    Returns
    -------
    One :class:`Event` for each thing that took place (or, as a plenary notice, will), in the order
    of the text; what is only cited as background is none.

    Examples
    --------
    >>> from analysis.articles import read_articles
    >>> page = read_articles("p", "本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。")
    >>> [(e.name, e.date.isoformat(), e.level) for e in find_events(page.articles[0], datetime.date(2022, 3, 25))]
    [('全市招商推进会', '2022-03-24', 'city')]
    """
    telling = tell(article, printed)
    return [_event(article, draft, n, telling) for n, draft in enumerate(telling.drafts)]


def event_id(article: Article, n: int) -> str:
    """Id of an article's n-th event: the article's id and a letter."""
    return f"{article.article}-{chr(ord('a') + n) if n < 26 else n}"


def _event(article: Article, draft: Draft, n: int, telling: Telling) -> Event:
    mention = date_of(article.body, draft, telling.dates)
    held = draft.kind in ("reception", "inspection")
    video = draft.video or (
        draft.kind in ("meeting", "study session") and _said_by_video(article.body, draft, telling)
    )
    text = article.body[draft.sentence.start : draft.sentence.end]
    return Event(
        event_id(article, n),
        article.article,
        mention.date if mention else None,
        mention.end_date if mention and mention.precision == "range" else None,
        mention.text if mention else None,
        mention.precision if mention else "unknown",
        _part(article.body, mention, draft),
        draft.kind,
        draft.name,
        "video" if video else "in person" if held else "unknown",
        _level(article, draft, telling),
        draft.organiser,
        draft.venue,
        draft.sentence.start,
        draft.sentence.end,
        text,
    )


def _part(body: str, mention: DateMention | None, draft: Draft) -> str | None:
    if mention and mention.part:
        return mention.part
    said = re.match(r"(?:当日|当天|同日)?([上下]午|晚)", draft.sentence.text)
    return said[1] if said else None


#: A date behind these words is not the day of the event.
_OTHER_DAY = re.compile(
    r"(?:为|贯彻|落实|根据|按照|自|从|截至|截止|继|原定于|始建于|成立于|建于|对照|随着|距离?|针对|传达|学习|鉴于|出生于|结合)[^，。；]{0,16}$"
)
_OTHER_DAY_AFTER = re.compile(r"^(?:以来|以前|前|之前|起|的?[^，。；]{0,24}(?:精神|要求|部署))")


def date_of(body: str, draft: Draft, dates: list[DateMention]) -> DateMention | None:
    """The date of an event: the one that stands nearest its frame and is no other day's.

    A plenary notice takes the date inside its frame; any other event the last fitting date in front
    of it in its sentence, else the first behind it, else the last one of an earlier sentence.
    """
    begin, end = draft.sentence.start, draft.sentence.end
    fitting = [d for d in dates if _fits(body, d)]
    inside = [d for d in fitting if draft.start <= d.start < draft.end]
    if draft.kind == "plenary notice":
        return inside[-1] if inside else None
    here = [d for d in fitting if begin <= d.start < end]
    front = [d for d in here if d.start <= draft.start]
    if front:
        return front[-1]
    if inside:
        return inside[0]
    if here and here[0].start < draft.end + 6:
        return here[0]
    earlier = [d for d in fitting if d.start < begin]
    if earlier:
        return earlier[-1] if re.match(r"当|同日|次日|随后", draft.sentence.text) else _lead_date(earlier)
    behind = [d for d in fitting if d.start >= end and "\n" not in body[end : d.start]]
    return behind[0] if behind else None


def _lead_date(dates: list[DateMention]) -> DateMention:
    days = [d for d in dates if d.precision in ("day", "range")]
    return (days or dates)[0]


def _fits(body: str, mention: DateMention) -> bool:
    if mention.precision == "month":
        return False
    before = re.split(r"[，。；：\n]", body[max(0, mention.start - 24) : mention.start])[-1]
    return not _OTHER_DAY.search(before) and not _OTHER_DAY_AFTER.match(body[mention.end : mention.end + 30])


def _said_by_video(body: str, draft: Draft, telling: Telling) -> bool:
    """Whether the text around a meeting, or a sentence of its own (会议以视频形式召开), says so."""
    zone = zone_of(draft, telling.drafts, len(body))
    text = body[zone[0] : zone[1]]
    if re.search(
        r"以视频(?:会议)?(?:的)?(?:形式|方式)|视频形式召开|设(?:立)?了?分会场|(?:为|的)?分会场|视频连线参加",
        text,
    ):
        single = len([d for d in telling.drafts if d.kind in ("meeting", "study session")]) == 1
        return (
            single
            or not re.search(r"分会场(?:参加|出席|汇报|收听|收看)", text)
            or "分会场" in draft.sentence.text
        )
    return bool(re.search(r"收听收看|收看", draft.sentence.text[: max(0, draft.end - draft.sentence.start)]))


def zone_of(draft: Draft, drafts: list[Draft], length: int) -> tuple[int, int]:
    """The stretch of text that tells of an event: from its sentence up to where the next is told.

    Several receptions of one sentence share the text behind it.
    """
    told = [d for d in drafts if d.kind != "plenary notice"]
    shared = draft.kind == "reception"
    alike = [
        d for d in told if d is draft or (shared and d.kind == "reception" and d.sentence == draft.sentence)
    ]
    start = min(_zone_start(d, told) for d in alike)
    later = [_zone_start(d, told) for d in told if d not in alike and _zone_start(d, told) > start]
    return start, min(later, default=length)


def _zone_start(draft: Draft, told: list[Draft]) -> int:
    """The sentence's start; for a second event in a sentence, the clause in which it is told."""
    before = [d for d in told if d.sentence == draft.sentence and d.start < draft.start]
    if not before:
        return draft.sentence.start
    text = draft.sentence.text[: draft.start - draft.sentence.start]
    return draft.sentence.start + max(text.rfind("，"), text.rfind("；"), 0)


def _level(article: Article, draft: Draft, telling: Telling) -> str | None:
    """Level of the organiser: said in the name, by the organiser, by the host's post."""
    meeting = draft.kind in ("meeting", "study session", "plenary notice")
    bare = re.sub(r"[“《][^”》]*[”》]|^[\d年度]+", "", draft.name)
    if meeting and (level := level_at_head(bare) or level_of(draft.organiser)):
        return level
    hosts = list(draft.hosts) or [
        n for g in telling.groups if g.sentence.paragraph == draft.sentence.paragraph for n in g.names
    ]
    for host in hosts:
        everywhere = [
            t.text for g in telling.groups for n in g.names if n.name == host.name for t in n.titles
        ]
        if level := level_of_titles(everywhere):
            return level
    return (
        (level_of(bare) if meeting else None) or level_of(draft.sentence.text) or level_of(article.headline)
    )
