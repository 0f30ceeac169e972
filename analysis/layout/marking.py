"""Marking: what every line of a page looks like, by itself and beside its neighbours.

Furniture is set aside by its form. Of the other lines some open an article (本报讯, a byline under
a headline, ■), some sign it, some stand under a picture; the rest is text.
"""

from __future__ import annotations

import re

from ..lexicons.characters import HAN
from ..text.located import Text
from .broken_bylines import whole_bylines
from .byline_names import Signature
from .bylines import credits_in, head_byline, tail_byline
from .datelines import dateline_end
from .furniture import line_reason, strip_ends
from .lines import MARK, Line, ends_sentence, strip
from .marked import Furniture, Marked
from .notices import is_issuer, is_signing_day
from .repeats import printed_twice
from .run_on import day_opening
from .setting import measure
from .sharing import shared
from .words import CAPTION, pattern

_SURE_CAPTION = re.compile(r"^图|。[^。]{0,80}(?:摄|供图)[）)]?$")
_CONTINUED = re.compile(r"(?:continuation mark: )?[（(](?:上接|紧接)")
_BRIEF = re.compile(r"[■□◆●](?![■□◆●])\s*")


def mark(lines: list[Line]) -> tuple[list[Marked], Furniture]:
    """Set furniture aside and say of every other line what it looks like.

    Parameters
    ----------
    lines : the page's lines (:func:`analysis.layout.lines.split_lines`).

    Returns
    -------
    The lines of articles, marked, and the furniture with its reasons.
    """
    marked, furniture = _set_aside(lines)
    marked = whole_bylines(marked, furniture)
    column = measure([m.line for m in marked])
    for n, m in enumerate(marked):
        _label(m, marked[n - 1] if n else None, marked[n + 1] if n + 1 < len(marked) else None, column.width)
    _settle_bylines(marked)
    if not column.wrapped:
        _settle_captions(marked)
    return marked, furniture


def _set_aside(lines: list[Line]) -> tuple[list[Marked], Furniture]:
    """Part a page's lines from its furniture; what furniture says of its neighbours stays with them."""
    marked: list[Marked] = []
    furniture: Furniture = []
    lines = _whole_marks(lines)
    listed = printed_twice(lines)
    blanks, passed = 0, ""
    titled = sum(_heads_text(lines, n) for n in range(len(lines))) >= _MANY_TITLED
    noted: list[Signature] = []
    for n, line in enumerate(lines):
        reason = _reason(lines, n) or listed.get(n)
        if reason == "column title" and titled and _heads_text(lines, n):
            reason = None
        text, taken = (line.text, []) if reason else strip_ends(line.text, line.look)
        furniture += taken
        if taken and not (reason or any(_CONTINUED.match(str(t)) for t, _ in taken)):
            reason = line_reason(text.chars)
        if reason:
            furniture.append((text, reason))
            blanks = max(blanks, line.blanks)
            passed += f"{reason}: {line.chars}\n"
            noted += credits_in(line.chars) if reason == "repost notice" else []
            continue
        continued = bool(passed and _CONTINUED.search(passed))
        closed = False
        if taken:
            continued = continued or any(_CONTINUED.match(str(t)) for t, _ in taken)
            closed = any(why in ("continuation mark", "editor's mark") for _, why in taken) and not continued
        parted = bool(passed and _PARTS.search(passed))
        if taken or blanks > line.blanks:
            line = line.but(text=text, blanks=max(line.blanks, blanks))
        marked.append(Marked(line, closed=closed, continued=continued, parted=parted, noted=noted))
        blanks, passed, noted = 0, "", []
    return marked, furniture


#: Furniture that parts what stands below it from the article above.
_PARTS = re.compile("staff strip|editor's mark|column title")
#: So many articles of a page with their headline right above the text, and an empty line above that.
_MANY_TITLED = 3


