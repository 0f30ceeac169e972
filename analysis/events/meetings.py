"""Meetings: the frames that tell a meeting held from one that is only cited or planned."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from ..document.clauses import Sentence, beginning_in
from ..lexicons import pattern
from ..lexicons.characters import HAN
from .background import is_background, is_cited, is_planned
from .meeting_names import MeetingName, Reading, find_meeting_names


class Meeting(NamedTuple):
    """A meeting in a sentence: its name, where name and verb stand in the body, and how it is told.

    ``frame`` is ``held`` (召开…会), ``opened`` (…会召开), ``told`` (昨日召开的…会), ``watched`` (收看…会),
    ``attended`` (出席…会), ``chaired`` (主持…会) or ``at`` (在…会上).
    """

    name: str
    start: int
    end: int
    organiser: str | None
    kind: str
    study: bool
    frame: str = "held"


#: Frames that say that a meeting took place; the others only take it for known.
CONVENED = ("held", "opened", "told", "watched", "acts")
#: No clause is longer, in characters.
_CLAUSE = 120

_TIME = (
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?"
    r"|\d{1,2}日(?:至\d{1,2}日)?|<told time>|\d{1,2}时)"
)
# What the name of a body, or of a place that stands for one, ends in.
_BODY = r"<end of a body>$"
_STUDY = r"<studies>"
#: What stands between a meeting's name and 召开, dates written as D.
_GAP = (
    r"(?:[^，。；]{0,8}完成[^，。；]{2,12})?(?:，(?=[于在D]))?(?:定于|[于在]?D|分[^，。；]{1,4}次)*[于在]?"
    r"(?:<where or how>[^，。；：！？\n]{1,24}?)?<in style>*"
)


def find_meetings(reading: Reading, sentence: Sentence) -> list[Meeting]:
    """Find the meetings that a sentence tells of as held or attended.

    Parameters
    ----------
    reading : the text the sentence stands in, with its hits, dates and names.
    sentence : the sentence.

    Returns
    -------
    Meetings in reading order, each with its frame. Cited ones (贯彻…会议精神), planned ones (将于…召开) and
    what is no meeting in spite of its 会 (委员会) are none. Kind ``other`` have ceremonies, forums and
    shows. A meeting without a name (召开会议) has 会议.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> from analysis.lexicons.automaton import Hits
    >>> def find(text):
    ...     return [m.name for m in find_meetings(Reading(text, Hits(text), [], []), sentences(text)[0])]
    >>> find("昨日，我市召开春季森林防火调度会。"), find("认真落实全市招商会议精神。")
    (['春季森林防火调度会'], [])
    """
    found = []
    names = find_meeting_names(reading, sentence)
    for n, name in enumerate(names):
        behind = names[n + 1].verb if n + 1 < len(names) else None
        if meeting := _judged(reading, sentence, name, behind.start if behind else sentence.end):
            found.append(meeting)
    return found


def _judged(reading: Reading, sentence: Sentence, name: MeetingName, limit: int) -> Meeting | None:
    """What a name's surroundings say of the meeting; None where it is background."""
    text = reading.text
    opened = None if name.head == "study" and not name.verb else _opened(reading, name, limit)
    frame = _frame(reading, sentence, name, opened is not None) or _acting(reading, sentence, name)
    if frame is None:
        return None
    end = opened if frame == "opened" and opened else name.end
    begin = name.verb.start if name.verb and frame != "opened" else name.start
    at = name.start if name.joined else begin
    clause = _clause(text, begin, sentence.start)
    if _NO_NAME.match(name.name):
        return None
    learnt = frame == "told" and any(h.start == end for h in reading.hits.within("learnt at", end, end + 5))
    if learnt:
        clause = begin  # 记者从昨日召开的…会上获悉: the meeting is where the news comes from
    if is_cited(text, end, name.name) or is_planned(reading, clause, begin):
        return None
    organiser = _organiser(text[clause:begin]) if frame in ("held", "told") else None
    taught = name.head == "occasion" and frame == "chaired"  # 为党员讲授专题党课
    if not taught and is_background(reading, clause, begin, frame, organiser):
        return None
    before = text[clause:begin] if name.verb else ""
    study = bool(pattern(_STUDY).search(name.name) or (frame == "held" and pattern(_STUDY).search(before)))
    kind = "other" if name.head == "occasion" else "meeting"
    named = name.name.removeprefix("向") if frame == "acts" else name.name
    return Meeting(
        named, clause if frame == "held" and not name.joined else at, end, organiser, kind, study, frame
    )


