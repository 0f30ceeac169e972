"""Names: what can be a person's name, by its form and by what stands behind it."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from .. import lexicons
from .contexts import Follow, follow, opens_with_deed
from .given_names import likeness, surname_of, surnames, words

HAN_CHAR = r"[\u3400-\u4dbf\u4e00-\u9fff]"
#: What cannot be a character of a given name.
_NEVER = frozenset("的了是把被这那什么吗呢吧嘛您你我他她它每各某等")
#: Ends of places and bodies; a string that ends so is no person's name unless a title says so.
BODY_ENDS = tuple("区县市镇乡村局部处办委院校厂站路街社厅司署组")


def can_be_name(text: str) -> bool:
    """Whether a string has the form of a full name: a known surname and one or two more characters.

    Names of other peoples with an inner dot (阿不都·卡德尔) have it too.

    Examples
    --------
    >>> [can_be_name(s) for s in ("王明", "皇甫立新", "买买提·艾力", "王", "王府井大街")]
    [True, True, True, False, False]
    """
    if "·" in text:
        return bool(re.fullmatch(rf"{HAN_CHAR}{{1,8}}(?:[·-]{HAN_CHAR}{{1,8}}){{1,4}}", text))
    if not re.fullmatch(rf"{HAN_CHAR}{{2,4}}", text) or _NEVER & set(text[1:]):
        return False
    surname = surname_of(text)
    if surname is None:
        return False
    given = len(text) - len(surname)
    return given <= 2 or (len(surname) == 1 and given == 3 and text[1] in surnames())


#: A given name so likely that it needs no known word behind it, of two characters behind a common
#: surname and any other; and one so unlikely that it needs a title in front.
_USUAL, _SURE, _TEXT = 0.05, 0.6, -0.65


class Reading(NamedTuple):
    """A name read at a place in a text."""

    name: str
    end: int
    score: float
    kind: str


def read_name(body: str, start: int, *, titled: bool, known: frozenset[str] = frozenset()) -> Reading | None:
    """Read the name that begins at ``start``.

    Every length a name can have is weighed: what stands behind it, how common the length is,
    whether the string is an ordinary word, whether the same name is sure elsewhere.

    Parameters
    ----------
    body : the text.
    start : where the name would begin.
    titled : whether a title stands right before it, which makes rarer forms credible.
    known : names already sure, which settle doubtful ends.

    Returns
    -------
    The most credible reading, or None.

    Examples
    --------
    >>> read_name("周立到青河县督导", 0, titled=True).name
    '周立'
    """
    if dotted := re.compile(rf"{HAN_CHAR}{{1,8}}(?:[·-]{HAN_CHAR}{{1,8}}){{1,4}}").match(body, start):
        return _dotted(body, start, dotted.end())
    best: Reading | None = None
    for length in (2, 3, 4):
        name = body[start : start + length]
        if len(name) < length or not re.fullmatch(rf"{HAN_CHAR}+", name):
            break
        score, kind = _credit(body, start, name, titled, known)
        if score > 0 and (best is None or score > best.score):
            best = Reading(name, start + length, score, kind)
    return best


def _credit(body: str, start: int, name: str, titled: bool, known: frozenset[str]) -> tuple[float, str]:
    """How credible it is that exactly this stretch is a name; 0 for not at all."""
    behind = follow(body, start + len(name))
    if name in known:
        return behind.score + 2.0, behind.kind
    if _NEVER & set(name) or _reads_as_phrase(name, titled) or name in _not_names():
        return 0.0, behind.kind
    surname = surname_of(name)
    looks = max(-2.0, min(2.0, likeness(name))) if surname else 0.0
    if behind.score == 0:
        usual = len(name) == 3 and surname is not None and surnames().get(surname, False)
        if not titled or looks < (_USUAL if usual else _SURE) or name.endswith(BODY_ENDS):
            return 0.0, behind.kind
        behind = Follow(0.8, behind.kind)  # 书记韦莲芝|帮他: any verb can stand behind a name
    if titled and name in words() and behind.kind in ("word", "nothing"):
        return 0.0, behind.kind  # 政协委员满怀豪情
    if _cuts_word(body, start) or (not titled and not _can_stand_alone(name, behind, looks)):
        return 0.0, behind.kind
    score = behind.score + _length_credit(name, surname) - _word_debit(name, titled) + 0.5 * looks
    if surname in particles() and _is_particle(name, titled, behind, looks):
        score -= 4.0
    if surname and not surnames().get(surname, False) and not titled:
        score -= 0.3 + 1.5 * (behind.kind == "person" and behind.score < 2.5)
    return score - _end_debit(body, start, name, behind), behind.kind


def _end_debit(body: str, start: int, name: str, behind: Follow) -> float:
    """What it costs a candidate to end where something else could go on or end."""
    end, debit = start + len(name), 0.0
    if behind.kind != "punctuation" and words().get(body[end - 1 : end + 1], 0) >= 50:
        debit += 1.6  # 虎威陪|同检查 cuts 陪同
    if len(name) > 2 and name[-1] in "对向与将就给在以从又再也还均都":  # 王明|对两位客人
        debit += 1.2
    if name[-1] in "时说称" and behind.kind == "punctuation" and len(name) > 2:
        debit += 2.5  # 会见王一时，
    return debit


def _cuts_word(body: str, start: int) -> bool:
    """Whether a surname is the end of the word that it stands in: 有|关事项, 有|利时机."""
    driver = body.endswith("司机", 0, start)  # 司机|关山月
    return not driver and body[max(0, start - 1) : start + 1] in _cut_words()


@lexicons.cached
def _cut_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicons.read("not_names") if row["kind"] == "cut")


@lexicons.cached
def _not_names(without_surname: bool = False) -> tuple[str, ...]:
    kinds = ("any", "without surname") if without_surname else ("any",)
    return tuple(row["word"] for row in lexicons.read("not_names") if row["kind"] in kinds)


def _can_stand_alone(name: str, behind: Follow, looks: float) -> bool:
    """Whether a candidate could be a name without a title in front of it."""
    if name[0] == "来" and behind.kind == "person":
        return False  # 来东考察, 来临江参加: come to 东…
    if name.endswith(BODY_ENDS) or not can_be_name(name) or behind.kind == "word":
        return False
    if looks < _TEXT and behind.kind != "punctuation":
        return False  # 白鹭跟|在机器后面
    # 强调要 is 强调 + 要, though 强 is a surname.
    return not opens_with_deed(name) and words().get(name[:2], 0) <= 500


def _word_debit(name: str, titled: bool) -> float:
    """What it costs a candidate to be, or to begin like, an ordinary word."""
    if name.startswith(_not_names()):
        return 1.6 if titled else 9.0
    if name in words():
        weight = math.log10(1 + words()[name])
        return 0.5 + 0.3 * weight if titled else 3.0 + 0.6 * weight
    return 1.5 if words().get(name[:2], 0) > 500 else 0.0  # 马上|办


@lexicons.cached
def particles() -> frozenset[str]:
    """Surnames that are far more often a particle or an adverb: 于, 和, 向."""
    return frozenset(row["surname"] for row in lexicons.read("surnames") if row["particle"])


def _is_particle(name: str, titled: bool, behind: Follow, looks: float) -> bool:
    """Whether 和, 向, 有 at a candidate's head is no surname: 向群众, 有关负责; but 副市长向阳参加."""
    if name[1:] in words() or (words().get(name[:2], 0) > 500 and not (titled and looks > -0.3)):
        return True
    surely_named = titled and behind.kind in ("person", "punctuation") and behind.score >= 2.8
    if len(name) == 2:
        return not (surely_named and looks > 0.3)
    return len(name) > 3 or looks <= 0 or behind.kind not in ("person", "punctuation")


