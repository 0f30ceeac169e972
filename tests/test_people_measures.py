"""People: order, company, speech and lags against values worked out by hand, SciPy and networkx."""

import datetime
import itertools
import re
from math import comb
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import Rectangle
from scipy import stats

from analysis import figures, measures
from analysis.figures.network import _apart
from analysis.records import Article, Attendance, Event, Page, Person, Statement
from analysis.report import evidence
from analysis.report.display import render
from analysis.report.exporting import write_report
from analysis.report.running import run_notebook
from analysis.schema import frame
from tests import invented

JIA, YI, BING, DING = "甘雨田", "卓立群", "尚可为", "欧阳远"
DAY = datetime.date(2022, 4, 24)
NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def attendance(lists: dict[str, tuple[str, ...]], *extra: Attendance) -> pd.DataFrame:
    rows = [
        Attendance(event, person, "attendee", n, False)
        for event, persons in lists.items()
        for n, person in enumerate(persons, start=1)
    ]
    return frame([*rows, *extra], Attendance)


def event(which: str, date: datetime.date | None, **given: object) -> Event:
    blank = dict.fromkeys(Event._fields)
    fixed = {
        "event": which,
        "article": which.rsplit("-", 1)[0],
        "date": date,
        "kind": "meeting",
        "name": "会",
    }
    precision = "day" if date else "unknown"
    rest = {"date_precision": precision, "kind": "meeting", "name": "会", "format": "unknown"}
    rest |= {"start": 0, "end": 1, "text": "会"}
    return Event(**(blank | fixed | rest | given))  # type: ignore[arg-type]


def article(name: str, page: str, body: str) -> Article:
    return Article(name, page, 1, "某市召开会议", None, "meeting", body, len("".join(body.split())))


#: Three meetings in one order, one against it, one list printed for two receptions, one alone.
LISTS = attendance(
    {
        "a-a": (JIA, YI, BING),
        "b-a": (JIA, YI, BING),
        "c-a": (YI, JIA),
        "d-a": (JIA, BING),
        "d-b": (JIA, BING),
        "e-a": (DING,),
    },
    Attendance("c-a", YI, "host", 1, False),
)


class TestPrecedence:
    def test_counts_by_hand(self):
        found = measures.precedence(LISTS)[["person_a", "person_b", "before", "lists"]].values.tolist()
        assert sorted(found) == sorted([[JIA, BING, 3, 3], [JIA, YI, 2, 3], [YI, BING, 2, 2]])

    def test_intervals_are_wilson(self):
        for row in measures.precedence(LISTS).itertuples():
            limits = stats.binomtest(row.before, row.lists).proportion_ci(method="wilson")
            assert (row.low, row.high) == pytest.approx((limits.low, limits.high))

    def test_guests_of_a_reception_are_no_part_of_the_list(self):
        guest = Attendance("a-a", DING, "counterpart", 2, False)
        assert DING not in measures.printed_lists(pd.concat([LISTS, frame([guest], Attendance)]))["a-a"]

    def test_the_order_of_the_lists(self):
        order = measures.protocol_order(measures.precedence(LISTS))
        assert order["person"].tolist() == [JIA, YI, BING]
        assert order["behind"].tolist() == [0, 1, 2]
        assert not order["in_circle"].any()

    def test_a_circle_is_said(self):
        round_ = attendance({"a": (JIA, YI), "b": (YI, BING), "c": (BING, JIA), "d": (JIA, DING)})
        order = measures.protocol_order(measures.precedence(round_)).set_index("person")
        assert order["in_circle"].to_dict() == {JIA: True, YI: True, BING: True, DING: False}
        assert order.loc[DING, "rank"] == 4

    def test_who_never_meets_is_another_group(self):
        apart = attendance({"a": (JIA, YI), "b": (JIA, YI, "路遥远"), "c": (BING, DING)})
        order = measures.protocol_order(measures.precedence(apart))
        assert order.groupby("group")["person"].agg(set).tolist() == [{JIA, YI, "路遥远"}, {BING, DING}]

    @settings(deadline=None, max_examples=30)
    @given(st.lists(st.permutations("甲乙丙丁戊"), min_size=1, max_size=6))
    def test_whoever_leads_without_a_circle_stands_in_front(self, orders):
        pairs = measures.precedence(attendance({f"e{n}": tuple(o) for n, o in enumerate(orders)}))
        order = measures.protocol_order(pairs).set_index("person")
        for pair in pairs[2 * pairs["before"] > pairs["lists"]].itertuples():
            both = order.loc[[pair.person_a, pair.person_b]]
            assert both["in_circle"].all() or both["rank"].is_monotonic_increasing

    def test_inversions_and_their_sentences(self):
        pairs = measures.precedence(LISTS)
        found = measures.inversions(LISTS, pairs)
        assert found.values.tolist() == [["c-a", YI, JIA, 1, 2, 1, 3]]
        body = f"近日，会议召开。{YI}主持会议，{JIA}出席。{JIA}、{YI}参加会见。"
        events = frame([event("c-a", DAY)], Event)
        quoted = evidence.quote_inversions(found, events, frame([article("c", "p", body)], Article))
        assert quoted["text"].tolist() == [f"{YI}主持会议，{JIA}出席。"]

    def test_a_tie_shows_both_orders(self):
        even = attendance({"a": (JIA, YI), "b": (YI, JIA)})
        found = measures.inversions(even, measures.precedence(even))
        assert sorted(found["event"]) == ["a", "b"]

    def test_names_in_two_sentences_are_quoted_apart(self):
        found = measures.inversions(LISTS, measures.precedence(LISTS))
        body = f"{YI}主持会议。会议听取汇报。{JIA}参加。"
        quoted = evidence.quote_inversions(
            found, frame([event("c-a", None)], Event), frame([article("c", "p", body)], Article)
        )
        assert quoted["text"].tolist() == [f"{YI}主持会议。 … {JIA}参加。"]

    def test_without_those_who_act(self):
        calm = measures.without_actors(LISTS)
        assert len(calm) == len(LISTS) - 2
        assert measures.inversions(calm, measures.precedence(calm)).empty


