"""Figures: what they draw, with which font, and the same bytes every time."""

import importlib.util
import io
import re

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from analysis import figures, fonts, measures
from analysis.figures.clouds import Cloud
from analysis.figures.dates import position
from analysis.measures.accuracy import Accuracy
from analysis.records import Attendance, Event, Formula, FormulaMention
from analysis.schema import frame
from tests import invented


@pytest.fixture(scope="module")
def corpus():
    return invented.sparse()


def formula_tables(corpus):
    """Lines and spans of one invented formula that every article of the corpus prints once."""
    names = corpus.articles["article"]
    mentions = frame([FormulaMention(a, "四方责任", "四方责任", "body", 0, 1) for a in names], FormulaMention)
    counts = frame([Formula(a, "四方责任", 1, "listed") for a in names], Formula)
    lines = measures.formula_lines(corpus.pages, corpus.articles, mentions, counts)
    return lines, measures.formula_spans(corpus.pages, corpus.articles, lines)


def formula_speakers(corpus):
    """Every host says the invented formula once, in the words that the corpus gives each."""
    said = corpus.statements
    mentions = [FormulaMention(a, "四方责任", "四方责任", "body", 0, 4) for a in said["article"]]
    return measures.formula_speakers(frame(mentions, FormulaMention), said)


def gold(corpus):
    """Agreement of as many columns as the corpus has pages."""
    rows = [Accuracy("events", m, n, n + 1, 0.5, 0.2, 0.8) for n, m in enumerate(("found", "right", "same"))]
    return frame(rows[: len(corpus.pages)], Accuracy)


def everything(corpus) -> dict[str, Figure | Axes | Cloud]:
    """Every figure of the package, drawn from one corpus."""
    shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
    days = measures.calendar(corpus.pages, corpus.events)
    counts = measures.daily_events(corpus.events)
    pairs, company = measures.precedence(corpus.attendance), measures.co_attendance(corpus.attendance)
    speech = measures.speech_shares(corpus.articles, corpus.statements, corpus.people)
    lags = measures.event_lags(corpus.pages, corpus.articles, corpus.events)
    lines, spans = formula_tables(corpus)
    return {
        "theme_timeline": figures.theme_timeline(shares),
        "theme_bars": figures.theme_bars(measures.theme_totals(corpus.articles, corpus.themes)),
        "theme_papers": figures.theme_papers(
            measures.theme_papers(corpus.pages, corpus.articles, corpus.themes)
        ),
        "theme_matrix": figures.theme_matrix(corpus.articles, corpus.themes),
        "theme_changes": figures.theme_changes(
            measures.theme_changes(corpus.pages, corpus.articles, corpus.themes)
        ),
        "formula_days": figures.formula_days(spans, lines, corpus.pages),
        "formula_speakers": figures.formula_speakers(formula_speakers(corpus)),
        "accuracy_intervals": figures.accuracy_intervals(gold(corpus)),
        "event_days": figures.event_days(days, counts),
        "event_rates": figures.event_rates(measures.meeting_rates(days, by="week")),
        "event_calendar": figures.event_calendar(days),
        "group_rates": figures.group_rates(measures.group_rates(days, counts)),
        "precedence_matrix": figures.precedence_matrix(pairs, measures.protocol_order(pairs)),
        "co_attendance_matrix": figures.co_attendance_matrix(company),
        "co_attendance_network": figures.co_attendance_network(company),
        "speech_bars": figures.speech_bars(speech, corpus.articles),
        "lag_bars": figures.lag_bars(measures.lag_counts(lags)),
        "page_roles": figures.page_roles(measures.page_roles(corpus.accounting)),
        "article_kinds": figures.article_kinds(measures.article_kinds(corpus.articles)),
        "comparison_cloud": figures.comparison_cloud(measures.compare(corpus, "half")),
        "word_cloud": figures.word_cloud(measures.word_counts(corpus.articles, corpus.words)),
    }


