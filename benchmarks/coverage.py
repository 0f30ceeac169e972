"""How often corrected and plain intervals hold the true share: ``python -m benchmarks.coverage``.

A corpus is made up whose articles have a theme or not, a program finds it with the error rates that were
measured, articles that bear a sign of an error are drawn twice as often, and coders see the truth.
"""

import sys
from typing import NamedTuple

import numpy as np

from analysis.measures.intervals import wilson
from analysis.validation.estimation import corrected_mean
from analysis.validation.sampling import WITH_SIGN


class Coverage(NamedTuple):
    """The part of the draws whose interval holds the truth, and the mean width of the corrected one."""

    corrected: float
    plain: float
    width: float


def coverage(
    *, articles: int, coded: int, prevalence: float, found: float, invented: float, draws: int = 2000,
    signs: tuple[float, float] = (0.4, 0.15), seed: int = 1,
) -> Coverage:  # fmt: skip
    """Draw and correct many times.

    Parameters
    ----------
    articles, coded : of the corpus, and of them coded.
    prevalence : share of the articles that have the theme.
    found, invented : share of those that have it that the program finds, and of the others that it gives it.
    draws : corpora made up.
    signs : share of the articles with an error, and of the others, that bear a sign.
    seed : of the draws.
    """
    random = np.random.default_rng(seed)
    held = np.zeros(2)
    width = 0.0
    for _ in range(draws):
        true = random.random(articles) < prevalence
        said = random.random(articles) < np.where(true, found, invented)
        sign = random.random(articles) < np.where(true != said, *signs)
        drawn, weights = _draw(random, sign, coded)
        errors = true[drawn].astype(float) - said[drawn]
        _, low, high = corrected_mean(float(said.mean()), errors, weights, articles)
        plain = wilson(int(said.sum()), articles)
        share = true.mean()
        held += (low <= share <= high, plain.low <= share <= plain.high)
        width += high - low
    return Coverage(float(held[0] / draws), float(held[1] / draws), width / draws)


def _draw(random: np.random.Generator, sign: np.ndarray, coded: int) -> tuple[np.ndarray, np.ndarray]:
    """Articles drawn by whether they bear a sign, and the weight of each."""
    with_sign, without = np.flatnonzero(sign), np.flatnonzero(~sign)
    heavy = WITH_SIGN * len(with_sign)
    n = min(len(with_sign), max(1, round(coded * heavy / (heavy + len(without)))))
    parts = [(with_sign, n), (without, coded - n)]
    drawn = [random.choice(of, k, replace=False) for of, k in parts]
    return np.concatenate(drawn), np.concatenate([np.full(k, len(of) / k) for of, k in parts])


#: Prevalence, found and invented of a common, a middling and a rare first theme, and of one badly read.
CASES = {"common": (0.3, 0.86, 0.06), "middling": (0.1, 0.86, 0.016), "rare": (0.03, 0.86, 0.005),
         "badly read": (0.3, 0.7, 0.02)}  # fmt: skip


def main() -> None:
    """Print a table."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print("| theme | articles | coded | errors expected | corrected | plain | width |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, (prevalence, found, invented) in CASES.items():
        for articles, coded in ((150, 60), (1000, 60), (1000, 200), (10_000, 200)):
            got = coverage(
                articles=articles, coded=coded, prevalence=prevalence, found=found, invented=invented,
                draws=draws,
            )  # fmt: skip
            wrong = coded * (prevalence * (1 - found) + (1 - prevalence) * invented)
            cells = (
                name,
                articles,
                coded,
                f"{wrong:.1f}",
                f"{got.corrected:.3f}",
                f"{got.plain:.3f}",
                f"{got.width:.3f}",
            )
            print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
