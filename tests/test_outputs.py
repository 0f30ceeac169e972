"""Outputs: whole or not at all, whenever a run ends, and nobody writes where another does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import outputs
from analysis.outputs import Busy, whole_file, whole_folder

#: Writes a set of files that all say the same, again and again, into a folder; prints each time it is done.
WRITER = """
import sys
from pathlib import Path
from analysis.outputs import whole_folder
out = Path(sys.argv[1])
for n in range(int(sys.argv[2]), 10**6):
    with whole_folder(out) as fresh:
        for k in range(12):
            (fresh / f"{k}.txt").write_text(f"{n}" * 2000)
    print(n, flush=True)
"""


def said(out: Path) -> set[str]:
    return {path.read_text() for path in out.glob("[0-9]*.txt")}


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["exchanged", "renamed", "in place"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which a folder is put in its place."""
    if request.param == "renamed":
        monkeypatch.setattr(outputs, "_exchange", lambda one, other: False)
    if request.param == "in place":
        monkeypatch.setattr(outputs, "_is_fixed", lambda out: out.is_dir())
    return str(request.param)


def test_a_folder_is_replaced_whole_and_other_files_stay(tmp_path: Path, way: str) -> None:
    out = tmp_path / "tables"
    (out / "mine").mkdir(parents=True)
    (out / "mine" / "note.txt").write_text("mine")
    (out / "old.csv").write_text("old")
    (out / "gone.csv").write_text("gone")
    with whole_folder(out, lambda name: name == "gone.csv") as fresh:
        (fresh / "old.csv").write_text("new")
        assert (out / "old.csv").read_text() == "old"
    assert left(out) == ["mine", "old.csv"]
    assert ((out / "old.csv").read_text(), (out / "mine" / "note.txt").read_text()) == ("new", "mine")
    assert left(tmp_path) == ["tables"]


def test_a_fault_leaves_the_old(tmp_path: Path, way: str) -> None:
    out = tmp_path / "tables"
    out.mkdir()
    (out / "a.csv").write_text("old")
    with pytest.raises(ZeroDivisionError), whole_folder(out) as fresh:
        (fresh / "a.csv").write_text(f"{1 / 0}")
    assert ((out / "a.csv").read_text(), left(out), left(tmp_path)) == ("old", ["a.csv"], ["tables"])


def test_only_one_writes(tmp_path: Path) -> None:
    busy = pytest.raises(Busy, match=f"is being written by process {os.getpid()}")
    first, other = whole_folder(tmp_path / "tables"), whole_folder(tmp_path / "others")
    with first, other, busy, whole_folder(tmp_path / "tables"):
        pass


@pytest.mark.parametrize("at", ["replace", "rename", "fsync", "link"])
def test_a_fault_of_the_system_leaves_the_old(
    tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    out = tmp_path / "tables"
    out.mkdir()
    (out / "0.txt").write_text("old")
    (out / "1.txt").write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path if at in ("replace", "rename") else os, at, fail)
    try:
        with whole_folder(out) as fresh:
            for n in range(2):
                (fresh / f"{n}.txt").write_text("new")
    except OSError:
        assert said(out) == {"old"}
    else:
        assert said(out) == {"new"}


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as fresh:
        fresh.write_text(f"{1 / 0}")
    assert (path.read_text(), left(tmp_path)) == ("old", ["a.xlsx"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kills processes as Linux does")
def test_a_kill_at_any_moment_leaves_one_whole_set(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    for n in range(8):
        command = [sys.executable, "-c", WRITER, str(out), str(10 * n)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1])
        assert process.stdout is not None
        process.stdout.readline()  # it writes
        time.sleep(0.003 * n)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert len(said(out)) == 1
        assert len(list(out.glob("*.txt"))) == 12
    with whole_folder(out):
        pass
    assert left(tmp_path) == ["tables"]