def test_every_figure_is_drawn_here(corpus):
    tables = {"cloud_words", "comparison_words"}
    assert set(everything(corpus)) == set(figures.__all__) - tables - {
        "commonplaces",
        "save",
        "style",
        "to_svg",
    }


def test_the_same_bytes_twice(corpus):
    first, second = (
        {name: figures.to_svg(drawing) for name, drawing in everything(corpus).items()} for _ in "ab"
    )
    assert first == second


def test_dollars_in_a_name_are_printed_as_they_are():
    with figures.style():
        drawn = Figure()
        drawn.text(0, 0, r"投资$\href{a}{b}$的推进会")
    drawn.savefig(io.BytesIO())


def test_no_mark_is_a_formula(corpus):
    """Dollars are printed as they are, so a mark of mathematics ("$!$") would be drawn as a blot."""
    for name, drawing in everything(corpus).items():
        marks = [line.get_marker() for line in drawing.findobj(Line2D)] if isinstance(drawing, Figure) else []
        assert not [mark for mark in marks if isinstance(mark, str) and mark.startswith("$")], name


def test_figures_fetch_nothing(corpus):
    for name, drawing in everything(corpus).items():
        svg = figures.to_svg(drawing)
        links = set(re.findall(r'(?:href|src|url)[=(]"?([^")\s]{0,60})', svg))
        assert all(link.startswith(("#", "data:")) for link in links), name


@pytest.mark.parametrize("nothing", [invented.tables([]), invented.tables([None], per_issue=0)])
def test_nothing_to_draw_is_said_in_a_frame(nothing):
    for name, drawing in everything(nothing).items():
        assert figures.to_svg(drawing).startswith("<svg"), name


class TestTimeline:
    def panels(self, corpus, **options):
        shares = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes, **options)
        figure = figures.theme_timeline(shares)
        return shares, [axes for axes in figure.axes if axes.get_visible() and axes.get_title(loc="left")]

    def test_points_are_the_shares_of_the_table(self, corpus):
        shares, panels = self.panels(corpus)
        first = shares[shares["theme"] == shares["theme"].iloc[0]]
        drawn = [y for line in panels[0].lines if line.get_marker() == "o" for y in line.get_ydata()]
        assert drawn == first["share"].tolist()

    def test_bars_and_bands_are_the_intervals(self, corpus):
        shares, panels = self.panels(corpus)
        first = shares[shares["theme"] == shares["theme"].iloc[0]]
        limits = {
            round(y, 9)
            for drawn in panels[0].collections
            for path in drawn.get_paths()
            for y in path.vertices[:, 1]
        }
        wanted = {round(float(y), 9) for name in ("low", "high") for y in first[name]}
        assert wanted <= limits

    def test_only_days_that_follow_each_other_are_joined(self, corpus):
        _, panels = self.panels(corpus)
        joined = [
            line for line in panels[0].lines if line.get_linestyle() == "-" and len(line.get_xdata()) > 1
        ]
        assert [len(line.get_xdata()) for line in joined] == [2]

    def test_stretches_without_articles_are_hatched(self, corpus):
        _, panels = self.panels(corpus)
        hatched = [p for p in panels[0].patches if isinstance(p, Rectangle) and p.get_hatch()]
        assert [p.get_width() for p in hatched] == [1, 5, 21]

    def test_few_points_are_said_to_be_too_few(self, corpus):
        shares, _ = self.panels(corpus)
        assert "only 5 points: too few to speak of a trend" in legend(figures.theme_timeline(shares))

    def test_enough_points_are_not(self):
        corpus = invented.dense()
        shares, _ = self.panels(corpus)
        assert not any("too few" in text for text in legend(figures.theme_timeline(shares)))

    def test_denominators_stand_below(self, corpus):
        shares, _ = self.panels(corpus)
        strip = figures.theme_timeline(shares).axes[-1]
        heights = [bar.get_height() for bars in strip.containers for bar in bars]
        assert heights == shares.drop_duplicates("start")["articles"].tolist()


def legend(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.legends[0].get_texts()]


