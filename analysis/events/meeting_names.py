"""Meeting names: where the name of a meeting or a ceremony begins and ends, and what stands around it.

A name ends in a listed word (座谈会, 签约仪式). It begins behind the verb that governs it (召开, 出席, 主持),
else behind the last mark, date, person or other name in front of it. Nothing is searched in a sentence
without such a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from ..dates.mentions import DateMention
from ..document.clauses import Sentence, beginning_in
from ..lexicons import listed
from ..lexicons.automaton import Hit, Hits
from ..lexicons.characters import HAN
from ..people.lists import Name

#: The verbs that may govern the name of a meeting behind them, by the kinds of their hits.
GOVERNORS = ("hold", "chair", "attend", "watch")
_MARKS = frozenset("，。；：！？\n")
_BRACKETS = {"“": "”", "《": "》", "（": "）", "「": "」", "『": "』", "(": ")"}
#: What joins two names that one verb governs: 召开党组会议和常务会议.
_JOINTS = ("、", "和", "及", "与")
#: What belongs to a name behind its last word: （扩大）, （第一场）, 第三场.
_BEHIND_NAME = re.compile(r"（扩大）|（?第[一二三四五六七八九十\d]{1,3}[场期次]）?")
#: No name is longer, in characters.
_LONGEST = 60
#: So many characters have what only points at a meeting: 会议, 座谈会, 省会议.
GENERAL = 6


class MeetingName(NamedTuple):
    """A name in a sentence, the kind of its last word, and the verb in front that governs it."""

    start: int
    end: int
    name: str
    head: str
    verb: Hit | None
    verb_kind: str
    joined: bool = False


@dataclass(frozen=True)
class Reading:
    """A text and what is known of it: hits of the lists, dates, names of persons, and of meetings so far."""

    text: str
    hits: Hits
    dates: list[DateMention]
    names: list[Name]
    kept: dict[int, list[MeetingName]] = field(default_factory=dict)


def find_meeting_names(reading: Reading, sentence: Sentence) -> list[MeetingName]:
    """Find the names of meetings and ceremonies in a sentence.

    Parameters
    ----------
    reading : the text the sentence stands in, and what is known of it.
    sentence : the sentence; offsets of the answer are those of the text.

    Examples
    --------
    >>> from analysis.document.clauses import sentences
    >>> text = "昨日，市长王一出席全市春季植树动员会，公司签约仪式同日举行。"
    >>> reading = Reading(text, Hits(text), [], [])
    >>> [(m.name, m.verb_kind, m.head) for m in find_meeting_names(reading, sentences(text)[0])]
    [('全市春季植树动员会', 'attend', 'meeting'), ('公司签约仪式', '', 'occasion')]
    """
    if sentence.start not in reading.kept:
        reading.kept[sentence.start] = _names_in(reading, sentence)
    return reading.kept[sentence.start]


def _names_in(reading: Reading, sentence: Sentence) -> list[MeetingName]:
    heads = _heads(reading, sentence)
    if not heads:
        return []
    shields = _shields(reading.text, sentence)
    stops = _stops(reading, sentence, shields)
    found: list[MeetingName] = []
    before = sentence.start
    for end, head in heads:
        name = _name(reading, sentence, end, head, before, shields, stops)
        if name:
            if found and name.verb is None and reading.text[found[-1].end : name.start] in _JOINTS:
                name = name._replace(verb=found[-1].verb, verb_kind=found[-1].verb_kind, joined=True)
            found.append(name)
            before = end
    return found


def _heads(reading: Reading, sentence: Sentence) -> list[tuple[int, str]]:
    """Where the names end, and the kind of the word each ends in."""
    hits = reading.hits
    ends: dict[int, tuple[int, str]] = {}
    for kind in ("no meeting", "study", "occasion", "meeting"):
        for hit in _between(hits.every(kind), sentence.start, sentence.end):
            length = hit.end - hit.start
            if hit.end not in ends or length >= ends[hit.end][0]:
                ends[hit.end] = (length, kind)
    verbs = {hit.end for hit in _between(hits.every("hold"), sentence.start, sentence.end)}
    opens = [hit.start for hit in _between(hits.every("open"), sentence.start, sentence.end)]
    if verbs or opens:
        _generic(reading.text, sentence, ends, opens, held=bool(verbs))
    found: list[tuple[int, str]] = []
    for end in sorted(ends):
        longer = any(e - ends[e][0] < end for e in range(end + 1, end + 8) if e in ends)
        if ends[end][1] != "no meeting" and not longer and not _goes_on(reading.text, end, ends):
            found.append((end, ends[end][1]))
    return found


#: A session's number, between the name of the body and 会议: …代表大会|第六次会议.
_NUMBER = re.compile(r"(?:常务委员会)?第?[一二三四五六七八九十百\d]{1,5}次(?:全体|常务)?会议")
#: What was said at a meeting, inside the name of another: …会议上的重要讲话精神电视电话会议.
_SPIRIT = re.compile(rf"上?的?(?:重要)?(?:讲话|指示|会议)?精神(?:的)?(?=[{HAN}])")


def _goes_on(text: str, end: int, ends: dict[int, tuple[int, str]]) -> bool:
    """Whether a name goes on behind a word in which one could end."""
    if number := _NUMBER.match(text, end):
        return number.end() in ends
    ahead = [(e, *ends[e]) for e in range(end + 1, end + 41) if e in ends]
    if any(e - length == end and kind in ("meeting", "occasion") for e, length, kind in ahead):
        return True  # …会议闭幕会
    if text[end : end + 1] == "暨":
        return any(kind != "no meeting" for _, _, kind in ahead)
    spirit = _SPIRIT.match(text, end)
    rest = text[spirit.end() : spirit.end() + 16] if spirit else ""
    return bool(rest) and any(
        kind in ("meeting", "occasion") and not _MARKS & set(text[end:e])
        for e, _, kind in ahead
        if spirit is not None and spirit.end() < e <= spirit.end() + 16
    )


#: What may stand behind 会 alone if it ends a name: 召开碰头会研究….
_MARKS_BEHIND = frozenset("，。；：！？\n”）") | {""}


def _ends_there(behind: str) -> bool:
    return behind in _MARKS_BEHIND or behind in listed("goes on behind a name")


#: What may stand between a name that no list has and the verb that opens it: 宣介会|在临江举行.
_TO_OPEN = re.compile(r"(?:[在于][^，。；]{1,20})?")


def _generic(
    text: str, sentence: Sentence, ends: dict[int, tuple[int, str]], opens: list[int], *, held: bool
) -> None:
    """会 alone ends a name that no list has: behind 召开 (碰头会), or in front of 举行 (宣介会)."""
    at = text.find("会", sentence.start, sentence.end)
    while at >= 0:
        goes_on = held and _ends_there(text[at + 1 : at + 2])
        near = opens[bisect_left(opens, at + 1) : bisect_left(opens, at + 24)]
        opened = any(_TO_OPEN.fullmatch(text, at + 1, start) for start in near)
        if at + 1 not in ends and (goes_on or opened):
            ends[at + 1] = (1, "meeting")
        at = text.find("会", at + 1, sentence.end)


def _between(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The hits that begin in a stretch and end in it."""
    return [hit for hit in beginning_in(hits, start, end) if hit.end <= end]


