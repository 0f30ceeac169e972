"""Folders of pages that many tests look at: read once a process, however many tests ask."""

from functools import cache
from pathlib import Path

import analysis
from analysis.corpus import Corpus


def read(folder: Path, discover: bool = True) -> Corpus:
    """Give a folder's corpus; nobody may change its tables.

    Parameters
    ----------
    folder : a folder of pages that no test writes to.
    discover : also look for formulas that are not listed.
    """
    return _read(folder.resolve(), discover)


@cache
def _read(folder: Path, discover: bool) -> Corpus:
    if discover:
        return analysis.read(folder)
    whole = _read(folder, True)
    corpus = Corpus(folder, whole.readings, discover=False)
    corpus.documents = whole.documents  # what they were found to say stands for both
    return corpus