class TestEventDays:
    def test_bars_stack_to_the_events_of_the_day(self, corpus):
        days = measures.calendar(corpus.pages, corpus.events)
        counts = measures.daily_events(corpus.events, "host", corpus.attendance)
        axes = figures.event_days(days, counts, by="host", groups=1)
        per_day = counts.groupby("date")["events"].sum().reindex(days["date"], fill_value=0)
        first = position(days["date"].iloc[0].date())
        top = [0] * len(days)
        for bars in axes.containers:
            for bar in bars:
                day = round(bar.get_x() + bar.get_width() / 2 - first)
                assert bar.get_height() > 0
                assert bar.get_y() == top[day]
                top[day] += bar.get_height()
        assert top == per_day.tolist()

    def test_holidays_are_named(self, corpus):
        days = measures.calendar(corpus.pages, corpus.events)
        axes = figures.event_days(days, measures.daily_events(corpus.events))
        assert [text.get_text() for text in axes.texts] == ["清明节"]

    def test_labels_are_in_both_languages(self, corpus):
        days = measures.calendar(corpus.pages, corpus.events)
        axes = figures.event_days(days, measures.daily_events(corpus.events))
        assert "会议 meeting" in axes.get_legend_handles_labels()[1]


def test_rates_with_numerator_and_denominator():
    days = measures.calendar(invented.dense().pages, frame([], Event))
    rates = measures.meeting_rates(days, by="week")
    axes = figures.event_rates(rates)
    written = {text.get_text() for text in axes.texts}
    pairs = zip(rates["events"], rates["n_days"], strict=True)
    assert written == {f"{k}/{n}" for k, n in pairs}


def test_ticks_of_many_weeks_name_the_right_weeks():
    days = measures.calendar(invented.dense(200).pages, frame([], Event))
    rates = measures.meeting_rates(days, by="week")
    axes = figures.event_rates(rates)
    starts = rates["start"].drop_duplicates().tolist()
    assert len(starts) > 12
    for place, label in zip(axes.get_xticks(), axes.get_xticklabels(), strict=True):
        assert label.get_text().startswith(f"{starts[int(place)].day}")


def test_many_hosts_share_a_grey(corpus):
    days = measures.calendar(corpus.pages, corpus.events)
    rows = [
        Attendance(event, f"甘雨{'一二三四五六七八九十'[n % 10]}", "host", 1, False)
        for n, event in enumerate(corpus.events["event"])
    ]
    counts = measures.daily_events(corpus.events, "host", frame(rows, Attendance))
    axes = figures.event_days(days, counts, by="host", groups=3)
    names = axes.get_legend_handles_labels()[1]
    assert f"{counts['group'].nunique() - 3} others" in names


def test_large_corpora_show_the_pages_with_least_body():
    corpus = invented.dense()
    roles = measures.page_roles(corpus.accounting)
    axes = figures.page_roles(roles, limit=10)
    names = [label.get_text() for label in axes.get_yticklabels()]
    body = roles[roles["role"] == "body"].sort_values("share")["page"].head(10)
    assert names[0] == f"all {roles['page'].nunique()} pages"
    assert set(names[1:]) == set(body)


