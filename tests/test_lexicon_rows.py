"""Every row of a word list that steers the reading has an example that is read otherwise without the row."""

import os

import pytest

from analysis import lexicons

from .lexicon_rows import PROOFS, unproved

#: With LEXICON_ROWS=each every row is taken away alone, which takes minutes.
EACH = os.environ.get("LEXICON_ROWS") == "each"


@pytest.mark.parametrize("name", PROOFS)
def test_every_row_proves_itself(name: str) -> None:
    rows = lexicons.read(name)
    dead = [f"{name}.csv:{n + 2}: {','.join(rows[n].values())}" for n in unproved(name, each=EACH)]
    assert dead == [], "no example, or read the same without the row (python -m tests.lexicon_rows)"
