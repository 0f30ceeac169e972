"""Compare the guarded fast engine with jieba: equal tokens, and the share of text that falls back.

Run it from the project's folder: ``python -m benchmarks.words [folder of pages …]``. Without a
folder it reads the corpus, and the pages beside the project where there are any.
"""

import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings

import analysis
from analysis.words.engines import Engine, stretches
from analysis.words.tokenizer import lexicon_words
from tests.mixed_text import Agreement, mixed_text

CASES = 20_000
SHOWN = 10
BESIDE = "shared"


def compare_folder(folder: Path, fast: Engine, slow: Engine) -> None:
    """Print the agreement on the bodies of a folder's articles, with and without the model."""
    bodies = analysis.read(folder).articles["body"].tolist()
    for hmm in (False, True):
        agreement = Agreement(fast, slow, hmm=hmm)
        for body in bodies:
            agreement.add(body)
        print(f"{folder.name}, {'with' if hmm else 'without'} the model: {agreement}")
    texts = [stretch for body in bodies for stretch in stretches(body)]
    seconds = []
    for engine in (fast, slow):
        begun = time.perf_counter()
        for text in texts:
            engine.cut(text)
        seconds.append(time.perf_counter() - begun)
    print(f"{folder.name}: {seconds[1] / seconds[0]:.1f} times as fast as jieba, guard included")


def compare_mixed(fast: Engine, slow: Engine, *, hmm: bool) -> None:
    """Print the agreement on generated text, and the first differences."""
    agreement = Agreement(fast, slow, hmm=hmm)

    @settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(mixed_text)
    def run(text: str) -> None:
        agreement.add(text)

    run()
    print(f"mixed text, {'with' if hmm else 'without'} the model: {agreement}")
    for text, by_jieba, by_fast in agreement.differences[:SHOWN]:
        print(f"  {text!r}\n    jieba  {' '.join(by_jieba)}\n    rjieba {' '.join(by_fast)}")


def main() -> None:
    """Run all comparisons."""
    words = lexicon_words()
    fast, slow = Engine(words), Engine(words, fast=False)
    beside = Path(__file__).parents[2] / BESIDE / "pages"
    named = [Path(name) for name in sys.argv[1:]]
    folders = named or [Path("corpus"), *([beside] if beside.is_dir() else [])]
    for folder in folders:
        compare_folder(folder, fast, slow)
    for hmm in (False, True):
        compare_mixed(fast, slow, hmm=hmm)


if __name__ == "__main__":
    main()
