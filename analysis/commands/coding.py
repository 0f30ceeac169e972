"""Coding by hand: a sample to be coded, and what the coders say."""

from pathlib import Path
from typing import Annotated

import typer

from .faults import check_out, one_line
from .options import Every, Folder, Papers, Since, Until


def sample(
    corpus: Folder = Path("corpus"),
    n: Annotated[int, typer.Option("--n", help="Articles to draw.", min=1)] = 60,
    seed: Annotated[int, typer.Option("--seed", help="Of the draw.")] = 0,
    out: Annotated[Path, typer.Option("--out", help="Workbook to write.", metavar="FILE")] = Path(
        "coding.xlsx"
    ),
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Draw articles to be checked by hand, into a workbook with what was found in them.

    Example: python -m analysis sample --corpus "my pages" --n 60 --out coding.xlsx
    """
    from ..corpus import CorpusError, read
    from ..validation.sampling import draw
    from ..validation.workbook import write_workbook

    with one_line():
        check_out(out.parent)
        if out.exists():
            raise CorpusError(f"{out}: is there already, perhaps coded; name another file")
        found = read(corpus, papers=papers, since=since, until=until)
        if found.articles.empty:
            raise CorpusError(f"{corpus}: no article in it to be drawn")
        drawn = draw(found, n, seed)
        write_workbook(found, drawn, out)
        typer.echo(
            f"{len(drawn)} of {len(found.articles)} articles in {out}; its first sheet says how to code"
        )


def how_coded(
    workbooks: Annotated[
        list[Path], typer.Argument(help="One coded workbook, or two of one draw.", metavar="FILE...")
    ],
    by: Annotated[Every, typer.Option("--by", help="Periods of the corrected counts.")] = Every.month,
    out: Annotated[
        Path | None, typer.Option("--out", help="Workbook for the three tables.", metavar="FILE")
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(
            "--corrections", help="Corpus folder that gets corrections.csv (of one workbook).", metavar="DIR"
        ),
    ] = None,
) -> None:
    """Say from coded workbooks how right the tables are, and correct the counts of the corpus by it.

    Example: python -m analysis score coding-anna.xlsx coding-bo.xlsx --out scores.xlsx
    """
    from ..corrections.file import add_corrections
    from ..outputs import whole_file
    from ..schema.sheets import write_workbook
    from ..validation.coding import CodingError, read_workbook
    from ..validation.from_coding import corrections_of
    from ..validation.scoring import TABLES, score

    with one_line((CodingError,)):
        if len(workbooks) > 2 or (corrections and len(workbooks) > 1):
            raise CodingError("score takes one workbook or two, and --corrections one")
        codings = [read_workbook(path) for path in workbooks]
        scores = score(codings, by.value)
        for name, table in scores._asdict().items():
            if len(table):
                typer.echo(
                    f"{name}\n{table.to_string(index=False, na_rep='', float_format='{:.3f}'.format)}\n"
                )
        if out:
            with whole_file(out) as fresh:
                write_workbook(scores._asdict(), TABLES, fresh)
        if corrections:
            path, added = add_corrections(corrections, corrections_of(codings[0]))
            typer.echo(f"{added} corrections added to {path}")