def _heads_text(lines: list[Line], n: int) -> bool:
    """Whether line n stands under an empty line and right above one line of text, as its headline."""
    line = lines[n]
    if n + 1 == len(lines) or not (line.blanks or n == 0) or not line.headlike:
        return False
    below = lines[n + 1]
    return not below.blanks and below.ends and not below.headlike and below.dateline is None


#: Only lines of a column end inside a mark, in characters.
_MARKED_LINE = 60
#: The beginning of a mark at a line's end: 详见, （下转, （相关资
_MARK_BEGINS = re.compile(r"(?:详见?|[（(])[^（()）。]{0,12}$|[①-⑳㉑-㊿]$")


def _whole_marks(lines: list[Line]) -> list[Line]:
    """Join a mark that a line end has cut: （相关资 / 料图）, 详见C03、 / C04版."""
    found: list[Line] = []
    for line in lines:
        begun = found and not line.blanks and _MARK_BEGINS.search(found[-1].chars[-16:])
        if begun and max(len(found[-1].chars), len(line.chars)) <= _MARKED_LINE:
            text = Text.join([found[-1].text, line.text])
            left, taken = strip_ends(text)
            if line_reason(text.chars) or (taken and len(left) < len(found[-1].text)):
                found[-1] = found[-1].but(text=text)
                continue
        found.append(line)
    return found


_ONE_HAN = re.compile(f"[{HAN}]")


def _reason(lines: list[Line], n: int) -> str | None:
    """Why line n is furniture; a bare date in mid-page signs a notice and is none."""
    chars = lines[n].chars
    reason = lines[n].reason
    if reason == "masthead" and _signs_notice(lines, n):
        return None
    if reason is None and len(chars) == 1 and _ONE_HAN.match(chars):
        around = [line.chars for line in lines[max(0, n - 1) : n + 2] if line.chars != chars]
        return "vertical banner" if any(len(c) == 1 for c in around) else None
    return reason


def _signs_notice(lines: list[Line], n: int) -> bool:
    """Whether line n is the day below a notice: under a body's name, or bare in mid-page."""
    if not n or not is_signing_day(lines[n].chars) or lines[n - 1].reason:
        return False
    above = lines[n - 1].chars
    two = lines[n - 2].chars + above if n > 1 and not lines[n - 1].blanks else ""
    if is_issuer(above) or is_issuer(two):
        return True
    return n > 6 and (n < len(lines) - 3 or not (lines[n].blanks or ends_sentence(above)))


#: Who wrote a commentary, without a name.
_COMMENTATOR = "<own paper>?(?:特约|特邀)?评论员"


def _is_commentator(chars: str) -> bool:
    return chars.endswith("员") and bool(pattern(_COMMENTATOR).fullmatch(chars))


#: What stands in front of a dateline in its line is no article if it is no wider.
_WIDEST_CAPTION = 90


def _is_caption_run_on(m: Marked, before: Marked | None, after: Marked | None) -> bool:
    """Whether a page's first words are a caption that runs into the dateline: 会议现场。临江日报讯."""
    first = before is None and after is not None and m.line.runs_on
    short = m.line.ends and m.line.width <= _WIDEST_CAPTION
    return first and short and after is not None and after.line.dateline is not None


def _label(m: Marked, before: Marked | None, after: Marked | None, column: float) -> None:
    chars = m.line.chars
    if m.line.dateline:
        m.label = "opening"
        return
    if _is_caption_run_on(m, before, after):
        m.label = "caption"
        return
    caption = bool(m.line.look.captions and pattern(CAPTION).fullmatch(chars))
    if caption and _SURE_CAPTION.search(chars):
        m.label = "caption"
        return
    m.signatures = list(m.line.signatures)
    if m.signatures or m.line.byline is not None or _is_commentator(chars):
        m.label = "byline"
        if (
            chars.endswith(("摄", "摄影", "供图"))
            and before
            and before.label == "text"
            and before.line.headlike
        ):
            m.label = "caption"
        return
    if m.line.head_byline:
        m.label = "opening"
    elif brief := _BRIEF.match(chars):
        m.label = "text" if _is_brief_head(m.line, brief.end(), after, column) else "opening"
        if m.label == "text":
            text = strip(m.line.text.sub(rf"\A{_BRIEF.pattern}", "", MARK))
            m.line = m.line.but(head=True, text=text, blanks=max(1, m.line.blanks))
    elif (caption and not m.line.ends) or (chars.startswith("图为") and m.line.width <= 80):
        m.label = "caption"


