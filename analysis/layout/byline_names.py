"""The names in a byline: who wrote, who helped, who took the picture.

A byline is cut into words for jobs, media and names (:func:`tokens`), and these are walked through: a
word for a job gives its role to the names behind it or, where bylines name the person first (王一 摄), to
those before. The words are data (``lexicons/byline_words.csv``).
"""

from __future__ import annotations

import re
from itertools import accumulate
from math import inf
from typing import NamedTuple

from .. import lexicons
from ..lexicons.characters import HAN
from ..people.candidates import can_be_name
from ..people.given_names import likeness, surname_characters, surname_of, surnames
from .datelines import is_place, medium_end


class Signature(NamedTuple):
    """A name in a byline and what its bearer did."""

    name: str
    role: str


class Token(NamedTuple):
    """A word of a byline: ``kind`` is that of the list, ``name`` or ``unknown``; ``gap`` stands before it."""

    text: str
    kind: str
    gap: str


@lexicons.cached
def byline_words() -> dict[str, str]:
    """Words for jobs and media, each with its kind."""
    return {row["word"]: row["kind"] for row in lexicons.read("byline_words")}


@lexicons.cached
def words_behind() -> frozenset[str]:
    """The words for jobs that may stand behind a name."""
    return frozenset(row["word"] for row in lexicons.read("byline_words") if row["behind"])


@lexicons.cached
def _media() -> tuple[str, ...]:
    return tuple(word for word, kind in byline_words().items() if kind == "medium")


@lexicons.cached
def word_pattern() -> re.Pattern[str]:
    """Finds the words for jobs."""
    return re.compile(jobs("reporter", "correspondent", "photographer", "editor", "other", "source", "rank"))


@lexicons.cached
def jobs(*kinds: str) -> str:
    """The words of these kinds, of two and more characters, as alternatives of a pattern."""
    words = [w for w, kind in byline_words().items() if len(w) > 1 and set(kind.split(" and ")) & set(kinds)]
    return lexicons.any_of(words)


@lexicons.cached
def single_jobs() -> tuple[str, ...]:
    """The words for jobs that are one character: 文, 图, 摄."""
    return tuple(word for word in byline_words() if len(word) == 1 and byline_words()[word] != "medium")


@lexicons.cached
def job_words() -> re.Pattern[str]:
    """Finds the words that sign: 记者, 通讯员, 摄影, 责编."""
    signing, single = jobs("reporter", "correspondent", "photographer", "editor"), "".join(single_jobs())
    return re.compile(
        rf"{signing}|文\s?[/／、|｜]\s?图|图\s?[/／、|｜]\s?文|(?<![{HAN}])[{single}](?:[/／|｜：:\s）)]|$)"
    )


@lexicons.cached
def no_signer() -> re.Pattern[str]:
    """How a line begins that names a source, or who only laid out or proofread."""
    return re.compile(rf"[（(【\[]?\s{{0,4}}(?:{jobs('source', 'other')})")


def signing() -> list[str]:
    """Patterns of which a line that is a byline has one: a word for a job, a source, a name in brackets."""
    return [job_words().pattern, rf"\A(?:{no_signer().pattern})", r"\A[（(]"]


#: What parts the words of a byline.
GAP = r"\s、，,：:/／|｜；;&▊▲"
#: 文、图 and its like are one word.
_BOTH = re.compile(r"(?:文\s*[/／、｜|]?\s*图|图\s*[/／、｜|]?\s*文)(?!书|化|字)")


@lexicons.cached
def _cutter() -> re.Pattern[str]:
    """Cuts a byline into gaps, words for jobs, runs of characters, and anything else."""
    listed = f"{word_pattern().pattern}|{jobs('ending')}"
    return re.compile(
        rf"(?P<gap>[{GAP}]+)|(?P<word>{_BOTH.pattern}|{listed})|(?P<latin>[A-Za-z][A-Za-z0-9.]*)"
        rf"|(?P<run>(?:(?!{_BOTH.pattern}|{listed})[{HAN}·•])+)|(?P<other>[^{GAP}{HAN}])"
    )


def tokens(text: str) -> list[Token]:
    """Cut a byline into jobs, media and names; a name's parted characters (刘 丹) are put together.

    Examples
    --------
    >>> [(token.text, token.kind) for token in tokens("某报记者 刘 丹 摄影 赵大海")]
    [('某报', 'medium'), ('记者', 'reporter'), ('刘丹', 'name'), ('摄影', 'photographer'), ('赵大海', 'name')]
    """
    found: list[Token] = []
    run: list[tuple[str, str]] = []  # runs of characters that may be names, with the gap before each
    gap, signed = "", False

    def close(*, attached: str = "") -> None:
        """Cut the runs gathered so far; ``attached``: the word that stands right behind the last."""
        nonlocal signed
        for token in _cut_runs(run, attached, signed=signed):
            found.append(token)
            signed = signed or token.kind == "name"
        run.clear()

    for match in _cutter().finditer(text):
        piece, sort = match[0], match.lastgroup
        if sort == "gap":
            gap = piece
            continue
        kind = {"other": "unknown", "latin": "medium"}.get(sort or "") or byline_words().get(piece, "")
        if sort == "word" and _BOTH.fullmatch(piece):
            piece, kind = "文/图", "photographer and reporter"
        if sort == "run" and not kind:
            run.append((piece, gap))
        else:
            if kind != "medium" or not run or gap:
                close(attached=piece if not gap else "")
            else:
                close(attached=piece)
            found.append(Token(piece, kind, gap))
            signed = signed or kind in ("reporter", "correspondent")
        gap = ""
    close()
    return found


