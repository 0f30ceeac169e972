"""Text that remembers the page: every character kept knows where it stood in the raw text.

Cleaning is a chain of small edits. Each takes a :class:`Text` and gives a new one; what was taken
out or changed is booked with its reason, so that nothing gets lost without a trace and every word
of a table can be found again on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

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
        """Cut a stretch out; the edits stay with the whole it was cut from."""
        if not isinstance(part, slice) or part.step not in (None, 1):
            raise TypeError("cut a Text with a slice without step")
        return Text(self.chars[part], self.offsets[part])

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
        offsets: list[NDArray[np.int64]] = []
        edits: list[Edit] = []
        done = 0
        for match in re.finditer(pattern, self.chars):
            start, end = match.span()
            new = repl if isinstance(repl, str) else repl(match)
            if start == end or new == match[0]:
                continue
            pieces += [self.chars[done:start], new]
            where = self.offsets[start:end]
            take = np.minimum(np.arange(len(new)), end - start - 1)
            offsets += [self.offsets[done:start], where[take]]
            edits += _booked(where, match[0], new, reason)
            done = end
        if not edits:
            return self
        pieces.append(self.chars[done:])
        offsets.append(self.offsets[done:])
        return Text("".join(pieces), np.concatenate(offsets), self.edits + tuple(edits))


def _booked(where: NDArray[np.int64], old: str, new: str, reason: str) -> list[Edit]:
    """One edit for each run of characters that changed or went."""
    kept = min(len(old), len(new))
    changed = [i for i in range(len(old)) if i >= kept or old[i] != new[i] or len(new) > len(old) == i + 1]
    edits: list[Edit] = []
    for i in changed:
        at, stays = int(where[i]), i < kept
        if edits and edits[-1].end == at and edits[-1].kept == stays:
            edits[-1] = edits[-1]._replace(end=at + 1)
        else:
            edits.append(Edit(at, at + 1, reason, stays))
    return edits
