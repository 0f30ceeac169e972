"""A date as a report mentions it: where it stands, and the days it means."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

Date = datetime.date

#: A part of a month, and no day: 7月底, 上月.
_OF_A_MONTH = re.compile(r"月(?:份|[初底末]|[上中下]旬)?$")


class DateMention(NamedTuple):
    """A date in a text: where it stands, what it says, which days it means."""

    start: int
    end: int
    text: str
    date: Date | None
    end_date: Date | None
    precision: str
    part: str | None

    @property
    def says_day(self) -> bool:
        """Whether it says a day, be it one that cannot be placed (16日 on a page without an issue date)."""
        return self.precision in ("day", "range") or (
            self.precision == "unknown" and not _OF_A_MONTH.search(self.text)
        )
