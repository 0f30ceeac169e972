"""Every row of a word list that steers the reading has an example that is read otherwise without the row."""

import os
from pathlib import Path

import pytest

from analysis import lexicons

from .lexicon_rows import PROOFS, allowed, unproved

#: With LEXICON_ROWS=each every row is taken away alone, which takes minutes.
EACH = os.environ.get("LEXICON_ROWS") == "each"

#: Lists that name, count or compare what was read, and do not steer the reading.
NOT_READING = {
    "column_labels", "column_names", "commonplaces", "labels", "sentences", "stopwords", "theme_labels",
    "word_classes", "workdays",
}  # fmt: skip
#: How often characters stand in names, counted and not chosen: proved as a whole by the rows of people.csv.
COUNTED = {"given_names", "transliteration"}
#: Lists with a test of their own that takes each row away.
ELSEWHERE = {"event_kinds"}
#: Lists that wait for their examples.
WAITING = {"discovery", "frame_words"}


@pytest.mark.parametrize("name", PROOFS)
def test_every_row_proves_itself(name: str) -> None:
    rows = lexicons.read(name)
    dead = [f"{name}.csv:{n + 2}: {','.join(rows[n].values())}" for n in unproved(name, each=EACH)]
    message = "no example, or read the same without the row (python -m tests.lexicon_rows)"
    assert len(dead) <= allowed().get(name, 0), "\n".join([message, *dead])


def test_every_list_that_steers_the_reading_is_proved() -> None:
    folder = Path(lexicons.__file__).parent
    assert {path.stem for path in folder.glob("*.csv")} == {
        *PROOFS,
        *NOT_READING,
        *COUNTED,
        *ELSEWHERE,
        *WAITING,
    }
