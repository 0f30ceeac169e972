"""Words: cut by a tokenizer of our own, from jieba's dictionary and the lexicons alone."""

import marshal
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import annotate
from analysis.records import Article, Word
from analysis.schema import frame
from analysis.words.counts import content_words, count_words
from analysis.words.tokenizer import Tokenizer, lexicon_words, tokenizer

ROOT = Path(__file__).parents[1]


def article(body: str) -> Article:
    return Article("p-01", "p", 1, "压实四方责任", None, "other", body, len(body))


def cut(text: str) -> list[str]:
    return [token.word for token in tokenizer().cut(text)]


#: A sentence, its words, and what they mean.
CUTS = [
    ("压实四方责任", "压实 四方责任", "press home | the four parties' responsibility"),
    ("推进三个一批项目", "推进 三个一批 项目", "push forward | three batches | projects"),
    ("万人助万企活动", "万人助万企 活动", "ten thousand people help ten thousand firms | activity"),
    ("开展流调工作", "开展 流调 工作", "carry out | epidemiological tracing | work"),
    ("重要岗位实行AB角", "重要 岗位 实行 AB角", "important | posts | practise | A and B roles"),
    ("按照13710机制办理", "按照 13710 机制 办理", "according to | 13710 | mechanism | settle"),
    ("抓好项目建设", "抓好 项目 建设", "grasp well | project | construction: a compound stays in two"),
    ("PM2.5浓度下降", "PM2.5 浓度 下降", "a Latin word with a point"),
    ("R&D投入增长", "R&D 投入 增长", "a Latin word with an ampersand"),
    ("H7N9和X-28型", "H7N9 和 X-28 型", "a Latin word with a hyphen"),
    ("增长6.5%，3-5名", "增长 6 . 5 % ， 3 - 5 名", "figures stay as the engine cuts them"),
    ("恢复盘面", "恢复 盘面", "recover | market: 复盘 across words is not taken"),
    ("星期四早上", "星期四 早上", "Thursday | morning: 四早 across words is not taken"),
    ("第四库存货", "第四 库存 货", "fourth | stock | goods: 四库 across words is not taken"),
    ("何雄指出", "何 雄 指出", "surname | given name | points out: no word that nobody wrote"),
]


@pytest.mark.parametrize(("text", "words", "gloss"), CUTS, ids=[gloss for _, _, gloss in CUTS])
def test_cut(text: str, words: str, gloss: str) -> None:
    assert cut(text) == words.split()


@pytest.mark.xfail(
    strict=True, reason="the dictionary knows no exclusions: 三个一批 is cut out of 三个一批次"
)
def test_a_formula_is_not_cut_out_of_a_longer_expression() -> None:
    assert cut("三个一批次产品") == ["三个", "一", "批次", "产品"]


def test_every_word_of_the_lexicons_stays_whole() -> None:
    words = lexicon_words()
    assert len(words) > 400
    assert [word for word in words if cut(word) != [word]] == []


def test_formulas_are_tagged_as_set_phrases() -> None:
    tags = {token.word: token.pos for token in tokenizer().cut("落实四方责任和三个一批，会议强调。")}
    assert (tags["四方责任"], tags["三个一批"], tags["会议"], tags["强调"]) == ("l", "l", "n", "v")


TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "四方责任三个一批会议要求市委书记何雄瀍河，。、；：“”（）%+-_.·\n\r\t 0123456789５GAB〇①"
        ),
        st.characters(),
    ),
    max_size=80,
)


@given(TEXT)
@settings(deadline=None)  # the dictionary is read at the first cut
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_a_run_without_any_mark_is_cut_in_windows() -> None:
    text = "何雄瀍" * 4000
    assert "".join(cut(text)) == text


@given(
    st.lists(st.sampled_from(["防汛", "项目", "，", "。", "2022", "四方责任", " ", "\n", "的"]), max_size=30)
)
@settings(deadline=None)
def test_counts_leave_out_marks_space_and_figures_only(pieces: list[str]) -> None:
    body = "。".join(pieces)
    kept = [word for word in cut(body) if any(char.isalpha() for char in word)]
    counted = count_words(annotate(article(body)))
    assert sum(word.count for word in counted) == len(kept)
    assert {word.word for word in counted} == set(kept)
    assert [(-w.count, w.word) for w in counted] == sorted((-w.count, w.word) for w in counted)


