"""Register: the meetings of a corpus by day, as a secretary keeps them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..events.kinds import of_kind
from ..lexicons.labels import label
from ..measures.tellings import told_once
from ..outputs import whole_file
from ..schema import Column, typed
from ..schema.sheets import write_sheet


class Registered(NamedTuple):
    """A meeting in the register."""

    date: Annotated[datetime.date | None, Column("Day it took place or began; missing where unknown.")]
    meeting: Annotated[str, Column("Name as printed.")]
    host: Annotated[str | None, Column("Who chairs, joined by 、; missing where nobody is named so.")]
    present: Annotated[
        str | None,
        Column("Persons named as present, in printed order, joined by 、; 等 where more were."),
    ]
    source: Annotated[str, Column("Newspaper, day of issue, page, headline and id of the first report.")]


def register(corpus: Corpus, *, host: str | None = None, every_kind: bool = False) -> pd.DataFrame:
    """List the meetings of a corpus by day, each once however many reports tell of it.

    Parameters
    ----------
    corpus : a corpus.
    host : only the meetings that this person chairs.
    every_kind : list visits, receptions and other events too.

    Returns
    -------
    One row a meeting, those without a day last, with the columns of :class:`Registered`.

    Examples
    --------
    >>> import tempfile
    >>> from analysis import read
    >>> folder = Path(tempfile.mkdtemp())
    >>> page = "临江日报 2022年3月26日\\n本报讯 昨日，全市招商推进会召开。市长李二主持会议，市领导赵三参加。"
    >>> _ = (folder / "a.txt").write_text(page, encoding="utf-8")
    >>> register(read(folder))[["meeting", "host", "present"]].values.tolist()
    [['全市招商推进会', '李二', '李二、赵三']]
    """
    events, attendance = told_once(corpus.events, corpus.attendance)
    if not every_kind:
        events = events[[of_kind(kind).meets for kind in events["kind"]]]
    chairs = attendance[attendance["role"] == "host"].drop_duplicates(["event", "person"])
    if host is not None:
        events = events[events["event"].isin(chairs.loc[chairs["person"] == host, "event"])]
    order = attendance.sort_values(["event", "position"], kind="stable").drop_duplicates(["event", "person"])
    hosts, present = (its.groupby("event")["person"].agg("、".join).to_dict() for its in (chairs, order))
    more = set(attendance.loc[attendance["list_open"], "event"])
    present = {event: persons + "等" * (event in more) for event, persons in present.items()}
    dated = events.sort_values("date", kind="stable", na_position="last")
    table = dated.rename(columns={"name": "meeting"}).assign(
        host=dated["event"].map(hosts), present=dated["event"].map(present), source=_sources(corpus, dated)
    )
    return typed(table, Registered)


def _sources(corpus: Corpus, events: pd.DataFrame) -> list[str]:
    """Where each event was read, as a citation."""
    placed = corpus.articles.merge(corpus.pages, on="page", how="left", validate="many_to_one")
    columns = (placed[name].tolist() for name in ("article", "paper", "issue_date", "page_no", "headline"))
    cited = {}
    for article, paper, day, number, headline in zip(*columns, strict=True):
        parts = [
            f"《{paper}》" if pd.notna(paper) else "",
            day.date().isoformat() if pd.notna(day) else "",
            f"第{number}版" if pd.notna(number) else "",
            f"“{headline}”" if pd.notna(headline) else "",
            f"[{article}]",
        ]
        cited[article] = " ".join(filter(None, parts))
    return [cited[article] for article in events["article"]]


def write_register(
    corpus: Corpus, path: Path | str, *, host: str | None = None, every_kind: bool = False
) -> int:
    """Write the register of meetings as a workbook.

    Parameters
    ----------
    corpus, host, every_kind : as for :func:`register`.
    path : the .xlsx file.

    Returns
    -------
    The number of meetings.

    Raises
    ------
    OSError : the file cannot be written.
    """
    table = register(corpus, host=host, every_kind=every_kind)
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(target) as fresh:
        write_sheet(
            table.rename(columns=lambda name: label("register", name)),
            fresh,
            "会议登记 Meetings",
            wrapped=True,
        )
    return len(table)
