"""Roles: what a sentence says a person did at an event: was there, chaired, spoke, or was away."""

from __future__ import annotations

import re

from .. import lexicons
from ..document.clauses import Subject
from ..lexicons import listed, pattern
from ..people.lists import Name

_PRESENT = (
    r"<present>|(?<![工合创])作[^，。]{0,10}<task>|在[^，。]{0,12}(?:主会场|分会场)"
    r"|进行了?[^，。]{0,8}<carried out>"
)
#: Sentences that say what somebody stands for or sent, not that he was there.
_ABSENT_BEFORE = r"<absent before>[^，。；》]{0,30}$"
_HEARD = re.compile(r"(?:听取了?|聆听了?)[^，。]{0,20}$")
_ABSENT_AFTER = (
    r"^(?:同志)?(?:<absent behind>|重要<weighty words>"
    r"|的<of an absent leader>|任(?![务何意]))"
)
_ABSENT_TITLE = ("总书记", "国家主席", "总理")


@lexicons.cached
def _speech() -> re.Pattern[str]:
    rows = [row for row in lexicons.read("speech_verbs") if row["kind"] == "speech"]
    words = [row["word"] for row in rows if row["word"] != "说"]  # 说 of a leader alone: see ``speaks``
    return pattern(
        lexicons.any_of(words) + r"|(?<![工合创])作(?:[^，。]{0,12}<given talk>|[^，。]{2,40}的(?:报告|说明))"
        r"|提出[^，。]{0,8}要求"
        r"|作(?:了|的)?(?:题为|关于|《|“)[^。；]{0,80}?<titled talk>"
    )


_ACTS = "<act>"
_SAID = (
    (
        "meeting",
        (
            r"(?:出席|参加|列席)(?:(?:或列席)?(?:了)?(?:上述)?<what is attended>"
            r"|(?:了)?[^，。会]{0,14}(?:会议?|座谈)(?:[，。并]|$))|在[^，。]{0,24}会(?:议)?上"
            rf"|(?:参加|陪同)(?:了)?(?:{_ACTS}|会见)(?:和|及|并|、)<what they join>"
        ),
    ),
    ("reception", r"(?:参加|陪同)(?:了)?(?:上述)?(?:活动|[^，。]{0,4})?会见"),
    ("inspection", (rf"<goes along>(?:了)?(?:上述)?(?:{_ACTS})")),
)


#: 参加上述活动: at everything that the report tells of.
EVERYTHING = "everything"


def tells_presence(text: str) -> bool:
    """Whether words behind a name say that its bearer was there.

    Examples
    --------
    >>> tells_presence("出席会议。"), tells_presence("是谁？")
    (True, False)
    """
    return bool(pattern(_PRESENT).search(text))


def kinds_said(group: Subject, body: str) -> list[str]:
    """The kinds of event that a group's words name (参加检查和会商: two), or its paragraph behind it."""
    own = group.before[-12:] + group.predicate
    if pattern(r"(?:参加|出席|陪同)(?:了)?<all of them>[。，；]?$").search(own.strip()):
        return [EVERYTHING]
    named = [kind for kind, shape in _SAID if pattern(shape).search(own)]
    if named:
        return named
    behind = group.end + len(group.predicate)
    later = body[behind : behind + 200].split("\n", 1)[0]
    return ["meeting"] if pattern(_SAID[0][1]).search(later) else []


def listed_present(group: Subject) -> bool:
    """参加会见的有A、B and 在主席台就座的还有：市领导A、B: the verb stands in front of the list."""
    return bool(
        pattern(
            r"<among those present>[^，。]{0,12}(?:的|还|领导)(?:还)?(?:有|是)：?[^，。；]{0,10}$"
            r"|(?:陪同|随同)$"
        ).search(
            group.before,
        )
    )


def is_absent(group: Subject, name: Name) -> bool:
    """Whether a name is only cited: 受X委托, X重要讲话精神, a national leader's instruction."""
    before = group.before if name == group.names[0] else ""
    after = group.predicate if name == group.names[-1] else ""
    titled = any(t.text.endswith(_ABSENT_TITLE) and not t.text.endswith("副总理") for t in name.titles)
    return (
        titled
        or bool(pattern(_ABSENT_BEFORE).search(before))
        or (bool(pattern(_ABSENT_AFTER).match(after)) and not _HEARD.search(before))
    )


