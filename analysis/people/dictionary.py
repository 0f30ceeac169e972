"""Dictionary: how often words are printed, and which are verbs and places (jieba 0.42.1, ``dict.txt``).

The file is read as data, the tokenizer is not loaded. Its lines lie in the order of their characters, so
only the words that begin with a character that is asked for are ever taken apart.
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicons.dictionary import lines

#: The first word of Chinese characters alone; a few hundred others stand in front of it.
_FIRST = "\n一 ".encode()
#: So many neighbouring characters are taken apart at once.
_BLOCK = 16
#: A line is a word, its frequency and its part of speech: nr a person, v and vn a verb, ns a place.
_WORD = re.compile(r"^(\S{2,4}) (\d+) (?!nr)", re.MULTILINE)
_VERB = re.compile(r"^(\S{2,4}) \d+ vn?$", re.MULTILINE)
_PERSON = re.compile(r"^(\S{2}) (\d+) nr$", re.MULTILINE)
#: How often a word of two characters is printed that is marked as a person and is none.
_COMMON = 300
_PLACE = re.compile(r"^(\S{2,4}) \d+ ns$", re.MULTILINE)


class Words(dict[str, int]):
    """Frequencies of the dictionary's words of two to four characters that are no personal names.

    Examples
    --------
    >>> words()["会议"] > words()["茶话会"] > words()["议会会"]
    True
    >>> "同志" in words(), words().get("议会会")
    (True, None)
    """

    def __init__(self, lines: bytes) -> None:
        super().__init__()
        self.verbs: set[str] = set()
        self.places: set[str] = set()
        self.words_marked_persons: set[str] = set()
        self._lines = lines
        self._start = lines.find(_FIRST) + 1
        self._read: set[int] = set()

    def __missing__(self, word: str) -> int:
        block = ord(word[0]) // _BLOCK if word else -1
        if block < 0 or block in self._read:
            return 0
        self._take_apart(block)
        return dict.get(self, word) or 0

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self[word] > 0

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The frequency of a word, or the default where the dictionary does not have it."""
        return self[word] or default

    def is_verb(self, word: str) -> bool:
        """Whether a word is marked as a verb and as nothing else."""
        return word in self and word in self.verbs

    def is_place(self, word: str) -> bool:
        """Whether a word is marked as the name of a place."""
        return word in self and word in self.places

    def is_no_person(self, word: str) -> bool:
        """Whether a word is marked as a place, or as a person though an ordinary word (阳光, 常德)."""
        return self.is_place(word) or (not self[word] and word in self.words_marked_persons)

    def _take_apart(self, block: int) -> None:
        """Read the lines of the words that begin with one of a block of neighbouring characters."""
        self._read.add(block)
        first, last = self._line_of(block * _BLOCK), self._line_of((block + 1) * _BLOCK)
        lines = self._lines[first:last].decode("utf-8")
        self.update({word: int(frequency) for word, frequency in _WORD.findall(lines)})
        self.verbs.update(_VERB.findall(lines))
        self.places.update(_PLACE.findall(lines))
        persons = _PERSON.findall(lines)
        self.words_marked_persons.update(word for word, frequency in persons if int(frequency) >= _COMMON)

    def _line_of(self, code: int) -> int:
        """Where the lines begin whose words begin with this character or a later one."""
        key = chr(code).encode("utf-8", "surrogatepass")
        low, high = self._start, len(self._lines)
        while low < high:
            middle = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._lines[middle : middle + len(key)] < key:
                low = (self._lines.find(b"\n", middle, high) + 1) or high
            else:
                high = middle
        return low


@cache
def words() -> Words:
    """The dictionary's words."""
    return Words(lines())
