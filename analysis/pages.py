"""Pages: from bytes to text. Finds the files of a corpus, decodes them, reads the manifest."""

from __future__ import annotations

import csv
import datetime
import hashlib
import os
import re
import stat
from pathlib import Path
from typing import Annotated, NamedTuple

from .tables import Column


class Page(NamedTuple):
    """A page file."""

    page: Annotated[str, Column("Id: issue date and page number, or a counter where no number is known.")]
    file: Annotated[str, Column("Path of the file, from the corpus folder.")]
    paper: Annotated[str | None, Column("Name of the newspaper, where the manifest or the page gives one.")]
    issue_date: Annotated[datetime.date | None, Column("Day of issue; missing where it cannot be known.")]
    issue_date_source: Annotated[
        str,
        Column("Where the issue date comes from.", values=("printed", "manifest", "inferred", "unknown")),
    ]
    issue_date_reason: Annotated[str | None, Column("What the issue date was taken from.")]
    page_no: Annotated[str | None, Column("Page number as printed or as the manifest gives it.")]
    encoding: Annotated[str | None, Column("Encoding the file was read with; missing where it could not be.")]
    n_chars: Annotated[int, Column("Length of the raw text without white space.", "characters")]
    sha256: Annotated[str, Column("SHA-256 of the file's bytes, in hexadecimal.")]
    problem: Annotated[str | None, Column("Why the file could not be read; missing where it could.")]


#: Files that are pages, by the end of their name.
SUFFIXES = (".txt",)
#: Files that will be pages once they have been turned into text.
UNREAD = (".html", ".htm", ".pdf", ".zip")
MANIFEST = "pages.csv"
#: A page of a newspaper has some ten thousand characters; a file of 50 MB is no page.
LARGEST = 50_000_000


class CorpusError(Exception):
    """A corpus cannot be read; the message is one line that names the file and says what to do."""


class Known(NamedTuple):
    """What the manifest says of a page; its values win over what the page itself suggests."""

    paper: str | None
    issue_date: datetime.date | None
    year: int | None
    month: int | None
    page_no: str | None


class Source(NamedTuple):
    """A page file as it was read: its text, or the problem that kept it from being read."""

    file: str
    text: str
    encoding: str | None
    sha256: str
    known: Known
    problem: str | None


