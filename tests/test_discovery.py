"""Discovery finds formulas by how they are printed and how they recur, and knows no list of them."""

import math
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.document import annotate
from analysis.formulas.discovery import ENOUGH, Discovery, discover
from analysis.formulas.discovery.passages import is_commonplace, passages
from analysis.formulas.discovery.repeats import LONGEST, Repeat, find_repeats
from analysis.formulas.discovery.rows import find_rows
from analysis.records import Article
from tests import corpora
from tests.score_gold import CORPUS, key, read_gold

# --- The statistics as they are defined, one string at a time ---


def cohesion(text: str, counts: Counter[str], n: int) -> float:
    """Pointwise mutual information of the weakest cut, in bits."""
    cuts = ((text[:i], text[i:]) for i in range(1, len(text)))
    return min(math.log2(counts[text] * n / (counts[a] * counts[b])) for a, b in cuts)


def entropy(neighbours: Counter[str]) -> float:
    """Shannon's entropy of a distribution, in bits."""
    total = neighbours.total()
    return sum(k / total * math.log2(total / k) for k in neighbours.values())


def c_values(counts: dict[str, int]) -> dict[str, float]:
    """C-value of each string, from the counts of all."""
    around: dict[str, list[int]] = defaultdict(list)
    for text, k in counts.items():
        inner = {text[i:j] for i in range(len(text)) for j in range(i + 2, len(text) + 1)} - {text}
        for part in inner & counts.keys():
            around[part].append(k)
    return {
        text: math.log2(len(text)) * (k - (sum(around[text]) / len(around[text]) if text in around else 0))
        for text, k in counts.items()
    }


def by_the_book(runs: list[tuple[str, str]]) -> dict[str, Repeat]:
    """The maximal repeated strings, each sought in the text by itself."""
    left: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    within: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for n, (name, text) in enumerate(runs):
        for i in range(len(text)):
            for j in range(i + 1, min(i + LONGEST, len(text)) + 1):
                part = text[i:j]
                counts[part] += 1
                within[part].add(name)
                left[part][text[i - 1] if i else f"edge {n} {i}"] += 1
                right[part][text[j] if j < len(text) else f"edge {n} {i}"] += 1
    maximal = {
        part: k
        for part, k in counts.items()
        if k > 1 and len(part) > 2 and max(left[part].values()) < k and max(right[part].values()) < k
    }
    n, values = sum(len(text) for _, text in runs), c_values(maximal)
    return {
        part: Repeat(
            part, k, len(within[part]), cohesion(part, counts, n),
            min(entropy(left[part]), entropy(right[part])), values[part],
        )
        for part, k in maximal.items()
    }  # fmt: skip


def article(body: str, name: str = "p-01", headline: str | None = None) -> Article:
    return Article(name, "p", 1, headline, None, "other", body, len(body))


def found(*bodies: str) -> dict[str, str]:
    articles = [article(body, f"p-{n:02d}") for n, body in enumerate(bodies, start=1)]
    return {
        f.formula: f.signs
        for f in discover([annotate(a) for a in articles], sets=()).findings
        if f.score >= ENOUGH
    }


@pytest.mark.parametrize(
    ("body", "formula"),
    [
        ("要推进“三联三促”活动。", "三联三促"),
        ('要推进"三联三促"活动。', "三联三促"),
        ("提出“守好门、管好人”的要求。", "守好门、管好人"),
        ("提出“管住水，护好堤”的要求。", "管住水，护好堤"),
        ("按照“24680”机制办理。", "24680"),
        ("印发《关于“五包五定”的意见》。", "五包五定"),
        ("坚持水源导向、河源导向立得更牢。", "水源导向、河源导向"),
        ("建设法治河道、清廉河道和服务型河道。", "法治河道、清廉河道和服务型河道"),
        ("做到巡河在前、护堤在前。", "巡河在前、护堤在前"),
        ("对涉险河段应封尽封。", "应封尽封"),
        ("开展以查促改工作。", "以查促改"),
        ("要从早从快从细抓落实。", "从早从快从细"),
        ("坚持有堵必疏，全线排查。", "有堵必疏"),
        ("推行先清后建。", "先清后建"),
        ("着力抓源头、强设施。", "抓源头、强设施"),
        ("做到水情清、雨情明。", "水情清、雨情明"),
        ("推进十二项重点工作任务。", "十二项重点工作任务"),
        ("全域融入新水网格局。", "新水网格局"),
        ("树牢系统治水理念。", "系统治水理念"),
        ("落实疏水降损，惠及沿河。", "疏水降损"),
    ],
)
def test_what_is_printed_as_a_formula_is_found(body: str, formula: str) -> None:
    assert formula in found(body)


