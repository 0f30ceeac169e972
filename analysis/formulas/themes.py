"""Policy themes: what an article is about, by the terms that speak for them.

``lexicons/themes.csv`` lists terms that belong to a theme wherever they stand; a formula that
``lexicons/formulas.csv`` gives a theme speaks for that theme as well. What a hit weighs is a stated rule
(:func:`find_theme_mentions`), so that every figure can be followed to its evidence, and the plain number
of hits stays beside it.
"""

import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from .. import lexicons
from ..document.annotation import Document
from ..lexicons.forms import SETS
from ..lexicons.matching import Hit
from ..people.lists import Name
from ..records import Theme, ThemeMention
from .listed import TERM, find_listed

#: Points of a hit by where it stands: in the headline, in the lead, in the rest of the body.
HEADLINE, LEAD, REST = 6, 4, 2
#: The lead: so many sentences, and no more than so many characters.
LEAD_SENTENCES, LEAD_CHARACTERS = 3, 200
#: A term counts so often in the rest of the body: a word that comes back all the time says no more.
TIMES = 3
#: A theme of the article has so many points, and so large a part of the points of the first theme.
ENOUGH, PART_OF_FIRST = 4, 0.4


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


class _Weights(NamedTuple):
    """The words of ``theme_weights.csv``."""

    opening: frozenset[str]
    wide: frozenset[str]
    body: re.Pattern[str]
    attending: re.Pattern[str]


@lexicons.cached
def _weights() -> _Weights:
    words: dict[str, list[str]] = {}
    for row in lexicons.read("theme_weights"):
        words.setdefault(row["kind"], []).append(row["word"])
    either = {kind: lexicons.any_of(its) for kind, its in words.items()}
    return _Weights(
        frozenset(words["opening"]),
        frozenset(words["wide"]),
        # 农业农村局, not 农业农村部署.
        re.compile(rf"(?!{either['no body']})(?:{either['body']})"),
        # At a clause's end: 市教育局、卫健委负责同志参加会议, not 参加教育工作会议.
        re.compile(rf"(?:{either['attending']})[^，。；：\n]{{0,4}}(?=[，。；\n]|$)"),
    )


def find_theme_mentions(document: Document) -> list[ThemeMention]:
    """Find every occurrence of a theme's term in an article's headline and body, and say what it weighs.

    Terms and formulas are matched together, the longest at each place: 核酸检测 is one hit, not also
    核酸; a formula is one hit, whatever terms lie in it. A term that the lexicon lists under two
    themes gives a row for each.

    A hit has 6 points in the headline, 4 in the lead (the first three sentences, 200 characters at most), 2
    in the rest of the body, where a term counts three times at most; half as many if the term is wide
    (``theme_weights.csv``: 高铁). It has none inside a person's title or name, as part of the name of a body
    (农业农村 in 农业农村局), in a list of those who attend, or if it belongs to the openings of all reports
    (党中央) and stands in the body.

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
    >>> [(m.theme, m.term, m.part, m.points) for m in find_theme_mentions(annotate(notice))][-2:]
    [('epidemic_control', '核酸检测', 'body', 4), ('epidemic_control', '四方责任', 'body', 4)]
    """
    # A formula without a theme takes part too: inside it a term is not a term.
    hits = find_listed(document, (*SETS, TERM))
    spoken = _themes_of_terms()
    scale = _Scale(document)
    return [
        ThemeMention(document.id, theme, hit.key, part, hit.start, hit.end, points)
        for part, hit in hits
        if hit.key in spoken
        for points in [scale.points(part, hit)]
        for theme in spoken[hit.key]
    ]