def _shields(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The stretches between quotation marks or brackets: what stands there ends no name outside."""
    found: list[tuple[int, int]] = []
    at = sentence.start
    while at < sentence.end:
        close = _BRACKETS.get(text[at])
        end = text.find(close, at + 1, min(sentence.end, at + 2 * _LONGEST)) if close else -1
        if end > 0:
            found.append((at, end + 1))
            at = end
        at += 1
    return found


def _around(shields: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The marks that a place lies between."""
    n = bisect_left(shields, (at, 0)) - 1
    return shields[n] if n >= 0 and shields[n][0] < at < shields[n][1] else None


def _end(stop: _Stop) -> int:
    return stop.end


class _Stop(NamedTuple):
    """A place behind which a name may begin: a governor's, or a mark's, date's or person's end."""

    end: int
    verb: Hit | None
    kind: str


def _stops(reading: Reading, sentence: Sentence, shields: list[tuple[int, int]]) -> list[_Stop]:
    """Every place of a sentence behind which a name may begin, in order."""
    text, start, end = reading.text, sentence.start, sentence.end
    found = [_Stop(start, None, "mark")]
    found += [_Stop(n + 1, None, "mark") for n in range(start, end) if text[n] in _MARKS]
    for kind in (*GOVERNORS, "hold study"):
        found += [_Stop(_past(text, hit.end), hit, kind) for hit in reading.hits.within(kind, start, end)]
    found += [_Stop(hit.end, None, "time") for hit in reading.hits.within("day word", start, end)]
    for kind in ("then", "decide"):
        found += [_Stop(hit.end, None, kind) for hit in reading.hits.within(kind, start, end)]
    days = beginning_in(reading.dates, start, end)
    found += [_Stop(_past_part(text, day.end), None, "time") for day in days]
    for name in beginning_in(reading.names, start, end):
        found.append(
            _Stop(max([name.end, *(t.end for t in name.titles if t.end < name.end + 8)]), None, "name")
        )
    found += [_Stop(s.end + 1, None, "at") for s in found if text[s.end : s.end + 1] == "在"]
    open_ = [s for s in found if _around(shields, s.end) is None]
    return sorted(open_, key=lambda s: (s.end, s.verb is None))


def _past(text: str, at: int) -> int:
    """Behind 了 or 过."""
    return at + 1 if text[at : at + 1] in ("了", "过") else at


def _past_part(text: str, at: int) -> int:
    """Behind the part of day that follows a date."""
    for word in listed("part of the day"):
        if text.startswith(word, at):
            return at + len(word)
    return at


def _name(
    reading: Reading,
    sentence: Sentence,
    end: int,
    head: str,
    before: int,
    shields: list[tuple[int, int]],
    stops: list[_Stop],
) -> MeetingName | None:
    """The name that ends at a place; None where nothing is left of it."""
    text = reading.text
    outer = _around(shields, end)
    if outer and (text[outer[0]] == "（" or outer[1] > end + 1 or outer[0] < before):
        return None
    last = outer[0] + 1 if outer else end
    floor = max(sentence.start, before, end - _LONGEST - 20)
    near = stops[bisect_left(stops, floor, key=_end) : bisect_left(stops, last, key=_end)]
    mark = max((s.end for s in near if s.kind == "mark"), default=floor)
    more = _BEHIND_NAME.match(text, end)
    wanted = {"at"} if text.startswith("上", more.end() if more else end) else set()
    wanted |= {"hold study"} if head == "study" else set()
    wanted |= set(GOVERNORS)
    verb = next((s for s in reversed(near) if s.end >= mark and s.kind in wanted), None)
    if head == "study" and (verb is None or verb.kind == "at"):
        return None
    begin = verb.end if verb else max([mark, *(s.end for s in near if s.kind != "hold study")])
    if begin == before:
        begin = _behind_joint(text, before)
    begin = _trimmed(text, begin, last)
    if outer:
        end = outer[1]
    elif more:
        end = more.end()
    if not 1 < end - begin <= _LONGEST:
        return None
    return MeetingName(begin, end, text[begin:end], head, verb and verb.verb, verb.kind if verb else "")


def _behind_joint(text: str, at: int) -> int:
    """Behind 、, 和 or 暨 between two names."""
    return at + 1 if text[at : at + 1] in (*_JOINTS, "的") else at


def _trimmed(text: str, begin: int, end: int) -> int:
    """A name begins behind blanks, marks of a list and 在, 于, 我市."""
    while begin < end - 2:
        if text[begin] in "■□ 　在于的":
            begin += 1
        elif text[begin] == "我" and text[begin + 1] in listed("of our own"):
            begin += 2
        elif text[begin] in "（(" and (close := text.find("）", begin, end)) > 0:
            begin = close + 1
        else:
            break
    return begin