@pytest.mark.parametrize(
    "body",
    [
        "李明说：“这条河变清了。”",
        "李明说：“这条河真清”，大家笑了。",
        "他问：“我们怎么办”。",
        "“第三次”检测，“7天”观察。",
        "出席“青河县”挂牌仪式。",
        "在“全市防汛工作会议”上。",
        "市长李明、王刚、赵强参加会议。",
        "市财政局、市水利局负责。",
        "青河县、临江县参加。",
        "行动启动后继续巡查。",
        "会议于3月5日召开，三天后结束。",
        "把成果保持好、拓展好。",
        "防线越织越密、越扎越牢。",
        "会议期间不会客、不外出。",
        "上午九点开工、下午三点收工。",
        "落实三项重点。",
        "推进五个项目。",
        "两名代表发言，双方洽谈。",
        "以更强的措施推进。",
        "做到千方百计，力求万无一失。",
        "推进专班服务，落实下步工作。",
        "吃着牛肉面、鸡蛋汤。",
        "",
    ],
)
def test_speech_names_places_and_counts_are_none(body: str) -> None:
    assert found(body) == {}


def test_a_repeated_string_must_be_announced_and_stand_in_two_articles() -> None:
    once = "要实行闸口管护，闸口管护不能松。"
    # In a text this short every string is rare: others make up the language around it.
    others = "，".join(chr(0x4E00 + 7 * n) * 2 for n in range(200))
    assert "闸口管护" not in found(once, others)
    signs = found(once, "今年，各地全面闸口管护机制更细，把闸口管护抓好。", others)["闸口管护"]
    assert signs.split() == ["announced", "repeated"]


def test_what_everybody_says_is_no_formula_however_often_it_comes() -> None:
    others = "，".join(chr(0x4E00 + 7 * n) * 2 for n in range(200))
    told = "要落实物资储备机制，把物资储备抓好。", "落实物资储备制度，物资储备要足。", others
    assert "物资储备" not in found(*told)
    assert is_commonplace("物资储备")
    assert is_commonplace("万无一失")
    assert not is_commonplace("闸口管护")


def test_a_string_that_stands_only_in_longer_ones_is_left_to_them() -> None:
    runs = [("a", "严管护"), ("b", "严管护"), ("a", "细管护"), ("b", "细管护"), ("a", "管护"), ("b", "严")]
    values = c_values({run: sum(run in text for _, text in runs) for run in ("严管护", "细管护", "管护")})
    assert values["管护"] == pytest.approx(math.log2(2) * (5 - (2 + 2) / 2))


def test_listed_formulas_are_not_found_again() -> None:
    notice = article("要压实“四方责任”，推进“三联三促”，推动“高质量发展”。")
    assert [m.formula for m in discover([annotate(notice)]).mentions] == ["三联三促"]
    assert {m.formula for m in discover([annotate(notice)], sets=()).mentions} >= {
        "三联三促",
        "四方责任",
        "高质量发展",
    }


def test_mentions_are_quotations_and_agree_with_the_findings() -> None:
    told = [
        article("要推进“三联三促”。三联三促很好。", headline="三联三促"),
        article("说“三联三促”。", "p-02"),
    ]
    findings, mentions, places = discover([annotate(a) for a in told], sets=())
    assert [place for place in places if place.formula == "三联三促"] == mentions
    assert len(places) == sum(finding.count for finding in findings)
    assert [(m.article, m.part, m.start) for m in mentions] == [
        ("p-01", "headline", 0),
        ("p-01", "body", 4),
        ("p-01", "body", 10),
        ("p-02", "body", 2),
    ]
    texts = {a.article: {"headline": annotate(a).headline, "body": a.body} for a in told}
    assert all(texts[m.article][m.part][m.start : m.end] == m.variant for m in mentions)
    assert (findings[0].formula, findings[0].count, findings[0].articles) == ("三联三促", 4, 2)
    assert findings[0].sentence == "三联三促"


