"""Words in company: keyness, collocation, dispersion and n-grams against other implementations."""

import datetime
import math
from collections import Counter
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, special, stats

from analysis import figures, measures
from analysis.document import annotate
from analysis.figures.comparison import CERTAIN, CHANCE, comparison_words
from analysis.measures.keyness import KeyWord
from analysis.measures.parts import EARLIER, LATER, Parts
from analysis.records import Article, Page, Person, Statement, Theme, Word
from analysis.report import sentences
from analysis.schema import frame
from analysis.words.counts import count_words
from tests import invented

NEAR = {"rel": 1e-9, "abs": 1e-9}
DAYS = [datetime.date(2022, 3, 30), datetime.date(2022, 3, 31), datetime.date(2022, 4, 6), None]
BODIES = [
    "临江市召开防汛会议。会议强调，压实防汛责任，压实四方责任。",
    "防汛会议要求，河道巡查到位。\n市长甘红军检查河道，红军指出河道要畅通。",
    "临江市推进项目建设，项目建设要加快。",
    "项目建设提速，项目落地。企业服务“三个一批”项目。",
    "企业座谈会召开，企业提出建议。",
]


def _span(body: str, text: str) -> tuple[int, int]:
    return body.index(text), body.index(text) + len(text)


def corpus(bodies: list[str] = BODIES, days: list[datetime.date | None] = DAYS) -> SimpleNamespace:
    """A corpus of five short articles on four pages, the last without a date."""
    pages = [invented.page(n, day) for n, day in enumerate(days, start=1)]
    articles = [
        Article(f"a{n}", pages[min(n, len(pages) - 1)].page, 1, f"第{n}题", None, "meeting", body, len(body))
        for n, body in enumerate(bodies)
    ]
    found = [word for article in articles for word in count_words(annotate(article))]
    themes = [
        Theme(article.article, "economy" if n > 1 else "environment", 2, 1.0, "")
        for n, article in enumerate(articles)
    ]
    said = [
        Statement("a0", "会议", "强调", 16, 29, BODIES[0][16:29]),
        Statement("a1", "甘红军", "指出", *_span(BODIES[1], "河道要畅通。"), "河道要畅通。"),
        Statement("a3", "会议", "要求", 0, 6, "项目建设提速"),
    ]
    said = [one for one in said if one.article in {article.article for article in articles}]
    people = [Person("a1", "甘红军", "市长", None, 15, 20, "市长甘红军")]
    return SimpleNamespace(
        pages=frame(pages, Page), articles=frame(articles, Article), words=frame(found, Word),
        themes=frame(themes, Theme), statements=frame(said, Statement), people=frame(people, Person),
    )  # fmt: skip


#: Words of a target corpus of 168,329 tokens out of 19,720,567: how often they stand in it and in all, and
#: LRC as worked out by the R code of Evert 2022 for all 599 words of the list (github.com/fau-klue/
#: pandas-association-measures, tests/data/log-ratio-gold.tsv).
EVERT = {
    1189: (2157, 6.910068549501856),
    49: (88, 5.941562136184079),
    15: (18, 5.991330482867978),
    5: (7, 3.219920584278789),
    577: (13484, 2.127643233227812),
    234: (7125, 1.5839752475408215),
    46: (4870, 0),
    354: (55619, -0.13158326659345307),
    508: (84021, -0.25387444003749815),
    2166: (429001, -0.6415905032796787),
}


def exact_limit(k: int, n: int, tail: float, *, lower: bool) -> float:
    """Where the binomial tail beyond k is ``tail`` (Clopper & Pearson 1934), as a logit, by bisection.

    SciPy's ``proportion_ci(method="exact")`` looks for the share itself and stops at 2e-12, which near 0
    is the eighth digit of its logarithm.
    """

    def miss(logit: float) -> float:
        share = special.expit(logit)
        return (stats.binom.logsf(k - 1, n, share) if lower else stats.binom.logcdf(k, n, share)) - math.log(
            tail
        )

    return float(optimize.brentq(miss, -60, 36, xtol=1e-13, rtol=1e-14))