_CHAIR = (
    r"^(?:[^，。]{0,30})?(?:召集[^，。]{0,12}召开"
    r"|主持(?!人|词)(?:<behind chairing>|，|；|。|$|[^，。]{0,30}<chaired>))"
)


def chairs(group: Subject, name: Name) -> bool:
    """Whether a group chairs: X主持会议, 会议由X主持; a body (市委常委会主持) does not."""
    clauses = re.split(r"(?<=[，；])", group.predicate)
    own = "".join(clauses[:3])
    return bool(pattern(_CHAIR).match(own)) or any(pattern(_CHAIR).match(clause) for clause in clauses[:3])


@lexicons.cached
def instructs(verb: str) -> bool:
    """Whether a verb is one of reporting or instructing (指出, 表示, 汇报), not of an interview (认为)."""
    return any(row["word"] == verb and row["kind"] == "speech" for row in lexicons.read("speech_verbs"))


def quoted_deputy(group: Subject, name: Name) -> bool:
    """Whether a deputy or member is quoted (委员王一说, 李二代表建议): he takes part in the session."""
    office = any(title.text.endswith(("代表", "委员")) for title in name.titles)
    quoted = pattern(r"[^。]{0,60}?<deputy says>").match(group.predicate)
    return office and bool(quoted)


def presides(name: Name) -> bool:
    """Whether a name is one of a session's presidium: 大会执行主席：王一、李二."""
    return any(title.text.endswith(listed("presiding title")) for title in name.titles)


def is_at_meeting(group: Subject) -> bool:
    """Whether a sentence that opens with 会上 has this group for its subject, and not for its object."""
    lead = pattern(r"在?<at the meeting>，?").match(group.sentence.text)
    if lead is None:
        return False
    before = group.sentence.text[lead.end() : group.start - group.sentence.start]
    return bool(re.fullmatch(r"(?:[^，。；：“”]{0,12}[，、；])?", before))


def takes_part(group: Subject) -> bool:
    """Whether the first clause said of a group has it do what only those present do (提问, 见证)."""
    clause = re.split(r"[，。；]", group.predicate, maxsplit=1)[0][:40]
    return bool(_parts().search(clause))


@lexicons.cached
def _parts() -> re.Pattern[str]:
    return pattern(r"<takes part>|<speaks at>")


def takes_floor(group: Subject) -> bool:
    """Whether a group is one of those who speak at a meeting (先后发言, 致辞, 围绕…协商建言)."""
    said = re.split(r"[。；]", group.predicate, maxsplit=1)[0]
    for match in _floor().finditer(said):
        if not pattern(r"<hears>[^，。]{0,20}$|的$").search(said[: match.start()]):
            return True
    return False


@lexicons.cached
def _floor() -> re.Pattern[str]:
    return pattern(r"(?<![工合创])<speaks at>" + r"|宣布[^，。；]{2,60}<what is announced>")


def speaks(group: Subject, leads: bool = False) -> bool:
    """Whether what is said of a group has it speak; 听取了X的汇报 does too.

    说 alone is the word for interviews; of who ``leads`` an event it means that he gave instructions.
    """
    if leads and re.match(r"(?:还|[^，。；]{0,16}时|[^，。；]{0,16}上)?说[，：]", group.predicate):
        return True
    if _HEARD.search(group.before) and pattern(r"<heard from him>").search(group.predicate):
        return True
    said = pattern(
        r"<in keeping with>(?:(?!提出|并)[^，。]){0,20}?(?:要求|讲话|报告)"
        r"|传达学习[^，。并]{0,40}讲话|(?:会议|大会|全会)<meeting says>"
    ).sub(
        "",
        group.predicate,
    )
    if held := re.search(r"(?:召开|举行)[^，。]{0,50}?会议?[，。]", said):
        # what a meeting does (传达学习, 听取汇报) is not what its chairman says
        said = said[: held.start()] + "，".join(
            part for part in re.split("[，。]", said[held.end() :]) if pattern("<chairman says>").search(part)
        )
    heard_of = pattern(r"<takes a report>[^，。并]{0,20}$")
    return any(not heard_of.search(said[: match.start()]) for match in _speech().finditer(said))
