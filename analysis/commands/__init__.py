"""Commands: what ``python -m analysis`` does, a function a command.

A command promises one line that says why where it fails, and imports what it runs when it runs: help and
usage errors need not wait for pandas, scipy and nbconvert. Guarded by ``tests/test_command.py``.
"""
