"""Hypothesis strategies: layouts, and pages that can be read.

A drawn page leaves a reader something to go by: every article can be told from the one before it
by a headline, an opening (本报讯, 又讯) or a mark (■). What no reader could know is left out: a
headline behind its article that may as well belong to the next, a cut at a full stop, a cut that
leaves what looks like a section's heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Any

from hypothesis import strategies as st

from analysis.words.tokenizer import Tokenizer
from tests.strategies import KINDS, TOPICS, briefs, notices, reports
from tests.typesetter import HEADLINE_STYLES, Layout, Report, set_page

flag = st.booleans()

#: Who signs captions; no report is signed so.
PHOTOGRAPHER = "郝影"


@dataclass(frozen=True)
class Page:
    """What a page is set from."""

    reports: tuple[Report, ...]
    layout: Layout
    seed: int


def line(*choices: str) -> st.SearchStrategy[str]:
    """One of these lines, or as often none."""
    return st.sampled_from(("",) * len(choices) + choices)


def rarely(value: Any, instead: Any = False) -> st.SearchStrategy[Any]:
    """A value one time in four."""
    return st.sampled_from((instead, instead, instead, value))


@st.composite
def columns(draw: st.DrawFn) -> dict[str, Any]:
    """Lines: wrapped columns, long lines, or long lines with blanks where a column's lines ended."""
    form = draw(st.sampled_from(("wrapped", "wrapped", "long", "long", "blanks")))
    width, cuts = draw(st.integers(10, 17)), draw(st.integers(0, 3))
    if form == "wrapped":
        return {"column_width": width, "paragraph_indent": draw(flag), "random_cuts": cuts}
    return {"joined_lines": width if form == "blanks" else None, "tight": draw(flag), "random_cuts": cuts}


CHARACTERS = {
    "space_before_digits": flag,
    "space_after_digits": flag,
    "spaces_around_three_digits": flag,
    "half_width": st.sampled_from(("", "", ",();", ",();:", ",();:!?", "()")),
    "period_as_dot": rarely(True),
    "lost_quotation_marks": flag,
    "traditional": rarely(True),
    "misprints": st.sampled_from((0, 0, 1, 3)),
    "space_after_byline": flag,
    "no_space_after_role": flag,
    "spaced_names": flag,
}
AROUND = {
    "masthead": line("2022年3月26日 星期六"),
    "staff": line("统筹：王明 美编：李丽 校对：张芳", "编辑：赵伟 组版：周佳宁"),
    "page_number": line("A03", "02版"),
    "empty_lines_at_head": st.integers(0, 2),
    "leading_space": flag,
    "ending": st.sampled_from(("line break", "none", "space")),
    "editor_mark": line("②16", "（下转二版）", "（相关资料图）", "详见C03、C04版"),
    "editor_line": line("编辑：赵伟 组版：周佳宁", "责任编辑：hN_2426"),
    "caption": line(f"图为会议现场。 记者 {PHOTOGRAPHER} 摄"),
}
DIGITAL = {
    "navigation": line("第01版:封面 PDF版阅读"),
    "return_line": st.just("返回主页 | 临江日报 | 版面导航"),
    "issue_links": flag,
    "article_links": flag,
    "table_debris": flag,
    "image_debris": flag,
    "calendar_tail": line("2022-03-26,11962| 2022-03-25,11961| 2022-03-24,11960|"),
    "browser_notice": line("建议使用新版浏览器阅读本报数字版"),
    "one_line": flag,
}


@st.composite
def layouts(draw: st.DrawFn, /, **fixed: Any) -> Layout:
    """Any mix of artefacts of lines, characters and surroundings; ``fixed`` values stand."""
    drawn = draw(columns()) | draw(st.fixed_dictionaries(CHARACTERS)) | draw(st.fixed_dictionaries(AROUND))
    return Layout(**(drawn | fixed))


#: So many characters without a mark can be a section's heading.
HEADING = 22


def looks_like_heading(page: Page) -> bool:
    """Whether an empty line cuts a paragraph so that its beginning could be a section's heading.

    In text of one line a paragraph, with an empty line between paragraphs, a short piece without a
    mark stands as a heading does (某人先后来到云岭 / 安置房项目，察看情况); only a cut inside a word gives it
    away. A report's first paragraph is known by its opening, a notice's is not.
    """
    if page.layout.column_width or page.layout.tight or not page.layout.random_cuts:
        return False
    glyphs = set_page(page.reports, page.layout, page.seed).truth.glyphs
    for n, report in enumerate(page.reports, start=1):
        # A line end reads as itself between paragraphs and as nothing at a cut.
        body = "".join(
            "¦" if (g.char, g.reads) == ("\n", "") else g.reads
            for g in glyphs
            if g.article == n and g.part == "body"
        )
        paragraphs = re.sub("¦+", "¦", body.replace("\n¦", "\n")).split("\n")
        for paragraph in paragraphs[bool(report.opening) :]:
            first, cut, rest = paragraph.partition("¦")
            marked = len(first) > HEADING or re.search("[，。、；：]", first)
            if cut and not marked and between_words(first, rest):
                return True
    return False


