"""Measure the project: ``python -m benchmarks [megabytes ...]``; ``--quick`` leaves the reports out.

Every figure is a ratio of CPU times that were measured in turn in one run, each in a process of its own; the
seconds and the machine's load stand beside them. A ratio above 1 is faster than what it is compared with.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .pages import draw

ROOT = Path(__file__).parents[1]
READ = "import analysis; from pathlib import Path; c = analysis.read({folder!r}, discover={discover})"
TABLES = READ + "; [c.table(name) for name in analysis.TABLES]"
#: What a process has behind it before the pages are measured: imports, word lists, dictionaries.
WARM = "import analysis; w = analysis.read('corpus'); [w.table(name) for name in analysis.TABLES]; del w"
JIEBA = (
    "import jieba; from pathlib import Path; jieba.setLogLevel(60); jieba.initialize();"
    "texts = [p.read_text(encoding='utf-8') for p in sorted(Path({folder!r}).glob('*.txt'))]"
)
#: Of a statement measured alone: CPU seconds and peak memory, behind what has to be there before it.
HARNESS = """
import json, resource, time
{before}
begun = time.process_time()
{step}
took = time.process_time() - begun
print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
STAGES = """
from analysis.readers.pages import read_sources
from analysis.issues.readings import read_page, numbered
from analysis.corpus import Corpus
steps = {{}}
def timed(name, step):
    begun = time.process_time(); value = step(); steps[name] = time.process_time() - begun; return value
sources = timed("reading", lambda: list(read_sources(Path({folder!r}))))
readings = timed("articles", lambda: numbered([read_page(source) for source in sources]))
corpus = Corpus(Path({folder!r}), readings, True)
timed("names", lambda: [document.names for document in corpus.documents])
for name in ("events", "articles", "attendance", "people", "statements", "formula_mentions", "themes",
             "words", "accounting"):
    what = "discovery, formulas" if name == "formula_mentions" else name + " table"
    timed(what, lambda: corpus.table(name))
"""


def measured(step: str, before: str = "pass") -> tuple[float, float]:
    """CPU seconds and peak megabytes of a statement, in a process of its own."""
    code = HARNESS.format(before=before, step=step)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    took, peak = json.loads(done.stdout.splitlines()[-1])
    return took, peak


def command(*words: str) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a command of Python."""
    pid = os.fork()
    if not pid:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, *words])  # noqa: S606
    _, _, used = os.wait4(pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def row(what: str, ratio: float, seconds: float, peak: float = math.nan) -> None:
    memory = "" if math.isnan(peak) else f"{peak:.0f} MB"
    print(f"| {what} | {ratio:.2f} | {seconds:.2f} | {memory} | {os.getloadavg()[0]:.1f} |", flush=True)


def start(folder: Path) -> None:
    """The start: to the first tables, against pandas and jieba alone."""
    base, peak = command("-c", "import pandas, jieba; jieba.initialize()")
    pandas, _ = command("-c", "import pandas")
    row("import pandas, jieba; jieba.initialize() (= 1)", 1, base, peak)
    took, peak = command("-c", "import analysis; analysis.read")
    row("import analysis, as a multiple of import pandas", took / pandas, took, peak)
    took, peak = command("-m", "analysis", "tables", "--corpus", "corpus", "--out", str(folder / "tables"))
    row("tables of the corpus, as a multiple of the first line", took / base, took, peak)


def sizes(folder: Path, megabytes: list[float]) -> None:
    """Pages to tables and words alone, against jieba.cut, by size; and how they grow."""
    known: dict[str, list[float]] = {}
    for size in megabytes:
        pages = folder / f"{size:g}"
        pages.mkdir()
        for n, text in enumerate(draw(size)):
            (pages / f"{n:05}.txt").write_text(text, encoding="utf-8")
        name = {"folder": str(pages)}
        cut, _ = measured("for text in texts: list(jieba.cut(text))", JIEBA.format(**name))
        row(f"jieba.cut on {size:g} MB (= 1)", 1, cut)
        for what, discover in (("tables without discovery", False), ("tables with discovery", True)):
            took, peak = measured(TABLES.format(discover=discover, **name), WARM)
            row(f"{what}, {size:g} MB", cut / took, took, peak)
            known.setdefault(what, []).append(took)
        words = "[tokenizer().words(text) for text in texts]"
        ready = JIEBA.format(**name) + "; from analysis.words.tokenizer import tokenizer; tokenizer()"
        took, peak = measured(words, ready)
        row(f"words alone, {size:g} MB", cut / took, took, peak)
    for what, seconds in known.items():
        if len(seconds) > 1:
            grown = math.log(seconds[-1] / seconds[0]) / math.log(megabytes[-1] / megabytes[0])
            row(f"{what}: exponent of growth", grown, seconds[-1])


def stages(pages: Path) -> None:
    """Each stage's share of the way from pages to tables."""
    code = "import json, time\nfrom pathlib import Path\n" + STAGES.format(folder=str(pages))
    done = subprocess.run(
        [sys.executable, "-c", code + "\nprint(json.dumps(steps))"],
        capture_output=True, check=True, cwd=ROOT, text=True,
    )  # fmt: skip
    steps = json.loads(done.stdout.splitlines()[-1])
    for name, took in steps.items():
        row(f"share of {name}, start included", took / sum(steps.values()), took)


EMPTY = """
import nbformat, sys
from nbclient import NotebookClient
from nbconvert.exporters import HTMLExporter
for _ in range(7):
    cells = [nbformat.v4.new_markdown_cell("# Empty"), nbformat.v4.new_code_cell("pass")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, kernel_name="python3").execute()
    HTMLExporter().from_notebook_node(notebook)
"""


def reports(folder: Path) -> None:
    """The reports, against as many empty notebooks executed and exported."""
    empty, _ = command("-c", EMPTY)
    row("seven empty notebooks, executed and exported (= 1)", 1, empty)
    took, peak = command("-m", "analysis", "reports", "--corpus", "corpus", "--out", str(folder / "reports"))
    row("reports of the corpus, as a multiple", took / empty, took, peak)


def main() -> None:
    quick = "--quick" in sys.argv
    megabytes = [float(word) for word in sys.argv[1:] if word != "--quick"] or [0.25, 1.0, 4.0]
    print("| what | ratio | CPU s | peak | load |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        start(Path(name))
        sizes(Path(name), megabytes)
        stages(Path(name) / f"{megabytes[0]:g}")
        if not quick:
            reports(Path(name))
    print("\nTokens against jieba's: python -m benchmarks.words")


if __name__ == "__main__":
    main()
