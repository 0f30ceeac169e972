"""Ledger: what became of every character of a page."""

import numpy as np

from ..records import ROLES, Stretch
from .located import Edit, Text, codes

#: Every character that Python counts as white space (str.isspace).
_SPACES = np.array([code for code in range(0x3001) if chr(code).isspace()], dtype=np.int32)
_DROPPED = ROLES.index("dropped")


class Ledger:
    """Books what every character of the raw text became.

    Parameters
    ----------
    raw : the page's text as it came.
    page : the same after cleaning; its edits say what was changed or left out.

    Examples
    --------
    >>> raw = "会议 召开.完"
    >>> ledger = Ledger(raw, Text.of(raw).sub("[.]", "。", "half-width punctuation"))
    >>> ledger.book(Text.of(raw)[:6], "body")
    >>> [(s.start, s.end, s.role, s.reason) for s in ledger.rows("p")]
    [(0, 5, 'body', None), (5, 6, 'body', 'half-width punctuation'), (6, 7, 'dropped', 'not placed')]
    """

    def __init__(self, raw: str, page: Text) -> None:
        self.raw = raw
        self.role = np.full(len(raw), -1, dtype=np.int8)
        self.reason = np.zeros(len(raw), dtype=np.int16)
        self.reasons: dict[str | None, int] = {None: 0}
        self._book_edits(page.edits)

    def book(self, text: Text, role: str, reason: str | None = None) -> None:
        """Book the characters of a stretch; its own edits say why some changed."""
        self.role[text.offsets] = ROLES.index(role)
        if reason:
            self.reason[text.offsets] = self._number(reason)
        self._book_edits(text.edits)

    def _book_edits(self, edits: tuple[Edit, ...]) -> None:
        for start, end, reason, kept in edits:
            if not kept:
                self.role[start:end] = _DROPPED
            self.reason[start:end] = self._number(reason)

    def _number(self, reason: str) -> int:
        return self.reasons.setdefault(reason, len(self.reasons))

    def rows(self, page: str) -> list[Stretch]:
        """Maximal stretches of one role and reason; white space joins what stands around it."""
        solid = np.flatnonzero(~np.isin(codes(self.raw), _SPACES))
        if not len(solid):
            return []
        lost = self.role[solid] < 0
        role = np.where(lost, _DROPPED, self.role[solid])
        reason = np.where(lost, self._number("not placed"), self.reason[solid])
        breaks = np.flatnonzero((np.diff(role) != 0) | (np.diff(reason) != 0)) + 1
        firsts = np.concatenate([[0], breaks])
        lasts = np.concatenate([breaks - 1, [len(solid) - 1]])
        names = list(self.reasons)
        spans = (solid[firsts].tolist(), (solid[lasts] + 1).tolist(), role[firsts], reason[firsts])
        return [Stretch(page, a, b, ROLES[r], names[why]) for a, b, r, why in zip(*spans, strict=True)]
