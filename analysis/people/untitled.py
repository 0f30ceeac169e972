"""Bare names: persons named without a title in front, by a post behind them or a verb they do."""

from __future__ import annotations

import re

from .candidates import BODY_ENDS, can_be_name, particles, read_name
from .contexts import follow
from .given_names import likeness, surnames, words
from .lists import DOCTRINE, JOINTS, Name, between_marks, holds_title, put
from .titles import Title, find_titles, is_address, posts_after_names

#: A given name so likely that what stands around it need not be known.
_SURE = 0.8
#: What stands in front of a name that opens a clause.
_CLAUSE = re.compile(r"(?:^|(?<=[。！？；，：\n ]))")
_LISTED = re.compile(r"(?:的(?:还|领导)?有|还有|分别是|包括|他们是|由|邀请|会见了?|会同|欢迎|感谢|陪同)$")
_BEFORE_POST = re.compile(
    r"(?:^|[\s，。；：、！？“”（）]|贯彻|落实|学习|按照|围绕|牢记|践行|传达|关于|聆听|根据|对|由|是|在|与|和|及|随|悟|领会|贯通|据|以|从|把|循|循着|遵照|通过|感谢|重温|了|的|人)$"
)


def posts_behind(body: str, found: dict[int, Name]) -> None:
    """Names before their post: 谢建国委员, 王明总书记, A、B、C三位委员, A、B等代表.

    A name that has titles in front keeps them: 校长赵敏代表 is both.
    """
    longer = {t.end: t.end - len(t.head) for t in find_titles(body)}
    for match in posts_after_names().finditer(body):
        head = match.start()
        if longer.get(match.end(), head) < head:
            continue  # 公司副总经理 is no person 公司副
        shared = re.search(r"等?[两二三四五六七八九十几]位$|等$", body[:head])
        names = _names_before(body, shared.start() if shared else head, frozenset(longer))
        if not names or match.end() in found or not _is_post(body, match, body[slice(*names[-1])]):
            continue
        post = () if is_address(match[0]) else (Title(head, match.end(), match[0], match[0], "title"),)
        for start, end in names if shared else names[-1:]:
            titles = found[start].titles if start in found else ()
            if not titles or (found[start].end == end and titles[-1].end <= start):
                put(found, Name(start, end, body[start:end], (*titles, *post), True))


def _is_post(body: str, match: re.Match[str], name: str) -> bool:
    """Whether the word behind a name is its post and no verb (柳叙白代表市委 has none)."""
    if match[0] not in ("代表", "主任", "委员"):
        return True
    behind = follow(body, match.end())
    if match[0] == "代表" and behind.kind == "word":
        return False
    return behind.score > 0 or body[match.end() : match.end() + 1] == "的" or likeness(name) > _SURE


def _names_before(body: str, stop: int, titles: frozenset[int]) -> list[tuple[int, int]]:
    """Spans of the names listed right in front of ``stop``; ``titles`` is where titles end."""
    for length in (3, 2, 4):
        start = stop - length
        name = body[max(0, start) : stop]
        if (
            start < 0
            or not can_be_name(name)
            or name in words()
            or holds_title(name)
            or name.endswith(BODY_ENDS)
            or (length == 4 and likeness(name) < 0)
        ):
            continue
        in_front = body[max(0, start - 4) : start]
        likely = length == 3 and surnames().get(name[:1], False) and likeness(name) > _SURE
        if likely or start in titles or _BEFORE_POST.search(in_front):
            before = _names_before(body, start - 1, titles) if body[start - 1 : start] == "、" else []
            return [*before, (start, stop)]
    return []


def clause_heads(body: str, known: frozenset[str], found: dict[int, Name]) -> None:
    """Names without title that open a clause before a verb, or stand in a list behind 的有."""
    starts = {m.start() for m in _CLAUSE.finditer(body)}
    starts |= {m.end() for m in re.finditer(r"的(?:还|领导)?有|会见了?|分别是", body)}
    for match in _PRESENT_LIST.finditer(body):
        items = list(re.finditer("[^、]+", match["list"]))
        if _are_names([item[0] for item in items]):
            for item in items:
                at = match.start("list") + item.start()
                put(found, Name(at, at + len(item[0]), item[0], (), True))
    for start in sorted(starts):
        if start in found or any(n.start <= start < n.end for n in found.values()):
            continue
        names = _bare_list(body, start, known)
        for at, end in names:
            put(found, Name(at, end, re.sub(r" ", "", body[at:end]), (), True))


#: A list that opens a sentence and takes part: all of it is names even if some are words too.
_PRESENT_LIST = re.compile(
    r"(?:^|(?<=[。！？\n]))(?P<list>(?:[\u4e00-\u9fff]{2,4}、){2,}[\u4e00-\u9fff]{2,4}?)"
    r"(?=等?(?:同志|[市区县]领导)?(?:先后|一同|分别)?(?:参加|出席|列席|陪同|随同|在主会场|在主席台))"
)


def _are_names(items: list[str]) -> bool:
    """Whether the items of a list are names: nearly all by their form, and few of them words."""
    forms = sum(can_be_name(item) for item in items)
    plain = sum(item in words() for item in items)
    ends = any(item.endswith(BODY_ENDS) and item in words() for item in items)
    return forms >= 0.8 * len(items) and plain <= 0.4 * len(items) and not ends


def _bare_list(body: str, start: int, known: frozenset[str]) -> list[tuple[int, int]]:
    """A list of names at ``start``, all of them names and the last one before a verb; or nothing."""
    spans: list[tuple[int, int]] = []
    at = start
    while True:
        end = _bare_end(body, at, known)
        if end is None or DOCTRINE.match(body, end):
            return []
        spans.append((at, end))
        joint = JOINTS.match(body, end)
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
    if read is not None and body[at] in particles() and read.name not in known:
        return None  # 向客人介绍, 和省、市专家一道
    if read is not None and not holds_title(read.name) and (read.score >= 1.5 or read.name in known):
        return read.end
    marked = between_marks(body, at)
    return marked[1] if marked and can_be_name(marked[0]) and words().get(marked[0], 0) < 300 else None


def _another(body: str, at: int, known: frozenset[str]) -> bool:
    read = read_name(body, at, titled=False, known=known)
    return read is not None and (read.kind == "person" or read.name in known)


def _is_speaker_line(body: str, spans: list[tuple[int, int]]) -> bool:
    """A headline's speaker: 王一：把好事办好."""
    return spans[0][0] == 0 and body[spans[-1][1] : spans[-1][1] + 1] == "："
