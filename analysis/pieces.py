"""Pieces: which lines of a page belong to which article, and as what.

A page is walked line by line. Furniture is set aside by its form; openings (本报讯, a byline under
a headline, ■) start an article; lines signed by a reporter close one; blocks of short lines in
front of a text are its headline (:mod:`analysis.blocks`). What is left is body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from .blocks import DAY, Marked, body_starts, heads_before
from .bylines import OPENING, Signature, head_byline, line_byline
from .furniture import line_reason, strip_ends
from .layout import MARK, Line, ends_sentence, is_headlike, measure, strip
from .text import Text

_CAPTION = re.compile(
    r"(?:(?:图为|上图|下图|左图|右图|图[①-⑨一二三四]|题图|▲|△|▼).{0,120}"
    r"|[（(].{0,8}(?:资料图|資料圖|资料照片|图片).{0,8}[）)]"
    r"|[①-⑨][^。]{2,40}"
    r"|[^。]{0,80}[。 ）)][^。]{0,30}(?:摄|供图)[）)]?"
    r"|[^。]{2,60}[（(](?:资料图片?|资料照片)[）)]"
    r"|.{2,60} (?:[\u4e00-\u9fff]{1,4} ?){1,4} ?(?:摄|供图)[）)]?)"
)
_BRIEF = re.compile(r"[■□◆●](?![■□◆●])\s*")


@dataclass
class Piece:
    """The lines of one article, by what they are."""

    heads: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    credits: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)


@dataclass
class Sheet:
    """A page cut into pieces: articles, headlines nobody claimed yet, furniture with its reason."""

    pieces: list[Piece] = field(default_factory=list)
    unclaimed: list[Line] = field(default_factory=list)
    furniture: list[tuple[Text, str]] = field(default_factory=list)


def cut(lines: list[Line]) -> Sheet:
    """Cut a page's lines into articles.

    Parameters
    ----------
    lines : the page's lines (:func:`analysis.layout.split_lines`).

    Returns
    -------
    A :class:`Sheet`; every line is in it exactly once.
    """
    sheet = Sheet()
    marked = _mark(lines, sheet)
    starts = body_starts(marked)
    head_at = heads_before(marked, starts[0], 0) if starts else len(marked)
    sheet.unclaimed += [m.line for m in marked[:head_at]]
    for start, end in pairwise([*starts, len(marked)]):
        piece = Piece(heads=[m.line for m in marked[head_at:start] if m.label == "text"])
        piece.captions = [m.line for m in marked[head_at:start] if m.label == "caption"]
        piece.credits = [m.line for m in marked[head_at:start] if m.label in ("byline", "credit")]
        piece.signatures = [s for m in marked[head_at:start] for s in m.signatures]
        head_at = heads_before(marked, end, start + 1)
        for m in marked[start:head_at]:
            target = {"credit": piece.credits, "byline": piece.credits, "caption": piece.captions}
            target.get(m.label, piece.lines).append(m.line)
            piece.signatures += m.signatures
        sheet.pieces.append(piece)
    if starts:
        sheet.unclaimed += [m.line for m in marked[head_at:]]
    return sheet


def _mark(lines: list[Line], sheet: Sheet) -> list[Marked]:
    """Set furniture aside and say of every other line what it looks like."""
    marked: list[Marked] = []
    listed = _printed_twice(lines)
    blanks, continued = 0, False
    for n, line in enumerate(lines):
        reason = _reason(lines, n) or listed.get(n)
        if reason:
            sheet.furniture.append((line.text, reason))
            blanks = max(blanks, line.blanks)
            continued = continued or (
                reason == "continuation mark" and bool(re.search("上接|紧接", line.chars))
            )
            continue
        text, taken = strip_ends(line.text)
        sheet.furniture += taken
        if taken and (left := line_reason(text.chars)):
            sheet.furniture.append((text, left))
            continue
        line = line._replace(text=text, blanks=max(line.blanks, blanks))
        new = Marked(
            line, continued=continued or any(re.match("[（(]上接|[（(]紧接", str(t)) for t, _ in taken)
        )
        new.closed = (
            any(why in ("continuation mark", "editor's mark") for _, why in taken) and not new.continued
        )
        blanks, continued = 0, False
        marked.append(new)
    wrapped = measure([m.line for m in marked])
    for n, m in enumerate(marked):
        _label(m, marked[n - 1] if n else None, marked[n + 1] if n + 1 < len(marked) else None, wrapped.width)
    _settle_bylines(marked)
    return marked


def _reason(lines: list[Line], n: int) -> str | None:
    """Why line n is furniture; a bare date in mid-page signs a notice and is none."""
    chars = lines[n].chars
    reason = line_reason(chars)
    if reason == "page number" and n and not lines[n].blanks and lines[n - 1].chars.endswith(("、", "详见")):
        return None  # 详见C03、 / C04版
    if reason == "masthead" and re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", chars) and 6 < n < len(lines) - 3:
        return None
    if reason is None and len(chars) == 1 and "\u4e00" <= chars <= "\u9fff":
        around = [line.chars for line in lines[max(0, n - 1) : n + 2] if line.chars != chars]
        return "vertical banner" if any(len(c) == 1 for c in around) else None
    return reason


def _printed_twice(lines: list[Line]) -> dict[int, str]:
    """Headlines listed in front of the article that bears them, and leads printed twice.

    In wrapped columns two lines of body can be alike by chance, so there only a line that stands
    by itself counts. Lines that stand together with a listed headline are of the list.
    """
    wrapped = measure(lines).wrapped
    listed: dict[int, str] = {}
    seen: dict[str, int] = {}
    for n, line in enumerate(lines):
        bare = re.sub(r"\s", "", line.chars)
        alone = bool(line.blanks or not n) and (n + 1 == len(lines) or bool(lines[n + 1].blanks))
        if len(bare) < 8 or OPENING.match(line.chars) or (wrapped and not alone):
            continue
        known = seen.get(bare)
        if known is None and is_headlike(line):
            known = next((k for b, k in seen.items() if b in bare and is_headlike(lines[k])), None)
        if known is not None and is_headlike(line):
            listed |= dict.fromkeys(_list_around(lines, known, n), "headline listed elsewhere on the page")
        elif bare in seen and not any(OPENING.match(between.chars) for between in lines[seen[bare] : n]):
            listed[n] = "printed twice"
        elif earlier := next(
            (k for b, k in seen.items() if b.endswith("……") and bare.startswith(b[-30:-2][:15] or b)), None
        ):
            listed[earlier] = "lead printed twice"
        seen[bare] = n
    return listed


def _list_around(lines: list[Line], at: int, before: int) -> list[int]:
    """The run of headline-like lines that a listed headline stands in, up to its second printing."""
    first = last = at
    while first > 0 and not lines[first].blanks and _listable(lines[first - 1]):
        first -= 1
    while last + 1 < before and not lines[last + 1].blanks and _listable(lines[last + 1]):
        last += 1
    return list(range(first, last + 1)) if last - first >= 3 else [at]


def _listable(line: Line) -> bool:
    return is_headlike(line) and not line_reason(line.chars)


def _label(m: Marked, before: Marked | None, after: Marked | None, column: float) -> None:
    chars = m.line.chars
    if OPENING.match(chars):
        m.label = "opening"
        return
    if _CAPTION.fullmatch(chars) and re.search(r"^图|。.*(?:摄|供图)[）)]?$", chars):
        m.label = "caption"
        return
    m.signatures = line_byline(chars)
    if m.signatures:
        m.label = "byline"
        if (
            chars.endswith(("摄", "摄影", "供图"))
            and before
            and before.label == "text"
            and is_headlike(before.line)
        ):
            m.label = "caption"
        return
    if head_byline(chars):
        m.label = "opening"
    elif brief := _BRIEF.match(chars):
        m.label = "text" if _is_brief_head(m.line, brief.end(), after, column) else "opening"
        if m.label == "text":
            text = strip(m.line.text.sub(rf"\A{_BRIEF.pattern}", "", MARK))
            m.line = m.line._replace(head=True, text=text, blanks=max(1, m.line.blanks))
    elif (_CAPTION.fullmatch(chars) and not ends_sentence(chars)) or (
        chars.startswith("图为") and m.line.width <= 80
    ):
        m.label = "caption"


def _is_brief_head(line: Line, at: int, after: Marked | None, column: float) -> bool:
    """Whether ■ stands before a brief's headline (a short line with text under it), not before its text."""
    rest = line.chars[at:]
    if (
        OPENING.match(rest)
        or DAY.match(rest)
        or after is None
        or not is_headlike(line)
        or ends_sentence(rest)
    ):
        return False
    if _BRIEF.match(after.line.chars):
        return False
    return (
        bool(OPENING.match(after.line.chars) or after.line.blanks) or not column or line.width < column - 1.5
    )