class TestAgreement:
    @settings(deadline=None, max_examples=40)
    @given(st.permutations("甲乙丙丁戊己"), st.permutations("甲乙丙丁戊己"), st.integers(2, 6))
    def test_tau_is_that_of_scipy(self, first, second, n):
        lists = {"a": tuple(first), "b": tuple(p for p in second if p in first[:n])}
        found = measures.list_agreement(attendance(lists)).iloc[0]
        shared = first[:n]
        ranks = [[its.index(p) for p in shared] for its in (first, second)]
        assert found["shared"] == n
        assert found["tau"] == pytest.approx(stats.kendalltau(*ranks).statistic)
        assert found["concordant"] + found["discordant"] == comb(n, 2)

    def test_overall_by_hand(self):
        # a and b agree on three pairs; c turns one round against a and against b; d agrees on one
        # with a and with b.
        whole = measures.overall_agreement(measures.list_agreement(LISTS)).iloc[0]
        assert whole[["lists", "compared", "concordant", "discordant"]].tolist() == [4, 5, 5, 2]
        assert whole["tau"] == pytest.approx(3 / 7)

    def test_least_shared(self):
        assert measures.list_agreement(LISTS, least=3)[["event_a", "event_b"]].values.tolist() == [
            ["a-a", "b-a"]
        ]


