"""Files that hurt, read as a folder: each is named or read, and the others are read.

``benchmarks/hurtful.py`` reads them all, with seconds and memory; the slow ones are read there alone.
"""

import os
from pathlib import Path

import pytest

import analysis
from benchmarks.hurtful import FILES, make, wrong

SLOW = {"one long line.txt", "short lines.txt", "unclosed.html", "many.zip", "noise.txt", "large.html"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
def test_files_that_hurt_are_named_and_the_others_read(tmp_path: Path) -> None:
    assert len(FILES) >= 60
    names = [name for name in FILES if name not in SLOW]
    make(tmp_path, names)
    assert wrong(analysis.read(tmp_path).pages, names) == {}
