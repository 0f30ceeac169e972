"""Meetings: their printed names, and the frames that tell a meeting held from one only cited."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from ..document.clauses import Sentence


class Meeting(NamedTuple):
    """A meeting in a sentence: its name and where name and verb stand in the body."""

    name: str
    start: int
    end: int
    organiser: str | None
    kind: str
    study: bool


@lexicons.cached
def meeting_heads() -> str:
    """What the names of meetings end in, as alternatives of a pattern, the longest first."""
    rows = [row for row in lexicons.read("meeting_words") if row["kind"] == "meeting"]
    return "|".join(sorted((row["word"] for row in rows), key=len, reverse=True))


@lexicons.cached
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicons.read("meeting_words")}


def _is_meeting(name: str) -> bool:
    """Whether the longest known word a name ends in is a meeting's (会商会, not 商会)."""
    bare = re.sub(r"[（(]扩大[）)]", "", name)
    ends = [word for word in _kinds() if bare.endswith(word)]
    return _kinds()[max(ends, key=len)] == "meeting" if ends else bare.endswith(("会", "会议"))


_TIME = (
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|\d{1,2}日(?:至\d{1,2}日)?|昨日|昨天|昨晚|今日|今天|近日|日前|近期|前日"
    r"|当日|当天|同日|当晚|随后|会后|之后|明日|[上下]午|晚上?|凌晨|\d{1,2}时)"
)
_HOLD = r"(?:主持召开|组织召开|联合召开|召集召开|召开|举行|举办|召集(?!人))"
# What the name of a body, or of a place that stands for one, ends in.
_BODY = re.compile(
    r"(?:[部委局府会院司行团组室办厅处校社所队站店厂省市区县镇乡村]|中心|街道|支部|公司|政协|人大|协会|大学|银行|双方)$"
)
_OPENED = r"(?:胜利|隆重|顺利|圆满)?(?:召开|举行|开幕|闭幕|开会|结束)"


@lexicons.cached
def _held_after() -> re.Pattern[str]:
    """我市召开…会: the name behind the verb."""
    return re.compile(
        rf"(?P<org>[^，。；：！？\n]{{0,40}}?)(?P<verb>{_HOLD})了?(?P<name>(?:(?!召开|举行)[^，。；：！？\n]){{0,60}}?(?:{meeting_heads()}|会)(?:（扩大）)?"
        rf"(?:会议)?)(?=[，。；：！？\n]|$|贯彻|传达|学习|研究|部署|听取|审议|讨论|总结|分析|通报|安排|并|对|就|强调|要求|暨|时)"
    )


@lexicons.cached
def _held_before() -> re.Pattern[str]:
    """…会召开: the name in front of the verb, time and place between them."""
    return re.compile(
        rf"(?P<name>[^，。；：！？\n]{{1,60}}?(?:{meeting_heads()}))"
        rf"(?P<gap>(?:在?[^，。；]{{0,6}}完成[^，。；]{{2,12}})?(?:，(?=于|在|{_TIME}))?(?:(?:定于|于|在)?(?:{_TIME})+)?(?:(?:在|于|以)[^，。；：！？\n]{{1,24}}?)?){_OPENED}"
    )


@lexicons.cached
def _held_then() -> re.Pattern[str]:
    """昨日召开的…会: the meeting told by the way."""
    return re.compile(
        rf"(?P<time>昨日|昨天|昨晚|今日|今天|随后|之后|当日|当天|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}日)(?:[上下]午|晚)?(?:，)?(?:在[^，。；]{{2,20}})?"
        rf"(?:召开|举行)的(?P<name>[^，。；：！？\n]{{0,50}}?(?:{meeting_heads()}))(?=[，。；：上提要强指明透]|$)"
    )


@lexicons.cached
def _watched() -> re.Pattern[str]:
    """收听收看省委…会议: a meeting of a higher level, followed from a sub-venue."""
    return re.compile(
        rf"(?:收听收看|收看|收听|观看|参加|出席)了?(?P<name>(?:全国|全省|国务院|中央|省委|省政府|省)[^，。；！？\n]{{2,50}}?"
        rf"(?:{meeting_heads()}))(?=[，。；]|后|并|$)"
    )


_STUDY = re.compile(r"中心组|集体学习|读书班|学习会|专题学习|学习研讨")
_STUDIED = re.compile(
    r"(?P<org>[^，。；：！？\n]{0,30}?(?:理论学习|[委组])中心组)[^，。；：！？\n]{0,12}?(?:举行|开展|召开|进行|组织)了?"
    r"(?P<name>[^，。；：！？\n]{0,40}?(?:学习会|学习|研讨会?|读书班|会议|报告会))(?=[，。；：！？\n]|$)"
)
#: Words in front of a meeting that make it background.
_CITED = re.compile(rf"(?:{lexicons.words_of('cited before')})[^，。；！？\n]{{0,30}}$")
_CITED_AFTER = re.compile(rf"的?(?:{lexicons.words_of('cited behind')})")
#: So many characters have what only points at a meeting: 省会议, 全国会议.
_GENERAL = 6
#: 全省…会议召开后，我市随即召开…: both were held, the one right behind the other.
_AT_ONCE = re.compile(
    r"后，[^，。；]{0,10}?(?:随即|立即|接着|随后|紧接着|即刻|马上|迅速|继续)[^，。；]{0,8}?(?:召开|举行)"
)
_PLANNED = re.compile(rf"(?:{lexicons.words_of('planned')})[^，。；！？\n]{{0,24}}$")


