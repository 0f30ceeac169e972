"""Engines: jieba's cut, by a fast engine where it gives the same tokens and by jieba elsewhere.

The fast engine is rjieba (jieba-rs). It reads the same dictionary, but cuts some texts in another
way than jieba 0.42.1, so a guard looks at every stretch first and hands these to jieba itself:

- hanzi outside U+4E00–U+9FD5 (extensions, compatibility forms, the youngest of the basic block),
  which jieba always cuts off singly and rjieba joins with their neighbours under the hidden Markov
  model;
- ASCII ``.`` ``-`` ``_`` between letters or digits (a.b, 4-5, 1.2.3), which rjieba joins under the
  model and jieba does not;
- halves of surrogate pairs, which rjieba refuses as no text.

With deleted words jieba alone cuts, because rjieba cannot forget a word.

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

import logging
import re
import warnings
from collections.abc import Iterable

import rjieba

with warnings.catch_warnings():  # jieba's patterns are no raw strings: SyntaxWarning from 3.12 on
    warnings.simplefilter("ignore")
    import jieba
    import jieba.posseg
jieba.setLogLevel(logging.WARNING)

#: jieba's tag for set phrases (习用语).
SET_PHRASE = "l"

#: What rjieba cuts otherwise than jieba.
GUARD = re.compile(
    r"[\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u9FD6-\u9FFF\uF900-\uFAFF]"
    r"|[\U00020000-\U0003FFFF\uD800-\uDFFF]"
    r"|(?<=[0-9A-Za-z])[._-]+(?=[0-9A-Za-z])"
)
#: Stretches that jieba looks up in its dictionary; whatever stands outside is cut off singly.
_LOOKED_UP = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")


class Engine:
    """jieba's dictionary in a private instance, widened by words and without others.

    jieba's dictionary is read from the package, never from the cache that jieba would look for in
    the shared temporary folder, where anybody may have put it.

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
        plain = jieba.Tokenizer()
        with plain.get_dict_file() as dictionary:
            plain.FREQ, plain.total = plain.gen_pfdict(dictionary)
        plain.initialized = True
        self._tagger = jieba.posseg.POSTokenizer(plain)
        self._plain = plain
        forgotten = set(deleted)
        for word in forgotten & plain.FREQ.keys():
            # Not del_word, which writes into a list that all of jieba's tokenizers share.
            plain.total -= plain.FREQ[word]
            plain.FREQ[word] = 0
        self._fast = rjieba.Jieba() if fast and not forgotten else None
        for word in sorted(set(words), key=lambda word: (len(word), word)):
            if word.isalnum() and len(plain.lcut(word, HMM=False)) > 1:
                plain.add_word(word, tag=SET_PHRASE)
                if self._fast is not None:
                    self._fast.add_word(word, plain.FREQ[word], SET_PHRASE)
        self._tagger.makesure_userdict_loaded()

    @property
    def name(self) -> str:
        """Which engine cuts: ``rjieba`` behind its guard, or ``jieba`` alone."""
        return "jieba" if self._fast is None else "rjieba"

    def falls_back(self, text: str) -> bool:
        """Whether jieba itself cuts this text.

        Examples
        --------
        >>> engine = Engine()
        >>> [engine.falls_back(text) for text in ("同比增长5.2%", "增长5%", "AB角", "喆")]
        [True, False, False, False]
        """
        return self._fast is None or GUARD.search(text) is not None

    def cut(self, text: str, *, hmm: bool = False) -> list[str]:
        """Cut a text as ``jieba.lcut`` does.

        Parameters
        ----------
        text : up to a few hundred characters; with the model jieba slows down on long runs.
        hmm : let the hidden Markov model join single characters to words that stand in no dictionary.

        Returns
        -------
        The tokens in order; joined they are the text again.
        """
        if self._fast is None or self.falls_back(text):
            return list(self._plain.lcut(text, HMM=hmm))
        return list(self._fast.cut(text, hmm))

    def frequency(self, word: str) -> int:
        """Say how often a word stands in the texts that jieba's dictionary was counted on; 0: it lacks it.

        Examples
        --------
        >>> engine = Engine()
        >>> engine.frequency("工作") > 1000 > engine.frequency("减税") > engine.frequency("纾困")
        True
        """
        return int(self._plain.FREQ.get(word) or 0)

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
        if not _LOOKED_UP.fullmatch(word):
            return "x"
        latin = _LATIN.fullmatch(word)
        if latin and len(word) == 1:
            return "eng"
        return str(self._tagger.word_tag_tab.get(word, "eng" if latin else "x"))
