"""Sentences: the numbers in them are the numbers of the tables."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis import figures, measures
from analysis.measures.changes import ThemeChange
from analysis.measures.formulas import FormulaSpan, FormulaSpeaker
from analysis.measures.keyness import KeyWord
from analysis.measures.meetings import DailyEvents
from analysis.measures.people import Official
from analysis.measures.words import WordCount
from analysis.records import Article, Attendance, Event, Formula, Theme
from analysis.report import sentences
from analysis.report.sentences.wording import count, listing, percent
from analysis.schema import frame
from tests import invented


@pytest.fixture(scope="module")
def corpus():
    return invented.sparse()


def test_what_we_have(corpus):
    assert sentences.what_we_have(corpus).splitlines() == [
        f"6 pages with 24 articles of {corpus.articles['n_chars'].sum()} characters "
        "(bodies, without white space).",
        "Newspapers: 临江日报 (6 pages).",
        "5 days of issue, from 26 March 2022 to 26 April 2022 (32 calendar days).",
        "1 page without an issue date: 4 articles that cannot be placed in time.",
    ]


def test_pages_that_could_not_be_read_are_said(corpus):
    corpus = invented.sparse()
    corpus.pages.loc[2, "problem"] = "no text"
    assert "1 page could not be read" in sentences.what_we_have(corpus)


def test_no_dates_at_all():
    assert "nothing can be counted over time" in sentences.what_we_have(invented.tables([None]))


def test_themes(corpus):
    totals = measures.theme_totals(corpus.articles, corpus.themes)
    said = sentences.reading_of_themes(totals, corpus.articles, corpus.themes)
    k = totals["with_theme"].iloc[0]
    assert said.startswith(
        f"Of 24 articles, {k} name 疫情防控 Epidemic control ({k / 24:.0%}".replace("%", " %")
    )
    assert said.endswith("1 article has no theme of the word list.")


def test_few_points_are_no_trend(corpus):
    shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
    assert sentences.reading_of_trend(shares).startswith(
        "5 points of 4 articles each: too few to speak of a trend"
    )


def test_many_points_may_be_compared():
    corpus = invented.dense()
    shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
    assert sentences.reading_of_trend(shares).startswith("51 points of 7 articles each.")


@pytest.mark.parametrize(
    ("hits_of_finance", "verdict"),
    [(9, "depends on the way of counting"), (1, "The same themes come first either way.")],
)
def test_other_way_of_counting(hits_of_finance, verdict):
    rows = [Theme(f"a{n}", "economy", 2, 0.5, "") for n in range(3)]
    rows += [Theme(f"a{n}", "finance", hits_of_finance, 0.5, "") for n in range(2)]
    themes = frame(rows, Theme)
    articles = frame([Article(f"a{n}", "p", n, None, None, "other", "…", 1) for n in range(3)], Article)
    assert verdict in sentences.reading_of_leaders(measures.theme_totals(articles, themes), themes)


def test_rates():
    days = measures.calendar(invented.sparse().pages, frame([], Event))
    said = sentences.reading_of_rates(measures.meeting_rates(days))
    assert said.startswith("Reported events: 0.0 a day on workdays (0 in 4 days, 95 % interval 0.0 to 0.9)")


def test_years_without_a_notice_are_said():
    days = measures.calendar(invented.tables([datetime.date(2017, 5, 3)]).pages, frame([], Event))
    assert sentences.reading_of_basis(days).startswith("For 2017 the word list has no notice")


def test_words(corpus):
    words = measures.word_counts(corpus.articles, corpus.words)
    said = sentences.reading_of_words(words, first=2)
    assert said == (
        "12 content words in 24 articles; 0 of them stand in one article only. "
        "In the most articles: 项目 (24) and 疫情 (24)."
    )


def test_order_and_company(corpus):
    pairs = measures.precedence(corpus.attendance)
    whole = measures.overall_agreement(measures.list_agreement(corpus.attendance))
    k, n = int(whole["concordant"].iloc[0]), int(whole["discordant"].iloc[0])
    said = sentences.reading_of_order(pairs, whole)
    assert f"{k} comparisons agree and {n} do not: Kendall's τ is {(k - n) / (k + n):.2f}" in said
    company = measures.co_attendance(corpus.attendance)
    said = sentences.reading_of_company(company)
    assert said.startswith(f"{len(company)} pairs of persons are named together")
    assert f"{int((company['q'] < 0.05).sum())} remain" in said


def test_lags_and_speech(corpus):
    lags = measures.event_lags(corpus.pages, corpus.articles, corpus.events)
    said = sentences.reading_of_lags(lags)
    assert said == (
        f"Of {len(lags)} events reported on the day or later, {len(lags)} stand in the next day's issue; "
        "the median is 1 day, the longest 1 day."
    )
    speech = measures.speech_shares(corpus.articles, corpus.statements, corpus.people)
    alone = sentences.reading_of_speech(speech[speech["person"]], corpus.articles)
    assert alone.endswith("; no body does (会议强调).")
    quoted = corpus.statements["article"].nunique()
    said = sentences.reading_of_speech(speech, corpus.articles)
    assert said.startswith(f"{quoted} of {len(corpus.articles)} articles attribute speech")


class TestOfOne:
    """One page, one issue, one article: nothing speaks of many."""

    corpus = invented.tables([datetime.date(2022, 3, 5)], per_issue=1)

    def test_one_day(self):
        assert "1 day of issue: 5 March 2022." in sentences.what_we_have(self.corpus)

    def test_one_theme(self):
        rows = [Theme(self.corpus.articles["article"].iloc[0], "economy", 2, 1.0, "")]
        themes = frame(rows, Theme)
        totals = measures.theme_totals(self.corpus.articles, themes)
        changes = measures.theme_changes(self.corpus.pages, self.corpus.articles, themes)
        assert sentences.reading_of_themes(totals, self.corpus.articles, themes).startswith(
            "Of 1 article, 1 names 经济运行 Economy (100 %"
        )
        said = sentences.answer_on_themes(totals, changes)
        assert said.startswith(
            "1 of 1 article names 经济运行 Economy (100 %, 95 % interval 21 to 100 %). There are no"
        )
        assert said.endswith("the same is first: 经济运行 Economy (1 article).")
        shares = measures.theme_shares(self.corpus.pages, self.corpus.articles, themes)
        assert sentences.picture_of_timeline(shares).endswith("经济运行 Economy 100 %.")

    def test_one_word(self):
        counts = frame([WordCount("天气", "n", 1, 1, 1)], WordCount)
        none, ranked = (
            frame([], KeyWord),
            measures.segmentation_sensitivity(SimpleNamespace(articles=self.corpus.articles.iloc[:0])),
        )
        assert sentences.reading_of_words(counts) == (
            "1 content word in 1 article; 1 of them stands in one article only. "
            "In the most articles: 天气 (1)."
        )
        assert sentences.answer_on_words(counts, none, ranked).startswith(
            "Of 1 article, 1 has 天气. There are no"
        )
        assert (
            sentences.caption_of_cloud(counts, counts, "occurrences")
            == "Content words by occurrences: 1 of 1."
        )


def test_what_shares_the_first_place_is_named():
    rows = [Theme("a", theme, 2, 0.5, "") for theme in ("economy", "finance")]
    themes = frame(rows, Theme)
    articles = frame([Article("a", "p", 1, None, None, "other", "…", 1)], Article)
    totals = measures.theme_totals(articles, themes)
    said = sentences.answer_on_themes(totals, frame([], ThemeChange))
    assert said.endswith("these are first: 经济运行 Economy and 金融财政 Finance (1 article each).")
    assert "same themes come first" in sentences.reading_of_leaders(totals, themes)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("occurrences", "Content words by occurrences: 2 of 3; each of the others stands 4 times or fewer."),
        ("with_word", "Content words by articles: 2 of 3; each of the others stands in 1 article."),
    ],
)
def test_a_cloud_says_what_it_leaves_out(size, said):
    counts = frame(
        [WordCount(w, "n", n, k, 9) for w, n, k in (("甲", 9, 2), ("乙", 4, 1), ("丙", 5, 3))], WordCount
    )
    assert sentences.caption_of_cloud(counts, figures.cloud_words(counts, size=size, limit=2), size) == said


def test_groups_not_named_are_counted():
    day = datetime.date(2022, 3, 26)
    rows = [DailyEvents(day, group, n) for group, n in zip("abcdefg", (4, 3, 3, 2, 2, 2, 1), strict=True)]
    said = sentences.reading_of_groups(frame(rows, DailyEvents), "host")
    assert said == "Dated events by host: a 4, b 3, c 3, d 2 and e 2; 2 others have at most 2 each."
    said = sentences.reading_of_groups(frame(rows[:6], DailyEvents), "host")
    assert said.endswith(", e 2 and f 2.")


def test_open_lists_are_said_only_where_there_are_any():
    event = "p-01-a"
    seats = [Attendance(event, name, "attendee", n, False) for n, name in enumerate(("甲甲", "乙乙"), 1)]
    events = invented.sparse().events.head(1).assign(event=event)
    assert sentences.reading_of_register(events, frame(seats, Attendance)).endswith("; no list ends in 等.")
    opened = frame([seat._replace(list_open=True) for seat in seats], Attendance)
    said = sentences.reading_of_register(events, opened)
    assert said.endswith("1 of the lists ends in 等, so that not everybody is named.")


def test_persons_that_are_not_present_are_said():
    rows = [
        Official("甲甲", 1, 1, 0, 0, 0, 1, None, None),
        Official("乙乙", 1, 0, 0, 0, 0, 1, None, None),
    ]
    said = sentences.reading_of_officials(frame(rows, Official))
    assert said == (
        "1 person named as present, 1 of them at one event only. Most often: 甲甲 (1). "
        "1 more is named, but not as present."
    )
    assert sentences.reading_of_officials(frame(rows[:1], Official)).endswith("甲甲 (1).")


def test_themes_that_share_a_place_are_all_named():
    """Three themes in two articles each; four lead one article each: the tie is not cut at three."""
    leading = ("economy", "finance", "covid", "security")
    rows = [Theme(f"a{n}", theme, 3, 0.7, "") for n, theme in enumerate(leading)]
    rows += [Theme("a1", "economy", 1, 0.3, ""), Theme("a0", "finance", 1, 0.3, "")]
    themes = frame(rows, Theme)
    articles = frame([Article(f"a{n}", "p", n, None, None, "other", "…", 1) for n in range(4)], Article)
    said = sentences.reading_of_leaders(measures.theme_totals(articles, themes), themes)
    assert said.count("(1)") == 4
    assert said.endswith("Themes share the first place, and not the same ones either way.")


def test_one_point_is_not_each():
    corpus = invented.tables([datetime.date(2022, 3, 26)])
    shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
    assert re.match(r"1 point of \d+ articles: too few", sentences.reading_of_trend(shares))


def formula_spans(*counts: int, of: int = 5):
    rows = [
        FormulaSpan(
            f"{n}个{n}", None, "listed", k, k, of, k / of, 0, 1, 0, None, None, False, False, *(None,) * 4
        )
        for n, k in enumerate(counts)
    ]
    return frame(rows, FormulaSpan)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((3, 1), "2 formulas stand on these pages, and 0个0 in the most articles: 3 of 5."),
        ((2, 2, 2), "3 formulas stand on these pages, and 0个0 and 2 others in the most articles: 2 of 5."),
        ((1, 1), "2 formulas stand on these pages, none of the word list in more than one article."),
    ],
)
def test_formulas_that_share_the_first_place(counts, said):
    corpus = invented.tables([None])
    assert sentences.answer_on_formulas(
        formula_spans(*counts), frame([], FormulaSpeaker), corpus.pages
    ).startswith(said)
    lines = sentences.reading_of_formulas(formula_spans(*counts), corpus.articles, frame([], Formula))
    assert ("those in the most articles" in lines) == (max(counts) > 1)


def test_a_comparison_of_equal_shares_says_why_nothing_is_drawn():
    found = frame([KeyWord("会议", "甲", "乙", 1, 1, 1, 1, 0.0, 0.0, 0.0)], KeyWord)
    drawn = figures.comparison_words(found)
    assert drawn.empty
    said = sentences.caption_of_comparison(found, drawn, "Words of two")
    assert said == "Words of two: 甲 and 乙; each of 1 word has the same share in both, so none is drawn."
    shown = figures.comparison_cloud(found)
    assert "the same share in both parts" in "".join(
        text.get_text() for axes in shown.axes for text in axes.texts
    )


def test_characters_are_told_apart_from_those_of_the_pages(corpus):
    roles = measures.page_roles(corpus.accounting)
    assert "(with white space inside lines)" in sentences.reading_of_roles(roles)


def said_elsewhere() -> set[str]:
    """Sentences on formulas, words and method: other modules test them, the notebooks run them on little."""
    tests = [p for p in Path(__file__).parent.glob("test_*.py") if p != Path(__file__)]
    notebooks = (Path(__file__).parents[1] / "notebooks").glob("*.ipynb")
    text = "".join(p.read_text(encoding="utf-8") for p in [*tests, *notebooks])
    pictures = (Path(sentences.__file__).parent / "pictures.py").read_text(encoding="utf-8")
    described = re.findall(r"\b((?:picture|reading)_of_\w+)\(", pictures)  # all of them by test_showing
    return {*re.findall(r"sentences\.(\w+)\(", text), *described}


@pytest.mark.parametrize("corpus", [invented.tables([None], per_issue=0), invented.tables([])])
def test_every_sentence_can_speak_of_nothing(corpus):
    totals = measures.theme_totals(corpus.articles, corpus.themes)
    shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
    days = measures.calendar(corpus.pages, corpus.events)
    rates = measures.meeting_rates(days)
    words = measures.word_counts(corpus.articles, corpus.words)
    roles = measures.page_roles(corpus.accounting)
    kinds = measures.article_kinds(corpus.articles)
    pairs, company = measures.precedence(corpus.attendance), measures.co_attendance(corpus.attendance)
    agreement = measures.overall_agreement(measures.list_agreement(corpus.attendance))
    speech = measures.speech_shares(corpus.articles, corpus.statements, corpus.people)
    lags = measures.event_lags(corpus.pages, corpus.articles, corpus.events)
    officials = measures.officials(corpus.events, corpus.attendance, corpus.people)
    by_kind = measures.group_rates(days, measures.daily_events(corpus.events))
    said = {
        "answer_on_meetings": sentences.answer_on_meetings(
            rates, measures.daily_events(corpus.events, "host", corpus.attendance)
        ),
        "answer_on_people": sentences.answer_on_people(
            officials, company, measures.contacts(corpus.attendance)
        ),
        "picture_of_bars": sentences.picture_of_bars(totals),
        "reading_of_paper_changes": sentences.reading_of_paper_changes(
            measures.paper_changes(corpus.pages, corpus.articles, corpus.themes)
        ),
        "reading_of_theme_papers": sentences.reading_of_theme_papers(
            measures.theme_papers(corpus.pages, corpus.articles, corpus.themes)
        ),
        "picture_of_calendar": sentences.picture_of_calendar(days),
        "picture_of_company": sentences.picture_of_company(company),
        "picture_of_lags": sentences.picture_of_lags(measures.lag_counts(lags)),
        "picture_of_order": sentences.picture_of_order(pairs),
        "reading_of_company": sentences.reading_of_company(company),
        "reading_of_group_rates": sentences.reading_of_group_rates(by_kind, "kind"),
        "reading_of_inversions": sentences.reading_of_inversions(
            measures.inversions(corpus.attendance, pairs)
        ),
        "reading_of_lags": sentences.reading_of_lags(lags),
        "reading_of_officials": sentences.reading_of_officials(officials),
        "reading_of_order": sentences.reading_of_order(pairs, agreement),
        "reading_of_register": sentences.reading_of_register(corpus.events, corpus.attendance),
        "reading_of_speech": sentences.reading_of_speech(speech, corpus.articles),
        "picture_of_cloud": sentences.picture_of_cloud(words),
        "picture_of_days": sentences.picture_of_days(days),
        "picture_of_rates": sentences.picture_of_rates(rates),
        "picture_of_roles": sentences.picture_of_roles(roles),
        "picture_of_timeline": sentences.picture_of_timeline(shares),
        "reading_of_basis": sentences.reading_of_basis(days),
        "reading_of_events": sentences.reading_of_events(corpus.events, days),
        "reading_of_groups": sentences.reading_of_groups(measures.daily_events(corpus.events), "kind"),
        "reading_of_kinds": sentences.reading_of_kinds(kinds),
        "reading_of_leaders": sentences.reading_of_leaders(totals, corpus.themes),
        "reading_of_lengths": sentences.reading_of_lengths(kinds),
        "reading_of_rates": sentences.reading_of_rates(rates),
        "reading_of_roles": sentences.reading_of_roles(roles),
        "reading_of_themes": sentences.reading_of_themes(totals, corpus.articles, corpus.themes),
        "reading_of_trend": sentences.reading_of_trend(shares),
        "reading_of_words": sentences.reading_of_words(words),
        "what_we_have": sentences.what_we_have(corpus),
    }
    assert set(said) | said_elsewhere() == set(sentences.__all__)
    assert all(text.endswith(".") and "nan" not in text for text in said.values())


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.998, "over 99 %"), (1, "100 %")],
)
def test_percent_does_not_round_to_all_or_nothing(share, written):
    assert percent(share) == written


def test_wording():
    assert (count(1, "page"), count(2, "page"), listing(["a"])) == ("1 page", "2 pages", "a")
