"""Labels: the Chinese and English names that figures give to the values of a table."""

from typing import NamedTuple

import pandas as pd

from . import cached, read
from .forms import several


class Label(NamedTuple):
    """How a theme is called in figures."""

    zh: str
    en: str


@cached
def theme_labels() -> dict[str, Label]:
    """Name the themes in Chinese and English.

    Returns
    -------
    One :class:`Label` a theme, in the order of ``theme_labels.csv``.

    Examples
    --------
    >>> theme_labels()["finance"]
    Label(zh='金融财政', en='Finance')
    """
    return {row["theme"]: Label(row["zh"], row["en"]) for row in read("theme_labels")}


#: The languages that labels are in, in this process.
_SPOKEN = ["both"]


def speak(languages: str) -> None:
    """Choose the languages of labels, for this process.

    Parameters
    ----------
    languages : ``both``, ``zh`` or ``en``.

    Raises
    ------
    ValueError : it is none of these.

    Examples
    --------
    >>> speak("zh"); label("events.kind", "reception")
    '会见'
    >>> speak("both")
    """
    if languages not in ("both", *Label._fields):
        raise ValueError(f"labels {languages!r} are none of these; choose both, zh or en")
    _SPOKEN[:] = [languages]


def spoken() -> str:
    """Give the languages that labels are in, in this process: ``both``, ``zh`` or ``en``."""
    return _SPOKEN[0]


def label(column: str, value: str, *, parting: str = " ") -> str:
    """Name a value in both languages, or in the one that was chosen (:func:`speak`).

    Parameters
    ----------
    column : ``theme``, or a table's column as in ``events.kind``.
    value : as it stands in the table.
    parting : what stands between the two names; a newline for two lines.

    Returns
    -------
    The Chinese name, then the English one; the value itself where the word lists have no name.

    Examples
    --------
    >>> label("events.kind", "reception")
    '会见 reception'
    >>> label("events.kind", "picnic")
    'picnic'
    """
    names = _names().get((column, value))
    if names is None:
        return value
    return parting.join(names) if _SPOKEN == ["both"] else names[Label._fields.index(_SPOKEN[0])]


@cached
def _headings() -> dict[str, Label]:
    return {row["column"]: Label(row["zh"], row["en"]) for row in read("column_labels")}


def heading(column: str) -> str:
    """Head a column of a table in words; in English where labels are in both languages.

    Parameters
    ----------
    column : name of the column.

    Returns
    -------
    The heading of ``column_labels.csv``; of a column that it has not, the name with blanks for underscores.

    Examples
    --------
    >>> heading("with_theme"), heading("of_the_year")
    ('articles with the theme', 'of the year')
    """
    known = _headings().get(column)
    if known is None:
        return column.replace("_", " ")
    return known.zh if _SPOKEN == ["zh"] else known.en


@cached
def labelled_column(column: str, values: frozenset[str], beside: tuple[str, ...]) -> str | None:
    """Find the table's column, as in ``events.kind``, whose labels name all of some values.

    Parameters
    ----------
    column : name of a column, without a table.
    values : what stands in it.
    beside : names of the columns of its table; of two that would do, the one whose rows are named first
        there.

    Examples
    --------
    >>> both = frozenset({"reception"})
    >>> labelled_column("kind", both, ("event", "article")), labelled_column("kind", both, ("article",))
    ('events.kind', 'articles.kind')
    >>> labelled_column("kind", frozenset({"picnic"}), ()) is None
    True
    """
    tables: dict[str, set[str]] = {}
    for its, value in _names():
        tables.setdefault(its, set()).add(value)
    fit = [its for its in tables if its.rpartition(".")[2] == column and values and values <= tables[its]]
    rows = {its: its.partition(".")[0].removesuffix("s") for its in fit}
    return min(
        fit, key=lambda its: beside.index(rows[its]) if rows[its] in beside else len(beside), default=None
    )


@cached
def _names() -> dict[tuple[str, str], tuple[str, str]]:
    names = {(row["column"], row["value"]): (row["zh"], row["en"]) for row in read("labels")}
    themes = {("theme", theme): (name.zh, name.en) for theme, name in theme_labels().items()}
    return names | themes


def glossed(words: pd.DataFrame, column: str = "word") -> pd.DataFrame:
    """Put the English of Chinese words beside them, where the word lists have it.

    Parameters
    ----------
    words : a table.
    column : its column with Chinese words.

    Returns
    -------
    The table with a column ``gloss`` behind that one: the gloss of a formula (``formulas.csv``), a
    theme or a value of a table; missing where no list has the word.

    Examples
    --------
    >>> glossed(pd.DataFrame({"word": ["四方责任", "河道"]})).fillna("").values.tolist()
    [['四方责任', 'responsibility of the four parties'], ['河道', '']]
    """
    glosses = pd.Series([_glosses().get(word) for word in words[column].tolist()], dtype="str")
    whole = words.copy()
    whole.insert(whole.columns.tolist().index(column) + 1, "gloss", glosses.set_axis(words.index))
    return whole


@cached
def _glosses() -> dict[str, str]:
    found = {zh: en for zh, en in _names().values()}
    for row in read("formulas"):
        if row["gloss"]:
            found |= dict.fromkeys((row["formula"], *several(row["variants"])), row["gloss"])
    return found
