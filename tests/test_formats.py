"""Pages as HTML, PDF and zip archives: the same articles as from their text, and nothing that hangs."""

import datetime
import html
import json
import os
import re
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

import analysis
from analysis.fonts import web_font
from analysis.issues.dating import date_in_name
from analysis.layout.articles import read_articles
from analysis.readers import CorpusError, archives, read_text
from analysis.readers.child import read_in_child
from analysis.readers.columns import Glyph, reading_order
from analysis.readers.html import read_html


class Report(NamedTuple):
    """An invented report as it is to be read."""

    headline: str
    byline: str
    paragraphs: tuple[str, ...]


REPORTS = (
    Report(
        "全市招商引资工作推进会召开",
        "本报讯（记者 王一 通讯员 刘丹）",
        (
            "昨日，全市招商引资工作推进会召开。市长李二主持会议并讲话，市领导赵三、钱四、孙五参加会议。",
            "会议指出，要坚持项目为王，推动高质量发展，确保完成全年目标任务，以优异成绩迎接盛会召开。",
            "会议强调，各级各部门要压实责任，取得实效。2022年第一季度签约项目23个，总投资114.5亿元。",
        ),
    ),
    Report(
        "青河县高标准农田建设进展顺利",
        "本报讯（记者 周六）",
        (
            "3月25日，副市长吴七到青河县调研春耕生产工作，实地察看了高标准农田建设项目和农机合作社。",
            "吴七要求，严格落实粮食安全责任，稳定播种面积，抓好田间管理，坚决遏制耕地“非农化”。",
        ),
    ),
    Report(
        "临江市图书馆新馆向读者开放",
        "本报讯（记者 郑八）",
        ("日前，临江市图书馆新馆向读者开放，设有阅览座位1200个，藏书56万册，每周开放六天。",),
    ),
)
MASTHEAD = "A02 要闻 2022年3月26日 星期六 临江日报"


def as_text(reports: tuple[Report, ...] = REPORTS) -> str:
    blocks = ["\n".join([f"{r.byline}{r.paragraphs[0]}", *r.paragraphs[1:]]) for r in reports]
    return (
        MASTHEAD + "\n\n" + "\n\n".join(f"{r.headline}\n\n{b}" for r, b in zip(reports, blocks, strict=True))
    )


def articles_of(text: str) -> list[tuple[str | None, str, list[tuple[str, str]]]]:
    reading = read_articles("p", text)
    return [
        (a.headline, a.body, [(c.name, c.role) for c in reading.contributors if c.article == a.article])
        for a in reading.articles
    ]


def test_the_text_itself_is_read_as_written() -> None:
    found = articles_of(as_text())
    assert [(head, body) for head, body, _ in found] == [
        (r.headline, "\n".join(r.paragraphs)) for r in REPORTS
    ]
    assert [signed for _, _, signed in found] == [
        [("王一", "reporter"), ("刘丹", "correspondent")],
        [("周六", "reporter")],
        [("郑八", "reporter")],
    ]


# --- HTML ---


def paragraphs(report: Report, tag: str = "p") -> str:
    texts = [report.byline + report.paragraphs[0], *report.paragraphs[1:]]
    return "".join(f"<{tag}>　　{html.escape(text)}</{tag}>\n" for text in texts)


def e_paper(reports: tuple[Report, ...] = REPORTS) -> str:
    """A page of a digital edition: navigation, a list of the page's headlines, the articles, a foot."""
    links = "".join(f'<li><a href="content_{n}.htm">{r.headline}</a></li>' for n, r in enumerate(reports))
    articles = "".join(f"<article><h2>{r.headline}</h2>\n{paragraphs(r)}</article>" for r in reports)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>A02：要闻 - 临江日报数字报</title>
<style>p {{ margin: 0 }}</style><script>document.write("<p>广告</p>")</script></head><body>
<nav><a href="/">首页</a><a href="/a">数字报</a></nav>
<div class="date"><b>A02</b> 要闻 2022年3月26日 星期六 <b>临江日报</b></div>
<ul>{links}</ul>{articles}
<div><a href="p">上一篇</a> <a href="n">下一篇</a></div>
<div style="display:none">隐藏的一段话。</div><footer>临江日报社版权所有。</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_e_paper_page_gives_the_articles_of_its_text(encoding: str) -> None:
    declared = {"gb18030": "gb2312", "utf-16": "utf-16"}.get(encoding, "utf-8")
    text, read_with = read_text("a.html", e_paper().replace('"utf-8"', f'"{declared}"', 1).encode(encoding))
    assert read_with == encoding
    assert articles_of(text) == articles_of(as_text())
    assert "广告" not in text
    assert "隐藏" not in text