class TestCompany:
    def test_by_hand(self):
        # 6 events; 甘雨田 at 5, 尚可为 at 4, together at 4: of the 15 ways to choose 4 events of 6, 5.
        found = measures.co_attendance(LISTS).set_index(["person_a", "person_b"]).loc[(JIA, BING)]
        assert found[["together", "of_a", "of_b", "events"]].tolist() == [4, 5, 4, 6]
        assert found["expected"] == pytest.approx(5 * 4 / 6)
        assert found["p"] == pytest.approx(comb(5, 4) / comb(6, 4))

    @settings(deadline=None, max_examples=30)
    @given(st.lists(st.sets(st.sampled_from("甲乙丙丁戊"), min_size=1), min_size=1, max_size=8))
    def test_against_networkx_and_scipy(self, sets):
        found = measures.co_attendance(attendance({f"e{n}": tuple(sorted(s)) for n, s in enumerate(sets)}))
        bipartite = nx.Graph((f"e{n}", p) for n, s in enumerate(sets) for p in s)
        persons = sorted(set().union(*sets))
        joined = nx.bipartite.weighted_projected_graph(bipartite, persons)
        pairs = zip(found["person_a"], found["person_b"], strict=True)
        weights = {frozenset(pair): n for pair, n in zip(pairs, found["together"], strict=True)}
        assert weights == {frozenset((a, b)): n for a, b, n in joined.edges(data="weight")}
        for row in found.itertuples():
            more = stats.hypergeom(row.events, row.of_a, row.of_b).sf(row.together - 1)
            assert row.p == pytest.approx(min(more, 1))

    def test_q_takes_pairs_that_never_met_into_account(self):
        found = measures.co_attendance(LISTS)
        # Three persons at two events or more: three pairs tested.
        wanted = stats.false_discovery_control(found["p"], method="by")
        assert found["q"].tolist() == pytest.approx(wanted.tolist())
        apart = attendance({"a": (JIA, YI), "b": (JIA, YI), "c": (BING, DING), "d": (BING, DING)})
        found = measures.co_attendance(apart)
        six = stats.false_discovery_control([1 / 6, 1 / 6, 1, 1, 1, 1], method="by")
        assert found["q"].tolist() == pytest.approx(six[:2].tolist())

    def test_who_is_named_once_is_not_tested(self):
        once = attendance({"a": (JIA, YI), "b": (JIA,)})
        assert measures.co_attendance(once)["q"].isna().all()

    def test_roles_do_not_count_twice(self):
        host = Attendance("a-a", JIA, "host", 1, False)
        assert measures.co_attendance(pd.concat([LISTS, frame([host], Attendance)])).equals(
            measures.co_attendance(LISTS)
        )

    def test_contacts(self):
        found = measures.contacts(LISTS).set_index("person")
        assert found.loc[JIA].tolist() == [5, 0, 2, 1]
        assert found.loc[DING].tolist() == [1, 1, 0, 2]

    def test_lines_that_can_be_followed(self):
        crowd = tuple(f"甲{chr(0x4E00 + n)}" for n in range(30))
        pairs = measures.co_attendance(attendance({"a": crowd, "b": crowd[:5], "c": crowd[:3]}))
        assert measures.legible_ties(pairs) == 2
        assert measures.legible_ties(pairs[pairs["together"] == 1]) == 2
        assert measures.legible_ties(pairs.iloc[:0]) == 1


class TestSpeech:
    def test_shares_by_hand(self):
        body = f"{JIA}强调，要抓好防汛。\n{YI}说，一定落实。会议要求，压实责任。"
        rows = [
            Statement("a", JIA, "强调", 6, 12, "要抓好防汛。"),
            Statement("a", YI, "说", 18, 23, "一定落实。"),
            Statement("a", "会议", "要求", 28, 33, "压实 责任。"),
            Statement("a", f"{JIA}、{YI}", "说", 0, 2, "好。"),
            Statement("a", JIA, "说", 0, 2, "对。"),
        ]
        named = [Person("a", name, None, None, 0, 3, name) for name in (JIA, YI)]
        found = measures.speech_shares(
            frame([article("a", "p", body)], Article), frame(rows, Statement), frame(named, Person)
        )
        whole = len(body) - 1
        assert found[["speaker", "person", "statements", "characters"]].values.tolist() == [
            [JIA, True, 2, 8],
            [YI, True, 1, 5],
            ["会议", False, 1, 5],
            [f"{JIA}、{YI}", True, 1, 2],
        ]
        assert found["share"].tolist() == pytest.approx([n / whole for n in (8, 5, 5, 2)])

    def test_totals_over_reports(self):
        shares = pd.DataFrame(
            {
                "article": ["a", "b"],
                "speaker": [JIA, JIA],
                "person": [True, True],
                "statements": [1, 2],
                "characters": [30, 10],
                "of_characters": [40, 100],
                "share": [0.75, 0.1],
            }
        )
        found = measures.speaker_totals(shares).iloc[0]
        assert found[["reports", "statements", "characters", "of_characters"]].tolist() == [2, 3, 40, 140]
        assert found[["share", "least", "most"]].tolist() == pytest.approx([40 / 140, 0.1, 0.75])


