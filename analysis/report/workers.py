"""Workers: processes of this very Python that run notebooks side by side, from one reading of the corpus.

``work(job)`` starts one process of its own, with a fixed seed for the order of sets and nothing of the
user's settings of IPython. It imports what notebooks need and reads the corpus, once, and then divides: each
notebook is run in a fork that has all of this already. Where processes cannot be forked safely, each reads
the corpus for itself, with the same rows.

The process and its forks are a group of their own, which ends with whoever asked for the work, however that
ends: it is killed, and should the asker be killed, a pipe from it closes. A cell that is deep in some C code
and hears of no interrupt ends, too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, NamedTuple

from ..study import Study
from .notebooks import ReportError
from .progress import Progress

#: Processes that run side by side.
AT_A_TIME = 2


class Job(NamedTuple):
    """What a worker is to do.

    Parameters
    ----------
    study : what the notebooks read that name no folder of pages.
    notebooks : the notebooks, each done in a process of its own.
    task : what is done with each, as ``module:function``: it is given the notebook's path, a function to be
        told the number of each code cell that is run, and ``given``.
    given : what the functions need beside.
    before : done once, before the notebooks, with the corpus, which is then read once for all of them.
    after : done once, after them, with what ``before`` gave, the results and ``given``.
    timeout : seconds that one cell may take.
    """

    study: Study
    notebooks: Sequence[Path]
    task: str
    given: Any = None
    before: str = ""
    after: str = ""
    timeout: float = 1800


def work(job: Job) -> list[Any]:
    """Do a job in a process of its own, and give the results.

    Parameters
    ----------
    job : what is to be done.

    Returns
    -------
    The results of the notebooks, in their order.

    Raises
    ------
    ReportError : a notebook took too long or ended its process.
    Exception : what a task or the reading of the corpus raised.
    """
    with tempfile.TemporaryDirectory() as folder:
        order, answer = Path(folder, "order"), Path(folder, "answer")
        order.write_bytes(pickle.dumps(job))
        command = [sys.executable, "-m", f"{__package__}.workers", str(order), str(answer)]
        _until_done(command, _environment(job.study, folder))
        if not answer.is_file():
            raise ReportError(f"{job.notebooks[0].name}: the process that runs notebooks ended")
        results = pickle.loads(answer.read_bytes())  # noqa: S301  # written by our own process
    if isinstance(results, Exception):
        raise results
    return list(results)


def _until_done(command: list[str], environment: dict[str, str]) -> None:
    """Run a command in a group of processes that is gone when this returns or is interrupted."""
    process = subprocess.Popen(  # noqa: S603
        command, env=environment, stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        process.wait()
    finally:
        with suppress(ProcessLookupError):
            _kill_group(process.pid)
        process.wait()
        if process.stdin:
            process.stdin.close()


def _kill_group(leader: int) -> None:
    """Kill a process and all that it began."""
    if hasattr(os, "killpg"):
        os.killpg(leader, signal.SIGKILL)
    else:
        os.kill(leader, signal.SIGTERM)


def _end_with_the_asker() -> None:
    """Wait until the pipe from whoever asked for the work closes, and end this group."""
    os.read(0, 1)  # not by ``sys.stdin``, whose lock a fork would inherit while this holds it
    _kill_group(os.getpid())


def _environment(study: Study, profile: str) -> dict[str, str]:
    """The user's environment, with what is to be read, and nothing that changes from run to run."""
    package = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    fixed = {
        "IPYTHONDIR": profile,
        "MPLBACKEND": os.environ.get("MPLBACKEND", "module://matplotlib_inline.backend_inline"),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": f"{package}{os.pathsep}{known}" if known else package,
        "TQDM_DISABLE": "1",
    }
    return {**os.environ, **study.environment, **fixed}


def _do(job: Job) -> list[Any]:
    """Do a job, in the process made for it."""
    forks = sys.platform.startswith("linux")  # elsewhere a fork may hold what other threads had locked
    prepared = None
    if job.before:
        from .. import corpus as corpora

        corpus = corpora.read_study(job.study)
        corpus.present()
        prepared = resolve_name(job.before)(corpus)
        corpora.give(corpus)
    gc.freeze()
    results = _side_by_side(job, multiprocessing.get_context("fork" if forks else "spawn"))
    if job.after:
        resolve_name(job.after)(prepared, results, job.given)
    return results


def _side_by_side(job: Job, context: Any) -> list[Any]:
    """Run the notebooks, a few at a time; the first fault ends all."""
    waiting = list(enumerate(job.notebooks))[::-1]
    running: dict[Connection, _Running] = {}
    results: dict[int, Any] = {}
    progress = Progress(job.notebooks)
    try:
        while waiting or running:
            while waiting and len(running) < AT_A_TIME:
                n, path = waiting.pop()
                ours, theirs = context.Pipe(duplex=False)
                process = context.Process(target=_run, args=(job, path, theirs))
                process.start()
                theirs.close()
                running[ours] = _Running(n, path, process, 0, time.monotonic() + job.timeout)
            first = min(each.until for each in running.values())
            ready: Any = wait(list(running), max(0.0, first - time.monotonic()))
            for connection in ready:
                _hear(connection, running, results, job.timeout)
            progress.show({each.path: each.cell for each in running.values()}, len(results))
            for each in running.values():
                if each.until < time.monotonic():
                    raise ReportError(f"{each.where}: not done after {job.timeout:g} seconds")
    finally:
        progress.close()
        for each in running.values():
            each.process.kill()
            each.process.join()
    return [results[n] for n in sorted(results)]


class _Running(NamedTuple):
    """A notebook under way."""

    n: int
    path: Path
    process: Any
    cell: int
    until: float

    @property
    def where(self) -> str:
        """What a fault names: the notebook and the code cell."""
        return f"{self.path.name}, code cell {self.cell}"


def _hear(connection: Connection, running: dict[Connection, _Running], results: Any, timeout: float) -> None:
    """Take what the process of a notebook tells: the cell it begins, its result, its end."""
    each = running[connection]
    try:
        told = connection.recv()
    except EOFError:
        raise ReportError(f"{each.where}: the kernel ended") from None
    if isinstance(told, int):
        running[connection] = each._replace(cell=told, until=time.monotonic() + timeout)
        return
    if isinstance(told, Exception):
        raise told
    (results[each.n],) = told
    each.process.join()
    connection.close()
    del running[connection]


def _run(job: Job, path: Path, connection: Connection) -> None:
    """Do the task with one notebook, in a process of its own."""
    gc.disable()  # a notebook's process is over before it would be worth while
    try:
        answer: Any = (resolve_name(job.task)(path, connection.send, job.given),)
    except Exception as error:  # told to the process that waits
        answer = error
    connection.send(answer)
    connection.close()
    os._exit(0)


def main() -> None:
    """Do the job of a file and write its results to another."""
    order, answer = map(Path, sys.argv[1:])
    threading.Thread(target=_end_with_the_asker, daemon=True).start()
    job: Job = pickle.loads(order.read_bytes())  # noqa: S301  # written by :func:`work`
    try:
        results: Any = _do(job)
    except Exception as error:  # raised again by :func:`work`
        results = error
    part = answer.with_suffix(".part")
    part.write_bytes(pickle.dumps(results))
    part.replace(answer)


if __name__ == "__main__":
    main()
