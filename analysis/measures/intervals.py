"""Intervals: how far a share or a rate can be trusted."""

import math
from functools import cache
from typing import NamedTuple

from scipy import special


class Interval(NamedTuple):
    """Lower and upper limit."""

    low: float
    high: float


NOTHING = Interval(float("nan"), float("nan"))


@cache
def wilson(k: float, n: float, confidence: float = 0.95) -> Interval:
    """Wilson's score interval of a share (Wilson 1927; Brown, Cai & DasGupta 2001).

    Parameters
    ----------
    k, n : articles that have the thing, of how many; fractions where articles have weights.
    confidence : between 0 and 1.

    Returns
    -------
    Limits between 0 and 1; of no articles at all nothing can be said, and both are NaN.

    Raises
    ------
    ValueError : ``k`` is not between 0 and ``n``.

    Examples
    --------
    >>> low, high = wilson(2, 7)
    >>> round(low, 3), round(high, 3)
    (0.082, 0.641)
    """
    if k == n == 0:
        return NOTHING
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n}: the part must lie between 0 and the whole")
    z = float(special.ndtri((1 + confidence) / 2))
    middle, width = 2 * k + z * z, z * math.sqrt(z * z + 4 * k * (n - k) / n)
    low = (middle - width) / (2 * (n + z * z)) if k else 0.0
    high = (middle + width) / (2 * (n + z * z)) if k < n else 1.0
    return Interval(low, high)


@cache
def poisson(k: int, exposure: float, confidence: float = 0.95) -> Interval:
    """Exact interval of a rate of events (Garwood 1936).

    It takes events to happen independently of each other. Meetings come in bunches, so the true
    uncertainty is larger than this.

    Parameters
    ----------
    k : events counted.
    exposure : workdays (or other units) during which they were counted.
    confidence : between 0 and 1.

    Returns
    -------
    Limits in events per unit; NaN where there was no exposure.

    Raises
    ------
    ValueError : a count or an exposure below zero.

    Examples
    --------
    >>> low, high = poisson(6, 4)
    >>> round(low, 2), round(high, 2)
    (0.55, 3.26)
    """
    if k < 0 or exposure < 0:
        raise ValueError(f"{k} events in {exposure} days: neither can be negative")
    if exposure == 0:
        return NOTHING
    tail = (1 - confidence) / 2
    low = float(special.gammaincinv(k, tail)) if k else 0.0
    high = float(special.gammaincinv(k + 1, 1 - tail))
    return Interval(low / exposure, high / exposure)
