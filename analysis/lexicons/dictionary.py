"""The general dictionary: jieba's ``dict.txt`` (jieba 0.42.1) read as data; no tokenizer is loaded.

Its 349,045 lines (word, frequency, part of speech) lie in the order of their characters, so a word is found
by halving, and nothing but the lines that are asked for is ever taken apart.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: The first word of Chinese characters alone; a few hundred others stand in front of it.
_FIRST = "\n一 ".encode()


@cache
def lines() -> bytes:
    """The dictionary as it stands in its file.

    Raises
    ------
    ModuleNotFoundError : jieba is not installed.
    """
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed; install the project with its dependencies")
    return Path(spec.submodule_search_locations[0], "dict.txt").read_bytes()


def frequency(word: str) -> int:
    """Say how often a word stands in the texts that the dictionary was counted on; 0: it lacks the word.

    Parameters
    ----------
    word : a word of Chinese characters.

    Examples
    --------
    >>> frequency("工作") > 1000 > frequency("减税") > frequency("四方责任")
    True
    """
    data, key = lines(), word.encode("utf-8", "surrogatepass") + b" "
    low, high = data.find(_FIRST) + 1, len(data)
    while low < high:
        middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if data[middle : middle + len(key)] < key:
            low = (data.find(b"\n", middle, high) + 1) or high
        else:
            high = middle
    line = data[low : data.find(b"\n", low)]
    return int(line.split(b" ")[1]) if line.startswith(key) else 0
