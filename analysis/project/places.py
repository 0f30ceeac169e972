"""Places: the notebooks and the pages that a command works on when nobody names them."""

from pathlib import Path

from ..study import pages_in

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder with this project's notebooks and corpus: the clone, or a part of the installed package."""
    clone = _PACKAGE.parent
    return clone if (clone / "pyproject.toml").is_file() else _PACKAGE / "shipped"


def is_clone() -> bool:
    """Whether the package is used where it is written, and not installed."""
    return shipped() != _PACKAGE / "shipped"


def notebooks_of(here: Path) -> Path:
    """The folder of notebooks that a command started somewhere runs.

    Parameters
    ----------
    here : the folder it is started in.

    Returns
    -------
    The folder ``notebooks`` in it, if it has any; else the shipped one.
    """
    own = here / "notebooks"
    return own if any(own.glob("*.ipynb")) else shipped() / "notebooks"


def corpus_of(here: Path) -> Path:
    """The folder of pages that a command started somewhere reads.

    Parameters
    ----------
    here : the folder it is started in.

    Returns
    -------
    ``corpus`` in it, the ``pages`` of a project, or the shipped corpus.
    """
    return pages_in(here) or shipped() / "corpus"
