"""Appointments: persons named with the post they are given, leave, or are elected to."""

from __future__ import annotations

import re

from .. import lexicons
from .candidates import can_be_name
from .contexts import HAN_CHAR
from .cues import cues
from .given_names import likeness
from .lists import Name, put
from .titles import Title


@lexicons.cached
def _appointed() -> re.Pattern[str]:
    """任命王一为…, 补选李二为…, 王一同志任…, and the next one of a list (，赵三为…)."""
    return re.compile(
        rf"(?P<verb>{_any_of('appoints')}|[，；、：。\n]|^)(?P<name>{HAN_CHAR}{{2,4}}?)(?P<comrade>同志)?"
        rf"(?:{_any_of('into a post')})(?!命)"
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
        rf"(?:^|(?<=[。；\n ]))(?P<name>{HAN_CHAR} ?{HAN_CHAR}{{1,3}})(?:{sex})"
        rf"[^\n]{{0,160}}?(?:(?P<posts>{_any_of('posts held')})|(?={sex}|\n|$))"
    )


def _any_of(context: str) -> str:
    return "|".join(sorted(cues(context), key=len, reverse=True))


def appointed(titles: list[Title], body: str, known: frozenset[str], found: dict[int, Name]) -> None:
    """Find the persons of appointments, with the posts printed behind them.

    Parameters
    ----------
    titles : the text's titles (:func:`analysis.people.titles.find_titles`).
    body : the text.
    known : names that are sure.
    found : the names found so far, by their first character; those of appointments are added.
    """
    by_start = {title.start: title for title in titles if title.kind == "title"}
    for pattern in (_appointed(), _dismissed()):
        for match in pattern.finditer(body):
            posts = _posts(body, match.end(), by_start)
            name = match["name"]
            listed = len(match["verb"]) < 2  # in a list the form of the name must do
            sure = match["comrade"] or not listed or likeness(name) > 0 or name in known
            if posts and can_be_name(name) and sure:
                put(found, Name(match.start("name"), match.end("name"), name, posts, True))
    for match in _noticed().finditer(body):
        name = match["name"].replace(" ", "")
        if can_be_name(name):
            posts = _posts(body, match.end(), by_start) if match["posts"] else ()
            put(found, Name(match.start("name"), match.end("name"), name, posts, True))


def _posts(body: str, at: int, by_start: dict[int, Title]) -> tuple[Title, ...]:
    """The posts that begin at a place, parted by 、."""
    posts: list[Title] = []
    while title := by_start.get(at):
        posts.append(title)
        at = title.end + 1 if body[title.end : title.end + 1] == "、" else -1
    return tuple(posts)
