"""The corpus's tables against its gold; what they still miss is listed, no more and no less."""

import copy
from pathlib import Path

import pytest

import analysis
from tests import corpora
from tests.score_gold import CORPUS, KNOWN, Miss, find_misses, known_misses, read_gold, write

AGAIN = "read the difference, then list the misses again: python -m tests.score_gold"


@pytest.fixture(scope="module")
def corpus() -> analysis.Corpus:
    return corpora.read(CORPUS, discover=False)


@pytest.fixture(scope="module")
def misses(corpus: analysis.Corpus) -> list[Miss]:
    return find_misses(corpus, read_gold())


def shown(misses: set[Miss]) -> str:
    return "".join(
        f"\n  {m.page} #{m.article} {m.field}: {m.expected!r} → {m.found!r}" for m in sorted(misses)
    )


def test_every_page_of_the_corpus_has_its_gold(corpus: analysis.Corpus) -> None:
    assert [Path(file).stem for file in corpus.pages.file] == list(read_gold())


def test_every_miss_is_listed(misses: list[Miss]) -> None:
    new = set(misses) - set(known_misses())
    assert not new, f"{len(new)} misses that are not listed; {AGAIN}{shown(new)}"


def test_every_listed_miss_is_one(misses: list[Miss]) -> None:
    gone = set(known_misses()) - set(misses)
    assert not gone, f"{len(gone)} listed misses are none any more; {AGAIN}{shown(gone)}"


def test_the_list_is_what_the_command_writes(tmp_path: Path) -> None:
    write(known_misses(), tmp_path / KNOWN.name)
    assert (tmp_path / KNOWN.name).read_bytes() == KNOWN.read_bytes()
    assert list(known_misses()) == sorted(set(known_misses()))


def test_each_comparison_sees_a_fault(corpus: analysis.Corpus, misses: list[Miss]) -> None:
    golds = copy.deepcopy(read_gold())
    article = golds["2022-03-26-A03"]["articles"][0]
    article["headline"] = "打击犯罪"
    article["reporters"] = ["李娜", "张昕"]
    article["people"] |= {"杜新军": ["市长"], "王一": []}
    article["formulas"] |= {"霹雳": 4, "两码一证": 1}
    article["themes"], article["themes_b"] = ["finance"], ["economy"]
    event = article["events"][0]
    event |= {"date": "2022-03-23", "level": "province", "format": "video", "host": []}
    event["attendees"] = event["attendees"][::-1]
    golds["2022-03-26-A03"]["articles"][1]["events"].pop()
    golds["2022-03-26-A03"]["articles"].pop()
    came = {(m.article, m.field, m.kind) for m in set(find_misses(corpus, golds)) - set(misses)}
    assert came == {
        (0, "articles", "differs"),
        (1, "headline", "missing"),
        (1, "reporters", "differs"),
        (1, "titles of 杜新军", "differs"),
        (1, "person", "missing"),
        (1, "count of 霹雳", "differs"),
        (1, "formula", "missing"),
        (1, "first theme", "differs"),
        (1, "event 1 date", "differs"),
        (1, "event 1 level", "differs"),
        (1, "event 1 format", "differs"),
        (1, "event 1 host", "extra"),
        (1, "event 1 attendees", "order"),
        (2, "event", "extra"),
    }
