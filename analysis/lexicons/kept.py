"""What is kept of the word lists, and forgotten when one of them changes.

A function that makes something of word lists (a pattern, a set, the automaton) is decorated with
:func:`cached` in place of ``functools.cache``. While it works, the lists that it reads are noted, also
those that it knows only through another such function; so a change of one list (a row taken away in a
test, the rows of a user's folder) throws away what follows from that list and nothing else.

What was made of one set of lists is kept with that set (:func:`keep_in`): to go back to it costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import _lru_cache_wrapper, cache, wraps
from typing import Any, TypeVar

T = TypeVar("T")

#: Everything that is kept, and the names of the lists that it follows from.
_FOLLOWS: dict[_lru_cache_wrapper[Any], set[str]] = {}
#: The lists that the functions under way have read so far, the innermost function last.
_UNDER_WAY: list[set[str]] = []
Made = dict[Any, Any]
#: What was made of the package's lists, by function and arguments.
_OF_PACKAGE: Made = {}
#: What is made of the lists in force, and the names of those that are not the package's.
_IN_FORCE: list[tuple[Made, frozenset[str]]] = [(_OF_PACKAGE, frozenset())]


def cached(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
    """Keep what a function makes of word lists until one of these lists changes.

    Parameters
    ----------
    function : a function of few and small arguments (never of a text) that reads lists with
        :func:`analysis.lexicons.read`, or asks other functions that do.

    Returns
    -------
    The function; as quick as with ``functools.cache`` where its result is kept.

    Examples
    --------
    >>> from analysis import lexicons
    >>> @cached
    ... def surnames() -> int:
    ...     return len(lexicons.read("surnames"))
    >>> everybody = surnames()
    >>> with lexicons.without("surnames", 0):
    ...     everybody - surnames()
    1
    """

    @wraps(function)
    def work_out(*args: Any, **options: Any) -> T:
        key = kept, args, tuple(options.items())
        made, changed = _IN_FORCE[0]
        if key not in made and key in _OF_PACKAGE and _FOLLOWS[kept].isdisjoint(changed):
            made[key] = _OF_PACKAGE[key]
        if key in made:
            note(_FOLLOWS[kept])
            before_now: T = made[key]
            return before_now
        # Who is answered from what is kept does not come this way; the number of answers tells of it.
        answers = {other: other.cache_info().hits for other in _FOLLOWS}
        _UNDER_WAY.append(set())
        try:
            made[key] = function(*args, **options)
            result: T = made[key]
            return result
        finally:
            lists = _UNDER_WAY.pop()
            for other, before in answers.items():
                if other.cache_info().hits > before:
                    lists |= _FOLLOWS[other]
            _FOLLOWS[kept] |= lists
            note(lists)

    kept = cache(work_out)
    _FOLLOWS[kept] = set()
    return kept


def note(lists: Iterable[str]) -> None:
    """Note that the function under way follows from these lists.

    Parameters
    ----------
    lists : names of word lists.
    """
    if _UNDER_WAY:
        _UNDER_WAY[-1].update(lists)


def forget(name: str) -> None:
    """Throw away what follows from a list.

    Parameters
    ----------
    name : the list's name.
    """
    for kept, lists in _FOLLOWS.items():
        if name in lists:
            kept.cache_clear()


def keep_in(made: Made, changed: Iterable[str]) -> tuple[Made, frozenset[str]]:
    """Keep what is made from now on with the lists that are in force from now on.

    Parameters
    ----------
    made : what was made of these lists already.
    changed : names of those that are not the package's.

    Returns
    -------
    The same of the lists that were in force.
    """
    before = _IN_FORCE[0]
    _IN_FORCE[0] = made, frozenset(changed)
    return before


def of_package() -> Made:
    """What was made of the package's lists."""
    return _OF_PACKAGE
