"""Passages: a text with the stretches that are names of something closed off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from ... import lexicons
from ...document.annotation import Document
from ...records import FormulaMention
from ...words.tokenizer import general_tokenizer

#: Occurrences in the general dictionary, of sixty million words, from which a word is everyday.
EVERYDAY = 1000
#: What stands for a character that belongs to a name, a title, a document or a listed formula.
CLOSED = "\0"
_DOCUMENT = re.compile(r"《[^》\n]{0,120}》")
_UNQUOTED = re.compile(r"[^“”]+(?![^“]*”)")


class Passage(NamedTuple):
    """A headline or a body, ready to be searched.

    Parameters
    ----------
    article, part : where the text stands; ``part`` is ``headline`` or ``body``.
    text : as it stands.
    open : of the same length, closed stretches blotted out.
    cuts : offsets at which a word of the general dictionary begins or ends.
    """

    article: str
    part: str
    text: str
    open: str
    cuts: frozenset[int]


def passages(document: Document, listed: Sequence[FormulaMention] = ()) -> list[Passage]:
    """Make an article's headline and body ready.

    Parameters
    ----------
    document : the article, annotated.
    listed : its mentions of listed formulas: they are known and not found again.

    Returns
    -------
    Passages, the headline's first; an empty text gives none.

    Examples
    --------
    >>> from analysis.document import annotate
    >>> from analysis.records import Article
    >>> body = "市长李明强调，贯彻《某某条例》。"
    >>> notice = Article("p-01", "p", 1, None, None, "other", body, 16)
    >>> passages(annotate(notice))[0].open.replace(CLOSED, "_")
    '____强调，贯彻______。'
    """
    made = []
    for part, text, names, titles in (
        ("headline", document.headline, document.headline_names, document.headline_titles),
        ("body", document.body, document.names, document.titles),
    ):
        spans = [(m.start, m.end) for m in listed if m.part == part and m.article == document.id]
        if text:
            spans += [(name.start, name.end) for name in names]
            spans += [(title.start, title.end) for title in titles]
            made.append(Passage(document.id, part, text, _close(text, spans), _cuts(text)))
    return made


def _close(text: str, spans: list[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = CLOSED * (end - start)
    for match in _DOCUMENT.finditer(text):
        # What a document's name quotes is a formula all the same: 《深刻认识“三联三促”的意义》.
        chars[match.start() : match.end()] = _UNQUOTED.sub(lambda m: CLOSED * len(m[0]), match[0])
    return "".join(chars)


def _cuts(text: str) -> frozenset[int]:
    # The general dictionary alone: it must not know what is to be found.
    return frozenset(accumulate(map(len, general_tokenizer().words(text)), initial=0))


@lexicons.cached
def words(kind: str) -> frozenset[str]:
    """The words of a kind in ``lexicons/discovery.csv``."""
    return frozenset(row["word"] for row in lexicons.read("discovery") if row["kind"] == kind)


@lexicons.cached
def choice(kind: str) -> str:
    """The words of a kind as alternatives of a regular expression, the longest first."""
    return lexicons.any_of(words(kind))


def pieces(passage: Passage, start: int, end: int) -> list[str]:
    """The words of the general dictionary in a stretch that begins and ends between words."""
    cuts = [cut for cut in range(start, end + 1) if cut in passage.cuts]
    return [passage.open[a:b] for a, b in pairwise(cuts)]


@lru_cache(maxsize=1 << 15)
def everyday(word: str) -> bool:
    """Whether anybody uses it every day: a word of two characters or more that the general dictionary counts
    a thousand times and more (工作, 服务; not 闭环, 减税).
    """
    return len(word) > 1 and general_tokenizer().engine.frequency(word) >= EVERYDAY


def tag(word: str) -> str:
    """The part of speech that the general dictionary gives a word."""
    return general_tokenizer().engine.pos(word)


def is_commonplace(text: str) -> bool:
    """Whether it is an idiom, or made of everyday words alone (物资储备)."""
    found = [token for token in general_tokenizer().cut(text)]
    if len(found) == 1:
        return found[0].pos.startswith("i")
    return all(everyday(token.word) for token in found)


def is_name(text: str) -> bool:
    """Whether it ends as places, bodies, meetings and posts do (青河县, 某某会议)."""
    return text.endswith(tuple(words("tail")))


def has_loose_end(text: str) -> bool:
    """Whether it begins or ends with a function word (的, 进一步), as no formula does."""
    return text.startswith(tuple(words("no beginning"))) or text.endswith(tuple(words("no end")))
