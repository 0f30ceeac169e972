"""Signs of a miss: what looks like an event and is none is said, what is one or background is not."""

import datetime
from pathlib import Path

import pytest

import analysis
from analysis.check import check
from analysis.document import annotate
from analysis.events.signs import LONG, find_signs
from analysis.records import Article

PRINTED = datetime.date(2022, 3, 26)


def signs(body: str, printed: datetime.date | None = PRINTED) -> list[tuple[str, str]]:
    article = Article("p-01", "p", 1, None, None, "other", body, len(body))
    return [(sign.sign, sign.text) for sign in find_signs(annotate(article, printed))]


#: More persons than one article is read for.
PAIRS = [(x, y) for x in "一二三四五六七" for y in "甲乙丙丁戊己庚"]
LED = "3月25日，全市招商推进会召开。市长李二主持会议，副市长赵三、钱四参加。\n"
#: What a text has a sign of, and in which words.
SIGNED = {
    "a meeting told farther on": (LED + "此前，某市举行了第二届茶叶博览会开幕式。", "meeting", "开幕式"),
    "a visit told farther on": (LED + "副省长孙五到青河县调研水利工程建设。", "visit", "孙五到青河县"),
    "a list without a part": ("近年来，临江变化很大。\n李二、赵三、钱四曾在这里工作。", "list", "赵三"),
    "a byline inside": (LED + "本报讯（记者 周六）昨日，春风送暖。", "byline", "记者 周六"),
    "events beyond measure": (
        "\n".join(f"3月{n % 25 + 1}日，副市长王{x}会见李{y}。" for n, (x, y) in enumerate(PAIRS)),
        "length",
        "会见",
    ),
    "a body beyond measure": (LED + "春风送暖。" * (LONG // 5), "length", "全市招商推进会"),
}


@pytest.mark.parametrize("case", SIGNED)
def test_what_looks_missed_is_said(case: str) -> None:
    body, kind, words = SIGNED[case]
    assert any(sign == kind and words in text for sign, text in signs(body)), signs(body)


UNSIGNED = {
    "all of it is read": LED,
    "a meeting cited": LED + "会议要求，认真贯彻全省招商工作会议精神。",
    "a meeting planned": LED + "据了解，全市旅游发展大会将于5月召开。",
    "what somebody says of other meetings": LED + "李二指出，去年全市召开了旅游发展大会，成效明显。",
    "national leaders on a visit of old": LED + "会议强调，要落实习近平总书记视察某省重要讲话精神。",
}


@pytest.mark.parametrize("case", UNSIGNED)
def test_what_is_read_or_background_has_no_sign(case: str) -> None:
    assert signs(UNSIGNED[case]) == []


def test_an_event_without_a_day_is_said_where_the_day_of_issue_is_known() -> None:
    body = "全市招商推进会召开。市长李二主持会议。"
    assert signs(body) == [("date", "全市招商推进会召开。")]
    assert signs(body, None) == []
    assert signs("昨日，" + body) == []


def test_the_check_shows_each(tmp_path: Path) -> None:
    body = SIGNED["a visit told farther on"][0].replace("\n", "\n\n")
    page = f"临江日报 2022年3月26日 星期六\n\n招商推进会召开\n\n本报讯（记者 王一）{body}\n"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    corpus = analysis.read(tmp_path, discover=False)
    assert corpus.signs["sign"].tolist() == ["visit"]
    (found,) = check(corpus)
    assert any("may lack a visit or a reception: 副省长孙五" in said for said in found.suspicions)
