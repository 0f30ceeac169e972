"""Pages: from bytes to text. Finds the files of a corpus, decodes them, reads the manifest."""

import datetime
from typing import Annotated, NamedTuple

from .tables import Column


class Page(NamedTuple):
    """A page file."""

    page: Annotated[str, Column("Id: issue date and page number, or a counter where no number is known.")]
    file: Annotated[str, Column("Path of the file, from the corpus folder.")]
    paper: Annotated[str | None, Column("Name of the newspaper, where the manifest or the page gives one.")]
    issue_date: Annotated[datetime.date | None, Column("Day of issue; missing where it cannot be known.")]
    issue_date_source: Annotated[
        str,
        Column("Where the issue date comes from.", values=("printed", "manifest", "inferred", "unknown")),
    ]
    page_no: Annotated[str | None, Column("Page number as printed or as the manifest gives it.")]
    encoding: Annotated[str | None, Column("Encoding the file was read with; missing where it could not be.")]
    n_chars: Annotated[int, Column("Length of the raw text without white space.", "characters")]
    sha256: Annotated[str, Column("SHA-256 of the file's bytes, in hexadecimal.")]
    problem: Annotated[str | None, Column("Why the file could not be read; missing where it could.")]
