"""Trust: what ends a run at any moment, and what a page can hold, in numbers (``make trust``).

    python -m benchmarks.trust                 # all of it; an hour on two cores
    python -m benchmarks.trust kills 20        # one part, with as many tries

- ``kills``: every writer (CSV, Parquet, workbook, reports) is killed at random moments; what lies there
  afterwards is one whole set, old or new, no process is left, and the next run completes.
- ``faults``: the same with faults of the disk, at the n-th call that the writer makes of the system.
- ``workers``: workers are killed at random while they read; the tables are those of a quiet run.
- ``same``: the same bytes over hash seeds, time zones, locales, working folders and the order of files.
- ``injections``: markup in every place that a page, its name and its manifest have, seen in a browser.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .pages import draw

ROOT = Path(__file__).parents[1]
WRITERS = {
    "csv": ["tables", "--format", "csv"],
    "parquet": ["tables", "--format", "parquet"],
    "xlsx": ["tables", "--format", "xlsx"],
    "reports": ["reports"],
}
#: Calls of the system that a writer makes, and that can fail.
CALLS = ("os.fsync", "os.rename", "os.replace", "os.link", "os.mkdir", "builtins.open")
#: Makes the n-th of such calls under a folder fail, and runs the command.
FAULTY = """
import builtins, errno, os, sys
which, at, out = int(sys.argv[1]), 0, sys.argv[2]
def failing(call):
    def wrapped(*args, **how):
        global at
        if any(isinstance(a, (str, os.PathLike)) and os.fspath(a).startswith(out) for a in args) or (
            call is os_fsync
        ):
            at += 1
            if at == which:
                raise OSError(errno.EIO, "Input/output error", out)
        return call(*args, **how)
    return wrapped
os_fsync = os.fsync
for name in ("fsync", "rename", "replace", "link", "mkdir", "open"):
    setattr(os, name, failing(getattr(os, name)))
opened = builtins.open
builtins.open = lambda file, mode="r", *a, **k: (
    failing(opened)(file, mode, *a, **k) if set(mode) & set("wax+") else opened(file, mode, *a, **k)
)
sys.argv = ["analysis", *sys.argv[3:]]
from analysis.__main__ import main
main()
"""


def command(*args: str) -> list[str]:
    """A command line of this project."""
    return [sys.executable, "-m", "analysis", *args]


def start(args: list[str], **more: str) -> subprocess.Popen[bytes]:
    """A process of its own, with a group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(args, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)


def state(out: Path) -> str:
    """What lies in a folder: a digest of the names and bytes, empty where there is nothing."""
    if not out.exists():
        return ""
    found = hashlib.sha256()
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        found.update(path.relative_to(out).as_posix().encode() + _content(path))
    return found.hexdigest()


