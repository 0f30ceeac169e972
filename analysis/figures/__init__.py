"""Figures: one function a figure, tidy table in, matplotlib figure out."""

from .calendars import event_calendar
from .comparison import comparison_cloud
from .formulas import formula_days
from .meetings import event_days, event_rates, group_rates
from .network import co_attendance_matrix, co_attendance_network
from .order import precedence_matrix
from .pages import article_kinds, page_roles
from .speech import lag_bars, speech_bars
from .style import save, style
from .svg import to_svg
from .themes import theme_bars, theme_matrix, theme_timeline
from .words import word_cloud

__all__ = [
    "article_kinds",
    "co_attendance_matrix",
    "co_attendance_network",
    "comparison_cloud",
    "event_calendar",
    "event_days",
    "event_rates",
    "formula_days",
    "group_rates",
    "lag_bars",
    "page_roles",
    "precedence_matrix",
    "save",
    "speech_bars",
    "style",
    "theme_bars",
    "theme_matrix",
    "theme_timeline",
    "to_svg",
    "word_cloud",
]
