"""Records: one row class a table, which is the only place where a column's name and meaning stand.

``analysis.corpus`` lists the tables; :mod:`analysis.schema` turns rows into DataFrames, files and
their description.
"""

import datetime
from typing import Annotated, NamedTuple

from .schema import Column

ARTICLE_KINDS = ("meeting", "reception", "inspection", "registration/feature", "announcement", "other")
EVENT_KINDS = (
    "meeting", "study session", "reception", "inspection", "plenary notice", "registration", "other",
)  # fmt: skip
ATTENDANCE_ROLES = ("host", "speaker", "attendee", "counterpart")
SIGNS = ("meeting", "visit", "list", "byline", "length", "date")
CORRECTED = "corrected"
SOURCES = ("read", CORRECTED)
#: The tables whose rows can be put right by hand.
CORRECTED_TABLES = ("events", "attendance", "people", "themes")
ROLES = ("headline", "subhead", "byline", "body", "caption", "furniture", "dropped")


class Page(NamedTuple):
    """A page file."""

    page: Annotated[
        str, Column("Id: issue date and page number, or a counter where no number is known.", key=True)
    ]
    file: Annotated[str, Column("Path of the file, from the corpus folder; in an archive, behind its name.")]
    paper: Annotated[
        str | None, Column("Name of the newspaper, where the manifest or the page gives one.", first=True)
    ]
    issue_date: Annotated[
        datetime.date | None, Column("Day of issue; missing where it cannot be known.", first=True)
    ]
    issue_date_source: Annotated[
        str,
        Column("Where the issue date comes from.", values=("printed", "manifest", "inferred", "unknown")),
    ]
    issue_date_reason: Annotated[str | None, Column("What the issue date was taken from.")]
    published: Annotated[
        str | None,
        Column("Time at which a web page says it was published, in ISO form; missing where it says none."),
    ]
    page_no: Annotated[str | None, Column("Page number as printed or as the manifest gives it.", first=True)]
    encoding: Annotated[
        str | None, Column("Encoding the file was read with (pdf for PDF); missing where it could not be.")
    ]
    n_chars: Annotated[int, Column("Length of the raw text without white space.", "characters")]
    sha256: Annotated[str, Column("SHA-256 of the file's bytes, in hexadecimal.")]
    problem: Annotated[str | None, Column("Why the file could not be read; missing where it could.")]
    copy_of: Annotated[
        str | None,
        Column("Page with the same articles, which stand there and are counted once.", refers="pages.page"),
    ] = None


class Article(NamedTuple):
    """An article."""

    article: Annotated[str, Column("Id: the page's id and the article's number.", key=True)]
    page: Annotated[str, Column("Page it stands on.", refers="pages.page")]
    n: Annotated[int, Column("Number on the page, in the order of the text.", "articles, from 1")]
    headline: Annotated[
        str | None, Column("Main deck of the headline; missing where none is printed.", first=True)
    ]
    subheads: Annotated[str | None, Column("The other decks, one a line.")]
    kind: Annotated[str, Column("What the article reports.", values=ARTICLE_KINDS, first=True)]
    body: Annotated[str, Column("Text after the byline; paragraphs parted by one newline.", first=True)]
    n_chars: Annotated[int, Column("Length of the body without white space.", "characters")]
    dateline: Annotated[
        str | None, Column("Day in the opening (本报3月26日讯), as printed: 今天 in the body is that day.")
    ] = None
    same_text_as: Annotated[
        str | None,
        Column(
            "First article with the same text, in whatever paper; missing for it.", refers="articles.article"
        ),
    ] = None


class Contributor(NamedTuple):
    """A person in a byline."""

    article: Annotated[str, Column("Article signed.", refers="articles.article", key=True)]
    name: Annotated[str, Column("Name, without inner spaces.", key=True)]
    role: Annotated[
        str,
        Column(
            "What the person did.", values=("reporter", "correspondent", "photographer", "editor"), key=True
        ),
    ]


