"""Titles: where the title in front of a name begins and ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons

_STOPS = set("、，。；：！？（）()【】“”‘’《》…—\n ·")
#: No title with its organisation is longer; a stretch that is has lost its punctuation.
_LONGEST = 40


class Title(NamedTuple):
    """A stretch that ends in a post: organisation and title."""

    start: int
    end: int
    text: str
    head: str
    kind: str


@lexicons.cached
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row for row in lexicons.read("titles") if row["kind"] != "address"]
    choices = [
        row["word"] + (f"(?!{row['not_before']})" if row["not_before"] else "")
        for row in sorted(rows, key=lambda row: -len(row["word"]))
    ]
    return re.compile("|".join(choices)), {row["word"]: row["kind"] for row in rows}


@lexicons.cached
def posts_after_names() -> re.Pattern[str]:
    """The posts and forms of address that stand behind a full name: 谢建国委员, 王一同志."""
    rows = [row for row in lexicons.read("titles") if row["after_name"] or row["kind"] == "address"]
    return re.compile(
        "|".join(
            row["word"] + (f"(?!{row['not_behind_name']})" if row["not_behind_name"] else "")
            for row in sorted(rows, key=lambda row: -len(row["word"]))
        )
    )


@lexicons.cached
def is_address(word: str) -> bool:
    """Whether a word behind a name is a form of address and no title (同志, 先生)."""
    return any(row["word"] == word and row["kind"] == "address" for row in lexicons.read("titles"))


@lexicons.cached
def _boundaries() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    rows = lexicons.read("title_boundaries")
    longest = sorted((row["word"] for row in rows), key=len, reverse=True)
    guards = {row["word"]: tuple(g for g in row["guards"].split("|") if g) for row in rows}
    return re.compile("|".join(longest)), guards


def find_titles(body: str) -> list[Title]:
    """Find every stretch that ends in a post or a collective label.

    Parameters
    ----------
    body : the article's text.

    Returns
    -------
    In reading order, the longest head at each end: 市委政法委书记 is one title, not 书记. ``kind`` is
    ``title`` or ``label`` (市领导, 市民).

    Examples
    --------
    >>> [t.text for t in find_titles("昨日，市委副书记、市长王一会见了某某银行行长李二。")]
    ['市委副书记', '市长', '某某银行行长']
    """
    pattern, kinds = _heads()
    found = []
    for match in pattern.finditer(body):
        start = left_edge(body, match.start())
        found.append(Title(start, match.end(), body[start : match.end()], match[0], kinds[match[0]]))
    return found


def left_edge(body: str, head: int) -> int:
    """Where the title whose head begins at ``head`` begins, its organisation included.

    Examples
    --------
    >>> text = "随后会见了某市和平区区长"
    >>> text[left_edge(text, text.index("区长")):]
    '某市和平区区长'
    """
    start = head
    while start > 0 and head - start < _LONGEST and body[start - 1] not in _STOPS:
        start -= 1
    start = _reach_over_terms(body, start)
    pattern, guards = _boundaries()
    edge = start
    for match in pattern.finditer(body, start, head):
        if not _guarded(body, match, guards[match[0]]):
            edge = match.end()
    joined = body.rfind("兼", edge, head)
    if joined > edge and not body.startswith("兼并", joined):
        edge = joined + 1
    return edge


def _reach_over_terms(body: str, start: int) -> int:
    """市政协八届、九届副主席 is one title: step back over the terms in front of 、."""
    while (
        start > 1
        and body[start - 1] == "、"
        and re.match(r"第?[一二三四五六七八九十\d]{1,3}届", body[start : start + 5])
    ):
        before = re.search(
            r"[^、，。；：！？（）\n ]{0,40}第?[一二三四五六七八九十\d]{1,3}届$", body[: start - 1]
        )
        if before is None:
            break
        start = before.start()
    return start


def _guarded(body: str, match: re.Match[str], guards: tuple[str, ...]) -> bool:
    """Whether the boundary word is only part of a longer word (和 in 和平区)."""
    for guard in guards:
        offset = guard.find(match[0])
        while offset >= 0:
            if body.startswith(guard, match.start() - offset) and match.start() >= offset:
                return True
            offset = guard.find(match[0], offset + 1)
    return False


def organisation_of(title: str, head: str) -> str | None:
    """The organisation in a title, or None where the title names none.

    Examples
    --------
    >>> organisation_of("某市水利局副局长", "副局长"), organisation_of("副局长", "副局长")
    ('某市水利局', None)
    """
    rest = title[: len(title) - len(head)] if title.endswith(head) else title
    rest = re.sub(r"(?:原|代|常务|执行|名誉|首席)$", "", rest)
    return rest or None
