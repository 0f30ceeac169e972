"""What stands behind the counts of the report on words."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from ...measures import concordance, parts
from ...measures.collocations import Collocate
from ...measures.concordance import StringCount
from ...measures.dispersion import Dispersion
from ...measures.keyness import KeyWord
from ...measures.ngrams import Ngram
from ...measures.sensitivity import RankedWord
from ...measures.words import WordCount, names_by_article
from ...records import Word
from ...words.counts import tokens_of
from .book import Book, Condition, Counted, Group, Shelf, shelf_of, whole_texts
from .company import Company
from .declared import Row
from .formulas import Said, speech_shelf, statements_by_article
from .texts import Place, texts_of
from .tokens import Tokens, in_names

#: The tables whose numbers lead to the book.
ROWS = (WordCount, Word, Dispersion, RankedWord, Ngram, StringCount, Collocate, KeyWord)


def word_book(corpus: Any) -> Book:
    """Collect what stands behind the counts of words.

    Parameters
    ----------
    corpus : a corpus, or anything with its tables.

    Returns
    -------
    A book for the table ``words`` of a corpus and those of :func:`analysis.measures.word_counts`,
    :func:`~analysis.measures.dispersion`, :func:`~analysis.measures.segmentation_sensitivity`,
    :func:`~analysis.measures.ngrams` and :func:`~analysis.measures.string_counts`; of
    :func:`~analysis.measures.compare` (``book.given(by="half")``) and of
    :func:`~analysis.measures.collocations` (``book.given(near=word)``).
    """
    texts = texts_of(corpus)
    names = names_by_article(corpus.people)
    cut = tokens_of(corpus)
    tokens = Tokens(cut, names)

    speech = _Speech(corpus, cut, names)

    def outside_names(word: str) -> Shelf:
        return shelf_of(word, tokens.places(word))

    def everywhere(word: str) -> Shelf:
        return shelf_of(f"{word}, in names too", tokens.places(word) + tokens.named(word))

    def string(text: str, part: str) -> Shelf:
        lines = concordance(corpus.articles, corpus.pages, text)
        lines = lines[lines["part"] == part]
        spans = zip(lines["article"].tolist(), lines["start"].tolist(), lines["end"].tolist(), strict=True)
        places = ((article, Place(part, start, end)) for article, start, end in spans)
        return shelf_of(f"{text} in {'headlines' if part == 'headline' else 'bodies'}", places)

    def units(by: str) -> Shelf:
        return speech.whole() if by == "speaker" else whole_texts(texts)

    def unit_words(by: str, word: str) -> Shelf:
        return speech.word(word) if by == "speaker" else outside_names(word)

    key = ("word",)
    tables = {
        "content_words": Counted(outside_names, key),
        "words": Counted(everywhere, key, same=("content_words", key)),
        "strings": Counted(string, ("string", "part")),
        "units": Counted(units, ("by",), same=("articles", ())),
        "unit_words": Counted(unit_words, ("by", "word"), same=("content_words", key)),
        **Company(corpus).tables(),
    }
    conditions: dict[str, Condition] = {
        "words": lambda group, value, _: (group.article in tokens.articles) is value,
        "part": _in_part(corpus),
    }
    return Book("words", texts, tables, ROWS, conditions)


class _Speech:
    """What each speaker says in each article."""

    def __init__(self, corpus: Any, tokens: Mapping[str, list[str]], names: dict[str, set[str]]) -> None:
        self._tokens, self._names = tokens, names
        by_article = statements_by_article(corpus)
        self._stretches = [(article, *stretch) for article, its in by_article.items() for stretch in its]

    def word(self, word: str) -> Shelf:
        """A word in it."""
        return speech_shelf(f"{word} in attributed words", self._words.get(word, []))

    def whole(self) -> Shelf:
        """The whole of it."""
        said = [(article, speaker, Place("body", *span)) for article, speaker, *span in self._stretches]
        return speech_shelf("What each speaker says in an article", said)._replace(form="texts")

    @cached_property
    def _words(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for article, speaker, start, end in self._stretches:
            for word, place, named in in_names(self._tokens[article], self._names.get(article, set())):
                if not named and start <= place.start < end:
                    found.setdefault(word, []).append((article, speaker, place))
        return found


def _in_part(corpus: Any) -> Condition:
    """Whether a unit is of a part; a part that the division lacks stands for all but the target."""

    @cache
    def units(by: Any) -> dict[str, frozenset[str]]:
        table = parts(corpus, by).units
        return {str(part): frozenset(its) for part, its in table.groupby("part")["unit"]}

    @cache
    def of_part(by: str, part: str, target: str) -> frozenset[str]:
        known = units(by)
        if part in known:
            return known[part]
        return frozenset().union(*(its for name, its in known.items() if name != target))

    def condition(group: Group, value: Any, row: Row) -> bool:
        unit = group.article if group.speaker is None else f"{group.article} {group.speaker}"
        return unit in of_part(row["by"], value, row["target"])

    return condition