def lrc(f1: int, n1: int, f2: int, n2: int, tail: float) -> float:
    """LRC from its definition, without the beta distribution."""
    if not f1 + f2 or f1 * n2 == f2 * n1:
        return 0.0
    larger = f1 * n2 > f2 * n1
    ratio = math.log2(n2 / n1) + exact_limit(f1, f1 + f2, tail, lower=larger) / math.log(2)
    return max(0.0, ratio) if larger else min(0.0, ratio)


counts = st.integers(0, 60).flatmap(lambda f: st.tuples(st.just(f), st.integers(max(f, 1), 200)))


class TestAssociation:
    @given(*[st.integers(1, 400)] * 4)
    def test_g2_is_scipys(self, a, b, c, d):
        wanted = stats.chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood")[0]
        assert measures.log_likelihood(a, b, c, d) == pytest.approx(wanted, **NEAR)

    def test_g2_of_empty_cells(self):
        # Of 2·Σ o·ln(o/e) only cells above 0 count; every e is 5.
        assert measures.log_likelihood(10, 0, 0, 10) == pytest.approx(40 * math.log(2), **NEAR)
        assert measures.log_likelihood(0, 0, 3, 4) == 0
        with pytest.raises(ValueError, match="negative"):
            measures.log_likelihood(-1, 2, 3, 4)

    @given(counts, counts, st.integers(1, 500))
    @settings(deadline=None)
    def test_lrc_is_made_of_the_exact_interval(self, one, two, tests):
        (f1, n1), (f2, n2) = one, two
        found = measures.conservative_log_ratio(f1, n1, f2, n2, tests=tests)
        assert found == pytest.approx(lrc(f1, n1, f2, n2, 0.05 / (2 * tests)), **NEAR)

    @pytest.mark.parametrize("f1", EVERT, ids=str)
    def test_lrc_is_that_of_its_author(self, f1):
        both, wanted = EVERT[f1]
        rest = 19720567 - 168329
        found = measures.conservative_log_ratio(f1, 168329, both - f1, rest, tests=599)
        assert found == pytest.approx(wanted, rel=1e-12)
        turned = measures.conservative_log_ratio(both - f1, rest, f1, 168329, tests=599)
        assert turned == pytest.approx(-wanted, rel=1e-12)

    def test_lrc_by_hand(self):
        # Evert 2022: the lower limit of Clopper & Pearson for f1 of f1 is (α/2k)^(1/f1), the upper one
        # for 0 of f2 is 1 - (α/2k)^(1/f2).
        low = (0.05 / 2) ** (1 / 9)
        wanted = math.log2(20 / 10 * low / (1 - low))
        assert measures.conservative_log_ratio(9, 10, 0, 20) == pytest.approx(wanted, **NEAR)
        high = 1 - (0.05 / (2 * 4)) ** (1 / 30)
        wanted = math.log2(100 / 300 * high / (1 - high))
        assert measures.conservative_log_ratio(0, 300, 30, 100, tests=4) == pytest.approx(wanted, **NEAR)

    def test_lrc_is_zero_where_the_interval_holds_equality(self):
        assert measures.conservative_log_ratio(5, 10, 4, 10) == 0
        assert measures.conservative_log_ratio(3, 3, 0, 0) == 0
        assert measures.conservative_log_ratio(0, 5, 0, 5) == 0

    @given(counts, counts)
    def test_lrc_changes_sign_with_the_sides_and_never_passes_the_log_ratio(self, one, two):
        lrc = measures.conservative_log_ratio(*one, *two, tests=10)
        assert measures.conservative_log_ratio(*two, *one, tests=10) == pytest.approx(-lrc, **NEAR)
        if one[0] and two[0]:
            assert abs(lrc) <= abs(measures.log_ratio(*one, *two)) + 1e-9

    def test_log_dice_as_rychly_defines_it(self):
        # 14 + log2 of Dice's coefficient, 2·f_xy / (f_x + f_y).
        assert measures.log_dice(8, 10, 22) == pytest.approx(14 + math.log2(16 / 32), **NEAR)
        assert measures.log_dice(0, 4, 4) == -math.inf

    def test_log_ratio(self):
        assert measures.log_ratio(6, 30, 3, 60) == pytest.approx(2, **NEAR)
        assert math.isnan(measures.log_ratio(0, 0, 1, 5))


