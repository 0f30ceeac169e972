"""Association: how strongly two counts are tied, in two-by-two tables."""

import math

from scipy import special


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """Give G², the log-likelihood ratio statistic of a two-by-two table (Dunning 1993).

    Parameters
    ----------
    a, b, c, d : the counts, row by row; none below zero.

    Returns
    -------
    G², without a correction for continuity; 0 where a row or a column is empty.

    Raises
    ------
    ValueError : a count below zero.

    Examples
    --------
    >>> round(log_likelihood(10, 20, 5, 100), 3)
    15.791
    """
    if min(a, b, c, d) < 0:
        raise ValueError(f"{(a, b, c, d)}: a count cannot be negative")
    n = a + b + c + d
    expected = ((a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d))
    terms = [o * math.log(o * n / (row * column)) for o, row, column in expected if o]
    return max(0.0, 2 * math.fsum(terms))


def log_dice(together: int, first: int, second: int) -> float:
    """Give logDice (Rychlý 2008): 14 where two words never stand apart, one less for half as often.

    Parameters
    ----------
    together : times the two stand together.
    first, second : times each stands at all.

    Returns
    -------
    ``14 + log2(2·together / (first + second))``; minus infinity where they never meet.

    Examples
    --------
    >>> log_dice(5, 5, 5), log_dice(5, 10, 10)
    (14.0, 13.0)
    """
    if not together:
        return -math.inf
    return 14 + math.log2(2 * together / (first + second))


def log_ratio(f1: int, n1: int, f2: int, n2: int) -> float:
    """Give the binary logarithm of the ratio of two shares (Hardie 2014).

    Parameters
    ----------
    f1, n1, f2, n2 : the counts and what they are out of. For a count of 0, a half is put in.

    Returns
    -------
    1 where the first share is twice the second, -1 where half; NaN without a denominator.

    Examples
    --------
    >>> log_ratio(4, 10, 2, 10), log_ratio(0, 10, 4, 10)
    (1.0, -3.0)
    """
    if not n1 or not n2:
        return math.nan
    return math.log2((f1 or 0.5) * n2 / ((f2 or 0.5) * n1))


def conservative_log_ratio(
    f1: int, n1: int, f2: int, n2: int, *, tests: int = 1, alpha: float = 0.05
) -> float:
    """Give LRC, the log ratio at its cautious end (Evert 2022).

    Of the exact interval of Clopper & Pearson (1934) for f1/(f1+f2), the limit nearer to equality
    is taken, as the log ratio it stands for; 0 where the interval holds equality.

    Parameters
    ----------
    f1, n1, f2, n2 : the counts and what they are out of.
    tests : words that are compared; alpha is divided by it (Bonferroni).
    alpha : of the two-sided interval.

    Returns
    -------
    Above 0 where the first share is larger for certain, below where the second is; else 0.

    Examples
    --------
    >>> conservative_log_ratio(3, 10, 2, 10)
    0.0
    >>> round(conservative_log_ratio(60, 100, 10, 100), 2)
    1.61
    """
    if not n1 or not n2 or not f1 + f2:
        return 0.0
    tail = alpha / (2 * tests)
    if f1 * n2 > f2 * n1:
        low = float(special.betaincinv(f1, f2 + 1, tail))
        return max(0.0, math.log2(n2 / n1 * low / (1 - low))) if low > 0 else 0.0
    high = float(special.betaincinv(f1 + 1, f2, 1 - tail)) if f2 else 1.0
    return min(0.0, math.log2(n2 / n1 * high / (1 - high))) if 0 < high < 1 else 0.0
