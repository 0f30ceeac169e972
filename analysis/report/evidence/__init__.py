"""Evidence: the text behind the rows and the counts of tables, to be read by eye."""

from .bodies import body_text
from .book import Book, EvidenceError
from .formulas import formula_book
from .inversions import Quotation, quote_inversions
from .register import Entry, Register, Source, register
from .surroundings import Line, mentions_in_context
from .themes import theme_book
from .words import word_book

__all__ = [
    "Book",
    "Entry",
    "EvidenceError",
    "Line",
    "Quotation",
    "Register",
    "Source",
    "body_text",
    "formula_book",
    "mentions_in_context",
    "quote_inversions",
    "register",
    "theme_book",
    "word_book",
]
