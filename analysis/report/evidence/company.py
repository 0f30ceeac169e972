"""Shelves of words in company: near another word, side by side, and all words of the text."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

from ...measures.ngrams import RUN
from ...measures.sequences import WordAt, word_sequences
from .book import Counted, Group, Shelf, shelf_of
from .texts import Place

#: How far the company of a word reaches, as :func:`analysis.measures.collocations` has it.
WINDOW = 5

Found = list[tuple[str, WordAt]]


class Company:
    """The words of a corpus as they stand, sentence by sentence.

    Parameters
    ----------
    corpus : a corpus, or anything with its table ``articles``.
    """

    def __init__(self, corpus: Any) -> None:
        self._corpus = corpus
        self._articles = corpus.articles
        self._found_close: dict[str, dict[str, Found]] = {}

    @cached_property
    def _sentences(self) -> list[tuple[str, list[WordAt]]]:
        return list(word_sequences(self._corpus))

    def tables(self) -> dict[str, Counted]:
        """The tables that word sequences are counted in, by name."""
        return {
            "sequence_words": Counted(self.sequence, ("word",), same=("words", ("word",))),
            "neighbours": Counted(self.near, ("near", "collocate")),
            "windows": Counted(self.windows, ("near",)),
            "other_words": Counted(self.others, ("near",)),
            "runs": Counted(self.run, ("ngram",)),
            "all_runs": Counted(self.all_runs, ("ngram",), part=_length),
        }

    def sequence(self, word: str) -> Shelf:
        """A word wherever it stands."""
        return _shelf(word, self._by_word.get(word, []))

    @cached_property
    def _by_word(self) -> dict[str, Found]:
        found: dict[str, Found] = {}
        for article, one in self._words():
            found.setdefault(one.word, []).append((article, one))
        return found

    def near(self, node: str, word: str) -> Shelf:
        """A word where it stands near a node."""
        return _shelf(f"{word} within {WINDOW} words of {node}", self._close(node).get(word, []))

    def windows(self, node: str) -> Shelf:
        """How many words stand near a node, article by article."""
        near = {at for found in self._close(node).values() for at in found}
        its = (article for article, one in self._words() if (article, one) in near)
        return _numbers(f"Words within {WINDOW} words of {node}", its)

    def others(self, node: str) -> Shelf:
        """How many words are not the node, article by article."""
        its = (article for article, one in self._words() if one.word != node)
        return _numbers(f"Words other than {node}", its)

    def run(self, ngram: str) -> Shelf:
        """Words side by side, parted by blanks; or characters, overlapping ones too."""
        of, n = _length(ngram)
        joined = ngram.replace(" ", "")
        having = {article for article, body in self._bodies.items() if joined in body}
        found = self._runs(of, int(n), having)
        return _shelf(ngram, ((article, at) for article, at in found if at.word == ngram))

    def all_runs(self, of: str, n: str) -> Shelf:
        """How many runs of a length there are, article by article."""
        return _numbers(
            f"All runs of {n} {of}", (article for article, _ in self._runs(of, int(n), self._bodies))
        )

    @cached_property
    def _bodies(self) -> dict[str, str]:
        columns = (self._articles[name].tolist() for name in ("article", "body"))
        return dict(zip(*columns, strict=True))

    def _runs(self, of: str, n: int, among: Collection[str]) -> Iterable[tuple[str, WordAt]]:
        return self._word_runs(n, among) if of == "words" else self._character_runs(n, among)

    def _words(self) -> Iterable[tuple[str, WordAt]]:
        return ((article, one) for article, words in self._sentences for one in words)

    def _close(self, node: str) -> dict[str, Found]:
        """The words within the window of a node, each place once."""
        if node in self._found_close:
            return self._found_close[node]
        found: dict[str, Found] = {}
        for article, words in self._sentences:
            nodes = [at for at, word in enumerate(words) if word.word == node]
            near = {at for n in nodes for at in range(max(0, n - WINDOW), min(len(words), n + WINDOW + 1))}
            for at in sorted(near):
                if words[at].word != node:
                    found.setdefault(words[at].word, []).append((article, words[at]))
        self._found_close[node] = found
        return found

    def _word_runs(self, n: int, among: Collection[str]) -> Iterable[tuple[str, WordAt]]:
        for article, words in self._sentences:
            for at in range(len(words) - n + 1) if article in among else ():
                run = words[at : at + n]
                if all(one.end == other.start for one, other in pairwise(run)):
                    yield article, WordAt(" ".join(one.word for one in run), run[0].start, run[-1].end)

    def _character_runs(self, n: int, among: Collection[str]) -> Iterable[tuple[str, WordAt]]:
        for article, body in self._bodies.items():
            for match in RUN.finditer(body) if article in among else ():
                for at in range(match.start(), match.end() - n + 1):
                    yield article, WordAt(body[at : at + n], at, at + n)


def _length(ngram: str) -> tuple[str, str]:
    """Of what an n-gram is, and of how many."""
    words = ngram.split(" ")
    return ("words", str(len(words))) if len(words) > 1 else ("characters", str(len(ngram)))


def _shelf(title: str, found: Iterable[tuple[str, WordAt]]) -> Shelf:
    return shelf_of(title, ((article, Place("body", one.start, one.end)) for article, one in found))


def _numbers(title: str, articles: Iterable[str]) -> Shelf:
    counts = Counter(articles)
    return Shelf(title, "numbers", {name: Group(name, None, (), n) for name, n in counts.items()})
