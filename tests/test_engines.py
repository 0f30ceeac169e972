"""Engines: the guarded fast engine gives jieba's tokens, and its parts of speech are jieba's.

``ENGINE_CASES=20000 make test`` draws so many mixed texts instead of 500; with ``-s`` pytest shows how many
tokens are equal, of what class the others are, and what share of the text went to jieba.
"""

import os
import subprocess
import sys
from pathlib import Path

import jieba
import jieba.finalseg
import jieba.posseg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.words.engines import Engine, stretches
from analysis.words.tokenizer import Tokenizer, lexicon_words
from tests import corpora
from tests.mixed_text import TIES, Agreement, mixed_text

ROOT = Path(__file__).parents[1]
#: Real pages, where the project lies beside them; they are no part of it.
BESIDE = ROOT / "../shared/pages"
CASES = int(os.environ.get("ENGINE_CASES", "500"))


@pytest.fixture(scope="module")
def fast() -> Engine:
    return Engine(lexicon_words())


@pytest.fixture(scope="module")
def slow() -> Engine:
    return Engine(lexicon_words(), fast=False)


@pytest.mark.parametrize("hmm", [False, True], ids=["dictionary", "model"])
@pytest.mark.parametrize("folder", [ROOT / "corpus", BESIDE], ids=["corpus", "beside"])
def test_every_page_is_cut_as_jieba_cuts_it(folder: Path, hmm: bool, fast: Engine, slow: Engine) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.name}: no such folder beside the project")
    agreement = Agreement(fast, slow, hmm=hmm)
    for body in corpora.read(folder).articles["body"]:
        agreement.add(body)
    print(f"\n{folder.name}: {agreement}")
    assert agreement.tokens > 1000
    assert agreement.fell_back < agreement.characters / 2
    # Never the sentences themselves: the pages beside the project are not ours to quote.
    assert len(agreement.differences) == 0


@pytest.mark.parametrize("hmm", [False, True], ids=["dictionary", "model"])
def test_mixed_text_is_cut_as_jieba_cuts_it(hmm: bool, fast: Engine, slow: Engine) -> None:
    agreement = Agreement(fast, slow, hmm=hmm)

    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mixed_text)
    def run(text: str) -> None:
        agreement.add(text)

    run()
    print(f"\n{agreement}")
    assert agreement.tokens > 1000
    assert set(agreement.classes) <= set(TIES), agreement.differences
    # In few texts a single tie is more than its share: with ``ENGINE_CASES=3000`` the share decides.
    assert agreement.tokens - agreement.equal <= max(8, agreement.tokens / 10_000), agreement.differences


def test_a_tie_is_listed_by_its_class() -> None:
    """Once this fails, the engines agree on runs of one character: say so in ``analysis.words.engines``."""
    texts = [
        f"{a}{'一' * n}{b}" for n in range(3, 8) for a in ("", "3", "3一3") for b in ("会议", "一个", "377Y")
    ]
    for first in range(0, 1500, 300):  # which of them are ties hangs on the last digits of the frequencies
        words = lexicon_words()[first:]
        agreement = Agreement(Engine(words), Engine(words, fast=False))
        for text in texts:
            agreement.add(text)
        if agreement.differences:
            break
    ties = len(agreement.differences)
    assert 0 < ties < len(texts)
    assert all(sorted(one) == sorted(other) for _, one, other in agreement.differences)
    assert agreement.classes == {TIES[0]: ties}
    assert f"; {TIES[0]}: {ties}" in str(agreement)


def test_what_is_no_tie_is_told_from_one(slow: Engine) -> None:
    other = Engine([*lexicon_words(), "会议强调"], fast=False)
    agreement = Agreement(other, slow)
    agreement.add("会议强调，要抓落实。")
    assert set(agreement.classes) == {"one way is likelier"}


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixed_text)
def test_cut_at_once_a_text_is_cut_as_its_stretches_are(fast: Engine, text: str) -> None:
    for hmm in (False, True):
        by_stretch = [token for stretch in stretches(text) for token in fast.cut(stretch, hmm=hmm)]
        assert fast.cut(text, hmm=hmm) == by_stretch


