"""Clauses: sentences of a body, and who does what in them.

A report's sentences are built of groups: names with their titles, then what they did. A group
ends where the next names begin; 他 and a sentence without a subject go on with the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from .. import lexicons
from ..lexicons import listed, pattern, words_of
from ..lexicons.characters import HAN
from ..people.lists import Name

#: A sentence ends with its marks and the quotation marks behind them, or with the line; ； parts none.
#: One without an end is cut: the longest of a report has some 700 characters, and groups of names are
#: compared with the others of their sentence.
_SENTENCE = re.compile(r"[^。！？\n]{1,2000}[。！？]*[”’）」』)]*")
#: What may stand between two names of one group besides titles and joints.
_BETWEEN = r"(?:[、，\s]|等[^，。；、]{2,12}领导(?=，)|<joins names>|（[^（），。；]{1,12}）)*"


#: The body of somebody whose post stands behind his name: …局长王一，市金融业联合会李二秘书长.
@lexicons.cached
def _office() -> re.Pattern[str]:
    return pattern(rf"[、，][{HAN}]{{1,14}}<office end>")


_TOWARD = r"(?:<before toward>|代表[^，。]{0,12})?(?:对|向)"


class Sentence(NamedTuple):
    """A sentence and the paragraph it stands in."""

    start: int
    end: int
    text: str
    paragraph: int


class Subject(NamedTuple):
    """A group of names and what is said of them.

    ``before`` is the sentence's text in front of the group back to the last group, ``predicate``
    the text behind it up to the next one or the sentence's end.
    """

    names: tuple[Name, ...]
    start: int
    end: int
    before: str
    predicate: str
    sentence: Sentence


def sentences(body: str) -> list[Sentence]:
    """Cut a body into sentences.

    Examples
    --------
    >>> [(s.text, s.paragraph) for s in sentences("会议召开。王一讲话。\\n李二主持。")]
    [('会议召开。', 0), ('王一讲话。', 0), ('李二主持。', 1)]
    """
    found = []
    paragraph = counted = 0
    for match in _SENTENCE.finditer(body):
        text = match[0].lstrip()
        start = match.end() - len(text)
        paragraph += body.count("\n", counted, start)
        counted = start
        found.append(Sentence(start, match.end(), text, paragraph))
    return found


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def beginning_in(found: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Those of some finds that begin in a stretch.

    Parameters
    ----------
    found : hits, names, dates, groups: whatever has a ``start``, in its order.
    start, end : the stretch.

    Examples
    --------
    >>> beginning_in(sentences("会议召开。王一讲话。散会。"), 3, 10)[0].text
    '王一讲话。'
    """
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, first, key=_start)]


_start = attrgetter("start")


def sentence_at(text: str, start: int, end: int | None = None) -> str:
    """Give the sentence that a stretch stands in; of a stretch over several, all of them.

    Parameters
    ----------
    text : a body, or the decks of a headline.
    start, end : the stretch; without ``end`` one character.

    Examples
    --------
    >>> sentence_at("会议召开。要压实责任；要“抓细抓实。”\\n散会。", 7)
    '要压实责任；要“抓细抓实。”'
    """
    stop = start + 1 if end is None else max(end, start + 1)
    within = [start, stop]
    for match in _SENTENCE.finditer(text, text.rfind("\n", 0, start) + 1):
        if match.start() >= stop:
            break
        if match.end() > start:
            within = [min(within[0], match.start()), max(within[1], match.end())]
    return text[within[0] : within[1]].strip()


def subjects(body: str, names: list[Name], told: list[Sentence]) -> list[Subject]:
    """Group the names of a body and give each group what is said of it.

    Parameters
    ----------
    body : the article's text.
    names : its names (:func:`analysis.events.persons.find_names`).
    told : its sentences.

    Returns
    -------
    Groups in reading order.

    Examples
    --------
    >>> from analysis.people.names import find_names
    >>> text = "市长王一主持会议，副市长李二、赵三参加。"
    >>> [([n.name for n in s.names], s.predicate) for s in subjects(text, find_names(text), sentences(text))]
    [(['王一'], '主持会议，'), (['李二', '赵三'], '参加。')]
    """
    found: list[Subject] = []
    starts = [n.start for n in names]
    for sentence in told:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        inside = [n for n in names[first:last] if not _is_cited(body, n, sentence)]
        groups = _grouped(body, inside)
        edges = [*(_begins(group) for group in groups[1:]), sentence.end]
        behind = sentence.start
        for group, edge in zip(groups, edges, strict=False):
            begin, end = _begins(group), group[-1].end
            found.append(
                Subject(tuple(group), begin, end, body[behind:begin], body[end : max(end, edge)], sentence)
            )
            behind = end
    return _with_objects(found, body)


