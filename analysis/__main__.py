"""The command line: ``python -m analysis``.

Commands import what they run when they run: help and usage errors need not wait for pandas, scipy
and nbconvert.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from .commands import coding, leaving, studies
from .commands.faults import check_out, one_line, said
from .commands.options import Folder, Labels, Languages, Lists, Papers, Since, Until, pages_meant

app = typer.Typer(
    help="Turn pages of Chinese official newspapers into tidy tables, figures and reports.\n\n"
    "A corpus is a folder of pages as .txt files (UTF-8 or GB18030), .html or .pdf, or .zip files of "
    "these, and, if you have one, a pages.csv with the columns file, paper, issue_date, page.",
    epilog="Exit status: 0 all done; 1 failed, with one line that says why; 2 wrong usage; 3 done, with "
    "pages left out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command("check")
def preflight(
    corpus: Annotated[
        Path,
        typer.Argument(
            help="Folder of newspaper pages.", metavar="CORPUS", readable=False, callback=pages_meant
        ),
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

    with one_line():
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

    with one_line((GoldError,)):
        if gold is None and find_gold(corpus) is None:
            raise GoldError(f"{corpus}: no gold in it or beside it; name it with --gold")
        table = accuracy(read(corpus, papers=papers, since=since, until=until, lexicons=lexicons), gold)
        if out is not None:
            table.to_csv(out, index=False, encoding="utf-8", lineterminator="\n")
        lines = markdown(table) if as_markdown else table.to_string(index=False).splitlines()
        typer.echo("\n".join(lines))


app.command()(leaving.tables)
app.command("register")(leaving.write_meetings)
app.command("network")(leaving.write_ties)
app.command()(coding.sample)
app.command("score")(coding.how_coded)
app.command()(studies.new)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(studies.lab)

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

    with one_line():
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
    from .project.places import notebooks_of
    from .report.building import ReportError, build_reports
    from .study import study

    with one_line((ReportError,)):
        check_out(out)
        check_apart(corpus, out)
        asked = study(corpus, papers=papers, since=since, until=until, lexicons=lexicons, labels=labels.value)
        for path in build_reports(asked, out, notebooks_of(Path.cwd())):
            typer.echo(path)


@app.command("verify")
def verify_reports(
    folder: Annotated[Path, typer.Argument(help="Folder of the reports.", metavar="REPORTS", readable=False)],
    corpus: Annotated[
        Path | None, typer.Option("--corpus", help="Where the pages are now.", metavar="DIR")
    ] = None,
    lexicons: Lists = None,
) -> None:
    """Say whether what reports were made from has changed since; exit status 1 if it has.

    Example: python -m analysis verify reports
    """
    from .project.places import notebooks_of
    from .report.notebooks import ReportError
    from .report.verifying import verify

    with one_line((ReportError,)):
        verified = verify(folder, notebooks_of(Path.cwd()), corpus, lexicons)
        for file, changes in verified:
            typer.echo(f"{file}: {'; '.join(changes) or 'nothing has changed since it was made'}")
        raise typer.Exit(1 if any(changes for _, changes in verified) else 0)


def main() -> None:
    """Run the command line; where not even its output can be written, say so in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese
    try:
        app(prog_name="python -m analysis")
    except BrokenPipeError:  # whoever reads the output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as fault:
        typer.echo(said(fault), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
