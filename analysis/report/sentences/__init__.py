"""Sentences: what tables say, in words whose numbers are counted and never typed.

Notebooks run on any corpus, so their prose names no number; these functions write the sentences
that do. ``answer_on_…`` opens a report, ``reading_of_…`` reads a table, ``picture_of_…`` describes
a figure for those who cannot see it.
"""

from .answers import (
    answer_on_formulas,
    answer_on_meetings,
    answer_on_method,
    answer_on_people,
    answer_on_themes,
    answer_on_words,
)
from .formulas import (
    picture_of_formula_days,
    reading_of_bursts,
    reading_of_findings,
    reading_of_formula_speakers,
    reading_of_formulas,
    reading_of_silences,
    reading_of_spans,
)
from .meetings import (
    picture_of_days,
    picture_of_rates,
    reading_of_basis,
    reading_of_events,
    reading_of_groups,
    reading_of_rates,
    reading_of_signs,
    reading_of_tellings,
)
from .method import (
    reading_of_accuracy,
    reading_of_change_points,
    reading_of_changes,
    reading_of_elsewhere,
    reading_of_versions,
)
from .pages import picture_of_roles, reading_of_kinds, reading_of_lengths, reading_of_roles, what_we_have
from .papers import (
    picture_of_bars,
    pooled,
    reading_of_paper_changes,
    reading_of_papers,
    reading_of_theme_papers,
)
from .people import (
    picture_of_calendar,
    picture_of_company,
    picture_of_lags,
    picture_of_order,
    reading_of_company,
    reading_of_group_rates,
    reading_of_inversions,
    reading_of_lags,
    reading_of_officials,
    reading_of_order,
    reading_of_register,
    reading_of_speech,
)
from .themes import (
    picture_of_theme_matrix,
    picture_of_timeline,
    reading_of_leaders,
    reading_of_themes,
    reading_of_trend,
)
from .vocabulary import (
    caption_of_comparison,
    picture_of_comparison,
    reading_of_collocations,
    reading_of_concordance,
    reading_of_dispersion,
    reading_of_keyness,
    reading_of_sensitivity,
)
from .wording import part
from .words import caption_of_cloud, picture_of_cloud, reading_of_words

__all__ = [
    "answer_on_formulas",
    "answer_on_meetings",
    "answer_on_method",
    "answer_on_people",
    "answer_on_themes",
    "answer_on_words",
    "caption_of_cloud",
    "caption_of_comparison",
    "part",
    "picture_of_bars",
    "picture_of_calendar",
    "picture_of_cloud",
    "picture_of_company",
    "picture_of_comparison",
    "picture_of_days",
    "picture_of_formula_days",
    "picture_of_lags",
    "picture_of_order",
    "picture_of_rates",
    "picture_of_roles",
    "picture_of_theme_matrix",
    "picture_of_timeline",
    "pooled",
    "reading_of_accuracy",
    "reading_of_basis",
    "reading_of_bursts",
    "reading_of_change_points",
    "reading_of_changes",
    "reading_of_collocations",
    "reading_of_company",
    "reading_of_concordance",
    "reading_of_dispersion",
    "reading_of_elsewhere",
    "reading_of_events",
    "reading_of_findings",
    "reading_of_formula_speakers",
    "reading_of_formulas",
    "reading_of_group_rates",
    "reading_of_groups",
    "reading_of_inversions",
    "reading_of_keyness",
    "reading_of_kinds",
    "reading_of_lags",
    "reading_of_leaders",
    "reading_of_lengths",
    "reading_of_officials",
    "reading_of_order",
    "reading_of_paper_changes",
    "reading_of_papers",
    "reading_of_rates",
    "reading_of_register",
    "reading_of_roles",
    "reading_of_sensitivity",
    "reading_of_signs",
    "reading_of_silences",
    "reading_of_spans",
    "reading_of_speech",
    "reading_of_tellings",
    "reading_of_theme_papers",
    "reading_of_themes",
    "reading_of_trend",
    "reading_of_versions",
    "reading_of_words",
    "what_we_have",
]