class TestOfficials:
    def test_roles_titles_and_days(self):
        events = frame([event("a-a", DAY), event("b-a", None), event("c-a", DAY.replace(day=20))], Event)
        named = [
            Person("a", JIA, "市长", None, 0, 3, JIA),
            Person("a", JIA, "市委副书记", "市委", 0, 3, JIA),
            Person("b", JIA, "市长", None, 0, 3, JIA),
            Person("x", DING, None, None, 0, 3, DING),
        ]
        found = measures.officials(events, LISTS, frame(named, Person)).set_index("person")
        columns = ["articles", "events", "host", "titles"]
        assert found.loc[JIA, columns].tolist() == [2, 5, 0, 2]
        assert found.loc[YI, columns].tolist() == [0, 3, 1, 0]
        assert found.loc[DING, "articles"] == 1
        assert (found.loc[JIA, "first"].day, found.loc[JIA, "last"].day) == (20, 24)
        assert pd.isna(found.loc[DING, "first"])

    def test_titles_from_when_to_when(self):
        days = [DAY, DAY.replace(day=20), None]
        pages = frame([invented.page(n, day) for n, day in enumerate(days, start=1)], Page)
        articles = frame([article(f"a{n}", page, "会。") for n, page in enumerate(pages["page"])], Article)
        named = [Person(f"a{n}", JIA, "市长", None, 0, 1, JIA) for n in range(3)]
        named.append(Person("a2", JIA, "市委副书记", "市委", 0, 1, JIA))
        found = measures.titles_over_time(pages, articles, frame(named, Person)).set_index("title")
        assert found.loc["市长", "articles"] == 3
        assert (found.loc["市长", "first"].day, found.loc["市长", "last"].day) == (20, 24)
        assert pd.isna(found.loc["市委副书记", "first"])

    def test_lags(self):
        pages = frame([invented.page(1, DAY)], Page)
        articles = frame([article("a", pages["page"].iloc[0], "会。")], Article)
        rows = [
            event("a-a", DAY.replace(day=23)),
            event("a-b", DAY.replace(day=20), end_date=DAY.replace(day=22), date_precision="range"),
            event("a-c", DAY.replace(day=27)),
            event("a-d", DAY.replace(day=1), date_precision="month"),
            event("a-e", None),
        ]
        lags = measures.event_lags(pages, articles, frame(rows, Event))
        assert lags[["event", "lag"]].values.tolist() == [["a-a", 1], ["a-b", 2], ["a-c", -3]]
        counts = measures.lag_counts(lags)
        assert counts[["lag", "with_lag", "events"]].values.tolist() == [[-3, 1, 3], [1, 1, 3], [2, 1, 3]]

    def test_group_rates(self):
        pages = frame([invented.page(n, DAY.replace(day=n)) for n in (5, 6)], Page)
        rows = [event("a-a", DAY.replace(day=4)), event("b-a", DAY.replace(day=5), kind="reception")]
        rows += [event("c-a", DAY.replace(day=5)), event("d-a", DAY.replace(day=9))]
        events = frame(rows, Event)
        days = measures.calendar(pages, events)
        rates = measures.group_rates(days, measures.daily_events(events))
        assert rates[["group", "events", "n_days"]].values.tolist() == [
            ["meeting", 2, 2],
            ["reception", 1, 2],
        ]
        assert (rates["low"].iloc[0], rates["high"].iloc[0]) == measures.poisson(2, 2)


def everything_empty() -> dict[str, pd.DataFrame]:
    nobody, none = LISTS.iloc[:0], frame([], Event)
    pages = invented.tables([]).pages
    articles, people, said = frame([], Article), frame([], Person), frame([], Statement)
    pairs = measures.precedence(nobody)
    lags = measures.event_lags(pages, articles, none)
    speech = measures.speech_shares(articles, said, people)
    return {
        "precedence": pairs,
        "order": measures.protocol_order(pairs),
        "inversions": measures.inversions(nobody, pairs),
        "agreement": measures.list_agreement(nobody),
        "company": measures.co_attendance(nobody),
        "contacts": measures.contacts(nobody),
        "officials": measures.officials(none, nobody, people),
        "titles": measures.titles_over_time(pages, articles, people),
        "lags": lags,
        "lag_counts": measures.lag_counts(lags),
        "speech": speech,
        "speakers": measures.speaker_totals(speech),
        "rates": measures.group_rates(measures.calendar(pages, none), measures.daily_events(none)),
    }


def test_of_nobody_nothing_is_said():
    for name, table in everything_empty().items():
        assert table.empty, name
        assert len(table.columns) > 3, name
    assert measures.overall_agreement(everything_empty()["agreement"])["tau"].isna().all()


