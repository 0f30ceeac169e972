"""Zones: which stretch of an article's text tells of an event, where it tells of several."""

from __future__ import annotations

from ..lexicons import listed
from .drafts import Draft
from .kinds import of_kind

#: So many receptions of one sentence share the text behind it (the most are seven); more are a list of them,
#: and each has only its own clause.
_SHARED = 8


def zone_of(draft: Draft, drafts: list[Draft], length: int) -> tuple[int, int]:
    """The stretch of text that tells of an event: from its sentence up to where the next is told.

    Several receptions of one sentence share the text behind it.
    """
    told = [d for d in drafts if not of_kind(d.kind).announced]
    if _is_of_all(draft, told):
        return draft.sentence.start, draft.sentence.end
    told = [d for d in told if not _is_of_all(d, told)]
    beside = [d for d in told if of_kind(d.kind).guests and d.sentence == draft.sentence]
    shared = of_kind(draft.kind).guests and len(beside) <= _SHARED
    alike = [d for d in told if d is draft or (shared and d in beside) or are_held_together(d, draft)]
    start = min(_zone_start(d, told) for d in alike)
    starts = (_zone_start(d, told) for d in told if d not in alike)
    return start, min((its for its in starts if its > start), default=length)


def _is_of_all(draft: Draft, told: list[Draft]) -> bool:
    """Whether a visit is told by the way, in a report that goes on with its meeting: 会前，代表参观了…."""
    if not of_kind(draft.kind).visits or draft.hosts:
        return False
    return any(of_kind(d.kind).meets and d.sentence.start < draft.sentence.start for d in told)


def are_held_together(one: Draft, other: Draft) -> bool:
    """主持召开党组会议和常务会议: two meetings of one sentence, with one list of those present."""
    first, second = sorted((one, other), key=lambda d: d.end)
    kinds = ("meeting", "study session")
    if one.kind not in kinds or other.kind not in kinds or one.sentence != other.sentence:
        return False
    at = first.sentence.start
    between = first.sentence.text[first.end - at : second.end - len(second.name) - at]
    return between in {"、", *listed("joins meetings")}


def _zone_start(draft: Draft, told: list[Draft]) -> int:
    """The sentence's start; for a second event in a sentence, the clause in which it is told."""
    before = [d for d in told if d.sentence == draft.sentence and d.start < draft.start]
    if not before:
        return draft.sentence.start
    text = draft.sentence.text[: draft.start - draft.sentence.start]
    return draft.sentence.start + max(text.rfind("，"), text.rfind("；"), 0)