def _reads_as_phrase(name: str, titled: bool) -> bool:
    """Whether a string without a surname, or of four characters, is made of ordinary words."""
    surname = surname_of(name)
    if surname is None:
        pairs = [name[i : i + 2] for i in range(len(name) - 1)]
        verb = opens_with_deed(name, least=1) or name.startswith(_not_names(without_surname=True))
        return not titled or len(name) < 3 or bool(verb) or any(words().get(pair, 0) >= 30 for pair in pairs)
    if len(name) == 4 and len(surname) == 1 and not titled:
        return True
    return len(name) == 4 and len(surname) == 1 and any(name[i : i + 2] in words() for i in range(3))


def _length_credit(name: str, surname: str | None) -> float:
    """Three characters are the common length (four with a compound surname)."""
    if surname is None:
        return -1.2 - 0.3 * (len(name) == 2)
    given = len(name) - len(surname)
    if len(surname) == 2:
        return {1: 0.2, 2: 0.4}.get(given, -9.0)
    return {1: 0.0, 2: 0.25}.get(given, -0.8 if name[1] in surnames() else -1.4)


def _dotted(body: str, start: int, end: int) -> Reading | None:
    """A name with inner dots ends before the first word that follows names."""
    last = max(body.rfind("·", start, end), body.rfind("-", start, end))
    for stop in range(last + 3, end + 1):
        behind = follow(body, stop)
        if behind.score > 1:
            return Reading(body[start:stop], stop, 3.0, behind.kind)
    return None