class _Scale:
    """Weighs the hits of one article, in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._closed = {
            "headline": _covered(document.headline_names),
            "body": _covered(document.names) | _attending(document.body),
        }
        ends = [sentence.end for sentence in islice(document.sentences, LEAD_SENTENCES)]
        self._lead = min(ends[-1] if ends else 0, LEAD_CHARACTERS)
        self._times: Counter[str] = Counter()

    def points(self, part: str, hit: Hit) -> int:
        """The points of a hit."""
        weights = _weights()
        if hit.start in self._closed[part]:
            return 0
        half = 2 if hit.key in weights.wide else 1
        if part == "headline":
            return HEADLINE // 2 // half if hit.key in weights.opening else HEADLINE // half
        if hit.key in weights.opening or weights.body.match(self._document.body, hit.end):
            return 0
        if hit.start < self._lead:
            return LEAD // half
        self._times[hit.key] += 1
        return REST // half if self._times[hit.key] <= TIMES else 0


def _covered(names: list[Name]) -> set[int]:
    """The offsets that names and their titles cover."""
    return {
        at
        for name in names
        for start, end in [(name.start, name.end), *((title.start, title.end) for title in name.titles)]
        for at in range(start, end)
    }


def _attending(body: str) -> set[int]:
    """The offsets of lists of those who attend: a clause up to the verb at its end."""
    found: set[int] = set()
    done = 0
    for verb in _weights().attending.finditer(body):
        # A verb in front of it, if there is no mark between them, covers the clause up to there.
        mark = max(body.rfind(mark, done, verb.start()) for mark in "，。；：\n")
        found.update(range(max(mark + 1, done), verb.start()))
        done = verb.start()
    return found


def weigh_themes(mentions: list[ThemeMention]) -> list[Theme]:
    """Say what each article is about: its themes, ranked by the points of their hits.

    Parameters
    ----------
    mentions : any number of mentions, of one article or several.

    Returns
    -------
    One row an article and theme with at least :data:`ENOUGH` points and :data:`PART_OF_FIRST` of those of
    the article's first theme; an article that no theme fits has none. Articles in the order given, in each
    the theme with most points first; of two with equal points, the one with more in the headline, then the
    one named first. ``share`` is of all points of these themes; a hit that counts for two themes counts
    twice there.

    Examples
    --------
    >>> test = ThemeMention("p-01", "epidemic_control", "核酸检测", "body", 3, 7, 4)
    >>> loan = ThemeMention("p-01", "finance", "信贷", "body", 0, 2, 4)
    >>> [(t.theme, t.hits, t.mentions, round(t.share, 2)) for t in weigh_themes([loan, test, test])]
    [('epidemic_control', 8, 2, 0.67), ('finance', 4, 1, 0.33)]
    """
    articles: dict[str, list[ThemeMention]] = {}
    for mention in mentions:
        if mention.points:
            articles.setdefault(mention.article, []).append(mention)
    return [theme for found in articles.values() for theme in _ranked(found)]


def _ranked(mentions: list[ThemeMention]) -> list[Theme]:
    """The themes of one article, heaviest first; ``sorted`` keeps ties in order of first mention."""
    points: Counter[str] = Counter()
    ahead: Counter[str] = Counter()
    terms: dict[str, Counter[str]] = {}
    for mention in mentions:
        points[mention.theme] += mention.points
        ahead[mention.theme] += mention.points if mention.part == "headline" else 0
        terms.setdefault(mention.theme, Counter())[mention.term] += 1
    least = max(ENOUGH, PART_OF_FIRST * max(points.values()))
    about = sorted(
        (theme for theme in points if points[theme] >= least),
        key=lambda theme: (-points[theme], -ahead[theme]),
    )
    total = sum(points[theme] for theme in about)
    return [
        Theme(
            mentions[0].article, theme, points[theme], points[theme] / total,
            "、".join(term for term, _ in terms[theme].most_common(3)), terms[theme].total(),
        )
        for theme in about
    ]  # fmt: skip


def count_plainly(mentions: list[ThemeMention]) -> list[Theme]:
    """The themes of each article by the plain number of their hits, wherever they stand.

    Parameters
    ----------
    mentions : any number of mentions, of one article or several.

    Returns
    -------
    Rows as of :func:`weigh_themes`, each hit of one point and no theme left out: what a count without
    weights would say, for comparison.

    Examples
    --------
    >>> loan = ThemeMention("p-01", "finance", "信贷", "body", 40, 42, 0)
    >>> [(t.theme, t.hits) for t in count_plainly([loan, loan])]
    [('finance', 2)]
    """
    counts: dict[str, Counter[str]] = {}
    terms: dict[tuple[str, str], Counter[str]] = {}
    for mention in mentions:
        counts.setdefault(mention.article, Counter())[mention.theme] += 1
        terms.setdefault((mention.article, mention.theme), Counter())[mention.term] += 1
    return [
        Theme(
            article, theme, count, count / its.total(),
            "、".join(term for term, _ in terms[article, theme].most_common(3)), count,
        )
        for article, its in counts.items()
        for theme, count in its.most_common()
    ]  # fmt: skip