ONE = REPORTS[0]
ARTICLE = paragraphs(ONE)
HEADLINES = {
    "h1": f"<title>临江日报</title><h1>{ONE.headline}</h1>{ARTICLE}",
    "h1 over a section": f"<h1>{ONE.headline}</h1>{ARTICLE}",
    "title repeated": f"<title>{ONE.headline}_临江日报数字报</title><div>{ONE.headline}</div>{ARTICLE}",
    "title only": f"<title>{ONE.headline} - 临江日报</title>{ARTICLE}",
    "class in a table": "<title>临江日报</title><table><tr><td class='font01'><strong>"
    f"{ONE.headline}</strong></td></tr></table><div id='ozoom'>{paragraphs(ONE, 'P')}</div>",
    "line breaks": f"<h1>{ONE.headline}</h1>" + ARTICLE.replace("<p>", "").replace("</p>", "<br><br>"),
    "linked": f"<h1><a href='x'>{ONE.headline}</a></h1>{ARTICLE}",
    "the paper's name before the title": f"<title>临江日报数字报-{ONE.headline}</title>"
    f"<div>{ONE.headline}</div>{ARTICLE}",
    "Founder's elements": "<title>临江日报</title><founder-pretitle>市委部署重点工作</founder-pretitle>"
    f"<founder-title>{ONE.headline}</founder-title><founder-subtitle>多个项目集中签约</founder-subtitle>"
    f"<founder-content>{ARTICLE}</founder-content>",
    "Founder's page": f"<title>{ONE.headline}-临江日报多媒体数字报刊平台</title>"
    "<div><a>首页</a> &gt; 正文</div>"
    f"<h2 class='title1'>市委部署重点工作</h2><h1>{ONE.headline}</h1><h2 class='title2'>多个项目集中签约</h2>"
    "<p class='left'>□ 2022年03月26日　A02版：要闻</p><div id='ozoom'><founder-content><!--enpcontent-->"
    f"{paragraphs(ONE, 'P').replace('　', '&emsp;')}<!--/enpcontent--></founder-content></div>",
    "a table cell with a class": f"<table><tr><td class='bt1'><founder-title>{ONE.headline}</founder-title>"
    f"</td></tr></table><div id='ozoom'>{ARTICLE}</div>",
    "an image map beside it": f"<img usemap='#m'><map name='m'><area title='{ONE.headline}'></map>"
    f"<table><tr><td><h1>{ONE.headline}</h1></td></tr><tr><td>{ARTICLE}</td></tr></table>",
    "preformatted": f"<title>{ONE.headline}</title><pre>{ONE.headline}\n\n{ONE.byline}"
    + "\n".join(ONE.paragraphs)
    + "</pre>",
    "no element at all": f"{ONE.headline}\n\n{ONE.byline}" + "\n".join(ONE.paragraphs),
    "elements left open": f"<h1>{ONE.headline}<p>" + ARTICLE.replace("</p>", ""),
    "a span a line": f"<h1>{ONE.headline}</h1>"
    + "".join(
        "<p>" + "\n".join(f"<span>{text[n : n + 7]}</span>" for n in range(0, len(text), 7)) + "</p>"
        for text in (ONE.byline + ONE.paragraphs[0], *ONE.paragraphs[1:])
    ),
}
SEVERAL = {
    "a table of the page": "<table><tr><td colspan=2>{masthead}</td></tr><tr><td><table>{links}</table></td>"
    "<td><table>{rows}</table></td></tr></table>",
    "cells side by side": "<div>{masthead}</div><table><tr>{cells}</tr></table>",
    "a banner over cells side by side": "<div>{masthead}</div><h1>奋进新征程 建功新时代</h1>"
    "<table><tr>{cells}</tr></table>",
    "headings of the fourth rank": "<div>{masthead}</div>{fourth}",
    "headlines in bold": "<div>{masthead}</div>{bold}",
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several_articles_on_a_page_in_tables_are_told_apart(name: str) -> None:
    body = SEVERAL[name].format(
        masthead=MASTHEAD,
        links="".join(f"<tr><td><a href='{n}'>{r.headline}</a></td></tr>" for n, r in enumerate(REPORTS)),
        rows="".join(
            f"<tr><td><b>{r.headline}</b></td></tr><tr><td>{paragraphs(r)}</td></tr>" for r in REPORTS
        ),
        cells="".join(f"<td><h2>{r.headline}</h2>{paragraphs(r)}</td>" for r in REPORTS),
        fourth="".join(f"<h4>{r.headline}</h4>{paragraphs(r)}" for r in REPORTS),
        bold="".join(f"<p><strong>{r.headline}</strong></p>{paragraphs(r)}" for r in REPORTS),
    )
    page = f"<meta charset='gb2312'><title>临江日报</title>{body}".encode("gbk")
    text, encoding = read_text("a.htm", page)
    assert encoding == "gb18030"
    assert articles_of(text) == articles_of(as_text())


@pytest.mark.parametrize("name", HEADLINES)
def test_a_headline_is_found_wherever_the_page_has_it(name: str) -> None:
    text, _ = read_html(HEADLINES[name].encode())
    assert articles_of(text) == articles_of(as_text((ONE,)))
    assert [line.strip("# ") for line in text.split("\n")].count(ONE.headline) == 1


@pytest.mark.parametrize("author", ["作者：王一", "王一", "记者 王一", "本报记者 王一", "作者：记者 王一"])
def test_a_byline_is_read_from_the_line_marked_as_the_authors(author: str) -> None:
    body = "".join(f"<p>{p}</p>" for p in ONE.paragraphs)
    text, _ = read_html(f"<h1>{ONE.headline}</h1><p class='author'>{author}</p>{body}".encode())
    assert articles_of(text) == [(ONE.headline, "\n".join(ONE.paragraphs), [("王一", "reporter")])]


def test_a_charset_that_the_bytes_contradict_is_passed_over() -> None:
    page = '<meta charset="gb2312"><p>会议研究部署春耕生产工作。'
    assert read_html(page.encode()) == ("会议研究部署春耕生产工作。", "utf-8")
    page = '<meta charset="utf-8"><p>会议研究部署春耕生产工作。'
    assert read_html(page.encode("gbk")) == ("会议研究部署春耕生产工作。", "gb18030")
    page = '<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>會議研究春耕生產。'
    assert read_html(page.encode("big5")) == ("會議研究春耕生產。", "big5")


BOMBS = {
    "nested": "<div>" * 100_000,
    "unclosed fonts": "".join(f"<p><font color=c{n}>" for n in range(5_000)),
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    "open tags": "<a " * 100_000,
    "lists": "<ul><li>" * 50_000,
    "large": "会" * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(CorpusError, match=r"nested|attributes|larger") as caught:
        read_html(BOMBS[name].encode())
    assert "\n" not in str(caught.value)


def test_deep_pages_within_reason_are_read_whole() -> None:
    assert read_html(("<div>" * 300 + "会议召开。" + "</div>" * 300).encode())[0] == "会议召开。"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<map name='m'><area title='全市召开大会' href='a'></map>",
        "<script>x()</script>",
        "<frameset><frame src=a></frameset>",
        "<!-- 会议",
    ],
)
def test_a_page_without_text_says_so(page: str) -> None:
    with pytest.raises(CorpusError, match="no text in it"):
        read_html(page.encode())


