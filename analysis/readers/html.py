"""HTML: the text of an e-paper's page, laid out as the text reader expects it.

selectolax (lexbor) parses; it keeps every paragraph and is fast. What is a headline and what a
byline, these rules say: an ``h1``; else the line that the page's title repeats; else what a class
calls a title.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from .. import lexicons
from ..lexicons.characters import HAN
from .errors import CorpusError
from .html_lines import SENTENCE, Line, set_lines
from .markup import LARGEST_HTML, check_depth, decode_html, without_hidden
from .published import PUBLISHED


def read_html(data: bytes) -> tuple[str, str]:
    """Read an HTML page of an e-paper as text.

    Parameters
    ----------
    data : the file's bytes.

    Returns
    -------
    Its text, a line a paragraph, headlines marked with ``#``, and the encoding's name. Scripts,
    navigation, forms, hidden elements and lists of links are left out.

    Raises
    ------
    CorpusError : the page is too large, nested too deep, in no known encoding, or has no text.

    Examples
    --------
    >>> page = "<h1>全市召开大会</h1><p class=author>作者：王一</p><p>昨日，会议召开。<p>市长出席。"
    >>> read_html(page.encode())[0].split("\\n\\n")
    ['# 全市召开大会', '记者 王一', '昨日，会议召开。', '市长出席。']
    """
    if len(data) > LARGEST_HTML:
        raise CorpusError(
            f"larger than {LARGEST_HTML // 1_000_000} MB, which no page is; save its text as .txt"
        )
    source, encoding = decode_html(data)
    if source.strip() and not re.search(r"<[A-Za-z!/?]", source):
        return source, encoding  # a text that is named as a page
    source = without_hidden(source)
    source = check_depth(source)
    tree = LexborHTMLParser(source.replace("\0", ""))
    lines = set_lines(tree.body) if tree.body else []
    title = tree.css_first("title")
    _mark_headlines(lines, title.text(strip=True) if title else "", len(tree.css("article")) > 1)
    lines = _without_labels(lines)
    if not lines:
        raise CorpusError(
            "no text in it (a frame, a list of links, or filled by a script); save the page's text as .txt"
        )
    return _laid_out(lines), encoding


def _mark_headlines(lines: list[Line], title: str, several: bool) -> None:
    """Leave a rank on the lines that are headlines: ``h1``, what stands in for it, and decks under it."""
    has_h1 = any(line.rank == 1 for line in lines)
    for n, line in enumerate(lines):
        under_head = n > 0 and lines[n - 1].rank > 0
        if line.rank == 3 or (line.rank == 2 and has_h1 and not several and not under_head):
            line.rank = 0  # the heading of a section
    if any(line.rank for line in lines):
        return
    name = _bare_title(title)
    named = [line for line in lines if name and _bare(line.chars) == _bare(name)]
    named = named or [
        line for line in lines if line.titled and len(line.chars) <= 60 and not SENTENCE.search(line.chars)
    ]
    for line in named[:1]:
        line.rank = 1
    text = next((n for n, line in enumerate(lines) if SENTENCE.search(line.chars)), None)
    if name and not named and text is not None:
        while text and lines[text - 1].author:
            text -= 1
        lines.insert(text, Line(name, blank=True, rank=1))


def _bare_title(title: str) -> str:
    """The headline in a page's title, without the paper's or site's name at either end; "" if it has none.

    Examples
    --------
    >>> _bare_title("全市召开大会_临江日报数字报"), _bare_title("临江日报"), _bare_title("第01版：要闻")
    ('全市召开大会', '', '')
    >>> _bare_title("临江日报数字报-全市召开大会")
    '全市召开大会'
    """
    sites = _words("site")
    title = _site_before().sub("", title.strip())
    head = re.split(rf"\s+[-–—|]+\s+|[_|]|-{{1,2}}(?=[^-]*(?:{sites})[^-]*$)", title)[0].strip()
    site = re.search(rf"(?:{_words('whole site')})$|第 ?\w{{1,3}} ?版|^\d{{4}}年", head)
    section = re.fullmatch(_words("section"), head)
    return "" if site or section or len(re.findall(f"[{HAN}]", head)) < 4 else head


@lexicons.cached
def _words(kind: str) -> str:
    """The words of a kind as alternatives of a pattern, the longest first."""
    return lexicons.any_of(row["word"] for row in lexicons.read("web_words") if row["kind"] == kind)


@lexicons.cached
def _site_before() -> re.Pattern[str]:
    """The paper's or site's name in front of a headline."""
    return re.compile(rf"^[^\s\-–—|_：:]{{2,15}}(?:{_words('whole site')})\s*[-–—|_：:]+\s*")


@lexicons.cached
def _label() -> re.Pattern[str]:
    """A line of nothing but buttons and labels: 图集, 打印 关闭."""
    return re.compile(rf"[\s>|｜·\[\]【】]{{0,8}}(?:(?:{_words('label')})[\s>|｜·\[\]【】：:]{{0,8}})+")


_ORIGINAL = re.compile(r"[（(]?\s?原标题\s?[：:]")
_EDITION = re.compile(r"版|数字报|电子报")


def _without_labels(lines: list[Line]) -> list[Line]:
    """The page's lines without its buttons, and without what stands in its head.

    A page with one headline and the time of its publication below is no newspaper's page: what stands
    above (the site's clock, its hotline) belongs to no article.
    """
    lines = [line for line in lines if line.rank or not _label().fullmatch(line.chars)]
    heads = [n for n, line in enumerate(lines) if line.rank == 1]
    if not heads:
        return lines
    lines = [line for line in lines if line.rank or not _ORIGINAL.match(line.chars)]
    first = next(n for n, line in enumerate(lines) if line.rank == 1)
    timed = any(PUBLISHED.search(line.chars) for line in lines[first + 1 : first + 5])
    if len(heads) > 1 or not timed or any(_EDITION.search(line.chars) for line in lines[:first]):
        return lines
    return [line for n, line in enumerate(lines) if n >= first or SENTENCE.search(line.chars)]


def _bare(chars: str) -> str:
    return re.sub(r"\s", "", chars)


def _laid_out(lines: list[Line]) -> str:
    parts: list[str] = []
    for line in lines:
        chars = f"{'#' * line.rank} {line.chars.strip()}" if line.rank else line.chars
        chars = _byline(line.chars) if line.author else chars
        parts.append(("\n\n" if line.blank else "\n") * bool(parts) + chars)
    return "".join(parts)


def _byline(chars: str) -> str:
    """A line that the page calls its author's: with the word that says so, for the reader of bylines."""
    chars = re.sub(r"^\s*作者\s*[：:]\s*(?=\S*(?:记者|通讯员))", "", chars)
    names = re.fullmatch(
        rf"\s*(?:作者\s*[：:]?)?\s*(?P<names>[{HAN}·]{{2,4}}(?:[\s、]+[{HAN}·]{{2,4}}){{0,5}})\s*", chars
    )
    if names and not re.search(_words("no author"), names["names"]):
        return f"记者 {names['names']}"
    return chars
