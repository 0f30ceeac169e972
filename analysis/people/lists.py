"""Name lists: one name read at a place, and what may stand between the names of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from .candidates import Candidates, can_be_name
from .contexts import HAN_CHAR
from .cues import cues
from .dictionary import words
from .titles import Title


class Name(NamedTuple):
    """A name where it stands, with the titles that belong to it."""

    start: int
    end: int
    name: str
    titles: tuple[Title, ...]
    sure: bool


#: A name of two characters that a blank spreads to the width of three.
_SPACED = re.compile(rf"({HAN_CHAR})[ \u3000]{{1,2}}({HAN_CHAR})")
BLANKS = (" ", "\u3000")
_ITEM = re.compile(rf"{HAN_CHAR}{{2,4}}(?=[、\u3000 ])")


def joint_at(text: str, at: int) -> int:
    """Where the joint between two names of a list ends that begins at a place; 0 if there is none."""
    for joint in cues("joint"):
        if text.startswith(joint, at):
            return at + len(joint)
    return 0


def is_doctrine(text: str, end: int) -> bool:
    """Whether a name in front of ``end`` is part of a doctrine's or a place's name."""
    return text.startswith(cues("behind a namesake"), end)


def spaced_at(candidates: Candidates, at: int) -> tuple[str, int, bool] | None:
    """A name of two characters with a blank between them: 高　立."""
    text = candidates.text
    spaced = _SPACED.match(text, at) if text[at + 1 : at + 2] in BLANKS else None
    if spaced is None or not can_be_name(spaced[1] + spaced[2]):
        return None
    end = spaced.end()
    return (spaced[1] + spaced[2], end, True) if candidates.around.follow(end).score > 1 else None


def read_one(
    candidates: Candidates, at: int, *, titled: bool, known: frozenset[str]
) -> tuple[str, int, bool] | None:
    """A name at a place, a blank inside it mended, and whether it is sure."""
    if name := spaced_at(candidates, at):
        return name
    read = candidates.read(at, titled=titled, known=known)
    if read is None:
        return None
    around = candidates.around
    if around.holds_title(at, read.end) or around.cuts_title(at, read.end):
        return None
    if not titled and read.kind == "body":
        return None
    return read.name, read.end, read.score > 2.2 or read.name in known


def between_marks(text: str, at: int, *, lenient: bool = True) -> tuple[str, int, bool] | None:
    """What stands between two 、 of a list of names is a name even if it is a word as well."""
    item = _ITEM.match(text, at)
    if item is None or item[0].endswith(cues("end of a body")) or words()[item[0]] > 3000:
        return None
    two_words = item[0][:2] in words() and item[0][2:] in words()  # 部门协同
    unknown = item[0] not in words() and not two_words
    usable = can_be_name(item[0]) or (unknown and (lenient or len(item[0]) < 4))
    return (item[0], item.end(), True) if usable else None


def amid_names(candidates: Candidates, at: int, known: frozenset[str]) -> tuple[str, int, bool] | None:
    """One item of a list that looks like a body (冯德校), if a name stands behind the next 、 as well."""
    item = _ITEM.match(candidates.text, at)
    if item is None or not can_be_name(item[0]) or words()[item[0]] or candidates.text[item.end()] != "、":
        return None
    after = read_one(candidates, item.end() + 1, titled=True, known=known)
    return (item[0], item.end(), True) if after and after[2] and can_be_name(after[0]) else None


def listed_last(candidates: Candidates, at: int, known: frozenset[str]) -> tuple[str, int, bool] | None:
    """The last of a list of names, which may be a word as well, before a verb or a mark."""
    read = read_one(candidates, at, titled=True, known=known)
    if read and candidates.around.follow(read[1]).kind not in ("person", "punctuation"):
        return None
    return read if read and can_be_name(read[0]) and not read[0].endswith(cues("end of a body")) else None


def put(found: dict[int, Name], new: Name) -> None:
    """Keep a name, unless the same place has one with more titles."""
    old = found.get(new.start)
    if old is None or len(new.titles) > len(old.titles):
        found[new.start] = new
