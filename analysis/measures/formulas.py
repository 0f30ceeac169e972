"""Formulas: since when, how often, by whom, and what their silence means."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

import pandas as pd

from .. import lexicons
from ..document.clauses import sentence_at
from ..lexicons.bound import lexicons_of
from ..schema import Column, frame
from .intervals import wilson


class FormulaSpan(NamedTuple):
    """A formula over the issues of a corpus."""

    formula: Annotated[str, Column("Canonical form.")]
    gloss: Annotated[str | None, Column("What it means, where the word list says.")]
    source: Annotated[str, Column("In the lexicon, or found by discovery.", values=("listed", "found"))]
    mentions: Annotated[
        int, Column("Times it occurs.", "occurrences", counts="formula_mentions", by=("formula",))
    ]
    with_formula: Annotated[
        int, Column("Articles it occurs in.", "articles", counts="formula_mentions", by=("formula",))
    ]
    articles: Annotated[int, Column("All articles.", "articles", counts="articles")]
    share: Annotated[
        float | None,
        Column(
            "The one by the other.",
            "share, 0 to 1",
            counts="formula_mentions",
            by=("formula",),
            of="articles",
        ),
    ]
    low: Annotated[float | None, Column("Wilson's 95 % interval, lower limit.", "share, 0 to 1")]
    high: Annotated[float | None, Column("Wilson's 95 % interval, upper limit.", "share, 0 to 1")]
    days: Annotated[
        int, Column("Days of issue it occurs on.", "days", counts="formula_mentions", by=("formula",))
    ]
    first: Annotated[datetime.date | None, Column("First day of issue with it.")]
    last: Annotated[datetime.date | None, Column("Last day of issue with it.")]
    before: Annotated[bool, Column("It stands in the first issue: it may be older than the corpus.")]
    after: Annotated[bool, Column("It stands in the last issue: it may go on.")]
    first_article: Annotated[str | None, Column("Article of its first day.", refers="articles.article")]
    first_sentence: Annotated[str | None, Column("Its sentence there.")]
    last_article: Annotated[str | None, Column("Article of its last day.", refers="articles.article")]
    last_sentence: Annotated[str | None, Column("Its sentence there.")]


class FormulaLine(NamedTuple):
    """A mention with its sentence."""

    formula: Annotated[str, Column("Canonical form.")]
    source: Annotated[str, Column("In the lexicon, or found by discovery.", values=("listed", "found"))]
    issue_date: Annotated[datetime.date | None, Column("Day of issue.")]
    article: Annotated[str, Column("Article.", refers="articles.article")]
    headline: Annotated[str | None, Column("Its main deck.")]
    part: Annotated[str, Column("Where it stands.", values=("headline", "body"))]
    start: Annotated[int, Column("First character, offset into the body or the headline text.", "characters")]
    sentence: Annotated[str, Column("The sentence, or the deck of the headline.")]


class FormulaSpeaker(NamedTuple):
    """A speaker and a formula."""

    formula: Annotated[str, Column("Canonical form.")]
    speaker: Annotated[str, Column("Who speaks: a person's name, or a body such as 会议.")]
    mentions: Annotated[
        int,
        Column(
            "Times it stands in words attributed to the speaker.",
            "occurrences",
            counts="spoken_mentions",
            by=("formula", "speaker"),
        ),
    ]
    articles: Annotated[
        int,
        Column("Articles in which it does.", "articles", counts="spoken_mentions", by=("formula", "speaker")),
    ]
    of_mentions: Annotated[
        int,
        Column(
            "Times the formula stands in a body at all.",
            "occurrences",
            counts="body_mentions",
            by=("formula",),
        ),
    ]


class FormulaSilence(NamedTuple):
    """How likely a formula's silence at the end of the corpus is by chance."""

    formula: Annotated[str, Column("Canonical form.")]
    last: Annotated[datetime.date, Column("Last day of issue with it.")]
    with_formula: Annotated[
        int,
        Column(
            "Articles with it up to that day.",
            "articles",
            counts="formula_mentions",
            by=("formula",),
            when=("<= last",),
        ),
    ]
    until_last: Annotated[
        int, Column("All articles up to that day.", "articles", counts="articles", when=("<= last",))
    ]
    rate: Annotated[
        float,
        Column(
            "The one by the other.",
            "share, 0 to 1",
            counts="formula_mentions",
            by=("formula",),
            when=("<= last",),
            of="articles",
        ),
    ]
    silent: Annotated[
        int, Column("Articles after that day, none with it.", "articles", counts="articles", when=("> last",))
    ]
    chance: Annotated[
        float, Column("(1 − rate) to the power of silent: chance of such a silence, had it gone on.")
    ]
    bound: Annotated[float | None, Column("3/silent: the rate is now likely below this.", "share, 0 to 1")]


