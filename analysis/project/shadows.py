"""Shadows: a file or folder of one's own that bears the name of the package, and is imported in its place."""

from pathlib import Path

#: Where this package lies.
_OURS = Path(__file__).parents[1]


def shadow_in(folder: Path) -> str:
    """Say that a notebook in a folder would import something else than this package.

    Parameters
    ----------
    folder : where notebooks are.

    Returns
    -------
    A sentence that names what to rename; empty where nothing is in the way.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> shadow_in(folder)
    ''
    >>> _ = (folder / "analysis.py").write_text("")
    >>> shadow_in(folder).split(": ")[1]
    'notebooks here import this instead of the package; rename it'
    """
    for other in (folder / "analysis.py", folder / _OURS.name / "__init__.py"):
        if other.is_file() and other.parent.resolve() != _OURS:
            name = other if other.name == "analysis.py" else other.parent
            return f"{name}: notebooks here import this instead of the package; rename it"
    return ""
