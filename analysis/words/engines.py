"""Engines: jieba's cut, by a fast engine where it gives the same tokens and by jieba elsewhere.

The fast engine is rjieba (jieba-rs), with jieba's dictionary. By the dictionary alone the two cut every
text alike, and so whole bodies are cut at once, with nothing in front of them.

Under jieba's hidden Markov model they differ in places, so a guard looks at the text first. If it finds any
of these, the stretches in which they stand are left to jieba 0.42.1 itself:

- hanzi outside U+4E00–U+9FD5 (extensions, compatibility forms, the youngest of the basic block),
  which jieba always cuts off singly and rjieba joins with their neighbours;
- ASCII ``.`` ``-`` ``_`` between letters or digits (a.b, 4-5, 1.2.3), which rjieba joins and jieba does
  not.

Halves of surrogate pairs, which rjieba refuses as no text, stand for themselves: a stand-in is cut for each.
With deleted words jieba alone cuts, because rjieba cannot forget a word. jieba is imported, and its tables
loaded, only where it is to cut.

What remains are ties, classes of text in which two ways of cutting are equally likely:

- the same words in another order: in runs of a repeated character, of which one and two are words
  (in 3一3一一一377Y jieba cuts 一一 一, rjieba 一 一一), both have the same frequency, and the last digit
  of a sum of logarithms decides;
- other words, equally likely: words added with a frequency that is just that of another path, by the
  same last digit.

``python -m benchmarks.words`` prints for 20,000 mixed texts and for every page how many tokens agree, of
what class the others are, and what share of the text went to jieba; ``ENGINE_CASES=20000 make test``
holds the tests to it.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import sys
import warnings
from collections.abc import Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from ..lexicons.dictionary import frequency

if TYPE_CHECKING:
    import jieba

#: jieba's tag for set phrases (习用语).
SET_PHRASE = "l"

#: What rjieba cuts otherwise than jieba under the model.
GUARD = (
    r"[\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u9FD6-\u9FFF\uF900-\uFAFF]"
    r"|[\U00020000-\U0003FFFF]"
    r"|(?<=[0-9A-Za-z])[._-]+(?=[0-9A-Za-z])"
)
#: What a text is parted behind; nothing is cut across these.
_BREAK = r"(?<=[\n。！？；，、：])"
#: The longest stretch handed to jieba at once: with the model it slows down on long runs.
LONGEST = 500
#: Half of a surrogate pair, and what is cut in its place.
_HALF, _STAND_IN = "[\ud800-\udfff]", "\ufffd"


class Engine:
    """jieba's dictionary in a private instance, widened by words and without others.

    The dictionary is read from the packages, never from the cache that jieba would look for in the
    shared temporary folder, where anybody may have put it.

    Parameters
    ----------
    words : words to keep whole beside jieba's own. Each gets the lowest frequency at which jieba no
        longer cuts it, as ``jieba.suggest_freq`` works it out. One that jieba keeps whole anyway, or
        that holds a mark (7·20), changes nothing.
    deleted : words of the dictionary to forget. With any, jieba alone cuts.
    fast : False for jieba alone, to compare.

    Examples
    --------
    >>> Engine(["四方责任"]).cut("压实四方责任。")
    ['压实', '四方责任', '。']
    >>> Engine(deleted=["责任"]).cut("压实责任。")
    ['压实', '责', '任', '。']
    """

    def __init__(self, words: Iterable[str] = (), *, deleted: Iterable[str] = (), fast: bool = True) -> None:
        self._words = sorted({word for word in words if word.isalnum()}, key=lambda word: (len(word), word))
        self._deleted = frozenset(deleted)
        self._fast = self._dictionary if fast and not self._deleted else None

    @cached_property
    def _dictionary(self) -> Any:
        """rjieba with the words added."""
        fast = _rjieba().Jieba()
        for word in self._words:
            if len(fast.cut(word, False)) > 1:
                fast.add_word(word, None, SET_PHRASE)
        return fast

    @cached_property
    def _plain(self) -> jieba.Tokenizer:
        """jieba with the words added and others forgotten."""
        plain = _jieba().Tokenizer()
        frequencies, plain.total = _prefixes()
        plain.FREQ = frequencies.copy()
        plain.initialized = True
        for word in self._deleted & plain.FREQ.keys():
            # Not del_word, which writes into a list that all of jieba's tokenizers share.
            plain.total -= plain.FREQ[word]
            plain.FREQ[word] = 0
        for word in self._words:
            if len(plain.lcut(word, HMM=False)) > 1:
                plain.add_word(word, tag=SET_PHRASE)
        return plain

    @property
    def name(self) -> str:
        """Which engine cuts: ``rjieba``, under the model behind its guard, or ``jieba`` alone."""
        return "jieba" if self._fast is None else "rjieba"

    def falls_back(self, text: str, *, hmm: bool = False) -> bool:
        """Whether jieba itself cuts this stretch.

        Examples
        --------
        >>> engine = Engine()
        >>> [engine.falls_back(text, hmm=True) for text in ("同比增长5.2%", "增长5%", "AB角", "喆")]
        [True, False, False, False]
        >>> engine.falls_back("同比增长5.2%")
        False
        """
        return self._fast is None or (hmm and re.search(GUARD, text) is not None)

    def cut(self, text: str, *, hmm: bool = False) -> list[str]:
        """Cut a text as ``jieba.lcut`` does.

        Parameters
        ----------
        text : running text of any length.
        hmm : let the hidden Markov model join single characters to words that stand in no dictionary.

        Returns
        -------
        The tokens in order; joined they are the text again.
        """
        if not self.falls_back(text, hmm=hmm):
            return self._cut_fast(text, hmm)
        return [
            token
            for stretch in stretches(text)
            for token in (
                self._plain.lcut(stretch, HMM=hmm)
                if self.falls_back(stretch, hmm=hmm)
                else self._cut_fast(stretch, hmm)
            )
        ]

    def _cut_fast(self, text: str, hmm: bool) -> list[str]:
        fast: Any = self._fast
        try:
            tokens: list[str] = fast.cut(text, hmm)
            return tokens
        except UnicodeEncodeError:
            found, at = [], 0
            for token in fast.cut(re.sub(_HALF, _STAND_IN, text), hmm):
                found.append(text[at : at + len(token)])
                at += len(token)
            return found

    def frequency(self, word: str) -> int:
        """Say how often a word stands in the texts that jieba's dictionary was counted on; 0: it lacks it.

        Examples
        --------
        >>> engine = Engine()
        >>> engine.frequency("工作") > 1000 > engine.frequency("减税") > engine.frequency("纾困")
        True
        """
        return frequency(word)

    def pos(self, word: str) -> str:
        """Give a token's part of speech, as ``jieba.posseg`` without its model gives it.

        Without the model a tag depends on the token alone: it is the dictionary's, ``eng`` for Latin
        letters and figures that the dictionary lacks, else ``x``.

        Examples
        --------
        >>> engine = Engine(["四方责任"])
        >>> [engine.pos(word) for word in ("会议", "四方责任", "5G", "。")]
        ['n', 'l', 'eng', 'x']
        """
        latin = re.fullmatch("[a-zA-Z0-9]+", word)
        if latin and len(word) == 1:
            return "eng"
        # What jieba looks up in its dictionary; whatever holds another character is cut off singly.
        if re.fullmatch(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._]+", word) and self._dictionary.has_word(word):
            found = self._dictionary.tag(word, False)
            if len(found) == 1:
                return str(found[0][1])
        return "eng" if latin else "x"


def stretches(text: str) -> list[str]:
    """Part a text into what jieba cuts at once: clauses, and windows of very long ones.

    Examples
    --------
    >>> stretches("会议强调，要防汛。")
    ['会议强调，', '要防汛。']
    """
    clauses = re.split(_BREAK, text)
    return [clause[at : at + LONGEST] for clause in clauses for at in range(0, len(clause), LONGEST)]


@cache
def _rjieba() -> Any:
    """The compiled module alone: its package loads a dictionary for functions that are not used here."""
    spec = importlib.util.find_spec("rjieba")
    if spec is None:
        raise ModuleNotFoundError("rjieba is not installed; install the project with its dependencies")
    known = sys.modules.get("rjieba")
    sys.modules["rjieba"] = known or importlib.util.module_from_spec(spec)
    try:
        return importlib.import_module("rjieba.rjieba")
    finally:
        if known is None:
            del sys.modules["rjieba"]


@cache
def _prefixes() -> tuple[dict[str, int], int]:
    """The frequencies of jieba's words, 0 for what only begins one, and their total."""
    plain = _jieba().Tokenizer()
    with plain.get_dict_file() as dictionary:
        frequencies, total = plain.gen_pfdict(dictionary)
    return frequencies, total


@cache
def _jieba() -> Any:
    with warnings.catch_warnings():  # its patterns are no raw strings: SyntaxWarning from 3.12 on
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    return jieba