def formula_lines(
    pages: pd.DataFrame, articles: pd.DataFrame, mentions: pd.DataFrame, formulas: pd.DataFrame
) -> pd.DataFrame:
    """Show every mention with its day, article, headline and sentence: what a count rests on.

    Parameters
    ----------
    pages, articles, mentions, formulas : the tables ``pages``, ``articles``,
        ``formula_mentions`` and ``formulas`` of a corpus.

    Returns
    -------
    One row a mention, in order of formula, day and place, with the columns of :class:`FormulaLine`.
    """
    kinds = formulas[["article", "formula", "source"]]
    known = mentions.merge(kinds, on=["article", "formula"], validate="many_to_one")
    rows = [
        FormulaLine(m["formula"], m["source"], *when, m["part"], m["start"], sentence)
        for m, when, sentence in sentences_of(pages, articles, known)
    ]
    return frame(sorted(rows, key=_in_time), FormulaLine)


def sentences_of(
    pages: pd.DataFrame, articles: pd.DataFrame, mentions: pd.DataFrame
) -> Iterator[tuple[dict[Any, Any], tuple[datetime.date | None, str, str | None], str]]:
    """Lead each mention back to its article and sentence.

    Parameters
    ----------
    pages, articles : tables of a corpus.
    mentions : any table with ``article``, ``part``, ``start`` and ``end``.

    Returns
    -------
    One triple a mention: its row; day of issue, article and headline; the sentence.
    """
    told = articles.merge(pages[["page", "issue_date"]], on="page", validate="many_to_one")
    columns = ["article", "issue_date", "headline", "subheads", "body"]
    for m in mentions.merge(told[columns], on="article", validate="many_to_one").to_dict("records"):
        decks = "\n".join(deck for deck in (m["headline"], m["subheads"]) if isinstance(deck, str) and deck)
        sentence = sentence_at(m["body"] if m["part"] == "body" else decks, m["start"], m["end"])
        day = None if pd.isna(m["issue_date"]) else m["issue_date"].date()
        headline = m["headline"] if isinstance(m["headline"], str) else None
        yield m, (day, m["article"], headline), sentence


def _in_time(row: FormulaLine) -> tuple[str, datetime.date, str, bool, int]:
    return row.formula, row.issue_date or datetime.date.max, row.article, row.part == "body", row.start