class TestDispersion:
    def test_by_hand(self):
        # Sizes 10, 30, 60 of 100, counts 2, 3, 5 of 10: |.2-.1| + |.3-.3| + |.5-.6| halved is .1;
        # the most that DP can be is 1 less the smallest share, .9.
        dp, norm = measures.deviation([2, 3, 5], [10, 30, 60])
        assert (dp, norm) == (pytest.approx(0.1, **NEAR), pytest.approx(0.1 / 0.9, **NEAR))

    @pytest.mark.parametrize(
        ("letter", "dp", "norm"), [("b", 0.02, 0.024), ("i", 0.82, 1), ("q", 0.8, 0.976), ("x", 0.78, 0.951)]
    )
    def test_as_printed_for_parts_of_real_sizes(self, letter, dp, norm):
        """Gries 2020, Analyzing Dispersion (Practical Handbook of Corpus Linguistics, ch. 5): the corpus of
        fifty letters of Gries 2008, in five parts.
        """
        parts = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
        found = measures.deviation([part.count(letter) for part in parts], [len(part) for part in parts])
        assert found == pytest.approx((dp, norm), abs=5e-4)

    def test_as_printed_in_the_correction(self):
        """Lijffijt & Gries 2012, p. 148: three parts of one size hold 2/3, 1/3 and nothing of a word."""
        assert measures.deviation([2, 1, 0], [7, 7, 7]) == pytest.approx((1 / 3, 1 / 2), **NEAR)
        # Gries 2008, p. 416: what is spread evenly has 0.
        assert measures.deviation([3, 3, 3], [7, 7, 7]) == (0, 0)

    def test_all_in_the_smallest_part_is_one(self):
        # Lijffijt & Gries 2012: this is what the normalisation is for; DP alone gives .9.
        assert measures.deviation([4, 0, 0], [10, 30, 60]) == (pytest.approx(0.9), pytest.approx(1))

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 50)), min_size=2, max_size=8))
    def test_as_numpy_works_it_out(self, parts):
        k, sizes = (np.array(column, dtype=float) for column in zip(*parts, strict=True))
        dp, norm = measures.deviation([int(n) for n in k], [int(n) for n in sizes])
        if not k.sum():
            assert math.isnan(dp)
            return
        wanted = 0.5 * np.abs(k / k.sum() - sizes / sizes.sum()).sum()
        assert dp == pytest.approx(wanted, **NEAR)
        assert norm == pytest.approx(wanted / (1 - sizes.min() / sizes.sum()), **NEAR)

    def test_sizes_are_those_of_the_articles(self):
        its = corpus()
        found = measures.dispersion(pd.DataFrame({"word": ["项目", "河道"]}), its.words).set_index("word")
        sizes = its.words.groupby("article")["count"].sum()
        there = its.words[its.words["word"] == "项目"].groupby("article")["count"].sum()
        wanted = sum(abs(there.get(a, 0) / there.sum() - n / sizes.sum()) for a, n in sizes.items()) / 2
        assert found.loc["项目", "dp"] == pytest.approx(wanted, **NEAR)
        assert found.loc["项目", "with_word"] == 2
        assert found.loc["河道", ["with_word", "most", "densest"]].tolist() == [1, 3, "a1"]

    def test_one_article_has_no_norm(self):
        its = corpus(BODIES[:1])
        found = measures.dispersion(pd.DataFrame({"word": ["防汛", "没有"]}), its.words)
        assert found["word"].tolist() == ["防汛"]
        assert found["dp_norm"].isna().all()

    @pytest.mark.parametrize(("k", "sizes"), [([1], [1, 2]), ([1, 0], [5, 0]), ([], [])])
    def test_parts_without_words_are_refused(self, k, sizes):
        with pytest.raises(ValueError, match="each part with its size"):
            measures.deviation(k, sizes)


