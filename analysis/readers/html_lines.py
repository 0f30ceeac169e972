"""Lines of an HTML page: its elements set one under the other, as a browser would show them.

Scripts, navigation, forms, hidden elements and lists of links (the way to other pages) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ..lexicons.characters import HAN

_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "nav",
        "aside",
        "footer",
        "select",
        "button",
        "textarea",
        "input",
        "head",
        "title",
        "map",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "enp-title",
    ]
)
_HEADINGS = ("h1", "h2", "h3")
_IN_HEADINGS = frozenset(["div", "p", "center"]) | _INLINE
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|byline|zuozhe|reporter)(?:$|[\s_-])", re.I)
_TITLE = re.compile(r"(?:^|[\s_-])(?:title|headline|biaoti|bt|font01)\d?(?:$|[\s_-])", re.I)
SENTENCE = re.compile(r"[。！？；]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass
class Line:
    """A line of the page: its characters, the blank lines before it, what the markup says it is."""

    chars: str
    blank: bool = False
    rank: int = 0
    titled: bool = False
    author: bool = False


@dataclass
class _Setting:
    """The page as it is set into lines."""

    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    now: Line = field(default_factory=lambda: Line(""))
    blank: bool = False

    def end_line(self, blank: bool) -> None:
        """End the line; ``blank`` if the next stands apart."""
        chars = _collapsed("".join(self.parts))
        self.parts.clear()
        if chars.strip():
            self.now.chars, self.now.blank = chars, self.blank
            self.lines.append(self.now)
            self.blank = blank
        else:
            self.blank |= blank or bool(self.lines and not self.now.rank)
        self.now = Line("", rank=self.now.rank, titled=self.now.titled, author=self.now.author)

    def set_preformatted(self, chars: str) -> None:
        """Set a text whose line ends are printed."""
        first, *others = chars.split("\n")
        self.parts.append(first)
        for line in others:
            self.end_line(blank=False)
            self.parts.append(line)


def _is_preformatted(node: LexborNode) -> bool:
    """Whether line ends in a text are printed as such."""
    parent = node.parent
    while parent is not None and parent.tag in _INLINE:
        parent = parent.parent
    return parent is not None and parent.tag == "pre"


def set_lines(body: LexborNode) -> list[Line]:
    """The page's lines in the order of the source.

    Parameters
    ----------
    body : the page's body element.

    Returns
    -------
    One :class:`Line` a block, row or forced line break that holds text.
    """
    ways = _link_lists(body)
    setting = _Setting()
    for node, entering in _walk(body, ways):
        tag = node.tag or ""
        if node.is_text_node:
            if _is_preformatted(node):
                setting.set_preformatted(node.text_content or "")
            else:
                setting.parts.append(node.text_content or "")
            continue
        beside = tag in ("td", "th") and not _holds_lines(node)
        if tag == "br":
            if entering:
                setting.end_line(blank=False)
        elif beside:
            setting.parts.append(" ")
        elif tag not in _INLINE:
            setting.end_line(blank=tag != "tr")
            setting.now = Line("", rank=_rank(node, entering))
        if entering:
            _note_class(node, setting.now)
    setting.end_line(blank=False)
    return setting.lines


def _rank(node: LexborNode, entering: bool) -> int:
    """Rank of the heading that a line stands in; an element inside a heading ends it not."""
    heading: LexborNode | None = node if entering else node.parent
    while heading is not None and heading.tag not in _HEADINGS and heading.tag in _IN_HEADINGS:
        heading = heading.parent
    return _HEADINGS.index(heading.tag) + 1 if heading is not None and heading.tag in _HEADINGS else 0


def _note_class(node: LexborNode, line: Line) -> None:
    """Note what an element's name (founder-title), class, id or property says of its line."""
    names = f"{node.tag} " * ("-" in (node.tag or "")) + " ".join(
        str(node.attributes.get(key) or "") for key in ("class", "id", "itemprop", "rel")
    )
    line.author |= bool(_AUTHOR.search(names))
    line.titled |= bool(_TITLE.search(names))


def _walk(root: LexborNode, without: set[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Nodes with True on entering and, for elements, False on leaving; without recursion."""
    node: LexborNode | None = root.first_child
    while node is not None:
        passed = not node.is_text_node and (
            not node.is_element_node or node.mem_id in without or _is_left_out(node)
        )
        if not passed:
            yield node, True
            if node.is_element_node and node.first_child is not None:
                node = node.first_child
                continue
            if node.is_element_node:
                yield node, False
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return
            yield node, False
        node = node.next if node is not None else None


def _is_left_out(node: LexborNode) -> bool:
    if node.tag in _LEFT_OUT:
        return True
    if node.tag == "form" and not _holds_text(node):
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _holds_text(form: LexborNode) -> bool:
    """Whether a form is the page itself, as sites make them, and not a field to search in."""
    return bool(SENTENCE.search(form.text())) or form.css_first("h1, h2, p, div") is not None


def _holds_lines(cell: LexborNode) -> bool:
    """Whether a table's cell holds lines of its own, as where a table lays out the page."""
    child = cell.first_child
    while child is not None:
        if child.is_element_node and child.tag not in _INLINE:
            return True
        child = child.next
    return len(cell.text(strip=True)) > 40


def _link_lists(body: LexborNode) -> set[int]:
    """Blocks that are nothing but two links or more: the way to other pages."""
    found: set[int] = set()
    counts: list[list[int]] = []  # of each open element: characters, of these in links, links, sentences
    inside = 0
    for node, entering in _walk(body, set()):
        if node.is_text_node:
            chars = node.text_content or ""
            n = len("".join(chars.split()))
            if counts:
                counts[-1][0] += n
                counts[-1][1] += n if inside else 0
                counts[-1][3] += len(SENTENCE.findall(chars))
        elif entering:
            counts.append([0, 0, 0, 0])
            inside += node.tag == "a"
        else:
            inside -= node.tag == "a"
            own = counts.pop()
            own[2] += node.tag == "a"
            if own[2] >= 2 and own[1] > 0.6 * own[0] and not own[3] and node.tag not in _INLINE:
                found.add(node.mem_id)
                own = [0, 0, 0, 0]
            if counts:
                counts[-1] = [a + b for a, b in zip(counts[-1], own, strict=True)]
    return found


def _collapsed(chars: str) -> str:
    """White space as a browser shows it; a line end between Chinese characters shows nothing."""
    chars = re.sub(rf"(?<=[{HAN}，。、；：！？”）])[ \t]*[\r\n]\s*(?=[{HAN}“（])", "", chars)
    return re.sub(r"[ \t\r\n\f]+", " ", chars).strip(" ")
