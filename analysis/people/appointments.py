"""Appointments: persons named with the post they are given, leave, or are elected to."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from .candidates import can_be_name
from .contexts import HAN_CHAR
from .cues import cues
from .given_names import likeness
from .lists import Name, put
from .titles import Title


@lexicons.cached
def _appointed() -> re.Pattern[str]:
    """决定任命王一为…, 补选李二（女）为…, 王一同志任…, and the next one of a list (，赵三为…)."""
    mark = r"[，；、：。\n]|^"
    given = f"(?:{_any_of('adverb before a post given')})?(?:{_any_of('into a post')})"
    return re.compile(
        rf"(?P<verb>(?:{mark})?(?:{_any_of('appoints')}){{1,6}}|{mark})(?P<name>{HAN_CHAR}{{2,4}}?)(?P<comrade>同志)?"
        rf"(?:（[^（）\n]{{1,20}}）)?{given}(?!命)"
    )


@lexicons.cached
def _dismissed() -> re.Pattern[str]:
    """免去王一的…职务, 接受李二辞去…职务的请求."""
    return re.compile(
        rf"(?P<verb>{_any_of('dismisses')})(?P<name>{HAN_CHAR}{{2,4}}?)(?P<comrade>同志)?(?:的|辞去(?:的)?)"
    )


@lexicons.cached
def _noticed() -> re.Pattern[str]:
    """A person introduced by sex, and the posts held: 王一，男，…，现任…."""
    sex = _any_of("behind a name in a notice")
    return re.compile(
        rf"(?:^|(?<=[。；：\n ]))(?P<name>{HAN_CHAR} ?{HAN_CHAR}{{1,3}})(?:{sex})"
        rf"[^\n]{{0,160}}?(?:(?P<posts>{_any_of('posts held')})|(?={sex}|\n|$))"
    )


def _any_of(context: str) -> str:
    return lexicons.any_of(cues(context))


class Appointment(NamedTuple):
    """A person in front of a post given, left or held; ``sure`` unless the form of the name must tell."""

    start: int
    name: str
    end: int
    post: int
    sure: bool


def find_appointments(text: str) -> list[Appointment]:
    """Find where persons stand in front of a post that they are given, leave or hold.

    Parameters
    ----------
    text : the text.

    Examples
    --------
    >>> [(found.name, found.sure) for found in find_appointments("决定任命王小明为副市长。")]
    [('王小明', True)]
    """
    found = []
    for pattern in (_appointed(), _dismissed(), _noticed()):
        for match in pattern.finditer(text):
            name = match["name"].replace(" ", "")
            if can_be_name(name):
                groups = match.groupdict()
                listed = len(groups.get("verb") or "由") < 2  # in a list the form of the name must do
                noticed = pattern is _noticed()
                sure = noticed or not listed or bool(groups.get("comrade")) or likeness(name) > 0
                post = -1 if noticed and not match["posts"] else match.end()
                found.append(Appointment(match.start("name"), name, match.end("name"), post, sure))
    return found


def appointed(
    appointments: list[Appointment],
    titles: list[Title],
    text: str,
    known: frozenset[str],
    found: dict[int, Name],
) -> None:
    """Name the persons of appointments, with the posts printed behind them.

    Parameters
    ----------
    appointments : where they stand (:func:`find_appointments`).
    titles : the text's titles (:func:`analysis.people.titles.find_titles`).
    text : the text.
    known : names that are sure.
    found : the names found so far, by their first character; those of appointments are added.
    """
    by_start = {title.start: title for title in titles if title.kind == "title"}
    for start, name, end, post, sure in appointments:
        posts = _posts(text, post, by_start)
        if post < 0 or (posts and (sure or name in known)):
            for early in (start - 1, start - 2):  # the verb in front begins like a name: 宣布王一同志任…
                if early in found and found[early].end == end:
                    del found[early]
            put(found, Name(start, end, name, posts, True))


def _posts(body: str, at: int, by_start: dict[int, Title]) -> tuple[Title, ...]:
    """The posts that begin at a place, parted by 、."""
    posts: list[Title] = []
    while title := by_start.get(at):
        posts.append(title)
        at = title.end + 1 if body[title.end : title.end + 1] == "、" else -1
    return tuple(posts)