WEB_TEXT = "<p>3月25日，临江画展在市美术馆开幕。</p><p>画展展出作品三百幅。</p>"
#: What web pages put around a report, with the report read out of it.
WEB = {
    "a page that is one form": "<title>临江画展昨日开幕-临江市人民政府</title>"
    f"<form action=a><input type=hidden><h1>临江画展昨日开幕</h1>{WEB_TEXT}</form>",
    "a clock above the headline": "<div>2021年10月7日 星期四</div><h1>临江画展昨日开幕</h1>"
    f"<p>2022-03-26 10:08 来源：临江网</p>{WEB_TEXT}",
    "a hotline above, buttons below": "<div>临江晚报新闻热线 0000-55550123</div><h1>临江画展昨日开幕</h1>"
    f"<p>2022-03-26 20:30 来源：临江网</p><p>调整字体</p><p>图集</p>{WEB_TEXT}",
    "a section's name in title and h1": "<title>新闻动态--临江画院官网</title><h2>新闻动态</h2>"
    f"<div class=title>临江画展昨日开幕</div>{WEB_TEXT}",
    "another headline behind it": "<h1>临江画展昨日开幕</h1><p>（原标题：市美术馆举行画展开幕式）</p>"
    + WEB_TEXT,
    "an unclosed style": f"<style>p {{ color: red }}<body><h1>临江画展昨日开幕</h1>{WEB_TEXT}",
    "comments that end early": f"<!-- a > b --><!--><h1>临江画展昨日开幕</h1><!-- c >{WEB_TEXT}",
    "a field to search in": "<form>搜索 <select><option>全站</select></form>"
    f"<h1>临江画展昨日开幕</h1>{WEB_TEXT}",
}


@pytest.mark.parametrize("name", WEB)
def test_a_web_page_is_its_report(name: str) -> None:
    body = "3月25日，临江画展在市美术馆开幕。\n画展展出作品三百幅。"
    assert articles_of(read_html(WEB[name].encode())[0]) == [("临江画展昨日开幕", body, [])]


