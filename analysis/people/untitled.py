"""Bare names: persons named without a title in front, by a post behind them or a verb they do."""

from __future__ import annotations

import re
from bisect import bisect_left

from .. import lexicons
from ..lexicons.automaton import Hit
from ..lexicons.characters import HAN
from .candidates import Candidates, can_be_name, particles
from .cues import cues
from .dictionary import words
from .given_names import likeness, surname_characters, surnames
from .lists import Name, between_marks, is_doctrine, joint_at, listed_last, put, spaced_at
from .titles import Title, is_address, posts_after_names

#: A given name so likely that what stands around it need not be known.
_SURE = 0.8
#: What stands in front of a name that opens a clause.
_CLAUSE = re.compile(r"[。！？；，：\n ]")
_MARKS = frozenset(" \n\t\u3000，。；：、！？“”（）")


def posts_behind(
    candidates: Candidates, titles: list[Title], known: dict[int, int], found: dict[int, Name]
) -> None:
    """Names before their post: 谢建国委员, 王明总书记, A、B、C三位委员, A、B等代表.

    A name that has titles in front keeps them: 校长赵敏代表 is both. ``known`` is where known names end,
    and where they begin.
    """
    text = candidates.text
    longer = {title.end: title.end - len(title.head) for title in titles}
    for hit in posts_after_names(text, candidates.around.hits):
        head = hit.start
        if longer.get(hit.end, head) < head:
            continue  # 公司副总经理 is no person 公司副
        shared = _SHARED.search(text, max(0, head - 4), head)
        stop = shared.start() if shared else head
        names = _names_before(candidates, stop, longer)
        stuck = bool(names) and text[names[-1][0]] in particles() and known.get(stop) == names[-1][0] + 1
        if stop in known and (stuck or not names):
            names = [(known[stop], stop)]  # 向|庞波同志, where 庞波 is known
        if not names or hit.end in found or not _is_post(candidates, hit, text[slice(*names[-1])]):
            continue
        post = () if is_address(hit.word) else (Title(head, hit.end, hit.word, hit.word, "title"),)
        for start, end in names if shared else names[-1:]:
            has = found[start].titles if start in found else ()
            if not has or (found[start].end == end and has[-1].end <= start):
                put(found, Name(start, end, text[start:end], (*has, *post), True))


_SHARED = re.compile(r"等?[两二三四五六七八九十几]位\Z|等\Z")


def _is_post(candidates: Candidates, hit: Hit, name: str) -> bool:
    """Whether the word behind a name is its post and no verb (柳叙白代表市委 has none)."""
    if hit.word not in cues("post that is a verb too"):
        return True
    behind = candidates.around.follow(hit.end)
    if hit.word == "代表" and behind.kind == "word":
        return False
    follows = candidates.text[hit.end : hit.end + 1]
    return behind.score > 0 or follows == "的" or likeness(name) > _SURE


def _names_before(candidates: Candidates, stop: int, titles: dict[int, int]) -> list[tuple[int, int]]:
    """Spans of the names listed right in front of ``stop``; ``titles`` is where titles end."""
    names: list[tuple[int, int]] = []
    text = candidates.text
    while span := _name_before(candidates, stop, titles):
        names.append(span)
        if text[span[0] - 1 : span[0]] != "、":
            break
        stop = span[0] - 1
    return names[::-1]


def _name_before(candidates: Candidates, stop: int, titles: dict[int, int]) -> tuple[int, int] | None:
    text = candidates.text
    for length in (3, 2, 4):
        start = stop - length
        name = text[max(0, start) : stop]
        if (
            start < 0
            or not can_be_name(name)
            or any(end in titles for end in range(start + 1, stop))  # 政治委|员叶锋
            or (name in words() and not (length == 3 and likeness(name) > 0.7))
            or candidates.around.holds_title(start, stop)
            or name.endswith(cues("end of a body"))
            or words().is_no_person(name)  # 常德副市长
            or (length == 4 and likeness(name) < 0)
        ):
            continue
        likely = length == 3 and surnames().get(name[:1], False) and likeness(name) > _SURE
        opens = start == 0 or text[start - 1] in _MARKS
        opens = opens or text.endswith(cues("before a name with its post behind it"), 0, start)
        opens = opens or (text.endswith(cues("body before a name"), 0, start) and likeness(name) >= 0.3)
        if likely or opens or start in titles:
            return start, stop
    return None


