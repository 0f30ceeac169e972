"""Runs: a corpus read in parts, by several processes, and kept between runs.

``make_tables`` writes the tables that ``analysis.read`` would give, page after page in little memory, and
reads again only what has changed; ``open_tables`` gives a corpus of tables that were written.

The promise: the same rows as in one process and in one piece, the same bytes whatever the number of workers
and whichever of them dies; a page that cannot be read is named and stops nothing. May change freely: what is
kept between runs, and how work is shared out. Guarded by ``tests/test_runs.py``.
"""
