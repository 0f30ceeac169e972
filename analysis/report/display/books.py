"""Books of evidence: the sentences that the counts of a report lead to, folded.

Nothing here needs a script: shelves are ``<details>``, which a browser opens when it follows a link
into them. Between two :data:`CUT` a page may be cut, so that the evidence of a large corpus can lie
in files of its own; every link names an id, and ids do not depend on the cuts.
"""

import html
from collections.abc import Collection, Iterable, Iterator

from ..evidence.book import Book, Group, Key, Shelf
from ..evidence.texts import Text, quoted
from .tables import written

CUT = "<!--cut-->"
#: Of a shelf with more articles, the sentences of so many stand there, taken evenly from first to last; the
#: others are named with their numbers. All sentences of all articles would be fifty times the pages.
QUOTED = 120
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
    there = _quoted(shelf, evidence.singled.get(key, set()))
    lists = "".join(_part(evidence, key, shelf, there, *part) for part in parts)
    pieces = list(_pieces(_group(evidence, key, shelf, name, shelf.groups[name]) for name in there))
    whole = ""
    if len(there) < len(shelf.groups):
        said = f"The sentences of {len(there):,} of these {len(shelf.groups):,}, taken evenly, stand below."
        whole = f'<p lang="en">{said}</p>{_named(shelf, [g for g in shelf.groups if g not in there])}'
    elif len(pieces) > 1:
        whole = _list(evidence, key, shelf, there, shelf.groups, f"All {_size(shelf)}:")
    for n, piece in enumerate(pieces or [""]):
        begin = f'<div id="{evidence.id(key)}">{whole}</div>{lists}' if n == 0 else ""
        on = ', <span lang="en">continued</span>' if n else ""
        yield f'<details class="shelf"><summary>{title}{on}</summary>{begin}{piece}</details>'


def _quoted(shelf: Shelf, singled: set[str]) -> dict[str, None]:
    """The groups whose places stand on a shelf: all, or some taken evenly and those that a count leads to."""
    names = list(shelf.groups)
    if shelf.form == "texts" or len(names) <= QUOTED:
        return dict.fromkeys(names)
    some = {names[n * len(names) // QUOTED] for n in range(QUOTED)} | singled
    return {name: None for name in names if name in some}


def _named(shelf: Shelf, names: Collection[str]) -> str:
    """Groups whose places do not stand on their shelf: their articles, with their numbers where not one."""
    groups = [shelf.groups[name] for name in names]
    said = " ".join(f"{g.article}{f' ×{g.n}' if g.n > 1 else ''}" for g in groups)
    n = sum(group.n for group in groups)
    head = f'<span lang="en">The other {len(groups):,}, to be read by <code>corpus.article(…)</code>:</span>'
    facts = f'tabindex="0" data-n="{n}" data-groups="{len(groups)}"'
    return f'<p class="named" {facts}>{head} {html.escape(said)}</p>'


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


def _part(
    evidence: Book, key: Key, shelf: Shelf, there: Collection[str], name: str, only: frozenset[str]
) -> str:
    """A list of some groups of a shelf, with the number of places in each."""
    chosen = [group for group in shelf.groups if group in only]
    head = f'<span lang="en">{len(chosen):,} of these {len(shelf.groups):,}:</span>'
    linked, others = chosen, []
    if len(chosen) > QUOTED:
        linked = [group for group in chosen if group in there][:QUOTED]
        others = [group for group in chosen if group not in set(linked)]
    listed = _list(evidence, key, shelf, there, linked, head)
    return f'<div class="part" id="{name}">{listed}{_named(shelf, others) if others else ""}</div>'


def _list(
    evidence: Book, key: Key, shelf: Shelf, there: Collection[str], groups: Iterable[str], head: str
) -> str:
    """Links to groups, or to the article where a group's places do not stand on the shelf."""

    def target(name: str) -> str:
        at = (key, name) if name in there else (("articles",), shelf.groups[name].article)
        return evidence.group_id(*at)

    items = "".join(
        f'<li><a class="to" href="#{target(name)}">{_where(evidence, shelf.groups[name])}</a>'
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
