"""Check: what reading a folder of pages comes to, before anything is counted on it.

Nothing here changes a table; duplicates are marked, never removed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..corpus import Corpus
from ..dates.outlying import outlying
from ..issues.readings import PageReading
from ..layout.lines import split_lines
from ..layout.setting import measure
from ..readers.folders import find_others, shown_name
from ..records import ROLES
from ..text.located import Text
from ..text.similarity import find_duplicates
from .suspicions import suspect_article, suspect_page

#: What each sign of a miss (``events/signs.py``) says.
LOOKS = {
    "meeting": "may lack a meeting",
    "visit": "may lack a visit or a reception",
    "list": "names people whose part was not read",
    "byline": "has a byline inside its body; is it two articles?",
    "length": "is so long that it may be several articles",
    "date": "has an event of which no day could be placed",
}
#: How many of the texts that are like one are named.
NEAREST = 3


class PageCheck(NamedTuple):
    """What reading a page came to."""

    page: str
    file: str
    problem: str | None
    encoding: str | None
    layout: str | None
    issue_date: str | None
    issue_date_source: str
    issue_date_reason: str | None
    articles: int
    shares: dict[str, float]
    suspicions: list[str]


def check(corpus: Corpus) -> list[PageCheck]:
    """Check every page of a corpus.

    Parameters
    ----------
    corpus : the corpus as it was read.

    Returns
    -------
    One :class:`PageCheck` a page file: how its text is set (``wrapped`` in columns, ``lines``, or
    ``one line``), its issue date with source and reason, its articles, the share of its characters
    in each role (0 to 1, white space left out), and what looks wrong, a sentence each. Documents in
    formats that are not read (Word, CAJ, rar …) follow, so that nobody takes them for read.
    """
    pages = {r.row.page: _bare(r.source.text) for r in corpus.readings if not r.row.problem}
    articles = {a.article: _bare(a.body) for r in corpus.readings for a in r.reading.articles}
    alike = {**_alike("page", pages), **_alike("article", articles)}
    others = [_not_read(shown_name(corpus.folder, path)) for path in find_others(corpus.folder)]
    missed = _missed(corpus)
    for page, said in _apart(corpus).items():
        alike.setdefault(page, []).append(said)
    return [*(_check_page(r, alike, missed) for r in corpus.readings), *others]


def _not_read(file: str) -> PageCheck:
    """The check of a document in a format that is not read; it is in no table."""
    problem = "a format that is not read; save the page's text as .txt, or print it as .pdf"
    shares = dict.fromkeys(ROLES, 0.0)
    return PageCheck("", file, problem, None, None, None, "unknown", None, 0, shares, [])


def _apart(corpus: Corpus) -> dict[str, str]:
    """For each page whose day of issue lies years from those of all others, the sentence that says so."""
    days = {r.row.page: r.row.issue_date for r in corpus.readings if r.row.issue_date}
    apart = set(outlying(days.values()))
    return {
        page: f"issue date {day} lies more than a year from all others; is its year right?"
        for page, day in days.items()
        if day in apart
    }


def _alike(what: str, texts: dict[str, str]) -> dict[str, list[str]]:
    """For each text that is like others, the sentence that says so and names the nearest."""
    others: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for one, other, likeness in find_duplicates(texts):
        others[one].append((likeness, other))
        others[other].append((likeness, one))
    said = {}
    for name, found in others.items():
        found.sort(key=lambda pair: -pair[0])
        nearest = ", ".join(f"{other} ({likeness:.2f})" for likeness, other in found[:NEAREST])
        more = f" and {len(found) - NEAREST} more" if len(found) > NEAREST else ""
        said[name] = [f"{what} {name} is like {what} {nearest}{more}"]
    return said


#: So much of a sign's text is shown.
SHOWN = 40


def _missed(corpus: Corpus) -> dict[str, list[str]]:
    """For each article the sentences that say what it may lack, with the text that looks so."""
    said: dict[str, list[str]] = defaultdict(list)
    columns = (corpus.signs[name].tolist() for name in ("article", "sign", "text"))
    for article, sign, text in zip(*columns, strict=True):
        shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        said[article].append(f"article {article} {LOOKS[sign]}: {shown}")
    return said


def _check_page(r: PageReading, alike: dict[str, list[str]], missed: dict[str, list[str]]) -> PageCheck:
    row = r.row
    shares = _shares(r)
    found = [] if row.problem else [*suspect_page(r, shares["body"]), *alike.get(row.page, [])]
    signed = {c.article for c in r.reading.contributors}
    for article in r.reading.articles:
        found += [*suspect_article(article, article.article in signed), *alike.get(article.article, [])]
        found += missed.get(article.article, [])
    return PageCheck(
        row.page,
        row.file,
        row.problem,
        row.encoding,
        None if row.problem else layout_of(r.reading.text, r.source.text),
        row.issue_date.isoformat() if row.issue_date else None,
        row.issue_date_source,
        row.issue_date_reason,
        len(r.reading.articles),
        shares,
        found,
    )


def _shares(r: PageReading) -> dict[str, float]:
    raw, counts = r.source.text, Counter[str]()
    for s in r.reading.accounting:
        counts[s.role] += len(_bare(raw[s.start : s.end]))
    total = sum(counts.values())
    return {role: round(counts[role] / total, 4) if total else 0.0 for role in ROLES}


def layout_of(page: Text, raw: str) -> str | None:
    """How a page's text is set: ``wrapped`` in columns, ``lines``, or ``one line``; None if it is empty.

    Examples
    --------
    >>> raw = "全市召开大会\\n\\n" + "昨日，全市召开大会，部署春耕生产。" * 3
    >>> layout_of(Text.of(raw), raw)
    'one line'
    """
    lines = split_lines(page)
    if not lines:
        return None
    if measure(lines).wrapped:
        return "wrapped"
    printed = [len(_bare(line)) for line in raw.split("\n")]
    return "one line" if max(printed) >= 0.8 * sum(printed) else "lines"


def _bare(text: str) -> str:
    return "".join(text.split())


def as_records(checks: Sequence[PageCheck]) -> list[dict[str, Any]]:
    """The checks as they are written to JSON."""
    return [c._asdict() for c in checks]


_HEADER = ("file", "encoding", "layout", "issue date", "source", "articles", "suspicious")


def as_table(checks: Sequence[PageCheck], width: int = 80) -> list[str]:
    """The checks as aligned lines.

    Parameters
    ----------
    checks : the pages.
    width : columns of the terminal; a longer name of a file is cut in the middle.

    Returns
    -------
    A table of the pages, one of what became of their characters, why each has its date, what could
    not be read, what is suspicious.
    """
    shares = [(c.file, *(f"{c.shares[role]:.0%}" for role in ROLES)) for c in checks if not c.problem]
    reasons = [f"{c.file}: {c.issue_date} from {c.issue_date_reason}" for c in checks if c.issue_date_reason]
    problems = [f"{c.file}: {c.problem}" for c in checks if c.problem]
    suspicions = [f"{c.file}: {sentence}" for c in checks for sentence in c.suspicions]
    lines = _aligned([_HEADER, *(_cells(c) for c in checks)], width)
    if shares:
        lines += ["", "Share of the characters:", *_aligned([("file", *ROLES), *shares], width)]
    for title, listed in (
        ("Issue dates", reasons),
        ("Not read", problems),
        ("Suspicious", suspicions),
    ):
        lines += ["", f"{title}:", *(f"  {line}" for line in listed)] if listed else []
    return lines


def _aligned(rows: Sequence[tuple[str, ...]], width: int) -> list[str]:
    """Rows as lines of aligned cells; the first cell gives way where they are too long."""
    widths = [max(_columns(row[n]) for row in rows) for n in range(len(rows[0]))]
    room = max(12, width - sum(widths[1:]) - 2 * len(widths[1:]))
    widths[0] = min(widths[0], room)
    lines = []
    for first, *rest in rows:
        cells = zip((_shortened(first, room), *rest), widths, strict=True)
        lines.append("  ".join(cell + " " * (w - _columns(cell)) for cell, w in cells).rstrip())
    return lines


def _shortened(name: str, room: int) -> str:
    """A name with its middle left out, so that it takes no more columns than there is room."""
    head = tail = ""
    if _columns(name) <= room:
        return name
    for n in range(len(name)):
        longer = (name[: n // 2 + 1], name[len(name) - (n + 1) // 2 :] if n else "")
        if _columns("".join(longer)) > room - 2:
            break
        head, tail = longer
    return f"{head}..{tail}"


def _cells(c: PageCheck) -> tuple[str, ...]:
    if c.problem:
        return (c.file, "not read", *[""] * (len(_HEADER) - 2))
    date = c.issue_date or "unknown"
    source = c.issue_date_source if c.issue_date else ""
    return (
        c.file,
        c.encoding or "",
        c.layout or "",
        date,
        source,
        str(c.articles),
        str(len(c.suspicions)),
    )


def _columns(text: str) -> int:
    """Columns a text takes on a terminal: a Chinese character two, a combining mark none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
