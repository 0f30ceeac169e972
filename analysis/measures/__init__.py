"""Measures: shares and rates with their numerators, denominators and intervals.

Tables in, tables out: each measure promises that its counts travel with what they are counted of,
and that an empty table gives an empty one with the same columns. The sampling unit is the article
or the day, never the token: words of one article are not independent of each other (Evert 2022).
Guarded by ``tests/test_measures.py``, ``tests/test_changes.py``, ``tests/test_people_measures.py``,
``tests/test_formula_measures.py`` and ``tests/test_vocabulary.py``.
"""

from .accuracy import accuracy, find_gold
from .agreement import list_agreement, overall_agreement
from .association import conservative_log_ratio, log_dice, log_likelihood, log_ratio
from .bursts import formula_bursts
from .change_points import theme_change_points
from .changes import newcombe, theme_changes
from .collocations import collocations
from .concordance import concordance, spoken, string_counts
from .dispersion import deviation, dispersion
from .elsewhere import PAGES_UNSEEN, elsewhere, unseen
from .formulas import formula_lines, formula_silences, formula_spans, formula_speakers
from .intervals import Interval, poisson, wilson
from .keyness import compare, keyness
from .meetings import calendar, daily_events, group_rates, meeting_rates
from .network import co_attendance, co_attendance_graph, contacts, legible_ties, presence
from .ngrams import ngrams
from .pages import article_kinds, page_roles, reasons
from .papers import apart, paper_changes, paper_shares, papers, theme_papers, timeline_shares, with_paper
from .parts import Parts, largest_parts, part_words, parts
from .people import event_lags, lag_counts, officials, titles_over_time
from .periods import longer, period_for
from .places import word_places
from .precedence import inversions, precedence, printed_lists, protocol_order, without_actors
from .sensitivity import segmentation_sensitivity, theme_sensitivity
from .speech import speaker_totals, speech_shares
from .tellings import told_once
from .theme_words import missing_words, theme_lines
from .themes import counting, leading_themes, theme_shares, theme_totals, undated
from .words import commonest, word_counts

__all__ = [
    "PAGES_UNSEEN",
    "Interval",
    "Parts",
    "accuracy",
    "apart",
    "article_kinds",
    "calendar",
    "co_attendance",
    "co_attendance_graph",
    "collocations",
    "commonest",
    "compare",
    "concordance",
    "conservative_log_ratio",
    "contacts",
    "counting",
    "daily_events",
    "deviation",
    "dispersion",
    "elsewhere",
    "event_lags",
    "find_gold",
    "formula_bursts",
    "formula_lines",
    "formula_silences",
    "formula_spans",
    "formula_speakers",
    "group_rates",
    "inversions",
    "keyness",
    "lag_counts",
    "largest_parts",
    "leading_themes",
    "legible_ties",
    "list_agreement",
    "log_dice",
    "log_likelihood",
    "log_ratio",
    "longer",
    "meeting_rates",
    "missing_words",
    "newcombe",
    "ngrams",
    "officials",
    "overall_agreement",
    "page_roles",
    "paper_changes",
    "paper_shares",
    "papers",
    "part_words",
    "parts",
    "period_for",
    "poisson",
    "precedence",
    "presence",
    "printed_lists",
    "protocol_order",
    "reasons",
    "segmentation_sensitivity",
    "speaker_totals",
    "speech_shares",
    "spoken",
    "string_counts",
    "theme_change_points",
    "theme_changes",
    "theme_lines",
    "theme_papers",
    "theme_sensitivity",
    "theme_shares",
    "theme_totals",
    "timeline_shares",
    "titles_over_time",
    "told_once",
    "undated",
    "unseen",
    "wilson",
    "with_paper",
    "without_actors",
    "word_counts",
    "word_places",
]


def __dir__() -> list[str]:
    """The public names only: what a notebook offers behind a dot and Tab."""
    return list(__all__)
