"""The command line: ``python -m analysis``.

Commands import what they run when they run: help and usage errors need not wait for pandas, scipy
and nbconvert.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

ROOT = Path(__file__).resolve().parent.parent

app = typer.Typer(
    help="Turn pages of Chinese official newspapers into tidy tables, figures and reports.\n\n"
    "A corpus is a folder of pages as .txt files (UTF-8 or GB18030), .html or .pdf, or .zip files of "
    "these, and, if you have one, a pages.csv with the columns file, paper, issue_date, page.",
    epilog="Exit status: 0 all done; 1 failed, with one line that says why; 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Folder = Annotated[
    Path,
    typer.Option(
        "--corpus", help="Folder of newspaper pages.", show_default="corpus", metavar="DIR", readable=False
    ),
]
Papers = Annotated[
    list[str] | None,
    typer.Option("--paper", help="Only this newspaper; may be given several times.", metavar="NAME"),
]
Since = Annotated[
    str | None, typer.Option("--from", help="First day of issue: 2022-03-24, 2022-03, 2022.", metavar="DAY")
]
Until = Annotated[
    str | None, typer.Option("--to", help="Last day of issue: 2022-04-30, 2022-04, 2022.", metavar="DAY")
]
Lists = Annotated[
    Path | None,
    typer.Option(
        "--lexicons", help="Word lists of your own; default: lexicons/ among the pages.", metavar="DIR"
    ),
]


class Languages(StrEnum):
    """Languages of the labels in figures and tables."""

    both = "both"
    zh = "zh"
    en = "en"


Labels = Annotated[Languages, typer.Option("--labels", help="Languages of labels in figures and tables.")]


class Every(StrEnum):
    """Periods that counts are corrected by."""

    issue = "issue"
    week = "week"
    month = "month"
    all = "all"


class Format(StrEnum):
    """Formats of the table files."""

    csv = "csv"
    parquet = "parquet"


@contextmanager
def _one_line(others: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Turn what can go wrong with somebody's files into one line and exit status 1."""
    from .lexicons import LexiconError
    from .readers import CorpusError

    faults: tuple[type[Exception], ...] = (CorpusError, LexiconError, *others)
    try:
        yield
    except faults as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(1) from None
    except OSError as fault:
        typer.echo(_said(fault), err=True)
        raise typer.Exit(1) from None


def _said(fault: OSError) -> str:
    """What a fault of the system comes to, in one line."""
    from .readers import what_to_do

    where = os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else "the output"
    return f"{where}: {what_to_do(fault, writing=True)}"


def _check_out(out: Path) -> None:
    """Refuse a folder that cannot be written before anything is read, which may take long."""
    place = out
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    if not os.access(place, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))


@app.command()
def tables(
    corpus: Folder = Path("corpus"),
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the tables.", metavar="DIR", readable=False)
    ] = Path("tables"),
    form: Annotated[Format, typer.Option("--format", help="Format of the table files.")] = Format.csv,
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
) -> None:
    """Write every table of a corpus, and datapackage.json that describes every column.

    Example: python -m analysis tables --corpus "my pages" --out tables --format parquet
    """
    from .corpus import read
    from .export import check_apart, write_tables

    with _one_line():
        _check_out(out)
        check_apart(corpus, out)
        found = read(corpus, papers=papers, since=since, until=until, lexicons=lexicons)
        written = write_tables(found, out, form.value)
        typer.echo("\n".join(found.summary()))
        typer.echo(f"{len(written) - 1} tables and datapackage.json in {out}")


@app.command("check")
def preflight(
    corpus: Annotated[
        Path, typer.Argument(help="Folder of newspaper pages.", metavar="CORPUS", readable=False)
    ] = Path("corpus"),
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")] = False,
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
) -> None:
    """List how every page of a corpus was read, and what looks wrong; changes nothing.

    Example: python -m analysis check "my pages"
    """
    from .check.checking import as_records, as_table, check
    from .corpus import read

    with _one_line():
        found = check(read(corpus, papers=papers, since=since, until=until, lexicons=lexicons))
        if as_json:
            plain = not (sys.stdout.encoding or "").lower().startswith("utf")
            typer.echo(json.dumps(as_records(found), ensure_ascii=plain, indent=1))
        else:
            typer.echo("\n".join(as_table(found, shutil.get_terminal_size().columns)))


