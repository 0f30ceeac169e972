"""Reading loses nothing: every character of a page is booked once, and a body leads back to its page."""

import datetime
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis.document import annotate
from analysis.events.events import find_events
from analysis.layout.articles import Reading, read_articles
from analysis.records import Stretch
from analysis.report.evidence import body_text
from analysis.schema import fields
from analysis.text.cleaning import clean
from analysis.text.located import Text
from tests import corpora

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "corpus": ROOT / "corpus",
    "invented": ROOT / "tests" / "examples" / "pages",
    "originals": ROOT / ".." / "shared" / "pages",
}
ROLES = next(field.column.values for field in fields(Stretch) if field.name == "role")

#: How many texts are drawn, in half a minute of one core; ``READING_EXAMPLES=20000 make test`` draws more.
EXAMPLES = int(os.environ.get("READING_EXAMPLES", "5000"))


def drawn(share: float = 1.0) -> Callable[[Any], Any]:
    return settings(
        max_examples=max(1, round(EXAMPLES * share)),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.fixture(scope="module", params=FOLDERS)
def corpus(request: pytest.FixtureRequest) -> analysis.Corpus:
    folder = FOLDERS[request.param]
    if not folder.is_dir():
        pytest.skip(f"no folder {request.param}: the original pages are not part of this repository")
    return corpora.read(folder)


def solid(text: str) -> np.ndarray:
    """Which characters of a text are not white space."""
    return np.array([not char.isspace() for char in text], dtype=bool)


def roles(raw: str, account: list[Stretch]) -> np.ndarray:
    """The role of each character of a page; messages name places only, never the page's words."""
    found = np.full(len(raw), -1)
    for row in account:
        assert 0 <= row.start < row.end <= len(raw), f"{row.start}:{row.end} of {len(raw)} characters"
        assert (found[row.start : row.end] == -1).all(), f"{row.start}:{row.end} is booked twice"
        found[row.start : row.end] = ROLES.index(row.role)
        # What nobody placed is booked too, but as that.
        assert row.reason != "not placed", f"{row.start}:{row.end} was lost on the way"
        assert row.reason or row.role not in ("furniture", "dropped"), f"{row.start}:{row.end} left out, why?"
    forgotten = np.flatnonzero(solid(raw) & (found == -1))
    assert not len(forgotten), f"not booked: characters {forgotten[:5]}"
    return found


def booked(raw: str, account: list[Stretch]) -> np.ndarray:
    """Which characters of a page were changed or left out for a reason."""
    found = np.zeros(len(raw), dtype=bool)
    for row in account:
        found[row.start : row.end] = row.reason is not None
    return found


def assert_quoted(raw: str, body: Text, changed: np.ndarray) -> None:
    """A body's characters are those of the page where they stood, but for booked changes."""
    for at, char in zip(body.offsets, str(body), strict=True):
        assert raw[at] == char or changed[at] or char.isspace(), f"character {at} changed unbooked"


def assert_account(raw: str, reading: Reading) -> None:
    """Every character is booked once, as what it became; a body quotes the page but for booked changes."""
    role, changed = roles(raw, reading.accounting), booked(raw, reading.accounting)
    in_bodies = np.zeros(len(raw), dtype=bool)
    for article, body in zip(reading.articles, reading.bodies, strict=True):
        assert str(body) == article.body
        kept = body.offsets[solid(article.body)]
        assert (np.diff(kept) >= 0).all(), f"{article.article}: characters out of order"
        assert not in_bodies[kept].any(), f"{article.article}: characters of another article"
        in_bodies[kept] = True
        assert_quoted(raw, body, changed)
    wrong = np.flatnonzero(solid(raw) & (in_bodies != (role == ROLES.index("body"))))
    assert not len(wrong), f"booked as body and in none, or the reverse: characters {wrong[:5]}"


def test_every_character_of_a_page_is_booked_once(corpus: analysis.Corpus) -> None:
    tables = dict(list(corpus.accounting.groupby("page")))
    for page in corpus.readings:
        rows = [Stretch(*row) for row in tables[page.row.page].itertuples(index=False)]
        roles(page.source.text, [row._replace(start=int(row.start), end=int(row.end)) for row in rows])
    assert len(tables) == len(corpus.readings)


def test_every_page_keeps_the_account(corpus: analysis.Corpus) -> None:
    for page in corpus.readings:
        assert_account(page.source.text, page.reading)


def test_a_body_leads_back_to_its_page(corpus: analysis.Corpus) -> None:
    pages = {page.row.page: page for page in corpus.readings}
    assert len(corpus.articles)
    for article in corpus.articles.itertuples():
        page, body = pages[article.page], body_text(corpus, article.article)
        raw = page.source.text
        assert str(body) == article.body
        start, end = body.raw_span(0, len(body))
        assert 0 <= start < end <= len(raw)
        assert_quoted(raw, body, booked(raw, page.reading.accounting))


def test_an_article_that_is_not_there_has_no_body(corpus: analysis.Corpus) -> None:
    with pytest.raises(KeyError, match="no article 'none'"):
        body_text(corpus, "none")


#: What cleaning and reading look for, so that drawn texts hold it often.
MARKS = (
    "会议一月日年３４⽉⾦⻓﨑\U0002f800臨報讯,.;:?!()\"'（）“”。，…·•．％%﹐︒｡〝#>■①| "
    "\t\n\r\u2028\x85\x1c\u3000\ufeff\u200b\u202e\ufe0f\U000e0101\xad\x00\x1b"
    "\ufffd\ue000\U000f0000\U0010ffff\uffff\ud800\udfffＡａ1𠀀🙂é"
)
#: Longer pieces of what a page is made of.
PIECES = (
    "本报讯", "（记者 王一）", "记者 王 一", "昨日，", "全市召开会议", "图为会场", "摄", "（下转二版）",
    "详见A0", "2022年3月26日 星期六", "责编：王一", "荣阳市", "# ", ">>", "[会议召开]", "......", "。。。",
    "\r\n", "\n\n", "\n　　",
)  # fmt: skip
texts = (
    st.text(st.characters(codec=None) | st.sampled_from(MARKS))
    | st.text(st.sampled_from(MARKS))
    | st.lists(st.sampled_from(PIECES) | st.text(st.sampled_from(MARKS), max_size=4)).map("".join)
)


def test_the_texts_drawn_hold_all_kinds_of_characters() -> None:
    """Every plane but those that Unicode leaves empty, halves of pairs, controls, private use."""
    kinds = {kind for char in MARKS if len(kind := unicodedata.category(char)) == 2}
    assert {"Cc", "Cf", "Co", "Cs", "Cn", "Lo", "Zs", "Zl", "Mn", "So"} <= kinds


@drawn()
@given(texts)
def test_cleaning_keeps_the_account_and_twice_is_once(raw: str) -> None:
    text = clean(Text.of(raw))
    again = clean(Text.of(str(text)))
    assert (str(again), again.edits) == (str(text), ())
    dropped, changed = np.zeros(len(raw), dtype=bool), np.zeros(len(raw), dtype=bool)
    for edit in text.edits:
        assert edit.reason
        assert 0 <= edit.start < edit.end <= len(raw)
        changed[edit.start : edit.end] = True
        dropped[edit.start : edit.end] |= not edit.kept
    kept = np.zeros(len(raw), dtype=bool)
    kept[text.offsets] = True
    assert (kept != dropped).all(), "a character is either kept or dropped"
    assert (np.diff(text.offsets) >= 0).all()
    assert all(raw[at] == char or changed[at] for at, char in zip(text.offsets, str(text), strict=True))


@drawn()
@given(texts)
def test_any_text_is_read_and_booked(raw: str) -> None:
    assert_account(raw, read_articles("p", raw))


@pytest.mark.parametrize("mark", ["#", ">>", "# [", "【】", "###### >>"])
def test_a_line_of_markup_alone_is_booked_with_its_reason(mark: str) -> None:
    raw = f"{mark}\n本报讯（记者 王一）昨日，会议召开。"
    assert_account(raw, read_articles("p", raw))


def test_a_blank_between_two_lines_takes_nobodys_place() -> None:
    raw = "Open\x00\nData"
    assert_account(raw, read_articles("p", raw))


LINES = [
    line
    for path in sorted(FOLDERS["invented"].glob("*.txt"))
    for line in path.read_text(encoding="utf-8").split("\n")
]


@drawn(1 / 50)
@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_shuffled_lines_are_read_and_booked(lines: list[str], parting: str) -> None:
    raw = parting.join(lines)
    assert_account(raw, read_articles("p", raw))


@drawn(1 / 50)
@given(st.data())
def test_a_page_with_its_lines_in_any_order_is_read_and_booked(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FOLDERS["invented"].glob("*.txt"))))
    lines = data.draw(st.permutations(path.read_text(encoding="utf-8").split("\n")))
    assert_account("\n".join(lines), read_articles("p", "\n".join(lines)))


@pytest.mark.parametrize(
    ("opening", "dateline", "day"),
    [
        ("本报3月24日讯（记者 王一）", "3月24日", "2022-03-24"),
        ("本报临江3月23日讯（记者 王一）", "3月23日", "2022-03-23"),
        ("本报讯（记者 王一）", None, "2022-03-26"),
    ],
)
def test_today_is_the_day_of_the_dateline(opening: str, dateline: str | None, day: str) -> None:
    article = read_articles("p", f"{opening}今天上午，全市招商工作会议召开。").articles[0]
    assert article.dateline == dateline
    found = find_events(annotate(article, datetime.date(2022, 3, 26)))
    assert [event.date.isoformat() for event in found if event.date] == [day]


@pytest.mark.parametrize(
    "page",
    [
        "首页\n关于我们\n产品中心\n新闻中心\n联系我们\n地址：临江市滨河路\n",
        "404 Not Found\nnginx",
        "目录\n第一章\n第二章\n第三章\n第四章",
    ],
    ids=["menu", "error", "contents"],
)
def test_a_page_on_which_nothing_is_told_has_no_article(page: str) -> None:
    reading = read_articles("p", page)
    assert reading.articles == []
    assert all(row.reason for row in reading.accounting)
