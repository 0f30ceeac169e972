"""Headlines: whose they are when the page has torn them from their article, and their decks.

A headline shares its names and event words with its article. Where a page leaves headlines at its
end, or lists them at its top, each goes to the article it shares most with; a line that shares
nothing with any is a banner.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from .layout import Line
from .pieces import Piece, Sheet

#: Below this share of a headline's (weighted) character pairs an article does not know it.
_LEAST = 0.34
_MOST_DECKS = 5


def _pairs(text: str) -> Counter[str]:
    chars = re.sub(r"[^\u3400-\u9fff]", " ", text)
    return Counter(chars[i : i + 2] for i in range(len(chars) - 1) if " " not in chars[i : i + 2])


class Relation:
    """How much a line shares with each article of a page.

    A pair of characters that stands in every article says little about whose headline it is, so
    pairs weigh by inverse document frequency over the page's articles.
    """

    def __init__(self, bodies: list[str]) -> None:
        self.bodies = [set(_pairs(body)) for body in bodies]
        spread = Counter(pair for body in self.bodies for pair in body)
        self.weights = {pair: math.log((1 + len(bodies)) / n) + 0.2 for pair, n in spread.items()}

    def __call__(self, line: str, n: int) -> float:
        """Share of the line's pairs, weighted, that article n has too: 0 to 1."""
        pairs = _pairs(line)
        total = sum(self.weights.get(p, 0.8) for p in pairs)
        return sum(self.weights[p] for p in pairs if p in self.bodies[n]) / total if total else 0.0

    def best(self, line: str, among: list[int]) -> tuple[float, int]:
        """The article that shares most with a line, the first one of equals, and how much."""
        return max(((self(line, n), -n) for n in among), default=(0.0, 0))


def attach(sheet: Sheet) -> None:
    """Give every headline to the article it belongs to; changes the sheet in place.

    Lines in front of an article stay with it unless they share nothing with it and much with
    another; lines nobody claimed go to the article without a headline that shares most with them;
    what is left is booked as furniture.
    """
    pieces = sheet.pieces
    if not pieces:
        return
    relation = Relation(["".join(line.chars for line in piece.lines) for piece in pieces])
    loose = list(sheet.unclaimed)
    sheet.unclaimed = []
    for n, piece in enumerate(pieces):
        piece.heads, away = _own(piece.heads, n, relation)
        loose += away
    for group in _groups(loose):
        _place(group, sheet, relation)


def _own(heads: list[Line], n: int, relation: Relation) -> tuple[list[Line], list[Line]]:
    """Part the lines in front of article n into its own decks and lines that belong elsewhere."""
    if not heads:
        return [], []
    others = [k for k in range(len(relation.bodies)) if k != n]
    away: list[Line] = []
    while len(heads) > 1 and (len(heads) > _MOST_DECKS or _is_foreign(heads[0], n, others, relation)):
        away.append(heads.pop(0))
    if len(heads) == 1 and _is_other_articles(heads[0], n, others, relation):
        away.append(heads.pop())
    return heads, away


def _is_other_articles(line: Line, n: int, others: list[int], relation: Relation) -> bool:
    """Whether a line knows another article and not the one below it; the first of its decks decides."""
    main = max(line.chars.split(), key=lambda deck: bool(_NEWS.search(deck)), default="")
    share, _ = relation.best(main, others)
    return share > 0.6 and relation(main, n) < 0.5 * share


def _is_foreign(line: Line, n: int, others: list[int], relation: Relation) -> bool:
    """A banner shares nothing with the article below it; a stray headline more with another one."""
    own = relation(line.chars, n)
    banner = own < 0.12 and line.width <= 14 and not line.head
    return banner or _is_other_articles(line, n, others, relation)


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


def _place(group: list[Line], sheet: Sheet, relation: Relation) -> None:
    """Give a stray group to the article that shares most with it, or book it as furniture."""
    bare = [k for k, piece in enumerate(sheet.pieces) if not piece.heads]
    main = decks(group)[2][0]  # the other decks may be slogans that any article could bear
    share, negative = max(
        ((relation(main.chars, k) + 0.1 * relation(_text(group), k), -k) for k in bare), default=(0.0, 0)
    )
    if bare and share >= _LEAST:
        sheet.pieces[-negative].heads += group
        return
    if len(group) > 1:
        for line in group:
            _place([line], sheet, relation)
        return
    line = group[0]
    share, negative = relation.best(line.chars, list(range(len(sheet.pieces))))
    if share >= 0.75 and line.width >= 8:
        sheet.pieces[-negative].heads.append(line)
    else:
        sheet.furniture.append((line.text, "headline of no article on the page"))


#: Words by which a deck tells what took place; the deck that has one is the main one.
_NEWS = re.compile(
    r"召开|举行|会见|会议|调研|开幕|报到|座谈|视察|检查|督导|部署|主持|出席|启动|印发|公布|公告|通知|通报"
)


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
    main = next((line for line in heads if line.head and _NEWS.search(line.chars)), None)
    main = main or next((line for line in heads if _NEWS.search(line.chars)), heads[0])
    ordered = [main, *(line for line in heads if line is not main)]
    first, *rest = (tidy(line.chars) for line in ordered)
    return first, "\n".join(rest) or None, ordered


def tidy(deck: str) -> str:
    """A deck without marks of its typesetting; its parts stay apart by one blank."""
    deck = re.sub(r"^[\s—\-=_>#*]+|[\s—\-=_#*]+$", "", deck)
    return re.sub(r"\s+", " ", deck)


__all__ = ["Piece", "Relation", "attach", "decks", "tidy"]
