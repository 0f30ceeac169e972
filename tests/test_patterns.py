"""No pattern of the library takes more than linear time, whatever the text."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def tried(*planted: str) -> subprocess.CompletedProcess[str]:
    """Try every pattern, and planted ones, in a process of its own: matching holds on to its thread."""
    command = [sys.executable, "-m", "tests.patterns", *planted]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=900)


def test_no_pattern_is_slow_but_planted_ones() -> None:
    planted = ("(a+)+$", "[^。]*。[0-9]")
    done = tried(*planted)
    counted, *slow = done.stdout.splitlines()
    assert int(counted.split()[0]) > 300, "the patterns were not recorded"
    assert [line.rsplit(" on ", 1)[0] for line in slow] == [repr(p) for p in planted], (
        done.stdout + done.stderr
    )
