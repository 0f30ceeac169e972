"""Shelves of words in company: near another word, side by side, and all words of the text."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

from ...measures.ngrams import RUN
from ...measures.sequences import WordAt, word_sequences
from .book import Group, Shelf, shelf_of
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
        self._found_close: dict[str, Found] = {}

    @cached_property
    def _sentences(self) -> list[tuple[str, list[WordAt]]]:
        return list(word_sequences(self._corpus))

    def shelves(self) -> dict[str, Callable[..., Shelf]]:
        """The makers of shelves, by the first word of their keys."""
        return {
            "sequence": self.sequence,
            "near": self.near,
            "windows": self.windows,
            "others": self.others,
            "run": self.run,
            "string run": self.string_run,
            "runs": self.runs,
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
        its = ((article, one) for article, one in self._close(node) if one.word == word)
        return _shelf(f"{word} within {WINDOW} words of {node}", its)

    def windows(self, node: str) -> Shelf:
        """How many words stand near a node, article by article."""
        return _numbers(f"Words within {WINDOW} words of {node}", (name for name, _ in self._close(node)))

    def others(self, node: str) -> Shelf:
        """How many words are not the node, article by article."""
        its = (article for article, one in self._words() if one.word != node)
        return _numbers(f"Words other than {node}", its)

    def run(self, *words: str) -> Shelf:
        """Words side by side."""
        its = (
            (article, WordAt("", run[0].start, run[-1].end))
            for article, run in self._runs(len(words))
            if tuple(one.word for one in run) == words
        )
        return _shelf(" ".join(words), its)

    def string_run(self, string: str) -> Shelf:
        """Characters side by side, overlapping ones too."""
        its = ((article, at) for article, at in self._string_runs(len(string)) if at.word == string)
        return _shelf(string, its)

    def runs(self, of: str, n: str) -> Shelf:
        """How many runs of a length there are, article by article."""
        its: Iterable[tuple[str, Any]] = self._runs(int(n)) if of == "words" else self._string_runs(int(n))
        return _numbers(f"All runs of {n} {of}", (article for article, _ in its))

    def _words(self) -> Iterable[tuple[str, WordAt]]:
        return ((article, one) for article, words in self._sentences for one in words)

    def _close(self, node: str) -> Found:
        """The words within the window of a node, each once."""
        if node in self._found_close:
            return self._found_close[node]
        found: Found = []
        for article, words in self._sentences:
            nodes = [at for at, word in enumerate(words) if word.word == node]
            near = {at for n in nodes for at in range(max(0, n - WINDOW), min(len(words), n + WINDOW + 1))}
            found += [(article, words[at]) for at in sorted(near) if words[at].word != node]
        self._found_close[node] = found
        return found

    def _runs(self, n: int) -> Iterable[tuple[str, list[WordAt]]]:
        for article, words in self._sentences:
            for at in range(len(words) - n + 1):
                run = words[at : at + n]
                if all(one.end == other.start for one, other in pairwise(run)):
                    yield article, run

    def _string_runs(self, n: int) -> Iterable[tuple[str, WordAt]]:
        names, bodies = self._articles["article"].tolist(), self._articles["body"].tolist()
        for article, body in zip(names, bodies, strict=True):
            for match in RUN.finditer(body):
                for at in range(match.start(), match.end() - n + 1):
                    yield article, WordAt(body[at : at + n], at, at + n)


def _shelf(title: str, found: Iterable[tuple[str, WordAt]]) -> Shelf:
    return shelf_of(title, ((article, Place("body", one.start, one.end)) for article, one in found))


def _numbers(title: str, articles: Iterable[str]) -> Shelf:
    counts = Counter(articles)
    return Shelf(title, "numbers", {name: Group(name, None, (), n) for name, n in counts.items()})
