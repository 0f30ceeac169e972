"""Changes over time, and accuracy, against other implementations and values worked by hand."""

import datetime
import itertools
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats import proportion, rates

import analysis
from analysis import measures
from analysis.measures.accuracy import GoldError, accuracy, find_gold
from analysis.measures.change_points import best_segments, change_p
from analysis.measures.changes import bootstrap_difference, newcombe
from analysis.measures.elsewhere import markdown
from analysis.report import sentences
from tests import corpora
from tests.invented import tables
from tests.score_gold import CORPUS, GOLD, README, accuracy_table, find_misses, read_gold, restate

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
confidences = st.sampled_from([0.8, 0.95, 0.99, 0.999])


@given(counts, counts, confidences)
@settings(deadline=None)
def test_newcombes_interval_is_that_of_statsmodels(
    one: tuple[int, int], two: tuple[int, int], confidence: float
) -> None:
    wanted = proportion.confint_proportions_2indep(
        *one, *two, method="newcomb", compare="diff", alpha=1 - confidence
    )
    assert newcombe(*one, *two, confidence) == pytest.approx(wanted, abs=1e-9)


@given(counts, confidences)
@settings(deadline=None)
def test_wilsons_interval_is_that_of_statsmodels(one: tuple[int, int], confidence: float) -> None:
    wanted = proportion.proportion_confint(*one, method="wilson", alpha=1 - confidence)
    assert measures.wilson(*one, confidence) == pytest.approx(wanted, abs=1e-9)


@given(st.integers(0, 300), st.floats(0.5, 400), confidences)
@settings(deadline=None)
def test_poissons_interval_is_that_of_statsmodels(k: int, exposure: float, confidence: float) -> None:
    wanted = rates.confint_poisson(k, exposure, method="exact-c", alpha=1 - confidence)
    assert measures.poisson(k, exposure, confidence) == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def test_newcombes_interval_is_the_published_one() -> None:
    """Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10, contrasts a and c."""
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert newcombe(9, 10, 3, 10) == pytest.approx((0.1705, 0.8090), abs=5e-5)
    assert all(math.isnan(limit) for limit in newcombe(0, 0, 1, 2))


def log_likelihood(k: int, n: int) -> float:
    return float(stats.binom.logpmf(k, n, k / n) - math.log(math.comb(n, k)))


@pytest.mark.parametrize("segments", [1, 2, 3, 4])
def test_segments_are_the_best_of_all(segments: int) -> None:
    """Against every way of parting nine days."""
    draw = np.random.default_rng(5)
    totals = draw.integers(2, 8, 9).tolist()
    hits = [int(draw.integers(0, n + 1)) for n in totals]
    every = {
        cuts: sum(
            log_likelihood(sum(hits[a:b]), sum(totals[a:b])) for a, b in itertools.pairwise([0, *cuts, 9])
        )
        for cuts in itertools.combinations(range(1, 9), segments - 1)
    }
    cuts, value = best_segments(hits, totals, segments)
    assert value == pytest.approx(max(every.values()), abs=1e-9)
    assert every[tuple(cuts)] == pytest.approx(value, abs=1e-9)


def test_a_change_is_found_on_its_day_and_chance_is_not() -> None:
    at, gain, p = change_p([0, 1] * 6 + [4, 5] * 6, [5] * 24)
    assert (at, p) == (12, 0.001)
    assert best_segments([0, 1] * 6 + [4, 5] * 6, [5] * 24, 2)[0] == [12]
    assert gain == pytest.approx(
        log_likelihood(6, 60) + log_likelihood(54, 60) - log_likelihood(60, 120), abs=1e-9
    )
    assert change_p([2, 3] * 12, [5] * 24)[2] > 0.2


