"""The typesetter: sets given reports as a newspaper page with chosen artefacts, and knows what is what.

Real pages come to us as extraction output: columns cut into short lines, words broken by a blank
line, banners printed twice, headlines torn off. The typesetter makes such pages from reports whose
reading is known, so that a page can be read back and compared. It laid out the pages in
``corpus/pages``; ``python -m tests.typesetter`` sets them again.
"""

from .layout import HEADLINE_PLACES, HEADLINE_STYLES, Layout, Report
from .page import SetPage, Truth, set_page
from .setting import ArticleTruth
from .source import SourceError, dump, load, set_corpus

__all__ = [
    "HEADLINE_PLACES",
    "HEADLINE_STYLES",
    "ArticleTruth",
    "Layout",
    "Report",
    "SetPage",
    "SourceError",
    "Truth",
    "dump",
    "load",
    "set_corpus",
    "set_page",
]
