"""Documents: each thing is worked out once a page or article, however many ask."""

from pathlib import Path

import pytest

import analysis
from analysis.corpus import TABLES
from analysis.document import Document, annotate
from analysis.layout.articles import read_articles

ARTICLES = 400
PAGE = "\n\n".join(
    f"全市第{n}次招商推进会召开\n\n本报讯（记者 王一）昨日，全市第{n}次招商推进会召开。"
    f"市长李二主持会议，副市长赵三、孙四参加。李二强调，要抓好第{n}批项目。"
    for n in range(10)
)
#: What is counted: where the name is looked up, and the calls that 40 pages of ten articles may cost.
COUNTED = {
    "analysis.document.annotation.find_names": 2 * ARTICLES,  # of the body and of the headline
    "analysis.document.annotation.sentences": ARTICLES,
    "analysis.document.annotation.subjects": ARTICLES,
    "analysis.layout.articles.clean": ARTICLES // 10,
}


def test_everything_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["file,paper,issue_date,page"]
    for n in range(ARTICLES // 10):
        (tmp_path / f"{n:02d}.txt").write_text(f"2022年3月{n % 28 + 1}日 星期六\n\n{PAGE}", encoding="utf-8")
        rows.append(f"{n:02d}.txt,第{n}日报,,")  # of one paper they would be copies of each other
    (tmp_path / "pages.csv").write_text("\n".join(rows), encoding="utf-8")
    calls = dict.fromkeys(COUNTED, 0)
    for name in COUNTED:
        count_calls(monkeypatch, name, calls)
    corpus = analysis.read(tmp_path, discover=False)
    for table in TABLES:
        corpus.table(table)
    assert len(corpus.articles) == ARTICLES
    assert calls == COUNTED


def count_calls(monkeypatch: pytest.MonkeyPatch, name: str, calls: dict[str, int]) -> None:
    module, function = name.rsplit(".", 1)
    own = getattr(__import__(module, fromlist=[function]), function)

    def counted(*args: object, **kwargs: object) -> object:
        calls[name] += 1
        return own(*args, **kwargs)

    monkeypatch.setattr(name, counted)


def test_a_function_of_a_document_is_called_once() -> None:
    document = annotate(read_articles("p", "本报讯 昨日，市长李二主持会议。").articles[0])
    asked: list[str] = []

    def length(told: Document) -> int:
        asked.append(told.id)
        return len(told.body)

    assert [document.once(length) for _ in range(3)] == [len(document.body)] * 3
    assert asked == [document.id]
