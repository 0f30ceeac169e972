"""Corrections: what a reader has put right by hand, kept beside the pages and applied on every reading.

``read_corrections`` reads ``corrections.csv``; ``Corrections`` puts the rows of an article right.

The promise: a correction is applied to the page it was made for and to no other (by the SHA-256 of its
file), a corrected row says so (``source: corrected``), and one that no longer fits is refused by its
line and applied nowhere. May change freely: how corrections are looked up. Guarded by
``tests/test_corrections.py``.
"""
