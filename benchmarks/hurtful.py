"""Files that hurt: sixty of them in one folder with a page that does not, read by one command.

    python -m benchmarks.hurtful        # every file with what became of it, seconds, peak memory

A file is ``read`` (its text is in the tables), ``named`` (in ``pages`` with its reason, and the command ends
with status 3) or ``lost``. Which of the two is wanted of a file stands beside it; ``either`` where both are
right: an empty file is a page without articles, and ``check`` says so.
"""

from __future__ import annotations

import io
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.readers import file_name

ROOT = Path(__file__).parents[1]
TEXT = "全市招商推进会召开\n\n本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。\n"
PAGE = TEXT.encode()
#: What the command may take: seconds, and bytes at the highest of a process.
SECONDS, MEMORY = 300, 1_500_000_000

Make = Callable[[Path], object]


class Hurtful(NamedTuple):
    """A file: what is to become of it, and how it is made."""

    wanted: str
    make: Make


def _bytes(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


def _html(text: str) -> Make:
    return _bytes(text.encode())


def _zip(*members: tuple[str, bytes]) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members:
                archive.writestr(name, data)

    return make


def _zipped(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def _overlapping(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(50):
            archive.writestr(f"{n}.txt", PAGE)
        for info in archive.filelist[1:]:
            info.header_offset = 1


def _sparse(size: int) -> Make:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "page.txt").write_bytes(PAGE)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def _damaged(text: str, seed: int) -> bytes:
    data = bytearray(text.encode())
    drawn = random.Random(seed)  # noqa: S311
    for _ in range(len(data) // 6):
        data[drawn.randrange(len(data))] = drawn.randrange(256)
    return bytes(data)


_PDF = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
)

#: A corpus folder's worst files; the numbers keep them apart, the ends say what they claim to be.
TEXTS: dict[str, Hurtful] = {
    "empty.txt": Hurtful("either", _bytes(b"")),
    "blank.txt": Hurtful("either", _bytes(b" \n\t\r\n" * 100)),
    "mark only.txt": Hurtful("either", _bytes(b"\xef\xbb\xbf")),
    "nulls.txt": Hurtful("named", _bytes(bytes(10_000))),
    "null inside.txt": Hurtful("either", _bytes(PAGE.replace("市长".encode(), b"\x00\x00"))),
    "controls.txt": Hurtful("either", _bytes(PAGE + bytes(range(32)) * 20)),
    "noise.txt": Hurtful("named", _bytes(random.Random(1).randbytes(20_000))),  # noqa: S311
    "damaged.txt": Hurtful("named", _bytes(_damaged(TEXT * 20, 2))),
    "one byte lost.txt": Hurtful("read", _bytes(PAGE * 5 + PAGE[1:])),
    "cut.txt": Hurtful("either", _bytes(PAGE[:-2])),
    "big5.txt": Hurtful("either", _bytes("臨江日報訊昨日市委召開會議研究春耕生產。".encode("big5") * 5)),
    "shift-jis.txt": Hurtful("either", _bytes("きのう市議会が開かれました。".encode("shift-jis") * 9)),
    "korean.txt": Hurtful("either", _bytes("어제 시 회의가 열렸다.".encode("euc-kr") * 9)),
    "utf-16.txt": Hurtful("read", _bytes(TEXT.encode("utf-16"))),
    "utf-16 without mark.txt": Hurtful("either", _bytes(TEXT.encode("utf-16-le") * 3)),
    "utf-32.txt": Hurtful("either", _bytes(TEXT.encode("utf-32"))),
    "two encodings.txt": Hurtful("either", _bytes(PAGE * 3 + TEXT.encode("gb18030") * 3)),
    "marks inside.txt": Hurtful("read", _bytes(b"\xef\xbb\xbf" + PAGE + b"\xef\xbb\xbf" + PAGE)),
    "private use.txt": Hurtful("read", _html(TEXT.replace("招商", "\ue000\uf8ff"))),
    "zero width.txt": Hurtful("read", _html("\u200b".join(TEXT))),
    "right to left.txt": Hurtful("read", _html("\u202e" + TEXT)),
    "separators.txt": Hurtful("read", _html(TEXT.replace("。", "。\u2028\x85\x1c\x0b\x0c"))),
    "surrogates.txt": Hurtful("either", _bytes(PAGE + b"\xed\xa0\x80" + PAGE)),
    "html inside.txt": Hurtful("named", _html(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>")),
    "picture.txt": Hurtful("named", _bytes(b"\x89PNG\r\n\x1a\n" + random.Random(3).randbytes(5000))),  # noqa: S311
    "archive.txt": Hurtful("named", _bytes(_zipped(("a.txt", PAGE)))),
    "pdf.txt": Hurtful("named", _bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(4).randbytes(5000))),  # noqa: S311
    "one long line.txt": Hurtful("read", _html(TEXT + "会议召开" * 60_000)),
    "short lines.txt": Hurtful("read", _html(TEXT + "会\n" * 60_000)),
    "too large.txt": Hurtful("named", _sparse(60_000_000)),
}
WEB: dict[str, Hurtful] = {
    "empty.html": Hurtful("named", _bytes(b"")),
    "no text.html": Hurtful("named", _html("<script>x()</script>")),
    "comment.html": Hurtful("named", _html("<!--" * 50_000)),
    "nested.html": Hurtful("either", _html("<div>" * 100_000 + TEXT)),
    "deep.html": Hurtful("read", _html("<div>" * 284 + TEXT + "</div>" * 284)),
    "attributes.html": Hurtful(
        "named", _html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{TEXT}")
    ),
    "open tags.html": Hurtful("either", _html("<a " * 20_000)),
    "unclosed.html": Hurtful("either", _html("<div/>会" * 8_000)),
    "entities.html": Hurtful(
        "either", _html("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;" + TEXT)
    ),
    "outside.html": Hurtful(
        "either", _html("<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/hostname'>]><p>&a;" + TEXT)
    ),
    "wrong charset.html": Hurtful("either", _html(f"<meta charset=utf-7><p>{TEXT}")),
    "large.html": Hurtful("named", _html("<p>会议召开。" * 400_000)),
    "scripts.html": Hurtful("read", _html(f"<script>while(1);</script><h1>大会召开</h1><p>{TEXT}</p>" * 3)),
}
OTHERS: dict[str, Hurtful] = {
    "empty.pdf": Hurtful("named", _bytes(b"")),
    "no pages.pdf": Hurtful("named", _bytes(_PDF % (b"", 0))),
    "own parent.pdf": Hurtful("named", _bytes(_PDF % (b"2 0 R", 1))),
    "huge count.pdf": Hurtful("named", _bytes(_PDF % (b"9 0 R", 2**31))),
    "cut.pdf": Hurtful("named", _bytes(b"%PDF-1.4\n1 0 obj<</Type/Catal")),
    "noise.pdf": Hurtful("named", _bytes(b"%PDF-1.4\n" + random.Random(5).randbytes(30_000))),  # noqa: S311
    "brackets.pdf": Hurtful("named", _bytes(b"%PDF-1.4\n1 0 obj" + b"[" * 100_000)),
    "text.pdf": Hurtful("named", _bytes(PAGE)),
    "bomb.zip": Hurtful("named", _zip(("bomb.txt", bytes(20_000_000)))),
    "no archive.zip": Hurtful("named", _bytes(b"PK\x03\x04 none")),
    "empty.zip": Hurtful("named", _zip()),
    "no page.zip": Hurtful("named", _zip(("readme.md", b""))),
    "leads out.zip": Hurtful("named", _zip(("../../out.txt", PAGE))),
    "inside.zip": Hurtful("named", _zip(("inner.zip", _zipped(("a.txt", PAGE))))),
    "overlapping.zip": Hurtful("named", _overlapping),
    "many.zip": Hurtful("named", _zip(*((f"{n}.txt", b"") for n in range(20_500)))),
    "pipe.txt": Hurtful("named", os.mkfifo),
    "socket.txt": Hurtful("named", _socket),
    "folder.txt": Hurtful("read", _folder),
    "nowhere.txt": Hurtful("named", lambda path: path.symlink_to("not there")),
    "circle.txt": Hurtful("named", lambda path: path.symlink_to(path.name)),
    "out of the folder.txt": Hurtful("named", lambda path: path.symlink_to("/etc/hostname")),
    "device.txt": Hurtful("named", lambda path: path.symlink_to("/dev/zero")),
    "loop": Hurtful("either", lambda path: path.symlink_to(path.parent)),
    "=cmd|' -C calc'!A0.txt": Hurtful("read", _bytes(PAGE)),
    "<img src=x onerror=alert(1)>.txt": Hurtful("read", _bytes(PAGE)),
    "new\nline.txt": Hurtful("read", _bytes(PAGE)),
    "x" * 240 + ".txt": Hurtful("read", _bytes(PAGE)),
}
FILES = {**TEXTS, **WEB, **OTHERS}
#: The page that hurts nobody.
GOOD = "good page.txt"


def make(folder: Path, names: list[str]) -> None:
    """Make files in a folder, and a good page among them."""
    for name in names:
        FILES[name].make(folder / name)
    (folder / GOOD).write_bytes(PAGE)


def became(pages: pd.DataFrame, name: str) -> str:
    """What became of a file: read, named or lost; of an archive, of all that is in it."""
    shown, name = pages["file"].astype(str), file_name(os.fsencode(name))
    its = pages[(shown == name) | shown.str.startswith(f"{name}/")]
    if its.empty:
        return "lost"
    return "named" if its["problem"].notna().any() else "read"


def wrong(pages: pd.DataFrame, names: list[str]) -> dict[str, str]:
    """The files of which something else has become than is wanted, and what."""
    found = {name: became(pages, name) for name in names}
    good = became(pages, GOOD)
    right = {"either": ("read", "named"), "read": ("read",), "named": ("named",)}
    bad = {name: its for name, its in found.items() if its not in right[FILES[name].wanted]}
    return bad | ({GOOD: good} if good != "read" else {})


def main() -> None:
    """Read them all by one command, and say what became of each."""
    with tempfile.TemporaryDirectory() as where:
        folder, out = Path(where, "pages"), Path(where, "tables")
        folder.mkdir()
        make(folder, list(FILES))
        started = time.monotonic()
        args = ["tables", "--corpus", str(folder), "--out", str(out), "--format", "parquet"]
        done = subprocess.run(
            [sys.executable, "-m", "analysis", *args],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
        took = time.monotonic() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        if not (out / "pages.parquet").exists():
            raise SystemExit(f"no tables, status {done.returncode}: {done.stderr[-2000:]}")
        pages = pd.read_parquet(out / "pages.parquet")
    for name in FILES:
        shown = pages[pages["file"].astype(str).str.startswith(name)]
        why = next(iter(shown["problem"].dropna()), "")
        print(f"{became(pages, name):6} {name.encode('unicode_escape').decode()[:40]:40} {str(why)[:120]}")
    bad = wrong(pages, list(FILES))
    print(
        f"hurtful: {len(FILES) - len(bad)} of {len(FILES)} as wanted, status {done.returncode}, "
        f"{took:.0f} s, peak {peak / 1e6:.0f} MB a process, "
        f"{done.stderr.count('Traceback')} tracebacks; other: {bad or 'none'}"
    )


if __name__ == "__main__":
    main()
