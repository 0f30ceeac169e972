"""Wording: numbers, dates and lists as prose writes them."""

import datetime
from collections.abc import Iterable


def count(n: int, noun: str) -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> count(1, "page"), count(1200, "article"), count(0, "day")
    ('1 page', '1,200 articles', '0 days')
    """
    return f"{n:,} {noun if n == 1 else noun + 's'}"


def verb(n: int, plural: str, singular: str = "") -> str:
    """Write a verb as a number of things asks for; without ``singular`` that is the plural with an s.

    Examples
    --------
    >>> verb(1, "stand"), verb(0, "stand"), verb(1, "have", "has")
    ('stands', 'stand', 'has')
    """
    return plural if n != 1 else singular or f"{plural}s"


def listing(parts: Iterable[str]) -> str:
    """Join parts as prose does; of nothing, ``none``.

    Examples
    --------
    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    *most, last = list(parts) or ["none"]
    return f"{', '.join(most)} and {last}" if most else last


def part(limit: int, whole: int, noun: str) -> str:
    """Say how many of some things a figure or a table shows that has room for ``limit`` of them.

    Examples
    --------
    >>> part(30, 45, "article"), part(30, 20, "article")
    ('the first 30 of 45 articles', 'all 20 articles')
    >>> part(30, 1, "article"), part(30, 0, "article")
    ('1 article', '0 articles')
    """
    if whole > limit:
        return f"the first {limit:,} of {count(whole, noun)}"
    return f"all {count(whole, noun)}" if whole > 1 else count(whole, noun)


def percent(share: float) -> str:
    """Write a share in whole percent.

    Examples
    --------
    >>> percent(0.904), percent(0.004), percent(0.0)
    ('90 %', 'under 1 %', '0 %')
    """
    if 0.995 <= share < 1:
        return "over 99 %"
    return "under 1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")


def points(difference: float) -> str:
    """Write a difference of two shares in percentage points.

    Examples
    --------
    >>> points(-0.484), points(0.05)
    ('−48', '+5')
    """
    return f"{100 * difference:+.0f}".replace("-", "−")


def day(date: datetime.date) -> str:
    """Write a day.

    Examples
    --------
    >>> day(datetime.date(2022, 4, 6))
    '6 April 2022'
    """
    return f"{date.day} {date:%B %Y}"


def interval(share: float, low: float, high: float) -> str:
    """Write a share with its 95 % interval.

    Examples
    --------
    >>> interval(0.5, 0.237, 0.763)
    '50 %, 95 % interval 24 to 76 %'
    """
    return f"{percent(share)}, 95 % interval {100 * low:.0f} to {100 * high:.0f} %"
