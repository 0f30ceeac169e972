"""Pages: the files of a corpus. Finds them, has them read as text, reads the manifest."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .. import readers
from . import CorpusError, decode
from .folders import FORMATS, find_pages, shown_name
from .manifest import UNKNOWN, Known, read_manifest

__all__ = [
    "UNKNOWN",
    "CorpusError",
    "Known",
    "Source",
    "decode",
    "find_pages",
    "read_manifest",
    "read_source",
    "read_sources",
]


#: A page of a newspaper has some ten thousand characters; a file of 50 MB is no page.
LARGEST = 50_000_000


class Source(NamedTuple):
    """A page file as it was read: its text, or the problem that kept it from being read.

    ``published`` is the time at which a web page says that it was published, in ISO form.
    """

    file: str
    text: str
    encoding: str | None
    sha256: str
    known: Known
    problem: str | None
    published: str | None = None


def read_source(folder: Path, path: Path, known: Known) -> Source:
    """Read one page file.

    Parameters
    ----------
    folder : the corpus folder.
    path : the file, no archive.
    known : what the manifest says of it.

    Returns
    -------
    A :class:`Source`; a file that cannot be read or decoded has its ``problem`` in one sentence and
    an empty text, and stops nothing.
    """
    name = shown_name(folder, path)
    try:
        _check_file(folder, path)
        if path.stat().st_size > LARGEST:
            raise CorpusError(
                f"larger than {LARGEST // 1_000_000} MB; a page is some kilobytes, cut the file"
            )
        data = path.read_bytes()
    except (OSError, CorpusError) as fault:
        return _unread(name, b"", known, fault)
    return _read(name, data, known)


def _check_file(folder: Path, path: Path) -> None:
    """Refuse what is no file of this folder.

    Raises
    ------
    CorpusError : a link to a folder or out of this one, a pipe, a socket or a device.
    OSError : it is not there, or may not be looked at.
    """
    if path.is_symlink() and path.is_dir():
        raise CorpusError("a link to a folder, which is not followed; put the pages themselves here")
    mode = path.stat().st_mode
    if path.is_symlink() and folder.resolve() not in path.resolve().parents:
        raise CorpusError("a link out of the folder, which is not followed; put the page itself here")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # of a closed folder the system says what to do
        raise CorpusError("no file but a pipe, a socket or a device; take it out of the folder")


def _read(name: str, data: bytes, known: Known) -> Source:
    """A page's text from its bytes, or why it has none."""
    try:
        text, encoding = readers.read_text(name, data)
    except CorpusError as fault:
        return _unread(name, data, known, fault)
    except (ValueError, TypeError, LookupError, ArithmeticError, RuntimeError, MemoryError, OSError) as fault:
        # A broken file can surprise a library in more ways than it declares; no page stops a run.
        broken = f"cannot be read ({type(fault).__name__}: {fault}); save the page's text as .txt"
        return _unread(name, data, known, CorpusError(" ".join(broken.split())))
    published = readers.read_published(data) if name.lower().endswith(readers.WEB) else None
    return Source(name, text, encoding, hashlib.sha256(data).hexdigest(), known, None, published)


def _unread(name: str, data: bytes, known: Known, fault: OSError | CorpusError) -> Source:
    reason = readers.what_to_do(fault) if isinstance(fault, OSError) else str(fault)
    return Source(name, "", None, hashlib.sha256(data).hexdigest() if data else "", known, reason)


def _sources(folder: Path, path: Path, manifest: dict[str, Known]) -> Iterator[Source]:
    """The page of a file, or the pages in an archive."""

    def known(name: str) -> Known:
        return manifest.get(name, UNKNOWN)

    name = shown_name(folder, path)
    if path.suffix.lower() not in readers.ARCHIVES:
        yield read_source(folder, path, known(name))
        return
    try:
        _check_file(folder, path)
        empty = True
        for member in readers.read_members(path, readers.PAGES + readers.ARCHIVES, LARGEST):
            inner, empty = f"{name}/{member.name}", False
            if member.problem:
                yield _unread(inner, b"", known(inner), CorpusError(member.problem))
            else:
                yield _read(inner, member.data, known(inner))
        if empty:
            raise CorpusError(f"no page in it; put newspaper pages there as {FORMATS}")
    except (OSError, CorpusError) as fault:
        yield _unread(name, b"", known(name), fault)


def read_sources(folder: Path) -> list[Source]:
    """Read every page file of a folder, with what its manifest says.

    Raises
    ------
    CorpusError : the folder or its manifest cannot be read, or not one page could be.
    """
    return list(stream_sources(folder))


def stream_sources(folder: Path) -> Iterator[Source]:
    """Read the page files of a folder one by one; see :func:`read_sources`."""
    paths = find_pages(folder)
    manifest = read_manifest(folder)
    first, n = None, 0
    for path in paths:
        for source in _sources(folder, path, manifest):
            n += 1
            first = first or source
            if source.problem is None and first.problem:
                first = source
            yield source
    if first is not None and first.problem:
        raise CorpusError(f"{folder}: none of {n} pages could be read; {first.file}: {first.problem}")