class TestFonts:
    def test_a_character_without_a_glyph_is_an_error(self):
        with figures.style():
            figure = Figure()
            figure.text(0, 0, "某市\ue001")
        with pytest.raises(fonts.FontError, match=r"U\+E001"):
            figures.to_svg(figure)

    def test_chinese_outside_the_style_is_an_error(self):
        figure = Figure()
        figure.text(0, 0, "某市", family="DejaVu Sans")
        with pytest.raises(fonts.FontError, match=r"figures\.style"):
            figures.to_svg(figure)

    def test_rare_characters_of_names_are_drawn(self):
        assert fonts.printable("瀍荥喆镕劼") == "瀍荥喆镕劼"

    def test_a_headline_with_a_private_character_is_drawn(self, corpus):
        odd = corpus.articles.assign(headline="河长制\ue001落实")
        axes = figures.theme_matrix(odd, corpus.themes)
        assert all("河长制〓落实" in label.get_text() for label in axes.get_yticklabels())

    def test_a_missing_font_says_what_to_install(self, monkeypatch):
        fonts.font_file.cache_clear()
        monkeypatch.setattr(fonts.chinese, "find_spec", lambda _: None)
        with pytest.raises(fonts.FontError, match="install it again"):
            fonts.font_file()
        fonts.font_file.cache_clear()

    def test_nothing_of_zhplot_is_imported(self):
        import sys

        fonts.font_file()
        assert importlib.util.find_spec("zhplot") is not None
        assert "zhplot" not in sys.modules

    def test_a_subset_repeats(self):
        fonts.subsets._woff.cache_clear()
        first = fonts.web_font("临江日报", "x")
        fonts.subsets._woff.cache_clear()
        assert fonts.web_font("报日江临", "x") == first


class TestLongLabels:
    """A label longer than the figure must leave room for the axes."""

    LONG = "临江市人民政府办公室及其所属各单位联席会议" * 8

    def drawings(self, corpus):
        kinds = corpus.events.assign(kind=self.LONG)
        days = measures.calendar(corpus.pages, corpus.events)
        counts = measures.daily_events(kinds)
        roles = measures.page_roles(corpus.accounting.assign(page=self.LONG + corpus.accounting["page"]))
        pairs = measures.precedence(
            corpus.attendance.assign(person=corpus.attendance["person"].map(lambda name: name + self.LONG))
        )
        lines, spans = formula_tables(corpus)
        return {
            "event_days": figures.event_days(days, counts),
            "group_rates": figures.group_rates(measures.group_rates(days, counts)),
            "page_roles": figures.page_roles(roles),
            "precedence_matrix": figures.precedence_matrix(pairs, measures.protocol_order(pairs)),
            "formula_days": figures.formula_days(
                spans.assign(formula=self.LONG), lines.assign(formula=self.LONG), corpus.pages
            ),
        }

    @pytest.mark.filterwarnings("error:constrained_layout")
    def test_the_axes_keep_half_of_the_figure(self, corpus):
        for name, axes in self.drawings(corpus).items():
            figure = axes.get_figure(root=True)
            with figures.style():
                figure.draw_without_rendering()
            box = axes.get_position()
            assert box.width > 0.35, name
            assert box.height > 0.3, name


class TestOutlyingDays:
    """One wrong year, as a slip in ``pages.csv`` makes it."""

    @pytest.fixture
    def slipped(self, corpus):
        pages = corpus.pages.copy()
        pages["issue_date"] = [
            day.replace(year=2006) if n == 0 else day for n, day in enumerate(pages["issue_date"])
        ]
        events = corpus.events.copy()
        first = corpus.articles["page"].eq(pages["page"].iloc[0])
        its = events["article"].isin(corpus.articles[first]["article"])
        events.loc[its, "date"] = events.loc[its, "date"].map(lambda day: day.replace(year=2006))
        return pages, events

    def test_the_calendar_lists_the_day_and_not_the_years(self, slipped):
        pages, events = slipped
        days = measures.calendar(pages, events)
        assert len(days) < 100
        assert days["date"].iloc[0].year == 2006
        assert days["events"].sum() == events["date"].notna().sum()

    def test_figures_bound_their_axes_and_say_so(self, slipped, corpus):
        pages, events = slipped
        days = measures.calendar(pages, events)
        sheet = figures.event_calendar(days).get_figure(root=True)
        assert "not drawn: " in sheet.get_supxlabel()
        assert "2006-" in sheet.get_supxlabel()
        axes = figures.event_days(days, measures.daily_events(events))
        assert "not drawn: " in axes.get_xlabel()
        assert axes.get_xlim()[1] - axes.get_xlim()[0] < 100
        shares = measures.theme_shares(pages, corpus.articles, corpus.themes)
        assert "not drawn: 1 day" in figures.theme_timeline(shares).get_supxlabel()
