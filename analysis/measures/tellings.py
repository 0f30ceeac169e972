"""Tellings: events counted once, however many articles tell them."""

import pandas as pd


def told_once(events: pd.DataFrame, attendance: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Pool the tellings of each event, so that frequencies count events.

    Parameters
    ----------
    events, attendance : tables of a corpus; ``events.same_as`` names the first telling.

    Returns
    -------
    The first telling of each event; and the attendance of all its tellings, each person and role once
    under the first one's id, in the order in which the first telling that names them lists them.

    Examples
    --------
    >>> events = pd.DataFrame({"event": ["a", "b"], "same_as": [None, "a"]})
    >>> seats = {"event": ["a", "b", "b"], "person": ["李二", "李二", "赵三"], "role": ["attendee"] * 3}
    >>> once, there = told_once(events, pd.DataFrame(seats))
    >>> once["event"].tolist(), there["person"].tolist()
    (['a'], ['李二', '赵三'])
    """
    again = events[events["same_as"].notna()]
    first = dict(zip(again["event"].tolist(), again["same_as"].tolist(), strict=True))
    told = attendance["event"]
    pooled = attendance.assign(event=told.map(lambda event: first.get(event, event)).astype(told.dtype))
    pooled = pooled.drop_duplicates(["event", "person", "role"]).reset_index(drop=True)
    return events[events["same_as"].isna()].reset_index(drop=True), pooled