#: 甲看望慰问了乙，要求…: the last verb of a clause whose object the next names are.
_OBJECT = r"<has an object>(?:了)?[^，。；]{0,14}$"
#: 甲在乙、丙等陪同下，到…: who stands between goes along.
_BESIDE = re.compile(r"在[^，。；]{0,30}")
_ALONG = r"(?:等[^，。；]{0,12}?)?的?<goes along with>下?，?"
#: 甲就…、乙就…发言: both speak.
_EACH = r"<each on>[^，。；]{0,80}、"


def _is_cited(body: str, name: Name, sentence: Sentence) -> bool:
    """Whether a name stands inside what somebody else does: 围绕学习某某总书记重要讲话精神作发言."""
    begin = _begins([name])  # 市委全面深化改革委员会办公室主任王一: a title cites nobody
    before = re.split(r"[，。；：]", body[max(sentence.start, begin - 24) : begin])[-1]
    behind = re.split(r"[，。；：]", body[name.end : name.end + 40])[0]
    front, rear, home = _cited_patterns()
    return bool(home.match(behind) or (front.search(before) and rear.search(behind)))


@lexicons.cached
def _cited_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds = ("cited name before", "cited name behind", "home")
    front, rear, home = (re.compile(words_of(kind)) for kind in kinds)
    return front, rear, home


def _with_objects(groups: list[Subject], body: str) -> list[Subject]:
    """Give what is said behind an object to the subject, and what is said of several to each.

    甲在乙陪同下到…: 甲 goes to…. 甲对乙的到来表示欢迎 and 甲看望了乙，要求…: 甲 welcomes and
    demands. 甲就…、乙就…发言: both speak.
    """
    done: list[Subject] = []
    for group in groups:
        last = done[-1] if done else None
        if last is not None and last.sentence == group.sentence:
            if pattern(_TOWARD).fullmatch(last.predicate):
                done[-1] = last._replace(predicate=body[last.end : group.end + len(group.predicate)])
                group = group._replace(predicate="")
            elif (along := pattern(_ALONG).match(group.predicate)) and _BESIDE.fullmatch(last.predicate):
                done[-1] = last._replace(predicate=group.predicate[along.end() :])
                group = group._replace(predicate=along[0])
            elif pattern(_OBJECT).search(last.predicate):
                own, comma, rest = group.predicate.partition("，")
                done[-1] = last._replace(predicate=last.predicate + comma + rest)
                group = group._replace(predicate=own)
        done.append(group)
    for n in range(len(done) - 2, -1, -1):
        group, following = done[n], done[n + 1]
        if group.sentence == following.sentence and (
            pattern(_EACH).fullmatch(group.predicate) or _runs_on(group.predicate)
        ):
            done[n] = group._replace(predicate=group.predicate + following.predicate)
    return done


def _runs_on(predicate: str) -> bool:
    """Whether a list of those present goes on behind a group with labels of others: 等，市直单位负责人，."""
    if not predicate.endswith(("，", "、")) or len(predicate) > 80:
        return False
    labels = [part for part in re.split(r"[，、]|以及|和|及", predicate) if part not in ("", "等")]
    ends = listed("label end")
    return (
        bool(labels)
        and all(re.sub("等$", "", label).endswith(ends) for label in labels[-1:])
        and not any(word in predicate for word in ("。", "；", "：", "了"))
    )


def _begins(group: list[Name]) -> int:
    """Where a group begins: at its first title, or at its first name."""
    titles = [t.start for t in group[0].titles if t.start < group[0].start]
    return min([group[0].start, *titles])


def _grouped(body: str, names: list[Name]) -> list[list[Name]]:
    groups: list[list[Name]] = []
    for name in names:
        if groups and _joined(body, groups[-1][-1], name):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _joined(body: str, left: Name, right: Name) -> bool:
    """Whether only joints and titles stand between two names."""
    begin = min([right.start, *(t.start for t in right.titles if left.end <= t.start < right.start)])
    after = max([left.end, *(t.end for t in left.titles if left.end <= t.start and t.end <= right.start)])
    between = body[after:begin]
    if between.startswith("一行，"):
        return False  # 会见某某一行，副市长王一参加: who stands behind a party is of the other side
    labels = pattern(rf"(?!在)[{HAN}]{{0,8}}<label of others>$").sub("", between)
    if right.titles and begin == right.start and _office().fullmatch(between):
        return True
    return bool(pattern(_BETWEEN).fullmatch(labels)) and (len(between) > 0 or begin > left.end)