class Event(NamedTuple):
    """A thing that took place."""

    event: Annotated[str, Column("Id: the article's id and the event's letter.", key=True)]
    article: Annotated[str, Column("Article that reports it.", refers="articles.article")]
    date: Annotated[
        datetime.date | None,
        Column("Day it took place or began; missing where it cannot be known.", first=True),
    ]
    end_date: Annotated[datetime.date | None, Column("Last day of a range; missing for a single day.")]
    date_text: Annotated[str | None, Column("The date as printed.")]
    date_precision: Annotated[
        str,
        Column("How closely the date is known.", values=("day", "range", "month", "vague", "unknown")),
    ]
    part_of_day: Annotated[
        str | None, Column("Part of the day, where printed.", values=("上午", "下午", "晚"))
    ]
    kind: Annotated[str, Column("What kind of thing.", values=EVENT_KINDS, first=True)]
    name: Annotated[str, Column("Name as printed.", first=True)]
    format: Annotated[
        str, Column("Whether those present met in one room.", values=("in person", "video", "unknown"))
    ]
    level: Annotated[
        str | None,
        Column(
            "Level of the body that organises; other: a university, company or society.",
            values=("nation", "province", "city", "district", "other"),
            first=True,
        ),
    ]
    organiser: Annotated[str | None, Column("Body that held it, as printed.")]
    venue: Annotated[str | None, Column("Place, as printed.")]
    start: Annotated[int, Column("First character of the evidence, offset into the body.", "characters")]
    end: Annotated[int, Column("Behind the last character of the evidence.", "characters")]
    text: Annotated[str, Column("The evidence: body[start:end].")]
    same_as: Annotated[
        str | None,
        Column(
            "First telling of the same event, in whatever article; missing for it.", refers="events.event"
        ),
    ] = None
    source: Annotated[
        str, Column("Read off the page, or corrected by hand (corrections.csv).", values=SOURCES)
    ] = "read"


class Attendance(NamedTuple):
    """A person in a role at an event."""

    event: Annotated[str, Column("Event.", refers="events.event", key=True)]
    person: Annotated[str, Column("Name, without inner spaces.", key=True)]
    role: Annotated[
        str,
        Column(
            "Role; host and speaker come on top of attendee or counterpart.",
            values=ATTENDANCE_ROLES,
            key=True,
        ),
    ]
    position: Annotated[int, Column("Place in the printed list of those present.", "persons, from 1")]
    list_open: Annotated[bool, Column("Whether the printed list ends in 等: not everybody is named.")]
    source: Annotated[
        str, Column("Read off the page, or corrected by hand (corrections.csv).", values=SOURCES)
    ] = "read"


class Sign(NamedTuple):
    """A place that looks as if the tables lacked something; no claim that they do."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    sign: Annotated[
        str,
        Column(
            "What looks missed: a meeting or a visit that is no event, a list of names without a role, "
            "a byline inside a body, a body beyond measure (or the place behind which one with very many "
            "events was not read for more), an event without a day on a page of a known day.",
            values=SIGNS,
            key=True,
        ),
    ]
    start: Annotated[int, Column("First character, offset into the body.", "characters", key=True)]
    end: Annotated[int, Column("Behind the last character.", "characters")]
    text: Annotated[str, Column("The stretch: body[start:end].")]


class Person(NamedTuple):
    """A person and one printed title in an article."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    person: Annotated[str, Column("Name, without inner spaces.")]
    title: Annotated[
        str | None,
        Column("Title as printed, with its organisation; missing where none is printed.", key=True),
    ]
    organisation: Annotated[str | None, Column("Organisation part of the title.")]
    start: Annotated[
        int, Column("First character of the name, offset into the body.", "characters", key=True)
    ]
    end: Annotated[int, Column("Behind the last character of the name.", "characters")]
    text: Annotated[str, Column("The name as it stands: body[start:end].")]
    source: Annotated[
        str, Column("Read off the page, or corrected by hand (corrections.csv).", values=SOURCES)
    ] = "read"


