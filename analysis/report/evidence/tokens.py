"""Tokens: where each word stands in the articles, as the tokenizer cuts them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from ...measures.words import tokens_in_names
from ...words.tokenizer import is_word, placed
from .texts import Place

Places = list[tuple[str, Place]]


class Tokens:
    """The places of every word, found on one walk through all bodies.

    Parameters
    ----------
    tokens : the tokens of each article, by its id.
    names : the persons that each article names, by its id; what lies in their names stands apart.
    """

    def __init__(self, tokens: Mapping[str, list[str]], names: Mapping[str, set[str]] | None = None) -> None:
        self._tokens = tokens
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
        for article, tokens in self._tokens.items():
            for word, place, named in in_names(tokens, self._names.get(article, set())):
                (inside if named else outside).setdefault(word, []).append((article, place))
        return outside, inside


def in_names(tokens: list[str], names: set[str]) -> Iterator[tuple[str, Place, bool]]:
    """Give each token with its place, and whether it lies in a person's name.

    Parameters
    ----------
    tokens : those of an article's body.
    names : persons that it names.
    """
    within = tokens_in_names(tokens, names)
    for n, (begin, end, word) in enumerate(placed(tokens)):
        yield word, Place("body", begin, end), n in within
