"""Contexts: what stands around a place in a text where a name could begin or end."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from .. import lexicons
from ..lexicons.automaton import Hit, Hits
from ..lexicons.characters import HAN
from .cues import cues
from .dictionary import words
from .weights import weight

HAN_CHAR = f"[{HAN}]"
#: A day inside a clause (王一3月25日主持召开); one in front of a comma begins a report behind its byline.
_DAY = re.compile(rf"(?:\d{{1,2}}月)?\d{{1,2}}日(?![讯电]|消息|报道)[{HAN}]")
_PUNCTUATION = frozenset("、，。；：！？）】」』”》…—\n\u3000 （“《")


class Follow(NamedTuple):
    """What stands behind a place where a name could end."""

    score: float
    kind: str  # punctuation, person, body, number, of, word or nothing


_NOTHING = Follow(0.0, "nothing")


@lexicons.cached
def _followers() -> dict[str, Follow]:
    """Words that stand behind names, the longer the surer."""
    return {
        row["word"]: Follow(
            weight("followed by a word that follows anything"), "person"
        )  # a word that follows names as it follows anything
        if row["kind"] == "weak"
        else Follow(
            weight("followed by a word that follows names")
            + weight("each character of a word that follows names") * len(row["word"]),
            row["kind"],
        )
        for row in lexicons.read("name_followers")
    }


class Surroundings:
    """A text, and what stands where in it; each place is judged once.

    Parameters
    ----------
    text : the text.
    hits : the words of all lists that stand in it; they are sought where none are given.
    """

    def __init__(self, text: str, hits: Hits | None = None) -> None:
        self.text = text
        self.hits = hits or Hits(text)
        self._follows: dict[int, Follow] = {}
        self._followers: dict[int, Hit] = {h.start: h for h in reversed(self.hits.every("follower"))}
        self._heads = self.hits.every("title")
        self._posts = self.hits.every("post behind name")

    def follow(self, end: int) -> Follow:
        """Judge the text behind ``end`` as the surroundings of a name that ends there.

        Returns
        -------
        ``score`` 3 for punctuation or the end, 2 and more for a word that follows names (the longer the
        surer), 1 for any other word, 0 where no word begins.

        Examples
        --------
        >>> around = Surroundings("王明强调研了企业")
        >>> around.follow(2).kind, around.follow(3).kind
        ('nothing', 'person')
        """
        found = self._follows.get(end)
        if found is None:
            found = self._follows[end] = self._judge(end)
        return found

    def _judge(self, end: int) -> Follow:
        text = self.text
        if end >= len(text) or text[end] in _PUNCTUATION:
            return Follow(weight("followed by a mark"), "punctuation")
        if text[end] == "时" and text.startswith(cues("behind 时"), end + 1):
            return Follow(weight("followed by 时"), "person")  # 会见王一时，
        if text[end].isdecimal():
            if text.endswith(cues("before a number"), 0, end):
                return _NOTHING
            # 王一3月25日主持召开; 总统拉扎罗19日签署
            return Follow(weight("followed by a number"), "person" if _DAY.match(text, end) else "number")
        if text[end] == "的":
            return Follow(weight("followed by 的"), "of")
        hit = self._followers.get(end)
        if hit is None:
            known = words()
            a_word = known[text[end : end + 2]] or known[text[end : end + 3]] or known[text[end : end + 4]]
            return Follow(weight("followed by a word"), "word") if a_word else _NOTHING
        speech = hit.word in cues("speech that a mark follows")
        if speech and hit.end < len(text) and not text.startswith(cues("behind speech"), hit.end):
            return _NOTHING  # 明强|调研 is not 明|强调|研
        return _followers()[hit.word]

    def is_weak(self, at: int) -> bool:
        """Whether a word stands at a place that follows names as it follows anything: 向, 就, 将."""
        hit = self._followers.get(at)
        return hit is not None and len(hit.word) == 1

    def opens_with_deed(self, at: int, end: int, least: int = 2) -> bool:
        """Whether a stretch begins with a word of at least so many characters that follows names.

        Examples
        --------
        >>> Surroundings("强调要").opens_with_deed(0, 3), Surroundings("张调要").opens_with_deed(0, 3)
        (True, False)
        """
        hits = self.hits.every("follower")
        for n in range(bisect_left(hits, (at,)), len(hits)):
            hit = hits[n]
            if hit.start > at:
                break
            if hit.end <= end:  # the longest that fits
                return hit.end - at >= least
        return False

    def skip_deed(self, start: int, end: int) -> int:
        """Skip what a person does, from behind the name at ``start`` on, at most up to ``end``.

        Examples
        --------
        >>> text = "王一叮嘱了市总工会主席"
        >>> text[Surroundings(text).skip_deed(2, len(text)) :]
        '市总工会主席'
        """
        at, text, known = start, self.text, words()
        while at < end:
            hit = self._followers.get(at)
            length = hit.end - at if hit and hit.end <= end else 0
            length = length or next((n for n in (3, 2) if known.is_verb(text[at : at + n])), 0)
            length = length or int(text[at] in "了过着")
            if not length:
                break
            at += length
        return at

    def cuts_title(self, start: int, end: int) -> bool:
        """Whether a stretch ends inside a post: 和村主 of 和村主任."""
        return any(hit.end > end > hit.start for hit in _from(self._heads, start, end))

    def holds_title(self, start: int, end: int) -> bool:
        """Whether a stretch has a post or a form of address in it."""
        post = next((hit for hit in _from(self._posts, start, end) if hit.end <= end), None)
        if post:
            return post.end == end
        first = True
        for hit in _from(self._heads, start, end):
            if hit.end <= end:
                if (first and hit.start == start and hit.end == end) or (
                    len(hit.word) > 1 and (hit.start, hit.end) != (start, end)
                ):
                    return True
                first = False
        return False


def _from(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The hits that begin inside a stretch, in their order."""
    return hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]
