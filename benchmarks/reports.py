"""Measure the reports of many pages: ``python -m benchmarks.reports [PAGES]`` (1,000 unless said).

CPU seconds of ``analysis reports``, the size of each report with its sheets of evidence, and how long
Chromium takes until a report is laid out and its script has run.
"""

import itertools
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from . import __main__ as benchmarks
from .pages import draw

#: More than any number of pages asked for here needs, in megabytes.
_MUCH = 1000


def write_pages(folder: Path, n: int) -> None:
    """Write so many different pages."""
    for number, text in enumerate(itertools.islice(draw(_MUCH), n)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def opening(folder: Path) -> dict[str, float]:
    """Seconds until each page of a folder is there, by name."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(found for name in names if (found := shutil.which(name)))
    took = {}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for report in sorted(folder.glob("*.html")):
            tab = browser.new_page()
            tab.goto(report.as_uri(), wait_until="load")
            tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
            took[report.name] = tab.evaluate("performance.now() / 1000")
            tab.close()
        browser.close()
    return took


def main() -> None:
    """Print a table: a line a report, and one for all."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        pages, out = Path(name, "pages"), Path(name, "reports")
        pages.mkdir()
        write_pages(pages, n)
        seconds, peak = benchmarks.command(
            "-m", "analysis", "reports", "--corpus", str(pages), "--out", str(out)
        )
        took = opening(out)
        print("| report | MB | sheets | MB of sheets | largest | opens in s | slowest sheet |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for report in sorted(path for path in out.glob("*.html") if "-evidence-" not in path.name):
            sheets = sorted(out.glob(f"{report.stem}-evidence-*.html"))
            sizes = [sheet.stat().st_size / 1e6 for sheet in sheets]
            slowest = max((took[sheet.name] for sheet in sheets), default=0.0)
            print(
                f"| {report.stem} | {report.stat().st_size / 1e6:.1f} | {len(sheets)} | {sum(sizes):.1f} "
                f"| {max(sizes, default=0.0):.1f} | {took[report.name]:.1f} | {slowest:.1f} |"
            )
        print(f"\n{n} pages: {seconds / 60:.1f} CPU minutes, {peak:.0f} MB at most in one process")


if __name__ == "__main__":
    main()
