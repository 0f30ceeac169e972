"""Text that remembers the page: every character kept knows where it stood in the raw text.

Cleaning is a chain of small edits. Each takes a :class:`Text` and gives a new one; what was taken
out or changed is booked with its reason, so that nothing gets lost without a trace and every word
of a table can be found again on the page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Edit(NamedTuple):
    """A stretch of the raw text that cleaning took out or changed, and why."""

    start: int
    end: int
    reason: str
    kept: bool


class Text:
    """Characters of a page, each with its offset in the page's raw text.

    Parameters
    ----------
    chars : the characters as they now read.
    offsets : one offset into the raw text for each of them, ascending.
    edits : what was done on the way from the raw text to here.

    Examples
    --------
    >>> page = Text.of("3月 24日")
    >>> clean = page.sub(r"(?<=月) ", "", "space beside a digit")
    >>> str(clean), clean.raw_span(2, 5)
    ('3月24日', (3, 6))
    >>> clean.edits
    (Edit(start=2, end=3, reason='space beside a digit', kept=False),)
    """

    __slots__ = ("chars", "edits", "offsets")

    def __init__(self, chars: str, offsets: NDArray[np.int64], edits: tuple[Edit, ...] = ()) -> None:
        if len(chars) != len(offsets):
            raise ValueError(f"{len(chars)} characters with {len(offsets)} offsets")
        self.chars = chars
        self.offsets = offsets
        self.edits = edits

    @classmethod
    def of(cls, raw: str) -> Text:
        """Take a page's raw text as it is: character i stands at offset i."""
        return cls(raw, np.arange(len(raw), dtype=np.int64))

    def __str__(self) -> str:
        return self.chars

    def __len__(self) -> int:
        return len(self.chars)

    def __repr__(self) -> str:
        return f"Text({self.chars!r}, {len(self.edits)} edits)"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Text)
            and self.chars == other.chars
            and np.array_equal(self.offsets, other.offsets)
        )

    __hash__ = None  # type: ignore[assignment]

    def __getitem__(self, part: slice) -> Text:
        """Cut a stretch out, with the edits inside it and at its ends."""
        if not isinstance(part, slice) or part.step not in (None, 1):
            raise TypeError("cut a Text with a slice without step")
        chars, offsets = self.chars[part], self.offsets[part]
        if not self.edits or not chars:
            return Text(chars, offsets)
        start, end, _ = part.indices(len(self))
        first = int(self.offsets[start - 1]) if start else -1
        last = int(self.offsets[end]) if end < len(self) else int(offsets[-1]) + sys.maxsize // 2
        return Text(chars, offsets, tuple(e for e in self.edits if first < e.end - 1 and e.start < last))

    @classmethod
    def join(cls, parts: Iterable[Text]) -> Text:
        """String stretches of one page together; their edits go along."""
        pieces = list(parts)
        if not pieces:
            return cls.of("")
        return cls(
            "".join(p.chars for p in pieces),
            np.concatenate([p.offsets for p in pieces]),
            tuple(e for p in pieces for e in p.edits),
        )

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``start:end`` stood on the page, as offsets into the raw text."""
        if not 0 <= start < end <= len(self):
            raise IndexError(f"{start}:{end} is no stretch of {len(self)} characters")
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1

    def sub(
        self, pattern: str | re.Pattern[str], repl: str | Callable[[re.Match[str]], str], reason: str
    ) -> Text:
        """Replace every match of a pattern and book it.

        Parameters
        ----------
        pattern : a regular expression.
        repl : the plain new text (no group references), or a function of the match that returns it.
        reason : why, in a few words.

        Returns
        -------
        A new Text. Where old and new text are equally long, characters keep their offsets one by
        one; where the new one is shorter or longer, its characters take the first ones' offsets
        (the last one's again, if they run out).
        """
        pieces: list[str] = []
        lengths: list[tuple[int, int, int]] = []
        changed: list[int] = []
        stays: list[bool] = []
        done = 0
        for match in re.finditer(pattern, self.chars):
            start, end = match.span()
            new = repl if isinstance(repl, str) else repl(match)
            if start == end or new == match[0]:
                continue
            pieces += [self.chars[done:start], new]
            kept = min(end - start, len(new))
            if len(new) != end - start:
                lengths.append((start + kept, end, len(new) - kept))
            at = _changed(match[0], new)
            changed += [start + n for n in at]
            stays += [n < kept for n in at]
            done = end
        if not changed:
            return self
        pieces.append(self.chars[done:])
        edits = _booked(self.offsets[changed], np.array(stays), reason)
        return Text("".join(pieces), _lengthened(self.offsets, lengths), self.edits + edits)

    def mapped(self, new: NDArray[np.int32], reasons: Sequence[str], why: NDArray[np.integer[Any]]) -> Text:
        """Replace single characters by others, or take them out, and book it.

        Parameters
        ----------
        new : for each character the code point it becomes, its own where it stays, -1 where it goes.
        reasons : why characters change.
        why : for each character the index of its reason; read only where it changes.

        Returns
        -------
        A new Text; every character that is left keeps its offset.
        """
        changed = np.flatnonzero(new != codes(self.chars))
        if not len(changed):
            return self
        kept = new >= 0
        edits: tuple[Edit, ...] = ()
        for n in np.unique(why[changed]):
            its = changed[why[changed] == n]
            edits += _booked(self.offsets[its], kept[its], reasons[n])
        return Text(string(new[kept]), self.offsets[kept], self.edits + edits)


def _lengthened(offsets: NDArray[np.int64], lengths: list[tuple[int, int, int]]) -> NDArray[np.int64]:
    """Offsets with stretches taken out, and what stands before each repeated so many times more."""
    if not lengths:
        return offsets
    counts = np.ones(len(offsets), dtype=np.int64)
    for first, end, more in lengths:
        counts[first:end] = 0
        counts[first - 1] += more
    return np.repeat(offsets, counts)


def codes(chars: str) -> NDArray[np.int32]:
    """The code points of a text."""
    return np.frombuffer(chars.encode("utf-32-le", "surrogatepass"), dtype="<i4")


def string(codes: NDArray[np.int32]) -> str:
    """The text that has these code points."""
    return codes.astype("<i4").tobytes().decode("utf-32-le", "surrogatepass")


def _changed(old: str, new: str) -> list[int]:
    """Which characters of a stretch changed or went; growth counts as a change of the last one."""
    if len(old) == 1:
        return [0]
    return [n for n, c in enumerate(old) if n >= len(new) or c != new[n] or len(new) > len(old) == n + 1]


def _booked(where: NDArray[np.int64], stays: NDArray[np.bool_], reason: str) -> tuple[Edit, ...]:
    """One edit for each run of neighbouring characters that changed or went, for one reason."""
    breaks = np.flatnonzero((np.diff(where) != 1) | (np.diff(stays.astype(np.int8)) != 0)) + 1
    starts = where[np.concatenate([[0], breaks])].tolist()
    ends = (where[np.concatenate([breaks - 1, [len(where) - 1]])] + 1).tolist()
    kept = stays[np.concatenate([[0], breaks])].tolist()
    return tuple(map(Edit, starts, ends, [reason] * len(starts), kept))