class TestCollocations:
    def test_by_a_plain_count(self):
        its = corpus()
        node, window = "项目", 2
        sequences = [
            ["临江市", "推进", "项目", "建设", "项目", "建设", "要", "加快"],
            ["项目", "建设", "提速", "项目", "落地"],
            ["企业", "服务", "三个一批", "项目"],
        ]
        rest = [count for count in its.words[["word", "count"]].itertuples(index=False)]
        total = sum(n for word, n in rest if word != node)
        near: Counter[str] = Counter()
        for words in sequences:
            for at, word in enumerate(words):
                close = words[max(0, at - window) : at] + words[at + 1 : at + 1 + window]
                near[word] += word != node and node in close
        found = measures.collocations(its, node, window=window, least=1).set_index("collocate")
        assert found["observed"].to_dict() == {word: n for word, n in near.items() if n}
        row = found.loc["建设"]
        anywhere, inside = 3, near.total()
        assert (row["observed"], row["in_windows"], row["words"], row["node"]) == (3, inside, total, 5)
        table = [[3, inside - 3], [anywhere - 3, total - inside - anywhere + 3]]
        with np.errstate(all="ignore"):
            wanted = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
        assert row["g2"] == pytest.approx(wanted[0], **NEAR)
        assert row["expected"] == pytest.approx(wanted[3][0, 0], **NEAR)
        assert row["ratio"] == pytest.approx(3 / wanted[3][0, 0], **NEAR)
        assert row["log_dice"] == pytest.approx(14 + math.log2(2 * 3 / (5 + 3)), **NEAR)
        assert row["with_pair"] == 2

    def test_windows_stop_at_the_sentence(self):
        table = pd.DataFrame({"article": ["a"], "body": ["压实责任。企业服务。"]})
        assert measures.collocations(SimpleNamespace(articles=table), "责任", least=1)[
            "collocate"
        ].tolist() == ["压实"]

    @given(st.lists(st.sampled_from(["防汛", "河道", "企业", "。"]), max_size=30), st.integers(1, 4))
    @settings(deadline=None, max_examples=50)
    def test_log_dice_never_passes_fourteen(self, words, window):
        table = pd.DataFrame({"article": ["a"], "body": ["".join(words)]})
        found = measures.collocations(SimpleNamespace(articles=table), "防汛", window=window, least=1)
        assert (found["log_dice"] <= 14).all()
        assert (found["observed"] <= found["occurrences"]).all()
        assert "防汛" not in set(found["collocate"])

    def test_nothing_near(self):
        assert measures.collocations(corpus(), "没有").empty
        assert measures.collocations(corpus([]), "项目").empty
        with pytest.raises(ValueError, match="at least one word"):
            measures.collocations(corpus(), "项目", window=0)


class TestNgrams:
    @given(st.lists(st.text("防汛河道项目，。5a", max_size=12), max_size=4), st.integers(1, 3))
    def test_characters_by_a_plain_count(self, bodies, n):
        table = pd.DataFrame({"article": [f"a{i}" for i in range(len(bodies))], "body": bodies}, dtype="str")
        hanzi = set("防汛河道项目")
        wanted = Counter(
            body[at : at + n]
            for body in bodies
            for at in range(len(body) - n + 1)
            if set(body[at : at + n]) <= hanzi
        )
        found = measures.ngrams(SimpleNamespace(articles=table), n)
        assert dict(zip(found["ngram"], found["occurrences"], strict=True)) == wanted
        for run, k in zip(found["ngram"], found["with_ngram"], strict=True):
            assert k == sum(run in body for body in bodies)

    def test_words_reach_over_no_mark_or_figure(self):
        table = pd.DataFrame({"article": ["a"], "body": ["推进项目，企业3服务"]})
        assert measures.ngrams(SimpleNamespace(articles=table), 2, of="words")["ngram"].tolist() == [
            "推进 项目"
        ]

    def test_least_and_faults(self):
        found = measures.ngrams(corpus(), 2, least=2)
        assert found["with_ngram"].min() == 2
        with pytest.raises(ValueError, match="1 or more"):
            measures.ngrams(corpus(), 0)


