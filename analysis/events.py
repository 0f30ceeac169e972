"""Events: what took place, when, and the stretch of text that says so."""

import datetime
from typing import Annotated, NamedTuple

from .tables import Column

KINDS = ("meeting", "study session", "reception", "inspection", "plenary notice", "registration", "other")


class Event(NamedTuple):
    """A thing that took place."""

    event: Annotated[str, Column("Id: the article's id and the event's letter.")]
    article: Annotated[str, Column("Article that reports it.", refers="articles.article")]
    date: Annotated[
        datetime.date | None, Column("Day it took place or began; missing where it cannot be known.")
    ]
    end_date: Annotated[datetime.date | None, Column("Last day of a range; missing for a single day.")]
    date_text: Annotated[str | None, Column("The date as printed.")]
    date_precision: Annotated[
        str,
        Column("How closely the date is known.", values=("day", "range", "month", "vague", "unknown")),
    ]
    part_of_day: Annotated[
        str | None, Column("Part of the day, where printed.", values=("上午", "下午", "晚"))
    ]
    kind: Annotated[str, Column("What kind of thing.", values=KINDS)]
    name: Annotated[str, Column("Name as printed.")]
    format: Annotated[
        str, Column("Whether those present met in one room.", values=("in person", "video", "unknown"))
    ]
    level: Annotated[
        str | None,
        Column("Level of the body that organises.", values=("nation", "province", "city", "district")),
    ]
    organiser: Annotated[str | None, Column("Body that held it, as printed.")]
    venue: Annotated[str | None, Column("Place, as printed.")]
    start: Annotated[int, Column("First character of the evidence, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character of the evidence.", "characters")]
    text: Annotated[str, Column("The evidence: body[start:end].")]
