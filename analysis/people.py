"""People: names in an article with the titles printed for them.

No list of officials is used. A name is found by where it stands: behind a title, behind a
collective label (市领导), in a list, before a post (谢建国委员), or at the head of a clause before a
verb that persons do. What is sure in one place settles what is doubtful in another, so the text
is read twice.
"""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from .articles import Article
from .names import BODY_ENDS, HAN_CHAR, can_be_name, follow, read_name, surnames, words
from .tables import Column
from .titles import Title, find_titles, is_address, organisation_of, posts_after_names


class Person(NamedTuple):
    """A person and one printed title in an article."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    person: Annotated[str, Column("Name, without inner spaces.")]
    title: Annotated[
        str | None, Column("Title as printed, with its organisation; missing where none is printed.")
    ]
    organisation: Annotated[str | None, Column("Organisation part of the title.")]
    start: Annotated[int, Column("First character of the name, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character of the name.", "characters")]
    text: Annotated[str, Column("The name as it stands: body[start:end].")]


class Name(NamedTuple):
    """A name where it stands, with the titles that belong to it."""

    start: int
    end: int
    name: str
    titles: tuple[Title, ...]
    sure: bool


_JOINTS = re.compile(r"、|以及|和|及|与")
#: What stands in front of a name that opens a clause.
_CLAUSE = re.compile(r"(?:^|(?<=[。！？；，：\n ]))")
_LISTED = re.compile(r"(?:的(?:还|领导)?有|还有|分别是|包括|他们是|由|邀请|会见了?|会同|欢迎|感谢|陪同)$")
_DOCTRINE = re.compile(r"新时代|思想|理论|精神|外交|法治|强军|文化|经济|生态|谈治国|主义|奖|式|故居|公园")
_BEFORE_POST = re.compile(
    r"(?:^|[\s，。；：、！？“”（）]|贯彻|落实|学习|按照|围绕|牢记|践行|传达|关于|聆听|根据|对|由|是|在|与|和|及|随|悟|领会|贯通|据|以|从|把|循|循着|遵照|通过|感谢|重温|了|的)$"
)


def find_people(article: Article) -> list[Person]:
    """Find the persons in an article's body with every title printed for them.

    Parameters
    ----------
    article : the article.

    Returns
    -------
    One :class:`Person` a person and title in order of first appearance; a person without a printed
    title has one row with ``title`` None. ``body[start:end]`` is the name at the title's place.

    Examples
    --------
    >>> from analysis.articles import read_articles
    >>> reading = read_articles("p", "本报讯 昨日，市委副书记、市长王一主持会议。市领导李二、赵三参加。")
    >>> [(p.person, p.title) for p in find_people(reading.articles[0])]
    [('王一', '市委副书记'), ('王一', '市长'), ('李二', None), ('赵三', None)]
    """
    titled: dict[tuple[str, str], Person] = {}
    bare: dict[str, Person] = {}
    for found in find_names(article.body):
        for title in found.titles:
            text = re.sub(r"\s", "", title.text)
            titled.setdefault(
                (found.name, text), _row(article, found, text, organisation_of(text, title.head))
            )
        bare.setdefault(found.name, _row(article, found, None, None))
    with_title = {name for name, _ in titled}
    rows = [*titled.values(), *(row for name, row in bare.items() if name not in with_title)]
    return sorted(rows, key=lambda row: row.start)


def _row(article: Article, found: Name, title: str | None, organisation: str | None) -> Person:
    text = article.body[found.start : found.end]
    return Person(article.article, found.name, title, organisation, found.start, found.end, text)


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
        found = {}
        titles = find_titles(body)
        for title in titles:
            _at_title(body, title, titles, known, found)
        _posts_behind(body, found)
        _clause_heads(body, known, found)
        known = frozenset(n.name for n in found.values() if n.sure)
    _again(body, {n.name for n in found.values()}, found)
    return _without_overlaps(found)


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
    read = _read(body, at, titled=title.kind == "title", known=known)
    if read is None and title.kind == "label":
        read = _between_marks(body, at)
    if read is None:
        return
    name, end, sure = read
    if title.kind == "label" and not (sure and _believable(body, name, end)):
        return
    chain = _chain(body, title, titles) if title.kind == "title" else ()
    _put(found, Name(at, end, name, chain, sure))
    _listed(body, end, chain[-1:], known, found, lenient=title.kind == "label")


_PARTED_BY = ("、", "，", "。", "")


def _read(body: str, at: int, *, titled: bool, known: frozenset[str]) -> tuple[str, int, bool] | None:
    """A name at a place, a blank inside it mended, and whether it is sure."""
    spaced = re.compile(rf"({HAN_CHAR}) ({HAN_CHAR})(?=[、，。 ]|主持|出席|参加)").match(body, at)
    if spaced and can_be_name(spaced[1] + spaced[2]):
        return spaced[1] + spaced[2], spaced.end(), True
    read = read_name(body, at, titled=titled, known=known)
    if read is None or _holds_title(read.name) or _cuts_title(body, at, read.end):
        return None
    if not titled and read.kind == "body":
        return None
    return read.name, read.end, read.score > 2.2 or read.name in known


def _cuts_title(body: str, start: int, end: int) -> bool:
    """Whether the stretch ends inside a post: 和村主 of 和村主任."""
    return any(start + t.end > end > start + t.end - len(t.head) for t in find_titles(body[start : end + 4]))


def _holds_title(name: str) -> bool:
    titles = find_titles(name)
    if address := posts_after_names().search(name):
        return address.end() == len(name)
    return any(t.head != name and len(t.head) > 1 for t in titles) or (
        bool(titles) and titles[0].head == name
    )


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
    titled_clause = whole and (before.start == 0 or body[before.start - 1] in "、，。；：\n" or True)
    return titled_clause and organisation_of(after.text, after.head) is not None


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
        joint = _JOINTS.match(body, end)
        if joint is None:
            return
        at = joint.end()
        read = _read(body, at, titled=lenient, known=known)
        if read is None and joint[0] == "、":
            read = _between_marks(body, at, lenient=lenient) or _listed_last(body, at, known)
        if read is None or (
            at - base in heads and read[1] - base not in heads and _title_covers(body, at, read[1])
        ):
            return
        name, end, sure = read
        _put(found, Name(at, end, name, shared, sure))


def _between_marks(body: str, at: int, *, lenient: bool = True) -> tuple[str, int, bool] | None:
    """What stands between two 、 of a list of names is a name even if it is a word as well."""
    item = re.compile(rf"{HAN_CHAR}{{2,4}}(?=、)").match(body, at)
    if item is None or item[0].endswith(BODY_ENDS) or words().get(item[0], 0) > 3000:
        return None
    usable = can_be_name(item[0]) or (item[0] not in words() and (lenient or len(item[0]) < 4))
    return (item[0], item.end(), True) if usable else None


def _listed_last(body: str, at: int, known: frozenset[str]) -> tuple[str, int, bool] | None:
    """The last of a list of names, which may be a word as well, before a verb or a mark."""
    read = _read(body, at, titled=True, known=known)
    return read if read and can_be_name(read[0]) and not read[0].endswith(BODY_ENDS) else None


def _believable(body: str, name: str, end: int) -> bool:
    """Behind a label for private persons (家长, 市民) a single name needs a verb or a common surname."""
    common = surnames().get(name[:1], False) or surnames().get(name[:2], False)
    return common or follow(body, end).kind == "person" or body[end : end + 1] in ("、", "；")


def _title_covers(body: str, start: int, end: int) -> bool:
    """Whether what was read as a name is the beginning of a title (高新区党工委书记)."""
    return any(
        t.start <= start and t.end > end and t.head for t in find_titles(body[start : start + 30])[:1]
    ) and not (follow(body, end).score)


def _posts_behind(body: str, found: dict[int, Name]) -> None:
    """Names before their post: 谢建国委员, 习近平总书记, A、B、C三位委员."""
    for match in posts_after_names().finditer(body):
        head = match.start()
        counted = re.search(r"[两二三四五六七八九十几]位$", body[:head])
        stop = counted.start() if counted else head
        names = _names_before(body, stop)
        if not names or match.end() in found or not _is_post(body, match):
            continue
        title = () if is_address(match[0]) else (Title(head, match.end(), match[0], match[0], "title"),)
        for start, end in names if counted else names[-1:]:
            if start not in found or not found[start].titles:
                _put(found, Name(start, end, body[start:end], title, True))


def _is_post(body: str, match: re.Match[str]) -> bool:
    """Whether the word behind a name is its post and no verb (柳叙白代表市委 has none)."""
    if match[0] not in ("代表", "主任", "委员"):
        return True
    behind = follow(body, match.end())
    if match[0] == "代表" and behind.kind == "word":
        return False
    return behind.score > 0 or body[match.end() : match.end() + 1] == "的"


def _names_before(body: str, stop: int) -> list[tuple[int, int]]:
    """Spans of the names listed right in front of ``stop``."""
    for length in (3, 2, 4):
        start = stop - length
        name = body[max(0, start) : stop]
        if (
            start < 0
            or not can_be_name(name)
            or name in words()
            or _holds_title(name)
            or name.endswith(BODY_ENDS)
        ):
            continue
        if _BEFORE_POST.search(body[max(0, start - 4) : start]):
            before = _names_before(body, start - 1) if body[start - 1 : start] == "、" else []
            return [*before, (start, stop)]
    return []


def _clause_heads(body: str, known: frozenset[str], found: dict[int, Name]) -> None:
    """Names without title that open a clause before a verb, or stand in a list behind 的有."""
    starts = {m.start() for m in _CLAUSE.finditer(body)}
    starts |= {m.end() for m in re.finditer(r"的(?:还|领导)?有|会见了?|分别是", body)}
    for start in sorted(starts):
        if start in found or any(n.start <= start < n.end for n in found.values()):
            continue
        names = _bare_list(body, start, known)
        for at, end in names:
            _put(found, Name(at, end, re.sub(r" ", "", body[at:end]), (), True))


def _bare_list(body: str, start: int, known: frozenset[str]) -> list[tuple[int, int]]:
    """A list of names at ``start``, all of them names and the last one before a verb; or nothing."""
    spans: list[tuple[int, int]] = []
    at = start
    while True:
        end = _bare_end(body, at, known)
        if end is None or _DOCTRINE.match(body, end):
            return []
        spans.append((at, end))
        joint = _JOINTS.match(body, end)
        if joint is None or (joint[0] != "、" and not _another(body, joint.end(), known)):
            break
        at = joint.end()
    behind = follow(body, spans[-1][1])
    listed = bool(_LISTED.search(body[max(0, start - 6) : start]))
    if behind.kind == "person" or (listed and behind.score) or _is_speaker_line(body, spans):
        return spans
    return spans if all(body[a:b] in known for a, b in spans) else []


def _bare_end(body: str, at: int, known: frozenset[str]) -> int | None:
    """Where the bare name at a place ends; in front of 、 it may be a word as well."""
    read = read_name(body, at, titled=False, known=known)
    if read is not None and not _holds_title(read.name):
        return read.end
    marked = _between_marks(body, at)
    return marked[1] if marked and can_be_name(marked[0]) and words().get(marked[0], 0) < 300 else None


def _another(body: str, at: int, known: frozenset[str]) -> bool:
    read = read_name(body, at, titled=False, known=known)
    return read is not None and (read.kind == "person" or read.name in known)


def _is_speaker_line(body: str, spans: list[tuple[int, int]]) -> bool:
    """A headline's speaker: 王一：把好事办好."""
    return spans[0][0] == 0 and body[spans[-1][1] : spans[-1][1] + 1] == "："


def _again(body: str, names: set[str], found: dict[int, Name]) -> None:
    """The other places where a name already found stands."""
    taken = sorted((n.start, n.end) for n in found.values())
    for name in names:
        for match in re.finditer(re.escape(name), body):
            inside = any(a < match.end() and match.start() < b for a, b in taken)
            if not inside and not _DOCTRINE.match(body, match.end()):
                found.setdefault(match.start(), Name(match.start(), match.end(), name, (), True))


def _put(found: dict[int, Name], new: Name) -> None:
    old = found.get(new.start)
    if old is None or len(new.titles) > len(old.titles):
        found[new.start] = new
