"""Forms: every way of writing the policy formulas of the list."""

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
