"""Candidates: what can be a person's name, by its form and by what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from .. import lexicons
from .contexts import HAN_CHAR, Follow, Surroundings
from .cues import cues
from .dictionary import words
from .foreign import foreign_names, syllables_at
from .given_names import likeness, surname_characters, surname_of, surnames
from .weights import weight

T = TypeVar("T")

_HAN = re.compile(f"{HAN_CHAR}+")
_DOTTED = re.compile(rf"{HAN_CHAR}{{1,8}}(?:[·-]{HAN_CHAR}{{1,8}}){{1,4}}")


@lexicons.cached
def _never() -> frozenset[str]:
    return frozenset(cues("never in a name"))


def can_be_name(text: str) -> bool:
    """Whether a string has the form of a full name: a known surname and one or two more characters.

    Names of other peoples with an inner dot (阿不都·卡德尔) have it too.

    Examples
    --------
    >>> [can_be_name(s) for s in ("王明", "皇甫立新", "买买提·艾力", "王", "王府井大街")]
    [True, True, True, False, False]
    """
    if "·" in text:
        return bool(_DOTTED.fullmatch(text))
    if not 2 <= len(text) <= 4:
        return False
    surname = surname_of(text)
    if surname is None or not _HAN.fullmatch(text) or not _never().isdisjoint(text[1:]):
        return False
    given = len(text) - len(surname)
    return given <= 2 or (len(surname) == 1 and given == 3 and text[1] in surnames())


#: What stands behind a name only where a title stands before it.
_TITLED_ONLY = frozenset(("number", "of", "word", "nothing"))
#: What no weight makes up for.
_NO_NAME = -9.0
#: A word printed more often (in jieba's dictionary) opens a clause as itself, not as the head of a name.
_WORD = 500


class Reading(NamedTuple):
    """A name read at a place in a text."""

    name: str
    end: int
    score: float
    kind: str


class Candidates:
    """The names that a text could have at a place, each weighed once.

    Parameters
    ----------
    around : the text's :class:`~analysis.people.contexts.Surroundings`.
    """

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.text = around.text
        self.foreign = {
            name.start: Reading(name.text, name.end, weight("foreign name"), "person")
            for name in foreign_names(around)
        }
        self._kept: dict[Callable[[str], Any], Any] = {}
        self._weighed: dict[tuple[int, bool], tuple[Reading, ...]] = {}

    def once(self, find: Callable[[str], T]) -> T:
        """What a function finds in the text, sought once."""
        if find not in self._kept:
            self._kept[find] = find(self.text)
        kept: T = self._kept[find]
        return kept

    def read(
        self, start: int, *, titled: bool, known: frozenset[str] | set[str] = frozenset()
    ) -> Reading | None:
        """Read the name that begins at ``start``.

        Every length a name can have is weighed: what stands behind it, how common the length is,
        whether the string is an ordinary word, whether the same name is sure elsewhere.

        Parameters
        ----------
        start : where the name would begin.
        titled : whether a title stands right before it, which makes rarer forms credible.
        known : names already sure, which settle doubtful ends.

        Returns
        -------
        The most credible reading, or None.

        Examples
        --------
        >>> Candidates(Surroundings("周立到青河县督导")).read(0, titled=True).name
        '周立'
        """
        weighed = self._weighed.get((start, titled))
        if weighed is None:
            weighed = self._weighed[start, titled] = self._weigh(start, titled)
        best: Reading | None = None
        for reading in (*weighed, *self._known_at(start, known)) if known else weighed:
            if known and self._cuts_known(reading.name, known):
                continue
            if best is None or reading.score > best.score:
                best = reading
        return best

    def _known_at(self, start: int, known: frozenset[str] | set[str]) -> Iterator[Reading]:
        """The known names at a place, surer than any other reading."""
        for end in range(start + 2, start + 5):
            name = self.text[start:end]
            if name in known:
                behind = self.around.follow(end)
                yield Reading(name, end, behind.score + weight("known elsewhere"), behind.kind)

    def _cuts_known(self, name: str, known: frozenset[str] | set[str]) -> bool:
        """Whether a candidate is a known name and a particle around it: 向|王明, 王明|曾."""
        if name in known:
            return False
        if name[0] in particles() and name[1:] in known:
            return True
        return name[:-1] in known and name.endswith(
            (*cues("adverb at the end"), *cues("preposition at the end"), *cues("speech at the end"))
        )

    def _weigh(self, start: int, titled: bool) -> tuple[Reading, ...]:
        if foreign := self.foreign.get(start):
            return (foreign,)
        if not titled and not self._could_open(start):
            return ()
        found = []
        run = _HAN.match(self.text, start, start + 4)
        for end in range(start + 2, run.end() + 1 if run else start):
            name = self.text[start:end]
            score, kind = self._credit(start, end, name, titled)
            if score > 0:
                found.append(Reading(name, end, score, kind))
        common = surnames().get(self.text[start : start + 1], False)
        doubt = weight("sure: Chinese name, usual surname") if common else weight("sure: Chinese name")
        if titled and max((reading.score for reading in found), default=0.0) < doubt:
            end = syllables_at(self.around, start)
            if end:
                kind = self.around.follow(end).kind
                found.append(Reading(self.text[start:end], end, weight("foreign name"), kind))
        return tuple(found)

    def _could_open(self, start: int) -> bool:
        """Whether a name without a title could begin at a place; most places are told by two characters."""
        head = self.text[start : start + 2]
        return (
            head[:1] in surname_characters()
            and words()[head] <= _WORD
            and _never().isdisjoint(head)
            and not self._cuts_word(start)
        )

    def _credit(self, start: int, end: int, name: str, titled: bool) -> tuple[float, str]:
        """How credible it is that exactly this stretch is a name; 0 for not at all."""
        behind = self.around.follow(end)
        if self.text.startswith(name, end):
            # It is printed in a caption and again at the head of the text.
            behind = Follow(weight("followed by the same name"), "person")
        surname = surname_of(name)
        if not titled and (surname is None or behind.kind in _TITLED_ONLY):
            return 0.0, behind.kind
        looks = max(-2.0, min(2.0, likeness(name))) if surname else 0.0
        if (
            self._is_none(end, name)
            or self._reads_as_phrase(start, name, surname, titled)
            or self._lacks_an_end(name, surname, titled, behind, looks)
            or (titled and self._cuts_word(start))
            or (not titled and not self._can_stand_alone(start, name, behind, looks))
        ):
            return 0.0, behind.kind
        score = max(behind.score, weight("followed by any text"))
        score += weight("likeness") * looks
        score += _length_credit(name, surname) - _word_debit(name, titled)
        if surname in particles() and _is_particle(name, titled, behind, looks):
            score += weight("surname is a particle")
        if surname and not titled and not surnames().get(surname, False):
            score += weight("rare surname, no title")
            if behind.kind == "person" and behind.score < 2.5:
                score += weight("rare surname, no title, weak word behind")
        return score - self._end_debit(end, name, behind), behind.kind

    def _lacks_an_end(
        self, name: str, surname: str | None, titled: bool, behind: Follow, looks: float
    ) -> bool:
        """Whether too little stands behind a name: any verb will do for a likely one, 书记韦莲芝|帮他."""
        if behind.score == 0:
            usual = len(name) == 3 and surname is not None and surnames().get(surname, False)
            form = "usual" if usual else "other"
            needed = weight(f"likeness needed: {form} name before any text")
            if not titled or looks < needed or name.endswith(cues("end of a body")):
                return True
        return titled and behind.kind in ("word", "nothing") and name in words()  # 政协委员满怀豪情

    def _is_none(self, end: int, name: str) -> bool:
        """Whether a stretch is surely no name: 王晓|某, 来诏安, a listed phrase."""
        if self.text.startswith("某", end) or not _never().isdisjoint(name) or _is_listed(name):
            return True
        return name[0] == "来" and words().is_place(name[1:])

    def _end_debit(self, end: int, name: str, behind: Follow) -> float:
        """What it costs a candidate to end where something else could go on or end."""
        debit = 0.0
        crossing = self.text[end - 1 : end + 1]
        if behind.kind != "punctuation" and crossing[1:] != "等" and words()[crossing] >= 50:
            usual = len(name) == 3 and surnames().get(name[0], False) and likeness(name) > 0
            # 虎威陪|同检查 cuts 陪同; 曹远南|向记者 does not cut 南向
            before = ", usual name before a preposition" if usual and self.around.is_weak(end) else ""
            debit -= weight(f"word across its end{before}")
        if len(name) > 2 and name.endswith(cues("preposition at the end")):  # 王明|对两位客人
            debit -= weight("preposition at its end")
        if len(name) > 2 and name.endswith(cues("adverb at the end")) and behind.kind != "punctuation":
            debit -= weight("adverb at its end")  # 王明|曾任
        if behind.kind == "punctuation" and len(name) > 2 and name.endswith(cues("speech at the end")):
            debit -= weight("speech at its end")  # 会见王一时，
        return debit

    def _cuts_word(self, start: int) -> bool:
        """Whether a surname is the end of the word that it stands in: 有|关事项, 有|利时机."""
        driver = self.text.endswith("司机", 0, start)  # 司机|关山月
        return not driver and self.text[max(0, start - 1) : start + 1] in _cut_words()

    def _can_stand_alone(self, start: int, name: str, behind: Follow, looks: float) -> bool:
        """Whether a candidate could be a name without a title in front of it."""
        if name[0] == "来" and behind.kind == "person":
            return False  # 来东考察, 来临江参加: come to 东…
        if name.endswith(cues("end of a body")) or not can_be_name(name) or behind.kind == "word":
            return False
        if words().is_no_person(name):
            return False  # 阳光也会, 黄石、荆门
        if looks < weight("likeness needed: no title before it") and behind.kind != "punctuation":
            return False  # 白鹭跟|在机器后面
        # 强调要 is 强调 + 要, though 强 is a surname.
        return not self.around.opens_with_deed(start, start + len(name))

    def _reads_as_phrase(self, start: int, name: str, surname: str | None, titled: bool) -> bool:
        """Whether a string without a surname, or of four characters, is made of ordinary words."""
        if surname is None:
            return (
                not titled
                or len(name) < 3
                or _begins_like_no_name(name, without_surname=True)
                or self.around.opens_with_deed(start, start + len(name), least=1)
                or any(words()[name[i : i + 2]] >= 30 for i in range(len(name) - 1))
            )
        if len(name) < 4 or len(surname) > 1:
            return False
        return not titled or any(name[i : i + 2] in words() for i in range(3))


@lexicons.cached
def _cut_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicons.read("not_names") if row["kind"] == "cut")


@lexicons.cached
def _not_names(without_surname: bool) -> dict[str, tuple[str, ...]]:
    """Words that are no names, by their first character."""
    kinds = ("any", "without surname") if without_surname else ("any",)
    found: dict[str, list[str]] = {}
    for row in lexicons.read("not_names"):
        if row["kind"] in kinds:
            found.setdefault(row["word"][0], []).append(row["word"])
    return {char: tuple(listed) for char, listed in found.items()}


def _is_listed(name: str) -> bool:
    return name in _not_names(False).get(name[0], ())


def _begins_like_no_name(name: str, *, without_surname: bool = False) -> bool:
    return name.startswith(_not_names(without_surname).get(name[0], ("\0",)))


def _word_debit(name: str, titled: bool) -> float:
    """What it costs a candidate to be, or to begin like, an ordinary word."""
    if _begins_like_no_name(name):
        return -(weight("begins like no name") if titled else weight("begins like no name, no title"))
    frequency = words()[name]
    if frequency:
        return 0.0 if titled else -weight("a word, no title")
    return 0.0


@lexicons.cached
def particles() -> frozenset[str]:
    """Surnames that are far more often a particle or an adverb: 于, 和, 向."""
    return frozenset(row["surname"] for row in lexicons.read("surnames") if row["particle"])


def _is_particle(name: str, titled: bool, behind: Follow, looks: float) -> bool:
    """Whether 和, 向, 有 at a candidate's head is no surname: 向群众, 有关负责; but 副市长向阳参加."""
    if name[1:] in words() or (words()[name[:2]] > _WORD and not (titled and looks > -0.3)):
        return True
    surely_named = titled and behind.kind in ("person", "punctuation") and behind.score >= 2.8
    if len(name) == 2:
        return not (surely_named and looks > 0.3)
    return len(name) > 3 or looks <= 0 or behind.kind not in ("person", "punctuation")


def _length_credit(name: str, surname: str | None) -> float:
    """Three characters are the common length (four with a compound surname)."""
    if surname is None:
        return weight("no surname")
    given = len(name) - len(surname)
    if len(surname) == 2:
        return 0.0 if given <= 2 else _NO_NAME
    if given == 2:
        return weight("surname and two more characters")
    if given < 2:
        return 0.0
    return weight("two surnames") if name[1] in surnames() else weight("surname and three more characters")
