"""Recipes: the few lines of code that make a view, from the pages to what is shown.

The lines are what the view is made by, so that nobody has to keep two in step: the panel runs them on the
tables that are there, and whoever pastes them into a notebook reads the pages anew.
"""

import re
from typing import Any, NamedTuple

from ..corpus import Corpus
from ..measures import period_for
from .choices import Choice

#: What a choice of articles goes by, where the view does not say otherwise.
ARTICLES = ("theme", "speaker", "official")
#: What the articles with at least one of several terms are counted as.
ANY = "任一 any of them"


class Recipe(NamedTuple):
    """The code of a view.

    Parameters
    ----------
    corpus : the line that gives ``corpus``.
    steps : the lines behind it.
    picture : what is shown, an expression.
    table : the numbers behind it, an expression.
    """

    corpus: str
    steps: tuple[str, ...]
    picture: str
    table: str

    @property
    def code(self) -> str:
        """The lines to be pasted into a notebook.

        Examples
        --------
        >>> print(Recipe("corpus = read()", (), "corpus.events", "corpus.events").code)
        from analysis import read
        corpus = read()
        corpus.events
        """
        lines = [self.corpus, *self.steps, self.picture]
        used = [
            name
            for name in ("figures", "measures", "only", "read")
            if any(re.search(rf"\b{name}\b[.(]", line) for line in lines)
        ]
        imports = [f"from analysis import {', '.join(used)}"]
        if "register(" in self.picture:
            imports.append("from analysis.report.evidence import register")
        return "\n".join([*imports, *lines])


def timeline(choice: Choice, corpus: Corpus) -> Recipe:
    """Shares of the articles that name themes, or terms of one's own, over time."""
    by = choice.by or period_for(corpus.pages)
    which = _corpus(choice, corpus, ("speaker", "official"))
    if choice.terms:
        terms = {ANY: list(choice.terms)} if len(choice.terms) > 1 else {}
        terms |= {term: [term] for term in choice.terms}
        shares = f"shares = measures.theme_shares(corpus, terms={terms!r}, by={by!r})"
        return Recipe(which, (shares,), f"figures.theme_timeline(shares, themes={len(terms)})", "shares")
    steps = [f"shares = measures.theme_shares(corpus, by={by!r})"]
    if choice.theme:
        steps.append(f"shares = shares[shares['theme'] == {choice.theme!r}]")
    return Recipe(which, tuple(steps), "figures.theme_timeline(shares)", "shares")


def register(choice: Choice, corpus: Corpus) -> Recipe:
    """Meetings, visits and receptions by day, each with its sentence."""
    once = "events, attendance = measures.told_once(corpus.events, corpus.attendance)"
    entries = "register(corpus.pages, corpus.articles, events, attendance)"
    return Recipe(_corpus(choice, corpus), (once,), entries, f"{entries}.entries")


def concordance(choice: Choice, corpus: Corpus) -> Recipe:
    """Every place of some characters, in its surroundings."""
    found = f"measures.concordance(corpus.articles, corpus.pages, {choice.word!r}, sort={choice.sort!r})"
    if choice.speaker:
        found = found.replace("measures.concordance(", "lines = measures.concordance(")
        steps: tuple[str, ...] = (found, "lines = measures.spoken(lines, corpus.statements)")
    else:
        steps = (f"lines = {found}",)
    columns = ["date", "left", "text", "right", "part", "article"]
    return Recipe(_corpus(choice, corpus), steps, f"lines[{columns!r}]", "lines")


def cloud(choice: Choice, corpus: Corpus) -> Recipe:
    """The words of the articles, or what a speaker says, by how often they stand there."""
    if choice.speaker:
        said = "said = measures.parts(corpus, 'speaker').words.rename(columns={'unit': 'article'})"
        steps: tuple[str, ...] = (said, "words = measures.word_counts(corpus.articles, said)")
    else:
        counted = "measures.word_counts(corpus.articles, corpus.words, corpus.people, corpus.tokens)"
        steps = (f"words = {counted}",)
    return Recipe(_corpus(choice, corpus), steps, "figures.word_cloud(words)", "words")


def company(choice: Choice, corpus: Corpus) -> Recipe:
    """Who is named at the same events."""
    steps = ["pairs = measures.co_attendance(measures.told_once(corpus.events, corpus.attendance)[1])"]
    if choice.official:
        steps.append(f"pairs = pairs[pairs[['person_a', 'person_b']].eq({choice.official!r}).any(axis=1)]")
    drawn = f"figures.co_attendance_{choice.drawing}(pairs)"
    return Recipe(_corpus(choice, corpus, ("theme", "speaker")), tuple(steps), drawn, "pairs")


def article(choice: Choice, corpus: Corpus) -> Recipe:
    """One article with what was found in it."""
    known = corpus.articles["article"]
    chosen = choice.article if (known == choice.article).any() else str(known.iloc[0])
    return Recipe(_corpus(choice, corpus), (), f"corpus.article({chosen!r})", "corpus.articles")


def _corpus(choice: Choice, corpus: Corpus, uses: tuple[str, ...] = ARTICLES) -> str:
    """The line that gives the corpus."""
    pages = {
        "papers": choice.paper,
        "since": choice.since and choice.since.isoformat(),
        "until": choice.until and choice.until.isoformat(),
    }
    kept = {name: getattr(choice, name) for name in uses}
    given = pages if corpus.discover else pages | {"discover": False}
    read = _call("read", [choice.folder] if choice.folder else [], given)
    return f"corpus = {_call('only', [], kept, before=read) if any(kept.values()) else read}"


def _call(name: str, values: list[str], given: dict[str, Any], before: str = "") -> str:
    """A call as it is written, without what is not given."""
    written = [before] if before else []
    written += [repr(value) for value in values]
    written += [f"{key}={value!r}" for key, value in given.items() if value or value is False]
    return f"{name}({', '.join(written)})"