def test_issues_are_drawn_whole() -> None:
    alike = bootstrap_difference([(1, 4)] * 5, [(3, 4)] * 5)
    assert alike == pytest.approx((0.5, 0.5))
    bunched = bootstrap_difference([(0, 4), (4, 4)] * 3, [(0, 4), (4, 4)] * 3)
    spread = newcombe(12, 24, 12, 24)
    assert bunched.high - bunched.low > spread.high - spread.low
    assert bunched == bootstrap_difference([(0, 4), (4, 4)] * 3, [(0, 4), (4, 4)] * 3)
    assert all(math.isnan(limit) for limit in bootstrap_difference([(1, 4)] * 2, [(3, 4)] * 5))


def days(n: int) -> list[datetime.date | None]:
    return [datetime.date(2022, 3, 1) + datetime.timedelta(days=i) for i in range(n)]


def test_themes_before_and_after_add_up() -> None:
    made = tables(days(20))
    changes = measures.theme_changes(made.pages, made.articles, made.themes)
    assert (changes.articles_before + changes.articles_after == len(made.articles)).all()
    one = changes.set_index("theme").iloc[0]
    issued = dict(zip(made.pages.page, made.pages.issue_date, strict=True))
    page = dict(zip(made.articles.article, made.articles.page, strict=True))
    having = made.themes[made.themes.theme == one.name].article.drop_duplicates()
    late = sum(issued[page[article]] >= one.day for article in having)
    assert (one.with_before, one.with_after) == (len(having) - late, late)
    assert (one.low, one.high) == pytest.approx(
        newcombe(one.with_after, one.articles_after, one.with_before, one.articles_before)
    )


def test_few_days_give_no_change_point_and_say_so() -> None:
    few = tables(days(5))
    points = measures.theme_change_points(few.pages, few.articles, few.themes)
    assert points.empty
    assert "too few" in sentences.reading_of_change_points(points, few.pages)
    one = tables(days(1))
    changes = measures.theme_changes(one.pages, one.articles, one.themes)
    assert "no before" in sentences.reading_of_changes(changes)


def test_p_values_are_corrected_as_holm_does() -> None:
    made = tables(days(14))
    points = measures.theme_change_points(made.pages, made.articles, made.themes)
    p, m = points.p.tolist(), len(points)
    by_hand = [max(min(1.0, (m - j) * p[j]) for j in range(i + 1)) for i in range(m)]
    assert points.adjusted.tolist() == pytest.approx(by_hand)


@pytest.fixture(scope="module")
def ours() -> analysis.Corpus:
    return corpora.read(CORPUS, discover=False)


def test_accuracy_agrees_with_the_list_of_misses(ours: analysis.Corpus) -> None:
    table = accuracy(ours).set_index(["column", "measure"])
    misses = find_misses(ours, read_gold())
    for column, field in (("articles.headline", "headline"), ("articles.kind", "kind")):
        row = table.loc[(column, "same")]
        assert row.of - row.right == sum(m.field == field for m in misses), column
    persons = [m for m in misses if m.field == "person"]
    row = table.loc[("people.person", "found")]
    assert row.of - row.right == sum(m.kind == "missing" for m in persons)
    row = table.loc[("people.person", "right")]
    assert row.of - row.right == sum(m.kind == "extra" for m in persons)


def test_accuracy_sees_a_fault(ours: analysis.Corpus, tmp_path: Path) -> None:
    text = (GOLD / "2022-03-28.json").read_text(encoding="utf-8")
    (tmp_path / "page.json").write_text(
        text.replace('"kind": "meeting",\n   "events"', '"kind": "other",\n   "events"', 1), encoding="utf-8"
    )
    one = accuracy(ours, tmp_path).set_index(["column", "measure"]).loc[("articles.kind", "same")]
    assert (one.right, one.of) == (1, 2)
    assert (one.low, one.high) == pytest.approx(measures.wilson(1, 2))