@pytest.mark.parametrize("tag", ["<div>", "<div/>", "<section>"])
def test_blocks_nested_too_deep_lose_no_text(tag: str) -> None:
    text, _ = read_html("".join(f"{tag}第{n}段。" for n in range(8_000)).encode())
    assert text.split() == [f"第{n}段。" for n in range(8_000)]


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("<h1>临江画展开幕</h1><p>2022-03-26 10:08:30 来源：临江网</p>", "2022-03-26T10:08:30"),
        ("<p>发布时间：2022年3月6日</p>", "2022-03-06"),
        ("<meta name='PubDate' content='2022/3/26 8:05'><p>2020-01-01 10:00</p>", "2022-03-26T08:05"),
        ("<time datetime='2022-03-26T10:08:30+08:00'>昨日</time>", "2022-03-26T10:08:30"),
        ("<div>2021年10月7日 星期四</div><p>3月25日，画展开幕。</p>", None),
        ("<p>发布时间：2022-13-40</p>", None),
    ],
)
def test_a_web_page_says_when_it_was_published(tmp_path: Path, page: str, published: str | None) -> None:
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8>{page}<p>会议召开。</p>", encoding="utf-8")
    found = analysis.read(tmp_path).pages["published"][0]
    assert (None if pd.isna(found) else found) == published


# --- Chromium: a saved page, and pages printed to PDF ---


@pytest.fixture(scope="module")
def tab(browser: Any) -> Iterator[Any]:
    """A tab of the browser that saves and prints the pages."""
    tab = browser.new_page()
    yield tab
    tab.close()


