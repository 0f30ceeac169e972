"""Policy themes, by the terms that speak for them.

``lexicons/themes.csv`` lists terms that belong to a theme wherever they stand; a formula that
``lexicons/formulas.csv`` gives a theme speaks for that theme as well. A theme's weight is the plain
number of its hits, so that every figure can be followed to its evidence.
"""

from collections import Counter

from .. import lexicons
from ..document.annotation import Document
from ..lexicons.forms import SETS
from ..records import Theme, ThemeMention
from .listed import TERM, find_listed


@lexicons.cached
def _themes_of_terms() -> dict[str, tuple[str, ...]]:
    """The themes of every term and formula; a term listed under two themes speaks for both."""
    themes: dict[str, dict[str, None]] = {}
    for row in lexicons.read("themes"):
        themes.setdefault(row["term"], {})[row["theme"]] = None
    for row in lexicons.read("formulas"):
        if row["theme"]:
            themes.setdefault(row["formula"], {})[row["theme"]] = None
    return {term: tuple(names) for term, names in themes.items()}


def find_theme_mentions(document: Document) -> list[ThemeMention]:
    """Find every occurrence of a theme's term in an article's headline and body.

    Terms and formulas are matched together, the longest at each place: 核酸检测 is one hit, not also
    核酸; a formula is one hit, whatever terms lie in it. A term that the lexicon lists under two
    themes gives a row for each.

    Parameters
    ----------
    document : the article, annotated.

    Returns
    -------
    One mention a theme and occurrence, the headline's first, in reading order; offsets count in the
    headline text (``document.headline``) or the body. None gives an empty list.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "要做好核酸检测，压实“四方责任”。"
    >>> notice = Article("p-01", "p", 1, "信贷支持企业", None, "other", body, len(body))
    >>> [(m.theme, m.term, m.part) for m in find_theme_mentions(annotate(notice))][-2:]
    [('epidemic_control', '核酸检测', 'body'), ('epidemic_control', '四方责任', 'body')]
    """
    # A formula without a theme takes part too: inside it a term is not a term.
    return [
        ThemeMention(document.id, theme, hit.key, part, hit.start, hit.end)
        for part, hit in find_listed(document, (*SETS, TERM))
        for theme in _themes_of_terms().get(hit.key, ())
    ]


def weigh_themes(mentions: list[ThemeMention]) -> list[Theme]:
    """Count the hits of each theme in each article and rank the themes by them.

    Parameters
    ----------
    mentions : any number of mentions, of one article or several.

    Returns
    -------
    One row an article and theme: articles in the order given, in each the theme with most hits first;
    of two with equal hits, the one with more in the headline, then the one named first. ``share`` is
    of all hits of the article; a hit that counts for two themes counts twice there.

    Examples
    --------
    >>> test = ThemeMention("p-01", "epidemic_control", "核酸检测", "body", 3, 7)
    >>> loan = ThemeMention("p-01", "finance", "信贷", "body", 0, 2)
    >>> [(t.theme, t.hits, round(t.share, 2)) for t in weigh_themes([loan, test, test])]
    [('epidemic_control', 2, 0.67), ('finance', 1, 0.33)]
    """
    articles: dict[str, list[ThemeMention]] = {}
    for mention in mentions:
        articles.setdefault(mention.article, []).append(mention)
    return [theme for found in articles.values() for theme in _ranked(found)]


def _ranked(mentions: list[ThemeMention]) -> list[Theme]:
    """The themes of one article, heaviest first; ``sorted`` keeps ties in order of first mention."""
    hits = Counter(mention.theme for mention in mentions)
    ahead = Counter(mention.theme for mention in mentions if mention.part == "headline")
    terms = {
        theme: Counter(mention.term for mention in mentions if mention.theme == theme).most_common(3)
        for theme in hits
    }
    return [
        Theme(
            mentions[0].article, theme, hits[theme], hits[theme] / hits.total(),
            "、".join(term for term, _ in terms[theme]),
        )
        for theme in sorted(hits, key=lambda theme: (-hits[theme], -ahead[theme]))
    ]  # fmt: skip