class TestConcordance:
    def lines(self, pattern, **options):
        its = corpus()
        return its, measures.concordance(its.articles, its.pages, pattern, **options)

    def test_every_line_leads_back_to_its_place(self):
        its, lines = self.lines("项目")
        assert len(lines) == sum(body.count("项目") for body in BODIES)
        bodies = its.articles.set_index("article")["body"]
        for line in lines.itertuples():
            body = bodies[line.article]
            assert body[line.start : line.end] == line.text == "项目"
            assert body[: line.start].endswith(line.left)
            assert body[line.end :].startswith(line.right)
            assert line.text in line.sentence
            assert line.sentence in body
        assert lines["date"].isna().sum() == 3
        assert lines["date"].dropna().unique().tolist() == [pd.Timestamp(2022, 4, 6)]

    def test_headlines_are_looked_into_unless_told_not_to(self):
        _, lines = self.lines("题")
        assert set(lines["part"]) == {"headline"}
        assert len(lines) == len(BODIES)
        assert self.lines("题", headlines=False)[1].empty

    def test_sorted_right_and_left(self):
        _, right = self.lines("项目", sort="right")
        assert right["right"].tolist() == sorted(right["right"])
        _, left = self.lines("项目", sort="left")
        assert [text[::-1] for text in left["left"]] == sorted(text[::-1] for text in left["left"])

    @pytest.mark.parametrize(
        ("pattern", "found"),
        [
            ("压?", ["压实", "压实"]),
            ("压实*责任", ["压实防汛责任", "压实四方责任"]),
            ("项目落*", ["项目落地"]),
        ],
    )
    def test_wildcards(self, pattern, found):
        assert self.lines(pattern, wildcards=True)[1]["text"].tolist() == found

    def test_characters_are_taken_as_they_are(self):
        assert self.lines(".")[1].empty
        assert self.lines("压?")[1].empty

    @pytest.mark.parametrize(
        ("pattern", "options"), [("", {}), ("*?", {"wildcards": True}), ("项", {"sort": "up"})]
    )
    def test_faults(self, pattern, options):
        with pytest.raises(ValueError, match=r"name at least one|choose text"):
            self.lines(pattern, **options)


class TestPlaces:
    def test_as_many_as_the_table_counts(self):
        its = corpus()
        totals = its.words.groupby("word")["count"].sum()
        places = measures.word_places(its, totals.index)
        assert places["word"].value_counts().to_dict() == totals.to_dict()
        bodies = its.articles.set_index("article")["body"]
        for place in places.itertuples():
            assert bodies[place.article][place.start : place.end] == place.word
            assert place.word in place.sentence

    def test_no_word_no_place(self):
        assert measures.word_places(corpus(), []).empty


class TestParts:
    def test_halves_differ_least(self):
        divided = measures.parts(corpus(), "half")
        halves = dict(divided.units[["unit", "part"]].values.tolist())
        assert halves == {"a0": EARLIER, "a1": LATER, "a2": LATER}
        assert divided.left_out == 2

    def test_months_themes_and_kinds(self):
        assert measures.parts(corpus(), "month").units["part"].tolist() == ["2022-03", "2022-03", "2022-04"]
        assert measures.parts(corpus(), "theme").units["part"].value_counts().to_dict() == {
            "economy": 3,
            "environment": 2,
        }
        assert measures.parts(corpus(), "kind").left_out == 0
        with pytest.raises(ValueError, match="choose half"):
            measures.parts(corpus(), "page")

    def test_speakers_are_counted_in_what_they_say(self):
        divided = measures.parts(corpus(), "speaker")
        assert divided.units["unit"].tolist() == ["a0 会议", "a1 甘红军", "a3 会议"]
        said = divided.words[divided.words["unit"] == "a1 甘红军"]
        assert set(said["word"]) == {"河道", "要", "畅通"}
        assert measures.largest_parts(divided) == ["会议", "甘红军"]
        assert divided.left_out == 2

    def test_what_lies_in_a_name_is_left_out(self):
        words = measures.parts(corpus(), "kind").words
        before = corpus().words
        assert before[before["word"] == "红军"]["count"].tolist() == [2]
        assert words[words["word"] == "红军"]["count"].tolist() == [1]

    def test_nothing_dated(self):
        divided = measures.parts(corpus(days=[None]), "half")
        assert (len(divided.units), divided.left_out) == (0, len(BODIES))


