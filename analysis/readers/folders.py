"""Folders: which files of a folder are pages, and how their names are shown."""

from __future__ import annotations

import os
from pathlib import Path

from .. import readers
from . import CorpusError

#: The folder of word lists of one's own among the pages, which holds no page.
LEXICONS = "lexicons"
#: What a folder without a page is told.
FORMATS = ".txt, .html or .pdf files, or as .zip of these"


def find_pages(folder: Path) -> list[Path]:
    """Find the page files of a corpus folder, nested folders included.

    Parameters
    ----------
    folder : the corpus folder.

    Returns
    -------
    Paths in the order of their names. Hidden files and other formats are passed over
    (:func:`find_others`). Folders that may not be read, links to folders (which are not followed: they may
    run in a circle), pipes and devices are listed too, for whoever reads the pages to say so.

    Raises
    ------
    CorpusError : the folder is not there, is no folder, may not be read, or has no page in it.
    """
    try:
        is_folder, is_there = folder.is_dir(), folder.exists()
    except OSError as fault:
        raise CorpusError(f"{folder}: {readers.what_to_do(fault)}") from None
    if not is_folder:
        what = "is a file" if is_there else "is not there"
        raise CorpusError(f"{folder}: {what}; name a folder with newspaper pages as {FORMATS}")
    closed: list[OSError] = []
    found = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        own = {LEXICONS} if Path(root) == folder else set()
        folders[:] = sorted(name for name in folders if not _is_hidden(name) and name not in own)
        found += [Path(root, name) for name in folders if os.path.islink(Path(root, name))]
        found += [Path(root, name) for name in sorted(files) if _is_page(Path(root, name))]
    found += [Path(str(fault.filename)) for fault in closed]
    if folder in found:
        raise CorpusError(f"{folder}: {readers.what_to_do(closed[0])}")
    if not found:
        raise CorpusError(f"{folder}: no page in it; put newspaper pages there as {FORMATS}")
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


#: Formats in which people keep pages and that are not read. A picture may be any page's.
_OTHER_FORMATS = (
    ".doc", ".docx", ".wps", ".rtf", ".odt", ".caj", ".ofd", ".epub", ".mht", ".mhtml", ".rar", ".7z",
)  # fmt: skip


def find_others(folder: Path) -> list[Path]:
    """Find the files of a folder that are not read and may be pages, in the order of their names: documents
    in other formats, and pages that are hidden.
    """
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        found += [
            Path(root, name)
            for name in files
            if (name.lower().endswith(_OTHER_FORMATS) and not _is_hidden(name))
            or (name.startswith(".") and name.lower().endswith(readers.PAGES) and name[:2] != "._")
        ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_page(path: Path) -> bool:
    """Whether a name is a page's; also of what is no file at all, a pipe or a device: reading it says so."""
    return path.suffix.lower() in readers.PAGES + readers.ARCHIVES and not _is_hidden(path.name)


def _is_hidden(name: str) -> bool:
    """Whether a file is none of the user's own: hidden, a lock, or what an archive of macOS leaves."""
    return name.startswith((".", "~$", "__MACOSX"))


def shown_name(folder: Path, path: Path) -> str:
    """A file's path from the corpus folder, as it can be shown and written."""
    return readers.file_name(os.fsencode(path.relative_to(folder).as_posix()))