def test_the_headline_is_not_counted_and_nothing_gives_no_rows() -> None:
    assert count_words(annotate(article(""))) == []
    assert count_words(annotate(article("，。 2022\n"))) == []


def test_a_word_has_one_part_of_speech() -> None:
    words = count_words(annotate(article("会议强调，要强化调度。会议要求，调度要快。5G项目、AB角要到位。")))
    assert len({word.word for word in words}) == len(words)


def test_content_words_drop_stop_words_and_single_characters_only() -> None:
    table = frame(count_words(annotate(article("会议指出，要以防汛为重点，县里的防汛责任到人。"))), Word)
    kept = content_words(table)
    assert list(kept.columns) == list(table.columns)
    assert set(kept["word"]) == {"会议", "防汛", "重点", "县里", "责任"}
    assert set(table["word"]) - set(kept["word"]) == {"指出", "要", "以", "为", "的", "到", "人"}
    assert "人" in set(content_words(table, shortest=1)["word"])
    assert content_words(frame([], Word)).empty


def test_content_words_leave_the_table_as_it_was() -> None:
    table = pd.DataFrame({"word": ["的", "防汛"], "count": [2, 1]})
    content_words(table)
    assert table["word"].tolist() == ["的", "防汛"]


def test_tokenizers_are_private() -> None:
    first = Tokenizer(["防汛备汛工作群"])
    assert [token.word for token in first.cut("防汛备汛工作群")] == ["防汛备汛工作群"]
    assert len(cut("防汛备汛工作群")) > 1


def test_the_order_of_the_words_does_not_matter() -> None:
    words = ["四方责任", "三个一批", "一批项目", "四方"]
    text = "压实四方责任，推进三个一批项目。"
    assert Tokenizer(words).cut(text) == Tokenizer(reversed(words)).cut(text)


def test_a_planted_cache_is_neither_read_nor_written(tmp_path: Path) -> None:
    planted = tmp_path / "jieba.cache"
    planted.write_bytes(marshal.dumps(({"会议强调压实": 10**9}, 10**9)))
    before = planted.read_bytes()
    code = (
        "import tempfile; from analysis.words.tokenizer import tokenizer;"
        "print(tempfile.gettempdir());"
        "print('/'.join(t.word for t in tokenizer().cut('会议强调压实四方责任')))"
    )
    environment = {"TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", "-c", code],
        capture_output=True, check=True, encoding="utf-8", env=environment, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.splitlines() == [str(tmp_path), "会议/强调/压实/四方责任"]
    assert done.stderr == ""
    assert planted.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
    assert Path(tempfile.gettempdir()) != tmp_path


def test_the_global_tokenizer_is_never_started() -> None:
    code = (
        "from analysis.words.tokenizer import tokenizer; tokenizer().cut('压实四方责任');"
        "import jieba; print(jieba.dt.initialized, len(jieba.dt.FREQ))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", cwd=ROOT
    )
    assert done.stdout.split() == ["False", "0"]


#: A word of one's own with a mark, a blank or a rare character, a text, and its words.
MARKED = [
    ("数字+", "推进数字+治理", "推进|数字+|治理"),
    ("T+0", "推行T+0模式", "推行|T+0|模式"),
    ("阿布都·哈山", "阿布都·哈山提出建议", "阿布都·哈山|提出|建议"),
    ("Smart City", "Smart City项目", "Smart City|项目"),
    ("朱𬭚", "朱𬭚主持", "朱𬭚|主持"),
    ("G+", "AG+项目", "AG|+|项目"),
]


@pytest.mark.parametrize(("word", "text", "words"), MARKED, ids=[word for word, _, _ in MARKED])
def test_a_word_of_ones_own_with_a_mark_is_whole(word: str, text: str, words: str) -> None:
    assert [token.word for token in Tokenizer([word]).cut(text)] == words.split("|")
