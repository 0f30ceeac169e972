"""Cluster: work shared out to the workers of a Dask scheduler, on this computer or others (an extra).

The workers need this package and nothing of the pages' folder: they are given what the files hold and give
rows back. A worker that dies costs nothing but time; a page that ends its worker twice is set aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any

from ..lexicons.bound import Lexicons
from ..readers.errors import CorpusError
from .parts import Part, Task, joined, read_part
from .processes import TRIES, set_aside

MISSING = (
    "dask, which shares work out, is not installed; install the extra: "
    "pip install 'zhengzhou-newsroom[cluster]'"
)


def share_out_to(scheduler: str, tasks: Iterable[Task], lists: Lexicons) -> Iterator[tuple[Task, Part]]:
    """Do tasks on the workers of a scheduler.

    Parameters
    ----------
    scheduler : its address, ``tcp://127.0.0.1:8786``.
    tasks : what is to be done; taken one by one, as workers become free.
    lists : the word lists.

    Returns
    -------
    Each task and its rows, in the order in which they are done.

    Raises
    ------
    CorpusError : Dask is not installed, or there is no scheduler at the address.
    """
    dask = _distributed()
    try:
        client = dask.Client(scheduler, timeout="10s")
    except OSError:
        start = "start one with: dask scheduler"
        raise CorpusError(f"{scheduler}: no scheduler answers there; {start}") from None
    with client:
        coming = iter(tasks)
        of: dict[Any, Task] = {}

        def submit(task: Task) -> Any:
            future = client.submit(_read, task, lists.lists, pure=False)
            of[future.key] = task
            return future

        width = 2 * max(1, len(client.scheduler_info()["workers"]))
        done = dask.as_completed([submit(task) for task in islice(coming, width)])
        for future in done:
            task, fault = of.pop(future.key), future.exception()
            if fault is None:
                yield task, future.result()
            elif isinstance(fault, dask.KilledWorker):
                yield task, _apart(client, task, lists)
            else:
                raise fault
            for following in islice(coming, 1):
                done.add(submit(following))


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise CorpusError(MISSING) from None


def _read(task: Task, lists: Any) -> Part:
    with Lexicons(lists):
        return read_part(task)


def _apart(client: Any, task: Task, lists: Lexicons) -> Part:
    """The pages of a task one by one: one of them ends its worker."""
    parts = []
    for n in range(len(task.sources)):
        one = task._replace(
            sources=[task.sources[n]], keys=[task.keys[n]],
            corrections=[c for c in task.corrections if c.file == task.sources[n].file],
        )  # fmt: skip
        for _ in range(TRIES):
            try:
                parts.append(client.submit(_read, one, lists.lists, pure=False).result())
                break
            except _distributed().KilledWorker:
                continue
        else:
            aside = set_aside(one, 0, "ended the worker that read it")
            parts.append(_read(aside, lists.lists))
    return joined(parts)
