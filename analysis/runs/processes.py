"""Processes: work shared out to several, of which any may die.

Each worker tells which page it begins; so it is known which page ended it, or takes too long. Such a page is
tried once more, in a process of its own beginning, and then set aside and named. Its part is done again
without it: nothing is lost, and nothing counted twice.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from .parts import Task

#: Seconds that one page may take: what the slowest page that was measured took, many times over.
PAGE_SECONDS = 120.0
#: ``prctl``: the signal that a process gets when its parent ends.
_PDEATHSIG = 1
#: Times that a page may end its worker.
TRIES = 2

_At = tuple[int, Task]
Work = Callable[[Task, Callable[[int], None]], Any]


class _Running(NamedTuple):
    """A worker, the task it is at, the page it has begun, and when it must be done with that."""

    process: Any
    at: _At
    page: int
    until: float


def share_out(
    tasks: Iterable[Task], work: Work, workers: int, page_seconds: float | None = None
) -> Iterator[Any]:
    """Do tasks in several processes.

    Parameters
    ----------
    tasks : what is to be done; taken one by one, as workers become free.
    work : does a task, in a worker; it is given a function to be told of each page that it begins.
    workers : processes at a time.
    page_seconds : what one page may take; :data:`PAGE_SECONDS` if it is not said.

    Returns
    -------
    What ``work`` gave, in the order in which the tasks are done. A task in which pages ended their worker,
    or took too long, is done without them: they are set aside (:func:`set_aside`).

    Raises
    ------
    Exception : what ``work`` raised.
    """
    crew = _Crew(work, workers, page_seconds or PAGE_SECONDS)
    coming = enumerate(tasks)
    try:
        while crew.take_on(coming):
            yield from crew.hear()
            crew.end_late_ones()
    finally:
        crew.end()


class _Crew:
    """The workers under way, and the tasks that are to be done again."""

    def __init__(self, work: Work, workers: int, page_seconds: float) -> None:
        # A fork has everything loaded already; elsewhere it may hold what other threads had locked.
        forks = sys.platform.startswith("linux")
        self.context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self.work, self.workers, self.page_seconds = work, workers, page_seconds
        self.again: list[_At] = []
        self.deaths: Counter[tuple[int, int]] = Counter()
        self.running: dict[Connection, _Running] = {}

    def take_on(self, coming: Iterator[_At]) -> bool:
        """Start workers as long as there are tasks; whether any is under way."""
        while len(self.running) < self.workers:
            at = self.again.pop() if self.again else next(coming, None)
            if at is None:
                break
            ours, theirs = self.context.Pipe(duplex=False)
            process = self.context.Process(target=_do, args=(self.work, at[1], theirs), daemon=True)
            process.start()
            theirs.close()
            self.running[ours] = _Running(process, at, 0, time.monotonic() + self.page_seconds)
        return bool(self.running)

    def hear(self) -> Iterator[Any]:
        """Wait until workers tell something, and give the results that are among it."""
        first = min(each.until for each in self.running.values())
        ready: Any = wait(list(self.running), max(0.0, first - time.monotonic()))
        for connection in ready:
            each, told = self.running[connection], _hear(connection)
            if isinstance(told, int):
                until = time.monotonic() + self.page_seconds
                self.running[connection] = each._replace(page=told, until=until)
                continue
            del self.running[connection]
            each.process.join()
            if told is None:
                self._try_again(each, _ended(each.process.exitcode))
            elif isinstance(told[0], BaseException):
                raise told[0]
            else:
                yield told[0]

    def end_late_ones(self) -> None:
        """End the workers that are at one page for too long."""
        for connection, each in list(self.running.items()):
            if each.until < time.monotonic():
                del self.running[connection]
                each.process.kill()
                each.process.join()
                self._try_again(each, f"not read within {self.page_seconds:g} seconds")

    def _try_again(self, each: _Running, why: str) -> None:
        """Have a task done once more; without the page that it was at, where that is not the first time."""
        n, task = each.at
        self.deaths[n, each.page] += 1
        if self.deaths[n, each.page] >= TRIES:
            task = set_aside(task, each.page, why)
        self.again.append((n, task))

    def end(self) -> None:
        """End all workers."""
        for each in self.running.values():
            each.process.kill()
            each.process.join()


def _do(work: Work, task: Task, connection: Connection) -> None:
    """Do a task, in the process made for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the run, which ends its workers
    _end_with_the_run()
    try:
        connection.send((work(task, connection.send),))
    except BaseException as fault:
        connection.send((fault,))


def _end_with_the_run() -> None:
    """Have the system end this process when the one that started it ends, however that does (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            os._exit(1)


def _hear(connection: Connection) -> Any:
    """What a worker tells: the page it begins, its result, or nothing any more."""
    try:
        return connection.recv()
    except (EOFError, OSError):
        return None


def set_aside(task: Task, page: int, why: str) -> Task:
    """A task in which a page is named as one that cannot be read.

    Parameters
    ----------
    task : the task.
    page : number of the page in it.
    why : what it did.
    """
    sources = list(task.sources)
    problem = f"{why}, twice; look at the file, or leave it out"
    sources[page] = sources[page]._replace(text="", encoding=None, problem=problem)
    return task._replace(sources=sources, aside={*task.aside, page})


def _ended(code: int) -> str:
    name = signal.Signals(-code).name if code < 0 else f"status {code}"
    return f"ended the process that read it ({name})"