def test_a_saved_page_gives_the_articles_of_its_text(tab: Any) -> None:
    """What a browser saves is the page as its scripts have built it."""
    lists = json.dumps([[r.headline, paragraphs(r)] for r in REPORTS], ensure_ascii=False)
    tab.set_content(f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>A02：要闻 - 临江日报数字报</title><style>.old {{ display: none }}</style></head><body>
<div id="top"></div><ul id="list"></ul><div id="ozoom"></div><script>
document.getElementById("top").innerHTML = "<a href='/'>返回主页</a> | <b>{MASTHEAD}</b> | 版面导航";
for (const [head, text] of {lists}) {{
  document.getElementById("list").innerHTML += "<li><a href='#'>" + head + "</a></li>";
  document.getElementById("ozoom").innerHTML += "<div><h2>" + head + "</h2>" + text + "</div>";
}}
</script><p class="old" style="display: none">旧的一段话。</p><div>上一期 下一期</div></body></html>""")
    saved = tab.content()
    assert "<h2>" + ONE.headline in saved
    text, encoding = read_text("content_1.html", saved.encode())
    assert encoding == "utf-8"
    assert articles_of(text) == articles_of(as_text())
    assert "旧的一段话" not in text


CSS = """body { font: 10pt Page; width: 180mm; margin: 0 } p { margin: 0; text-indent: 2em; line-height: 1.6 }
h1 { font-size: 14pt; text-align: center; white-space: nowrap; margin: 8mm 0 4mm }
section { column-gap: 8mm; text-align: justify } figure { margin: 0 0 2mm; break-inside: avoid }
figcaption { font-size: 8pt } .beside { display: grid; column-gap: 10mm }"""
CAPTION = "图为会议现场。 郑八 摄"
PICTURE = f"""<figure><svg width="100%" height="30mm"><rect width="100%" height="100%" fill="#999"/></svg>
<figcaption>{CAPTION}</figcaption></figure>"""


def set_in_columns(report: Report, columns: int, style: str = "", picture: str = "") -> str:
    """A report as the newspaper sets it; a picture box stands behind its first paragraph."""
    first, *others = paragraphs(report).replace("　", "").split("</p>")
    return (
        f"<h1>{report.headline}</h1><section style='columns: {columns}; {style}'>"
        f"{first}</p>{picture}{'</p>'.join(others)}</section>"
    )


def beside(widths: str, *boxes: str) -> str:
    """Boxes side by side."""
    inside = "".join(f"<div>{box}</div>" for box in boxes)
    return f"<div class='beside' style='grid-template-columns: {widths}'>{inside}</div>"


FIRST, SECOND, THIRD = REPORTS
BANNER = "<h1 style='font-size: 22pt'>奋进新征程 建功新时代</h1>"


def around(report: Report) -> str:
    """A report whose headline stands amid its columns, its text on either side and under it."""
    first, second, third = (
        f"<p>{text}</p>" for text in (report.byline + report.paragraphs[0], *report.paragraphs[1:])
    )
    inner = f"<h1>{report.headline}</h1><section style='columns: 2'>{second}</section>"
    return f"<div style='margin-top: 8mm'>{beside('1fr 2fr 1fr', first, inner, third)}</div>"


def down_the_side(report: Report) -> str:
    """A report with its headline set vertically at its left."""
    head = f"<div style='writing-mode: vertical-rl; font-size: 14pt; height: 70mm'>{report.headline}</div>"
    text = f"<section style='columns: 2'>{paragraphs(report).replace('　', '')}</section>"
    return f"<div style='margin-top: 8mm'>{beside('16mm 1fr', head, text)}</div>"


def stamped(degrees: int, size: str, *places: tuple[int, int]) -> str:
    """A slanted watermark over the reports, once at each place (mm from the left and top)."""
    style = f"position: absolute; white-space: nowrap; opacity: 0.3; font-size: {size}; text-indent: 0"
    marks = "".join(
        f"<div style='{style}; left: {x}mm; top: {y}mm; transform: rotate({degrees}deg)'>奋进新征程</div>"
        for x, y in places
    )
    return "".join(set_in_columns(r, 3) for r in REPORTS) + marks


def headed(style: str, *columns: int, twice: str = "") -> str:
    """The reports under headlines of a style, or drawn again at a distance."""
    again = rf"<span style='position: absolute; left: {twice}; top: 0'>\1</span>" if twice else ""
    text = "".join(set_in_columns(r, n) for r, n in zip(REPORTS, columns, strict=True))
    return re.sub("<h1>(.*?)</h1>", rf"<h1 style='position: relative; {style}'>\1{again}</h1>", text)


SHORT = "text-align: left; margin: 2mm 0 1mm; font-size: 13pt"
SET = {
    "a watermark across the page": stamped(-30, "40pt", (20, 60)),
    "a watermark at 45 degrees": stamped(45, "36pt", (30, 80)),
    "small watermarks all over the page": stamped(
        -25, "9pt", *((x, y) for x in (5, 60, 120) for y in range(20, 200, 15))
    ),
    "letterspaced headlines": headed("letter-spacing: 0.6em", 3, 3, 2),
    "headlines spaced by an em": headed("letter-spacing: 1em; font-size: 12.5pt", 2, 3, 3),
    "large headlines letterspaced": headed("letter-spacing: 0.5em; font-size: 17pt", 3, 2, 2),
    "bold headlines drawn twice": headed("text-align: left", 2, 3, 3, twice="0.4pt"),
    "bold headlines drawn a little lower": headed("text-align: left; top: 0", 3, 3, 3, twice="0.8pt"),
    "large headlines drawn twice": headed("text-align: left; font-size: 20pt", 2, 2, 2, twice="0.6pt"),
    "short headlines under three columns over two": headed(SHORT, 3, 2, 3),
    "short headlines under four columns over three": headed(SHORT, 4, 3, 2),
    "short headlines under two columns over three": headed(SHORT, 2, 3, 4),
    "a banner over two articles side by side": BANNER
    + beside("1fr 1fr", set_in_columns(FIRST, 2), set_in_columns(SECOND, 2))
    + set_in_columns(THIRD, 3),
    "three articles side by side": beside("1fr 1fr 1fr", *(set_in_columns(r, 1) for r in REPORTS)),
    "a headline amid its columns": around(FIRST) + "".join(set_in_columns(r, 3) for r in REPORTS[1:]),
    "vertical headlines": "".join(down_the_side(r) for r in REPORTS),
    "five columns": "".join(set_in_columns(r, 5) for r in REPORTS),
    "ragged columns": "".join(set_in_columns(r, 3, "text-align: left") for r in REPORTS),
    "narrow gutters": "".join(set_in_columns(r, 3, "column-gap: 3.6mm") for r in REPORTS),
    "two columns": "".join(set_in_columns(r, 2) for r in REPORTS),
    "three columns": "".join(set_in_columns(r, 3) for r in REPORTS),
    "four columns under a headline narrower than two": "".join(set_in_columns(r, 4) for r in REPORTS),
    "columns filled one after the other": "".join(
        set_in_columns(r, 3, "column-fill: auto; height: 34mm") for r in REPORTS
    ),
    "rules between the columns": "".join(set_in_columns(r, 3, "column-rule: 0.5pt solid") for r in REPORTS),
    "frames around the articles": "".join(
        f"<div style='border: 1pt solid; padding: 3mm'>{set_in_columns(r, 2)}</div>" for r in REPORTS
    ),
    "a picture box in two columns": set_in_columns(FIRST, 2, picture=PICTURE)
    + "".join(set_in_columns(r, 2) for r in REPORTS[1:]),
    "a picture box in three columns": set_in_columns(FIRST, 3, picture=PICTURE)
    + "".join(set_in_columns(r, 3) for r in REPORTS[1:]),
    "a picture box beside an article": beside("2fr 1fr", set_in_columns(FIRST, 2), PICTURE)
    + "".join(set_in_columns(r, 3) for r in REPORTS[1:]),
    "a picture box before an article": beside("1fr 2fr", PICTURE, set_in_columns(FIRST, 2))
    + "".join(set_in_columns(r, 3) for r in REPORTS[1:]),
    "two articles side by side": beside("1fr 1fr", set_in_columns(FIRST, 2), set_in_columns(SECOND, 2))
    + set_in_columns(THIRD, 3),
    "two articles of one column side by side": beside(
        "1fr 1fr", set_in_columns(FIRST, 1), set_in_columns(SECOND, 1)
    )
    + set_in_columns(THIRD, 3),
    "two pages": set_in_columns(FIRST, 2)
    + "<div style='break-after: page'></div>"
    + "".join(set_in_columns(r, 2) for r in REPORTS[1:]),
}


def print_pdf(tab: Any, body: str, size: str = "14pt") -> bytes:
    """Print a page as Chromium does, in a font that every machine with the tests has."""
    style = web_font(MASTHEAD + body, "Page") + CSS.replace("14pt", size)
    tab.set_content(f"<meta charset='utf-8'><style>{style}</style><div>{MASTHEAD}</div>{body}")
    tab.evaluate("document.fonts.ready")
    data: bytes = tab.pdf(format="A4")
    return data


@pytest.mark.parametrize("name", SET)
def test_a_printed_page_gives_the_articles_of_its_text(tab: Any, name: str) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    text, encoding = read_text("a.pdf", print_pdf(tab, SET[name]))
    assert encoding == "pdf"
    assert articles_of(text) == articles_of(as_text())
    assert text.split("\n")[0] == MASTHEAD
    assert (CAPTION in text) == ("picture" in name)


@pytest.fixture(scope="module")
def printed(tab: Any) -> bytes:
    """The reports in two columns under large headlines."""
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    return print_pdf(tab, SET["two columns"], "20pt")


def test_the_size_of_the_headlines_does_not_matter(printed: bytes) -> None:
    assert articles_of(read_text("a.pdf", printed)[0]) == articles_of(as_text())


def test_pages_in_folders_and_archives_give_the_articles_of_their_text(
    tmp_path: Path, printed: bytes
) -> None:
    (tmp_path / "2022" / "03").mkdir(parents=True)
    (tmp_path / "2022" / "03" / "A02.pdf").write_bytes(printed)
    (tmp_path / "2022" / "A02.html").write_text(e_paper(), encoding="utf-8")
    zipped(tmp_path / "2022" / "03" / "x.zip", ("a/b/A02.pdf", printed), ("a/A02.htm", e_paper().encode()))
    (tmp_path / "A02.txt").write_text(as_text(), encoding="utf-8")
    corpus = analysis.read(tmp_path)
    assert corpus.problems() == []
    assert {str(day)[:10] for day in corpus.pages.issue_date} == {"2022-03-26"}
    assert len(corpus.pages) == 5
    assert corpus.pages["copy_of"].notna().sum() == 4  # the same articles in all of them
    assert list(corpus.articles["body"]) == ["\n".join(r.paragraphs) for r in REPORTS]


def test_a_damaged_pdf_is_one_problem_or_a_text(printed: bytes) -> None:
    for cut in (10, 1000, len(printed) // 2, len(printed) - 200):
        damaged = printed[:cut] + bytes(100)
        try:
            read_text("a.pdf", damaged)
        except CorpusError as fault:
            assert "\n" not in str(fault)  # noqa: PT017


def blank_pdf(trailer: str = "") -> bytes:
    objects = (
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    )
    return f"%PDF-1.4\n{objects}trailer<</Root 1 0 R{trailer}>>\n%%EOF".encode()


def test_a_scan_says_that_it_has_no_text() -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    with pytest.raises(CorpusError, match="recognise its text"):
        read_text("a.pdf", blank_pdf())


def test_a_locked_pdf_says_that_it_is_locked(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    key = "5a" * 32  # no password gives this
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -44>>/ID[<{key[:32]}><{key[:32]}>]"
    (tmp_path / "a.pdf").write_bytes(blank_pdf(lock))
    (tmp_path / "b.txt").write_text(as_text(), encoding="utf-8")
    assert analysis.read(tmp_path).problems() == ["a.pdf: locked with a password; save it without one"]


def test_a_missing_extra_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "a.pdf").write_bytes(blank_pdf())
    (tmp_path / "b.txt").write_text(as_text(), encoding="utf-8")
    (problem,) = analysis.read(tmp_path).problems()
    assert problem.startswith("a.pdf: pypdfium2")
    assert "install the extra: pip install 'zhengzhou-newsroom[pdf]'" in problem


def line(chars: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    return [Glyph(c, x + size * n, x + size * n + size, y, size) for n, c in enumerate(chars)]


def test_columns_are_read_one_after_the_other_whatever_order_the_file_has() -> None:
    head = line("全市召开大会", 30, 100, 20)
    left = line("会议研究，", 0, 70) + line("部署春耕。", 0, 54) + line("会议指出，", 0, 38)
    right = line("抓好生产，", 70, 70) + line("压实责任。", 70, 54) + line("完。", 70, 38)
    wanted = "全市召开大会\n\n会议研究，部署春耕。会议指出，抓好生产，压实责任。完。"
    assert reading_order(head + left + right) == wanted
    assert reading_order((right + left + head)[::-1]) == wanted


def test_an_article_beside_another_keeps_its_headline() -> None:
    one = line("甲县开会", 0, 100, 20) + line("甲县昨日召开会议", 0, 70) + line("部署。", 0, 54)
    two = line("乙县开会", 110, 100, 20) + line("乙县昨日召开会议", 110, 70) + line("部署。", 110, 54)
    text = reading_order(one + two)
    assert text == "甲县开会\n\n甲县昨日召开会议部署。\n\n乙县开会\n\n乙县昨日召开会议部署。"


# --- Archives ---


def zipped(path: Path, *members: tuple[str | bytes, bytes]) -> Path:
    """A zip archive; a name in bytes is written as it is, without the flag for UTF-8."""
    raw_names = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, (name, data) in enumerate(members):
            shown = name if isinstance(name, str) else f"{n:0{len(name)}d}"
            archive.writestr(shown, data)
            raw_names += [(shown.encode(), name)] if isinstance(name, bytes) else []
    written = path.read_bytes()
    for shown_bytes, raw in raw_names:
        written = written.replace(shown_bytes, raw)
    path.write_bytes(written)
    return path


PAGE = as_text((ONE,)).encode()


def files(folder: Path) -> dict[str, str | None]:
    return {r.row.file: r.row.problem for r in analysis.read(folder).readings}


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    members = [("要闻/A02.txt", PAGE), ("a/b/c.html", e_paper((ONE,)).encode()), ("a/.hidden.txt", PAGE)]
    zipped(tmp_path / "2022.zip", *members, ("__MACOSX/._A02.txt", b""), ("notes.docx", b""))
    (tmp_path / "nested").mkdir()
    zipped(tmp_path / "nested" / "x.ZIP", ("A02.txt", PAGE))
    corpus = analysis.read(tmp_path)
    assert [r.row.file for r in corpus.readings] == [
        "2022.zip/a/b/c.html",
        "2022.zip/要闻/A02.txt",
        "nested/x.ZIP/A02.txt",
    ]
    assert corpus.problems() == []
    assert list(corpus.articles["headline"]) == [ONE.headline]
    assert corpus.pages["copy_of"].notna().sum() == 2
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["2022.zip", "nested", "x.ZIP"]


def test_names_of_any_length_and_ends_in_capitals_are_read(tmp_path: Path) -> None:
    long = "甲" * 300 + "/" + "乙" * 300
    zipped(tmp_path / "A.ZIP", (f"{long}.TXT", PAGE), ("b/c/d/e/f.HTM", e_paper((ONE,)).encode()))
    (tmp_path / "A.TXT").write_bytes(PAGE)
    (tmp_path / "A.HTML").write_bytes(e_paper((ONE,)).encode())
    (tmp_path / ("丙" * 80 + ".Htm")).write_bytes(e_paper((ONE,)).encode())
    corpus = analysis.read(tmp_path)
    assert corpus.problems() == []
    assert list(corpus.articles["headline"]) == [ONE.headline]
    assert corpus.pages["copy_of"].notna().sum() == 4
    assert corpus.pages["page"].is_unique
    assert f"A.ZIP/{long}.TXT" in set(corpus.pages["file"])


def test_a_member_packed_in_an_unknown_way_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a.txt", PAGE), ("b.txt", PAGE))
    packed = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):  # the method, in both headers of the first
        start = packed.index(mark) + at
        packed[start : start + 2] = struct.pack("<H", 97)
    path.write_bytes(packed)
    problems = {r.row.file: r.row.problem for r in analysis.read(tmp_path).readings}
    assert str(problems["a.zip/a.txt"]).startswith("cannot be unpacked (")
    assert problems["a.zip/b.txt"] is None


def test_names_in_gbk_are_decoded(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", ("郑州/要闻.txt".encode("gbk"), PAGE))
    assert list(files(tmp_path)) == ["a.zip/郑州/要闻.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    zipped(folder / "a.zip", (name, PAGE), ("b.txt", PAGE))
    found = files(folder)
    (problem,) = [problem for file, problem in found.items() if "out" in file]
    assert "leads out of the archive" in str(problem)
    assert found["a.zip/b.txt"] is None
    assert not list(tmp_path.rglob("out*"))


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zipped(tmp_path / "a.zip", ("bomb.txt", bytes(5_000_000)), ("b.txt", PAGE), ("in.zip", b""))
    found = files(tmp_path)
    assert "packed to less than" in str(found["a.zip/bomb.txt"])
    assert "inside an archive" in str(found["a.zip/in.zip"])
    assert found["a.zip/b.txt"] is None
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 1000)
    with pytest.raises(CorpusError, match="unpacks to more"):
        analysis.read(tmp_path)


def test_files_that_share_their_bytes_in_an_archive_are_not_read(tmp_path: Path) -> None:
    """One packed page listed under many names would be as many pages (a bomb that no ratio shows)."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, PAGE)
        archive.filelist[1].header_offset = 1  # inside the bytes of the first
    found = files(tmp_path)
    assert [name for name, problem in found.items() if problem is None] == ["a.zip/a.txt", "a.zip/c.txt"]
    assert "shares its bytes" in str(found["a.zip/b.txt"])


def test_a_damaged_or_locked_member_stops_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("a.txt", PAGE), ("b.txt", PAGE))
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF  # inside the first member's data
    path.write_bytes(data)
    locked = bytearray(zipped(tmp_path / "b.zip", ("c.txt", PAGE)).read_bytes())
    central = locked.index(b"PK\x01\x02")
    locked[central + 8 : central + 10] = struct.pack("<H", 1)
    (tmp_path / "b.zip").write_bytes(locked)
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "d.zip").write_bytes(zipped(tmp_path / "x", ("readme.md", b"")).read_bytes())
    found = files(tmp_path)
    assert "cannot be unpacked" in str(found["a.zip/a.txt"])
    assert found["a.zip/b.txt"] is None
    assert "password" in str(found["b.zip/c.txt"])
    assert "pack it again" in str(found["c.zip"])
    assert "no page in it" in str(found["d.zip"])


