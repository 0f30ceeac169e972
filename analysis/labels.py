"""Labels: the Chinese and English names that figures give to the values of a table."""

from functools import cache

from . import lexicons
from .themes import theme_labels


def label(column: str, value: str, *, parting: str = " ") -> str:
    """Name a value in both languages.

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
    return parting.join(names) if names else value


@cache
def _names() -> dict[tuple[str, str], tuple[str, str]]:
    names = {(row["column"], row["value"]): (row["zh"], row["en"]) for row in lexicons.read("labels")}
    themes = {("theme", theme): (name.zh, name.en) for theme, name in theme_labels().items()}
    return names | themes
