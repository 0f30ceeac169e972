"""Naming: every place in a text at which a person is named, with the titles printed there.

No list of officials is used. A name is found by where it stands: behind a title, behind a
collective label (市领导), in a list, before a post (谢建国委员), or at the head of a clause before a
verb that persons do. What is sure in one place settles what is doubtful in another, so the text
is read twice.
"""

from __future__ import annotations

import re

from .appointments import appointed
from .contexts import follow, skip_deed
from .given_names import surnames
from .lists import DOCTRINE, JOINTS, Name, between_marks, listed_last, put, read_one
from .titles import Title, find_titles, organisation_of
from .untitled import clause_heads, posts_behind


def find_names(body: str) -> list[Name]:
    """Find every place at which a person is named, with the titles printed there.

    Parameters
    ----------
    body : the text; a headline will do as well.

    Returns
    -------
    Names in reading order, none overlapping; places where a name already found stands again are
    among them.

    Examples
    --------
    >>> [(n.name, [t.text for t in n.titles]) for n in find_names("副市长王一、李二参加。王一指出，要抓好。")]
    [('王一', ['副市长']), ('李二', ['副市长']), ('王一', [])]
    """
    known: frozenset[str] = frozenset()
    found: dict[int, Name] = {}
    for _ in range(2):
        titles = _behind_names(body, find_titles(body), {n.name for n in found.values()})
        found = {}
        for title in titles:
            _at_title(body, title, titles, known, found)
        posts_behind(body, found)
        appointed(titles, body, found)
        clause_heads(body, known, found)
        known = frozenset(n.name for n in found.values() if n.sure)
    _again(body, {n.name for n in found.values()}, found)
    return _without_overlaps(found)


def _behind_names(body: str, titles: list[Title], names: set[str]) -> list[Title]:
    """The titles, none of them beginning before a name inside its stretch and what that person does.

    In 王一叮嘱市总工会主席李二 the second title is 市总工会主席. A post right behind a name (王一大校) is
    no title in front of the next.
    """
    kept: list[Title] = []
    for title in titles:
        head = title.end - len(title.head)
        stretch = body[title.start : head]
        behind = max((stretch.rfind(name) + len(name) for name in names if name in stretch), default=0)
        start = skip_deed(body, title.start + behind, head) if behind else title.start
        if not behind or start < head or start > title.start + behind:
            kept.append(title._replace(start=start, text=body[start : title.end]))
    return kept


def _without_overlaps(found: dict[int, Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(found.values(), key=lambda n: (n.start, -len(n.titles), -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _at_title(
    body: str, title: Title, titles: list[Title], known: frozenset[str], found: dict[int, Name]
) -> None:
    """Read the name behind a title and those behind it that share the title."""
    at = title.end
    if body[at : at + 1] in (" ", "："):
        at += 1
    if body[at : at + 1] == "的" and re.search(
        r"(?:时|曾|现|原)任$|担任$", body[max(0, title.start - 2) : title.start]
    ):
        at += 1
    if body[at : at + 1] in _PARTED_BY:
        return
    read = read_one(body, at, titled=title.kind == "title", known=known)
    if read is None and title.kind == "label":
        read = between_marks(body, at, lenient=False)
    if read is None:
        return
    name, end, sure = read
    if title.kind != "title" and not (sure and _believable(body, name, end) and _goes_on(body, end)):
        return
    chain = _chain(body, title, titles) if title.kind == "title" else ()
    put(found, Name(at, end, name, chain, sure))
    _listed(body, end, chain[-1:], known, found, lenient=title.kind == "label")


_PARTED_BY = ("、", "，", "。", "")


def _chain(body: str, title: Title, titles: list[Title]) -> tuple[Title, ...]:
    """The titles in front of a name: those joined to the last one by 、, 兼 or a comma."""
    chain = [title]
    by_end = {t.end: t for t in titles if t.kind == "title"}
    while True:
        at = chain[0].start
        joint = 1 if body[at - 1 : at] in ("、", "兼", "，") else 0
        before = by_end.get(at - joint) if joint else None
        if before is None or (body[at - 1] == "，" and not _comma_joins(body, before, chain[0])):
            return tuple(chain)
        chain.insert(0, before)


def _comma_joins(body: str, before: Title, after: Title) -> bool:
    """A comma joins titles of one person only if both are whole: 市发改委主任，市粮食局局长王一."""
    clause = re.search(r"[^，。；：\n]*$", body[: before.end])
    whole = clause is not None and clause.start() <= before.start
    return whole and organisation_of(after.text, after.head) is not None


def _listed(
    body: str,
    end: int,
    shared: tuple[Title, ...],
    known: frozenset[str],
    found: dict[int, Name],
    *,
    lenient: bool = False,
) -> None:
    """Read on along a list of names: A、B、C和D."""
    heads = {t.start for t in find_titles(body[end : end + 120])}
    base = end
    while True:
        joint = JOINTS.match(body, end)
        if joint is None:
            return
        at = joint.end()
        read = read_one(body, at, titled=lenient, known=known)
        if read is None and joint[0] == "、":
            read = between_marks(body, at, lenient=lenient) or listed_last(body, at, known)
        if read is None or (
            at - base in heads and read[1] - base not in heads and _title_covers(body, at, read[1])
        ):
            return
        name, end, sure = read
        put(found, Name(at, end, name, shared, sure))


def _goes_on(body: str, end: int) -> bool:
    """Whether a list that opens with a name goes on with one: 市领导包联、部门协同 does not."""
    following = re.compile(r"、([\u4e00-\u9fff]{2,6})(?=[、，。；])").match(body, end)
    return following is None or read_one(body, end + 1, titled=True, known=frozenset()) is not None


def _believable(body: str, name: str, end: int) -> bool:
    """Behind a label for private persons (家长, 市民) a single name needs a verb or a common surname."""
    common = surnames().get(name[:1], False) or surnames().get(name[:2], False)
    return common or follow(body, end).kind == "person" or body[end : end + 1] in ("、", "；")


def _title_covers(body: str, start: int, end: int) -> bool:
    """Whether what was read as a name is the beginning of a title (高新区党工委书记)."""
    return any(
        t.start <= start and t.end > end and t.head for t in find_titles(body[start : start + 30])[:1]
    ) and not (follow(body, end).score)


def _again(body: str, names: set[str], found: dict[int, Name]) -> None:
    """The other places where a name already found stands."""
    taken = sorted((n.start, n.end) for n in found.values())
    for name in names:
        for match in re.finditer(re.escape(name), body):
            inside = any(a < match.end() and match.start() < b for a, b in taken)
            if not inside and not DOCTRINE.match(body, match.end()):
                found.setdefault(match.start(), Name(match.start(), match.end(), name, (), True))
