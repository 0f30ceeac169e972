"""Evidence: what is quoted stands there."""

import pytest

from analysis.document import annotate
from analysis.formulas.themes import find_theme_mentions
from analysis.records import Article, ThemeMention
from analysis.report import evidence
from analysis.schema import frame

BODY = "会议要求，各乡镇要落实河长制，做好核酸检测，抓好安全生产，压实责任。"
ARTICLE = Article("p-01", "p", 1, "某县部署河长制", "安全生产不放松", "meeting", BODY, len(BODY))


def lines(count: int, width: int = 5):
    mentions = frame(find_theme_mentions(annotate(ARTICLE)), ThemeMention)
    return mentions, evidence.mentions_in_context(
        mentions, frame([ARTICLE], Article), lines=count, width=width
    )


@pytest.mark.parametrize("width", [0, 5, 500])
def test_mention_and_surroundings_are_quoted(width):
    mentions, found = lines(99, width)
    assert len(found) == len(mentions)
    whole = f"{ARTICLE.headline}\n{ARTICLE.subheads}\n{BODY}"
    for left, text, right in zip(found["left"], found["text"], found["right"], strict=True):
        assert left + text + right in whole
        assert text in ("河长制", "核酸检测", "安全生产")
        assert (len(left) + len(right) > 0) == (width > 0)


def test_lines_are_taken_from_first_to_last():
    mentions, found = lines(2)
    assert found["key"].tolist() == [mentions["theme"].iloc[0], mentions["theme"].iloc[-1]]


def test_no_mention_gives_no_line():
    none = frame([], ThemeMention)
    assert evidence.mentions_in_context(none, frame([ARTICLE], Article)).empty
