"""Policy formulas (提法), matched on characters.

The word list ``lexicons/formulas.csv`` holds for each formula its canonical form and what else it is
printed as. Rows of the sets ``core`` (fixed, mostly numbered or rhymed formulas) and ``soft`` (wider
phrases that readers of these pages also took for formulas) are counted; rows of the set ``general``
(高质量发展) are on nearly every page and are looked for only on request.

Cells with several values part them by ``|``: ``variants`` are other ways of writing it that spelling
rules do not cover (abbreviation, order of members), ``not_before`` and ``not_after`` are what must not
stand next to it (三个一批 before 次). ``quoted`` marks metaphors that count only in quotation marks
(“苗圃”). ``source`` names the document or meeting that coined it, or where it was read.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from ..document.annotation import Document
from ..lexicons.forms import SETS
from ..records import Article, Formula, FormulaMention
from .listed import find_listed


def find_formula_mentions(document: Document, sets: tuple[str, ...] = SETS) -> list[FormulaMention]:
    """Find every occurrence of a listed formula in an article's headline and body.

    A formula is found on characters, with or without quotation marks, in any width of punctuation,
    its members parted by 、 ， a space or nothing, the last one by 和, across a stray line break. Where
    formulas lie inside each other only the longest is found: 外防输入、内防反弹 is not also 外防输入.

    Parameters
    ----------
    document : the article, annotated.
    sets : which rows of ``formulas.csv`` to look for: any of ``core``, ``soft``, ``general``.

    Returns
    -------
    One mention an occurrence, the headline's first, in reading order; ``variant`` is the text between
    ``start`` and ``end`` of the headline text (``document.headline``) or the body. None gives an
    empty list.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "会议要求，压实“四方”责任，推进“三个一批”。"
    >>> notice = Article("p-01", "p", 1, None, None, "meeting", body, len(body))
    >>> [(m.formula, m.variant, m.start) for m in find_formula_mentions(annotate(notice))]
    [('四方责任', '“四方”责任', 7), ('三个一批', '三个一批', 17)]
    """
    texts = {"headline": document.headline, "body": document.body}
    return [
        FormulaMention(document.id, hit.key, texts[part][hit.start : hit.end], part, hit.start, hit.end)
        for part, hit in find_listed(document, sets)
    ]


def in_order(mentions: Iterable[FormulaMention], articles: Iterable[Article]) -> list[FormulaMention]:
    """Sort mentions as they are read: article by article, the headline first.

    Examples
    --------
    >>> early = FormulaMention("p-01", "四早", "四早", "body", 4, 6)
    >>> notice = Article("p-01", "p", 1, None, None, "other", "…", 1)
    >>> [m.start for m in in_order([early, early._replace(part="headline", start=9)], [notice])]
    [9, 4]
    """
    rank = {article.article: n for n, article in enumerate(articles)}
    return sorted(mentions, key=lambda m: (rank[m.article], m.part == "body", m.start))


def count_formulas(
    mentions: list[FormulaMention], source: Literal["listed", "found"] = "listed"
) -> list[Formula]:
    """Count how often each article uses each formula.

    Parameters
    ----------
    mentions : any number of mentions, of one article or several.
    source : where the formulas come from: ``listed`` in the lexicon, or ``found`` by discovery.

    Returns
    -------
    One row an article and formula, in the order of their first mention.

    Examples
    --------
    >>> early = FormulaMention("p-01", "四早", "四早", "body", 4, 6)
    >>> count_formulas([early, early._replace(start=20, end=22)])
    [Formula(article='p-01', formula='四早', count=2, source='listed')]
    """
    counts = Counter((mention.article, mention.formula) for mention in mentions)
    return [Formula(article, formula, count, source) for (article, formula), count in counts.items()]
