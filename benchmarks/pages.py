"""Pages to measure with: as many different ones as are asked for, and no sentence twice.

Their sentences are drawn from the invented pages and the corpus, with other places, figures and given
characters each time; the typesetter sets every other page in wrapped columns.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tests.typesetter import Layout, Report, set_page

ROOT = Path(__file__).parents[1]
SOURCES = (ROOT / "tests/examples/pages", ROOT / "corpus/pages")
_PLACES = "青白玄丹石柳松梅竹云星月山河溪泉林田桥堤"
_PLACE = re.compile(r"[\u4e00-\u9fff]{2}(?=[市县区镇])")


def sentences() -> list[str]:
    """The sentences of the invented pages and of the corpus, each once."""
    texts = [path.read_text(encoding="utf-8") for folder in SOURCES for path in sorted(folder.rglob("*.txt"))]
    joined = (re.sub(r"\s", "", text) for text in texts)
    found = (sentence for text in joined for sentence in re.findall(r"[^。]{12,160}。", text))
    return list(dict.fromkeys(found))


def draw(megabytes: float, seed: int = 0) -> Iterator[str]:
    """Draw pages of together so many megabytes of UTF-8.

    Parameters
    ----------
    megabytes : the size of all pages.
    seed : draws the same pages again.

    Yields
    ------
    The text of a page of five articles.
    """
    rng = random.Random(seed)  # noqa: S311
    stock, seen, left = sentences(), set[str](), megabytes * 1e6
    number = 0
    while left > 0:
        reports = [_report(stock, seen, rng) for _ in range(5)]
        head = f"临江日报\n2022年{rng.randint(1, 12)}月{rng.randint(1, 28)}日\n\n"
        text = head + set_page(reports, Layout(column_width=15) if number % 2 else Layout(), seed=number).text
        number += 1
        left -= len(text.encode())
        yield text


def _report(stock: list[str], seen: set[str], rng: random.Random) -> Report:
    said = [_other(sentence, seen, rng) for sentence in rng.sample(stock, rng.randint(6, 14))]
    paragraphs = tuple("".join(said[n : n + 3]) for n in range(0, len(said), 3))
    place = _place(rng)
    topic = rng.choice(("防汛", "经济运行", "项目建设", "安全生产"))
    return Report(
        decks=(f"{place}市召开{topic}工作会议",),
        byline=f"记者 王{rng.choice(_PLACES)}{rng.choice(_PLACES)}",
        paragraphs=paragraphs,
    )


def _other(sentence: str, seen: set[str], rng: random.Random) -> str:
    """The sentence with other places and figures; one that was drawn before gets an opening of its own."""
    place = _place(rng)
    told = _PLACE.sub(place, sentence)
    told = re.sub(r"\d(?=\d*[个项万亿名家条])", lambda _: str(rng.randint(1, 9)), told)
    while told in seen:
        told = f"据{_place(rng)}市{_place(rng)}县有关负责人介绍，{told}"
    seen.add(told)
    return told


def _place(rng: random.Random) -> str:
    return rng.choice(_PLACES) + rng.choice(_PLACES)