def _content(path: Path) -> bytes:
    """What a file says; of a workbook without the time at which it was made."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    try:
        with zipfile.ZipFile(path) as book:
            names = sorted(name for name in book.namelist() if not name.startswith("docProps"))
            return b"".join(name.encode() + book.read(name) for name in names)
    except zipfile.BadZipFile:
        return b"damaged"


def left_alive(group: int) -> bool:
    """Whether a process of a group is alive a moment after its leader was killed."""
    for _ in range(30):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    return True


def corpora(folder: Path) -> tuple[Path, Path]:
    """Two corpora whose tables differ."""
    made = (folder / "one", folder / "other")
    for seed, where in enumerate(made):
        where.mkdir()
        for n, text in enumerate(draw(0.03, seed)):
            (where / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return made


def writing(name: str, corpus: Path, out: Path) -> list[str]:
    """The command that writes one form."""
    return [*WRITERS[name], "--corpus", str(corpus), "--out", str(out)]


def wholes(name: str, made: tuple[Path, Path], folder: Path) -> tuple[dict[str, int], float]:
    """The states that whole runs leave, by the corpus they are of, and the seconds of a run."""
    states, began = {}, time.monotonic()
    for n, corpus in enumerate(made):
        out = folder / f"whole-{name}-{n}"
        if start(command(*writing(name, corpus, out))).wait():
            raise SystemExit(f"{name}: a run that nothing disturbs fails")
        states[state(out)] = n
    return states, (time.monotonic() - began) / len(made)


def kills(tries: int) -> Iterator[str]:
    """Kill every writer at random moments."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = corpora(folder)
        for form in WRITERS:
            states, seconds = wholes(form, made, folder)
            out, damaged, orphans = folder / form, 0, 0
            for n in range(max(1, tries // len(WRITERS))):
                process = start(command(*writing(form, made[n % 2], out)))
                time.sleep(random.uniform(0.3, 1.1) * seconds)  # noqa: S311
                process.send_signal(signal.SIGKILL)
                process.wait()
                orphans += left_alive(process.pid)
                damaged += state(out) not in {*states, ""}
            completes = start(command(*writing(form, made[0], out))).wait() == 0
            rest = [path.name for path in folder.iterdir() if ".writing" in path.name]
            whole = states.get(state(out)) == 0
            yield (
                f"kills, {form}: {damaged} of {n + 1} damaged, {orphans} processes left; the next run "
                f"{'completes' if completes and whole else 'DOES NOT COMPLETE'}, left over: {rest}"
            )


def faults(tries: int) -> Iterator[str]:
    """Let the n-th call of the system fail."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = corpora(folder)
        for form in ("csv", "parquet", "xlsx", "reports"):
            states, _ = wholes(form, made, folder)
            out, damaged, failed, traces = folder / form, 0, 0, 0
            for n in range(max(1, tries // 4)):
                args = [sys.executable, "-c", FAULTY, str(n + 1), str(folder)]
                shutil.rmtree(folder / f".{form}.parts", ignore_errors=True)
                done = subprocess.run(
                    [*args, *writing(form, made[n % 2], out)],
                    env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
                )  # fmt: skip
                failed += done.returncode != 0
                traces += b"Traceback" in done.stderr
                damaged += state(out) not in {*states, ""}
            completes = start(command(*writing(form, made[0], out))).wait() == 0
            yield (
                f"faults, {form}: {damaged} of {n + 1} damaged, {failed} said so, {traces} with a traceback; "
                f"the next run {'completes' if completes else 'DOES NOT COMPLETE'}"
            )


def workers(tries: int) -> Iterator[str]:
    """Kill workers at random while they read."""
    import psutil

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages"
        pages.mkdir()
        for n, text in enumerate(draw(2.0)):
            (pages / f"{n:04}.txt").write_text(text, encoding="utf-8")
        quiet, out = folder / "quiet", folder / "killed"
        form = ["tables", "--format", "parquet", "--corpus", str(pages), "--workers", "2", "--out"]
        start(command(*form, str(quiet))).wait()
        process, killed = start(command(*form, str(out))), 0
        while process.poll() is None:
            time.sleep(random.uniform(0.2, 1.5))  # noqa: S311
            children = psutil.Process(process.pid).children() if process.poll() is None else []
            if children and killed < tries:
                random.choice(children).kill()  # noqa: S311
                killed += 1
        tables = "equal" if state(quiet) == state(out) else "DIFFER"
        yield f"workers: {killed} killed, {len(list(pages.iterdir()))} pages, tables {tables}"


def same(_: int) -> Iterator[str]:
    """The same bytes whatever the surroundings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, _other = corpora(folder)
        shuffled = folder / "shuffled" / "one"
        shuffled.mkdir(parents=True)
        for path in sorted(one.iterdir(), reverse=True):
            shutil.copy(path, shuffled)
        cases: dict[str, tuple[Path, dict[str, str]]] = {
            "plain": (one, {}),
            "hash seed": (one, {"PYTHONHASHSEED": "7"}),
            "time zone": (one, {"TZ": "Asia/Shanghai"}),
            "locale": (one, {"LC_ALL": "C", "LANG": "C"}),
            "order of files": (shuffled, {}),
        }
        states = {}
        for n, (case, (pages, more)) in enumerate(cases.items()):
            out = folder / f"out-{n}"
            start(command("tables", "--corpus", str(pages), "--out", str(out)), **more).wait()
            states[case] = state(out)
        differ = [case for case, its in states.items() if its != states["plain"]]
        yield f"same: {len(cases)} surroundings, differing: {differ or 'none'}"


#: Markup that a browser would run or fetch.
PAYLOADS = (
    "<script>window.HIT=1</script>", "<img src=x onerror=window.HIT=1>", "<svg onload=window.HIT=1>",
    "<iframe srcdoc='<script>parent.HIT=1</script>'>", "</style><script>window.HIT=1</script>",
    '"><script>window.HIT=1</script>', "<a href='javascript:window.HIT=1'>x</a>", "`${window.HIT=1}`",
    "[x](javascript:window.HIT=1)", "{{7*7}}<b>", "<style>@import 'http://hit.test/x'</style>",
    "<link rel=stylesheet href=http://hit.test/x>", "<base href=http://hit.test/>",
    "<meta http-equiv=refresh content=0>", "<details open ontoggle=window.HIT=1>",
    "<body onload=window.HIT=1>", "<video><source onerror=window.HIT=1></video>",
    "<math><mi xlink:href='javascript:window.HIT=1'>x</mi></math>",
    "<object data='javascript:window.HIT=1'></object>", "<embed src=http://hit.test/x>",
    "</script><script>window.HIT=1</script>", "--><script>window.HIT=1</script><!--",
    "</title><svg/onload=window.HIT=1>", "' autofocus onfocus=window.HIT=1 x='", "![x](http://hit.test/x)",
    "<input autofocus onfocus=window.HIT=1>", "&lt;script&gt;window.HIT=1&lt;/script&gt;",
    "$\\href{javascript:window.HIT=1}{x}$",
)  # fmt: skip

#: Places of a page that hold one: file, paper, headline, byline, meeting, host, attendee, formula, text.
PLACES = 9


def injections(_: int) -> Iterator[str]:
    """Markup in every place, seen in a browser with the network watched."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages"
        pages.mkdir()
        rows = ["file,paper,issue_date,page"]
        for n, payload in enumerate(PAYLOADS):
            cell = '"' + payload.replace('"', '""') + '日报"'
            file = f"{n:02}{payload.replace('/', '|')}.txt"
            quoted = file.replace('"', '""')
            rows.append(f'"{quoted}",{cell},2022-{3 + n // 20:02}-{n % 20 + 10},A0{n % 9 + 1}')
            text = (
                f"全市{payload}推进会召开\n\n本报讯（记者 王{payload}一）昨日，全市“{payload}”推进会召开。"
                f"市长李二{payload}主持会议，市领导赵三、{payload}孙四参加。李二强调，要坚持“{payload}”，"
                f"压实四方责任{payload}。\n"
            )
            (pages / file).write_text(text, encoding="utf-8")
        (pages / "pages.csv").write_text("\n".join(rows), encoding="utf-8")
        out = folder / "reports"
        made = subprocess.run(
            command("reports", "--corpus", str(pages), "--out", str(out)),
            env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            raise SystemExit(f"injections: the reports are not made: {made.stderr[-3000:]}")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        hits, requests, seen = 0, list[str](), 0
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for path in sorted(out.rglob("*.html")):
                tab = browser.new_page()
                tab.on("request", lambda request: requests.append(request.url))
                tab.goto(path.as_uri())
                for link in tab.query_selector_all("a[href^='javascript:']"):
                    link.evaluate("link => link.click()")
                hits += bool(tab.evaluate("window.HIT === 1"))
                seen += tab.content().count("HIT=1")
                tab.close()
            browser.close()
        outside = [url for url in requests if not url.startswith(("file:", "data:", "blob:"))]
        files = len(list(out.rglob("*.html")))
        yield (
            f"injections: {len(PAYLOADS)} payloads in {PLACES} places a page "
            f"({len(PAYLOADS) * PLACES} probes), shown at {seen} places in {files} files; "
            f"{hits} executed, {len(outside)} requests"
        )


PARTS: dict[str, tuple[Callable[[int], Iterator[str]], int]] = {
    "kills": (kills, 200), "faults": (faults, 200), "workers": (workers, 50), "same": (same, 0),
    "injections": (injections, 0),
}  # fmt: skip


def main() -> None:
    """Try the parts that are named, or all."""
    random.seed(int(os.environ.get("TRUST_SEED", "0")))
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, (try_it, tries) in PARTS.items():
        if part in ("", name):
            for line in try_it(int(sys.argv[2]) if len(sys.argv) > 2 else tries):
                print(line, flush=True)


if __name__ == "__main__":
    main()