def _is_brief_head(line: Line, at: int, after: Marked | None, column: float) -> bool:
    """Whether ■ stands before a brief's headline (a short line with text under it), not before its text."""
    rest = line.chars[at:]
    if dateline_end(rest) or day_opening().match(rest) or after is None:
        return False
    if not line.headlike or ends_sentence(rest):
        return False
    if _BRIEF.match(after.line.chars):
        return False
    return bool(after.line.dateline or after.line.blanks) or not column or line.width < column - 1.5


def _runs_on(marked: list[Marked], n: int) -> bool:
    """Whether a byline began in a line before: …陪同。某报全媒体 / 记者王一, （某报全媒 / 体记者 王一）."""
    before, m = marked[n - 1], marked[n]
    if before.label not in ("text", "opening") or m.line.blanks or before.line.ends:
        return False
    first = n - 1
    while first > 0 and not marked[first].line.blanks and marked[first].label == "text" and n - first < 5:
        first -= 1
    above = "".join(x.line.chars for x in marked[first:n])
    if m.line.chars.startswith("本报") and above.count("（") <= above.count("）"):
        return False  # a byline's first word
    if "。" in before.line.chars or above.count("（") > above.count("）"):
        return True
    # The line after may hold the end of what is signed: 记者王一、李 / 二三、通讯员赵四报 / 道：
    after = marked[n + 1].line if n + 1 < len(marked) else None
    below = after.chars if after and not after.blanks and not m.line.ends else ""
    head, tail = head_byline(above + m.line.chars + below), tail_byline(above + m.line.chars)
    return bool((head and head.end > len(above)) or (tail and tail.start < len(above)))


def _settle_bylines(marked: list[Marked]) -> None:
    """A byline under a headline opens an article; one behind a full stop closes it."""
    for n, m in enumerate(marked):
        begins = m.label == "opening" and not (m.line.dateline or _BRIEF.match(m.line.chars))
        if n and (begins or m.label == "byline") and _runs_on(marked, n):
            m.label, m.signatures = "text", []
        elif m.label == "byline":
            m.label = _byline_label(marked, n)


#: So much of a caption, in pairs of characters, stands in the text above it.
_OF_ABOVE = 0.4


def _settle_captions(marked: list[Marked]) -> None:
    """A short line between two paragraphs that tells of the one above it is the caption of a picture.

    The captions of a web page are left there when its pictures are not; no empty line sets them apart.
    """
    for above, m, below in zip(marked, marked[1:], marked[2:], strict=False):
        between = above.line.ends and below.line.ends and not (m.line.blanks or below.line.blanks)
        if not between or not (above.label == m.label == below.label == "text") or m.line.head:
            continue
        if m.line.headlike and not m.line.ends and not (above.line.headlike or below.line.headlike):
            told = shared(m.line.chars, above.line.chars)
            if told >= _OF_ABOVE and told > shared(m.line.chars, below.line.chars):
                m.label = "caption"


def _byline_label(marked: list[Marked], n: int) -> str:
    before = next((b for b in reversed(marked[max(0, n - 8) : n]) if b.label != "caption"), None)
    after = marked[n + 1] if n + 1 < len(marked) else None
    closing = before is not None and (
        before.label == "credit" or before.closed or (before.line.ends and not before.line.head)
    )
    if closing or after is None:
        return "credit"
    opened = before is not None and before.label == "opening"
    return "opening byline" if not opened and after.label == "text" else "byline"
