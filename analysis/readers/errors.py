"""What every reader says when a corpus or a page of it cannot be read."""

from __future__ import annotations

import errno


class CorpusError(Exception):
    """A corpus cannot be read; the message is one line that names the file and says what to do."""


_FULL = (errno.ENOSPC, errno.EDQUOT)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER = (errno.EEXIST, errno.ENOTDIR)


def what_to_do(fault: OSError, writing: bool = False) -> str:
    """What the system says of a file or folder, and what can be done about it.

    Parameters
    ----------
    fault : what was raised.
    writing : whether something was to be written there.

    Examples
    --------
    >>> what_to_do(PermissionError(13, "Permission denied"))
    'Permission denied; give yourself the right to read it'
    >>> what_to_do(FileExistsError(17, "File exists"), writing=True)
    'is no folder; name another one'
    """
    said = fault.strerror or str(fault) or type(fault).__name__
    if fault.errno in _FULL:
        return f"{said}; make room, or write somewhere else"
    if fault.errno in _DENIED:
        right = "write there, or write somewhere else" if writing else "read it"
        return f"{said}; give yourself the right to {right}"
    if fault.errno in _NO_FOLDER and writing:
        return "is no folder; name another one"
    return f"{said}; take it out of the folder, or put it right"