class Statement(NamedTuple):
    """An attributed stretch of speech."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    speaker: Annotated[str, Column("Who speaks: a person's name, or a body such as 会议.", key=True)]
    verb: Annotated[str, Column("Verb of speaking, as printed.")]
    start: Annotated[
        int, Column("First character of the stretch, offset into the body.", "characters", key=True)
    ]
    end: Annotated[int, Column("Behind its last character.", "characters")]
    text: Annotated[str, Column("The stretch: body[start:end].")]


class Formula(NamedTuple):
    """A policy formula in an article, headline included."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    formula: Annotated[str, Column("Canonical form.", key=True)]
    count: Annotated[  # type: ignore[assignment]
        int, Column("Times it occurs, headline included, not inside a longer formula.", "occurrences")
    ]
    source: Annotated[str, Column("In the lexicon, or found by discovery.", values=("listed", "found"))]


class FormulaMention(NamedTuple):
    """One occurrence of a formula."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    formula: Annotated[str, Column("Canonical form.", key=True)]
    variant: Annotated[str, Column("Form as printed.")]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"), key=True)]
    start: Annotated[
        int, Column("First character, offset into the body or the headline text.", "characters", key=True)
    ]
    end: Annotated[int, Column("Behind the last character.", "characters")]


class Theme(NamedTuple):
    """A theme that an article is about."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    theme: Annotated[str, Column("Theme.", key=True)]
    hits: Annotated[
        int,
        Column(
            "Weight of its hits: 6 points each in the headline, 4 in the first three sentences, 2 behind "
            "them (a term three times at most), half for wide terms. A theme has four points at least, and "
            "two fifths of those of the article's first.",
            "points",
        ),
    ]
    share: Annotated[float, Column("Share of the points of all themes of the article.", "share, 0 to 1")]
    terms: Annotated[str, Column("Its three commonest terms, parted by 、.")]
    mentions: Annotated[
        int,
        Column(
            "Times one of its terms counts, headline included.",
            "occurrences",
            counts="theme_mentions",
            by=("theme", "article"),
        ),
    ] = 0
    source: Annotated[
        str, Column("Read off the page, or corrected by hand (corrections.csv).", values=SOURCES)
    ] = "read"


class ThemeMention(NamedTuple):
    """One occurrence of a theme's term, whether it counts or not."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    theme: Annotated[str, Column("Theme.", key=True)]
    term: Annotated[str, Column("Term that occurs, or canonical form of a formula.", key=True)]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"), key=True)]
    start: Annotated[
        int, Column("First character, offset into the body or the headline text.", "characters", key=True)
    ]
    end: Annotated[int, Column("Behind the last character.", "characters")]
    points: Annotated[
        int,
        Column(
            "What it weighs for its theme; 0 where it does not count: in a title, a name or the name of a "
            "body, in a stock opening, or for the fourth time.",
            "points",
        ),
    ] = 2


class Word(NamedTuple):
    """A word in an article."""

    article: Annotated[str, Column("Article.", refers="articles.article", key=True)]
    word: Annotated[str, Column("Word.", key=True)]
    pos: Annotated[str, Column("Part of speech, in jieba's tag set.", key=True)]
    count: Annotated[  # type: ignore[assignment]
        int, Column("Times it occurs in the body.", "occurrences", counts="words", by=("word", "article"))
    ]


class Stretch(NamedTuple):
    """A stretch of a page's raw text and what became of it."""

    page: Annotated[str, Column("Page.", refers="pages.page", key=True)]
    start: Annotated[int, Column("First character, offset into the raw text.", "characters", key=True)]
    end: Annotated[int, Column("Behind the last character, offset into the raw text.", "characters")]
    role: Annotated[
        str,
        Column("What it was taken for.", values=ROLES),
    ]
    reason: Annotated[
        str | None, Column("Why it was left out or changed; missing where it stands as printed.")
    ]
