"""Every body, post and kind of meeting of a list in every frame: none of them is missed.

A word that steers the reading stands inside the names of many bodies and meetings: 经 in 市经济和信息化局,
要 in 主要负责人, 学习 in 学习动员会. One example a rule does not show what such a name does to another rule.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.document import annotate
from analysis.events import find_attendance, find_events
from analysis.records import Article, Event

CROSSED = Path(__file__).parent / "examples" / "crossed"

Seats = set[tuple[str, str]]
#: Whether what was read of a sentence is what it says, with the word that was put in.
Right = Callable[[list[Event], Seats, str], bool]


def is_a(kind: str) -> Right:
    return lambda events, seats, _: kind in {event.kind for event in events}


def named(*wanted: tuple[str, str]) -> Right:
    """One event of the name that was put in, with these persons in these roles."""
    return lambda events, seats, name: len(events) == 1 and name in events[0].name and seats >= set(wanted)


def seated(*wanted: tuple[str, str]) -> Right:
    return lambda events, seats, _: seats >= set(wanted)


#: Sentences with a place for a body.
OF_BODIES: dict[str, Right] = {
    "3月25日，{}召开全市重点任务推进会。": is_a("meeting"),
    "3月25日下午，{0}组织召开重点任务推进会。{0}负责人王林主持。": is_a("meeting"),
    "3月25日，全市重点任务推进会在{}召开。": is_a("meeting"),
    "3月25日，{}举行志愿者出征仪式。": is_a("other"),
    "昨日，记者从{}召开的新闻发布会上获悉，一季度产值增长。": is_a("other"),
    "3月25日，副市长何川到{}调研。": seated(("何川", "host")),
    "3月25日，{}负责人何川带队到青河县督导重点工作。": is_a("inspection"),
    "3月25日，{}主要负责人王林主持召开全市重点任务推进会。": seated(("王林", "host")),
    "3月25日，全市重点任务推进会召开。副市长何川出席并讲话。{}主要负责人王林、陈立参加会议。": seated(
        ("何川", "speaker"), ("王林", "attendee"), ("陈立", "attendee")
    ),
    "3月25日，全市重点任务推进会召开。会上，{0}汇报了工作情况，{0}负责人王林作了发言。": seated(
        ("王林", "speaker")
    ),
    "3月25日，市长何川会见了{}负责人王林一行。": seated(("何川", "host"), ("王林", "counterpart")),
    "3月25日，副市长何川到青河县调研。{}负责人王林陪同调研。": seated(("王林", "attendee")),
}
#: Sentences with a place for what a meeting is called.
CONVENED: dict[str, Right] = {
    "昨日，我市召开{}。市长王林出席。": named(("王林", "attendee")),
    "3月25日，市长王林主持召开{}。": named(("王林", "host")),
}
#: … and with one for a ceremony as well, which nobody convenes.
OF_ALL: dict[str, Right] = {
    "3月25日上午，全市{}召开。市长王林出席并讲话，副市长何川主持。": named(
        ("王林", "speaker"), ("何川", "host")
    ),
    "3月25日，临江市{}在市会议中心举行。市委书记王林出席并讲话。市领导何川、陈立参加。": named(
        ("王林", "speaker"), ("陈立", "attendee")
    ),
    "3月25日，市长王林出席全市{}并讲话。": named(("王林", "speaker")),
    "3月25日，在全市{}上，市委书记王林强调，要抓好落实。": named(("王林", "speaker")),
}


#: Sentences with a place for a post, its bearer behind it.
OF_POSTS: dict[str, Right] = {
    "3月25日，{}王林主持召开春耕推进会。": seated(("王林", "host")),
    "3月25日，全市春耕推进会召开。会议由{}王林主持。": seated(("王林", "host")),
    "3月25日，全市春耕推进会召开，{}王林出席会议并讲话，副市长何川主持。": seated(
        ("王林", "speaker"), ("何川", "host")
    ),
    "3月25日，全市春耕推进会召开。市长陈立出席。市领导李文峰、赵山，{0}王林，{0}何小川等参加会议。": seated(
        *((name, "attendee") for name in ("李文峰", "赵山", "王林", "何小川"))
    ),
    "3月25日，全市春耕推进会召开。{}王林强调，要抓好落实。": seated(("王林", "speaker")),
    "3月25日，全市春耕推进会召开。会上，{0}王林宣读了表彰决定，{0}何小川作了汇报。": seated(
        ("王林", "attendee"), ("何小川", "speaker")
    ),
    "3月25日，{}王林率队赴青河县督导春耕生产，副县长何小川陪同。": seated(
        ("王林", "host"), ("何小川", "attendee")
    ),
    "3月25日，市长陈立在{}王林陪同下到青河县调研。": seated(("陈立", "host"), ("王林", "attendee")),
    "3月25日，市长陈立会见了{}王林一行。副市长何小川参加会见。": seated(
        ("王林", "counterpart"), ("何小川", "attendee")
    ),
    "3月25日，{}王林会见了远洋集团董事长何小川一行。": seated(("王林", "host"), ("何小川", "counterpart")),
    "3月25日，临江大桥通车仪式举行。{}王林出席仪式并致辞。": seated(("王林", "speaker")),
}


#: Sentences with a place for what a visitor does.
OF_VISITS: dict[str, Right] = {
    "3月25日，市委书记王林到青河县{}。他强调，要抓好落实。": seated(("王林", "attendee")),
    "3月25日上午，市长王林赴青河县{}。副市长何川参加。": seated(("王林", "attendee"), ("何川", "attendee")),
    "昨日，市委常委、副市长王林深入青河县、市第一中学{}。": seated(("王林", "attendee")),
    "3月25日，市长王林在青河县{}。": seated(("王林", "attendee")),
    "3月25日，省教育厅副厅长王林一行到青河县{}。副县长何川陪同。": seated(
        ("王林", "attendee"), ("何川", "attendee")
    ),
    "3月25日，副市长王林先后来到青河县、柳林镇、远洋公司等地{}。": seated(("王林", "attendee")),
    "3月25日，市人大常委会主任王林率部分市人大代表到青河县{}，副主任何川、秘书长陈立参加活动。": seated(
        ("王林", "attendee"), ("陈立", "attendee")
    ),
}


#: Sentences with a place for what two sides do together.
OF_TALKS: dict[str, Right] = {
    "3月25日，市委书记王林与远洋集团董事长何川{}。": seated(("王林", "host"), ("何川", "counterpart")),
    "3月25日，市委书记王林同远洋集团董事长何川一行{}。市领导李文峰、赵山参加。": seated(
        ("王林", "host"), ("何川", "counterpart"), ("赵山", "attendee")
    ),
}


def words(name: str) -> list[str]:
    return (CROSSED / f"{name}.txt").read_text(encoding="utf-8").split()


def missed(frame: str, right: Right, names: list[str]) -> list[str]:
    """The names with which a sentence is not read as it should be."""
    found = []
    for name in names:
        body = frame.format(name)
        told = annotate(
            Article("p-01", "p", 1, None, None, "other", body, len(body)), datetime.date(2022, 3, 26)
        )
        seats = {(seat.person, seat.role) for seat in find_attendance(told)}
        if not right(find_events(told), seats, name):
            found.append(name)
    return found


#: Which list is put into which frames.
LISTS = {
    "bodies": OF_BODIES,
    "posts": OF_POSTS,
    "visits": OF_VISITS,
    "talks": OF_TALKS,
    "meetings": CONVENED | OF_ALL,
    "occasions": OF_ALL,
}


@pytest.mark.parametrize(("name", "frame"), [(name, frame) for name in LISTS for frame in LISTS[name]])
def test_no_name_of_a_list_hides_what_a_frame_tells(name: str, frame: str) -> None:
    assert missed(frame, LISTS[name][frame], words(name)) == []
