"""Formulas over time, by speaker and in silence, by hand-worked values."""

import datetime
from types import SimpleNamespace

import pandas as pd
import pytest
from matplotlib.collections import PathCollection

from analysis import figures, measures
from analysis.document import clauses
from analysis.document.clauses import sentence_at
from analysis.formulas.mentions import count_formulas
from analysis.measures.bursts import burst_states
from analysis.records import Article, FormulaMention, Page, Statement
from analysis.records import Formula as FormulaRow
from analysis.report import sentences
from analysis.schema import frame
from tests.invented import page

DAYS = [datetime.date(2022, 3, day) for day in (1, 2, 3, 4)]
BODY = "会议召开。李明指出，要压实四方责任；抓好四早。散会。"


def told(name: str, on: str, headline: str | None = None) -> Article:
    return Article(name, on, 1, headline, None, "other", BODY, len(BODY))


def corpus() -> SimpleNamespace:
    """Four issues of two articles; 四方责任 on the first two days, 四早 on the last, 三标 on none."""
    pages = [page(n, day) for n, day in enumerate(DAYS, start=1)]
    articles = [told(f"{p.page}-0{n}", p.page, "压实四方责任") for p in pages for n in (1, 2)]
    at, end = BODY.index("四方责任"), BODY.index("四方责任") + 4
    names = [a.article for a in articles]
    mentions = [FormulaMention(name, "四方责任", "四方责任", "body", at, end) for name in names[:3]]
    mentions.append(FormulaMention(names[0], "四方责任", "四方责任", "headline", 2, 6))
    mentions.append(
        FormulaMention(names[7], "四早", "四早", "body", BODY.index("四早"), BODY.index("四早") + 2)
    )
    found = FormulaMention(names[7], "散会", "散会", "body", BODY.index("散会"), BODY.index("散会") + 2)
    rows = [*count_formulas(mentions), *count_formulas([found], "found")]
    start, stop = BODY.index("，") + 1, BODY.index("散会")
    said = [Statement(name, "李明", "指出", start, stop, BODY[start:stop]) for name in names]
    return SimpleNamespace(
        pages=frame(pages, Page),
        articles=frame(articles, Article),
        mentions=frame([*mentions, found], FormulaMention),
        formulas=frame(rows, FormulaRow),
        statements=frame(said, Statement),
    )


@pytest.fixture(scope="module")
def four() -> SimpleNamespace:
    made = corpus()
    made.lines = measures.formula_lines(made.pages, made.articles, made.mentions, made.formulas)
    made.spans = measures.formula_spans(made.pages, made.articles, made.lines)
    return made


def test_every_mention_has_its_sentence(four: SimpleNamespace) -> None:
    lines = four.lines[four.lines.formula == "四方责任"]
    assert lines.sentence.tolist() == ["压实四方责任", *["李明指出，要压实四方责任；抓好四早。"] * 3]
    assert lines.part.tolist() == ["headline", "body", "body", "body"]
    assert len(four.lines) == len(four.mentions)


