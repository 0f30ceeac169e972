"""Given names: how much a string looks like one, by the characters that names are made of."""

from __future__ import annotations

from .. import lexicons

#: What a character counts that the table does not have (``given_names.csv``).
_UNLISTED = 0.3


@lexicons.cached
def surnames() -> dict[str, bool]:
    """Surnames, one character or two, each with whether it is a common one."""
    return {row["surname"]: row["frequency"] == "common" for row in lexicons.read("surnames")}


@lexicons.cached
def surname_characters() -> frozenset[str]:
    """The characters that a surname can begin with."""
    return frozenset(surname[0] for surname in surnames())


def surname_of(name: str) -> str | None:
    """The surname a name begins with, or None.

    Examples
    --------
    >>> surname_of("欧阳文"), surname_of("王小明"), surname_of("在会上")
    ('欧阳', '王', None)
    """
    if name[:1] not in surname_characters():
        return None
    listed = surnames()
    if len(name) > 2 and name[:2] in listed:
        return name[:2]
    return name[:1] if len(name) > 1 and name[:1] in listed else None


@lexicons.cached
def _ratios(place: str) -> dict[str, float]:
    rows = [row for row in lexicons.read("given_names") if row["place"] == place]
    return {char: float(row["score"]) for row in rows for char in row["characters"]}


def likeness(name: str) -> float:
    """How much likelier the characters behind a surname are in a given name than in a text.

    The logarithm (base 10) of the likelihood ratio, in steps of 0.05, summed over the given name's
    characters, each counted at its place. Names: the 50,170 of three characters that jieba's dictionary
    marks as persons; text: the characters of its other words, weighed by their frequency.

    Parameters
    ----------
    name : surname and given name.

    Returns
    -------
    Above 0 for what looks like a name, below 0 for what looks like text; 0 for a surname alone.

    Examples
    --------
    >>> [likeness(name) > 0 for name in ("韦莲芝", "周佳宁", "马上办", "时间紧", "成立了")]
    [True, True, False, False, False]
    """
    given = name[len(surname_of(name) or name[:1]) :]
    first = "middle" if len(given) > 1 else "last"
    return sum(_ratios(first if n == 0 else "last").get(char, _UNLISTED) for n, char in enumerate(given))
