"""Finding: the one article or page that somebody means."""

from collections.abc import Sequence

#: How many candidates an error names.
NAMED = 6


class NotFound(LookupError):
    """Nothing, or more than one thing, is called so; the message names what comes near."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: one line, since nothing went wrong but a name."""
        return [f"{type(self).__name__}: {self}"]


def find_one(wanted: str, things: Sequence[tuple[str, str]], what: str) -> str:
    """Find the thing that is meant.

    Parameters
    ----------
    wanted : its id, its name, or a part of its name.
    things : id and name of each.
    what : what they are, for the message: ``article``.

    Returns
    -------
    The id.

    Raises
    ------
    NotFound : nothing is called so, or several things are.

    Examples
    --------
    >>> things = [("p-01", "防汛会议召开"), ("p-02", "市长调研防汛"), ("p-03", "招商推进会召开")]
    >>> find_one("p-02", things, "article"), find_one("招商", things, "article")
    ('p-02', 'p-03')
    >>> find_one("防汛", things, "article")
    Traceback (most recent call last):
        ...
    analysis.edition.finding.NotFound: 2 articles are called 防汛: p-01 防汛会议召开; p-02 市长调研防汛
    """
    for exact in (
        [its for its, _ in things if its == wanted],
        [its for its, name in things if name == wanted],
    ):
        if len(exact) == 1:
            return exact[0]
    asked = "".join(wanted.split())
    near = [(its, name) for its, name in things if asked and asked in f"{its} {''.join(name.split())}"]
    if len(near) == 1:
        return near[0][0]
    if near:
        raise NotFound(f"{len(near)} {what}s are called {wanted}: {_named(near)}")
    alike = sorted(things, key=lambda thing: -len(set(asked) & set("".join(thing))))
    raise NotFound(f"no {what} is called {wanted}; there are {_named(alike)}")


def _named(things: Sequence[tuple[str, str]]) -> str:
    said = "; ".join(f"{its} {name[:30]}".strip() for its, name in things[:NAMED])
    more = len(things) - NAMED
    return f"{said}; and {more} more" if more > 0 else said or "none"
