"""Figures: one function a figure, tidy table in, matplotlib figure or cloud of words out.

Each promises to draw every number of its table, or to say in its caption what it leaves out, and
Chinese in a font of its own; it shows itself in a notebook and saves itself (``.save("timeline.svg")``).
How it looks may change freely. Guarded by ``tests/test_figures.py`` and ``tests/test_clouds.py``.
"""

from .calendars import event_calendar
from .changes import theme_changes
from .comparison import comparison_cloud, comparison_words
from .formulas import formula_days, formula_speakers
from .made import remembered
from .meetings import event_days, event_rates, group_rates
from .method import accuracy_intervals
from .network import co_attendance_matrix, co_attendance_network
from .order import precedence_matrix
from .pages import article_kinds, page_roles
from .papers import theme_papers
from .saving import save
from .speech import lag_bars, speech_bars
from .style import style
from .svg import to_svg
from .themes import theme_bars, theme_matrix, theme_timeline
from .words import cloud_words, commonplaces, word_cloud

__all__ = [
    "accuracy_intervals",
    "article_kinds",
    "cloud_words",
    "co_attendance_matrix",
    "co_attendance_network",
    "commonplaces",
    "comparison_cloud",
    "comparison_words",
    "event_calendar",
    "event_days",
    "event_rates",
    "formula_days",
    "formula_speakers",
    "group_rates",
    "lag_bars",
    "page_roles",
    "precedence_matrix",
    "save",
    "speech_bars",
    "style",
    "theme_bars",
    "theme_changes",
    "theme_matrix",
    "theme_papers",
    "theme_timeline",
    "to_svg",
    "word_cloud",
]

_TOOLS = {"cloud_words", "commonplaces", "comparison_words", "save", "style", "to_svg"}
# Each figure remembers which function drew it and from what, so that a report can describe it.
globals().update({name: remembered(globals()[name]) for name in __all__ if name not in _TOOLS})


def __dir__() -> list[str]:
    """The public names only: what a notebook offers behind a dot and Tab."""
    return list(__all__)
