"""The corpus's sources: reports kept readable as articles, set to the pages of the corpus."""

from __future__ import annotations

import csv
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from .layout import Layout, Report, chosen
from .page import set_page

CORPUS = Path(__file__).parents[2] / "corpus"
PAGE_KEYS = ("file", "paper", "issue_date", "issue_date_source", "page")
MANIFEST = ("file", "paper", "issue_date", "page", "issue_date_source", "sha256")


class SourceError(ValueError):
    """A source has a fault; the message names the file, the place and what to do."""


def load(path: Path | str) -> tuple[dict[str, Any], list[Report], Layout]:
    """Read the source of one page.

    Parameters
    ----------
    path : a TOML file with ``[page]``, ``[layout]`` and an ``[[article]]`` for each report.

    Returns
    -------
    The ``[page]`` values, the reports in their order, and the layout. A list in ``[layout]`` has
    one value for each article.

    Raises
    ------
    SourceError : the file is no TOML, lacks a value, or has a key or value that nothing knows.
    """
    path = Path(path)
    try:
        source = tomllib.loads(path.read_text(encoding="utf-8"))
        page = source["page"]
        for key in PAGE_KEYS:
            if key not in page:
                raise SourceError(f"[page] lacks {key}")
        reports = [
            made(Report, article, f"[[article]] {n}") for n, article in enumerate(source["article"], 1)
        ]
        layout = made(Layout, source.get("layout", {}), "[layout]")
        for n in range(1, len(reports) + 1):
            layout.at(n, len(reports))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path}: {error}; mend the TOML there") from None
    except KeyError as error:
        raise SourceError(f"{path}: no {error} section; a source needs [page] and [[article]]") from None
    except ValueError as error:
        raise SourceError(f"{path}: {error}") from None
    return page, reports, layout


def made(kind: type[Any], values: Mapping[str, Any], where: str) -> Any:
    """Make a report or a layout from the values of a TOML table."""
    known = [field.name for field in fields(kind)]
    if strange := sorted(set(values) - set(known)):
        raise SourceError(f"{where}: no {', '.join(strange)} here; the keys are {', '.join(known)}")
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})


def dump(reports: Sequence[Report], layout: Layout, seed: int = 0) -> str:
    """Write reports, layout and seed as a source, so that a page once drawn can be kept.

    Examples
    --------
    >>> print(dump([Report(paragraphs=("会议召开。",))], Layout(tight=True), 7), end="")
    [page]
    file = ""
    paper = ""
    issue_date = ""
    issue_date_source = ""
    page = ""
    seed = 7
    <BLANKLINE>
    [layout]
    tight = true
    <BLANKLINE>
    [[article]]
    paragraphs = ["会议召开。"]
    """
    page = dict.fromkeys(PAGE_KEYS, "") | {"seed": seed}
    tables = [("[page]", page), ("[layout]", chosen(layout))] + [("[[article]]", chosen(r)) for r in reports]
    # A JSON value without null is a TOML value.
    return "\n".join(
        head + "\n" + "".join(f"{key} = {json.dumps(v, ensure_ascii=False)}\n" for key, v in table.items())
        for head, table in tables
    )


def set_corpus(corpus: Path = CORPUS) -> list[dict[str, str]]:
    """Set every page of ``corpus/source`` into ``corpus/pages`` and write ``corpus/pages.csv``.

    The manifest leaves a page's issue date out where its text shows it, so that reading infers it;
    a page that says ``date_in_manifest = true`` gets it from there. How a date is known stands in
    ``issue_date_source`` for every page.

    Returns
    -------
    The rows of the manifest, by file name.
    """
    rows = []
    (corpus / "pages").mkdir(parents=True, exist_ok=True)
    for path in sorted((corpus / "source").glob("*.toml")):
        page, reports, layout = load(path)
        data = set_page(reports, layout).text.encode()
        (corpus / "pages" / page["file"]).write_bytes(data)
        rows.append(
            {
                "file": f"pages/{page['file']}",
                "paper": page["paper"],
                "issue_date": str(page["issue_date"]) if page.get("date_in_manifest") else "",
                "page": page["page"],
                "issue_date_source": page["issue_date_source"],
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        )
    rows.sort(key=lambda row: row["file"])
    with (corpus / "pages.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, MANIFEST, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return rows