def test_no_article_gives_nothing() -> None:
    assert discover([]) == Discovery([], [])


def test_rows_take_the_longest_run_of_one_shape() -> None:
    [passage] = passages(annotate(article("营造人人参与、人人有责、人人担责的氛围，大门、小窗。")))
    assert [row.members for row in find_rows(passage)] == [("人人参与", "人人有责", "人人担责")]


def test_statistics_by_hand() -> None:
    runs = [("a", "闸口管护严"), ("a", "说闸口管护"), ("b", "闸口管护"), ("b", "严")]
    repeats = find_repeats(runs)
    assert set(repeats) == {"闸口管护"}
    three = repeats["闸口管护"]
    assert (three.count, three.articles) == (3, 2)
    # 3 × 15 characters over 3 × 3, at each of the three cuts.
    assert three.cohesion == pytest.approx(math.log2(15 / 3))
    # In front: 说 and two edges; behind: 严 and two edges.
    assert three.freedom == pytest.approx(math.log2(3))
    assert three.c_value == pytest.approx(2 * 3)


def test_a_string_always_continued_alike_is_left_to_the_longer_one() -> None:
    assert set(find_repeats([("a", "甲乙丙丁"), ("b", "甲乙丙丁")])) == {"甲乙丙丁"}


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text("甲乙丙", min_size=1, max_size=30)), max_size=12))
def test_repeats_found_at_once_are_those_sought_one_by_one(runs: list[tuple[str, str]]) -> None:
    found, sought = find_repeats(runs), by_the_book(runs)
    assert set(found) == set(sought)
    for text, repeat in sought.items():
        assert found[text][1:3] == repeat[1:3]
        assert found[text][3:] == pytest.approx(repeat[3:])


def test_entropy_is_shannons() -> None:
    counts = [3, 1, 1]
    assert entropy(Counter(dict(zip("的了，", counts, strict=True)))) == pytest.approx(
        stats.entropy(counts, base=2), abs=1e-12
    )


def test_cohesion_is_that_of_the_weakest_cut() -> None:
    counts = Counter({"甲乙丙": 2, "甲": 2, "乙丙": 8, "甲乙": 2, "丙": 2})
    assert cohesion("甲乙丙", counts, 32) == pytest.approx(math.log2(2 * 32 / 16))


def test_c_value_takes_off_what_stands_in_longer_strings() -> None:
    values = c_values({"甲乙": 10, "甲乙丙": 4, "丁甲乙": 2})
    assert values["甲乙"] == pytest.approx(math.log2(2) * (10 - (4 + 2) / 2))
    assert values["甲乙丙"] == pytest.approx(math.log2(3) * 4)


def test_discovery_alone_finds_most_of_the_golds_formulas() -> None:
    """The figures that the notebook on method states hang on these floors."""
    corpus = corpora.read(CORPUS, discover=False)
    told = [a for page in corpus.readings for a in page.reading.articles]
    mentions = discover([annotate(a) for a in told], sets=()).mentions
    pages = dict(zip(corpus.pages.file, corpus.pages.page, strict=True))
    core = hits = strings = right = 0
    for gold in read_gold().values():
        page = pages[f"pages/{gold['page']['file']}"]
        for want in gold["articles"]:
            got = {key(m.variant) for m in mentions if m.article == f"{page}-{want['n']:02d}"}
            strict, soft = set(map(key, want["formulas"])), set(map(key, want["formulas_soft"]))
            core, hits = core + len(strict), hits + len(strict & got)
            strings, right = strings + len(got), right + len(got & (strict | soft))
    assert core > 140
    assert hits / core >= 0.80
    assert right / strings >= 0.80