def test_a_manifest_names_pages_in_archives(tmp_path: Path) -> None:
    undated = as_text((ONE,)).replace(MASTHEAD, "").encode()
    zipped(tmp_path / "a.zip", ("x/one.txt", undated), ("x/two.txt", undated))
    manifest = "file,paper,issue_date,page\na.zip/x/one.txt,,2022-03-26,A01\ntwo.txt,,2022-03-27,A02\n"
    (tmp_path / "pages.csv").write_text(manifest, encoding="utf-8")
    assert list(analysis.read(tmp_path).pages["page"]) == ["2022-03-26-A01", "2022-03-27-A02"]
    (tmp_path / "pages.csv").write_text("file\na.zip/x/three.txt\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="is not in the folder"):
        analysis.read(tmp_path)


def test_a_file_named_in_gbk_on_disk_can_be_written_to_a_table(tmp_path: Path) -> None:
    try:
        Path(str(tmp_path), "要闻.txt".encode("gbk").decode("utf-8", "surrogateescape")).write_bytes(PAGE)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    corpus = analysis.read(tmp_path)
    assert list(corpus.pages["file"]) == ["要闻.txt"]
    assert corpus.pages.to_csv()


# --- Issue dates from names ---


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("2022-03-26_A03.txt", "2022-03-26"),
        ("20220326/A03.txt", "2022-03-26"),
        ("2022-03/26/content_101.htm", "2022-03-26"),
        ("a.zip/临江日报2022年3月26日.pdf", "2022-03-26"),
        ("2022.3.26/2022-03-26.txt", "2022-03-26"),
        ("2022-03.txt", None),
        ("2022-02-30.txt", None),
        ("scan-20220326017.txt", None),
        ("2022-03-26/2022-03-27.txt", None),
    ],
)
def test_a_full_date_in_the_names_is_found(file: str, wanted: str | None) -> None:
    assert date_in_name(file) == (datetime.date.fromisoformat(wanted) if wanted else None)


