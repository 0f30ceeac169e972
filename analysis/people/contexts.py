"""Followers: what stands behind a place where a name could end, and what persons are said to do."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from .given_names import verbs, words

_PUNCTUATION = "、，。；：！？）】」』”》…\n （“《"


class Follow(NamedTuple):
    """What stands behind a place where a name could end."""

    score: float
    kind: str  # punctuation, person, body, word or nothing


@lexicons.cached
def _followers() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["word"]: row["kind"] for row in lexicons.read("name_followers")}
    longest = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), kinds


def follow(body: str, end: int) -> Follow:
    """Judge the text behind ``end`` as the surroundings of a name that ends there.

    Returns
    -------
    ``score`` 3 for punctuation or the end, 2 and more for a word that follows names (the longer the
    surer), 1 for any other word, 0 where no word begins.

    Examples
    --------
    >>> follow("王明强调研了企业", 2).kind, follow("王明强调研了企业", 3).kind
    ('nothing', 'person')
    """
    if end >= len(body) or body[end] in _PUNCTUATION:
        return Follow(3.0, "punctuation")
    if re.compile(r"时(?=[，指强要说])").match(body, end):
        return Follow(2.6, "person")  # 会见王一时，
    pattern, kinds = _followers()
    match = pattern.match(body, end)
    if match is None:
        return (
            Follow(1.0, "word")
            if any(body[end : end + n] in words() for n in (4, 3, 2))
            else Follow(0.0, "nothing")
        )
    if match[0] in ("强调", "指出", "要求", "表示") and not re.match(
        r"[，：要指在：:、“了]|说|，", body[match.end() : match.end() + 1] or "，"
    ):
        return Follow(0.0, "nothing")  # 明强|调研 is not 明|强调|研
    if kinds[match[0]] == "weak":  # 就, 将: a word that follows names as it follows anything
        return Follow(2.3, "person")
    return Follow(2.2 + 0.3 * len(match[0]), kinds[match[0]])


def skip_deed(body: str, start: int, end: int) -> int:
    """Skip what a person does, from behind the name at ``start`` on, at most up to ``end``.

    Examples
    --------
    >>> text = "王一叮嘱了市总工会主席"
    >>> text[skip_deed(text, 2, len(text)) :]
    '市总工会主席'
    """
    at = start
    while at < end:
        word = _followers()[0].match(body, at, end)
        length = len(word[0]) if word else next((n for n in (3, 2) if body[at : at + n] in verbs()), 0)
        length = length or int(body[at] in "了过着")
        if not length:
            break
        at += length
    return at


def opens_with_deed(text: str, least: int = 2) -> bool:
    """Whether a string begins with a word of at least so many characters that follows names.

    Examples
    --------
    >>> opens_with_deed("强调要"), opens_with_deed("张调要")
    (True, False)
    """
    match = _followers()[0].match(text)
    return match is not None and len(match[0]) >= least