FOUND = {
    "n": 1, "first": "昨日，全市招商推进会", "last": "参加会议。", "headline": "", "kind": "meeting|other",
    "reporters": ["王一"], "correspondents": [], "photographers": [], "formulas": {}, "themes": [],
    "people": {"李二": ["市长"], "赵三": []},
    "events": [
        {"date": "2022-03-04", "kind": "meeting", "name": "全市招商推进会", "format": "unknown",
         "level": "city", "host": ["李二"], "speakers": [], "counterparts": [],
         "attendees": ["李二", "赵三"]},
        {"date": None, "kind": "reception", "name": "会见", "format": "in person", "level": "city",
         "host": ["钱五"], "speakers": [], "counterparts": ["孙六"], "attendees": ["钱五", "孙六"]},
    ],
}  # fmt: skip


def test_one_file_of_gold_for_all_pages_will_do(tmp_path: Path) -> None:
    told = "昨日，全市招商推进会召开。市长李二主持会议，赵三参加会议。"
    (tmp_path / "a.txt").write_text(f"2022年3月5日 星期六\n本报讯（记者 王一）{told}", encoding="utf-8")
    gold = tmp_path / "found.json"
    page = {"paper": "", "issue_date": "2022-03-05", "articles": [FOUND]}
    gold.write_text(json.dumps({"a": page, "elsewhere": page}), encoding="utf-8")
    table = accuracy(analysis.read(tmp_path), gold).set_index(["column", "measure"])
    assert (table.loc[("events", "found")].right, table.loc[("events", "found")].of) == (1, 2)
    # Who was at a meeting that the table lacks is not found either.
    there = table.loc[("attendance.person", "found")]
    assert (there.right, there.of) == (2, 4)
    assert table.loc[("articles.kind", "same")].right == 1
    assert not any("formulas" in column for column, _ in table.index)
    for unreadable in ("{", '{"issue_date": "2022-03-05", "articles": []}', "[]"):
        gold.write_text(unreadable, encoding="utf-8")
        with pytest.raises(GoldError, match=r"found\.json: cannot be read as gold"):
            accuracy(analysis.read(tmp_path), gold)


def test_a_corpus_finds_its_gold_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports read a folder named from here, and their notebooks work in a folder of their own."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("2022年3月5日\n本报讯 会议召开。", encoding="utf-8")
    (tmp_path / "gold").mkdir()
    gold = {"a": {"issue_date": "2022-03-05", "articles": []}}
    (tmp_path / "gold" / "all.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    corpus = analysis.read("pages")
    monkeypatch.chdir("/")
    table = accuracy(corpus)
    assert table[table["column"] == "pages.issue_date"]["right"].tolist() == [1]


def test_without_gold_it_says_that_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("2022年3月5日\n本报讯 会议召开。", encoding="utf-8")
    table = accuracy(analysis.read(tmp_path / "pages"))
    assert find_gold(tmp_path / "pages") is None
    assert table.empty
    assert sentences.reading_of_accuracy(table).startswith("No gold is at hand")
    assert list(markdown(table)) == ["| column | found | right | same |", "|---|---|---|---|"]


def test_the_readme_states_the_measured_accuracy() -> None:
    assert restate(accuracy_table()) == README.read_text(encoding="utf-8"), (
        "write the table again: python -m tests.score_gold --markdown"
    )


def test_what_was_measured_elsewhere_stands_beside(ours: analysis.Corpus) -> None:
    here = accuracy(ours)
    beside = measures.elsewhere(here).set_index(["column", "measure"])
    there = measures.unseen().set_index(["column", "measure"])
    assert set(there.index) <= set(beside.index)
    assert beside.loc[("events", "found"), "right"] == there.loc[("events", "found"), "right"]
    assert beside.loc[("events", "found"), "here"] == 1.0
    assert not len(measures.elsewhere(here.head(0))["here"].dropna())
    told = sentences.reading_of_elsewhere(beside.reset_index(), measures.PAGES_UNSEEN)
    of = there.loc[("events", "found")]
    assert f"events found {of.share:.0%} ({int(of.right)} of {int(of.of)})".replace("%", " %") in told