@app.command("accuracy")
def how_right(
    corpus: Folder = Path("corpus"),
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="What a reader found: a folder of JSON files, or one.", metavar="PATH"),
    ] = None,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Write a Markdown table.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="CSV file for the table.", metavar="FILE")] = None,
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
) -> None:
    """Compare the tables of a corpus with what a careful reader wrote down, column by column.

    Example: python -m analysis accuracy --corpus "my pages" --gold gold.json
    """
    from .corpus import read
    from .measures.accuracy import GoldError, accuracy, find_gold
    from .measures.elsewhere import markdown

    with _one_line((GoldError,)):
        if gold is None and find_gold(corpus) is None:
            raise GoldError(f"{corpus}: no gold in it or beside it; name it with --gold")
        table = accuracy(read(corpus, papers=papers, since=since, until=until, lexicons=lexicons), gold)
        if out is not None:
            table.to_csv(out, index=False, encoding="utf-8", lineterminator="\n")
        lines = markdown(table) if as_markdown else table.to_string(index=False).splitlines()
        typer.echo("\n".join(lines))


lists = typer.Typer(help="Word lists of your own.", no_args_is_help=True)
app.add_typer(lists, name="lexicon")


@lists.command("check")
def check_lists(
    folder: Annotated[Path, typer.Argument(help="Folder of word lists.", metavar="DIR", readable=False)],
) -> None:
    """Say what is wrong in word lists of your own, by file and line; changes nothing.

    Example: python -m analysis lexicon check "my pages/lexicons"
    """
    from .lexicons.own import examine

    with _one_line():
        found, faults = examine(folder)
        typer.echo(found.summary() or "no row is added or taken away")
        for fault in faults:
            typer.echo(str(fault), err=True)
        raise typer.Exit(1 if faults else 0)


@app.command()
def reports(
    corpus: Folder = Path("corpus"),
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the reports.", metavar="DIR", readable=False)
    ] = Path("reports"),
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
    labels: Labels = Languages.both,
) -> None:
    """Run the notebooks on a corpus and write one offline HTML report each, with index.html.

    Example: python -m analysis reports --corpus "my pages" --out reports
    """
    from .export import check_apart
    from .report.building import ReportError, build_reports
    from .study import study

    with _one_line((ReportError,)):
        _check_out(out)
        check_apart(corpus, out)
        asked = study(corpus, papers=papers, since=since, until=until, lexicons=lexicons, labels=labels.value)
        for path in build_reports(asked, out, ROOT / "notebooks"):
            typer.echo(path)


@app.command()
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
    from .corpus import CorpusError, read
    from .validation.sampling import draw
    from .validation.workbook import write_workbook

    with _one_line():
        _check_out(out.parent)
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


@app.command("score")
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
    from .corrections.file import add_corrections
    from .validation.from_coding import corrections_of
    from .validation.scoring import score
    from .validation.workbook import CodingError, read_workbook, write_tables_of

    with _one_line((CodingError,)):
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
            write_tables_of(scores._asdict(), out)
        if corrections:
            path, added = add_corrections(corrections, corrections_of(codings[0]))
            typer.echo(f"{added} corrections added to {path}")


@app.command()
def lab(
    corpus: Folder = Path("corpus"),
    papers: Papers = None,
    since: Since = None,
    until: Until = None,
    lexicons: Lists = None,
    labels: Labels = Languages.both,
) -> None:
    """Open JupyterLab on the notebooks, with a corpus of your own if you name one."""
    from .readers import CorpusError
    from .study import study

    with _one_line():
        if not corpus.is_dir():
            raise CorpusError(f"{corpus}: is not there; name a folder with newspaper pages")
        asked = study(corpus, papers=papers, since=since, until=until, lexicons=lexicons, labels=labels.value)
        environment = os.environ | asked.environment
        command = [sys.executable, "-m", "jupyterlab", str(ROOT / "notebooks")]
        raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603


def main() -> None:
    """Run the command line; where not even its output can be written, say so in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese
    try:
        app(prog_name="python -m analysis")
    except OSError as fault:
        typer.echo(_said(fault), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