def _runs_on(marked: list[Marked], n: int) -> bool:
    """Whether a byline began in a line before: …陪同。某报全媒体 / 记者王一, （某报全媒 / 体记者 王一）."""
    before, m = marked[n - 1], marked[n]
    if before.label not in ("text", "opening") or m.line.blanks or ends_sentence(before.line.chars):
        return False
    first = n - 1
    while first > 0 and not marked[first].line.blanks and marked[first].label == "text" and n - first < 5:
        first -= 1
    above = "".join(x.line.chars for x in marked[first:n])
    return "。" in before.line.chars or above.count("（") > above.count("）")


def _settle_bylines(marked: list[Marked]) -> None:
    """A byline under a headline opens an article; one behind a full stop closes it."""
    for n, m in enumerate(marked):
        if m.label != "byline":
            continue
        if n and _runs_on(marked, n):
            m.label, m.signatures = "text", []
            continue
        before = next((b for b in reversed(marked[:n]) if b.label != "caption"), None)
        after = marked[n + 1] if n + 1 < len(marked) else None
        closing = before is not None and (
            before.label == "credit"
            or before.closed
            or (ends_sentence(before.line.chars) and not before.line.head)
        )
        if closing or after is None:
            m.label = "credit"
        elif not (before is not None and before.label == "opening") and after.label == "text":
            m.label = "opening byline"
