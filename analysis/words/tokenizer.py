"""Tokenizer: cuts running text into words, marks and spaces, each word with its part of speech.

Words serve clouds, keyness and collocations; formulas and themes are matched on characters. The
tokenizer is jieba's, with its dictionary widened by the formulas that jieba would cut in pieces,
and without its hidden Markov model: every word then stands in a dictionary that can be read, one
word always has one part of speech, and a rare name falls into single characters instead of joining
its neighbour as a new word that nobody wrote (王雄/指出 rather than 王/雄指/出).

The engine cuts at every mark. A Latin word that a point, hyphen or ampersand joins inside (PM2.5,
COVID-19, R&D) is one word here all the same, and so is a word of one's own with a mark in it: each is
set apart first, and the engine cuts what lies between. Bare figures (6.5, 3-5) stay as the engine cuts them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .. import lexicons
from ..lexicons.forms import formula_forms
from .engines import SET_PHRASE, Engine

#: What the engine can keep in one word; it cuts at any other character.
_PLAIN = re.compile(r"[\u4E00-\u9FD5A-Za-z0-9]+")
#: Marks that join the parts of a Latin word, and such a word; its first part has a letter.
_JOINTS = (".", "-", "&")
_LATIN = r"(?<![A-Za-z0-9])[0-9]*[A-Za-z][A-Za-z0-9]*(?:[.&-][A-Za-z0-9]+)+"


class Token(NamedTuple):
    """A stretch of text that the tokenizer takes for one word, mark or space."""

    word: str
    pos: str


class Tokenizer:
    """A tokenizer of one's own: its dictionary is changed by nobody else and changes nobody else's.

    Parameters
    ----------
    words : words to keep whole beside jieba's own; see :class:`analysis.words.engines.Engine`. One with
        a mark, a blank or a rare character in it, which the engine would cut, is whole wherever it
        stands (but not inside a longer Latin word), the longest first.
    deleted : words of jieba's dictionary to forget.
    hmm : let jieba's hidden Markov model join characters to words that stand in no dictionary. Such
        a word's part of speech is ``x``.

    Examples
    --------
    >>> [token.word for token in Tokenizer().cut("压实四方责任。")]
    ['压实', '四方', '责任', '。']
    >>> [token.word for token in Tokenizer(["四方责任"]).cut("压实四方责任。")]
    ['压实', '四方责任', '。']
    >>> [token.word for token in Tokenizer(["数字+"]).cut("推进数字+治理，PM2.5下降。")]
    ['推进', '数字+', '治理', '，', 'PM2.5', '下降', '。']
    """

    def __init__(self, words: Iterable[str] = (), *, deleted: Iterable[str] = (), hmm: bool = False) -> None:
        words = set(words)
        self.engine = Engine(words, deleted=deleted)
        marked = {word for word in words if word.strip() and not _PLAIN.fullmatch(word)}
        self._marked = sorted(marked, key=lambda word: (-len(word), word))
        self._whole = re.compile("|".join([*map(_set_apart, self._marked), _LATIN]))
        self._tags = dict.fromkeys(self._marked, SET_PHRASE)
        self.hmm = hmm
        self._known: dict[str, str] = {}

    def words(self, text: str) -> list[str]:
        """Cut a text into words, marks and spaces; equal ones are one object.

        Parameters
        ----------
        text : running text of any length.

        Returns
        -------
        The tokens in order; joined they are the text again.

        Examples
        --------
        >>> Tokenizer().words("压实四方责任。")
        ['压实', '四方', '责任', '。']
        """
        if self._marked or any(joint in text for joint in _JOINTS):
            found = self._cut_between(text)
        else:
            found = self.engine.cut(text, hmm=self.hmm)
        return list(map(self._known.setdefault, found, found))

    def _cut_between(self, text: str) -> list[str]:
        """The words with marks, and what the engine makes of the text between them."""
        found: list[str] = []
        at = 0
        for match in self._whole.finditer(text):
            if at < match.start():
                found += self.engine.cut(text[at : match.start()], hmm=self.hmm)
            found.append(match[0])
            at = match.end()
        return found + self.engine.cut(text[at:], hmm=self.hmm) if at < len(text) else found

    def pos(self, word: str) -> str:
        """Give a token's part of speech; see :meth:`analysis.words.engines.Engine.pos`.

        Examples
        --------
        >>> [Tokenizer(["数字+"]).pos(word) for word in ("会议", "PM2.5", "数字+")]
        ['n', 'eng', 'l']
        """
        tag = self._tags.get(word)
        if tag is None:
            latin = any(joint in word for joint in _JOINTS) and is_word(word)
            tag = self._tags[word] = "eng" if latin else self.engine.pos(word)
        return tag

    def with_model(self) -> Tokenizer:
        """The same tokenizer, with jieba's hidden Markov model."""
        other = copy.copy(self)
        other.hmm = True
        return other

    def cut(self, text: str) -> list[Token]:
        """Cut a text into words, marks and spaces, each with its part of speech.

        Parameters
        ----------
        text : running text of any length.

        Returns
        -------
        The tokens in order; joined they are the text again.
        """
        found = self.words(text)
        return list(map(Token, found, map(self.pos, found)))


def _set_apart(word: str) -> str:
    """The pattern of a word with a mark in it, which is no part of a longer Latin word."""
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", word) else ""
    behind = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]$", word) else ""
    return before + re.escape(word) + behind


def is_word(token: str) -> bool:
    """Whether a token counts as a word: it holds a letter or a hanzi, so it is no mark or bare figure.

    Examples
    --------
    >>> is_word("防汛"), is_word("2022"), is_word("。")
    (True, False, False)
    """
    return token.isalpha() or any(map(str.isalpha, token))


def lexicon_words() -> list[str]:
    """List the words that the lexicons know and a general dictionary need not.

    Returns
    -------
    The words of ``dictionary_words.csv``, every form of every formula that has no mark inside, and the theme
    terms of two and three characters (流调, 反诈): longer terms are compounds, whose parts (项目 and 建设)
    should count as words of their own.
    """
    listed = {row["word"] for row in lexicons.read("dictionary_words")}
    terms = {row["term"] for row in lexicons.read("themes") if 2 <= len(row["term"]) <= 3}
    forms = {form.text for form in formula_forms() if len(form.text) > 1}
    return sorted({word for word in forms | terms if word.isalnum()} | listed)


@lexicons.cached
def tokenizer() -> Tokenizer:
    """Give the tokenizer of the word tables: built once a process, from jieba's and our lexicons."""
    return Tokenizer(lexicon_words())


@cache
def general_tokenizer() -> Tokenizer:
    """Give a tokenizer of the general dictionary alone, which knows none of our lexicons' words."""
    return Tokenizer()


def placed(tokens: Iterable[str], start: int = 0) -> Iterator[tuple[int, int, str]]:
    """Give each token with its begin and end.

    Parameters
    ----------
    tokens : tokens side by side.
    start : where the first begins.

    Examples
    --------
    >>> list(placed(["压实", "责任"]))
    [(0, 2, '压实'), (2, 4, '责任')]
    """
    for token in tokens:
        end = start + len(token)
        yield start, end, token
        start = end


def between(tokens: Iterable[str], start: int, end: int) -> list[str]:
    """The tokens that begin in a stretch.

    Examples
    --------
    >>> between(["会议", "要求", "压实", "责任"], 4, 8)
    ['压实', '责任']
    """
    return [token for begin, _, token in placed(tokens) if start <= begin < end]
