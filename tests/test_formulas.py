"""Formulas are found as printed, merged to one canonical form and counted without double counting."""

import csv
import gc
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import annotate
from analysis.formulas.mentions import count_formulas, find_formula_mentions
from analysis.lexicons.forms import formula_forms
from analysis.lexicons.matching import Form, Matcher
from analysis.records import Article, FormulaMention

EXAMPLES = Path(__file__).parent / "examples" / "formulas.csv"
with EXAMPLES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def article(body: str, headline: str | None = None, subheads: str | None = None) -> Article:
    return Article("p-01", "p", 1, headline, subheads, "other", body, len(body))


def counts(body: str, headline: str | None = None) -> dict[str, int]:
    return {
        row.formula: row.count
        for row in count_formulas(find_formula_mentions(annotate(article(body, headline))))
    }


def wanted(found: str) -> dict[str, int]:
    pairs = (pair.rsplit("=", 1) for pair in found.split(";") if pair)
    return {formula: int(count) for formula, count in pairs}


def test_the_examples_are_many_and_of_every_kind() -> None:
    kinds = [row["kind"] for row in ROWS]
    assert len(ROWS) >= 60
    assert set(kinds) == {"plain", "negative", "known-failure"}
    assert all(not row["found"] for row in ROWS if row["kind"] == "negative")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}: {row['note']}")
def test_example(row: dict[str, str], request: pytest.FixtureRequest) -> None:
    if row["kind"] == "known-failure":
        request.applymarker(pytest.mark.xfail(strict=True, reason=row["note"]))
    assert counts(row["body"], row["headline"] or None) == wanted(row["found"])


def test_a_mention_is_a_quotation_of_its_part() -> None:
    notice = article(
        "压实“四方”责任，做好“六稳”“六保”。", "推进“三个一批”", "抓项目 保开门红\n不忘初心 牢记使命"
    )
    mentions = find_formula_mentions(annotate(notice))
    texts = {"headline": annotate(notice).headline, "body": notice.body}
    assert [mention.part for mention in mentions] == ["headline"] * 3 + ["body"] * 3
    assert all(texts[m.part][m.start : m.end] == m.variant for m in mentions)
    assert [m.variant for m in mentions][2:4] == ["不忘初心 牢记使命", "“四方”责任"]


def test_an_article_without_headline_or_text_gives_nothing() -> None:
    assert find_formula_mentions(annotate(article(""))) == []
    assert count_formulas([]) == []
    assert annotate(article("", None, "副题")).headline == "副题"


def test_general_formulas_are_found_on_request_only() -> None:
    notice = article("推动高质量发展，压实四方责任。")
    assert [m.formula for m in find_formula_mentions(annotate(notice))] == ["四方责任"]
    assert [m.formula for m in find_formula_mentions(annotate(notice), ("general",))] == ["高质量发展"]


def test_counts_keep_articles_apart_and_name_their_source() -> None:
    mention = FormulaMention("p-01", "四早", "四早", "body", 0, 2)
    rows = count_formulas([mention, mention._replace(article="p-02"), mention], "found")
    assert [(row.article, row.count, row.source) for row in rows] == [
        ("p-01", 2, "found"),
        ("p-02", 1, "found"),
    ]


FORMS = sorted({form.text for form in formula_forms() if not form.quoted})
CANONICAL = {form.text: form.key for form in formula_forms()}
JOINTS = st.sampled_from(["、", "，", " ", "", ",", "、\n", "\n", "”“", "；"])


@given(st.data())
def test_any_separators_and_quotation_marks_lead_to_the_same_formula(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    members = re.split("[、，；]", form)
    printed = members[0] + "".join(data.draw(JOINTS) + member for member in members[1:])
    opening, closing = data.draw(
        st.sampled_from(["“”", "「」", '""', "‘’"]) if "”" not in printed else st.just("“”")
    )
    assert counts(f"会议提出，{opening}{printed}{closing}。") == {CANONICAL[form]: 1}


@given(st.lists(st.sampled_from([*"，。“”、\n ", *FORMS, "第", "十", "次", "某县"]), max_size=12))
def test_mentions_are_in_order_and_never_overlap(pieces: list[str]) -> None:
    body = "".join(pieces)
    mentions = find_formula_mentions(annotate(article(body)))
    assert all(mention.variant == body[mention.start : mention.end] for mention in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert sum(row.count for row in count_formulas(mentions)) == len(mentions)


@given(st.permutations(["四方责任", "四方责任、四早", "四早", "责任、四早、六要素"]))
def test_the_longest_form_wins_whatever_the_order_of_the_list(order: list[str]) -> None:
    found = Matcher(Form(text, text) for text in order).find("四方责任、四早、六要素")
    assert [hit.key for hit in found] == ["四方责任、四早"]


@pytest.mark.parametrize("unit", ["“", "”", "四“", "“四方”责任", "、和", "四早、", " ", "核酸检测"])
def test_matching_is_linear_in_repeated_text(unit: str) -> None:
    matcher = Matcher(formula_forms())

    def cost(n: int) -> float:
        # The collector goes through all that other tests have left: no cost of the matcher.
        gc.disable()
        begun = time.process_time()
        matcher.find((unit * n)[:n])
        spent = time.process_time() - begun
        gc.enable()
        return spent

    cost(1000)
    # Eight times the text: 8 if linear, 64 if quadratic.
    assert min(cost(64_000) for _ in range(3)) < 24 * min(cost(8_000) for _ in range(3)) + 0.02


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("责任清单、工作清单、流程清单", "责任清单 工作清单和流程清单", 1),
        ("责任清单、工作清单、流程清单", "责任清单，工作清单，以及流程清单", 1),
        ("责任清单、工作清单、流程清单", "责任清单和工作清单、流程清单", 0),
        ("四方责任", "四方、责任", 0),
        ("四方责任", "四方和责任", 0),
        ("四方责任", "四 \n\t\n方责任", 0),
        ("AB角", "ＡＢ角", 1),
        ("7·20", "７•２０", 1),
    ],
)
def test_only_what_parts_members_may_stand_between_them(form: str, text: str, found: int) -> None:
    assert len(Matcher([Form(form, form)]).find(text)) == found
