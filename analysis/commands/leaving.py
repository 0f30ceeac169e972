"""What leaves: tables, the register of meetings, networks."""

from pathlib import Path
from typing import Annotated

import typer

from .faults import LEFT_OUT, check_out, one_line
from .options import Folder, Format, Lists, Papers, Since, Until


def tables(
    corpus: Folder = Path("corpus"),
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the tables.", metavar="DIR", readable=False)
    ] = Path("tables"),
    form: Annotated[Format, typer.Option("--format", help="Format of the table files.")] = Format.csv,
    plain: Annotated[
        bool, typer.Option("--plain", help="CSV without a byte-order mark, and text as it is.")
    ] = False,
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
    workers: Annotated[
        int, typer.Option("--workers", help="Processes that read pages; 0 for one a core.", min=0)
    ] = 0,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read all pages, also those read before.")] = False,
    scheduler: Annotated[
        str, typer.Option("--scheduler", help="Dask scheduler whose workers read the pages.", metavar="URL")
    ] = "",
    discover: Annotated[
        bool, typer.Option(help="Also find formulas that are not listed; these rest on all pages.")
    ] = True,
) -> None:
    """Write every table of a corpus, and datapackage.json that describes every column.

    What was read is kept beside the tables (.NAME.parts): the next run reads what has changed since.

    Example: python -m analysis tables --corpus "my pages" --out tables --format parquet
    """
    from ..corpus import read_study
    from ..export.tables import check_apart, write_tables
    from ..runs.tables import make_tables
    from ..study import study

    with one_line():
        check_out(out)
        check_apart(corpus, out)
        asked = study(corpus, papers=papers, since=since, until=until, lexicons=lexicons)
        if form is Format.xlsx:
            found = read_study(asked, discover=discover)
            write_tables(found, out, form.value)
            typer.echo("\n".join([*found.summary(), f"one workbook in {out}"]))
            left = found.problems()
        else:
            made = make_tables(
                asked,
                out,
                form.value,
                plain=plain,
                discover=discover,
                workers=workers,
                fresh=fresh,
                scheduler=scheduler,
            )
            typer.echo("\n".join(made.told(out)))
            left = made.problems
    if left:
        raise typer.Exit(LEFT_OUT)


def write_meetings(
    corpus: Folder = Path("corpus"),
    out: Annotated[Path, typer.Option("--out", help="Workbook for the register.", metavar="FILE")] = Path(
        "register.xlsx"
    ),
    host: Annotated[
        str | None, typer.Option("--host", help="Only what this person chairs.", metavar="NAME")
    ] = None,
    every_kind: Annotated[
        bool, typer.Option("--every-kind", help="Visits, receptions and other events too.")
    ] = False,
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
) -> None:
    """Write the register of meetings as a workbook: date, meeting, host, present, source.

    Example: python -m analysis register --corpus "my pages" --host 李二 --out meetings.xlsx
    """
    from ..corpus import read
    from ..export import write_register

    with one_line():
        check_out(out.parent)
        found = read(corpus, papers=papers, since=since, until=until, lexicons=lexicons)
        typer.echo(f"{write_register(found, out, host=host, every_kind=every_kind)} meetings in {out}")


def write_ties(
    corpus: Folder = Path("corpus"),
    out: Annotated[
        Path, typer.Option("--out", help="File for the network: .gexf or .graphml.", metavar="FILE")
    ] = Path("network.gexf"),
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
) -> None:
    """Write who was named at the same events, with weights and days, for Gephi and others.

    Example: python -m analysis network --corpus "my pages" --out network.graphml
    """
    from ..corpus import read
    from ..export import write_network

    with one_line():
        check_out(out.parent)
        found = read(corpus, papers=papers, since=since, until=until, lexicons=lexicons)
        graph = write_network(found, out)
        typer.echo(f"{len(graph)} persons, {graph.number_of_edges()} ties in {out}")