def _frame(reading: Reading, sentence: Sentence, name: MeetingName, opened: bool) -> str | None:
    """The frame a name stands in."""
    text = reading.text
    joint = text[name.verb.end : name.verb.end + 2] if name.verb else ""
    if joint.startswith("过"):
        return None  # 曾参加过: a life told
    if name.verb_kind in ("hold", "hold study") and "的" not in joint:
        return "held"
    if opened:
        return "opened"
    if name.verb_kind == "hold":
        return "told" if _says_when(reading, sentence, name) else None
    if _CHAIRED_BY.match(text, name.end) and len(name.name) > 2:
        return "chaired"
    if not pattern(_ENDS).match(text, name.end):
        return None  # 参加会议的代表, 在…会议上的讲话
    if name.verb_kind == "at" and not _is_spoken_at(reading, name.end + 1):
        return None
    if name.verb_kind == "watch" or (name.verb_kind == "attend" and _is_higher(name.name)):
        return "watched" if _is_higher(name.name) else "attended"
    if name.start == sentence.start and text.startswith("上，", name.end):
        return "at"  # 座谈会上，…
    return {"attend": "attended", "chair": "chaired", "at": "at"}.get(name.verb_kind)


@lexicons.cached
def _acts() -> re.Pattern[str]:
    """What a session does: …第四次会议，选举…; …经审议表决."""
    return re.compile(rf"，?(?:经[^，。；]{{0,6}}?|依法)?(?:{lexicons.words_of('session acts')})")


def _acting(reading: Reading, sentence: Sentence, name: MeetingName) -> str | None:
    """The frame of a session of deputies that acts on a day, or is reported to: nobody says it was held."""
    if _DEPUTIES.search(name.name) is None or not _says_day(reading, sentence, name):
        return None
    acts = _acts().match(reading.text, name.end) or _is_reported_to(reading.text, name)
    return "acts" if acts else None


#: A session of a congress or a consultative conference, or of its standing committee.
_DEPUTIES = re.compile(r"(?:人民代表大会|人大|政协).{0,12}(?:会议|全会)$")
#: What somebody does who reports to a session.
_REPORTS = re.compile(r"作(?:了)?[^，。；]{0,60}?(?:报告|说明)")


def _is_reported_to(text: str, name: MeetingName) -> bool:
    """王一向…第四次会议作…报告."""
    told = name.name.startswith("向") or text[name.start - 1 : name.start] == "向"
    return told and bool(_REPORTS.match(text, name.end))


def _says_day(reading: Reading, sentence: Sentence, name: MeetingName) -> bool:
    """Whether the sentence names a day in front of a meeting."""
    days = beginning_in(reading.dates, sentence.start, name.start)
    return any(day.says_day for day in days)


#: 结业式由某某主持.
_CHAIRED_BY = re.compile(r"由[^，。；：]{2,40}主持")
#: 一个会议: some meeting or other.
_NO_NAME = re.compile(r"一[个次场]会")
#: What follows a meeting's name where somebody attends it, chairs it or speaks there.
_ENDS = r"(?:[，。；、！\n）”]|<goes on behind a meeting>|时(?!的)|上(?!的)|$)"


def _is_spoken_at(reading: Reading, at: int) -> bool:
    """在…会上，… or 在…会上强调: what is told behind it was said there."""
    return reading.text[at : at + 1] == "，" or any(
        hit.start == at for hit in reading.hits.within("speech", at, at + 6)
    )


def _is_higher(name: str) -> bool:
    """Whether a name is a meeting's of the nation or a province, which a city follows."""
    return bool(pattern(r"<higher body>").match(name))