@cache
def words() -> Tokenizer:
    """jieba's words, without our lists."""
    return Tokenizer()


def between_words(left: str, right: str) -> bool:
    """Whether a cut falls between two words."""
    return len(left) in accumulate(len(token.word) for token in words().cut(left + right[:8]))


def readable(page: Page) -> Page:
    """The page with its cuts at other places, if they would make headings; at last without any."""
    others = (replace(page, seed=seed) for seed in range(page.seed, page.seed + 20))
    uncut = replace(page, layout=replace(page.layout, random_cuts=0))
    return next((other for other in others if not looks_like_heading(other)), uncut)


@st.composite
def headed_pages(draw: st.DrawFn) -> Page:
    """Headlines before their reports, notices among them, and at times 又讯 or a doubled banner."""
    style = draw(st.sampled_from(HEADLINE_STYLES))
    # A headline on the text's own line would stand below a byline on a line before the text.
    places = ("head", "head", "open", "foot", "run-on") + (("line",) if style != "bracketed" else ())
    pieces = draw(reports((*KINDS, *KINDS, notices), places))
    for i in range(1, len(pieces)):
        if (
            pieces[i].byline_at == "head"
            and pieces[i - 1].opening
            and pieces[i].opening
            and draw(rarely(True))
        ):
            pieces[i] = replace(pieces[i], decks=(), opening="又讯")
    if doubled := draw(rarely("units", "")):
        pieces[0] = replace(pieces[0], banner="同心启新程 实干谱新篇")
    fixed: dict[str, Any] = {"headline_style": style, "doubled_banner": doubled}
    if style == "bracketed":
        fixed |= {"column_width": None, "paragraph_indent": False, "joined_lines": None}
    return readable(Page(tuple(pieces), draw(layouts(**fixed)), draw(st.integers(0, 999))))


@st.composite
def torn_pages(draw: st.DrawFn) -> Page:
    """Headlines missing, or one of them left and displaced to the file's end."""
    pieces = draw(reports(places=("head", "head", "open", "foot", "run-on")))
    left = draw(st.none() | st.integers(0, len(pieces) - 1))
    pieces = [r if i == left else replace(r, decks=()) for i, r in enumerate(pieces)]
    fixed: dict[str, Any] = {"headline_place": draw(st.sampled_from(("end", "missing")))}
    if draw(rarely(True)) and pieces[0].byline_at == "head":
        pieces[0] = replace(pieces[0], opening="", byline="")
        fixed["continued_from"] = ("（上接一版）", *("" for _ in pieces[1:]))
    return readable(Page(tuple(pieces), draw(layouts(**fixed)), draw(st.integers(0, 999))))


@st.composite
def brief_pages(draw: st.DrawFn) -> Page:
    """A column of briefs, each with its mark."""
    pieces = draw(reports((briefs,), ("head",), most=len(TOPICS) // 2))
    title = draw(st.sampled_from(("本市要闻", "要闻简报")))
    layout = draw(layouts(brief_mark=draw(st.sampled_from("■□")), column_title=title, caption=""))
    return Page(tuple(pieces), layout, draw(st.integers(0, 999)))


@st.composite
def digital_pages(draw: st.DrawFn) -> Page:
    """One article of a digital edition between its furniture."""
    pieces = draw(reports(places=("head", "open", "foot", "run-on"), most=1))
    styles = ("plain", "one line", "two lines", "hash", "bracketed")
    others = ("三条公交线路下月优化调整", "今年首场招聘会周末举行")
    fixed = draw(st.fixed_dictionaries(DIGITAL)) | {
        "headline_style": draw(st.sampled_from(styles)),
        "headline_list": draw(flag),
        "other_headlines": others,
        "column_width": None,
        "paragraph_indent": False,
    }
    if fixed["one_line"]:
        fixed["random_cuts"] = 0
    if fixed["headline_style"] == "bracketed":
        fixed["joined_lines"] = None
    return readable(Page(tuple(pieces), draw(layouts(**fixed)), draw(st.integers(0, 999))))


#: Every form of page that is drawn.
FORMS = {
    "headed": headed_pages(),
    "torn": torn_pages(),
    "briefs": brief_pages(),
    "digital": digital_pages(),
}
pages = st.one_of(*FORMS.values())