def test_the_printed_date_wins_over_the_name_and_the_manifest_over_all(tmp_path: Path) -> None:
    undated = as_text((ONE,)).replace(MASTHEAD, "").encode()
    for name, data in (("printed", PAGE), ("named", undated), ("stated", PAGE), ("year", undated)):
        (tmp_path / f"2022-03-30_{name}.txt").write_bytes(data)
    manifest = "file,issue_date\n2022-03-30_stated.txt,2022-04-01\n2022-03-30_year.txt,2021\n"
    (tmp_path / "pages.csv").write_text(manifest, encoding="utf-8")
    pages = analysis.read(tmp_path).pages
    found = {
        file.removesuffix(".txt").partition("_")[2]: (str(day)[:10], source, reason)
        for file, day, source, reason in zip(
            pages["file"],
            pages["issue_date"],
            pages["issue_date_source"],
            pages["issue_date_reason"],
            strict=True,
        )
    }
    assert found["printed"][:2] == ("2022-03-26", "printed")
    assert found["named"] == ("2022-03-30", "inferred", "file name")
    assert found["stated"][:2] == ("2022-04-01", "manifest")
    assert found["year"][1] == "unknown"


def _endless(name: str, data: bytes) -> tuple[str, str]:
    while True:
        pass


def _greedy(name: str, data: bytes) -> tuple[str, str]:
    return "x" * 100_000_000_000, "utf-8"


def _deadly(name: str, data: bytes) -> tuple[str, str]:
    os._exit(7)


@pytest.mark.parametrize(
    ("read", "why"),
    [(_endless, "not read within 0.5 seconds"), (_deadly, "ended the process that read it (status 7)")],
)
def test_a_file_that_hurts_its_reader_hurts_no_other(
    read: Callable[[str, bytes], tuple[str, str]], why: str
) -> None:
    with pytest.raises(CorpusError, match=re.escape(why)):
        read_in_child(read, "a.pdf", b"", seconds=0.5)


def test_a_file_that_takes_all_memory_takes_that_of_its_child() -> None:
    with pytest.raises(MemoryError):
        read_in_child(_greedy, "a.pdf", b"")
