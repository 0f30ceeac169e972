"""Find the entries of a word list in running text, character by character, the longest first.

Tokenizers split slogans (四方/责任, 三个/一批), so formulas and theme terms are looked for in the
characters themselves. What the printer may change without changing the formula (quotation marks, the
width of a character, the separators of a list, a stray line break) is folded out of the text before one
automaton finds the forms in it; then what stands between and around the characters is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from . import cached, read

OPENING = "“‘「『"
CLOSING = "”’」』"
#: Between any two characters of a form: a stray line break or space, a quotation mark.
GAP = rf"[\s{OPENING}{CLOSING}\"']{{0,3}}+"
#: What may part the members of a list, or nothing at all.
SEPARATORS = "、，,；;/"
#: 四个高地 is not found in 二十四个高地, 三条防线 not in 第三条防线.
NUMERALS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两"
DOTS = "·•・‧∙"

_DROPPED = re.compile(rf"[\s{OPENING}{CLOSING}\"'{SEPARATORS}]+")
_FOLDABLE = re.compile("[^一-鿿]")
_WITHIN_MEMBER = re.compile(GAP)
_BETWEEN_MEMBERS = re.compile(rf"{GAP}[{SEPARATORS}]?{GAP}")
_MEMBERS = re.compile(rf"[{SEPARATORS}]")
_CLOSED = re.compile(r"\A(.+?)[和与及](.+)", re.DOTALL)
_PAIR = re.compile(rf"[{OPENING}][^{OPENING}{CLOSING}]*[{CLOSING}]")
_MARK = re.compile(rf"[{OPENING}{CLOSING}\"]")


class Form(NamedTuple):
    """One way of writing an entry.

    Parameters
    ----------
    key : the entry's canonical form.
    text : this way of writing it; 、 or ， parts the members of a list.
    not_before : texts that, standing directly before it, make it something else.
    not_after : texts that, standing directly behind it, make it something else.
    quoted : it counts only when it fills a pair of quotation marks.
    kind : the list it comes from; :meth:`Matcher.candidates` can be narrowed to some kinds.
    """

    key: str
    text: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    quoted: bool = False
    kind: str = ""


class Hit(NamedTuple):
    """An occurrence: ``text[start:end]`` is a form of ``key``."""

    key: str
    start: int
    end: int


class Candidate(NamedTuple):
    """A place at which a form stands, others of which may lie inside or across it."""

    at: int
    start: int
    end: int
    form: Form


class _Skeleton(NamedTuple):
    """The characters of a form that the automaton looks for, and where its members meet.

    ``joints`` are the offsets at which a member begins; the last member, with the conjunction before it,
    lies between ``last`` and what follows (``last[0] == last[1]`` without a conjunction).
    """

    form: Form
    rank: int
    text: str
    joints: frozenset[int]
    last: tuple[int, int] | None


class Matcher:
    """A word list made ready for matching.

    Parameters
    ----------
    forms : every way of writing every entry; their order does not matter.

    Examples
    --------
    >>> batches = Matcher([Form("三个一批", "三个一批", not_after=("次",)), Form("四方责任", "四方责任")])
    >>> batches.find("两市、三个一批次产品抽检；压实“四方”责任。")
    [Hit(key='四方责任', start=15, end=21)]
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        longest_first = sorted(
            forms, key=lambda form: (-len(_DROPPED.sub("", form.text)), form.text, form.key)
        )
        skeletons: dict[str, list[_Skeleton]] = {}
        for rank, form in enumerate(longest_first):
            for skeleton in _skeletons(form, rank):
                if skeleton.text:
                    skeletons.setdefault(skeleton.text, []).append(skeleton)
        self._skeletons = list(skeletons.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(skeletons), matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def find(self, text: str) -> list[Hit]:
        """Find all entries, leftmost first and the longest at each place; no two overlap.

        Parameters
        ----------
        text : running text of any length.

        Returns
        -------
        One :class:`Hit` an occurrence, in reading order; none gives an empty list.
        """
        return apart(self.candidates(text))

    def candidates(self, text: str) -> list[Candidate]:
        """Find every place at which an entry stands, those inside each other too.

        Parameters
        ----------
        text : running text of any length.

        Returns
        -------
        Places in reading order, at each the longest form first; :func:`apart` chooses among them.
        """
        folded = _Folded(text)
        places = folded.places
        found: list[tuple[int, int, int, Candidate]] = []
        for n, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            at, behind = places[start], places[end - 1] + 1
            spaced = behind - at != end - start
            for skeleton in self._skeletons[n]:
                form = skeleton.form
                if spaced and not _is_spaced_well(skeleton, folded, start):
                    continue
                if not _stands_free(form, text, at, behind):
                    continue
                span = _with_quotes(text, at, behind) if spaced else (at, behind)
                if span and (not form.quoted or _fills_quotes(text, *span)):
                    found.append((at, skeleton.rank, -end, Candidate(at, *span, form)))
        found.sort(key=_order)
        return [candidate for *_, candidate in found]


def apart(candidates: Iterable[Candidate]) -> list[Hit]:
    """Choose the leftmost of some candidates, the longest at each place, so that no two overlap.

    Examples
    --------
    >>> early, four = Form("四早", "四早"), Form("四早要求", "四早要求")
    >>> apart(Matcher([early, four]).candidates("四早要求、四早"))
    [Hit(key='四早要求', start=0, end=4), Hit(key='四早', start=5, end=7)]
    """
    hits: list[Hit] = []
    done = 0
    for at, start, end, form in candidates:
        if at >= done and start >= done:
            hits.append(Hit(form.key, start, end))
            done = end
    return hits


class _Folded:
    """A text without what a printer may put between characters, and the way back to the text."""

    def __init__(self, text: str) -> None:
        codes = _fold()[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")]
        kept = np.flatnonzero(codes != _NOTHING)
        self.original = text
        self.text = codes[kept].tobytes().decode("utf-32-le", "surrogatepass")
        self.places: list[int] = kept.tolist()


#: What a character is folded into that leaves nothing behind.
_NOTHING = 0xFFFFFFFF


@cache
def _fold() -> npt.NDArray[np.uint32]:
    """What each character is folded into: one width, one shape of dot, or nothing."""
    fold = np.arange(0x110000, dtype="<u4")
    fold[ord("!") + 0xFEE0 : ord("~") + 0xFEE1] = np.arange(ord("!"), ord("~") + 1)
    fold[[ord(dot) for dot in DOTS]] = ord(DOTS[0])
    dropped = _DROPPED.findall("".join(map(chr, range(0x10000))))
    fold[[ord(char) for run in dropped for char in run]] = _NOTHING
    return fold


@cached
def conjunctions() -> tuple[str, ...]:
    """What closes a list before its last member: 和, 与 and so on."""
    return tuple(row["word"] for row in read("conjunctions"))


@cached
def _before_last() -> re.Pattern[str]:
    """What may stand in front of a list's last member."""
    joint = "|".join(conjunctions())
    return re.compile(rf"{GAP}(?:[{SEPARATORS}]?(?:{joint})|[{SEPARATORS}])?{GAP}")


def _bare(text: str) -> str:
    return _Folded(text).text if _FOLDABLE.search(text) else text


def _skeletons(form: Form, rank: int) -> Iterator[_Skeleton]:
    """What the automaton looks for: the members joined by nothing, and the last one by a conjunction."""
    members = [_bare(member) for member in _MEMBERS.split(form.text)]
    closed = _CLOSED.fullmatch(members[-1]) if len(members) > 1 else None
    if closed:
        members[-1:] = list(closed.groups())
    members = [member for member in members if member]
    head = "".join(members[:-1])
    lengths = [0]
    for member in members[:-1]:
        lengths.append(lengths[-1] + len(member))
    for joint in ("", *conjunctions()) if len(members) > 1 else ("",):
        last = (len(head), len(head) + len(joint)) if len(members) > 1 else None
        yield _Skeleton(form, rank, head + joint + "".join(members[-1:]), frozenset(lengths[1:-1]), last)


def _is_spaced_well(skeleton: _Skeleton, folded: _Folded, start: int) -> bool:
    """Whether only what may part its characters stands between them, and at its joints what parts members."""
    text, last = folded.original, skeleton.last
    places = folded.places[start : start + len(skeleton.text)]
    if last and not _before_last().fullmatch(text, places[last[0] - 1] + 1, places[last[1]]):
        return False
    for n, (left, right) in enumerate(pairwise(places), start=1):
        if right - left > 1 and not (last and last[0] <= n <= last[1]):
            between = _BETWEEN_MEMBERS if n in skeleton.joints else _WITHIN_MEMBER
            if not between.fullmatch(text, left + 1, right):
                return False
    return True


def _stands_free(form: Form, text: str, start: int, end: int) -> bool:
    """Whether what stands around it leaves it the entry it seems to be."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and form.text[0] in NUMERALS and before in NUMERALS + "第":
        return False
    if after and form.text[-1] in NUMERALS and after in NUMERALS:
        return False
    if form.not_before and text.endswith(form.not_before, 0, start):
        return False
    return not (form.not_after and text.startswith(form.not_after, end))


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a match whose quotation marks are cut in two; None if their partners are not there.

    “四方”责任 is 四方责任 with its first member quoted, but 四“早…” is not 四早.
    """
    if not _MARK.search(text, start, end):
        return start, end
    inside = _PAIR.sub("", text[start:end])
    left = [char for char in inside if char in OPENING + CLOSING]
    if text.count('"', start, end) % 2:
        left.append("”" if text[start - 1 : start] == '"' else "“")
    if len(left) > 2 or left in (["”", "”"], ["“", "“"], ["“", "”"]):
        return None
    for mark in left:
        if mark in CLOSING:
            start -= 1
        else:
            end += 1
    if start < 0 or end > len(text):
        return None
    opened = not left or left[0] in OPENING or text[start] in OPENING + '"'
    closed = not left or left[-1] in CLOSING or text[end - 1] in CLOSING + '"'
    return (start, end) if opened and closed else None


def _fills_quotes(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand directly around it."""
    return text[start - 1 : start] in tuple(OPENING + '"') and text[end : end + 1] in tuple(CLOSING + '"')


def _order(found: tuple[int, int, int, Candidate]) -> tuple[int, int, int]:
    return found[:3]
