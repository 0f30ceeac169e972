"""Measures: every share and rate against a value worked out by hand or by SciPy."""

import datetime
import math
import re
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis import measures
from analysis.dates.workdays import workdays
from analysis.measures.words import outside_names
from analysis.records import Article, Attendance, Event, Page, Person, Stretch, Theme, Word
from analysis.schema import fields, frame
from tests import invented

DAY = datetime.date(2022, 4, 11)  # a Monday


def pages(*issues: datetime.date | None) -> pd.DataFrame:
    return frame([invented.page(n, issued) for n, issued in enumerate(issues, start=1)], Page)


def articles(*of_pages: str, kind: str = "other") -> pd.DataFrame:
    rows = [Article(f"a{n}", page, n, None, None, kind, "…", 10 * n) for n, page in enumerate(of_pages)]
    return frame(rows, Article)


def themes(*pairs: tuple[str, str, int]) -> pd.DataFrame:
    return frame([Theme(article, theme, hits, 0.5, "", hits) for article, theme, hits in pairs], Theme)


def event(name: str, day: datetime.date | None, kind: str = "meeting", level: str | None = "city") -> Event:
    precision = "day" if day else "unknown"
    start = (name, name, day, None, None, precision, None, kind, "会", "unknown", level, None, None)
    return Event(*start, 0, 1, "会")


class TestIntervals:
    def test_wilson_by_hand(self):
        # (k + z²/2 ± z√(k(n-k)/n + z²/4)) / (n + z²) with z = 1.959964
        low, high = measures.wilson(3, 10)
        assert (round(low, 4), round(high, 4)) == (0.1078, 0.6032)

    @given(st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
    def test_wilson_holds_the_share(self, kn):
        k, n = kn
        low, high = measures.wilson(k, n)
        if n == 0:
            assert math.isnan(low)
            assert math.isnan(high)
        else:
            assert 0 <= low <= k / n + 1e-12
            assert k / n - 1e-12 <= high <= 1

    @pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3)])
    def test_part_larger_than_the_whole(self, k, n):
        with pytest.raises(ValueError, match="between 0 and the whole"):
            measures.wilson(k, n)

    @pytest.mark.parametrize(
        ("k", "low", "high"),
        [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)],
    )
    def test_poisson_as_in_printed_tables(self, k, low, high):
        found = measures.poisson(k, 1)
        assert (round(found.low, 4), round(found.high, 4)) == (low, high)

    def test_poisson_limits_are_exact(self):
        low, high = measures.poisson(7, 4)
        assert stats.poisson.sf(6, 4 * low) == pytest.approx(0.025)
        assert stats.poisson.cdf(7, 4 * high) == pytest.approx(0.025)

    def test_no_exposure_says_nothing(self):
        assert all(math.isnan(limit) for limit in measures.poisson(0, 0))

    def test_negative_counts_are_refused(self):
        with pytest.raises(ValueError, match="negative"):
            measures.poisson(-1, 2)


