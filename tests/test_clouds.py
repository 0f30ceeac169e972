"""Clouds: every word in a box of its own, none dropped in silence, and the table beside the picture."""

import html
import itertools
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import figures, lexicons, measures
from analysis.figures.clouds import Cloud, Wanted
from analysis.figures.layout import lay_out
from analysis.figures.words import CLASSES, word_class
from tests import invented

#: Words of many sizes and lengths: 门 and 口 are open inside, the last is a whole clause.
WANTED = [
    Wanted("门口", 9.5, "black"),
    Wanted("群众", 6.3, "black"),
    Wanted("基层", 6.3, "black"),
    *(Wanted(f"词{chr(0x5B50 + n)}语", 5.5 - n / 8, "black") for n in range(28)),
    Wanted("坚决打赢疫情防控人民战争", 1.4, "black"),
]


@pytest.fixture(scope="module")
def counts() -> pd.DataFrame:
    corpus = invented.sparse()
    return measures.word_counts(corpus.articles, corpus.words)


def boxes(cloud: Cloud) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each word, a full em a character."""
    return [(w.x, w.y - 0.88 * w.size, w.x + len(w.text) * w.size, w.y + 0.12 * w.size) for w in cloud.placed]


class TestLayout:
    cloud = lay_out(WANTED, 600, 300)

    def test_every_word_is_there_inside_the_ground(self):
        assert [word.text for word in self.cloud.placed] == [word.text for word in WANTED]
        assert not self.cloud.left_out
        for left, top, right, bottom in boxes(self.cloud):
            assert 0 <= left < right <= 600
            assert 0 <= top < bottom <= 300

    def test_words_stand_apart_by_more_than_their_characters_do(self):
        for (one, box), (two, other) in itertools.combinations(
            zip(self.cloud.placed, boxes(self.cloud), strict=True), 2
        ):
            on_a_line = box[1] < other[3] and other[1] < box[3]
            gap = max(other[0] - box[2], box[0] - other[2])
            assert not on_a_line or gap > 0.3 * min(one.size, two.size)

    def test_sizes_are_in_proportion_to_the_weights(self):
        scale = [word.size / wanted.weight for word, wanted in zip(self.cloud.placed, WANTED, strict=True)]
        assert scale == pytest.approx([scale[0]] * len(scale))

    def test_what_has_no_room_is_named_and_what_follows_it_is_not_lost(self):
        cloud = lay_out([*WANTED[:3], Wanted("长" * 200, 6, "black"), *WANTED[3:]], 800, 400)
        assert cloud.left_out == ("长" * 200,)
        assert min(word.size for word in cloud.placed) >= 10 - 1e-9

    def test_a_crowd_is_named_from_its_end(self):
        crowd = [Wanted(f"词{n}", 1 + 1 / (n + 1), "black") for n in range(400)]
        cloud = lay_out(crowd, 300, 150)
        assert cloud.placed
        assert len(cloud.placed) + len(cloud.left_out) == 400
        assert min(word.size for word in cloud.placed) >= 10 - 1e-9

    def test_the_seed_gives_the_places(self):
        assert lay_out(WANTED, 600, 300) == self.cloud
        assert lay_out(WANTED, 600, 300, random_state=7) != self.cloud

    @given(
        st.lists(st.tuples(st.text("临江市防汛", min_size=1, max_size=9), st.integers(1, 99)), max_size=12)
    )
    def test_every_word_is_drawn_or_named(self, words):
        wanted = [Wanted(text, n**0.5, "black") for text, n in sorted(words, key=lambda pair: -pair[1])]
        cloud = lay_out(wanted, 200, 100)
        assert sorted([*(word.text for word in cloud.placed), *cloud.left_out]) == sorted(t for t, _ in words)

    def test_a_mask_keeps_its_white_parts_free(self):
        mask = np.full((100, 200), 255)
        mask[:, :100] = 0
        cloud = lay_out(WANTED[:9], 600, 0, mask=mask)
        assert cloud.height == 300
        assert all(right <= 302 for _, _, right, _ in boxes(cloud))


class TestWords:
    def test_the_table_is_the_twin_of_the_picture(self, counts):
        cloud = figures.word_cloud(counts)
        assert [word.text for word in cloud.placed] == cloud.words["word"].tolist()
        assert cloud.words.equals(figures.cloud_words(counts))

    def test_words_are_text_with_a_font_and_a_key_to_the_colours(self, counts):
        svg = figures.to_svg(figures.word_cloud(counts, stopwords=[]))
        texts = set(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
        assert set(counts["word"]) < texts <= set(counts["word"]) | set(CLASSES)
        assert "font/woff;base64," in svg

    @pytest.mark.parametrize(("power", "sizes"), [(0, [1, 1]), (0.5, [1, 2]), (1, [1, 4])])
    def test_relative_scaling_is_the_power_of_the_number(self, power, sizes):
        table = pd.DataFrame({"word": ["防汛", "河道"], "occurrences": [16, 4]})
        cloud = figures.word_cloud(table, relative_scaling=power)
        drawn = sorted(word.size for word in cloud.placed)
        assert [size / drawn[0] for size in drawn] == pytest.approx(sizes)

    def test_commonplaces_are_left_out_unless_others_are_named(self):
        table = pd.DataFrame({"word": ["工作", "防汛", "河道"], "occurrences": [9, 5, 1]})
        assert figures.cloud_words(table)["word"].tolist() == ["防汛", "河道"]
        assert figures.cloud_words(table, stopwords=["防汛"])["word"].tolist() == ["工作", "河道"]

    def test_a_common_place_names_no_theme(self):
        terms = {row["term"] for row in lexicons.read("themes")}
        assert not terms & figures.commonplaces()

    def test_colours_by_colormap_and_by_function(self, counts):
        mapped = figures.word_cloud(counts, colormap="viridis", random_state=3)
        assert mapped == figures.word_cloud(counts, colormap="viridis", random_state=3)
        assert mapped.key == ()
        asked = figures.word_cloud(counts, color_func=lambda word, **_: "hsl(0, 100%, 50%)")
        assert {word.colour for word in asked.placed} == {"#ff0000"}

    @pytest.mark.parametrize(
        ("word", "tag", "called"),
        [
            ("支行", "v", "noun"), ("分行", "v", "noun"), ("省委", "j", "noun"), ("人大", "j", "noun"),
            ("经济", "n", "noun"), ("郑州", "ns", "noun"), ("建设", "vn", "noun"), ("推进", "v", "verb"),
            ("压实", "n", "verb"),
            ("三个一批", "l", "set phrase"), ("坚决", "ad", "other"), ("防汛抗旱", "", "noun"),
        ],
    )  # fmt: skip
    def test_a_word_is_called_what_a_reader_calls_it(self, word, tag, called):
        assert word_class(word, tag) == called


class TestShown:
    def test_a_notebook_shows_the_picture_and_no_table_of_places(self, counts):
        cloud = figures.word_cloud(counts)
        assert "<svg" in cloud._repr_html_()
        assert cloud._repr_png_().startswith(b"\x89PNG")
        assert len(repr(cloud)) < 60

    @pytest.mark.parametrize("payload", ["<script>1</script>", '"><img src=x onerror=1>', "$x$ & <b>"])
    def test_words_stay_words(self, payload):
        table = pd.DataFrame({"word": [payload, "长" * 400], "occurrences": [2, 1]})
        shown = figures.word_cloud(table)._repr_html_()
        assert html.escape(payload) in shown
        assert not re.search(r"<(script|img|b)\b", shown)

    @pytest.mark.parametrize("ending", ["svg", "png", "pdf", "html", "csv", "xlsx"])
    def test_it_saves_itself_the_same_bytes_each_time(self, counts, ending, tmp_path):
        cloud = figures.word_cloud(counts)
        paths = [cloud.save(tmp_path / f"{n}.{ending}", dpi=60) for n in "ab"]
        first, second = (path.read_bytes() for path in paths)
        assert first
        if ending not in ("html", "xlsx"):  # a page bears its file's name, a workbook its hour
            assert first == second

    def test_another_ending_is_refused(self, counts, tmp_path):
        with pytest.raises(ValueError, match=r"\.svg, \.png"):
            figures.word_cloud(counts).save(tmp_path / "cloud.docx")
