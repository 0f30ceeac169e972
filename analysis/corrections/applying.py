"""Applying: an article's rows as they are read, put right."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from ..records import CORRECTED, Article, Attendance, Event, Page, Person, Theme
from .file import Correction


def names(cell: str | None) -> list[str]:
    """The names in a cell, however they are parted.

    Examples
    --------
    >>> names("王一、李 二，赵三"), names(None)
    (['王一', '李二', '赵三'], [])
    """
    parts = re.split(r"[、，,;；\n]", cell or "")
    return [name for part in parts if (name := re.sub(r"\s", "", part))]


def listed(seats: Iterable[Attendance], column: str) -> str:
    """The persons of an event in one cell.

    Parameters
    ----------
    seats : rows of one event.
    column : ``host``, or ``present`` for everybody.

    Returns
    -------
    Their names in the printed order, parted by 、.

    Examples
    --------
    >>> seats = [Attendance("e", name, "attendee", n, False) for n, name in ((2, "李二"), (1, "王一"))]
    >>> listed(seats, "present"), listed(seats, "host")
    ('王一、李二', '')
    """
    inorder = sorted(seats, key=lambda seat: seat.position)
    return "、".join(dict.fromkeys(s.person for s in inorder if column == "present" or s.role == column))


def corrections_told(total: int, refused: Sequence[str]) -> list[str]:
    """How many corrections are applied, and which are not, in a sentence; none without corrections.

    Examples
    --------
    >>> corrections_told(2, ["corrections.csv:3: page a.txt has changed since; not applied"])
    ['1 of 2 corrections applied; corrections.csv:3: page a.txt has changed since; not applied']
    """
    told = "; ".join([f"{total - len(refused)} of {total} corrections applied", *refused])
    return [told] if total else []


class Corrections:
    """The corrections of a corpus, by the article that they are made for.

    Parameters
    ----------
    corrections : from :func:`analysis.corrections.file.read_corrections`.
    pages : the corpus's pages as read; a correction for a file with other bytes is refused.
    out : files of pages that are left out of the corpus; corrections for them rest.
    """

    def __init__(
        self, corrections: Sequence[Correction], pages: Iterable[Page], out: Container[str] = ()
    ) -> None:
        self.refused: dict[int, str] = {}
        self._of: dict[tuple[str, int], list[Correction]] = defaultdict(list)
        here = {page.file: page for page in pages} if corrections else {}
        corrections = [its for its in corrections if its.file not in out]
        for its in corrections:
            page = here.get(its.file)
            if page is None:
                self._refuse(its, f"no page {its.file} was read")
            elif page.sha256 != its.sha256:
                self._refuse(its, f"page {its.file} has changed since")
            else:
                self._of[page.page, its.article].append(its)
        self.total = len(corrections)

    def __bool__(self) -> bool:
        return bool(self._of)

    def _refuse(self, its: Correction, why: str) -> None:
        self.refused[its.line] = f"corrections.csv:{its.line}: {why}; not applied"

    def _asked(self, article: Article, table: str) -> list[Correction]:
        return [its for its in self._of.get((article.page, article.n), ()) if its.table == table]

    def strangers(self, articles: Iterable[Article]) -> None:
        """Refuse the corrections for articles that their pages do not have."""
        known = {(article.page, article.n) for article in articles}
        for (page, n), of in self._of.items():
            if (page, n) not in known:
                for its in of:
                    self._refuse(its, f"page {its.file} has no article {n}")

    def events(self, article: Article, events: list[Event]) -> list[Event]:
        """Put the events of an article right.

        Parameters
        ----------
        article : the article.
        events : as read, in order.

        Returns
        -------
        The events; corrected ones say so, new ones come last.
        """
        right = {event.event: event for event in events}
        for its in self._asked(article, "events"):
            key = f"{article.article}-{its.row}"
            event = right.get(key)
            if its.change == "add":
                self._add(its, article, key, right)
            elif event is None:
                self._refuse(its, f"article {its.article} has no event {its.row}")
            elif its.change == "remove":
                if self._fits(its, event.name):
                    del right[key]
            elif its.column in ("date", "kind", "name") and self._fits(its, _said(event, its.column)):
                right[key] = _set(event, its.column, its.value)
        return list(right.values())

    def _add(self, its: Correction, article: Article, key: str, events: dict[str, Event]) -> None:
        start = article.body.find(its.evidence) if its.evidence else -1
        if key in events:
            self._refuse(its, f"article {its.article} has an event {its.row} already")
        elif start < 0:
            self._refuse(its, f"the evidence does not stand in article {its.article}")
        else:
            events[key] = Event(
                key, article.article, None, None, None, "unknown", None, "other", its.value, "unknown",
                None, None, None, start, start + len(its.evidence), its.evidence, source=CORRECTED,
            )  # fmt: skip

    def attendance(self, article: Article, events: list[Event], seats: list[Attendance]) -> list[Attendance]:
        """Put right who was at the events of an article.

        Parameters
        ----------
        article : the article.
        events : its events, corrected.
        seats : as read, event by event.

        Returns
        -------
        The rows of these events; those of an event whose list was corrected say so.
        """
        asked = self._asked(article, "events")
        of: dict[str, list[Attendance]] = {event.event: [] for event in events}
        for seat in seats:
            if seat.event in of:
                of[seat.event].append(seat)
        for its in asked:
            key = f"{article.article}-{its.row}"
            if (
                its.column in ("host", "present")
                and key in of
                and self._fits(its, listed(of[key], its.column))
            ):
                of[key] = _seated(key, of[key], its)
        return [seat for its_seats in of.values() for seat in its_seats]

    def people(self, article: Article, people: list[Person]) -> list[Person]:
        """Put the persons of an article right: ``people`` as read, and what remains or is added."""
        for its in self._asked(article, "people"):
            known = any(person.person == (its.was or its.value) for person in people)
            if its.change == "remove" and known:
                people = [person for person in people if person.person != its.was]
            elif its.change == "add" and not known and (start := article.body.find(its.value)) >= 0:
                end = start + len(its.value)
                new = Person(article.article, its.value, None, None, start, end, its.value, source=CORRECTED)
                people = sorted([*people, new], key=lambda person: person.start)
            else:
                says = "has no" if its.change == "remove" else "names already, or does not have the words,"
                self._refuse(its, f"article {its.article} {says} {its.was or its.value}")
        return people

    def themes(self, article: Article, themes: list[Theme]) -> list[Theme]:
        """Put the first theme of an article right.

        Parameters
        ----------
        article : the article.
        themes : its themes as read, heaviest first.

        Returns
        -------
        The themes; a corrected first one has one point more than the next. Without a theme, none.
        """
        for its in self._asked(article, "themes"):
            if not self._fits(its, themes[0].theme if themes else ""):
                continue
            others = [theme for theme in themes if theme.theme != its.value] if its.value else []
            old = next((theme for theme in themes if theme.theme == its.value), None)
            first = old or Theme(article.article, its.value, 0, 0.0, "", 0)
            points = max([first.hits, *(theme.hits + 1 for theme in others), 1])
            themes = [first._replace(hits=points, source=CORRECTED), *others] if its.value else []
            total = sum(theme.hits for theme in themes)
            themes = [theme._replace(share=theme.hits / total) for theme in themes]
        return themes

    def _fits(self, its: Correction, stands: str) -> bool:
        """Whether a correction still finds what it was made for; otherwise it is refused."""
        if its.was != stands:
            self._refuse(its, f"{its.column or 'event'} is {stands!r} and no longer {its.was!r}")
        return its.was == stands


def _said(event: Event, column: str) -> str:
    value = getattr(event, column)
    return value.isoformat() if isinstance(value, datetime.date) else str(value or "")


def _set(event: Event, column: str, value: str) -> Event:
    if column != "date":
        return event._replace(**{column: value}, source=CORRECTED)  # type: ignore[arg-type]
    day = datetime.date.fromisoformat(value) if value else None
    return event._replace(
        date=day, end_date=None, date_text=None, date_precision="day" if day else "unknown", source=CORRECTED
    )


def _seated(event: str, seats: list[Attendance], its: Correction) -> list[Attendance]:
    """The seats of an event with another list of those present, or another host."""
    said = names(its.value)
    present = said if its.column == "present" else names(listed(seats, "present"))
    present += [name for name in said if name not in present]
    roles = {(seat.person, seat.role) for seat in seats}
    if its.column == "host":
        roles = {(name, role) for name, role in roles if role != "host"} | {(name, "host") for name in said}
    open_ = any(seat.list_open for seat in seats)
    rows = []
    for n, name in enumerate(present, start=1):
        side = "counterpart" if (name, "counterpart") in roles else "attendee"
        own = [side, *(role for role in ("host", "speaker") if (name, role) in roles)]
        rows += [Attendance(event, name, role, n, open_, CORRECTED) for role in own]
    return rows
