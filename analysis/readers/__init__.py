"""Readers: from a file's bytes to the text of a page, one module a format.

``pages.read_sources(folder)`` promises every file of the folder once, with its text or with the
reason why it has none, and that nothing it meets stops the others. Guarded by
``tests/test_formats.py``, ``tests/test_encodings.py`` and ``tests/test_sources.py``.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from .archives import member_names, read_members
from .child import read_in_child
from .encodings import decode, file_name, is_html, is_plausible
from .errors import CorpusError, what_to_do
from .html import read_html
from .pdf import read_pdf
from .published import read_published

__all__ = [
    "ARCHIVES",
    "PAGES",
    "WEB",
    "CorpusError",
    "decode",
    "file_name",
    "is_plausible",
    "member_names",
    "read_members",
    "read_published",
    "read_text",
    "what_to_do",
]

#: Files that are pages, by the end of their name, and files that hold pages.
PAGES = (".txt", ".html", ".htm", ".pdf")
WEB = (".html", ".htm")
ARCHIVES = (".zip",)
#: Bytes of HTML from which a page is read in a process of its own.
LARGE = 2_000_000


def read_text(name: str, data: bytes) -> tuple[str, str]:
    """Read a page's text by the format that its name gives it.

    Parameters
    ----------
    name : the file's name; its end tells the format.
    data : the file's bytes.

    Returns
    -------
    The text and its encoding ("pdf" for a PDF file, which has one for each font).

    Raises
    ------
    CorpusError : the file cannot be read; the message says why and what to do.

    Examples
    --------
    >>> read_text("a.htm", "<p>会议召开。</p>".encode("gbk"))
    ('会议召开。', 'gb18030')
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".pdf" or (suffix in WEB and len(data) > LARGE):
        return read_in_child(read_here, name, data)
    return read_here(name, data)


def read_here(name: str, data: bytes) -> tuple[str, str]:
    """Read a page's text in this process; see :func:`read_text`."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".pdf":
        return read_pdf(data), "pdf"
    if suffix in WEB:
        return read_html(data)
    if is_html(data):
        raise CorpusError("by its first characters an HTML page; name it .html")
    return decode(data)
