"""What a line shares with the articles of its page: the index says what comparing them one by one says."""

import math
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.layout.articles import read_articles
from analysis.layout.sharing import REACH, Sharing

QUICK = settings(max_examples=200, deadline=None, derandomize=True, database=None)
texts = st.text(st.sampled_from("会议召开防汛春耕，。 1A\ud800𠀀〇"), max_size=20)


def pairs_of(text: str) -> list[str]:
    found = (text[n : n + 2] for n in range(len(text) - 1))
    return list(dict.fromkeys(pair for pair in found if re.fullmatch(r"[\u3400-\u9fff]{2}", pair)))


def share_of(line: str, bodies: list[str], n: int) -> float:
    """The same by definition: the line's pairs that the article has, by inverse document frequency."""
    spread = Counter(pair for body in bodies for pair in pairs_of(body))
    weights = {
        pair: math.log((1 + len(bodies)) / spread[pair]) + 0.2 if spread[pair] else 0.8
        for pair in pairs_of(line)
    }
    own = set(pairs_of(bodies[n]))
    return sum(w for pair, w in weights.items() if pair in own) / (sum(weights.values()) or 1)


@QUICK
@given(texts, st.lists(texts, min_size=1, max_size=6), st.data())
def test_the_index_says_what_comparing_one_by_one_says(
    line: str, bodies: list[str], data: st.DataObject
) -> None:
    near = data.draw(st.integers(0, len(bodies)))
    shares = Sharing(bodies).shares(line, near)
    wanted = [share_of(line, bodies, n) for n in range(len(bodies))]
    assert [shares.of(n) for n in range(len(bodies))] == pytest.approx(wanted)
    assert shares.best()[0] == pytest.approx(max(wanted))
    assert shares.best()[1] == max(range(len(bodies)), key=lambda n: (shares.of(n), -n))
    but = data.draw(st.integers(0, len(bodies) - 1))
    others = [share for n, share in enumerate(wanted) if n != but]
    assert shares.highest(but) == pytest.approx(max(others, default=0))


def test_on_several_pages_in_one_text_a_headline_goes_to_its_own() -> None:
    page = "\n\n".join(f"本报讯（记者 王一）第{n}件：某市部署水库除险加固。" for n in range(REACH + 50))
    reading = read_articles("p", f"{page}\n\n某市部署水库除险加固")
    (titled,) = [a.n for a in reading.articles if a.headline]
    assert titled == 51  # the first within reach of the page's end; all are alike
