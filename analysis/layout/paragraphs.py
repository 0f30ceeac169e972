"""Paragraphs: how an article's lines join.

A paragraph may be cut by an empty line where a column or a page ended. In wrapped columns the
width of the lines tells where it ends; in text of one line a paragraph the marks do, and for a
short line without a mark what stands on either side of its end.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

from ..lexicons.characters import HAN
from ..people.candidates import can_be_name
from ..people.dictionary import words
from ..people.given_names import surnames
from ..text.characters import CHINESE
from ..text.located import Text
from .byline_names import word_pattern
from .datelines import opens_report
from .lines import Line, ends_sentence, is_narrated
from .notices import is_issuer, is_signing_day
from .setting import Setting, measure
from .words import pattern

#: What can end a paragraph, closing marks after it included.
TERMINAL = re.compile(r"[。！？…；：][”’」』）)》】]*$")
_LISTS = re.compile(r"[；：][”’」』）)》】]*$")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:、|是)|（[一二三四五六七八九十]{1,3}）|[①-⑩]|\d{1,2}[.、．]"
    r"|[■□◆●○◇]|第[一二三四五六七八九十]+[章节条]|——)"
)
#: To whom a letter or a speech goes: 尊敬的家长朋友：
_ADDRESS = re.compile(rf"[{HAN}、（） ]{{2,24}}：")
#: What a paragraph's first line is indented by, in characters.
_INDENT = 2.0
#: Wider lines are no section's heading.
_HEADING = 22


def paragraphs(lines: list[Line]) -> list[Text]:
    """Join an article's lines to paragraphs.

    Parameters
    ----------
    lines : the body lines of one article, in order.

    Returns
    -------
    One Text a paragraph. Blanks inside it still stand (they part the names of a byline);
    :func:`mend_blanks` takes them out.
    """
    column = measure(lines)
    column = column._replace(parted=column.wrapped and _are_parted(lines, column.width))
    found: list[list[Text]] = []
    for n, line in enumerate(lines):
        if n and not _begins(lines, n, column, len(found[-1]) == 1):
            found[-1].append(line.text)
        else:
            found.append([line.text])
    return [join_lines(parts) for parts in found]


def _are_parted(lines: list[Line], width: float) -> bool:
    """Whether every line that surely ends a paragraph has an empty line behind it.

    A line behind an empty one may have lost its indent: it is full with two characters less.
    """
    ends = [
        b
        for a, b in pairwise(lines)
        if TERMINAL.search(a.chars) and a.width < width - (2.5 + _INDENT if a.blanks else 2.5)
    ]
    return len(ends) > 1 and all(line.blanks for line in ends)


def join_lines(parts: list[Text]) -> Text:
    """String lines together, with a blank between latin words and between two names of a byline."""
    pieces: list[Text] = []
    for part in parts:
        if pieces and (_latin(pieces[-1].chars, part.chars) or _two_names(pieces[-1].chars, part.chars)):
            pieces.append(Text(" ", pieces[-1].offsets[-1:] + 1))  # where the line end stood
        pieces.append(part)
    return Text.join(pieces)


_NAME_LAST = re.compile(rf"(?:记者|通讯员|[ （(])([{HAN}]{{2,4}})$")
_NAME_FIRST = re.compile(rf"([{HAN}]{{2,4}})(?=[ ）)]|$)")


def _latin(left: str, right: str) -> bool:
    last, first = left[-1:], right[:1]
    return last.isascii() and last.isalpha() and first.isascii() and first.isalpha()


def _two_names(left: str, right: str) -> bool:
    """Whether a line of a byline ends with a whole name and the next one begins with another."""
    first = _NAME_FIRST.match(right)
    last = _NAME_LAST.search(left[-12:]) if first else None
    if not (last and first and can_be_name(last[1]) and can_be_name(first[1])) or last[1] in surnames():
        return False
    job = word_pattern().search(last[1] + first[1])
    return job is None or job.start() >= len(last[1]) or job.end() <= len(last[1])


def _begins(lines: list[Line], n: int, column: Setting, first: bool) -> bool:
    """Whether line n begins a paragraph; ``first``: the line before it did."""
    line, before = lines[n], lines[n - 1]
    if line.indented or line.head or before.head or _signs(line, before):
        return True
    if n == 1 and _ADDRESS.fullmatch(before.chars):
        return True
    if _LISTS.search(before.chars) and not _SECTION.match(line.chars):
        return False
    if not column.wrapped:
        return _begins_unwrapped(line, before, first, n == 1)
    if not TERMINAL.search(before.chars):
        return False
    if before.chars.endswith(("；", "：")) and not line.blanks:
        return False
    indent = 2.0 if first and (column.short_first or column.parted) else 0.0
    ended_short = before.width < column.width - indent - 2.5
    if column.short_first:
        following = lines[n + 1] if n + 1 < len(lines) else None
        whole = following is None or bool(following.blanks) or line.ends
        looks_first = line.width <= column.width - 1.5
        if line.blanks:
            return ended_short or line.width < column.width - 0.6
        if column.parted or whole or not looks_first:
            return ended_short
        return ended_short or before.width < column.width - 0.9
    return bool(line.blanks) or ended_short


def _signs(line: Line, before: Line) -> bool:
    """Whether a line of its own signs a notice or letter."""
    if not line.signs_notice:
        return False
    if is_signing_day(line.chars):
        return True
    return before.ends or is_issuer(before.chars)


def _begins_unwrapped(line: Line, before: Line, first: bool, at_head: bool) -> bool:
    """In text of one line a paragraph only a line cut in mid-sentence goes on.

    A short line without a mark that began a paragraph is a section's heading, unless it reads on
    in the line below it or stands nearer to the text above.
    """
    if opens_report(before.chars):
        return bool(TERMINAL.search(before.chars))
    if TERMINAL.search(before.chars) or _SECTION.match(line.chars):
        return True
    heading = first and before.width <= _HEADING < line.width and not re.search(r"[，、。；]", before.chars)
    nearer = before.blanks < line.blanks and not at_head
    return heading and bool(before.blanks or line.blanks) and not nearer and not reads_on(before, line)


#: A character that needs another behind it, unless it ends a word (来到 needs one too, but 报到 does not).
_NEEDS_MORE = "<needs more>$"


def reads_on(before: Line, line: Line) -> bool:
    """Whether a line cut off without a mark goes on in the next one.

    Examples
    --------
    >>> from analysis.layout.lines import split_lines
    >>> def lines(text): return split_lines(Text.of(text))
    >>> reads_on(*lines("他先后来到东湖产\\n业园，察看情况。"))
    True
    >>> reads_on(*lines("一线守护\\n清晨，他到岗了。"))
    False
    """
    left, right = before.chars, line.chars
    if re.search(r"[，、；“（《]$", left) or pattern(r"[，、；。：”）》]|<never first>").match(right):
        return True
    if is_narrated(left) and not ends_sentence(left):
        return True  # 王一先后来到云岭 / 安置房项目
    if left.count("“") > left.count("”") or left.count("（") > left.count("）"):
        return True
    if re.search(r"\d$", left) and pattern(r"[\d年月日%时点分]|<counted>").match(right):
        return True
    if re.search(r"\d ?[年月]$", left) and re.match(r"\d", right):
        return True
    if "、" in left and re.match(rf"[{HAN}]{{0,4}}(?:、|等)", right):
        return True
    needs = bool(pattern(_NEEDS_MORE).search(left)) and left[-2:] not in words()
    return needs or cuts_word(left, right)


def cuts_word(left: str, right: str) -> bool:
    """Whether the end of one line and the beginning of the next are two halves of a word.

    The few characters around the line end are cut into the fewest words that jieba's dictionary
    knows, the more frequent ones of equals.

    Examples
    --------
    >>> cuts_word("来到东湖产", "业园"), cuts_word("推动发展", "现在就")
    (True, False)
    """
    left, right = left[-3:], right[:3]
    chars, cut = left + right, len(left)
    best: list[tuple[int, float, bool]] = [(0, 0.0, False)]
    for end in range(1, len(chars) + 1):
        ways = [(best[end - 1][0] + 1, best[end - 1][1], best[end - 1][2])]
        for start in range(max(0, end - 4), end - 1):
            frequency = words().get(chars[start:end])
            if frequency:
                count, cost, crosses = best[start]
                ways.append((count + 1, cost - math.log(frequency), crosses or start < cut < end))
        best.append(min(ways))
    return best[-1][2]


_BLANK = re.compile(
    rf"(?<=[{CHINESE}])[ ]+(?=[{CHINESE}\w%])|(?<=[\w%])[ ]+(?=[{CHINESE}])|(?<=\d)[ ]+(?=[\d%])",
)


def mend_blanks(text: Text) -> Text:
    """Take out the blanks that stand inside Chinese text and beside its digits and letters.

    Examples
    --------
    >>> str(mend_blanks(Text.of("3月 24日，共 114 家 机构，用 Open Data 平台")))
    '3月24日，共114家机构，用Open Data平台'
    """
    return text.sub(_BLANK, "", "blank") if " " in text.chars else text
