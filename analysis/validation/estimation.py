"""Estimation: shares and counts of a whole corpus, corrected by the articles that were coded by hand.

What a program finds is wrong in some articles, and not evenly: it misses more than it invents, or the
other way round, and a count over its findings keeps that error however many articles there are. A drawn
sample that a person has coded tells how large it is. The estimate is the program's own count over all
articles plus the mean error over the sample, each article weighted by the inverse of its chance of being
drawn: the difference estimator of survey sampling (Särndal, Swensson & Wretman 1992, ch. 6), which is
design-based supervised learning for a mean (Egami, Hinck, Stewart & Wei 2023, NeurIPS 36). It is
unbiased whatever the program does, because nothing is assumed but the draw.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

#: Coded articles below which a period is left without a corrected value.
FEWEST = 10


class Corrected(NamedTuple):
    """A corrected mean per article and its interval."""

    value: float
    low: float
    high: float


def effective_size(weights: npt.NDArray[np.float64], of: int) -> float:
    """How many articles drawn evenly, from a corpus without end, would tell as much.

    Parameters
    ----------
    weights : inverse chances of the coded articles, one each.
    of : articles of the corpus that they were drawn from.

    Returns
    -------
    Kish's effective size (Kish 1965), divided by the part of the articles that was not drawn; infinite
    where all were.

    Examples
    --------
    >>> effective_size(np.array([2.0, 2.0, 2.0, 2.0]), 8)
    8.0
    """
    drawn = len(weights) / of
    if drawn >= 1:
        return math.inf
    return float(weights.sum() ** 2 / (weights**2).sum() / (1 - drawn))


def corrected_mean(
    found: float,
    errors: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    of: int,
    confidence: float = 0.95,
) -> Corrected:
    """Correct a mean per article by the errors in the articles that were coded.

    What was missed and what was invented are two kinds of error, each with Jeffreys' interval for the
    effective size of the sample (Brown, Cai & DasGupta 2001; gamma instead of beta where an article can
    have several), joined to one of their difference by MOVER (Zou & Donner 2008). Errors are rare, and
    where none was drawn a Wald interval would have no width.

    Parameters
    ----------
    found : the program's mean over all ``of`` articles: a share, or a count an article.
    errors : coder's value less the program's, one for each coded article.
    weights : inverse chances of these articles of being drawn.
    of : articles that they were drawn from.
    confidence : between 0 and 1.

    Returns
    -------
    The corrected mean with its interval, neither of them below nought.

    Raises
    ------
    ValueError : no article is coded, or errors and weights differ in number.

    Examples
    --------
    >>> errors = np.array([1.0, *[0.0] * 49])
    >>> [round(part, 2) for part in corrected_mean(0.3, errors, np.full(50, 10.0), 500)]
    [0.32, 0.27, 0.38]
    """
    if not len(errors) or len(errors) != len(weights):
        raise ValueError(f"{len(errors)} errors and {len(weights)} weights: one of each for a coded article")
    size = effective_size(weights, of)
    if math.isinf(size):
        exact = max(0.0, found + float(np.average(errors, weights=weights)))
        return Corrected(exact, exact, exact)
    several = bool((np.abs(errors) > 1).any())
    tail = (1 - confidence) / 2
    missed = _rate(np.maximum(errors, 0), weights, size, tail, several)
    invented = _rate(np.maximum(-errors, 0), weights, size, tail, several)
    change = missed.value - invented.value
    down = math.hypot(missed.value - missed.low, invented.high - invented.value)
    up = math.hypot(missed.high - missed.value, invented.value - invented.low)
    return Corrected(*(max(0.0, found + change + by) for by in (0, -down, up)))


def _rate(
    values: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    size: float,
    tail: float,
    several: bool,
) -> Corrected:
    """Errors of one kind an article, with Jeffreys' interval."""
    mean = float(np.average(values, weights=weights))
    square = float(np.average(values**2, weights=weights))
    # Several in one article are not as many witnesses: the size is divided by their bunching.
    size /= max(1.0, square / mean) if mean else 1.0
    k = mean * size
    ends = [_count_at(k, p) / size if several else _share_at(k, size, p) for p in (tail, 1 - tail)]
    return Corrected(mean, ends[0] if mean else 0.0, ends[1])


def _count_at(k: float, p: float) -> float:
    """Quantile of a count's rate under Jeffreys' prior."""
    return float(special.gammaincinv(k + 0.5, p))


def _share_at(k: float, size: float, p: float) -> float:
    """Quantile of a share under Jeffreys' prior."""
    return float(special.betaincinv(k + 0.5, max(0.0, size - k) + 0.5, p))
