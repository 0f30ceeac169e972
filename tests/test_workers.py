"""Workers: all processes of a run end with whoever asked for it, even one deep in C code."""

import signal
import subprocess
import sys
import time

import psutil
import pytest

from tests.test_reports import ROOT, write_notebook

RUN = """
import sys
from pathlib import Path
from analysis.report.running import run_notebook
run_notebook(Path(sys.argv[1]), Path("corpus"))
"""
#: A cell that no interrupt reaches: Python is asked for a number that takes hours, in one step.
DEEP = "import os, pathlib; pathlib.Path('pid').write_text(str(os.getpid())); 7 ** 10 ** 9"


def is_gone(pid: int) -> bool:
    """Whether a process has ended, be it that nobody has asked for its status yet."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def until(condition, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_all_ends_with_the_asker(tmp_path, how):
    path, told = write_notebook(tmp_path, "1-x.ipynb", DEEP), tmp_path / "pid"
    # A shell's background job passes on that Ctrl-C is to be ignored; a person's own run does not.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        asker = subprocess.Popen([sys.executable, "-c", RUN, str(path)], cwd=ROOT, stderr=subprocess.DEVNULL)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        assert until(lambda: told.is_file() and bool(told.read_text()), 120)
        cell = int(told.read_text())
        assert not is_gone(cell)
        asker.send_signal(how)
        asker.wait(20)
        assert until(lambda: is_gone(cell), 10)
    finally:
        asker.kill()
        asker.wait()
