"""Figures: one function a figure, tidy table in, matplotlib figure out."""

from .meetings import event_days, event_rates
from .pages import article_kinds, page_roles
from .style import save, style
from .svg import to_svg
from .themes import theme_bars, theme_matrix, theme_timeline
from .words import word_cloud

__all__ = [
    "article_kinds",
    "event_days",
    "event_rates",
    "page_roles",
    "save",
    "style",
    "theme_bars",
    "theme_matrix",
    "theme_timeline",
    "to_svg",
    "word_cloud",
]
