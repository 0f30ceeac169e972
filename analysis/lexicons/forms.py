"""Forms: every way of writing the policy formulas of the list."""

from collections.abc import Iterable

from . import read
from .matching import Form

#: The sets of ``formulas.csv`` that are counted unless other sets are asked for.
SETS = ("core", "soft")


def formula_forms(sets: tuple[str, ...] = SETS) -> list[Form]:
    """List every way of writing every formula of some sets.

    Parameters
    ----------
    sets : values of the column ``set``: any of ``core``, ``soft``, ``general``.

    Returns
    -------
    One form a spelling, keyed by the canonical form; ``quoted`` holds for the canonical form only.

    Examples
    --------
    >>> [form.text for form in formula_forms() if form.key == "河长制"]
    ['河长制', '河湖长制']
    """
    found = []
    for row in read("formulas"):
        if row["set"] in sets:
            around = several(row["not_before"]), several(row["not_after"])
            found.append(Form(row["formula"], row["formula"], *around, bool(row["quoted"]), row["set"]))
            found += [
                Form(row["formula"], variant, *around, kind=row["set"])
                for variant in several(row["variants"])
            ]
    return found


def several(cell: str) -> tuple[str, ...]:
    """Split a lexicon's cell that holds several values, parted by ``|``.

    Examples
    --------
    >>> several("次|量"), several("")
    (('次', '量'), ())
    """
    return tuple(part for part in cell.split("|") if part)


def is_part_of_longer(text: str, start: int, end: int, longer: Iterable[str]) -> bool:
    """Tell whether a stretch of a text is only part of a longer word that stands there.

    Parameters
    ----------
    text : the text.
    start, end : the stretch.
    longer : words that contain it, among others.

    Examples
    --------
    >>> is_part_of_longer("到和平区调研", 1, 2, ("和平", "和谐"))
    True
    >>> is_part_of_longer("王一和李二", 2, 3, ("和平",))
    False
    """
    short = text[start:end]
    for word in longer:
        offset = word.find(short)
        while offset >= 0:
            if start >= offset and text.startswith(word, start - offset):
                return True
            offset = word.find(short, offset + 1)
    return False
