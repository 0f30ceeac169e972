"""Themes are counted by their terms, every hit can be followed to its place, and the first one is right."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import lexicons
from analysis.document import annotate
from analysis.formulas.themes import count_plainly, find_theme_mentions, weigh_themes
from analysis.lexicons.labels import theme_labels
from analysis.records import Article, ThemeMention

EXAMPLES = Path(__file__).parent / "examples" / "themes.csv"
with EXAMPLES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def article(body: str, headline: str | None = None) -> Article:
    return Article("p-01", "p", 1, headline, None, "other", body, len(body))


def first_theme(body: str, headline: str | None) -> str:
    themes = weigh_themes(find_theme_mentions(annotate(article(body, headline))))
    return themes[0].theme if themes else ""


def test_the_examples_are_many_and_speak_of_every_theme() -> None:
    assert len(ROWS) >= 40
    assert {row["kind"] for row in ROWS} == {"plain", "negative", "known-failure"}
    assert {row["theme"] for row in ROWS} - {""} == set(theme_labels())
    assert all(not row["theme"] for row in ROWS if row["kind"] == "negative")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}: {row['theme']}: {row['note']}")
def test_first_theme_of_example(row: dict[str, str], request: pytest.FixtureRequest) -> None:
    if row["kind"] == "known-failure":
        request.applymarker(pytest.mark.xfail(strict=True, reason=row["note"]))
    assert first_theme(row["body"], row["headline"] or None) == row["theme"]


def test_the_longest_term_at_a_place_is_one_hit() -> None:
    mentions = find_theme_mentions(annotate(article("开展核酸检测，统筹疫情防控和经济社会发展。")))
    assert [(m.term, m.start) for m in mentions] == [("核酸检测", 2), ("统筹疫情防控和经济社会发展", 7)]


def test_a_formula_speaks_for_its_theme_in_any_printed_form() -> None:
    mentions = find_theme_mentions(annotate(article("压实“四方”责任。")))
    assert [(m.theme, m.term) for m in mentions] == [("epidemic_control", "四方责任")]


def test_a_term_under_two_themes_counts_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.formulas import themes

    monkeypatch.setattr(
        themes, "_themes_of_terms", lambda: {"防汛": ("flood_control_reconstruction", "economy")}
    )
    mentions = find_theme_mentions(annotate(article("做好防汛工作。")))
    assert [(m.theme, m.start, m.end) for m in mentions] == [
        ("flood_control_reconstruction", 2, 4),
        ("economy", 2, 4),
    ]
    assert [theme.share for theme in weigh_themes(mentions)] == [0.5, 0.5]


def test_a_mention_is_a_quotation_of_its_part() -> None:
    notice = article("备足防汛物资，排查安全隐患。", "某县检查防汛准备")
    texts = {"headline": annotate(notice).headline, "body": notice.body}
    mentions = find_theme_mentions(annotate(notice))
    assert [m.part for m in mentions] == ["headline", "body", "body"]
    assert all(texts[m.part][m.start : m.end] == m.term for m in mentions)


def test_ties_are_broken_by_the_headline_and_then_by_place() -> None:
    def themes(body: str, headline: str | None = None) -> list[str]:
        return [theme.theme for theme in weigh_themes(find_theme_mentions(annotate(article(body, headline))))]

    assert themes("信贷与防汛。") == ["finance", "flood_control_reconstruction"]
    assert themes("防汛与信贷。") == ["flood_control_reconstruction", "finance"]
    assert themes("信贷。", "信贷、防汛、防汛") == ["flood_control_reconstruction", "finance"]
    assert themes("信贷、信贷、防汛。", "防汛") == ["flood_control_reconstruction", "finance"]


def test_nothing_found_is_empty() -> None:
    assert find_theme_mentions(annotate(article(""))) == []
    assert weigh_themes([]) == []


TERMS = [row["term"] for row in lexicons.read("themes")]


@given(
    st.lists(st.sampled_from([*TERMS, "，", "。", "某县", "“四早”"]), max_size=15),
    st.sampled_from([None, "防汛"]),
)
def test_points_and_mentions_are_an_honest_count(pieces: list[str], headline: str | None) -> None:
    mentions = find_theme_mentions(annotate(article("".join(pieces), headline)))
    themes = weigh_themes(mentions)
    for theme in themes:
        its = [m for m in mentions if m.theme == theme.theme and m.points]
        assert (theme.hits, theme.mentions) == (sum(m.points for m in its), len(its))
        assert theme.terms == "、".join(term for term, _ in Counter(m.term for m in its).most_common(3))
    assert [theme.hits for theme in themes] == sorted((theme.hits for theme in themes), reverse=True)
    assert all(theme.hits >= max(4, 0.4 * themes[0].hits) for theme in themes)
    assert not themes or sum(theme.share for theme in themes) == pytest.approx(1)
    plain = {theme.theme: theme.hits for theme in count_plainly(mentions)}
    assert plain == Counter(m.theme for m in mentions)


def points(body: str, headline: str | None = None) -> list[tuple[str, int]]:
    return [(m.term, m.points) for m in find_theme_mentions(annotate(article(body, headline)))]


REST = "一。二。三。"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("市检察系统、市教育部门提供。", [("检察", 0), ("教育", 0)]),
        (
            REST + "信贷增加，信贷便利，信贷普惠，信贷创新。",
            [("信贷", 2), ("信贷", 2), ("信贷", 2), ("信贷", 0)],
        ),
        ("信贷增加。" + REST + "信贷普惠。", [("信贷", 4), ("信贷", 2)]),
        (REST + "在党中央坚强领导下开展巡察。", [("党中央", 0), ("巡察", 2)]),
        (REST + "高铁沿线植树。", [("高铁", 1), ("植树", 2)]),
        (REST + "教育、供热等单位负责人参加会议。", [("教育", 0), ("供热", 0)]),
        (REST + "县长参加植树活动。", [("植树", 2)]),
        ("市文化旅游局局长王刚讲话。", [("旅游", 0)]),
        (REST + "防汛部署到位。", [("防汛", 2)]),
    ],
)
def test_a_hit_weighs_by_where_it_stands(body: str, found: list[tuple[str, int]]) -> None:
    assert points(body) == found


def test_the_headline_weighs_most_and_a_passing_word_makes_no_theme() -> None:
    assert points("一。", "信贷") == [("信贷", 6)]
    assert first_theme(REST + "路过银行。", None) == ""
    assert first_theme("信贷。", None) == "finance"


@pytest.mark.parametrize(
    "row", lexicons.read("theme_weights"), ids=lambda row: f"{row['kind']}: {row['word']}"
)
def test_every_word_of_the_weights_steers_a_hit(row: dict[str, str]) -> None:
    """Without its row, a hit beside it, or of it, would weigh otherwise."""
    kind, word = row["kind"], row["word"]
    if kind == "no body":
        assert points(f"{REST}植树{word}。")[0] == ("植树", 2)
        return
    body = {
        "body": f"。。植树{word}提供。",
        "attending": f"。。防汛、供热等单位{word}会议。",
    }.get(kind, f"{REST}某地说{word}。")
    with lexicons.without("theme_weights", lexicons.read("theme_weights").index(row)):
        before = sum(weight for _, weight in points(body))
    assert sum(weight for _, weight in points(body)) < before


def test_themes_keep_articles_apart() -> None:
    loan = ThemeMention("p-01", "finance", "信贷", "body", 0, 2)
    flood = ThemeMention("p-02", "flood_control_reconstruction", "防汛", "body", 0, 2, 4)
    assert [(t.article, t.theme, t.hits, t.share) for t in weigh_themes([loan, flood, loan])] == [
        ("p-01", "finance", 4, 1.0),
        ("p-02", "flood_control_reconstruction", 4, 1.0),
    ]
