"""Weights: what each feature of a candidate counts for or against its being a name (``name_weights.csv``)."""

from __future__ import annotations

from .. import lexicons


@lexicons.cached
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["value"]) for row in lexicons.read("name_weights")}


def weight(feature: str) -> float:
    """What a feature counts; nothing where the table does not have it.

    Parameters
    ----------
    feature : its name in ``name_weights.csv``.

    Examples
    --------
    >>> weight("followed by a mark") > weight("followed by a word") > weight("no such feature")
    True
    """
    return _weights().get(feature, 0.0)