class TestThemeShares:
    def test_denominator_is_the_issue(self):
        shares = measures.theme_shares(
            pages(DAY, DAY + datetime.timedelta(days=1)),
            articles("2022-04-11-1", "2022-04-11-1", "2022-04-11-1", "2022-04-12-2"),
            themes(("a0", "finance", 2), ("a1", "finance", 1), ("a3", "economy", 1)),
        )
        counted = shares.set_index(["start", "theme"])[["with_theme", "articles"]]
        assert counted.loc[(pd.Timestamp("2022-04-11"), "finance")].tolist() == [2, 3]
        assert counted.loc[(pd.Timestamp("2022-04-12"), "finance")].tolist() == [0, 1]
        assert counted.loc[(pd.Timestamp("2022-04-12"), "economy")].tolist() == [1, 1]

    def test_two_pages_of_a_day_are_one_issue(self):
        shares = measures.theme_shares(
            pages(DAY, DAY), articles("2022-04-11-1", "2022-04-11-2"), themes(("a0", "finance", 1))
        )
        assert shares[["with_theme", "articles", "share"]].values.tolist() == [[1, 2, 0.5]]

    def test_week_runs_from_monday_to_sunday(self):
        sunday = DAY - datetime.timedelta(days=1)
        shares = measures.theme_shares(
            pages(sunday, DAY),
            articles("2022-04-10-1", "2022-04-11-2"),
            themes(("a0", "finance", 1), ("a1", "finance", 1)),
            by="week",
        )
        assert shares["start"].dt.strftime("%m-%d").tolist() == ["04-04", "04-11"]
        assert shares["end"].dt.strftime("%m-%d").tolist() == ["04-10", "04-17"]

    @pytest.mark.parametrize("by", ["issue", "all"])
    def test_undated_articles_are_left_out_and_counted(self, by):
        its = pages(DAY, None)
        written = articles("2022-04-11-1", "p2", "p2")
        named = themes(("a0", "finance", 1), ("a1", "finance", 1))
        shares = measures.theme_shares(its, written, named, by=by)
        assert shares["articles"].tolist() == [1]
        assert measures.undated(its, written) == 2

    def test_page_without_articles_has_no_share(self):
        later = DAY + datetime.timedelta(days=3)
        shares = measures.theme_shares(
            pages(DAY, later), articles("2022-04-11-1"), themes(("a0", "finance", 1))
        )
        assert shares["articles"].tolist() == [1, 0]
        assert shares["share"].isna().tolist() == [False, True]

    def test_leading_counts_only_the_theme_with_most_hits(self):
        named = themes(("a0", "finance", 5), ("a0", "economy", 2), ("a1", "economy", 1), ("a1", "finance", 1))
        led = measures.leading_themes(named)
        assert led[["article", "theme"]].values.tolist() == [
            ["a0", "finance"],
            ["a1", "economy"],
            ["a1", "finance"],
        ]

    @pytest.mark.parametrize("by", ["issue", "week", "month", "all"])
    def test_nothing_found_is_an_empty_table_with_the_same_columns(self, by):
        empty = measures.theme_shares(pages(None), articles("p1"), themes(), by=by)
        assert empty.empty
        assert list(empty.columns) == [f.name for f in fields(measures.themes.ThemeShare)]

    def test_every_article_is_in_one_period(self):
        corpus = invented.dense()
        for by in ("issue", "week", "month", "all"):
            shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes, by=by)
            assert shares.drop_duplicates("start")["articles"].sum() == len(corpus.articles)

    def test_no_such_period(self):
        with pytest.raises(ValueError, match="choose issue, week, month or all"):
            measures.theme_shares(pages(DAY), articles(), themes(), by="fortnight")


def test_theme_totals():
    totals = measures.theme_totals(
        articles("p1", "p1", "p1", "p1"),
        themes(("a0", "finance", 5), ("a0", "economy", 2), ("a1", "economy", 1)),
    )
    assert totals[["theme", "with_theme", "articles", "leading", "mentions"]].values.tolist() == [
        ["economy", 2, 4, 1, 3],
        ["finance", 1, 4, 1, 5],
    ]


class TestMeetings:
    def test_daily_events_keeps_what_is_not_given(self):
        events = frame([event("e1", DAY), event("e2", DAY, level=None), event("e3", None)], Event)
        counts = measures.daily_events(events, "level")
        assert counts[["group", "events"]].values.tolist() == [["city", 1], ["not given", 1]]

    def test_an_event_with_two_hosts_counts_for_each(self):
        events = frame([event("e1", DAY), event("e2", DAY)], Event)
        rows = [
            Attendance("e1", "甘雨田", "host", 1, False),
            Attendance("e1", "卓立群", "host", 2, False),
            Attendance("e1", "卓立群", "attendee", 2, False),
        ]
        counts = measures.daily_events(events, "host", frame(rows, Attendance))
        assert dict(zip(counts["group"], counts["events"], strict=True)) == {
            "甘雨田": 1,
            "卓立群": 1,
            "not given": 1,
        }

    def test_hosts_need_the_attendance(self):
        with pytest.raises(ValueError, match="attendance"):
            measures.daily_events(frame([], Event), "host")

    def test_an_issue_reports_on_the_day_before(self):
        late = event("e2", DAY - datetime.timedelta(days=3))
        events = frame([event("e1", DAY - datetime.timedelta(days=1)), late], Event)
        days = measures.calendar(pages(DAY), events)
        assert days["covered"].tolist() == [False, False, True]
        assert days["events"].tolist() == [1, 0, 1]
        assert measures.calendar(pages(DAY), events, reach=3)["covered"].all()

    def test_rate_leaves_out_what_no_issue_covers(self):
        friday = DAY - datetime.timedelta(days=3)
        events = frame([event("e1", friday), event("e2", friday)], Event)
        days = measures.calendar(pages(DAY - datetime.timedelta(days=2), DAY), events)
        rates = measures.meeting_rates(days)
        assert rates[["days", "events", "n_days", "rate"]].values.tolist() == [
            ["workdays", 2, 1, 2.0],
            ["days off", 0, 1, 0.0],
        ]

    def test_nothing_dated(self):
        days = measures.calendar(pages(None), frame([event("e1", None)], Event))
        assert days.empty
        assert measures.meeting_rates(days).empty