@pytest.fixture(scope="module")
def tagger(slow: Engine) -> jieba.posseg.POSTokenizer:
    own = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    own.tokenizer = slow._plain
    own.word_tag_tab |= dict.fromkeys(lexicon_words(), "l") | own.word_tag_tab
    return own


@settings(max_examples=500, deadline=None)
@given(mixed_text)
def test_parts_of_speech_are_those_of_posseg(
    fast: Engine, tagger: jieba.posseg.POSTokenizer, text: str
) -> None:
    for stretch in stretches(text):
        wanted = [(pair.word, pair.flag) for pair in tagger.lcut(stretch, HMM=False)]
        found = fast.cut(stretch)
        if found != [word for word, _ in wanted]:  # a tie, or the test of the engines fails as well
            continue
        assert [(word, fast.pos(word)) for word in found] == wanted


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("同比增长5.2%", True),
        ("航班Z-9", True),
        ("文件a_b", True),
        ("鿖河", True),
        ("㐀河", True),
        ("𠀀河", True),
        ("增长5%。", False),
        ("3－5日", False),
        ("“7·20”", False),
        ("喆瀍荥", False),
        ("会\ud800议", False),
        ("-5", False),
        ("", False),
    ],
)
def test_the_guard(text: str, back: bool, fast: Engine) -> None:
    assert fast.falls_back(text, hmm=True) is back
    assert not fast.falls_back(text)


def test_halves_of_characters_stand_for_themselves(fast: Engine, slow: Engine) -> None:
    text = "会\ud800议要求\udfff压实四方责任"
    for hmm in (False, True):
        assert fast.cut(text, hmm=hmm) == slow.cut(text, hmm=hmm)
        assert "".join(fast.cut(text, hmm=hmm)) == text


def test_jieba_is_not_loaded_to_cut_by_the_dictionary() -> None:
    code = (
        "import sys; from analysis.words.tokenizer import tokenizer; tokenizer().cut('同比增长5.2%');"
        "print(*sorted({'jieba', 'jieba.posseg', 'jieba.finalseg', 'rjieba', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", cwd=ROOT
    )
    assert done.stdout.split() == []


def test_without_the_guard_the_engines_differ(fast: Engine, slow: Engine) -> None:
    """What the guard is for; the day this fails, it can go."""
    assert fast._fast is not None
    for text in ("编号a.b", "第4-5号", "1.2.3"):
        assert list(fast._fast.cut(text, True)) != slow.cut(text, hmm=True)
        assert fast.cut(text, hmm=True) == slow.cut(text, hmm=True)


def test_with_deleted_words_jieba_alone_cuts() -> None:
    engine = Engine(["四方责任"], deleted=["强调"])
    assert engine.name == "jieba"
    assert engine.falls_back("会议")
    assert engine.cut("会议强调四方责任") == ["会议", "强", "调", "四方责任"]
    assert Engine(["四方责任"]).name == "rjieba"
    assert Engine().cut("会议强调") == ["会议", "强调"]


def test_deleting_a_word_leaves_jiebas_shared_list_alone() -> None:
    before = set(jieba.finalseg.Force_Split_Words)
    Engine(deleted=["强调"])
    assert set(jieba.finalseg.Force_Split_Words) == before


def test_a_word_added_gets_the_frequency_of_jiebas_rule() -> None:
    plain = jieba.Tokenizer()
    with plain.get_dict_file() as dictionary:
        plain.FREQ, plain.total = plain.gen_pfdict(dictionary)
    plain.initialized = True
    frequency = plain.suggest_freq("万人助万企")
    engine = Engine(["万人助万企"])
    assert engine._plain.FREQ["万人助万企"] == frequency
    assert engine.cut("万人助万企活动") == ["万人助万企", "活动"]


def test_the_model_is_off_unless_asked_for() -> None:
    assert [token.word for token in Tokenizer().cut("何雄指出")] == ["何", "雄", "指出"]
    assert [token.word for token in Tokenizer(hmm=True).cut("何雄指出")] != ["何", "雄", "指出"]


@given(st.text(max_size=60))
@settings(deadline=None)
def test_nothing_is_lost(fast: Engine, text: str) -> None:
    for hmm in (False, True):
        assert "".join(token for part in stretches(text) for token in fast.cut(part, hmm=hmm)) == text
