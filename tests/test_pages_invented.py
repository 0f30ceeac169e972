"""The invented pages against their gold; what is still missed is listed, no more and no less."""

import copy
from pathlib import Path

import pytest

import analysis
from tests import corpora
from tests.score_pages import KNOWN, PAGES, Miss, find_misses, known_misses, page_misses, read_gold, write

AGAIN = "read the difference, then list the misses again: python -m tests.score_pages"


@pytest.fixture(scope="module")
def corpus() -> analysis.Corpus:
    return corpora.read(PAGES, discover=False)


def shown(misses: set[Miss]) -> str:
    return "".join(f"\n  #{m.article} {m.field}: {m.expected!r} → {m.found!r}" for m in sorted(misses))


def test_every_page_has_its_gold(corpus: analysis.Corpus) -> None:
    assert [Path(file).stem for file in corpus.pages.file] == list(read_gold())
    assert len(read_gold()) == 78


@pytest.mark.parametrize("page", read_gold())
def test_a_page_misses_what_is_listed(corpus: analysis.Corpus, page: str) -> None:
    found = set(page_misses(corpus, page, read_gold()[page]))
    listed = {miss for miss in known_misses() if miss.page == page}
    new, gone = found - listed, listed - found
    assert not new, f"{len(new)} misses that are not listed; {AGAIN}{shown(new)}"
    assert not gone, f"{len(gone)} listed misses are none any more; {AGAIN}{shown(gone)}"


def test_the_list_is_what_the_command_writes(tmp_path: Path) -> None:
    write(known_misses(), tmp_path / KNOWN.name)
    assert (tmp_path / KNOWN.name).read_bytes() == KNOWN.read_bytes()
    assert list(known_misses()) == sorted(set(known_misses()))
    assert {miss.page for miss in known_misses()} <= set(read_gold())


def test_each_comparison_sees_a_fault(corpus: analysis.Corpus) -> None:
    gold = read_gold()["01-wrapped-city"]
    wrong = copy.deepcopy(gold)
    wrong["issue_date"] = "2022-03-20"
    first, second, third = wrong["articles"]
    first |= {"headline": first["headline"][1:], "last": "谁也没有说过的一句话。", "reporters": ["白雪"]}
    first["people"] = {name: titles for name, titles in first["people"].items() if name != "程强"}
    first["people"]["韩青川"] = ["市长"]
    event = first["events"][0]
    event |= {"date": "2022-03-17", "host": [], "attendees": event["attendees"][1:]}
    third |= {"n_chars": third["n_chars"] + 1, "correspondents": ["常乐"], "events": []}
    wrong["articles"] = [first, third, second | {"first": "没有这一篇", "last": "没有这一篇"}]
    came = set(page_misses(corpus, "01-wrapped-city", wrong))
    came -= set(page_misses(corpus, "01-wrapped-city", gold))
    assert {(m.article, m.field, m.kind) for m in came} == {
        (0, "issue date", "differs"),
        (0, "article", "extra"),
        (1, "headline", "differs"),
        (1, "body end", "differs"),
        (1, "reporters", "differs"),
        (1, "person", "extra"),
        (1, "titles of 韩青川", "differs"),
        (1, "event 1 date", "differs"),
        (1, "event 1 host", "extra"),
        (1, "event 1 attendees", "differs"),
        (2, "article", "missing"),
        (3, "body length", "differs"),
        (3, "correspondents", "missing"),
        (3, "event", "extra"),
    }


def test_a_soft_event_is_neither_right_nor_wrong(corpus: analysis.Corpus) -> None:
    gold = copy.deepcopy(read_gold())
    for page in gold.values():
        for article in page["articles"]:
            article["events_soft"] = [*article.get("events_soft", []), *article["events"]]
            article["events"] = []
    fields = {miss.field.split(" ")[0] for miss in find_misses(corpus, gold) if miss.kind != "extra"}
    assert "event" not in fields
