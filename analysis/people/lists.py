"""Name lists: one name read at a place, and what may stand between the names of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from .candidates import BODY_ENDS, HAN_CHAR, can_be_name, read_name
from .contexts import follow
from .given_names import words
from .titles import Title, find_titles, posts_after_names


class Name(NamedTuple):
    """A name where it stands, with the titles that belong to it."""

    start: int
    end: int
    name: str
    titles: tuple[Title, ...]
    sure: bool


JOINTS = re.compile(r"、|以及|和|及|与")
#: A name in front of these is part of a doctrine's or a place's name.
DOCTRINE = re.compile(r"新时代|思想|理论|精神|外交|法治|强军|文化|经济|生态|谈治国|主义|奖|式|故居|公园")


def read_one(body: str, at: int, *, titled: bool, known: frozenset[str]) -> tuple[str, int, bool] | None:
    """A name at a place, a blank inside it mended, and whether it is sure."""
    spaced = re.compile(rf"({HAN_CHAR}) ({HAN_CHAR})(?=[、，。 ]|主持|出席|参加)").match(body, at)
    if spaced and can_be_name(spaced[1] + spaced[2]):
        return spaced[1] + spaced[2], spaced.end(), True
    read = read_name(body, at, titled=titled, known=known)
    if read is None or holds_title(read.name) or _cuts_title(body, at, read.end):
        return None
    if not titled and read.kind == "body":
        return None
    return read.name, read.end, read.score > 2.2 or read.name in known


def _cuts_title(body: str, start: int, end: int) -> bool:
    """Whether the stretch ends inside a post: 和村主 of 和村主任."""
    return any(start + t.end > end > start + t.end - len(t.head) for t in find_titles(body[start : end + 4]))


def holds_title(name: str) -> bool:
    """Whether a string has a post or a form of address in it."""
    titles = find_titles(name)
    if address := posts_after_names().search(name):
        return address.end() == len(name)
    return any(t.head != name and len(t.head) > 1 for t in titles) or (
        bool(titles) and titles[0].head == name
    )


def between_marks(body: str, at: int, *, lenient: bool = True) -> tuple[str, int, bool] | None:
    """What stands between two 、 of a list of names is a name even if it is a word as well."""
    item = re.compile(rf"{HAN_CHAR}{{2,4}}(?=、)").match(body, at)
    if item is None or item[0].endswith(BODY_ENDS) or words().get(item[0], 0) > 3000:
        return None
    two_words = item[0][:2] in words() and item[0][2:] in words()  # 部门协同
    unknown = item[0] not in words() and not two_words
    usable = can_be_name(item[0]) or (unknown and (lenient or len(item[0]) < 4))
    return (item[0], item.end(), True) if usable else None


def listed_last(body: str, at: int, known: frozenset[str]) -> tuple[str, int, bool] | None:
    """The last of a list of names, which may be a word as well, before a verb or a mark."""
    read = read_one(body, at, titled=True, known=known)
    if read and follow(body, read[1]).kind not in ("person", "punctuation"):
        return None
    return read if read and can_be_name(read[0]) and not read[0].endswith(BODY_ENDS) else None


def put(found: dict[int, Name], new: Name) -> None:
    """Keep a name, unless the same place has one with more titles."""
    old = found.get(new.start)
    if old is None or len(new.titles) > len(old.titles):
        found[new.start] = new