def _cut_runs(run: list[tuple[str, str]], attached: str, *, signed: bool) -> list[Token]:
    """Cut runs of characters into media, places and names.

    What stands right before 记者 is whose reporter he is (某某日报记者), unless a job was named before
    and it is a name (记者王一通讯员赵大海); what stands right before 报道 behind names is a place.
    """
    found: list[Token] = []
    names: list[tuple[str, str]] = []
    for n, (piece, gap) in enumerate(run):
        last = n == len(run) - 1 and attached
        before = signed or bool(names)
        kind = _kind_of_run(piece, attached if last else "", signed=before, gap=gap)
        head = piece
        if last and before and (start := _medium_inside(piece)):
            head, kind = piece[:start], "split"
        if kind in ("name", "split"):
            names.append((head, gap))
        if kind not in ("name",):
            found += _as_names(names)
            names = []
            rest, sort = (piece[len(head) :], "medium") if kind == "split" else (piece, kind)
            found.append(Token(rest, sort, gap if kind != "split" else ""))
    return found + _as_names(names)


def _kind_of_run(piece: str, attached: str, *, signed: bool, gap: str) -> str:
    """What a run of characters is: a medium, a place, or a name."""
    if _is_medium(piece):
        return "medium"
    kind = byline_words().get(attached, "")
    if kind == "ending" and signed and (is_place(piece) or (gap.isspace() and not _sounds_like_name(piece))):
        return "place"
    if "·" in piece and not can_be_name(piece):
        return "medium"
    if kind in ("reporter", "correspondent", "rank") and not (signed and _is_all_names(piece)):
        return "medium"
    return "name"


def _sounds_like_name(piece: str) -> bool:
    usual = len(piece) > 2 or surnames().get(piece[0], False)
    return usual and can_be_name(piece) and likeness(piece) > 0


def _is_all_names(piece: str) -> bool:
    return (
        len(piece) <= 3
        or bool(_medium_inside(piece))
        or all(can_be_name(name) for name in _names([piece]) or [""])
    )


def _medium_inside(piece: str) -> int | None:
    """Where a medium begins that ends a run which begins with a name: 王一|郑州日报."""
    if medium_end(piece, 0) == len(piece):
        return None
    for start in range(2, len(piece) - 1):
        if medium_end(piece, start) == len(piece):
            return start
    return None


def _is_medium(part: str) -> bool:
    """Whether a run is a medium's name, by the list or by how it ends."""
    return (len(part) > 2 and part.endswith(_media())) or part in _media() or medium_end(part, 0) == len(part)


def _as_names(run: list[tuple[str, str]]) -> list[Token]:
    """The names in a run, each with the gap before it."""
    if not run:
        return []
    parts = [piece for piece, _ in run]
    if any("·" in piece for piece in parts):  # 阿不都·卡德尔
        return [token for piece, gap in run for token in _dotted(piece, gap)]
    gaps = dict(zip([0, *accumulate(map(len, parts))], [gap for _, gap in run], strict=False))
    found, at, chars = [], 0, "".join(parts)
    for name in _names(parts):
        at = chars.index(name, at)
        kind = "name" if can_be_name(name) or len(name) <= 3 else "medium"
        found.append(Token(name, kind, gaps.get(at, "")))
        at += len(name)
    lost = len(chars) - sum(len(token.text) for token in found)
    return found if not lost else [*found, Token("?" * lost, "unknown", "")]


def _dotted(piece: str, gap: str) -> list[Token]:
    if "·" in piece:
        return [Token(piece, "name", gap)]
    return [Token(name, "name", gap) for name in _names([piece])]


def read_byline(text: str) -> list[Signature]:
    """Read the names in a byline with their roles.

    Parameters
    ----------
    text : the byline without its brackets: ``郑报全媒体记者 李娜``, ``记者 王一 通讯员 刘 丹 文/图``.

    Returns
    -------
    One :class:`Signature` a name and role, in printed order; a person who wrote and photographed
    has two. What has not the form of a name gives none, nor does who only proofread or laid out.

    Examples
    --------
    >>> [tuple(s) for s in read_byline("本报记者 王一 通讯员 刘 丹")]
    [('王一', 'reporter'), ('刘丹', 'correspondent')]
    >>> [tuple(s) for s in read_byline("某某日报 赵大海 文/图")]
    [('赵大海', 'reporter'), ('赵大海', 'photographer')]
    >>> [tuple(s) for s in read_byline("文/记者 王一 图/记者 赵大海")]
    [('王一', 'reporter'), ('赵大海', 'photographer')]
    """
    return assign(tokens(text))


