"""Titles: where the title in front of a name begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from .. import lexicons
from ..lexicons.automaton import Hit, Hits
from ..lexicons.characters import HAN
from ..lexicons.forms import is_part_of_longer, several
from .cues import cues
from .dictionary import words

_STOPS = frozenset("、，。；：！？（）()【】“”‘’《》…—\n ·")
#: No title with its organisation is longer; a stretch that is has lost its punctuation.
_LONGEST = 40
#: The name of a part of an organisation in marks of its own: 区委“两新”工委, 《某某》编辑部.
#: What is said stands behind a stop: 。“加油”市长王一说.
_MARKED_NAME = re.compile(
    rf"(?:(?<=[、{HAN}])“[^“”，。；：！？、\n]{{1,16}}”|《[^《》，。；：！？\n]{{1,16}}》)\Z"
)


class Title(NamedTuple):
    """A stretch that ends in a post: organisation and title."""

    start: int
    end: int
    text: str
    head: str
    kind: str


@lexicons.cached
def _heads() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each post's kind, and what must not stand behind it."""
    rows = [row for row in lexicons.read("titles") if row["kind"] != "address"]
    return {row["word"]: (row["kind"], several(row["not_before"])) for row in rows}


@lexicons.cached
def _posts() -> dict[str, tuple[str, ...]]:
    """The posts and forms of address that stand behind names, each with what must not stand behind it."""
    rows = [row for row in lexicons.read("titles") if row["after_name"] or row["kind"] == "address"]
    return {row["word"]: several(row["not_behind_name"]) for row in rows}


def posts_after_names(text: str, hits: Hits) -> Iterator[Hit]:
    """The posts and forms of address that could stand behind a full name: 谢建国委员, 王一同志."""
    guards = _posts()
    done = 0
    for hit in hits.every("post behind name"):
        if hit.start < done or text.startswith(guards[hit.word], hit.end) or _is_no_post(text, hit):
            continue
        done = hit.end
        yield hit


@lexicons.cached
def is_address(word: str) -> bool:
    """Whether a word behind a name is a form of address and no title (同志, 先生)."""
    return any(row["word"] == word and row["kind"] == "address" for row in lexicons.read("titles"))


@lexicons.cached
def _boundaries() -> dict[str, tuple[str, ...]]:
    """The words that end a title to the left, each with the longer words that it is part of."""
    return {row["word"]: several(row["guards"]) for row in lexicons.read("title_boundaries")}


def find_titles(text: str, hits: Hits | None = None) -> list[Title]:
    """Find every stretch that ends in a post or a collective label.

    Parameters
    ----------
    text : the article's text.
    hits : the words of all lists in it; they are sought where none are given.

    Returns
    -------
    In reading order, the longest head at each place: 市委政法委书记 is one title, not 书记. ``kind`` is
    ``title`` or ``label`` (市领导) or ``private`` (市民).

    Examples
    --------
    >>> [t.text for t in find_titles("昨日，市委副书记、市长王一会见了某某银行行长李二。")]
    ['市委副书记', '市长', '某某银行行长']
    """
    hits = hits or Hits(text)
    heads = _heads()
    found: list[Title] = []
    done = 0
    for hit in hits.every("title"):
        if hit.start < done:
            continue
        kind, guards = heads[hit.word]
        if (guards and text.startswith(guards, hit.end)) or _is_no_post(text, hit):
            continue
        if found and found[-1].end == hit.start and _acts_for(text, hit):
            continue
        start, end = _left_edge(text, hits, hit.start), hit.end
        if kind == "title":
            end += next((len(more) for more in cues("behind a title") if text.startswith(more, end)), 0)
        found.append(Title(start, end, text[start:end], text[hit.start : end], kind))
        done = end
    return found


def _is_no_post(text: str, hit: Hit) -> bool:
    """Whether a post is part of what a body or a place is called: 院长信箱, 许昌市|长葛市."""
    if text.startswith(cues("no post before"), hit.end):
        return True
    longer = hit.word.endswith("长") and text.startswith(cues("no post behind 长"), hit.end)
    if longer and not text.startswith(cues("time in a post"), hit.end):
        return True
    parted = text[hit.end : hit.end + 1] in _STOPS or text.startswith(("兼", *cues("joint")), hit.end)
    if parted or hit.word not in cues("post that cuts a place"):
        return False
    place = text[hit.end - 1 : hit.end + 1]  # 市长江路 by the dictionary, 市长葛市 by the form
    ends = tuple(place + end for end in cues("place behind 长"))
    if text.startswith(ends, hit.end - 1):
        return True
    return words().is_place(place) and text.startswith(cues("place behind 长江"), hit.end + 1)


def _acts_for(text: str, hit: Hit) -> bool:
    """Whether a post behind another is a verb, in front of a body: 副区长|代表青河区党委."""
    if hit.word not in cues("post that is a verb too"):
        return False
    return _acted_for().match(text, hit.end) is not None


@lexicons.cached
def _acted_for() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{2,7}}?(?:{lexicons.any_of(cues('body acted for'))})")


def _left_edge(text: str, hits: Hits, head: int) -> int:
    """Where the title whose head begins at ``head`` begins, its organisation included.

    随后会见了某市和平区区长: 某市和平区区长, for 会见了 is none of it, and 和 stands in 和平.
    """
    start = head
    marked = [head, head]
    while start > 0 and head - start < _LONGEST:
        if text[start - 1] not in _STOPS:
            start -= 1
        elif text[start - 1] in "”》" and (name := _MARKED_NAME.search(text, max(0, start - 18), start)):
            marked, start = [name.start(), start], name.start()
        else:
            break
    start = edge = _reach_over_terms(text, start)
    bounds = hits.every("title boundary")
    guards = _boundaries()
    done = start
    for n in range(bisect_left(bounds, (start,)), len(bounds)):
        hit = bounds[n]
        if hit.start >= head:
            break
        if hit.start >= done and hit.end <= head and not marked[0] < hit.end <= marked[1]:
            done = hit.end
            if not is_part_of_longer(text, hit.start, hit.end, guards[hit.word]):
                edge = hit.end
    joined = text.rfind("兼", edge, head)
    if joined > edge and not text.startswith("兼并", joined):
        edge = joined + 1
    return edge


def _reach_over_terms(text: str, start: int) -> int:
    """市政协八届、九届副主席 is one title: step back over the terms in front of 、."""
    for _ in range(_MOST_TERMS):
        if start < 2 or text[start - 1] != "、" or not _TERM.match(text, start):
            break
        before = _TERM_AT_END.search(text[max(0, start - 48) : start - 1])
        if before is None:
            break
        start = max(0, start - 48) + before.start()
    return start


#: Nobody held a post for more terms; without an end, each title of a list would go back over all of it.
_MOST_TERMS = 6
_TERM = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届")
_TERM_AT_END = re.compile(r"[^、，。；：！？（）\n ]{0,40}第?[一二三四五六七八九十\d]{1,3}届$")


def organisation_of(title: str, head: str) -> str | None:
    """The organisation in a title, or None where the title names none.

    Examples
    --------
    >>> organisation_of("某市水利局副局长", "副局长"), organisation_of("副局长", "副局长")
    ('某市水利局', None)
    """
    rest = title[: len(title) - len(head)] if title.endswith(head) else title
    rank = next((rank for rank in cues("rank before a post") if rest.endswith(rank)), "")
    rest = rest.removesuffix(rank)
    return rest or None
