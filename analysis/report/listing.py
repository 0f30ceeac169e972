"""Listing: what the index says and shows of a report, and the order of the reports."""

import re
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from .notebooks import Report
from .sentences.saying import say

#: The number of the notebook that walks through the corpus, and of the last of those that the walk leads to.
WALK, FIRST_SHELF = 0, 3
#: A cell that gives the answer of its report has an id that begins so.
ANSWER = "answer"

_LINK = re.compile(r"</?a\b[^>]*>")


class Shelf(NamedTuple):
    """Some reports of the index, under a title or none."""

    title: str
    reports: list[Report]


def shelved(reports: list[Report]) -> list[Shelf]:
    """Part reports into the walk, the questions it leads to, and the rest.

    Parameters
    ----------
    reports : in their order.

    Examples
    --------
    >>> files = ("0-walk.html", "1-themes.html", "4-corpus.html")
    >>> shelves = shelved([Report(file, "", "", "", "", 0, 0, []) for file in files])
    >>> [(shelf.title, len(shelf.reports)) for shelf in shelves]
    [('', 1), ('Three questions', 1), ('Behind them', 1)]
    """
    titles = ("", say("Three questions"), say("Behind them"))

    def place(report: Report) -> int:
        number = int(report.file.split("-")[0])
        return 0 if number <= WALK else 1 if number <= FIRST_SHELF else 2

    shelves = {n: list(its) for n, its in groupby(sorted(reports, key=place), place)}
    return [Shelf(titles[n] if len(shelves) > 1 else "", its) for n, its in shelves.items()]


def answer_of(notebook: Any) -> str:
    """Give the one sentence that answers a notebook's question: the first that it says in its answer.

    Parameters
    ----------
    notebook : one that has run. Its answer is what the first cell with an id ``answer...`` says.

    Returns
    -------
    The sentence, or nothing where the notebook has no answer.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.get("id", "").startswith(ANSWER):
            for output in cell.outputs:
                if 'class="reading"' in output.get("data", {}).get("text/html", ""):
                    return first_sentence(output.data["text/plain"])
    return ""


def first_sentence(text: str) -> str:
    """Give the first sentence of a text; a point inside a number ends none.

    Parameters
    ----------
    text : text, of which the first line counts.

    Examples
    --------
    >>> first_sentence("6 of 20 articles (30.5 %) do. More.")
    '6 of 20 articles (30.5 %) do.'
    """
    line = (text.strip().splitlines() or [""])[0]
    end = re.search(r"[.!?](?= [A-Z0-9])|[。！？]", line)
    return line[: end.end()] if end else line


def picture_of(page: str) -> str:
    """Give the first figure of a report as the address of an image that is part of the page.

    Parameters
    ----------
    page : the report as HTML.

    Returns
    -------
    A ``data:`` address; nothing where the report has no figure.
    """
    found = re.search(r'<figure class="drawing">.*?(<svg\b.*?</svg>)', page, flags=re.DOTALL)
    if found is None:
        return ""
    return "data:image/svg+xml," + quote(_LINK.sub("", found[1]), safe=" /:;=,'()!*@&+$?[]{}<>")
