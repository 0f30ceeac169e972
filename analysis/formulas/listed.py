"""Listed: where the formulas and the terms of themes stand, found in one pass for both."""

from collections.abc import Collection

from .. import lexicons
from ..document.annotation import Document
from ..lexicons.forms import formula_forms, several
from ..lexicons.matching import Candidate, Form, Hit, Matcher, apart

#: The kind of a theme's term, beside the sets of the formulas.
TERM = "theme term"
ALL_SETS = ("core", "soft", "general")


@lexicons.cached
def _matcher() -> Matcher:
    terms = [
        Form(row["term"], row["term"], several(row["not_before"]), several(row["not_after"]), kind=TERM)
        for row in lexicons.read("themes")
    ]
    return Matcher(formula_forms(ALL_SETS) + terms)


def _candidates(document: Document) -> tuple[tuple[str, list[Candidate]], ...]:
    """Every place of every formula and term, of the headline text and of the body."""
    parts = (("headline", document.headline), ("body", document.body))
    return tuple((part, _matcher().candidates(text)) for part, text in parts)


def find_listed(document: Document, kinds: Collection[str]) -> list[tuple[str, Hit]]:
    """Find the formulas and terms of some kinds; no two overlap.

    Parameters
    ----------
    document : the article, annotated.
    kinds : sets of formulas, or :data:`TERM`.

    Returns
    -------
    Part (``headline`` or ``body``) and hit, in reading order, the longest at each place.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "核酸检测要做到“四早”。"
    >>> notice = annotate(Article("p-01", "p", 1, None, None, "meeting", body, len(body)))
    >>> [hit.key for _, hit in find_listed(notice, {"core"})]
    ['四早']
    >>> [hit.key for _, hit in find_listed(notice, {"core", TERM})]
    ['核酸检测', '四早']
    """
    return [
        (part, hit)
        for part, candidates in document.once(_candidates)
        for hit in apart(c for c in candidates if c.form.kind in kinds)
    ]
