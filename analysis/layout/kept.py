"""Kept: what an object says of itself, worked out at the first asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class kept(Generic[T]):
    """A method as an attribute that is worked out once: ``functools.cached_property`` without its lock.

    Until Python 3.12 the lock takes longer than most of what a line is asked.

    Examples
    --------
    >>> class Line:
    ...     @kept
    ...     def width(self):
    ...         print("measured")
    ...         return 3
    >>> line = Line()
    >>> line.width + line.width
    measured
    6
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __get__(self, instance: Any, owner: type) -> T:
        value = instance.__dict__[self.compute.__name__] = self.compute(instance)
        return value