def _says_when(reading: Reading, sentence: Sentence, name: MeetingName) -> bool:
    """昨日召开的…会: the meeting told by the way says when it was held."""
    if name.verb is None:
        return False
    begin = _clause(reading.text, name.verb.start, sentence.start)
    begin = max(sentence.start, _clause(reading.text, begin - 1, sentence.start)) if begin else begin
    days = beginning_in(reading.dates, begin, name.verb.start)
    return any(d.says_day or d.precision == "vague" for d in days) or reading.hits.has(
        "then", begin, name.verb.start
    )


def _opened(reading: Reading, name: MeetingName, limit: int) -> int | None:
    """Behind the verb that opens or closes a meeting whose name stands in front of it."""
    text = reading.text
    for hit in reading.hits.within("open", name.end, min(limit, name.end + 70)):
        gap = _with_dates(reading, name.end, hit.start)
        if len(gap) > 44:
            return None
        if len(name.name) < 3 and gap.startswith("以"):
            return None  # 会议以视频形式召开: says how, not that
        if pattern(_GAP).fullmatch(gap):
            return None if text.startswith("的", hit.end) else hit.end
    return None


#: Dates in a row, with the day of the week or the hour behind one: 3月25日（星期五）上午9时.
_RUN_OF_DATES = re.compile(rf"D(?:D|[至、和晚]|（(?:星期|周)[{HAN}]）|\d{{1,2}}[时点](?:\d{{1,2}}分|半)?)*")


def _with_dates(reading: Reading, start: int, end: int) -> str:
    """A stretch with every date and word of time written as D."""
    text, spans = reading.text, []
    spans += [(d.start, d.end) for d in beginning_in(reading.dates, start, end) if d.end <= end]
    for kind in ("then", "day word"):
        spans += [(h.start, h.end) for h in reading.hits.within(kind, start, end)]
    out, at = [], start
    for a, b in sorted(spans):
        if a >= at:
            out += [text[at:a], "D"]
            at = b
    return _RUN_OF_DATES.sub("D", "".join([*out, text[at:end]]))


def _clause(text: str, at: int, floor: int) -> int:
    """Where the clause that a place stands in begins; none is looked at further back than its end tells."""
    floor = max(floor, at - _CLAUSE)
    while at > floor and text[at - 1] not in "，；。！？：\n":
        at -= 1
    return max(at, floor)


def _organiser(org: str | None) -> str | None:
    """The body that holds a meeting, without the time around it; None where a person holds it.

    Examples
    --------
    >>> _organiser("昨日市应急管理局"), _organiser("我市于5月6日上午"), _organiser("岳明川随即")
    ('市应急管理局', '我市', None)
    """
    org = pattern(rf"^(?:[■□\s]|{_TIME}|，)+").sub("", org or "")
    org = pattern(rf"(?:[于在]?{_TIME}|<adverb of holding>){{1,8}}$").sub("", org)
    org = re.sub(r"(?<=.)在[^在]{2,14}$", "", re.sub(r"^.*(?:参加|出席|列席)了?", "", org))
    return org if pattern(_BODY).search(org) else None


_SESSION = r"<sits in sessions>.{0,12}(?:会议|全会)$|全会$|代表大会$"
_WHEN = (
    rf"(?:将)?<set for>?(?P<when>(?:{_TIME}|\d{{1,2}}月[上中下]旬|至){{1,12}})"
    r"(?:在[^，。；]{2,16})?<how a session goes>?<session held>"
)


def find_notices(reading: Reading, sentence: Sentence) -> list[Meeting]:
    """Find the sessions that a sentence announces or decides to convene.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> from analysis.lexicons.automaton import Hits
    >>> text = "会议决定：市十五届人大五次会议于4月27日召开。"
    >>> [m.name for m in find_notices(Reading(text, Hits(text), [], []), sentences(text)[0])]
    ['市十五届人大五次会议']
    """
    found = []
    for name in find_meeting_names(reading, sentence):
        match = pattern(_WHEN).match(reading.text, name.end) if pattern(_SESSION).search(name.name) else None
        if match is None:
            continue
        told = reading.text[sentence.start : match.end()]
        decided = pattern(r"<session decided>").search(told)
        if decided or pattern(r"<today or tomorrow>").search(match["when"]):
            found.append(Meeting(name.name, name.start, match.end(), None, "plenary notice", False, "opened"))
    return found
