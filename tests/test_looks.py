"""Looks: what one pass over a line says that no pattern could match, none matches."""

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis import lexicons
from analysis.layout.byline_names import signing
from analysis.layout.looks import furniture_kinds, look, masthead_parts
from analysis.layout.words import CAPTION, pattern

ROWS = ("furniture", "masthead_parts", "printed_dates", "byline_words")
EXAMPLES = sorted({row.get("example") or row.get("word", "") for name in ROWS for row in lexicons.read(name)})
PIECES = st.sampled_from(
    [*EXAMPLES, *"会议，。、：；（）【】 |/·①年月日报版第0289A", "2022年3月26日", "王一 摄"]
)
LINES = st.lists(PIECES, min_size=1, max_size=4).map(lambda pieces: "".join(pieces).strip())


def lists() -> list[list[str]]:
    """The patterns of each list, in the order in which a look numbers them."""
    return [
        [kind.pattern for kind in furniture_kinds("line")],
        [kind.pattern for kind in furniture_kinds("head", "tail")],
        [part for _, part in masthead_parts()],
        signing(),
        [pattern(CAPTION).pattern],
    ]


@given(LINES)
def test_a_look_leaves_out_no_pattern_that_matches(line: str) -> None:
    for opened, patterns in zip(look(line), lists(), strict=True):
        matching = {n for n, each in enumerate(patterns) if (m := re.search(each, line)) and m[0]}
        assert matching <= set(opened), [patterns[n] for n in matching - set(opened)]
