"""Naming: every place in a text at which a person is named, with the titles printed there.

No list of officials is used. A name is found by where it stands: behind a title, behind a
collective label (市领导), in a list, before a post (谢建国委员), or at the head of a clause before a
verb that persons do. What is sure in one place settles what is doubtful in another, so the text
is read twice; what stands around each place is judged once.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import ahocorasick_rs

from ..lexicons.automaton import Hits
from ..lexicons.characters import HAN
from .appointments import Appointment, appointed, find_appointments
from .candidates import Candidates, can_be_name, particles
from .contexts import Surroundings
from .cues import cues
from .given_names import surnames
from .lists import (
    BLANKS,
    Name,
    amid_names,
    between_marks,
    is_doctrine,
    joint_at,
    listed_last,
    put,
    read_one,
    spaced_at,
)
from .titles import Title, find_titles, organisation_of
from .untitled import clause_heads, posts_behind


def find_names(text: str, hits: Hits | None = None, titles: list[Title] | None = None) -> list[Name]:
    """Find every place at which a person is named, with the titles printed there.

    Parameters
    ----------
    text : the text; a headline will do as well.
    hits : the words of all lists that stand in it; they are sought where none are given.
    titles : its titles (:func:`analysis.people.titles.find_titles`); sought likewise.

    Returns
    -------
    Names in reading order, none overlapping; places where a name already found stands again are
    among them.

    Examples
    --------
    >>> [(n.name, [t.text for t in n.titles]) for n in find_names("副市长王一、李二参加。王一指出，要抓好。")]
    [('王一', ['副市长']), ('李二', ['副市长']), ('王一', [])]
    """
    hits = hits or Hits(text)
    candidates = Candidates(Surroundings(text, hits))
    printed = find_titles(text, hits) if titles is None else titles
    appointments = find_appointments(text)
    found = _named(candidates, printed, appointments, [], frozenset())
    if not found:
        return []
    read = {n.name for n in found.values()}
    places = _places(text, read)
    sure = {n.name for n in found.values() if n.sure}
    known = frozenset(name for name in sure if not (name[0] in particles() and name[1:] in read))
    found = _named(candidates, _behind_names(candidates, printed, places), appointments, places, known)
    _again(text, found, places, read)
    return _without_overlaps(found)


def _named(
    candidates: Candidates,
    titles: list[Title],
    appointments: list[Appointment],
    places: list[tuple[int, int]],
    known: frozenset[str],
) -> dict[int, Name]:
    """The names of a text by their first character, as the names already known let it be read."""
    found: dict[int, Name] = {}
    by_end = {title.end: title for title in titles if title.kind == "title"}
    starts = {title.start: title for title in titles}
    for title in titles:
        _at_title(candidates, title, by_end, starts, known, found)
    posts_behind(candidates, titles, {end: start for start, end in places}, found)
    for name in candidates.foreign.values():
        put(found, Name(name.end - len(name.name), name.end, name.name, (), True))
    appointed(appointments, titles, candidates.text, known, found)
    clause_heads(candidates, known, found)
    return found


def _places(text: str, names: set[str]) -> list[tuple[int, int]]:
    """Every place at which one of some names stands, in reading order."""
    if not names:
        return []
    automaton = ahocorasick_rs.AhoCorasick(sorted(names))
    return sorted((start, end) for _, start, end in automaton.find_matches_as_indexes(text, overlapping=True))


def _behind_names(candidates: Candidates, titles: list[Title], places: list[tuple[int, int]]) -> list[Title]:
    """The titles, none of them beginning before a name inside its stretch and what that person does.

    In 王一叮嘱市总工会主席李二 the second title is 市总工会主席. A post right behind a name (王一大校) is
    no title in front of the next.
    """
    kept: list[Title] = []
    for title in titles:
        head = title.end - len(title.head)
        inside = places[bisect_left(places, (title.start,)) : bisect_left(places, (head,))]
        behind = max((end for _, end in inside if end <= head), default=0)
        start = candidates.around.skip_deed(behind, head) if behind else title.start
        if not behind or start < head or start > behind:
            kept.append(title._replace(start=start, text=candidates.text[start : title.end]))
    return kept


def _without_overlaps(found: dict[int, Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(found.values(), key=lambda n: (n.start, -len(n.titles), -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _at_title(
    candidates: Candidates,
    title: Title,
    by_end: dict[int, Title],
    starts: dict[int, Title],
    known: frozenset[str],
    found: dict[int, Name],
) -> None:
    """Read the name behind a title and those behind it that share the title."""
    text, at = candidates.text, title.end
    while text.startswith((*BLANKS, "："), at) and at < title.end + 4:
        at += 1
    if text[at : at + 1] == "的" and text.endswith(cues("before a post held"), 0, title.start):
        at += 1
    if text[at : at + 1] in _PARTED_BY:
        return
    read = read_one(candidates, at, titled=title.kind == "title", known=known)
    if read is None and title.kind == "label":
        read = between_marks(text, at, lenient=False)
    if read is None:
        return
    name, end, sure = read
    if title.kind != "title" and not (
        sure and _believable(candidates, name, end) and _goes_on(candidates, end)
    ):
        return
    chain = _chain(text, title, by_end) if title.kind == "title" else ()
    put(found, Name(at, end, name, chain, sure))
    _listed(candidates, end, chain[-1:], starts, known, found, lenient=title.kind == "label")


_PARTED_BY = ("、", "，", "。", "")


def _chain(text: str, title: Title, by_end: dict[int, Title]) -> tuple[Title, ...]:
    """The titles in front of a name: those joined to the last one by 、, 兼 or a comma."""
    chain = [title]
    while True:
        at = chain[-1].start
        joint = text[at - 1 : at] if at else ""
        before = by_end.get(at - 1) if joint in ("、", "兼", "，") else None
        if before is None or (joint == "，" and not _comma_joins(text, before, chain[-1])):
            return tuple(chain[::-1])
        chain.append(before)


def _comma_joins(text: str, before: Title, after: Title) -> bool:
    """A comma joins titles of one person only if both are whole: 市发改委主任，市粮食局局长王一."""
    held = text.endswith(cues("before a post held"), 0, before.start)
    return (
        not held and before.head not in cues("post of many") and bool(organisation_of(after.text, after.head))
    )


def _listed(
    candidates: Candidates,
    end: int,
    shared: tuple[Title, ...],
    starts: dict[int, Title],
    known: frozenset[str],
    found: dict[int, Name],
    *,
    lenient: bool = False,
) -> None:
    """Read on along a list of names: A、B、C和D."""
    text = candidates.text
    while joint := joint_at(text, end) or _blank_joint(candidates, end):
        read = read_one(candidates, joint, titled=lenient, known=known)
        if read is None and text[end] in ("、", *BLANKS):
            read = (
                between_marks(text, joint, lenient=lenient)
                or listed_last(candidates, joint, known)
                or amid_names(candidates, joint, known)
            )
        if read is None or _title_covers(candidates, starts.get(joint), read[1]):
            return
        at, (name, end, sure) = joint, read
        put(found, Name(at, end, name, shared, sure))


def _blank_joint(candidates: Candidates, end: int) -> int:
    """Where the next name of a list begins whose names are parted by blanks; 0 if there is none."""
    text = candidates.text
    at = end
    while text.startswith(BLANKS, at):
        at += 1
    if at == end:
        return 0
    read = spaced_at(candidates, at) or between_marks(text, at, lenient=False)
    read = read or read_one(candidates, at, titled=True, known=frozenset())
    return at if read and can_be_name(read[0]) and read[2] else 0


def _goes_on(candidates: Candidates, end: int) -> bool:
    """Whether a list that opens with a name goes on with one: 市领导包联、部门协同 does not."""
    following = _LIST_ITEM.match(candidates.text, end)
    return following is None or read_one(candidates, end + 1, titled=True, known=frozenset()) is not None


_LIST_ITEM = re.compile(rf"、([{HAN}]{{2,6}})(?=[、，。；])")


def _believable(candidates: Candidates, name: str, end: int) -> bool:
    """Behind a label for private persons (家长, 市民) a single name needs a verb or a common surname."""
    common = surnames().get(name[:1], False) or surnames().get(name[:2], False)
    follows = candidates.text[end : end + 1]
    return common or candidates.around.follow(end).kind == "person" or follows in ("、", "；")


def _title_covers(candidates: Candidates, title: Title | None, end: int) -> bool:
    """Whether what was read as a name is the beginning of a title (高新区党工委书记, 文化和旅游局局长)."""
    if title is None or title.end <= end:
        return False
    return not candidates.around.follow(end).score or bool(joint_at(candidates.text, end))


def _again(text: str, found: dict[int, Name], places: list[tuple[int, int]], sought: set[str]) -> None:
    """The other places where a name already found stands; those of the names sought before are known."""
    names = {n.name for n in found.values()}
    others = [(start, end) for start, end in places if text[start:end] in names]
    others += _places(text, names - sought)
    taken = bytearray(len(text))
    for name in found.values():
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    for start, end in sorted(others):
        if not any(taken[start:end]) and not is_doctrine(text, end):
            found.setdefault(start, Name(start, end, text[start:end], (), True))
