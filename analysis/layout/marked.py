"""Marked lines: a line of a page with what it looks like."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..text.located import Text
from .byline_names import Signature
from .lines import Line


@dataclass
class Marked:
    """A line with what it looks like: text, opening, byline, opening byline, credit or caption."""

    line: Line
    label: str = "text"
    signatures: list[Signature] = field(default_factory=list)
    noted: list[Signature] = field(default_factory=list)  # who signed, by a notice above (作者：王一)
    closed: bool = False  # a mark behind it says that the article goes on elsewhere
    continued: bool = False  # a mark in front of it says that the article began elsewhere
    parted: bool = False  # an editor's line parts it from the line above

    @property
    def signed(self) -> bool:
        """Whether the line names who wrote the article that it opens."""
        byline = self.line.head_byline
        return bool(self.signatures) or (byline is not None and bool(byline.signatures))


Furniture = list[tuple[Text, str]]
