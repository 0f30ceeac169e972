"""Books of evidence: the sentences that the counts of a report lead to, folded.

Nothing here needs a script: shelves are ``<details>``, which a browser opens when it follows a link
into them. Between two :data:`CUT` a page may be cut, so that the evidence of a large corpus can lie
in files of its own; every link names an id, and ids do not depend on the cuts.
"""

import html
from collections.abc import Iterable, Iterator

from ..evidence.book import Book, Group, Key, Shelf
from ..evidence.texts import Text, quoted
from .tables import written

CUT = "<!--cut-->"
#: A shelf is cut into pieces of about so many characters of HTML.
PIECE = 300_000


def book(evidence: Book, caption: str) -> str:
    """Write the shelves that counts have led to, each folded under its title.

    Parameters
    ----------
    evidence : the book; what no number shown so far leads to is left out.
    caption : what the shelves hold, one sentence.
    """
    asked: dict[Key, list[tuple[str, frozenset[str]]]] = {}
    for key, only in evidence.asked:
        its = asked.setdefault(key, [])
        if only is not None:
            its.append((evidence.id(key, only), only))
    shelves = CUT.join(piece for key, parts in asked.items() for piece in _shelf(evidence, key, parts))
    head = f'<summary lang="en">{html.escape(caption)} ({len(asked):,})</summary>'
    folded = f'<details class="shelves">{head}{CUT}{shelves}{CUT}</details>'
    return f'<div class="book" lang="zh-CN">{folded}</div>'


def _shelf(evidence: Book, key: Key, parts: list[tuple[str, frozenset[str]]]) -> Iterator[str]:
    """A shelf in one piece or more; the first has its lists, the second and later ones go on."""
    shelf = evidence.shelf(key)
    title = f"<b>{html.escape(shelf.title)}</b> {_size(shelf)}"
    lists = "".join(_part(evidence, key, shelf, *part) for part in parts)
    pieces = list(_pieces(_group(evidence, key, shelf, name, group) for name, group in shelf.groups.items()))
    whole = ""
    if len(pieces) > 1:
        whole = _list(evidence, key, shelf, shelf.groups, f"All {_size(shelf)}:")
    for n, piece in enumerate(pieces or [""]):
        begin = f'<div id="{evidence.id(key)}">{whole}</div>{lists}' if n == 0 else ""
        on = ', <span lang="en">continued</span>' if n else ""
        yield f'<details class="shelf"><summary>{title}{on}</summary>{begin}{piece}</details>'


def _size(shelf: Shelf) -> str:
    """How many places or texts there are, in how many articles."""
    n = sum(group.n for group in shelf.groups.values())
    articles = len({group.article for group in shelf.groups.values()})
    said = f"{n:,} in {articles:,} article{'' if articles == 1 else 's'}"
    return f'<span lang="en">{said if shelf.form != "texts" else f"{len(shelf.groups):,}"}</span>'


def _pieces(groups: Iterable[str]) -> Iterator[str]:
    """Groups joined into pieces of bearable length."""
    piece: list[str] = []
    size = 0
    for group in groups:
        if piece and size + len(group) > PIECE:
            yield "".join(piece)
            piece, size = [], 0
        piece.append(group)
        size += len(group)
    if piece:
        yield "".join(piece)


def _part(evidence: Book, key: Key, shelf: Shelf, name: str, only: frozenset[str]) -> str:
    """A list of some groups of a shelf, with the number of places in each."""
    chosen = {group: shelf.groups[group] for group in shelf.groups if group in only}
    head = f'<span lang="en">{len(chosen):,} of these {len(shelf.groups):,}:</span>'
    return f'<div class="part" id="{name}">{_list(evidence, key, shelf, chosen, head)}</div>'


def _list(evidence: Book, key: Key, shelf: Shelf, groups: Iterable[str], head: str) -> str:
    items = "".join(
        f'<li><a class="to" href="#{evidence.group_id(key, name)}">{_where(evidence, shelf.groups[name])}</a>'
        f"{'' if shelf.form == 'texts' else f' {shelf.groups[name].n:,}'}</li>"
        for name in groups
    )
    return f"<p>{head}</p><ul>{items}</ul>"


def _where(evidence: Book, group: Group) -> str:
    """Day, headline (or the body's beginning) and speaker of a group."""
    text = evidence.texts[group.article]
    title = text.headline or f"〔{text.body[:16]}…〕"
    who = f"{group.speaker}：" if group.speaker else ""
    return html.escape(f"{who}{written(text.date)}　{title}")


def _group(evidence: Book, key: Key, shelf: Shelf, name: str, group: Group) -> str:
    """One article's places: its sentences with the places marked, its text, or its number."""
    anchor = evidence.group_id(key, name)
    text = evidence.texts[group.article]
    facts = f'data-article="{html.escape(group.article)}" data-day="{written(text.date)}"'
    if shelf.form == "texts":
        body = "".join(f"<p>{html.escape(text.part(p.part)[p.start : p.end])}</p>" for p in group.places)
        head = f"<summary>{_where(evidence, group)} {html.escape(group.article)}</summary>"
        inner = f'<div class="text" id="{anchor}" {facts} data-n="{group.n}">{body}</div>'
        return f"<details>{head}{inner}</details>"
    whole = evidence.group_id(("articles",), group.article)
    there = f'<a class="whole" href="#{whole}">{html.escape(group.article)}</a>'
    head = f'<p class="where">{_where(evidence, group)} {there}</p>'
    if shelf.form == "numbers":
        return f'<div class="group" id="{anchor}" {facts} data-n="{group.n}">{head}<p>{group.n:,}</p></div>'
    lines = "".join(f"<li>{line}</li>" for line in _sentences(text, group))
    return f'<div class="group" id="{anchor}" {facts}>{head}<ol>{lines}</ol></div>'


def _sentences(text: Text, group: Group) -> Iterator[str]:
    for sentence, marks in quoted(text, group.places):
        line, at = "", 0
        for start, end in marks:
            line += f"{html.escape(sentence[at:start])}<mark>{html.escape(sentence[start:end])}</mark>"
            at = end
        yield line + html.escape(sentence[at:])
