"""Event dates: which of the dates in a report is the day of an event."""

from __future__ import annotations

import re

from ..dates.joined import joined
from ..dates.mentions import DateMention
from ..lexicons import pattern
from .drafts import Draft
from .kinds import of_kind

#: A date behind these words is not the day of the event.
_OTHER_DAY = r"<another day before>[^，。；]{0,16}$"
_OTHER_DAY_AFTER = r"^(?:<another day behind>|的?[^，。；]{0,24}(?:精神|要求|部署))"


def date_of(body: str, draft: Draft, dates: list[DateMention]) -> DateMention | None:
    """The date of an event: the one that stands nearest its frame and is no other day's.

    A plenary notice takes the date inside its frame; any other event the last fitting date in front
    of it in its sentence, else the first behind it, else the last one of an earlier sentence.
    """
    begin, end = draft.sentence.start, draft.sentence.end
    fitting = joined(body, (d for d in dates if _fits(body, d)))
    inside = [d for d in fitting if draft.start <= d.start < draft.end]
    if of_kind(draft.kind).announced:
        return inside[-1] if inside else None
    here = [d for d in fitting if begin <= d.start < end]
    front = [d for d in here if d.start <= draft.start]
    if front:
        return front[-1]
    if inside:
        return inside[0]
    if here and here[0].start < draft.end + 6:
        return here[0]
    earlier = [d for d in fitting if d.start < begin]
    if earlier:
        return (
            _last_day(earlier)
            if pattern(r"<of the same days>").match(draft.sentence.text)
            else _lead_date(earlier)
        )
    behind = [d for d in fitting if d.start >= end and "\n" not in body[end : d.start]]
    return behind[0] if behind else None


def _last_day(dates: list[DateMention]) -> DateMention:
    days = [d for d in dates if d.precision in ("day", "range")]
    return (days or dates)[-1]


def _lead_date(dates: list[DateMention]) -> DateMention:
    days = [d for d in dates if d.precision in ("day", "range")]
    return (days or dates)[0]


#: 从昨日召开的…会上获悉: the day is the meeting's, whatever stands in front.
_HELD_THEN = re.compile(r"(?:[上下]午|晚)?(?:在[^，。；]{2,12})?(?:召开|举行)的")


def _fits(body: str, mention: DateMention) -> bool:
    if mention.precision == "month":
        return False
    if _HELD_THEN.match(body, mention.end):
        return True
    before = re.split(r"[，。；：？！\n]", body[max(0, mention.start - 24) : mention.start])[-1]
    return not pattern(_OTHER_DAY).search(before) and not pattern(_OTHER_DAY_AFTER).match(
        body[mention.end : mention.end + 30]
    )
