"""Headlines: whose they are when the page has torn them from their article, and their decks.

A headline shares its names and event words with its article. Where a page leaves headlines at its
end, or lists them at its top, each goes to the article it shares most with; a line that shares
nothing with any is a banner.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from .. import lexicons
from .lines import Line
from .paragraphs import cuts_word
from .pieces import Piece, Sheet
from .sharing import Shares, Sharing
from .words import alternatives

#: Below this share of a headline's (weighted) character pairs an article does not know it.
_LEAST = 0.34
_MOST_DECKS = 5


def attach(sheet: Sheet) -> None:
    """Give every headline to the article it belongs to; changes the sheet in place.

    Lines in front of an article stay with it unless they share nothing with it and much with
    another; lines nobody claimed go to the article without a headline that shares most with them;
    what is left is booked as furniture.
    """
    pieces = sheet.pieces
    if not pieces:
        return
    sharing = Sharing(["".join(line.chars for line in piece.lines) for piece in pieces])
    loose = list(sheet.unclaimed)
    sheet.unclaimed = []
    for n, piece in enumerate(pieces):
        piece.heads, away = _own(piece.heads, n, sharing)
        if sheet.single and n == 0:
            piece.heads, menu = _without_menu(piece.heads, sharing)
            sheet.furniture += [(line.text, "navigation") for line in menu]
        loose += away
    starts = [_place_of([*piece.lines[:1], *piece.credits[:1]]) for piece in pieces]
    bare = np.array([not piece.heads for piece in pieces])
    for group in _groups(loose):
        _place(group, bisect_left(starts, _place_of(group[:1])), sheet, sharing, bare)


def _own(heads: list[Line], n: int, sharing: Sharing) -> tuple[list[Line], list[Line]]:
    """Part the lines in front of article n into its own decks and lines that belong elsewhere."""
    first, others = 0, False
    while len(heads) - first > 1:
        line, following = heads[first], heads[first + 1]
        others = _is_other_articles(line, n, sharing) or (others and not line.blanks)
        foreign = others or _is_banner(line, n, sharing)
        if len(heads) - first <= _MOST_DECKS and (not foreign or _is_subhead(following)):
            break
        first += 1
    if len(heads) - first == 1 and _is_other_articles(heads[first], n, sharing):
        first += 1
    return heads[first:], heads[:first]


#: A headline of a web page says so much of what its text says, and the words of its menu less.
_TELLS = 0.5


def _without_menu(heads: list[Line], sharing: Sharing) -> tuple[list[Line], list[Line]]:
    """Part a web page's headline from the words of its menu above it."""
    shares = [sharing.shares(line.chars, 0).of(0) for line in heads]
    first = next((n for n, share in enumerate(shares) if share >= _TELLS), 0)
    return heads[first:], heads[:first]


def _is_subhead(line: Line) -> bool:
    """Whether a line is a deck that a dash ties to the one above it: ——某县扶贫见闻."""
    return line.chars.startswith("——")


def _is_other_articles(line: Line, n: int, sharing: Sharing) -> bool:
    """Whether a line knows another article and not the one below it; the first of its decks decides."""
    main = max(line.chars.split(), key=lambda deck: bool(_news().search(deck)), default="")
    shares = sharing.shares(main, n)
    share = shares.highest(but=n)
    return share > 0.6 and shares.of(n) < 0.5 * share


def _is_banner(line: Line, n: int, sharing: Sharing) -> bool:
    """Whether a short line shares nothing with the article below it."""
    short = line.width <= 14 and not line.head and not _is_couplet(line.chars)
    return short and sharing.shares(line.chars, n).of(n) < 0.12


def _is_couplet(chars: str) -> bool:
    """Whether a line is two halves of one length that say different things: a deck, and no banner.

    Examples
    --------
    >>> [_is_couplet(s) for s in ("凝聚共识勇担当 同心共筑出彩梦", "聚焦两会 聚焦两会", "要闻")]
    [True, False, False]
    """
    halves = chars.split()
    return len(halves) == 2 and len(halves[0]) == len(halves[1]) >= 5 and halves[0] != halves[1]


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Lines that stand together, so that decks stay with their headline."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.blanks:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _text(group: list[Line]) -> str:
    return " ".join(line.chars for line in group)


def _place_of(lines: list[Line]) -> int:
    """Where the first of some lines stands on the page."""
    return min(int(line.text.offsets[0]) for line in lines)


def _place(group: list[Line], near: int, sheet: Sheet, sharing: Sharing, bare: NDArray[np.bool_]) -> None:
    """Give a stray group to the article that shares most with it, or book it as furniture.

    Articles without a headline (``bare``) come first; the group stood in front of article ``near``.
    """
    main = decks(group)[2][0]  # the other decks may be slogans that any article could bear
    shares, whole = sharing.shares(main.chars, near), sharing.shares(_text(group), near)
    share, article = Shares(shares.shares + 0.1 * whole.shares, shares.first).best(bare)
    if share >= _LEAST:
        sheet.pieces[article].heads += group
        bare[article] = False
        return
    if len(group) > 1:
        for line in group:
            _place([line], near, sheet, sharing, bare)
        return
    line = group[0]
    share, article = shares.best()
    if share >= 0.75 and line.width >= 8:
        sheet.pieces[article].heads.append(line)
    else:
        sheet.furniture.append((line.text, "headline of no article on the page"))


#: Words by which a deck tells what took place; the deck that has one is the main one.
@lexicons.cached
def _news() -> re.Pattern[str]:
    return re.compile(alternatives("news"))


def decks(heads: list[Line]) -> tuple[str | None, str | None, list[Line]]:
    """Order an article's headline lines: main deck first.

    Parameters
    ----------
    heads : its headline lines in printed order.

    Returns
    -------
    The main deck, the others joined by newlines (both None where there are none), and the lines in
    that order.
    """
    if not heads:
        return None, None, []
    mains = [line for line in heads if not _is_subhead(line)] or heads
    main = next((line for line in mains if line.head and _news().search(line.chars)), None)
    main = main or next((line for line in mains if _news().search(line.chars)), mains[0])
    ordered = [main, *(line for line in heads if line is not main)]
    first, *rest = (tidy(line.chars) for line in ordered)
    return first, "\n".join(rest) or None, ordered


_MARKS = re.compile(r"^[\s—\-=_>#*]+|[\s—\-=_#*]+$")


def tidy(deck: str) -> str:
    """A deck without marks of its typesetting; its parts stay apart by one blank, a word's do not.

    Examples
    --------
    >>> tidy("凝聚共识勇担当  同心共筑出彩梦 "), tidy("全市审 计工 作会议召开")
    ('凝聚共识勇担当 同心共筑出彩梦', '全市审计工作会议召开')
    """
    first, *parts = _MARKS.sub("", deck).split() or [""]
    for part in parts:
        first += part if cuts_word(first, part) else f" {part}"
    return first


__all__ = ["Piece", "attach", "decks", "tidy"]
