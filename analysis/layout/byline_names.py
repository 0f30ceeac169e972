"""The names in a byline: who wrote, who helped, who took the picture.

A byline's words are walked through: a word for a job gives the names beside it their role, the
name of a medium is passed over, and a run of characters between them is cut to names.
"""

from __future__ import annotations

import re
from itertools import accumulate
from math import inf
from typing import NamedTuple

from .. import lexicons
from ..people.candidates import can_be_name
from ..people.given_names import surname_of, surnames


class Signature(NamedTuple):
    """A name in a byline and what its bearer did."""

    name: str
    role: str


@lexicons.cached
def byline_words() -> dict[str, str]:
    """Words for jobs and media, each with its kind."""
    return {row["word"]: row["kind"] for row in lexicons.read("byline_words")}


@lexicons.cached
def word_pattern() -> re.Pattern[str]:
    """Finds the words for jobs."""
    words = sorted(
        (w for w, kind in byline_words().items() if kind != "medium" and len(w) > 1), key=len, reverse=True
    )
    return re.compile("|".join(map(re.escape, words)))


def read_byline(text: str) -> list[Signature]:
    """Read the names in a byline with their roles.

    Parameters
    ----------
    text : the byline without its brackets: ``郑报全媒体记者 李娜``, ``记者 王一 通讯员 刘 丹 文/图``.

    Returns
    -------
    One :class:`Signature` a name and role, in printed order; a person who wrote and photographed
    has two. What has not the form of a name gives none.

    Examples
    --------
    >>> [tuple(s) for s in read_byline("本报记者 王一 通讯员 刘 丹")]
    [('王一', 'reporter'), ('刘丹', 'correspondent')]
    >>> [tuple(s) for s in read_byline("某某日报 赵大海 文/图")]
    [('赵大海', 'reporter'), ('赵大海', 'photographer')]
    """
    found: list[Signature] = []
    role: str | None = None
    waiting: list[str] = []  # names that stand before their job: 王一 摄
    for token in tokens(text):
        kind = byline_words().get(token, "")
        if kind == "medium" or kind == "ending":
            continue
        if not kind:
            waiting.append(token)
            if role:
                found.append(Signature(token, role))
        elif waiting and token in {"文", "文字", "图", "摄", "摄影", "摄影报道", "供图", "文/图", "文图"}:
            found = _credited(found, waiting, kind.split(" and "))
            waiting, role = [], None
        else:
            waiting, role = [], kind.split(" and ")[-1]
    if role is None and not found:
        found = [Signature(name, "reporter") for name in waiting]
    return found


def _credited(found: list[Signature], names: list[str], jobs: list[str]) -> list[Signature]:
    """Give names the jobs printed behind them (王一 文 李小四 图, 王一 摄影报道)."""
    if len(jobs) == 1:  # one job each: it replaces the one carried over from the word in front
        found = [s for s in found if s.name not in names or s.role == "correspondent"]
    signed = {s.name for s in found}
    wanted = [
        Signature(n, j) for n in names for j in reversed(jobs) if j == "photographer" or n not in signed
    ]
    return found + [s for s in wanted if s not in found]


def tokens(text: str) -> list[str]:
    """Cut a byline into jobs, media and names; put a name's parted characters (刘 丹) together."""
    spaced = word_pattern().sub(lambda m: f" {m[0]} ", text)
    parts = [
        piece
        for part in re.split(r"[\s、，：:]+", spaced)
        for piece in ([part] if part in byline_words() else part.split("/"))
        if piece
    ]
    found: list[str] = []
    run: list[str] = []
    for part in [*parts, ""]:
        if part and part not in byline_words() and "·" not in part and not _is_medium(part):
            run.append(part)
            continue
        found += [*_names(run), *([part] if part in byline_words() or "·" in part else [])]
        run = []
    return found


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


def _is_medium(part: str) -> bool:
    ends = [w for w, kind in byline_words().items() if kind == "medium"]
    return (len(part) > 2 and part.endswith(tuple(ends))) or part in ends