def divided(n1: int, n2: int, words: dict[str, tuple[int, int]]) -> Parts:
    """Two parts of so many articles, and words that stand in so many of each."""
    units = pd.DataFrame(
        [(f"x{i}", "x") for i in range(n1)] + [(f"y{i}", "y") for i in range(n2)], columns=["unit", "part"]
    )
    rows = [
        (f"{part}{i}", word, "n", 3)
        for word, ks in words.items()
        for part, k in zip("xy", ks, strict=True)
        for i in range(k)
    ]
    return Parts(
        units.assign(article=units["unit"]), pd.DataFrame(rows, columns=["unit", "word", "pos", "count"]), 0
    )


CLEAR = {"防汛": (60, 10), "企业": (5, 45), "河道": (20, 12), "会议": (30, 25)}


class TestKeyness:
    def test_counts_and_statistics(self):
        found = measures.keyness(divided(70, 50, CLEAR), "x", "y").set_index("word")
        for word, (f1, f2) in CLEAR.items():
            row = found.loc[word]
            assert row[["f1", "n1", "f2", "n2"]].tolist() == [f1, 70, f2, 50]
            g2 = stats.chi2_contingency(
                [[f1, 70 - f1], [f2, 50 - f2]], correction=False, lambda_="log-likelihood"
            )[0]
            assert row["g2"] == pytest.approx(g2, **NEAR)
            assert row["log_ratio"] == pytest.approx(math.log2(f1 / 70 / (f2 / 50)), **NEAR)
            assert row["lrc"] == pytest.approx(lrc(f1, 70, f2, 50, 0.05 / (2 * 4)), **NEAR)
        assert found.index.tolist()[0] == "防汛"
        assert found.index.tolist()[-1] == "企业"
        assert found["lrc"].eq(0).sum() == 2

    def test_by_words(self):
        found = measures.keyness(divided(70, 50, CLEAR), "x", unit="words").set_index("word")
        assert found.loc["防汛", ["f1", "n1", "f2", "n2"]].tolist() == [180, 345, 30, 276]
        assert set(found["reference"]) == {"all others"}

    def test_words_of_too_few_articles_are_not_compared(self):
        found = measures.keyness(divided(9, 9, {"防汛": (1, 0), "企业": (1, 1)}), "x", "y")
        assert found["word"].tolist() == ["企业"]

    def test_no_such_part(self):
        with pytest.raises(ValueError, match="there are x, y"):
            measures.keyness(divided(2, 2, CLEAR | {"防汛": (2, 2)}), "z")

    @pytest.mark.parametrize("by", ["half", "month", "theme", "kind", "speaker"])
    def test_compare_takes_what_there_is(self, by):
        for its in (corpus(), corpus([]), corpus(BODIES[:1]), corpus(days=[None])):
            if its.articles.empty:
                its.themes, its.statements = its.themes.head(0), its.statements.head(0)
            found = measures.compare(its, by)
            assert list(found.columns) == list(KeyWord._fields)
            assert sentences.reading_of_keyness(found)
            assert figures.to_svg(figures.comparison_cloud(found)).startswith("<svg")

    def test_halves_and_months_go_forward_in_time(self):
        assert set(measures.compare(corpus(), "month")["target"]) <= {"2022-03"}


class TestComparisonCloud:
    def cloud(self):
        found = measures.keyness(divided(70, 50, CLEAR), "x", "y")
        return found, figures.comparison_cloud(found)

    def test_certain_words_are_dark_and_the_others_pale(self):
        _, cloud = self.cloud()
        colours = {word.text: word.colour for word in cloud.placed}
        assert {word: colours[word] for word in CLEAR} == {
            "防汛": CERTAIN[0], "企业": CERTAIN[1], "河道": CHANCE[0], "会议": CHANCE[1],
        }  # fmt: skip
        assert [name for name, _ in cloud.key] == ["certain", "may be chance"] * 2

    def test_each_word_stands_on_its_side_and_below_the_headings(self):
        found, cloud = self.cloud()
        share = {row.word: row.f1 / row.n1 - row.f2 / row.n2 for row in found.itertuples()}
        for word in cloud.placed:
            if word.text in share:
                assert (word.x < cloud.width / 2) == (share[word.text] > 0)
                assert word.y - 0.88 * word.size >= 34
        heads = [word.text for word in cloud.placed if "n =" in word.text]
        assert heads == ["x (n = 70)", "y (n = 50)"]

    def test_the_table_twin_has_every_word_drawn(self):
        found, cloud = self.cloud()
        drawn = {word.text for word in cloud.placed if "n =" not in word.text}
        assert drawn == set(comparison_words(found)["word"]) == set(cloud.words["word"])
        assert not cloud.left_out

    def test_words_are_text_and_the_same_every_time(self):
        first, second = (figures.to_svg(self.cloud()[1]) for _ in "ab")
        assert first == second
        assert ">防汛</text>" in first

    def test_the_size_is_the_distance_of_the_shares(self):
        found, cloud = self.cloud()
        sizes = {word.text: word.size for word in cloud.placed}
        apart = comparison_words(found).set_index("word")["apart"]
        assert apart["防汛"] == pytest.approx(60 / 70 - 10 / 50)
        areas = [sizes[word] ** 2 / apart[word] for word in apart.index]
        assert areas == pytest.approx([areas[0]] * len(areas))


