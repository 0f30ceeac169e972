"""Cues: words that stand around names, by what they tell (``name_contexts.csv``)."""

from __future__ import annotations

from .. import lexicons


@lexicons.cached
def cues(name: str) -> tuple[str, ...]:
    """The words of a context (``name_contexts.csv``), for ``str.startswith`` and ``str.endswith``.

    Raises
    ------
    LexiconError : the list has no such context.
    """
    listed = tuple(row["word"] for row in lexicons.read("name_contexts") if row["context"] == name)
    if not listed:
        raise lexicons.LexiconError(f"name_contexts.csv: no word for the context {name!r}; add one")
    return listed
