"""The general dictionary: jieba's ``dict.txt`` (jieba 0.42.1) read as data; no tokenizer is loaded."""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple


class Entries(NamedTuple):
    """The dictionary's columns, one item a word."""

    words: list[str]
    frequencies: list[int]
    tags: list[str]


def path() -> Path:
    """The file, found without importing jieba.

    Raises
    ------
    ModuleNotFoundError : jieba is not installed.
    """
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed; install the project with its dependencies")
    return Path(spec.submodule_search_locations[0], "dict.txt")


def entries() -> Entries:
    """Read the dictionary; keep what is made of it, not the 349,045 entries themselves.

    Returns
    -------
    Words, how often each stands in the texts they were counted on, and their parts of speech.

    Examples
    --------
    >>> found = entries()
    >>> found.tags[found.words.index("会议")]
    'n'
    """
    fields = path().read_text(encoding="utf-8").split()
    return Entries(fields[::3], list(map(int, fields[1::3])), list(map(sys.intern, fields[2::3])))


@cache
def frequencies() -> dict[str, int]:
    """How often each word of the dictionary stands in the texts it was counted on.

    Examples
    --------
    >>> frequencies()["工作"] > 1000 > frequencies()["减税"] > frequencies().get("四方责任", 0)
    True
    """
    found = entries()
    return dict(zip(found.words, found.frequencies, strict=True))