def clause_heads(candidates: Candidates, known: frozenset[str], found: dict[int, Name]) -> None:
    """Names without title that open a clause before a verb, or stand in a list behind 的有."""
    text = candidates.text
    for match in candidates.once(_lists):
        items = list(re.finditer("[^、]+", match["list"]))
        if _are_names([item[0] for item in items]):
            for item in items:
                at = match.start("list") + item.start()
                put(found, Name(at, at + len(item[0]), item[0], (), True))
    spans = sorted((name.start, name.end) for name in found.values())
    for start in _heads(candidates, known):
        before = bisect_left(spans, (start + 1,)) - 1
        if start in found or (before >= 0 and start < spans[before][1]):
            continue
        for at, end in _bare_list(candidates, start, known):
            behind = bisect_left(spans, (at + 1,))
            if behind < len(spans) and spans[behind][0] < end:
                continue  # 宣布王一同志任…: the appointment says where the name begins
            put(found, Name(at, end, re.sub(r"\s", "", text[at:end]), (), True))


def _heads(candidates: Candidates, known: frozenset[str]) -> list[int]:
    """Where a bare name could begin: behind a mark or 的有, at a character that names begin with."""
    text = candidates.text
    opening = surname_characters() | {name[0] for name in known}
    return [start for start in candidates.once(_starts) if text[start] in opening]


def _starts(text: str) -> list[int]:
    starts = {0, *(match.end() for match in _CLAUSE.finditer(text))}
    starts |= {match.end() for match in _introductions().finditer(text)}
    starts |= {match.end() for match in _bodies_before_names().finditer(text)}
    return sorted(start for start in starts if start < len(text))


def _lists(text: str) -> list[re.Match[str]]:
    return list(_present_list().finditer(text))


@lexicons.cached
def _introductions() -> re.Pattern[str]:
    """参加会见的有A、B and 参加会见的市领导有：A、B."""
    return re.compile(f"(?:{lexicons.any_of(cues('introduces names'))})：?")


@lexicons.cached
def _bodies_before_names() -> re.Pattern[str]:
    """A body and those of it, without their posts: 远洋集团李勇、张云鹏参加."""
    return re.compile(
        rf"(?:^|(?<=[。；，、\n]))[{HAN}]{{2,16}}?(?:{lexicons.any_of(cues('body before a name'))})"
        rf"(?=[{HAN}]{{2,3}}、[{HAN}]{{2,3}}(?:、|等|{lexicons.any_of(cues('takes part'))}))"
    )


@lexicons.cached
def _present_list() -> re.Pattern[str]:
    """A list that opens a sentence and takes part: all of it is names even if some are words too."""
    return re.compile(
        rf"(?:^|(?<=[。！？\n]))(?P<list>(?:[{HAN}]{{2,4}}、){{2,}}[{HAN}]{{2,4}}?)"
        rf"(?=等?(?:同志|[市区县]领导)?(?:先后|一同|分别)?(?:{lexicons.any_of(cues('takes part'))}))"
    )


def _are_names(items: list[str]) -> bool:
    """Whether the items of a list are names: nearly all by their form, and few of them words."""
    forms = sum(can_be_name(item) for item in items)
    plain = sum(item in words() for item in items)
    ends = any(item.endswith(cues("end of a body")) and item in words() for item in items)
    return forms >= 0.8 * len(items) and plain <= 0.4 * len(items) and not ends


def _bare_list(candidates: Candidates, start: int, known: frozenset[str]) -> list[tuple[int, int]]:
    """A list of names at ``start``, all of them names and the last one before a verb; or nothing."""
    text = candidates.text
    before = start - text.startswith("：", start - 1) if start else 0
    listed = text.endswith(cues("before a list of names"), 0, before)
    spans: list[tuple[int, int]] = []
    at = start
    while True:
        end = _bare_end(candidates, at, known)
        if end is None and listed and spans and (last := listed_last(candidates, at, known)):
            end = last[1]
        if end is None or is_doctrine(text, end):
            return []
        spans.append((at, end))
        joint = joint_at(text, end)
        if not joint or (text[end] != "、" and not _another(candidates, joint, known)):
            break
        at = joint
    behind = candidates.around.follow(spans[-1][1])
    speaker = spans[0][0] == 0 and text.startswith("：", spans[-1][1])  # 王一：把好事办好
    if behind.kind == "person" or (listed and behind.score) or speaker:
        return spans
    return spans if all(text[a:b] in known for a, b in spans) else []


def _bare_end(candidates: Candidates, at: int, known: frozenset[str]) -> int | None:
    """Where the bare name at a place ends; in front of 、 it may be a word as well."""
    text = candidates.text
    if spaced := spaced_at(candidates, at):
        return spaced[1]
    read = candidates.read(at, titled=False, known=known)
    if read is not None and text[at] in particles() and read.name not in known:
        return None  # 向客人介绍, 和省、市专家一道
    credible = read is not None and (read.score >= 1.5 or read.name in known)
    if read is not None and credible and not candidates.around.holds_title(at, read.end):
        return read.end
    marked = between_marks(text, at)
    return marked[1] if marked and can_be_name(marked[0]) and words()[marked[0]] < 300 else None


def _another(candidates: Candidates, at: int, known: frozenset[str]) -> bool:
    read = candidates.read(at, titled=False, known=known)
    return read is not None and (read.kind == "person" or read.name in known)
