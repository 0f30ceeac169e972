"""A study of one's own: its folder laid out, its notebooks opened."""

import os
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from .faults import one_line
from .options import Folder, Labels, Languages, Lists, Papers, Since, Until


def new(
    folder: Annotated[Path, typer.Argument(help="A new folder, or an empty one.", metavar="DIR")],
) -> None:
    """Lay out a folder for a study of your own: pages, word lists, notebooks to change.

    Example: python -m analysis new "my study"
    """
    from ..project import ProjectError
    from ..project import new as lay_out

    with one_line((ProjectError,)):
        for path in lay_out(folder):
            typer.echo(path)
        typer.echo(f"Put your pages into {folder / 'pages'}; README.md says what then.")


def lab(
    context: typer.Context,
    corpus: Folder = Path("corpus"),
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
    labels: Labels = Languages.both,
) -> None:
    """Open JupyterLab on the notebooks, with a corpus of your own if you name one.

    Whatever else is said goes to JupyterLab: python -m analysis lab --no-browser --port=8890
    """
    from ..fonts import font_file
    from ..project import (
        ProjectError,
        is_clone,
        lab_command,
        lab_environment,
        notebooks_of,
        shadow_in,
        shipped,
    )
    from ..readers import CorpusError
    from ..study import study

    with one_line((ProjectError,)):
        if not corpus.is_dir():
            raise CorpusError(f"{corpus}: is not there; name a folder with newspaper pages")
        notebooks = notebooks_of(Path.cwd())
        if notebooks.parent == shipped() and not is_clone():
            raise ProjectError("no notebooks here; lay out a folder for them: python -m analysis new DIR")
        if said := shadow_in(notebooks):
            typer.echo(said, err=True)
        asked = study(corpus, papers=papers, since=since, until=until, lexicons=lexicons, labels=labels.value)
        environment = lab_environment(os.environ | asked.environment)
        command = lab_command(notebooks, font_file(), context.args)
        raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603