def formula_spans(pages: pd.DataFrame, articles: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Say of each formula in how many articles it occurs, and from when to when.

    A formula of the first issue may be older than the corpus, one of the last may go on: both ends
    are censored there, and flagged.

    Parameters
    ----------
    pages, articles : tables of a corpus.
    lines : from :func:`formula_lines`.

    Returns
    -------
    One row a formula, those in most articles first, with the columns of :class:`FormulaSpan`. One
    that stands on undated pages only has no day.
    """
    with lexicons_of(articles):
        glosses = {row["formula"]: row["gloss"] for row in lexicons.read("formulas")}
    issues = pages.loc[pages["page"].isin(articles["page"]), "issue_date"].dropna().dt.date
    ends = (issues.min(), issues.max()) if len(issues) else (None, None)
    n = len(articles)
    rows = []
    for name, its in lines.groupby("formula", sort=True):
        k = its["article"].nunique()
        dated = its[its["issue_date"].notna()]
        first, last = _seen(dated.head(1)), _seen(dated.tail(1))
        rows.append(FormulaSpan(
            str(name), glosses.get(str(name)), its["source"].iloc[0], len(its), k, n, k / n, *wilson(k, n),
            dated["issue_date"].nunique(), first.day, last.day,
            first.day is not None and first.day == ends[0], last.day is not None and last.day == ends[1],
            first.article, first.sentence, last.article, last.sentence,
        ))  # fmt: skip
    return frame(sorted(rows, key=lambda row: (-row.with_formula, -row.mentions, row.formula)), FormulaSpan)


class _Seen(NamedTuple):
    day: datetime.date | None
    article: str | None
    sentence: str | None


def _seen(line: pd.DataFrame) -> _Seen:
    """Day, article and sentence of one line; of none, nothing."""
    if line.empty:
        return _Seen(None, None, None)
    return _Seen(line["issue_date"].iloc[0].date(), line["article"].iloc[0], line["sentence"].iloc[0])


def formula_speakers(mentions: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Say in whose attributed words each formula stands, by the offsets of both.

    Parameters
    ----------
    mentions, statements : the tables ``formula_mentions`` and ``statements`` of a corpus.

    Returns
    -------
    One row a formula and speaker, most mentions first, with the columns of :class:`FormulaSpeaker`.
    A mention outside every statement is in ``of_mentions`` only.

    Examples
    --------
    >>> mention = {"article": "a", "formula": "四早", "part": "body", "start": 8, "end": 10}
    >>> said = {"article": "a", "speaker": "李明", "start": 5, "end": 20}
    >>> mentions = pd.DataFrame([mention, mention | {"start": 30, "end": 32}])
    >>> table = formula_speakers(mentions, pd.DataFrame([said]))
    >>> table[["formula", "speaker", "mentions", "of_mentions"]].values.tolist()
    [['四早', '李明', 1, 2]]
    """
    bodies = mentions[mentions["part"] == "body"]
    total = bodies.groupby("formula").size()
    pairs = bodies.merge(statements, on="article", suffixes=("", "_said"))
    inside = pairs[(pairs["start"] >= pairs["start_said"]) & (pairs["end"] <= pairs["end_said"])]
    counts = inside.groupby(["formula", "speaker"])["article"].agg(["size", "nunique"]).reset_index()
    rows = [
        FormulaSpeaker(formula, speaker, k, articles, int(total[formula]))
        for formula, speaker, k, articles in counts.itertuples(index=False, name=None)
    ]
    return frame(sorted(rows, key=lambda row: (-row.mentions, row.formula, row.speaker)), FormulaSpeaker)


def formula_silences(pages: pd.DataFrame, articles: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Ask how likely each formula's silence at the end of the corpus would be by chance.

    A formula in a share p of the articles up to its last day, and in none of the m articles after,
    would be silent that long with a chance of (1 − p)^m, if articles were independent and nothing had
    changed; and its rate now is likely below 3/m (the rule of three, Hanley & Lippman-Hand 1983).

    Parameters
    ----------
    pages, articles : tables of a corpus; only articles on dated pages count.
    lines : from :func:`formula_lines`.

    Returns
    -------
    One row a formula that is silent in a later issue, the least likely silence first, with the
    columns of :class:`FormulaSilence`.
    """
    placed = articles.merge(pages[["page", "issue_date"]], on="page", validate="many_to_one")
    dates = placed.set_index("article")["issue_date"].dropna()
    rows = []
    for name, its in lines[lines["issue_date"].notna()].groupby("formula", sort=True):
        last = pd.Timestamp(its["issue_date"].max())
        until, silent = int((dates <= last).sum()), int((dates > last).sum())
        k = its["article"].nunique()
        if silent:
            p = k / until
            rows.append(
                FormulaSilence(
                    str(name), last.date(), k, until, p, silent, (1 - p) ** silent, min(1.0, 3 / silent)
                )
            )
    return frame(sorted(rows, key=lambda row: (row.chance, row.formula)), FormulaSilence)