class TestFigures:
    def test_precedence_cells_are_the_pairs(self):
        pairs = measures.precedence(LISTS)
        axes = figures.precedence_matrix(pairs, measures.protocol_order(pairs))
        drawn = {(int(t.xy[1]), int(t.xy[0])): t.get_text() for t in axes.texts}
        assert drawn == {(0, 1): "2/3", (1, 0): "1/3", (0, 2): "3/3", (1, 2): "2/2"}

    def test_matrix_of_company_is_symmetric(self):
        axes = figures.co_attendance_matrix(measures.co_attendance(LISTS))
        names = [label.get_text() for label in axes.get_yticklabels()]
        drawn = {(names[int(t.xy[1])], names[int(t.xy[0])]): int(t.get_text()) for t in axes.texts}
        assert drawn[JIA, BING] == drawn[BING, JIA] == 4
        assert drawn[JIA, JIA] == 5

    def network(self):
        crowd = [f"甲{chr(0x4E00 + n)}" for n in range(24)]
        chains = {f"e{n}": tuple(crowd[n : n + 3]) for n in range(22)}
        pairs = measures.co_attendance(attendance(chains | {"x": ("欧阳一一", "欧阳一二")}))
        return pairs, figures.co_attendance_network(pairs, least=1)

    def test_names_of_the_network_do_not_cover_each_other(self):
        pairs, axes = self.network()
        axes.figure.canvas.draw()
        boxes = [text.get_window_extent() for text in axes.texts]
        assert len(boxes) == len({*pairs["person_a"], *pairs["person_b"]})
        assert not [1 for a, b in itertools.combinations(boxes, 2) if a.overlaps(b)]

    def test_boxes_that_cover_each_other_are_moved_apart(self):
        spots = np.array([[0.0, 0.0], [0.1, 0.0], [0.1, 0.05], [3.0, 3.0]])
        sizes = np.array([[0.6, 0.4]] * 4)
        moved = _apart(spots, sizes)
        for a, b in itertools.combinations(range(4), 2):
            assert (np.abs(moved[a] - moved[b]) >= [0.6, 0.4]).any()
        assert moved[3].tolist() == [3.0, 3.0]

    def test_network_has_a_line_a_pair_and_is_the_same_twice(self):
        pairs, axes = self.network()
        assert len(axes.lines) == len(pairs)
        places = [line.get_xydata() for line in axes.lines]
        again = [line.get_xydata() for line in self.network()[1].lines]
        assert all(np.array_equal(a, b) for a, b in zip(places, again, strict=True))

    def test_size_grows_with_events(self):
        axes = figures.co_attendance_network(measures.co_attendance(LISTS))
        sizes = [float(dots.get_sizes()[0]) for dots in axes.collections]
        events = [int(text.get_text().split()[-1]) for text in axes.texts]
        assert np.argsort(sizes).tolist() == np.argsort(events).tolist()

    def test_calendar_marks_days(self):
        corpus = invented.sparse()
        days = measures.calendar(corpus.pages, corpus.events)
        axes = figures.event_calendar(days)
        cells = {p.get_gid(): p for p in axes.patches if isinstance(p, Rectangle) and p.get_gid()}
        assert sorted(cells) == days["date"].dt.strftime("%Y-%m-%d").tolist()
        assert sum(bool(p.get_hatch()) for p in axes.patches) == (~days["covered"]).sum()
        shades = [cells[f"{day:%Y-%m-%d}"].get_facecolor() for day in days["date"]]
        assert len(set(zip(days["events"], shades, strict=True))) == days["events"].nunique()
        saturday, sunday = cells["2022-04-02"].get_x(), cells["2022-04-03"].get_x()
        assert sunday - saturday == 1
        legend = [text.get_text() for text in axes.figure.legends[0].get_texts()]
        assert "holiday (清明节)" in legend
        assert "make-up workday" in legend

    def test_years_are_strips(self):
        corpus = invented.dense(400)
        days = measures.calendar(corpus.pages, corpus.events)
        axes = figures.event_calendar(days)
        known = days["covered"] | (days["events"] > 0) | days["holiday"].notna()
        assert len([p for p in axes.patches if p.get_gid()]) == known.sum() < len(days)
        hatched = [p.get_height() for p in axes.patches if p.get_hatch()]
        assert sum(round(height + 0.08) for height in hatched) == (~days["covered"]).sum()
        assert {text.get_text() for text in axes.texts} >= {"2022", "2023"}

    def test_speech_bars_are_the_shares(self):
        rows = [
            Statement("a", JIA, "说", 0, 2, "要抓紧抓实。"),
            Statement("a", "会议", "要求", 3, 5, "落实。"),
        ]
        articles = frame([article("a", "p", "某" * 20), article("b", "p", "某" * 9)], Article)
        named = frame([Person("a", JIA, None, None, 0, 3, JIA)], Person)
        shares = measures.speech_shares(articles, frame(rows, Statement), named)
        axes = figures.speech_bars(shares, articles)
        widths = [bar.get_width() for bars in axes.containers[1:] for bar in bars]
        assert widths == pytest.approx(shares["share"].tolist())
        assert len(axes.get_yticks()) == 1

    def test_lags_far_away_share_a_bar(self):
        counts = pd.DataFrame({"lag": [-2, 1, 40, 90], "with_lag": [1, 5, 2, 3], "events": 11, "share": 0.1})
        axes = figures.lag_bars(counts)
        assert [bar.get_height() for bar in axes.containers[0]] == [1, 5, 5]
        assert axes.get_xticklabels()[-1].get_text() == "15 or\nlater"

    def test_group_rates_are_points_with_intervals(self):
        rates = measures.group_rates(*self.days())
        axes = figures.group_rates(rates, by="level")
        assert axes.lines[0].get_xdata().tolist() == rates["rate"].tolist()
        assert len(axes.collections[0].get_segments()) == len(rates)

    def days(self):
        corpus = invented.dense()
        return measures.calendar(corpus.pages, corpus.events), measures.daily_events(corpus.events, "level")


