"""The typesetter: the same page twice, the truth about every character, each artefact when asked for."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.layout_strategies import Page, pages
from tests.typesetter import Layout, Report, SetPage, set_page
from tests.typesetter.glyphs import PARTS

MEETING = Report(
    decks=("临江市召开防汛工作会议", "绷紧弦 守底线"),
    byline="记者 刘丹 通讯员 王小明",
    paragraphs=(
        "3月24日，临江市召开防汛工作会议（视频），落实“四个到位”要求；市长王末主持会议并讲话。",
        "王末强调，要备足200个物资点、3¦类装备，做到“人员到位、责任到位”；要紧盯青¦河县、云岭区！",
    ),
)
RECEPTION = Report(
    decks=("刘伟会见客人",),
    byline="记者 刘丹",
    byline_at="foot",
    paragraphs=("同日，副市长刘伟会见远帆集团客人，双方就2个项目交换意见。", "己方代表参加会见。"),
    banner="同心启新程 实干谱新篇",
)
BRIEF = Report(paragraphs=("石桥镇开通12条公交线路。",))
REPORTS = (MEETING, RECEPTION, BRIEF)

QUICK = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def setting(**values: object) -> str:
    """The text of the three reports, set with these values."""
    return set_page(REPORTS, Layout(**values)).text  # type: ignore[arg-type]


PLAIN = setting()


def test_a_plain_page_has_nothing_but_the_reports() -> None:
    expected = (
        "临江市召开防汛工作会议\n绷紧弦 守底线\n\n"
        "本报讯（记者 刘丹 通讯员 王小明）"
        + MEETING.paragraphs[0]
        + "\n\n"
        + MEETING.paragraphs[1].replace("¦", "")
        + "\n\n同心启新程 实干谱新篇\n\n刘伟会见客人\n\n"
        + "本报讯 "
        + "\n\n".join(RECEPTION.paragraphs)
        + "\n\n记者 刘丹\n\n本报讯 石桥镇开通12条公交线路。\n"
    )
    assert expected == PLAIN


def test_the_first_line_of_a_paragraph_lacks_the_room_of_its_indent() -> None:
    assert "\n王末强调，要备足200个\n" in setting(column_width=11)
    assert "\n王末强调，要备足\n" in setting(column_width=11, paragraph_indent=True)


def test_a_paragraph_at_a_column_s_head_may_have_no_indent() -> None:
    values = {"column_width": 11, "paragraph_indent": True, "cut_at_marks": True}
    report = Report(opening="", paragraphs=("会议召开。", "¦市领导张明、李娜、王强参加会议。"))
    page = set_page([report], Layout(**values))  # type: ignore[arg-type]
    assert page.text == "会议召开。\n\n市领导张明、李娜、王强\n参加会议。\n"
    assert page.truth.articles[0].body == "会议召开。\n市领导张明、李娜、王强参加会议。"


def line_lengths(text: str) -> set[int]:
    return {len(line.replace(" ", "")) for line in text.split("\n")}


#: Each artefact: how it is asked for, and what a page with it holds that a page without it does not.
ARTEFACTS: dict[str, tuple[dict[str, object], Callable[[str], object]]] = {
    "column_width": ({"column_width": 11}, lambda t: max(line_lengths(t)) <= 15),
    "paragraph_indent": (
        {"column_width": 11, "paragraph_indent": True},
        lambda t: "\n王末强调，要备足\n" in t,
    ),
    "cut_at_marks": ({"cut_at_marks": True}, lambda t: "紧盯青\n\n河县" in t),
    "random_cuts": ({"random_cuts": 2}, lambda t: t.count("\n\n") >= PLAIN.count("\n\n") + 4),
    "joined_lines": ({"joined_lines": 12}, lambda t: t.count(" ") > PLAIN.count(" ") + 8),
    "one_line": ({"one_line": True}, lambda t: "意见。 己方" in t),
    "tight": ({"tight": True}, lambda t: "意见。\n己方" in t),
    "space_before_digits": ({"space_before_digits": True}, lambda t: "3月 24日" in t),
    "space_after_digits": ({"space_after_digits": True}, lambda t: "3 月24 日" in t),
    "spaces_around_three_digits": ({"spaces_around_three_digits": True}, lambda t: "备足 200 个" in t),
    "half_width": (
        {"half_width": ",();:!?"},
        lambda t: re.search("日,.*会议\\(视频\\),.*;.*云岭区!", t, re.DOTALL),
    ),
    "period_as_dot": ({"period_as_dot": True}, lambda t: "并讲话." in t and "。" not in t),
    "lost_quotation_marks": (
        {"lost_quotation_marks": True},
        lambda t: sum(map(t.count, "“”")) < sum(map(PLAIN.count, "“”")),
    ),
    "traditional": ({"traditional": True}, lambda t: "召開防汛工作會議" in t),
    "misprints": (
        {"misprints": 1},
        lambda t: {*t} - {*PLAIN} <= {*"未已"} and t != PLAIN,
    ),
    "headline_place after": ({"headline_place": "after"}, lambda t: t.startswith("本报讯")),
    "headline_place end": ({"headline_place": "end"}, lambda t: t.endswith("守底线\n\n刘伟会见客人\n")),
    "headline_place missing": ({"headline_place": "missing"}, lambda t: "刘伟会见客人" not in t),
    "parted": ({"headline_style": "parted"}, lambda t: t.startswith("临江市召开防汛工作会议\n\n绷紧弦")),
    "one line": ({"headline_style": "one line"}, lambda t: t.startswith("临江市召开防汛工作会议 绷紧弦")),
    "run together": (
        {"headline_style": "run together"},
        lambda t: t.startswith("临江市召开防汛工作会议绷紧弦"),
    ),
    "hash": ({"headline_style": "hash"}, lambda t: t.startswith("# 临江市召开防汛工作会议 绷紧弦")),
    "double hash": ({"headline_style": "double hash"}, lambda t: t.startswith("## 临江市")),
    "plain and hash": ({"headline_style": "plain and hash"}, lambda t: "会议\n\n# 绷紧弦 守底线\n" in t),
    "rules": ({"headline_style": "rules"}, lambda t: t.startswith("———") and "\n>>绷紧弦" in t),
    "bracketed": ({"headline_style": "bracketed"}, lambda t: "[刘伟会见客人]本报讯 同日" in t),
    "space_after_byline": ({"space_after_byline": True}, lambda t: "王小明） 3月" in t),
    "no_space_after_role": ({"no_space_after_role": True}, lambda t: "记者刘丹 通讯员王小明" in t),
    "spaced_names": ({"spaced_names": True}, lambda t: "刘 丹" in t and "王小明" in t),
    "caption": ({"caption": "图为会场"}, lambda t: "客人\n\n图为会场\n\n本报讯" in t),
    "brief_mark": ({"brief_mark": "■"}, lambda t: t.count("■") == 1 and "■本报讯 石桥镇" in t),
    "column_title": ({"brief_mark": "□", "column_title": "简讯"}, lambda t: "\n\n简讯\n\n□本报讯" in t),
    "continued_from": ({"continued_from": ("（上接一版）", "", "")}, lambda t: t.count("（上接一版）") == 1),
    "continued_to": ({"continued_to": "（下转二版）"}, lambda t: "云岭区！（下转二版）\n" in t),
    "editor_mark": ({"editor_mark": "②16"}, lambda t: "线路。②16\n" in t),
    "editor_line": ({"editor_line": "编辑：赵伟"}, lambda t: "\n\n编辑：赵伟\n" in t),
    "doubled_banner": (
        {"doubled_banner": "units"},
        lambda t: "同心同心 新程新程 实干实干 新篇新篇启启 谱谱\n" in t,
    ),
    "doubled characters": ({"doubled_banner": "characters"}, lambda t: "同同心心启启" in t),
    "banner_empty_lines": ({"banner_empty_lines": 3}, lambda t: "\n\n\n\n同心启新程" in t),
    "masthead and staff": (
        {"masthead": "2022年3月26日 星期六", "staff": "美编：赵伟"},
        lambda t: t.startswith("2022年3月26日 星期六 美编：赵伟\n\n"),
    ),
    "page_number": ({"page_number": "A03"}, lambda t: t.startswith("A03\n\n")),
    "empty_lines_at_head": ({"empty_lines_at_head": 2}, lambda t: t.startswith("\n\n临江市")),
    "leading_space": ({"leading_space": True}, lambda t: t.startswith(" 临江市")),
    "ending none": ({"ending": "none"}, lambda t: t.endswith("线路。")),
    "ending space": ({"ending": "space"}, lambda t: t.endswith("线路。\n ")),
    "navigation": (
        {"navigation": "第01版:封面 PDF版阅读"},
        lambda t: t.startswith("第01版:封面 PDF版阅读\n\n"),
    ),
    "headline_list": (
        {"headline_list": True, "other_headlines": ("公交线路优化调整",)},
        lambda t: t.startswith(
            "临江市召开防汛工作会议\n绷紧弦 守底线\n刘伟会\n见客人\n公交线路\n优化调整\n\n临江市"
        ),
    ),
    "table_debris": ({"table_debris": True}, lambda t: t.count("| ||||") == 3),
    "image_debris": ({"image_debris": True}, lambda t: t.count("![]() |") == 3),
    "return_line and issue_links": (
        {"return_line": "返回主页 | 临江日报 | 版面导航", "issue_links": True},
        lambda t: t.startswith("返回主页 | 临江日报 | 版面导航\n上一期 下一期\n\n"),
    ),
    "article_links": ({"article_links": True}, lambda t: t.endswith("\n\n3上一篇 下一篇4\n")),
    "calendar_tail": (
        {"calendar_tail": "2022-03-26,11962| "},
        lambda t: t.endswith("\n\n2022-03-26,11962| \n"),
    ),
    "browser_notice": (
        {"browser_notice": "建议使用新版浏览器"},
        lambda t: t.endswith("\n\n建议使用新版浏览器\n"),
    ),
}


@pytest.mark.parametrize("name", ARTEFACTS)
def test_an_artefact_shows_when_it_is_asked_for_and_not_else(name: str) -> None:
    values, shows = ARTEFACTS[name]
    assert shows(setting(**values))
    assert not shows(PLAIN)


def test_every_artefact_of_a_layout_is_tested() -> None:
    asked = {key for values, _ in ARTEFACTS.values() for key in values}
    assert asked == set(Layout.__dataclass_fields__)


@pytest.mark.parametrize(
    ("at", "byline", "opening", "shown"),
    [
        ("head", "记者 刘丹", "中原网讯", "中原网讯（记者 刘丹）石桥镇"),
        ("open", "记者刘丹、通讯员王明报道：", "本报讯", "本报讯 记者刘丹、通讯员王明报道：石桥镇"),
        ("line", "□记者 刘丹", "", "□记者 刘丹\n\n石桥镇"),
        ("foot", "记者 刘丹\n王明 文/图", "本报讯", "线路。\n\n记者 刘丹\n王明 文/图\n"),
        ("run-on", "记者 刘丹", "本报讯", "线路。记者 刘丹\n"),
        ("head", "记者 刘丹", "又讯", "又讯（记者 刘丹）石桥镇"),
    ],
)
def test_bylines_stand_where_they_belong(at: str, byline: str, opening: str, shown: str) -> None:
    report = Report(opening=opening, byline=byline, byline_at=at, paragraphs=BRIEF.paragraphs)
    assert shown in set_page([report], Layout()).text


@pytest.mark.parametrize("length", range(22, 34))
def test_columns_are_filled_up_to_a_cut(length: int) -> None:
    report = Report(opening="", paragraphs=("会" * length + "¦议召开。",))
    column, rest = set_page([report], Layout(column_width=10, cut_at_marks=True)).text.split("\n\n")
    assert all(7 <= len(line) <= 11 for line in column.split("\n"))
    assert rest == "议召开。\n"


@pytest.mark.parametrize("width", [None, 11])
def test_random_cuts_leave_the_ends_of_sentences_alone(width: int | None) -> None:
    for seed in range(30):
        text = set_page([replace(MEETING, decks=())], Layout(column_width=width, random_cuts=3), seed).text
        blocks = text.strip().split("\n\n")
        assert len(blocks) > 2
        assert sum(block[-1] in "。！；”" for block in blocks) <= 2 + sum(
            block[-1] == "；" for block in blocks
        )


def test_one_quotation_mark_at_least_is_lost() -> None:
    quoted = Report(paragraphs=("落实“四个到位”。",))
    for seed in range(20):
        page = set_page([quoted], Layout(lost_quotation_marks=True), seed)
        assert sum(map(page.text.count, "“”")) < 2


def test_a_column_title_stands_over_the_first_brief_alone() -> None:
    page = set_page([MEETING, BRIEF, BRIEF], Layout(brief_mark="■", column_title="简讯"))
    assert page.text.count("■") == 2
    assert page.text.count("简讯") == 1


def test_a_line_neither_begins_with_a_closing_mark_nor_ends_with_an_opening_one() -> None:
    for width in range(10, 18):
        for line in setting(column_width=width).split("\n"):
            assert not line.startswith(tuple("，。、；：！”）"))
            assert not line.endswith(tuple("“（"))


def written(report: Report) -> str:
    return "\n".join(report.paragraphs).replace("¦", "")


@QUICK
@given(page=pages)
def test_the_same_seed_sets_the_same_page(page: Page) -> None:
    assert set_page(page.reports, page.layout, page.seed) == set_page(page.reports, page.layout, page.seed)


def test_another_seed_cuts_elsewhere() -> None:
    texts = {set_page(REPORTS, Layout(random_cuts=1), seed).text for seed in range(5)}
    assert len(texts) > 1


@QUICK
@given(page=pages)
def test_the_truth_has_every_character_once(page: Page) -> None:
    sheet = set_page(page.reports, page.layout, page.seed)
    assert "".join(g.char for g in sheet.truth.glyphs) == sheet.text
    assert len(sheet.truth.parts) == len(sheet.text)
    for article, part in sheet.truth.parts:
        assert part in PARTS
        assert (article is None) == (part == "furniture")
        assert article is None or 1 <= article <= len(page.reports)


@QUICK
@given(page=pages)
def test_the_body_can_be_rebuilt_from_the_page(page: Page) -> None:
    sheet = set_page(page.reports, page.layout, page.seed)
    for n, (report, truth) in enumerate(zip(page.reports, sheet.truth.articles, strict=True), start=1):
        rebuilt = "".join(g.reads for g in sheet.truth.glyphs if (g.article, g.part) == (n, "body"))
        assert rebuilt == truth.body
        if not (page.layout.lost_quotation_marks or page.layout.traditional or page.layout.misprints):
            assert truth.body == written(report)
        assert re.fullmatch(r"\S+(\n\S+)*", truth.body)


def test_losses_are_lost_in_the_truth_as_well() -> None:
    truth = set_page([MEETING], Layout(lost_quotation_marks=True, misprints=2)).truth.articles[0]
    assert truth.body != written(MEETING)
    assert len(truth.body) < len(written(MEETING))


def test_values_may_differ_from_article_to_article() -> None:
    sheet = set_page(REPORTS, Layout(column_width=(10, None, None)))
    assert max(map(len, part_of(sheet, 1, "body").split("\n"))) <= 14
    assert "双方就2个项目交换意见。" in part_of(sheet, 2, "body").split("\n")[0]


def part_of(sheet: SetPage, n: int, part: str) -> str:
    return "".join(g.char for g in sheet.truth.glyphs if (g.article, g.part) == (n, part))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"column_width": (10, 11)}, "column_width has 2 values for 3 articles"),
        ({"headline_style": "bold"}, "headline_style = 'bold': choose one of plain"),
        ({"half_width": "。"}, "half_width: no rule for '。'"),
    ],
)
def test_a_layout_that_does_not_fit_is_refused(values: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        setting(**values)
