"""Outputs: files and folders that are written whole or not at all.

Everything is made beside its place, brought to the disk, and put in its place in one step. What ends a run
at any moment (Ctrl-C, a kill, a full disk, a fault of the disk) leaves the old or the new, never some of
both; the next run clears away what was left. A lock says who is writing.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

#: ``renameat2``: of the working folder; exchange the two.
_HERE, _EXCHANGE = -100, 2


class Busy(OSError):
    """Somebody else is writing to the same place."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : the file.

    Returns
    -------
    A context that gives the path to write to; when it ends without a fault, the file takes its place.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.txt"
    >>> with whole_file(path) as fresh:
    ...     _ = fresh.write_text("all of it")
    >>> path.read_text()
    'all of it'
    """
    # Of the same ending, by which some libraries choose their format.
    fresh = path.with_name(f".{path.stem}.new{path.suffix}")
    try:
        yield fresh
        _to_disk(fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _to_disk(path.parent)


@contextmanager
def whole_folder(out: Path, goes: Callable[[str], bool] = lambda name: False) -> Iterator[Path]:
    """Write the files of a folder together, or none of them.

    Parameters
    ----------
    out : the folder; made if need be. Other files in it stay.
    goes : whether a file of that name is of an earlier run and goes where it is not written anew.

    Returns
    -------
    A context that gives the folder to write to; when it ends without a fault, it takes the place of ``out``.
    Where nothing was written, ``out`` stays as it was.

    Raises
    ------
    Busy : another run is writing to ``out``.
    OSError : it cannot be written; ``out`` is as it was.
    """
    out = Path(os.path.abspath(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    apart = not _is_fixed(out)
    with _alone(out, out.with_name(f".{out.name}.writing") if apart else out / ".writing") as shop:
        fresh = shop / "new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        yield fresh
        if not any(fresh.iterdir()):
            return
        for path in (*sorted(fresh.rglob("*")), fresh):
            _to_disk(path)
        if apart:
            _bring_along(out, fresh, goes)
            _put(fresh, out)
            _to_disk(out.parent)
        else:
            (shop / "ready").write_text("\n".join(_gone(out, fresh, goes)))
            _move(shop, out)


def _is_fixed(out: Path) -> bool:
    """Whether a folder cannot be replaced by another: a mount, the one we are in, one in a closed folder."""
    here = Path.cwd()
    return out.is_dir() and (
        os.path.ismount(out) or out in (here, *here.parents) or not os.access(out.parent, os.W_OK)
    )


@contextmanager
def _alone(out: Path, shop: Path) -> Iterator[Path]:
    """A folder to work in, ours as long as we hold its lock; gone afterwards."""
    shop.mkdir(exist_ok=True)
    lock = FileLock(shop / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        busy = f"is being written by {_read(shop / 'who')}; wait for it, or name another place"
        raise Busy(errno.EBUSY, busy, str(out)) from None
    try:
        (shop / "who").write_text(f"process {os.getpid()}")
        _finish(shop, out)
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)
        lock.release()


def _read(path: Path) -> str:
    try:
        return path.read_text() or "another process"
    except OSError:
        return "another process"


def _finish(shop: Path, out: Path) -> None:
    """Bring to its end what an earlier run had all of, and clear away what it left."""
    if (shop / "ready").exists():
        _move(shop, out)
    if (shop / "old").exists() and not out.exists():
        (shop / "old").rename(out)


def _gone(out: Path, fresh: Path, goes: Callable[[str], bool]) -> list[str]:
    """The files of an earlier run that are not written anew."""
    return sorted(p.name for p in out.iterdir() if goes(p.name) and not (fresh / p.name).exists())


def _move(shop: Path, out: Path) -> None:
    """Put files in their places one by one; a run that is ended here is brought to its end by the next."""
    for path in sorted((shop / "new").iterdir()):
        if path.is_dir() and (out / path.name).is_dir():
            shutil.rmtree(out / path.name)
        path.replace(out / path.name)
    for name in (shop / "ready").read_text().split("\n"):
        if name:
            (out / name).unlink(missing_ok=True)
    (shop / "ready").unlink()


def _bring_along(out: Path, fresh: Path, goes: Callable[[str], bool]) -> None:
    """What else is in the old folder is in the new one too: linked, or copied where links cannot be."""
    for path in sorted(out.iterdir()) if out.is_dir() else ():
        there = fresh / path.name
        if there.exists() or there.is_symlink() or goes(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, there, symlinks=True, copy_function=_link)
        else:
            _link(path, there)


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _put(fresh: Path, out: Path) -> None:
    """Put a folder in the place of another, in one step where the system knows one."""
    if not out.exists():
        fresh.rename(out)
    elif not _exchange(fresh, out):
        old = fresh.with_name("old")
        out.rename(old)
        fresh.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders' names in one step (Linux); whether that was done."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    if call(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in (errno.EINVAL, errno.ENOSYS):  # a file system that does not know it
        return False
    raise OSError(fault, os.strerror(fault), str(other))


def _to_disk(path: Path) -> None:
    """Have the system write what it holds in memory; folders where it can."""
    if path.is_symlink() or (path.is_dir() and os.name == "nt"):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
