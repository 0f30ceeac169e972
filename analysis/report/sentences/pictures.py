"""Pictures: what there is to see on a figure, by the function that drew it."""

from collections.abc import Callable
from typing import Any

from ...figures.made import Made
from ...measures import legible_ties
from . import formulas, meetings, method, pages, people, themes, vocabulary, words
from .papers import picture_of_bars, reading_of_theme_papers

Given = dict[str, Any]

_PICTURES: dict[str, Callable[[Given], str]] = {
    "accuracy_intervals": lambda given: method.reading_of_accuracy(given["accuracy"]),
    "article_kinds": lambda given: pages.reading_of_kinds(given["kinds"]),
    "co_attendance_matrix": lambda given: people.picture_of_company(given["pairs"]),
    "co_attendance_network": lambda given: people.picture_of_company(
        given["pairs"], legible_ties(given["pairs"])
    ),
    "comparison_cloud": lambda given: vocabulary.picture_of_comparison(
        given["keywords"], column=given["column"]
    ),
    "event_calendar": lambda given: people.picture_of_calendar(given["days"]),
    "event_days": lambda given: meetings.picture_of_days(given["days"]),
    "event_rates": lambda given: meetings.picture_of_rates(given["rates"]),
    "formula_days": lambda given: formulas.picture_of_formula_days(given["spans"]),
    "formula_speakers": lambda given: formulas.reading_of_formula_speakers(given["speakers"]),
    "group_rates": lambda given: people.reading_of_group_rates(given["rates"], given["by"]),
    "lag_bars": lambda given: people.picture_of_lags(given["counts"]),
    "page_roles": lambda given: pages.picture_of_roles(given["roles"]),
    "precedence_matrix": lambda given: people.picture_of_order(given["pairs"]),
    "speech_bars": lambda given: people.reading_of_speech(given["shares"], given["articles"]),
    "theme_bars": lambda given: picture_of_bars(given["totals"], themes=given["themes"]),
    "theme_changes": lambda given: method.reading_of_changes(given["changes"]),
    "theme_matrix": lambda given: themes.picture_of_theme_matrix(
        given["articles"], given["themes"], limit=given["limit"]
    ),
    "theme_papers": lambda given: reading_of_theme_papers(given["shares"]),
    "theme_timeline": lambda given: themes.picture_of_timeline(given["shares"], themes=given["themes"]),
    "word_cloud": lambda given: words.picture_of_cloud(given["words"], size=given["size"]),
}


def picture_of(made: Made) -> str:
    """Describe a figure of this package for readers who cannot see it.

    Parameters
    ----------
    made : which function drew it, and from what (:func:`analysis.figures.made.made`).

    Raises
    ------
    KeyError : no sentence is known for that function.
    """
    return _PICTURES[made.by](made.given)
