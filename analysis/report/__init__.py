"""Report: tables in words, the evidence behind numbers, notebooks as HTML that needs no network.

``exporting.write_reports`` promises the same bytes for the same corpus, and that every number leads
to its rows. How a page looks may change freely. Guarded by ``tests/test_reports.py``,
``tests/test_books.py``, ``tests/test_evidence.py`` and ``tests/test_sentences.py``.
"""
