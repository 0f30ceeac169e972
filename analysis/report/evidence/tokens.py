"""Tokens: where each word stands in the articles, as the tokenizer cuts them."""

from collections.abc import Mapping
from functools import cached_property

from ...measures.words import inside_names
from ...words.counts import is_word, tokenizer
from .texts import Place, Text

Places = list[tuple[str, Place]]


class Tokens:
    """The places of every word, found on one walk through all bodies.

    Parameters
    ----------
    texts : articles by id.
    names : the persons that each article names, by its id; what lies in their names stands apart.
    """

    def __init__(self, texts: Mapping[str, Text], names: Mapping[str, set[str]] | None = None) -> None:
        self._texts = texts
        self._names = names or {}

    def places(self, word: str) -> Places:
        """Where a word stands outside the names of persons."""
        return self._found[0].get(word, [])

    def named(self, word: str) -> Places:
        """Where it stands inside one."""
        return self._found[1].get(word, [])

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that have a word at all."""
        words = (its for found in self._found for word, its in found.items() if is_word(word))
        return frozenset(article for its in words for article, _ in its)

    @cached_property
    def _found(self) -> tuple[dict[str, Places], dict[str, Places]]:
        outside: dict[str, Places] = {}
        inside: dict[str, Places] = {}
        for article, text in self._texts.items():
            for word, place, named in cut(text.body, self._names.get(article, set())):
                (inside if named else outside).setdefault(word, []).append((article, place))
        return outside, inside


def cut(body: str, names: set[str], *, offset: int = 0) -> list[tuple[str, Place, bool]]:
    """Cut a text into words: each with its place, and whether it lies in a person's name.

    Parameters
    ----------
    body : the text.
    names : persons that it names.
    offset : where in the article's body the text begins.
    """
    spans = inside_names(body, names)
    found, at = [], 0
    for token in tokenizer().cut(body):
        end = at + len(token.word)
        named = any(start <= at and end <= stop for start, stop in spans)
        found.append((token.word, Place("body", offset + at, offset + end), named))
        at = end
    return found