def test_a_sentence_ends_at_its_marks() -> None:
    assert sentence_at("甲。乙丙！丁", 2, 3) == "乙丙！"
    assert sentence_at("甲乙", 0, 1) == "甲乙"


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("会议召开。要压实责任；要抓细抓实。散会。", "抓细", "要压实责任；要抓细抓实。"),
        ("王一说：“好！”李二主持。", "李二", "李二主持。"),
        ("王一说：“真的吗？！”李二主持。", "真的", "王一说：“真的吗？！”"),
        ("（会议召开。）散会。", "召开", "（会议召开。）"),
        ("某县召开会议\n青河县散会。", "会议", "某县召开会议"),
    ],
    ids=["half a sentence is none", "quotation marks stay", "two marks", "brackets stay", "lines end it"],
)
def test_one_sentence_for_all_tables(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    assert sentence_at(text, at, at + len(word)) == sentence
    assert sentence in [its.text for its in clauses.sentences(text)]


def test_spans_count_articles_and_flag_open_ends(four: SimpleNamespace) -> None:
    spans = four.spans.set_index("formula")
    duty, early = spans.loc["四方责任"], spans.loc["四早"]
    assert (duty.mentions, duty.with_formula, duty.articles, duty.days) == (4, 3, 8, 2)
    assert (duty["first"].date(), duty["last"].date()) == (DAYS[0], DAYS[1])
    assert (duty.before, duty.after, early.before, early.after) == (True, False, False, True)
    assert (duty.low, duty.high) == pytest.approx(measures.wilson(3, 8))
    assert duty.first_sentence == "压实四方责任"
    assert spans.loc["散会"].source == "found"
    assert duty.gloss == "responsibility of the four parties"


def test_speakers_own_the_mentions_inside_their_words(four: SimpleNamespace) -> None:
    table = measures.formula_speakers(four.mentions, four.statements)
    rows = table.set_index("formula")
    assert set(rows.index) == {"四方责任", "四早"}
    assert rows.loc["四方责任", ["speaker", "mentions", "articles", "of_mentions"]].tolist() == [
        "李明",
        3,
        3,
        3,
    ]


def test_silence_is_the_chance_of_so_many_articles_without(four: SimpleNamespace) -> None:
    silences = measures.formula_silences(four.pages, four.articles, four.lines)
    assert silences.formula.tolist() == ["四方责任"]
    row = silences.iloc[0]
    assert (row.with_formula, row.until_last, row.silent) == (3, 4, 4)
    assert row.chance == pytest.approx((1 - 3 / 4) ** 4, abs=1e-12)
    assert row.bound == pytest.approx(3 / 4)


def test_few_days_give_no_burst_and_say_so(four: SimpleNamespace) -> None:
    bursts = measures.formula_bursts(four.pages, four.articles, four.lines)
    assert bursts.empty
    assert "too few" in sentences.reading_of_bursts(bursts, four.pages)


def test_a_burst_is_found_where_it_was_put() -> None:
    days = [datetime.date(2022, 3, day) for day in range(1, 21)]
    pages = [page(n, day) for n, day in enumerate(days, start=1)]
    articles = [told(f"{p.page}-0{n}", p.page) for p in pages for n in range(1, 6)]
    high = {p.page for p in pages[8:12]}
    hits = [FormulaMention(a.article, "四早", "四早", "body", 0, 2) for a in articles if a.page in high]
    given = frame(pages, Page), frame(articles, Article)
    lines = measures.formula_lines(
        *given, frame(hits, FormulaMention), frame(count_formulas(hits), FormulaRow)
    )
    bursts = measures.formula_bursts(*given, lines)
    assert bursts[["start", "end"]].iloc[0].dt.date.tolist() == [days[8], days[11]]
    assert (bursts.with_formula.iloc[0], bursts.articles.iloc[0]) == (20, 20)


def test_states_are_the_cheapest_of_all() -> None:
    """Against every sequence of six days."""
    import itertools
    import math

    hits, totals = [0, 3, 2, 0, 4, 1], [4, 4, 4, 4, 4, 4]
    low = sum(hits) / sum(totals)
    rates = (low, min(2 * low, (1 + low) / 2))

    def price(states: tuple[int, ...]) -> float:
        fit = sum(
            -k * math.log(rates[s]) - (n - k) * math.log(1 - rates[s])
            for s, k, n in zip(states, hits, totals, strict=True)
        )
        ups = sum(a < b for a, b in itertools.pairwise((0, *states)))
        return fit + ups * math.log(len(hits))

    best = min(itertools.product((0, 1), repeat=6), key=price)
    assert price(tuple(burst_states(hits, totals))) == pytest.approx(price(best), abs=1e-12)


def test_an_empty_corpus_is_said_to_be_empty() -> None:
    empty = [frame([], kind) for kind in (Page, Article, FormulaMention, FormulaRow, Statement)]
    pages, articles, mentions, formulas, statements = empty
    lines = measures.formula_lines(pages, articles, mentions, formulas)
    spans = measures.formula_spans(pages, articles, lines)
    assert lines.empty
    assert spans.empty
    assert "None of 0 articles" in sentences.reading_of_formulas(spans, articles, formulas)
    assert "No formula" in sentences.reading_of_spans(spans)
    assert "No formula" in sentences.reading_of_formula_speakers(
        measures.formula_speakers(mentions, statements)
    )
    assert "No formula" in sentences.reading_of_silences(measures.formula_silences(pages, articles, lines))
    assert figures.formula_days(spans, lines, pages).figure.axes


def test_the_figure_has_a_dot_for_each_day(four: SimpleNamespace) -> None:
    axes = figures.formula_days(four.spans, four.lines, four.pages)
    dots = [len(dots.get_offsets()) for dots in axes.collections if isinstance(dots, PathCollection)]
    assert sorted(dots) == sorted(four.spans.days)
    shown = [label.get_text() for label in axes.get_yticklabels()]
    assert [label.split(" ")[0] for label in shown] == four.spans.formula.tolist()
    assert shown[0] == "四方责任 responsibility of the four parties"


def test_missing_words_go_with_a_theme_and_are_no_term() -> None:
    from analysis.records import Article, Theme, Word

    names = [f"p-0{n}" for n in range(1, 7)]
    articles = frame([told(name, "p") for name in names], Article)
    themes = frame(
        [Theme(n, "flood_control_reconstruction" if n < "p-04" else "finance", 2, 1.0, "…") for n in names],
        Theme,
    )
    words = [Word(n, word, "n", 1) for word in ("竹竿", "沙袋") for n in names[:3]] + [
        Word(n, "项目", "n", 1) for n in names
    ]
    table = measures.missing_words(articles, themes, frame(words, Word))
    assert table[["theme", "word", "with_both", "with_word"]].to_numpy().tolist() == [
        ["flood_control_reconstruction", "竹竿", 3, 3]
    ]
    # Two by two: 3 0 / 0 3, so G² = 2 · 6 · ln 2.
    assert table.g2.iloc[0] == pytest.approx(12 * 0.6931471805599453, abs=1e-9)
    assert pd.api.types.is_float_dtype(table.g2)