_SESSION = re.compile(
    r"(?:人民代表大会|人大|政协|委员会|代表大会|党代会|常委会|全委会).{0,12}(?:会议|全会)$|全会$|代表大会$"
)
_SESSION_HELD = re.compile(
    rf"(?P<name>[^，。；：！？\n]{{3,50}}?(?:会议|全会|代表大会))(?:将)?(?:定于|拟于|于|将在|在)?(?P<when>(?:{_TIME}|\d{{1,2}}月[上中下]旬|至)+)"
    rf"(?:在[^，。；]{{2,16}})?{_OPENED}"
)


def find_notices(sentence: Sentence) -> list[Meeting]:
    """Find the sessions that a sentence announces or decides to convene.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> [m.name for m in find_notices(sentences("会议决定：市十五届人大五次会议于4月27日召开。")[0])]
    ['市十五届人大五次会议']
    """
    found = []
    for match in _SESSION_HELD.finditer(sentence.text):
        start = _name_start(sentence.text, match.start("name"), match.end("name"))
        name = sentence.text[start : match.end("name")]
        decided = re.search(r"决定|定于|兹定|将于|公告|通过|建议", sentence.text[: match.end()])
        if _SESSION.search(name) and (decided or re.search(r"今日|明日|今天|明天", match["when"])):
            at = sentence.start
            found.append(Meeting(name, at + start, at + match.end(), None, "plenary notice", False))
    return found


def find_meetings(sentence: Sentence) -> list[Meeting]:
    """Find the meetings that a sentence reports as held.

    Parameters
    ----------
    sentence : a sentence of the body.

    Returns
    -------
    Meetings in reading order. Cited ones (贯彻…会议精神), planned ones (将于…召开) and what is no
    meeting in spite of its 会 (发布会, 委员会) are none. A meeting without a name (召开会议) has 会议.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> find = lambda text: [m.name for m in find_meetings(sentences(text)[0])]
    >>> find("昨日，我市召开春季森林防火调度会。"), find("认真落实全市招商会议精神。")
    (['春季森林防火调度会'], [])
    """
    text = sentence.text
    found: list[Meeting] = []
    for pattern in (_STUDIED, _held_after(), _held_then(), _held_before(), _watched()):
        for match in pattern.finditer(text):
            meeting = _meeting(sentence, match)
            if meeting and not any(_same(meeting, other) for other in found):
                found.append(meeting)
    return sorted(found, key=lambda m: m.start)


def _same(one: Meeting, other: Meeting) -> bool:
    return one.start < other.end and other.start < one.end


def _meeting(sentence: Sentence, match: re.Match[str]) -> Meeting | None:
    """Judge one match of a frame."""
    text = sentence.text
    start, end = match.span("name")
    start = _name_start(text, start, end)
    name = text[start:end]
    groups = match.groupdict()
    if not name or not (_is_meeting(name) or match.re is _STUDIED):
        return None
    before = text[max(0, match.start() - 30) : match.start()] if "org" not in groups else groups["org"]
    stop = match.start("verb") if groups.get("verb") else start
    clause = re.split(r"[，；]", text[:stop])[-1].replace("理论学习中心组", "")
    behind = _CITED_AFTER.match(text, match.end())
    if behind and len(name) > _GENERAL and _AT_ONCE.match(text, match.end()):
        behind = None
    if behind or _PLANNED.search(clause) or _is_cited(clause, before):
        return None
    organiser = _organiser(groups.get("org"))
    study = bool(_STUDY.search(name) or _STUDY.search(groups.get("org") or ""))
    at = sentence.start
    return Meeting(name, at + min(match.start(), start), at + match.end(), organiser, "meeting", study)


def _is_cited(clause: str, before: str) -> bool:
    return bool(_CITED.search(clause)) and not re.search(r"在[^，。；]{0,16}$", clause)


def _name_start(text: str, start: int, end: int) -> int:
    """A name begins behind the time, the host and the marks in front of it."""
    lead = re.compile(rf"(?:[■□\s]|{_TIME}|（[^（）]*）|[在于]|我[省市区县])+").match(text, start, end)
    if lead and lead.end() < end - 1:
        start = lead.end()
    decided = re.compile(r".{0,14}(?:决定|通过了?|宣布|同意|明确|建议)[，：]?").match(text, start, end)
    return decided.end() if decided and decided.end() < end - 4 else start


def _organiser(org: str | None) -> str | None:
    """The body that holds a meeting, without the time around it; None where a person holds it.

    Examples
    --------
    >>> _organiser("昨日市应急管理局"), _organiser("我市于5月6日上午"), _organiser("岳明川随即")
    ('市应急管理局', '我市', None)
    """
    org = re.sub(rf"^(?:[■□\s]|{_TIME}|，)+", "", org or "")
    org = re.sub(rf"(?:[于在]?{_TIME}|随即|随后|接着|先后|相继|分别|联合|[又还已再]){{1,8}}$", "", org)
    org = re.sub(r"(?<=.)在[^在]{2,14}$", "", re.sub(r"^.*(?:参加|出席|列席)了?", "", org))
    return org if _BODY.search(org) else None
