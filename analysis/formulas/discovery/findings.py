"""Findings: candidates pooled over the corpus, with their signs, their score and their evidence."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

import ahocorasick_rs

from ... import lexicons
from ...document.annotation import Document
from ...document.clauses import sentence_at
from ...lexicons.forms import SETS
from ...lexicons.matching import Form, Matcher
from ...records import FormulaMention
from ...schema import Column
from ..mentions import find_formula_mentions
from .passages import Passage, has_loose_end, is_commonplace, is_name, passages, words
from .repeats import Repeat, find_repeats, runs_of
from .rows import Row, find_rows
from .shapes import (
    announced,
    find_coined,
    find_echoes,
    find_frames,
    find_headed,
    find_numbered,
    find_quoted,
)

#: What is known beforehand: the formulas that are counted, and the general ones that are not.
LISTED = (*SETS, "general")
#: A candidate with this many points is a finding.
ENOUGH = 2
#: Characters of text that candidates are sought in. The statistics of repeated strings take some hundred
#: bytes a character; of a larger corpus every second, third … article is taken, and what is found there is
#: counted in all.
MOST = 1_500_000
#: Points of each sign: being printed as a formula does alone, the others need each other.
POINTS = {"quoted": 2, "row": 2, "frame": 2}
POINTS |= dict.fromkeys(("numbered", "headed", "echo", "coined", "announced", "repeated"), 1)
_DATE = re.compile(r"\d[年月日时]")
#: A repeated string must hold together and stand free: bits of mutual information, share of the
#: highest entropy that its occurrences could have. Its C-value must be that of one occurrence by itself.
COHESIVE, FREE = 6.0, 0.5


class Finding(NamedTuple):
    """A string that is printed or repeated as formulas are."""

    formula: Annotated[str, Column("The string, as first printed.")]
    score: Annotated[int, Column("Points for its signs; enough are two.", "points")]
    signs: Annotated[
        str, Column("Its signs: quoted, row, frame, numbered, headed, echo, coined, announced, repeated.")
    ]
    count: Annotated[int, Column("Times it occurs.", "occurrences", counts="finding_places", by=("formula",))]  # type: ignore[assignment]
    articles: Annotated[
        int, Column("Articles it occurs in.", "articles", counts="finding_places", by=("formula",))
    ]
    cohesion: Annotated[float | None, Column("Mutual information of its weakest cut.", "bits")]
    freedom: Annotated[float | None, Column("Smaller entropy of its two neighbours.", "bits")]
    c_value: Annotated[float | None, Column("C-value: frequency less that of longer strings.")]
    article: Annotated[str, Column("Article it is first printed in.", refers="articles.article")]
    sentence: Annotated[str, Column("The sentence.")]


class _Candidate(NamedTuple):
    """Signs, places, and the first place."""

    signs: set[str]
    places: list[tuple[Passage, int, int]]
    passage: Passage
    start: int
    end: int


class Discovery(NamedTuple):
    """What discovery finds in a corpus: candidates with their score, and mentions of the findings.

    ``places`` are those that the counts of the candidates count, also of those that fall short.
    """

    findings: list[Finding]
    mentions: list[FormulaMention]
    places: Sequence[FormulaMention] = ()


def discover(documents: Sequence[Document], sets: tuple[str, ...] = LISTED) -> Discovery:
    """Find strings that are printed and repeated as policy formulas are, without a list of them.

    Parameters
    ----------
    documents : the articles of a corpus, annotated. Scores rest on all of them: an article more can
        change what is found in the others.
    sets : rows of ``formulas.csv`` that are known: nothing is looked for where they stand. Without any,
        discovery does without the list altogether, and can be measured against it.

    Returns
    -------
    Candidates, best score first; and one mention for each occurrence of those with at least
    :data:`ENOUGH` points that are not listed anyway, article by article; ``formula`` is the string
    as first printed. Cohesion, freedom and C-value are missing for a candidate that is no maximal
    repeated string of three to twelve characters.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "会议要求，推进“三联三促”，坚持问题导向、结果导向。"
    >>> notice = Article("p-01", "p", 1, None, None, "meeting", body, len(body))
    >>> found = discover([annotate(notice)], sets=())
    >>> [(f.formula, f.score, f.signs) for f in found.findings if f.score >= ENOUGH]
    [('三联三促', 5, 'quoted numbered echo announced'), ('问题导向、结果导向', 3, 'row announced')]
    >>> [(m.variant, m.start) for m in found.mentions]
    [('三联三促', 8), ('问题导向、结果导向', 16)]
    """
    listed = {document.id: find_formula_mentions(document, sets) for document in documents}
    texts = [p for document in documents for p in passages(document, listed[document.id])]
    names = {mention.formula for mentions in listed.values() for mention in mentions}
    return judge(spread(texts), texts, names)


def spread(texts: Sequence[Passage]) -> Sequence[Passage]:
    """The texts that candidates are sought in: all, or of a large corpus every n-th article.

    Parameters
    ----------
    texts : the passages of a corpus, in order.

    Returns
    -------
    Those of articles drawn evenly, of at most some :data:`MOST` characters.

    Examples
    --------
    >>> texts = [Passage(f"p-0{n}", "body", "会议", "会议", frozenset()) for n in range(3)]
    >>> len(spread(texts))
    3
    """
    step = every_nth(sum(len(p.text) for p in texts))
    if step == 1:
        return texts
    number = {article: n for n, article in enumerate(dict.fromkeys(p.article for p in texts))}
    return [p for p in texts if number[p.article] % step == 0]


def every_nth(characters: int, most: int = MOST) -> int:
    """Every how many articles one is taken of a corpus of so many characters.

    Examples
    --------
    >>> every_nth(10, 25), every_nth(30, 25), every_nth(60, 25)
    (1, 2, 3)
    """
    return max(1, -(-characters // most))


def judge(sample: Sequence[Passage], texts: Iterable[Passage], listed: Iterable[str]) -> Discovery:
    """Judge candidates by some texts, and find the formulas among them in all texts.

    Parameters
    ----------
    sample : the passages in which candidates are sought and by which they are judged.
    texts : the passages in which those found are counted; gone through once.
    listed : formulas that are known beforehand.

    Returns
    -------
    As :func:`discover`.
    """
    repeats = find_repeats(run for p in sample for run in runs_of(p.article, p.open))
    names = {bare(formula) for formula in listed}
    pool = {text: candidate for text, candidate in _pool(sample, repeats).items() if bare(text) not in names}
    mentions = _mentions(texts, [text for text, c in pool.items() if _score(c.signs) >= ENOUGH])
    where: dict[str, list[FormulaMention]] = defaultdict(list)
    for mention in mentions:
        where[mention.formula].append(mention)
    for text, candidate in pool.items():
        where[text] = where[text] or [_mention(text, *place) for place in candidate.places]
    findings = [
        _finding(
            text, c, [m.article for m in where[text]], repeats.get(bare(text)),
            sentence_at(c.passage.text, c.start, c.end),
        )
        for text, c in pool.items()
    ]  # fmt: skip
    findings.sort(key=lambda f: (-f.score, -f.articles, -(f.c_value or 0), -f.count, f.formula))
    return Discovery(findings, mentions, tuple(m for f in findings for m in where[f.formula]))


def _score(signs: Iterable[str]) -> int:
    return sum(POINTS[sign] for sign in signs)


def _mentions(texts: Iterable[Passage], formulas: list[str]) -> list[FormulaMention]:
    matcher = Matcher(Form(formula, formula) for formula in formulas)
    return [_mention(hit.key, p, hit.start, hit.end) for p in texts for hit in matcher.find(p.open)]


def _mention(formula: str, p: Passage, start: int, end: int) -> FormulaMention:
    return FormulaMention(p.article, formula, p.text[start:end], p.part, start, end)


def bare(text: str) -> str:
    """A string without marks and spaces, by which candidates are told apart."""
    return re.sub(r"\W", "", text)


def _pool(texts: Sequence[Passage], repeats: dict[str, Repeat]) -> dict[str, _Candidate]:
    """Candidates by their characters, each with all its signs and its first place."""
    rows = [(p, row) for p in texts for row in find_rows(p)]
    places: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    signs: dict[str, set[str]] = defaultdict(set)
    for passage, start, end, sign in _shapes(texts, rows):
        text = bare(passage.text[start:end])
        places[text].append((passage, start, end))
        signs[text].add(sign)
    firm = {text: repeat for text, repeat in repeats.items() if _holds(repeat)}
    for text, place in _places(texts, [text for text in firm if text not in places]):
        places[text].append(place)
    for text, stands in places.items():
        if text in firm:
            signs[text].add("repeated")
        if any(announced(*place) for place in stands):
            signs[text].add("announced")
    return {
        stands[0][0].text[stands[0][1] : stands[0][2]]: _Candidate(signs[text], _apart(stands), *stands[0])
        for text, stands in places.items()
        if stands and signs[text]
    }


def _apart(stands: list[tuple[Passage, int, int]]) -> list[tuple[Passage, int, int]]:
    """Places in reading order, one that shows two signs only once."""
    by_place = {(p.article, p.part, start, end): (p, start, end) for p, start, end in stands}
    return list(by_place.values())


def _shapes(
    texts: Sequence[Passage], rows: list[tuple[Passage, Row]]
) -> Iterator[tuple[Passage, int, int, str]]:
    """Everything that is printed as a formula, with its place."""
    finders = {"quoted": find_quoted, "numbered": find_numbered, "frame": find_frames}
    finders |= {"echo": find_echoes, "coined": find_coined, "headed": find_headed}
    for passage in texts:
        for sign, find in finders.items():
            yield from ((passage, start, end, sign) for start, end in find(passage))
    yield from ((passage, row.start, row.end, "row") for passage, row in rows)


def _holds(repeat: Repeat) -> bool:
    """Whether a repeated string can stand for itself: whole, of four characters and more, in two articles."""
    text = repeat.text
    if len(text) < 4 or repeat.articles < 2 or repeat.cohesion < COHESIVE:
        return False
    # It stands at least once for itself, not only inside longer strings that come back.
    alone = repeat.c_value >= math.log2(len(text))
    free = repeat.freedom >= FREE * math.log2(repeat.count)
    return (
        alone and free and not (has_loose_end(text) or text.endswith(tuple(words("announces"))))
        and not is_name(text) and not _DATE.search(text)
        and not _names_subject(text) and not is_commonplace(text)
    )  # fmt: skip


@lexicons.cached
def _subjects() -> tuple[frozenset[str], re.Pattern[str]]:
    """Terms of the themes name what a report is about (安全生产), not what it calls for."""
    terms = frozenset(row["term"] for row in lexicons.read("themes"))
    return terms, re.compile("|".join(re.escape(term) for term in sorted(terms) if len(term) > 3))


def _names_subject(text: str) -> bool:
    terms, long = _subjects()
    return text in terms or bool(long.search(text))


def _places(texts: Sequence[Passage], strings: list[str]) -> Iterator[tuple[str, tuple[Passage, int, int]]]:
    """Where each of some strings stands at the borders of words, in one pass over the texts."""
    automaton = ahocorasick_rs.AhoCorasick(strings, matchkind=ahocorasick_rs.MatchKind.Standard)
    for passage in texts:
        ends: dict[int, int] = {}
        for n, start, end in automaton.find_matches_as_indexes(passage.open, overlapping=True):
            if start >= ends.get(n, 0):
                ends[n] = end
                if start in passage.cuts and end in passage.cuts:
                    yield strings[n], (passage, start, end)


def _finding(
    text: str, candidate: _Candidate, where: list[str], repeat: Repeat | None, sentence: str
) -> Finding:
    signs = [sign for sign in POINTS if sign in candidate.signs]
    return Finding(
        text, _score(signs), " ".join(signs), len(where), len(set(where)),
        repeat and repeat.cohesion, repeat and repeat.freedom, repeat and repeat.c_value,
        candidate.passage.article, sentence,
    )  # fmt: skip
