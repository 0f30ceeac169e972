"""Archives: the pages in a zip file, read in memory; nothing is ever written to disk."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .encodings import file_name
from .errors import CorpusError

#: What an archive may unpack to, all members together.
LARGEST_ARCHIVE = 500_000_000
#: Text packs to a tenth of its size, a table of blanks to a fiftieth; a bomb to a thousandth.
LARGEST_RATIO = 200
#: Below this size the ratio is of no matter.
SMALL = 1_000_000
MOST_MEMBERS = 20_000
#: Flag in a member's header that says its name is UTF-8.
_UTF8_NAME = 0x800


class Member(NamedTuple):
    """A file in an archive: its name there, and its bytes or why they cannot be had."""

    name: str
    data: bytes
    problem: str | None


def member_names(path: Path) -> list[str]:
    """Names of an archive's files, decoded, folders and hidden files left out; none if it is broken."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [name for _, name in _listed(archive)]
    except (OSError, zipfile.BadZipFile, CorpusError, ValueError, NotImplementedError):
        return []


def read_members(path: Path, suffixes: tuple[str, ...], largest: int) -> Iterator[Member]:
    """Read the page files of a zip archive one by one, in the order of their names.

    Parameters
    ----------
    path : the archive.
    suffixes : ends of the names of files that are pages (``.txt``).
    largest : bytes a single page may have.

    Returns
    -------
    One :class:`Member` a page file. A member that is too large, packed suspiciously tight, locked or
    damaged has its ``problem`` in one sentence and no bytes. Names in GBK are decoded; other files
    are passed over.

    Raises
    ------
    CorpusError : the archive is broken, or its members unpack to more than it may hold.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [(info, name) for info, name in _listed(archive) if name.lower().endswith(suffixes)]
            if sum(info.file_size for info, _ in listed) > LARGEST_ARCHIVE:
                raise CorpusError(
                    f"unpacks to more than {LARGEST_ARCHIVE // 1_000_000} MB; split it into smaller archives"
                )
            shared = _overlapping([info for info, _ in listed])
            for info, name in sorted(listed, key=lambda pair: pair[1]):
                if info.header_offset in shared:
                    yield Member(
                        name, b"", "shares its bytes with another file of the archive; pack it again"
                    )
                else:
                    yield _read(archive, info, name, largest)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise CorpusError(f"no zip archive that can be read ({fault}); pack it again") from None


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Where files begin inside others: a few bytes unpack to any number of pages that way (Fifield 2019)."""
    shared: set[int] = set()
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            shared.add(info.header_offset)
        end = max(end, info.header_offset + info.compress_size + 1)
    return shared


def _listed(archive: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, str]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_MEMBERS:
        raise CorpusError(f"more than {MOST_MEMBERS} files in it; split it into smaller archives")
    named = [(info, _name(info)) for info in infos]
    return [(info, name) for info, name in named if not _is_hidden(name)]


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; without the flag for UTF-8 Python reads code page 437, where GBK is meant."""
    # orig_filename is the name before Python cut it at a NUL and turned the system's separators.
    raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8_NAME else "cp437", "replace")
    return file_name(raw).replace("\\", "/") if b"\\" in raw and b"/" not in raw else file_name(raw)


def _is_hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, largest: int) -> Member:
    """One member's bytes; never more than its header promised, and that is checked first."""
    problem = _refused(info, name, largest)
    if problem:
        return Member(name, b"", problem)
    try:
        with archive.open(info) as file:
            data = file.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as fault:
        return Member(name, b"", f"cannot be unpacked ({str(fault) or type(fault).__name__}); pack it again")
    return Member(name, data, None)


def _refused(info: zipfile.ZipInfo, name: str, largest: int) -> str | None:
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
        return "its name leads out of the archive; pack it again without .. and drive letters"
    if info.flag_bits & 1:
        return "locked with a password; unpack the archive into the folder"
    if name.lower().endswith(".zip"):
        return "an archive inside an archive; unpack the outer one into the folder"
    if info.file_size > largest:
        return f"larger than {largest // 1_000_000} MB; a page is some kilobytes, cut the file"
    if info.file_size > SMALL and info.file_size > LARGEST_RATIO * max(1, info.compress_size):
        return f"packed to less than 1/{LARGEST_RATIO} of its size, as no page of text is; unpack it to look"
    return None
