"""Speech: how much of a report is attributed to whom."""

from collections import Counter
from typing import Annotated, NamedTuple

import pandas as pd

from ..schema import Column, frame


class SpeechShare(NamedTuple):
    """A speaker in a report."""

    article: Annotated[str, Column("Article.", refers="articles.article")]
    speaker: Annotated[str, Column("Who speaks: a person's name, or a body such as 会议.")]
    person: Annotated[bool, Column("Whether the article names such a person; else it is a body.")]
    statements: Annotated[int, Column("Stretches of speech.", "statements")]
    characters: Annotated[int, Column("Their characters, without white space.", "characters")]
    of_characters: Annotated[int, Column("Characters of the body, without white space.", "characters")]
    share: Annotated[float, Column("The one by the other.", "share, 0 to 1")]


class Speaker(NamedTuple):
    """A speaker in all reports."""

    speaker: Annotated[str, Column("Who speaks.")]
    person: Annotated[bool, Column("Whether an article names such a person; else it is a body.")]
    reports: Annotated[int, Column("Reports in which the speaker is quoted.", "articles")]
    statements: Annotated[int, Column("Stretches of speech.", "statements")]
    characters: Annotated[int, Column("Their characters, without white space.", "characters")]
    of_characters: Annotated[int, Column("Characters of these reports' bodies.", "characters")]
    share: Annotated[float, Column("The one by the other.", "share, 0 to 1")]
    least: Annotated[float, Column("Smallest share in one of these reports.", "share, 0 to 1")]
    most: Annotated[float, Column("Largest share in one of these reports.", "share, 0 to 1")]


def speech_shares(articles: pd.DataFrame, statements: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Share of each report's body that is attributed to each speaker.

    Parameters
    ----------
    articles, statements, people : tables of a corpus. What several say together (王一、李二) is one
        speaker of its own.

    Returns
    -------
    One row a report and speaker with the columns of :class:`SpeechShare`, speakers in the order in
    which they begin to speak; a report that quotes nobody has none. What is left to 1 is the
    reporter's.

    Examples
    --------
    >>> from analysis.events.persons import Person
    >>> from analysis.events.statements import Statement
    >>> articles = pd.DataFrame({"article": ["a"], "n_chars": [25]})
    >>> statements = frame([Statement("a", "李二", "强调", 12, 17, "要抓落实。")], Statement)
    >>> people = frame([Person("a", "李二", None, None, 7, 9, "李二")], Person)
    >>> found = speech_shares(articles, statements, people)
    >>> found[["speaker", "characters", "of_characters"]].values.tolist()
    [['李二', 5, 25]]
    """
    size = dict(zip(articles["article"], articles["n_chars"], strict=True))
    named = set(zip(people["article"], people["person"], strict=True))
    spoken: Counter[tuple[str, str]] = Counter()
    times: Counter[tuple[str, str]] = Counter()
    columns = (statements[name].tolist() for name in ("article", "speaker", "text"))
    for article, speaker, text in zip(*columns, strict=True):
        spoken[article, speaker] += len("".join(text.split()))
        times[article, speaker] += 1
    rows = []
    for (article, speaker), n in spoken.items():
        person = all((article, name) in named for name in speaker.split("、"))
        whole = int(size[article])
        rows.append(SpeechShare(article, speaker, person, times[article, speaker], n, whole, n / whole))
    return frame(rows, SpeechShare)


def speaker_totals(shares: pd.DataFrame) -> pd.DataFrame:
    """Add up each speaker's reports.

    Parameters
    ----------
    shares : from :func:`speech_shares`.

    Returns
    -------
    One row a speaker, most characters first, with the columns of :class:`Speaker`. The share is of
    the reports that quote the speaker, not of all.
    """
    rows = []
    for speaker, its in shares.groupby("speaker"):
        n, whole = int(its["characters"].sum()), int(its["of_characters"].sum())
        statements, least, most = int(its["statements"].sum()), its["share"].min(), its["share"].max()
        person = bool(its["person"].any())
        rows.append(Speaker(str(speaker), person, len(its), statements, n, whole, n / whole, least, most))
    rows.sort(key=lambda row: (-row.characters, row.speaker))
    return frame(rows, Speaker)
