"""Signs of a miss: what looks as if the tables lacked something, sentence by sentence.

A register that is silent about what it did not read is worse than none. A sign is no claim that
something was missed; it is a place to look, and a frequency is quoted with the number of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..document.annotation import Document
from ..document.clauses import Sentence, Subject, beginning_in
from ..layout.bylines import head_byline
from ..records import Sign
from .attendance import find_attendance
from .drafts import Draft, tell
from .events import find_events
from .inspections import find_inspection
from .kinds import of_kind
from .meeting_names import Reading
from .meetings import CONVENED, find_meetings
from .receptions import find_receptions
from .roles import chairs, is_absent, tells_presence
from .statements import find_onsets

#: A body of so many characters may be several articles.
LONG = 5000
#: So many names in a row that have no role at any event are a list that was not read.
LIST = 3
#: A report tells its news in its first characters; what it tells farther on is often background.
LEAD = 200
#: What every byline inside a body has.
_SIGNED = re.compile("记者|通讯员|讯")
#: A meeting's name of so many characters (会议, 座谈会) does not say which it was.
GENERIC = 3


def find_signs(document: Document) -> list[Sign]:
    """Find what looks as if the tables lacked something of an article.

    Parameters
    ----------
    document : the article, annotated.

    Returns
    -------
    One :class:`Sign` a place, in reading order, at most one of a kind a sentence.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.layout.articles import read_articles
    >>> import datetime
    >>> page = read_articles("p", "本报讯 近年来，临江变化很大。李二、赵三、钱四曾在这里工作。")
    >>> document = annotate(page.articles[0], datetime.date(2022, 3, 26))
    >>> [(sign.sign, sign.text) for sign in find_signs(document)]
    [('list', '李二、赵三、钱四曾在这里工作。')]
    """
    found = [*_of_events(document), *_of_lists(document), *_of_text(document)]
    return sorted(set(found), key=lambda sign: (sign.start, sign.sign))


def _sign(document: Document, kind: str, start: int, end: int) -> Sign:
    return Sign(document.id, kind, start, end, document.body[start:end])


def _of_events(document: Document) -> Iterator[Sign]:
    """Sentences that tell of a meeting or a visit as held, and are the evidence of none."""
    drafts = document.once(tell).drafts
    reading = Reading(document.body, document.hits, document.dates, document.names)
    said = sorted(onset.at for onset in document.once(find_onsets))
    for n, sentence in enumerate(document.sentences):
        if n == 0 and not drafts and _names_event(document, sentence):
            yield _sign(document, "meeting", sentence.start, sentence.end)
            continue
        if bisect_left(said, sentence.start) < bisect_left(said, sentence.end):
            continue  # what somebody says of other meetings is no news of this report
        if any(d.sentence.start <= sentence.start < d.sentence.end for d in drafts):
            continue
        if _tells_meeting(reading, sentence, drafts):
            yield _sign(document, "meeting", sentence.start, sentence.end)
        elif _tells_visit(document, sentence, drafts):
            yield _sign(document, "visit", sentence.start, sentence.end)


def _names_event(document: Document, lead: Sentence) -> bool:
    """Whether the lead of a report without an event has a day and the word for a meeting or a ceremony."""
    dated = any(date.start < lead.end and date.says_day for date in document.dates)
    return dated and any(document.hits.within(kind, 0, lead.end) for kind in ("meeting", "occasion", "study"))


def _tells_meeting(reading: Reading, sentence: Sentence, drafts: list[Draft]) -> bool:
    names = [m.name for m in find_meetings(reading, sentence) if m.frame in CONVENED]
    return any(not any(_alike(name, draft) for draft in drafts) for name in names)


def _alike(name: str, draft: Draft) -> bool:
    """Whether a name is an event's shortened, or says nothing of itself (会议) beside a meeting."""
    other, shared = draft.name, set(name) & set(draft.name)
    if len(name) <= GENERIC:
        return of_kind(draft.kind).meets
    return name in other or other in name or len(shared) > 0.7 * len(set(name))


def _tells_visit(document: Document, sentence: Sentence, drafts: list[Draft]) -> bool:
    near = beginning_in(document.subjects, sentence.start, sentence.end)
    groups = [group for group in near if group.sentence == sentence]
    received, anybody = _told(drafts, "reception"), _told(drafts)
    for n, group in enumerate(groups):
        here = {name.name for name in group.names if not is_absent(group, name)}
        titled = any(title.kind == "title" for name in group.names for title in name.titles)
        receives = find_receptions(group, groups[n + 1 :], [])
        if receives and here and here.isdisjoint(received):
            return True
        if titled and here and here.isdisjoint(anybody) and find_inspection(group):
            return True
    return False


def _told(drafts: list[Draft], *kinds: str) -> set[str]:
    """Who leads, receives or is received at the events told, of some kinds or of all."""
    told = [draft for draft in drafts if not kinds or draft.kind in kinds]
    return {name.name for draft in told for name in (*draft.hosts, *draft.guests)}


def _of_lists(document: Document) -> Iterator[Sign]:
    """Names that a sentence puts at an event, or lists, and that have no role at any."""
    seated = {seat.person for seat in document.once(find_attendance)}
    events = bool(document.once(find_events))
    for group in document.subjects:
        absent = [name for name in group.names if name.name not in seated and not is_absent(group, name)]
        if len(absent) == len(group.names) >= LIST or (absent and events and _takes_part(group)):
            yield _sign(document, "list", group.sentence.start, group.sentence.end)


def _takes_part(group: Subject) -> bool:
    return any(chairs(group, name) for name in group.names) or tells_presence(group.predicate[:24])


def _of_text(document: Document) -> Iterator[Sign]:
    """Bylines inside a body, bodies beyond measure, events without a day on a page of a known day."""
    body = document.body
    for sentence in document.sentences:
        signed = sentence.start and _SIGNED.search(sentence.text)
        byline = head_byline(sentence.text) if signed else None
        if byline and byline.signatures:
            yield _sign(document, "byline", sentence.start, sentence.start + byline.end)
    if len(body) >= LONG:
        yield _sign(document, "length", 0, min(len(body), LEAD))
    if (stopped := document.once(tell).stopped) is not None:
        yield _sign(document, "length", stopped, min(len(body), stopped + LEAD))
    undated = any(event.date is None for event in document.once(find_events))
    if document.printed and undated and not any(date.date for date in document.dates):
        yield _sign(document, "date", document.sentences[0].start, document.sentences[0].end)
