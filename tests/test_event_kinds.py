"""What is true of a kind of event stands in one list, and no kind is read without its row."""

import datetime

import pytest

from analysis import lexicons
from analysis.document import annotate
from analysis.events import find_attendance, find_events
from analysis.events.events import classify
from analysis.events.kinds import of_kind
from analysis.lexicons.labels import label
from analysis.records import ARTICLE_KINDS, EVENT_KINDS, Article

#: A report of each kind.
TOLD = {
    "meeting": "昨日，全市招商推进会召开。市长李二主持会议。",
    "study session": "昨日，市委理论学习中心组举行集体学习。",
    "reception": "昨日，市长李二会见了远洋银行行长郑海一行。",
    "inspection": "昨日，市长李二到青河县调研春耕生产。",
    "plenary notice": "会议决定：市十五届人大五次会议于4月27日召开。",
    "registration": "昨日，出席会议的代表陆续报到。",
    "other": "昨日，临江大桥通车仪式举行。",
}
ROWS = [row["kind"] for row in lexicons.read("event_kinds")]


def read(body: str) -> list[tuple[str, str]]:
    article = Article("p-01", "p", 1, None, None, "other", body, len(body))
    events = find_events(annotate(article, datetime.date(2022, 3, 26)))
    return [(event.kind, classify(article, events)) for event in events]


def test_the_list_has_the_kinds_of_the_table() -> None:
    assert sorted(ROWS) == sorted(EVENT_KINDS)
    assert {of_kind(kind).article_kind for kind in ROWS} <= set(ARTICLE_KINDS)
    assert all(label("events.kind", kind) != kind for kind in ROWS)


@pytest.mark.parametrize("kind", TOLD)
def test_no_kind_is_read_without_its_row(kind: str) -> None:
    assert [found for found, _ in read(TOLD[kind])] == [kind]
    with lexicons.without("event_kinds", ROWS.index(kind)), pytest.raises(KeyError):
        read(TOLD[kind])


#: Reports that only say who was there, and what is called there; the last ones tell of no occasion.
ATTENDED = [
    ("3月25日晚，文艺盛宴在青河县上演。副县长曹利，县人武部政委吴谦等出席活动。", "活动"),
    ("3月25日，历史文化厅开放。园林专家委员会主任委员何堂、市林业局局长蔡胜出席了开馆仪式。", "开馆仪式"),
    ("公益夏令营办到第八季。8月8日，市民政局局长江文、县妇联副主席胡红参加活动。", "公益夏令营"),
    ("近年来，市长王林、副市长何川多次出席活动。", None),
    ("市长王林、副市长何川将出席活动。", None),
    ("村民王林、李山参加活动。", None),
]


@pytest.mark.parametrize(("body", "name"), ATTENDED)
def test_those_with_a_post_who_attend_make_an_occasion(body: str, name: str | None) -> None:
    article = Article("p-01", "p", 1, None, None, "other", body, len(body))
    told = annotate(article, datetime.date(2022, 8, 26))
    events = [(event.kind, event.name) for event in find_events(told)]
    assert events == ([("other", name)] if name else [])
    assert {seat.person for seat in find_attendance(told)} == (
        {n.name for n in told.names} if name else set()
    )


#: Ceremonies and lectures: who has which role there, and those that are to come or asked for.
OCCASIONS = [
    ("3月25日，市长王林主持大桥通车仪式。", "大桥通车仪式", {("王林", "host")}),
    (
        "3月25日，市委书记王林为机关党员讲授专题党课。何川主持。",
        "专题党课",
        {("王林", "speaker"), ("何川", "host")},
    ),
    ("3月25日，市长王林以“守信”为题，为党员上了一堂专题党课。", "专题党课", {("王林", "speaker")}),
    ("3月25日，市长王林将主持大桥通车仪式。", None, set()),
    ("3月25日，市长王林计划讲授专题党课。", None, set()),
    ("3月25日，各级干部要为党员讲授专题党课，当好表率。", None, set()),
]


@pytest.mark.parametrize(("body", "name", "roles"), OCCASIONS)
def test_an_occasion_has_its_chair_and_its_speaker(
    body: str, name: str | None, roles: set[tuple[str, str]]
) -> None:
    article = Article("p-01", "p", 1, None, None, "other", body, len(body))
    told = annotate(article, datetime.date(2022, 3, 26))
    assert [event.name for event in find_events(told)] == ([name] if name else [])
    assert {(seat.person, seat.role) for seat in find_attendance(told)} >= roles


#: Articles of no event by what they are: interviews, features by their headline, announcements, and neither.
UNTOLD = [
    ("种枣的日子", "枣园里一片忙碌。“今年雨水好，枣子结得密。”种植户王林告诉记者。", "registration/feature"),
    (
        "桥头的早市",
        "“鱼是今早打的。”摊主何川说。“我每天都来。”退休教师李山说，这里的菜新鲜。",
        "registration/feature",
    ),
    ("何川委员：为小巷装上路灯（代表委员履职故事）", "三年前，小巷里还没有路灯。", "registration/feature"),
    ("临江市任免国家工作人员", "任命王林为市林业局局长。", "announcement"),
    ("应国家主席邀请 某国总理将访华", "外交部发言人宣布，某国总理将于4月3日访问。", "announcement"),
    ("临江大桥通车", "临江大桥全长三千米。负责人说：“工期不变。”", "other"),
    ("市民热线接到来电三千件", "热线一季度接到来电三千件，比上年增长一成。", "other"),
]


@pytest.mark.parametrize(("headline", "body", "kind"), UNTOLD)
def test_an_article_of_no_event_is_told_by_its_form(headline: str, body: str, kind: str) -> None:
    article = Article("p-01", "p", 1, headline, None, "other", body, len(body))
    told = annotate(article, datetime.date(2022, 3, 26))
    assert classify(article, find_events(told)) == kind
