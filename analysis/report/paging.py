"""Paging: the evidence of a large report in files of its own, beside the report."""

import re
from typing import NamedTuple

from .display.books import CUT

#: Evidence up to so many characters of HTML, most of three bytes, stays in the report itself.
INLINE = 1_000_000
#: A file of evidence has about so many.
FILE = 1_200_000

_ID = re.compile(r'(?<= id=")[^"]+')
_HREF = re.compile(r'href="#([^"]+)"')


class Sheet(NamedTuple):
    """A file of evidence: its name, and what stands in it."""

    file: str
    content: str


def turn_over(page: str, stem: str, *, inline: int = INLINE, size: int = FILE) -> tuple[str, list[Sheet]]:
    """Move the evidence of a report to files of its own if there is more of it than a page should hold.

    Parameters
    ----------
    page : the report as HTML.
    stem : its file name without ``.html``; the files are named after it.
    inline : characters of evidence that stay in the page.
    size : characters of a file.

    Returns
    -------
    The page and the files. All links lead where they led, into another file if need be.
    """
    head, *pieces = page.split(CUT)
    if len(pieces) < 2 or sum(map(len, pieces)) <= inline:
        return page.replace(CUT, ""), []
    *shelves, tail = pieces
    files = _bundled(shelves, size)
    names = [f"{stem}-evidence-{n}.html" for n in range(1, len(files) + 1)]
    places = {anchor: name for name, text in zip(names, files, strict=True) for anchor in _ID.findall(text)}
    links = "".join(
        f'<li><a href="{name}">{_titles(text)}</a></li>' for name, text in zip(names, files, strict=True)
    )
    main = f'{head}<ul class="sheets">{links}</ul>{tail}'
    own = {anchor: f"{stem}.html" for anchor in _ID.findall(main)}
    sheets = [Sheet(name, _led(text, name, own | places)) for name, text in zip(names, files, strict=True)]
    return _led(main, f"{stem}.html", places), sheets


def _bundled(shelves: list[str], size: int) -> list[str]:
    """Join shelves to files of about a size."""
    files: list[list[str]] = [[]]
    length = 0
    for shelf in shelves:
        if files[-1] and length + len(shelf) > size:
            files.append([])
            length = 0
        files[-1].append(shelf)
        length += len(shelf)
    return ["".join(file) for file in files]


def _titles(text: str) -> str:
    """The first and the last title of a file."""
    titles = re.findall(r"<summary><b>(.*?)</b>", text)
    return titles[0] if len(set(titles)) == 1 else f"{titles[0]} – {titles[-1]}"


def _led(text: str, file: str, places: dict[str, str]) -> str:
    """Let each link that leaves a file name the file it leads to."""

    def written(match: "re.Match[str]") -> str:
        name = places.get(match[1], file)
        return match[0] if name == file else f'href="{name}#{match[1]}"'

    return _HREF.sub(written, text)
