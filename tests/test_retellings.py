"""One event told by several papers or issues is one; two events of one day are two."""

from pathlib import Path

import pytest

import analysis

DAILY = "临江日报\n2022年3月26日 星期六\n\n{headline}\n\n本报讯（记者 林晓舟）{body}\n"
EVENING = "临江晚报\n2022年3月26日 星期六\n\n{headline}\n\n本报讯（记者 白露）{body}\n"

#: What two papers print, and how many events there are.
PAIRS = {
    "a meeting in other words": (
        "3月25日，全市审计工作会议召开，总结去年工作。市长陆启航主持会议并讲话，副市长岳明川、吴芳出席会议。",
        "昨日，我市召开审计工作会议。市长陆启航主持会议，副市长岳明川、吴芳参加会议。",
        1,
    ),
    "a visit told longer and shorter": (
        "3月25日，市委书记何远到青河县调研春耕生产，先后察看了种子站和合作社。副市长吴芳参加调研。",
        "昨日，市委书记何远到青河县调研春耕生产。",
        1,
    ),
    "a reception": (
        "3月25日，市长陆启航会见了远洋银行行长郑海一行。副市长岳明川参加会见。",
        "昨日，市长陆启航会见远洋银行行长郑海。",
        1,
    ),
    "two meetings of one mayor": (
        "3月25日，全市审计工作会议召开。市长陆启航主持会议，副市长岳明川、吴芳出席会议。",
        "3月25日，全市春季造林动员大会召开。市长陆启航主持会议，副市长岳明川、吴芳出席会议。",
        2,
    ),
    "the province's and the city's": (
        "3月25日，全省安全生产视频会议召开。省长方同主持会议。",
        "3月25日，全市安全生产视频会议召开。市长陆启航主持会议。",
        2,
    ),
    "another day": (
        "3月25日，全市审计工作会议召开。市长陆启航主持会议。",
        "3月24日，全市审计工作会议召开。市长陆启航主持会议。",
        2,
    ),
    "other guests": (
        "3月25日，市长陆启航会见了远洋银行行长郑海一行。",
        "3月25日，市长陆启航会见了高原集团董事长沈立一行。",
        2,
    ),
}


def read(folder: Path, daily: str, evening: str) -> analysis.Corpus:
    (folder / "a.txt").write_text(DAILY.format(headline="市里的消息", body=daily), encoding="utf-8")
    (folder / "b.txt").write_text(EVENING.format(headline="晚间要闻", body=evening), encoding="utf-8")
    return analysis.read(folder, discover=False)


@pytest.mark.parametrize("pair", PAIRS)
def test_events_are_counted_and_not_tellings(tmp_path: Path, pair: str) -> None:
    daily, evening, wanted = PAIRS[pair]
    events = read(tmp_path, daily, evening).events
    assert len(events) == 2
    assert int(events["same_as"].isna().sum()) == wanted
    assert events["same_as"].dropna().isin(events["event"][:1]).all()


def test_the_same_text_is_known_in_another_paper(tmp_path: Path) -> None:
    corpus = read(tmp_path, PAIRS["a reception"][0], PAIRS["a reception"][0])
    assert corpus.articles["same_text_as"].tolist()[1] == corpus.articles["article"][0]
    assert corpus.articles["same_text_as"].isna().tolist() == [True, False]
    assert corpus.events["same_as"].tolist()[1] == corpus.events["event"][0]


def test_an_undated_event_is_the_same_only_in_the_same_text(tmp_path: Path) -> None:
    told = "近日，全市审计工作会议召开。市长陆启航主持会议，副市长岳明川、吴芳出席会议。"
    assert read(tmp_path, told, told).events["same_as"].notna().sum() == 1
    other = (
        told.replace("出席会议", "参加会议").replace("近日", "日前") + "会议总结了去年以来全市各项审计工作。"
    )
    assert read(tmp_path, told, other).events["same_as"].notna().sum() == 0
