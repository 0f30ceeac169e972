"""What stands behind the counts of the report on words."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from ...measures import concordance, parts
from ...measures.words import names_by_article
from ...words.counts import tokens_of
from .book import Behind, Book, Key, Row, Rule, Shelf, Unit, shelf_of
from .company import Company
from .formulas import Said, speech_shelf, statements_by_article
from .texts import Place, texts_of
from .tokens import Tokens, in_names


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

    def everywhere(word: str) -> Shelf:
        return shelf_of(f"{word}, in names too", tokens.places(word) + tokens.named(word))

    def string(text: str, part: str) -> Shelf:
        lines = concordance(corpus.articles, corpus.pages, text)
        lines = lines[lines["part"] == part]
        spans = zip(lines["article"].tolist(), lines["start"].tolist(), lines["end"].tolist(), strict=True)
        places = ((article, Place(part, start, end)) for article, start, end in spans)
        return shelf_of(f"{text} in {'headlines' if part == 'headline' else 'bodies'}", places)

    shelves: dict[str, Callable[..., Shelf]] = {
        "word": lambda word: shelf_of(word, tokens.places(word)),
        "all": everywhere,
        "string": string,
        **_speech_shelves(corpus, cut, names),
        **Company(corpus).shelves(),
    }
    book = Book("words", texts, shelves, {})
    alone, company = _occurrence_rules(tokens), _company_rules(book, tokens)
    book.rules |= alone | company | _part_rules(corpus)
    book.rules["occurrences"] = lambda row: (company if "collocate" in row else alone)["occurrences"](row)
    return book


def _speech_shelves(
    corpus: Any, tokens: Mapping[str, list[str]], names: dict[str, set[str]]
) -> dict[str, Callable[..., Shelf]]:
    """What each speaker says in each article: its words, and the whole of it."""
    stretches = [
        (article, *stretch) for article, its in statements_by_article(corpus).items() for stretch in its
    ]

    @cache
    def words() -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for article, speaker, start, end in stretches:
            for word, place, named in in_names(tokens[article], names.get(article, set())):
                if not named and start <= place.start < end:
                    found.setdefault(word, []).append((article, speaker, place))
        return found

    def whole() -> Shelf:
        said = [(article, speaker, Place("body", *span)) for article, speaker, *span in stretches]
        return speech_shelf("What each speaker says in an article", said)._replace(form="texts")

    return {
        "said": lambda word: speech_shelf(f"{word} in attributed words", words().get(word, [])),
        "speech": whole,
    }


def _occurrence_rules(tokens: Tokens) -> dict[str, Rule]:
    """Words by themselves, runs of words, and strings."""

    def word(row: Row) -> Key:
        """The table of content words leaves out what lies in names; those of all words do not."""
        everywhere = "pos" not in row or "with_word" not in row
        return ("all" if everywhere and tokens.named(row["word"]) else "word", row["word"])

    def key(row: Row) -> Key:
        if "string" in row:
            return ("string", row["string"], row["part"])
        if "ngram" not in row:
            return word(row)
        words = row["ngram"].split(" ")
        return ("run", *words) if len(words) > 1 else ("string run", row["ngram"])

    def occurrences(unit: Unit) -> Rule:
        return lambda row: Behind(key(row), unit)

    def articles(row: Row) -> Behind:
        return Behind(("text",), "articles", tokens.articles if "dp" in row else None)

    def runs(row: Row) -> Behind:
        words = row["ngram"].split(" ")
        of, n = ("words", len(words)) if len(words) > 1 else ("characters", len(row["ngram"]))
        return Behind(("runs", of, str(n)), "places")

    return {
        "count": lambda row: Behind(word(row), "places", frozenset([row["article"]])),
        "occurrences": occurrences("places"),
        "with_word": occurrences("articles"),
        "with_ngram": occurrences("articles"),
        "with_string": occurrences("articles"),
        "articles": articles,
        "ngrams": runs,
        "most": lambda row: Behind(word(row), "places", frozenset([row["densest"]])),
    }


def _part_rules(corpus: Any) -> dict[str, Rule]:
    """Words in the parts of a corpus."""

    @cache
    def units(by: Any) -> dict[str, frozenset[str]]:
        table = parts(corpus, by).units
        return {str(part): frozenset(its) for part, its in table.groupby("part")["unit"]}

    def side(row: Row, name: str) -> frozenset[str]:
        known = units(row["by"])
        if row[name] in known:
            return known[row[name]]
        others = (its for part, its in known.items() if part != row["target"])
        return frozenset().union(*others)

    def whole(name: str) -> Rule:
        def rule(row: Row) -> Behind:
            return Behind(("speech" if row["by"] == "speaker" else "text",), "groups", side(row, name))

        return rule

    def word(name: str) -> Rule:
        def rule(row: Row) -> Behind:
            shelf = "said" if row["by"] == "speaker" else "word"
            return Behind((shelf, row["word"]), "groups", side(row, name))

        return rule

    return {
        "f1": word("target"),
        "n1": whole("target"),
        "f2": word("reference"),
        "n2": whole("reference"),
    }


def _company_rules(book: Book, tokens: Tokens) -> dict[str, Rule]:
    """Words near a word; the table's own rules for its columns that others have too."""

    def near(unit: Unit) -> Rule:
        return lambda row: Behind(("near", row["near"], row["collocate"]), unit)

    def anywhere(word: str) -> Behind:
        """Cut sentence by sentence, a word is the one that the tables of words have, but for odd pages."""
        usual: Key = ("all" if tokens.named(word) else "word", word)
        same = book.shelf(usual).groups == book.shelf(("sequence", word)).groups
        return Behind(usual if same else ("sequence", word), "places")

    return {
        "observed": near("places"),
        "with_pair": near("articles"),
        "occurrences": lambda row: anywhere(row["collocate"]),
        "node": lambda row: anywhere(row["near"]),
        "in_windows": lambda row: Behind(("windows", row["near"]), "places"),
        "words": lambda row: Behind(("others", row["near"]), "places"),
    }
