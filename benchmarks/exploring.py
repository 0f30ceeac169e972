"""Measure exploring: ``python -m benchmarks.exploring [pages]``, how long each view takes to change.

Seconds of CPU, and as a multiple of the time in which one empty figure is drawn, for the view and for the
files to save; with ``pages`` as many are drawn by ``benchmarks.pages``, without the corpus is read. Reading
and the tables are there before.
"""

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import analysis
from analysis.explore import Choice
from analysis.explore.downloads import files
from analysis.explore.kitchen import TABLES, Kitchen
from analysis.explore.views import VIEWS, view
from analysis.figures import to_svg
from analysis.figures.drawings import empty

from .pages import ROOT, draw


def seconds(step: object) -> float:
    """CPU seconds of a call."""
    begun = time.process_time()
    step()  # type: ignore[operator]
    return time.process_time() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(islice(draw(1e6), int(sys.argv[1]))) if len(sys.argv) > 1 else ():
            Path(folder, f"{n:05}.txt").write_text(text, encoding="utf-8")
        corpus = analysis.read(folder if len(sys.argv) > 1 else ROOT / "corpus", discover=False)
        for name in TABLES:
            getattr(corpus, name)
    kitchen = Kitchen(corpus)
    one = min(seconds(lambda: to_svg(empty("nothing"))) for _ in range(3))
    theme = corpus.themes["theme"].mode()[0]
    speaker = corpus.statements["speaker"].mode()[0]
    official = corpus.attendance["person"].mode()[0]
    begin = Choice(word="工作")
    choices = {
        "all articles": begin,
        "a theme": begin._replace(theme=theme),
        "a speaker": begin._replace(speaker=speaker),
        "an official": begin._replace(official=official),
        "own terms": begin._replace(terms=("防汛", "项目")),
        "a matrix": begin._replace(drawing="matrix"),
    }
    print(f"{len(corpus.pages):,} pages, {len(corpus.documents):,} articles")
    print("| view | choice | CPU s | empty figures | files CPU s |\n|---|---|---|---|---|")
    for name in VIEWS:
        for said, choice in choices.items():
            took = seconds(lambda name=name, choice=choice: view(name, choice, kitchen).html)
            saved = seconds(lambda name=name, choice=choice: files(view(name, choice, kitchen)))
            print(f"| {name} | {said} | {took:.2f} | {took / one:.0f} | {saved:.2f} |", flush=True)


if __name__ == "__main__":
    main()