class TestRegister:
    BODY = f"4月23日，某市召开防汛会议。{JIA}出席。<script>x</script>"

    def register(self):
        corpus = frame([article("2022-04-24-1-01", "2022-04-24-1", self.BODY)], Article)
        pages = frame([invented.page(1, DAY)], Page)
        text = self.BODY[:14]
        rows = [
            event("2022-04-24-1-01-b", None, start=0, end=14, text=text),
            event("2022-04-24-1-01-a", DAY, start=0, end=14, text=text, name="防汛会议"),
        ]
        host = Attendance(rows[1].event, YI, "host", 2, False)
        who = attendance({rows[1].event: (JIA, YI)}, host)
        return evidence.register(pages, corpus, frame(rows, Event), who)

    def test_every_event_by_day_the_undated_last(self):
        entries = self.register().entries
        assert entries["event"].str[-1].tolist() == ["a", "b"]
        assert entries[["host", "present", "persons"]].iloc[0].tolist() == [YI, 2, f"{JIA}、{YI}"]
        assert entries["present"].iloc[1] == 0

    def test_each_entry_opens_its_sentence_and_leads_to_it(self):
        shown = render(self.register(), "The register.")
        assert shown.count("<details><summary>") == 2
        assert re.findall(r"<th [^>]*>(\w+)", shown)[:2] == ["day", "event"]
        links = re.findall(r'<a href="#(said-[^"]+)">', shown)
        assert len(links) == 2
        places = re.findall(r' id="([^"]+)"', shown)
        assert len(set(places)) == len(places)
        assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(places)
        assert f"<mark>{self.BODY[:14]}</mark>" in shown

    def test_pages_stay_text(self):
        assert "<script" not in render(self.register(), "The register.")

    def test_rows_left_out_are_said_and_bring_no_report(self):
        shown = render(self.register(), "The register.", rows=0)
        assert "First 0 of 2 rows." in shown
        assert "防汛" not in shown

    def test_ids_of_any_kind_make_places(self):
        rows = [event('p 1"<x>-a', DAY)]
        pages = frame([invented.page(1, DAY)], Page)
        report = frame([article('p 1"<x>', pages["page"].iloc[0], "会。")], Article)
        shown = render(evidence.register(pages, report, frame(rows, Event), LISTS.iloc[:0]), "The register.")
        assert all(re.fullmatch(r"[\w-]+", place) for place in re.findall(r' id="([^"]+)"', shown))


PAGE = """某市举办春季花展
本报讯（记者 甘雨田）公园里的牡丹开了，市民前来观赏，河边的柳树也绿了。
"""


def test_notebook_runs_on_a_corpus_without_dates_and_attendance(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    source = NOTEBOOKS / "5-people.ipynb"
    report = write_report(source, run_notebook(source, folder), tmp_path)
    page = (tmp_path / report.file).read_text(encoding="utf-8")
    assert report.figures == 4
    assert "Nobody is named as present at an event." in page
    assert "No report attributes speech to anybody." in page
    assert "nan" not in re.findall(r'<p class="reading".*?</p>', page, flags=re.DOTALL)