def assign(words: list[Token]) -> list[Signature]:
    """Give the names of a byline their roles."""
    words = [word for word in words if word.kind not in ("medium", "rank", "place", "ending", "unknown")]
    last_is_job = bool(words) and words[-1].text in words_behind()
    found: list[Signature] = []
    role, named = "", list[str]()
    for n, word in enumerate(words):
        if word.kind == "name":
            named.append(word.text)
            found += [Signature(word.text, r) for r in _roles(role, words, n)]
            continue
        before = words[n - 1] if n else None
        slashed = word.gap.strip() == "/" and not _slash_behind(words, n)
        if named and word.text in words_behind() and (last_is_job or slashed):
            if word.kind != "other":
                found = _credited(found, named, word.kind.split(" and "))
            named, role = [], ""
        elif before and before.text in words_behind() and word.kind == "reporter" and role:
            named = []  # 图/记者 王一: a rank
        else:
            if word.kind == "reporter" and not role and words[n + 1 :] and words[n + 1].kind == "name":
                # 李二 记者王一: who stands before 记者 without a job is none
                found = [s._replace(role="correspondent") if s.name in named else s for s in found]
            named, role = [], word.kind
    return list(dict.fromkeys(found))


def _slash_behind(words: list[Token], n: int) -> bool:
    return n + 1 < len(words) and "/" in words[n + 1].gap


def _roles(role: str, words: list[Token], n: int) -> list[str]:
    """What the bearer of a name did, by the word for a job in front of it.

    Of two names behind 文/图 one may have written and the other photographed; both signed.
    """
    if role in ("other", "source"):
        return []
    if role == "photographer and reporter":
        alone = words[n - 1].kind != "name" and (n + 1 == len(words) or words[n + 1].kind != "name")
        return ["reporter", "photographer"] if alone else ["reporter"]
    return [role or "reporter"]


def _credited(found: list[Signature], names: list[str], roles: list[str]) -> list[Signature]:
    """Give names the jobs printed behind them (王一 文 李小四 图, 王一 摄影报道)."""
    if len(roles) == 1:  # one job each: it replaces the one carried over from the word in front
        found = [s for s in found if s.name not in names or s.role == "correspondent"]
    signed = {s.name for s in found}
    wanted = [
        Signature(n, j) for n in names for j in reversed(roles) if j == "photographer" or n not in signed
    ]
    return found + [s for s in wanted if s not in found]


def _names(parts: list[str]) -> list[str]:
    """Cut a run of names to names, at the least cost; what is no name by its length is left out.

    A blank parts two names or the characters of one (刘 丹); where a line ended two names may stand
    without a blank between them.
    """
    chars = "".join(parts)
    edges = {0, *accumulate(map(len, parts))}
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(chars) + 1):
        ways = [(best[k][0] + _cost(chars, k, end, edges), k) for k in range(max(0, end - 4), end)]
        if end in edges:  # a part that may be anything
            k = max(edge for edge in edges if edge < end)
            ways.append((best[k][0] + (_UNKNOWN if 2 <= end - k <= 4 else _NO_NAME), k))
        best.append(min(ways))
    names, end = [], len(chars)
    while end:
        names.append(chars[best[end][1] : end])
        end = best[end][1]
    return [name for name in reversed(names) if 2 <= len(name) <= 4]


#: What a part costs that has no known surname, and one too long or too short for a name.
_UNKNOWN, _NO_NAME = 3.0, 5.0


def _cost(chars: str, start: int, end: int, edges: set[int]) -> float:
    """How unlikely the characters from ``start`` to ``end`` of a run are one name."""
    if chars[start] not in surname_characters() and (end - start != 2 or len(edges) < 3):
        return inf
    name = chars[start:end]
    inside = [edge - start for edge in edges if start < edge < end]
    if not can_be_name(name):
        spaced = len(name) == 2 and inside and {start, end} <= edges  # 职 伟
        return 2.0 if spaced else inf
    surname = surname_of(name) or ""
    if inside and min(inside) > len(surname):
        return inf  # 马丽 张
    cost = 0.5 * len(inside) + (start not in edges) + (end not in edges)
    if len(surname) == 2:
        return cost - 0.4  # 欧阳海燕 rather than 阳海燕
    cost += 0.0 if surnames()[surname] else 0.3
    # Two surnames in front of a given name (张王明丽) are less likely than two names.
    return cost + (0.0 if len(name) < 4 else 2.0 if surnames()[name[1]] else 2.5)
