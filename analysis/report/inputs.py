"""Inputs: a digest of every file that reports are made from, so that ``make`` knows whether one has changed.

``python -m analysis.report.inputs PATH...`` writes a line a file. Of a notebook only what is run counts: to
open it in JupyterLab, run it and save it changes nothing of a report.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_PASSED_OVER = ("__pycache__", ".ipynb_checkpoints")


def digests(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Digest files.

    Parameters
    ----------
    paths : files, and folders for all files in them; what is not there is passed over.

    Yields
    ------
    SHA-256 in hexadecimal, and the path.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "1-x.ipynb")
    >>> for outputs in ([], ["12 events"]):
    ...     cell = {"cell_type": "code", "source": "1 + 1", "outputs": outputs}
    ...     _ = path.write_text(json.dumps({"cells": [cell]}))
    ...     print([digest[:8] for digest, _ in digests([path])])
    ['d21e5a50']
    ['d21e5a50']
    """
    for path in paths:
        for each in sorted(_files(path)):
            yield hashlib.sha256(_counts(each)).hexdigest(), str(each)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if name not in _PASSED_OVER]
        yield from (Path(folder, name) for name in names)


def _counts(path: Path) -> bytes:
    """What of a file the reports depend on."""
    try:
        written = path.read_bytes()
    except OSError:
        return b"cannot be read"
    if path.suffix != ".ipynb":
        return written
    try:
        cells = json.loads(written)["cells"]
        return json.dumps([[c.get("id"), c["cell_type"], "".join(c["source"])] for c in cells]).encode()
    except (ValueError, KeyError, TypeError):
        return written


def main() -> None:
    """Write the digests of the paths that are named."""
    for digest, path in digests([Path(word) for word in sys.argv[1:] if word]):
        sys.stdout.buffer.write(f"{digest} {path}\n".encode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    main()
