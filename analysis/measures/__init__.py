"""Measures: shares and rates with their numerators, denominators and intervals.

Tables in, tables out. The sampling unit is the article or the day, never the token: words of one
article are not independent of each other (Evert 2022).
"""

from .intervals import Interval, poisson, wilson
from .meetings import calendar, daily_events, meeting_rates
from .pages import article_kinds, page_roles, reasons
from .periods import longer, period_for
from .themes import leading_themes, theme_shares, theme_totals, undated
from .words import word_counts

__all__ = [
    "Interval",
    "article_kinds",
    "calendar",
    "daily_events",
    "leading_themes",
    "longer",
    "meeting_rates",
    "page_roles",
    "period_for",
    "poisson",
    "reasons",
    "theme_shares",
    "theme_totals",
    "undated",
    "wilson",
    "word_counts",
]