class TestPages:
    def test_roles_sum_to_the_page(self):
        rows = [Stretch("p", 0, 30, "headline", None), Stretch("p", 30, 100, "body", None)]
        roles = measures.page_roles(frame(rows, Stretch)).set_index("role")
        assert roles.loc["body", ["characters", "of_characters", "share"]].tolist() == [70, 100, 0.7]
        assert roles.loc["dropped", "characters"] == 0

    def test_reasons(self):
        rows = [
            Stretch("p", 0, 5, "dropped", "banner printed twice"),
            Stretch("q", 5, 9, "dropped", "banner printed twice"),
            Stretch("p", 5, 30, "body", None),
        ]
        found = measures.reasons(frame(rows, Stretch))
        assert found.values.tolist() == [["dropped", "banner printed twice", 2, 9, 2]]

    def test_kinds_that_do_not_occur_stay(self):
        kinds = measures.article_kinds(articles("p", "p", kind="meeting")).set_index("kind")
        assert kinds.loc["meeting", ["of_kind", "articles", "characters"]].tolist() == [2, 2, 10]
        assert kinds.loc["reception", "of_kind"] == 0


class TestWords:
    def test_words_that_carry_content(self):
        rows = [
            Word("a0", "河道", "n", 3),
            Word("a1", "河道", "n", 1),
            Word("a1", "巡查", "v", 4),
            Word("a1", "高新区", "nr", 2),
            Word("a1", "RCEP", "eng", 1),
            Word("a1", "以及", "c", 9),
            Word("a1", "县", "n", 9),
        ]
        counts = measures.word_counts(articles("p", "p", "p"), frame(rows, Word))
        assert counts.values.tolist() == [
            ["巡查", "v", 4, 1, 3],
            ["河道", "n", 4, 2, 3],
            ["高新区", "nr", 2, 1, 3],  # jieba's tag for persons makes no person of a word
            ["RCEP", "eng", 1, 1, 3],
        ]

    def test_what_lies_in_a_name_is_no_word(self):
        body = "甘红军到场。红军故事展开幕，甘红军讲话。"
        article = Article("a0", "p", 1, None, None, "other", body, len(body))
        person = Person("a0", "甘红军", None, None, 0, 3, "甘红军")
        words = frame([Word("a0", "红军", "n", 3), Word("a0", "故事", "n", 1)], Word)
        people = frame([person, person], Person)
        counts = measures.word_counts(frame([article], Article), words, people)
        assert counts[["word", "occurrences"]].values.tolist() == [["故事", 1], ["红军", 1]]

    def test_a_word_of_two_tags_is_one_word(self):
        rows = [Word("a0", "检查", "v", 1), Word("a0", "检查", "vn", 2)]
        counts = measures.word_counts(articles("p"), frame(rows, Word))
        assert counts.values.tolist() == [["检查", "vn", 3, 1, 1]]

    @given(
        st.lists(st.text("王红军会", min_size=1, max_size=3), max_size=12),
        st.lists(st.text("王红军", min_size=2, max_size=3), min_size=1, max_size=3),
    )
    def test_what_lies_in_a_name_is_taken_off_and_nothing_else(self, tokens, names):
        spans = [m.span() for name in names for m in re.finditer(re.escape(name), "".join(tokens))]
        left, at = Counter(), 0
        for word in tokens:
            within = any(start <= at and at + len(word) <= stop for start, stop in spans)
            left[word] += not within
            at += len(word)
        table = pd.DataFrame({"article": "a", "word": list(left), "count": [tokens.count(w) for w in left]})
        kept = outside_names(table.astype({"count": int}), {"a": tokens}, {"a": set(names)})
        assert dict(zip(kept["word"], kept["count"], strict=True)) == +left


class TestWorkdays:
    @pytest.mark.parametrize(
        ("day", "worked"),
        [
            ((4, 1), True),
            ((4, 2), True),  # Saturday, worked for Qingming
            ((4, 4), False),
            ((4, 6), True),
            ((4, 23), False),  # Saturday
            ((4, 24), True),  # Sunday, worked for Labour Day
            ((4, 30), False),
            ((5, 4), False),
            ((5, 5), True),
            ((10, 8), True),
        ],
    )
    def test_spring_of_2022(self, day, worked):
        date = datetime.date(2022, *day)
        assert workdays(date, date)["workday"].tolist() == [worked]

    def test_workdays_of_the_year(self):
        days = workdays(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
        assert days["workday"].sum() == 249
        assert set(days["basis"]) == {"notice"}

    def test_a_year_without_a_notice_says_so(self):
        days = workdays(datetime.date(2017, 10, 1), datetime.date(2017, 10, 3))
        assert days["workday"].tolist() == [False, True, True]
        assert set(days["basis"]) == {"weekday"}

    def test_backwards(self):
        with pytest.raises(ValueError, match="before"):
            workdays(datetime.date(2022, 5, 2), datetime.date(2022, 5, 1))