def find_pages(folder: Path) -> list[Path]:
    """Find the page files of a corpus folder, nested folders included.

    Parameters
    ----------
    folder : the corpus folder.

    Returns
    -------
    Paths in the order of their names. Hidden files, links and the folder's own README and manifest
    are passed over.

    Raises
    ------
    CorpusError : the folder is not there, is no folder, or has no page in it.
    """
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "is not there"
        raise CorpusError(f"{folder}: {what}; name a folder with newspaper pages as .txt files")
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            regular = stat.S_ISREG(path.lstat().st_mode)
            if regular and not name.startswith((".", "~$")) and path.suffix.lower() in SUFFIXES + UNREAD:
                found.append(path)
    if not found:
        raise CorpusError(f"{folder}: no page in it; put newspaper pages there as .txt files")
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def read_source(folder: Path, path: Path, known: Known) -> Source:
    """Read one page file.

    Parameters
    ----------
    folder : the corpus folder.
    path : the file.
    known : what the manifest says of it.

    Returns
    -------
    A :class:`Source`; a file that cannot be read or decoded has its ``problem`` in one sentence and
    an empty text, and stops nothing.
    """
    name = path.relative_to(folder).as_posix()
    data = b""
    try:
        if path.suffix.lower() in UNREAD:
            raise CorpusError(f"{path.suffix} pages cannot be read yet; save the page as text (.txt)")
        if path.stat().st_size > LARGEST:
            raise CorpusError(
                f"larger than {LARGEST // 1_000_000} MB; a page is some kilobytes, cut the file"
            )
        data = path.read_bytes()
        text, encoding = decode(data)
    except (OSError, CorpusError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        return Source(name, "", None, hashlib.sha256(data).hexdigest() if data else "", known, reason)
    return Source(name, text, encoding, hashlib.sha256(data).hexdigest(), known, None)


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """Decode a page: by its byte-order mark, else UTF-8, else GB18030 (which GBK and GB2312 are part of).

    Parameters
    ----------
    data : the file's bytes.

    Returns
    -------
    The text and the encoding's name.

    Raises
    ------
    CorpusError : the bytes are in none of these, or read so that hardly any common character comes out.

    Examples
    --------
    >>> decode("会议召开".encode("gbk"))
    ('会议召开', 'gb18030')
    """
    mark = next((name for start, name in _MARKS if data.startswith(start)), None)
    for encoding in (mark,) if mark else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as fault:
            last = fault
            continue
        if encoding == "gb18030" and not _plausible(text):
            raise CorpusError(
                "in no encoding known here (read as GB18030 it makes no sense); save it as UTF-8"
            )
        return text, encoding
    raise CorpusError(
        f"in no encoding known here (byte {last.start} is wrong in {encoding}); save it as UTF-8"
    )


def _plausible(text: str) -> bool:
    """Whether seven in ten of its Chinese characters are of the common 3,755 (GB 2312, level 1).

    Text in another encoding decodes as GB18030 to rare characters (measured on Big5, Shift-JIS and
    UTF-8 with a damaged byte).
    """
    han = re.findall(r"[\u3400-\u9fff\ue000-\uf8ff]", text)
    common = sum(0xB0 <= c.encode("gb18030")[0] <= 0xD7 and len(c.encode("gb18030")) == 2 for c in han)
    return not han or common >= 0.7 * len(han)


def read_manifest(folder: Path) -> dict[str, Known]:
    """Read ``pages.csv``: columns file, paper, issue_date, page; others are passed over.

    Parameters
    ----------
    folder : the corpus folder.

    Returns
    -------
    What it says, by file (path from the corpus folder, or the bare name). ``issue_date`` may be a
    day (2022-04-03), a month (2022-04) or a year. No manifest gives an empty dict.

    Raises
    ------
    CorpusError : the manifest cannot be read, or a row has a fault; every fault is named.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        text, _ = decode(path.read_bytes())
    except (OSError, CorpusError) as fault:
        raise CorpusError(f"{path}: cannot be read: {fault}") from None
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    names = [name.strip() for name in header]
    if "file" not in names:
        raise CorpusError(f"{path}:1: no column 'file'; the first line must be file,paper,issue_date,page")
    known, faults = {}, []
    for line, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            faults.append(
                f"{path}:{line}: {len(row)} fields instead of {len(names)}; quote a field with a comma"
            )
            continue
        cells = dict(zip(names, (cell.strip() for cell in row), strict=True))
        date = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", cells.get("issue_date", ""))
        try:
            known[cells["file"]] = _known(cells, date)
        except ValueError:
            faults.append(
                f"{path}:{line}: issue_date {cells['issue_date']!r} is no date; "
                "write 2022-04-03, 2022-04 or 2022"
            )
    faults += [f"{path}: file {file!r} is not in the folder" for file in known if not _present(folder, file)]
    if faults:
        raise CorpusError("\n".join(faults))
    return known


def _known(cells: dict[str, str], date: re.Match[str] | None) -> Known:
    if cells.get("issue_date") and date is None:
        raise ValueError
    year, month, day = (int(part) if part else None for part in date.groups()) if date else (None, None, None)
    if month is not None and not 1 <= month <= 12:
        raise ValueError
    whole = datetime.date(year, month, day) if year and month and day else None
    return Known(cells.get("paper") or None, whole, year, month, cells.get("page") or None)


def _present(folder: Path, file: str) -> bool:
    return (folder / file).is_file() or any(path.name == file for path in folder.rglob("*"))


UNKNOWN = Known(None, None, None, None, None)


def read_sources(folder: Path) -> list[Source]:
    """Read every page file of a folder, with what its manifest says.

    Raises
    ------
    CorpusError : the folder or its manifest cannot be read, or not one page could be.
    """
    paths = find_pages(folder)
    manifest = read_manifest(folder)
    sources = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        sources.append(read_source(folder, path, manifest.get(name, manifest.get(path.name, UNKNOWN))))
    if all(source.problem for source in sources):
        first = sources[0]
        raise CorpusError(
            f"{folder}: none of {len(sources)} pages could be read; {first.file}: {first.problem}"
        )
    return sources
