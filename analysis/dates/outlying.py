"""Outlying days: the few that lie years from all others, as one wrong year makes them."""

import datetime
from collections.abc import Iterable

#: Days between two neighbours beyond which they are of different times.
APART = 366
#: The most days, or the most of all days, that outlie; as many days at least must lie together.
FEW, SHARE, TOGETHER = 2, 0.05, 3


def outlying(days: Iterable[datetime.date]) -> list[datetime.date]:
    """Name the days that lie more than a year from most of the others.

    Parameters
    ----------
    days : of issue, of events; each counts once.

    Returns
    -------
    The days of small groups (at most two days, or a twentieth of all) that a gap of more than a year parts
    from the group that has more than half of all days, and at least three.

    Examples
    --------
    >>> days = [datetime.date(2022, 3, n) for n in (26, 28, 30)]
    >>> outlying([*days, datetime.date(2006, 3, 29)])
    [datetime.date(2006, 3, 29)]
    >>> outlying(day.replace(year=year) for day in days for year in (2003, 2022))
    []
    """
    ordered = sorted(set(days))
    groups: list[list[datetime.date]] = []
    for day in ordered:
        if groups and (day - groups[-1][-1]).days <= APART:
            groups[-1].append(day)
        else:
            groups.append([day])
    most = max(groups, key=len, default=[])
    if len(most) < TOGETHER or len(most) * 2 <= len(ordered):
        return []
    few = max(FEW, SHARE * len(ordered))
    return [day for group in groups if group is not most and len(group) <= few for day in group]