class TestSensitivity:
    def test_what_flips_is_flagged(self):
        its = corpus()
        ranked = measures.segmentation_sensitivity(its).set_index("word")
        assert ranked.loc["项目", ["rank", "with_model", "without_terms"]].tolist() == [1, 1, 1]
        assert not ranked.loc["项目", "flips"]
        assert ranked.loc["四方责任", "flips"]
        assert pd.isna(ranked.loc["四方责任", "without_terms"])
        said = sentences.reading_of_sensitivity(ranked.reset_index())
        assert "四方责任" in said

    def test_ranks_are_those_of_the_counts(self):
        its = corpus()
        ranked = measures.segmentation_sensitivity(its)
        totals = its.words.groupby("word")["count"].sum()
        for row in ranked[ranked["rank"].notna()].itertuples():
            assert row.occurrences == totals[row.word]
        pairs = measures.ngrams(its, 2).set_index("ngram")["occurrences"]
        for row in ranked[ranked["bigrams"].notna()].itertuples():
            assert row.bigrams == 1 + (pairs > pairs[row.word]).sum()

    def test_a_limit_of_its_own(self):
        loose = measures.segmentation_sensitivity(corpus(), limit=0)
        moved = loose[(loose["moves"].fillna(0) > 0)]
        assert moved["flips"].all()

    def test_no_article(self):
        ranked = measures.segmentation_sensitivity(corpus([]))
        assert ranked.empty
        assert sentences.reading_of_sensitivity(ranked) == "There is no content word to rank."


class TestSentences:
    def test_keyness_names_what_is_certain(self):
        said = sentences.reading_of_keyness(measures.keyness(divided(70, 50, CLEAR), "x", "y"))
        assert said == (
            "4 words compared, x (n = 70) with y (n = 50). Commoner by more than chance explains, corrected "
            "for so many words: 1 word in x: 防汛; 1 word in y: 企业."
        )
        few = sentences.reading_of_keyness(measures.keyness(divided(3, 3, {"防汛": (3, 1)}), "x", "y"))
        assert "Chance alone may explain every difference" in few
        assert few.endswith("The parts are too small to prove much.")

    def test_dispersion_names_what_sits_in_one_article(self):
        its = corpus()
        spread = measures.dispersion(pd.DataFrame({"word": ["项目", "河道", "会议"]}), its.words)
        said = sentences.reading_of_dispersion(spread)
        assert "In one article only: 河道 (1 in all)." in said

    def test_collocations_and_concordance(self):
        its = corpus()
        said = sentences.reading_of_collocations(measures.collocations(its, "项目"), "项目")
        assert said.startswith(
            "Within 5 words of 项目 (which occurs 5 times), closest by logDice: 建设 (3 times"
        )
        lines = measures.concordance(its.articles, its.pages, "项目")
        assert sentences.reading_of_concordance(lines, "项目", its.articles).startswith(
            "项目 stands 5 times, in 2 of 5 articles."
        )
        none = measures.concordance(its.articles, its.pages, "渡口")
        assert (
            sentences.reading_of_concordance(none, "渡口", its.articles)
            == "渡口 stands nowhere in 5 articles."
        )
