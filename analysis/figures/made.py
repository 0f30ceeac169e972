"""Made: which function drew a figure, and from which tables, so that it can be described and linked."""

import functools
import inspect
from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
D = TypeVar("D")


class Made(NamedTuple):
    """How a drawing was made.

    Parameters
    ----------
    by : name of the function of :mod:`analysis.figures`.
    given : its arguments by name, defaults included; the first is the table that is drawn.
    """

    by: str
    given: dict[str, Any]


def remembered(draw: Callable[P, D]) -> Callable[P, D]:
    """Have a figure remember the function that draws it and what this was given."""
    signature = inspect.signature(draw)

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> D:
        drawing = draw(*args, **kwargs)
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        # Axes are shown by their figure; a cloud is frozen but for this.
        object.__setattr__(getattr(drawing, "figure", drawing), "made", Made(draw.__name__, bound.arguments))
        return drawing

    return drawn


def made(drawing: Any) -> Made | None:
    """Say how a figure, its axes or a cloud was made; None of what this package did not draw.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import figures, measures
    >>> totals = measures.theme_totals(pd.DataFrame({"article": []}), pd.DataFrame({
    ...     "article": [], "theme": [], "hits": [], "mentions": []}))
    >>> made(figures.theme_bars(totals)).by
    'theme_bars'
    """
    found = getattr(getattr(drawing, "figure", drawing), "made", None)
    return found if isinstance(found, Made) else None
