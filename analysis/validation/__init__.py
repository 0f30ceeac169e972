"""Validation: how right the tables are on somebody's own pages, and counts corrected for it.

``draw`` draws articles to be coded, ``write_workbook`` puts them into a workbook with what was found,
``score`` compares what one or two coders said with it and corrects shares and counts.

The promise: the program never sees a coder's answers before it has answered itself, every article has a
known chance of being drawn, and every figure says how many articles were coded for it. May change
freely: how the sheets look. Guarded by ``tests/test_validation.py``.
"""
