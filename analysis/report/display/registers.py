"""Registers: events by day, each opening its evidence."""

import html
import itertools
import re

from ...lexicons.labels import label
from ...measures.rows import listed
from ..evidence import Entry, Register, Source
from .tables import boxed, cell, written


def register(register: Register, caption: str, rows: int) -> str:
    """A table whose entries open their evidence, and below it the reports that they link to.

    Nothing here needs a script: entries and reports are ``<details>``, and a browser opens the
    report when it follows the link into it. The order is that of the days and cannot be changed.
    """
    entries = listed(register.entries, Entry)
    shown, left = entries[:rows], len(entries) - rows
    note = f" First {rows} of {len(entries):,} rows." if left > 0 else "" if entries else " There is none."
    columns = ("date", "event (open it to read why)", "host", "present", "kind", "level", "format")
    table = boxed(
        ((name, name == "present") for name in columns), "".join(map(_entry, shown)), caption + note,
        folds=False,
    )  # fmt: skip
    told = {entry.article for entry in shown}
    sources = [source for source in listed(register.sources, Source) if source.article in told]
    reports = "".join(
        _report(source, [e for e in shown if e.article == source.article]) for source in sources
    )
    head = f"The reports, with the words that an entry rests on marked ({len(sources):,})"
    folded = f'<details><summary lang="en">{head}</summary>{reports}</details>' if reports else ""
    return f'<div class="register">{table}<div class="reports" lang="zh-CN">{folded}</div></div>'


def _anchor(event: str) -> str:
    """An event's id as the name of a place on the page: letters, digits and hyphens only."""
    return re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", event)


def _entry(entry: Entry) -> str:
    """An entry's line; its name opens the sentence, those present and the way to the report."""
    level = entry.level if isinstance(entry.level, str) else None
    after = (
        label("events.kind", entry.kind),
        label("events.level", level) if level else None,
        label("events.format", entry.format),
    )
    anchor = _anchor(entry.event)
    persons = f"<p>{html.escape(entry.persons)}</p>" if isinstance(entry.persons, str) else ""
    evidence = (
        f"<td><details><summary>{html.escape(entry.name)}</summary>"
        f'<blockquote>{html.escape(entry.text)}</blockquote>{persons}<p lang="en">'
        f'<a href="#said-{anchor}">in the report</a> ({html.escape(entry.article)})</p></details></td>'
    )
    who = cell(entry.host, False) + cell(entry.present, True)
    cells = "".join(cell(value, False) for value in after)
    return f'<tr id="entry-{anchor}">{cell(entry.date, False)}{evidence}{who}{cells}</tr>'


def _report(source: Source, entries: list[Entry]) -> str:
    """A report, folded, with the evidence of its entries marked."""
    cuts = sorted({0, len(source.body), *(at for e in entries for at in (e.start, e.end))})
    body = ""
    for start, end in itertools.pairwise(cuts):
        text = html.escape(source.body[start:end])
        quoted = any(e.start <= start and end <= e.end for e in entries)
        body += "".join(f'<span id="said-{_anchor(e.event)}"></span>' for e in entries if e.start == start)
        body += f"<mark>{text}</mark>" if quoted else text
    back = " ".join(f'<a href="#entry-{_anchor(e.event)}">{html.escape(e.name)}</a>' for e in entries)
    headline = source.headline if isinstance(source.headline, str) else f"{source.body[:24]}…"
    summary = f"{written(source.issue_date)}　{html.escape(headline)}"
    return (
        f'<details class="report"><summary>{summary}</summary><div class="body">{body}</div>'
        f'<p class="back"><span lang="en">Entries:</span> {back}</p></details>'
    )
