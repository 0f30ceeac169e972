"""Mixed text: Chinese, Latin, figures and symbols, as nobody prints it but a tokenizer may meet it."""

import math
from collections import Counter

from hypothesis import strategies as st

from analysis.words.engines import Engine, stretches
from analysis.words.tokenizer import lexicon_words

#: Everyday words, among them the parts of formulas.
EVERYDAY = (
    "会议", "强调", "指出", "要求", "全市", "疫情", "防控", "项目", "建设", "四方",
    "责任", "三个", "一批", "企业", "服务", "万人", "的", "和", "在", "要",
    "市委", "书记", "深入", "推进", "高质量", "发展", "压实", "工作", "群众", "安全",
    "生产", "研究", "生命", "起源", "结合", "成分", "中国", "人民", "银行", "北京",
    "大学生",
)  # fmt: skip
LATIN = ("A", "b", "5G", "AB", "PPP", "AT&T", "C++", "c#", "GDP", "app", "13710", "2022", "3", "0")
SYMBOLS = tuple("，。、；：“”（）《》·%+-_.#&@/~*=<>—… \t\n\r\u3000①〇々５Ｇ％．－＿𠀀㐀鿖豈⼯\ue001")

pieces = st.one_of(
    st.sampled_from(EVERYDAY),
    st.sampled_from([word for word in lexicon_words() if word.isalnum()]),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4),
    st.sampled_from(LATIN),
    st.text("0123456789abcXYZ.-_", min_size=1, max_size=6),
    st.sampled_from(SYMBOLS),
    st.characters(),
)

#: Lines of 0 to 30 pieces.
mixed_text = st.lists(pieces, max_size=30).map("".join)


def spans(tokens: list[str]) -> set[tuple[int, int]]:
    """Where each token begins and ends."""
    at, found = 0, set()
    for token in tokens:
        found.add((at, at + len(token)))
        at += len(token)
    return found


#: The classes of text that remain: two ways of cutting are equally likely, and the last digit of a sum of
#: logarithms decides.
TIES = ("the same words in another order", "other words, equally likely")


class Agreement:
    """Counts how many of jieba's tokens an engine gives, and of what class the other places are."""

    def __init__(self, engine: Engine, plain: Engine, *, hmm: bool = False) -> None:
        self.engine, self.plain, self.hmm = engine, plain, hmm
        self.texts = self.tokens = self.equal = self.characters = self.fell_back = 0
        self.differences: list[tuple[str, list[str], list[str]]] = []
        self.classes: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Cut a text by both, stretch by stretch as the tokenizer does."""
        self.texts += 1
        for stretch in stretches(text):
            fast, slow = (one.cut(stretch, hmm=self.hmm) for one in (self.engine, self.plain))
            self.characters += len(stretch)
            self.fell_back += len(stretch) * self.engine.falls_back(stretch, hmm=self.hmm)
            self.tokens += len(slow)
            self.equal += len(spans(slow) & spans(fast))
            if fast != slow:
                self.differences.append((stretch, slow, fast))
                self.classes[self.class_of(stretch)] += 1

    def class_of(self, stretch: str) -> str:
        """Say of what class a stretch is that the engines cut in two ways: one of :data:`TIES`, or no tie.

        The hidden Markov model only joins what the dictionary leaves single, so a tie shows without it.
        """
        fast, slow = (one.cut(stretch) for one in (self.engine, self.plain))
        if abs(self._likelihood(fast) - self._likelihood(slow)) > 1e-9:
            return "one way is likelier"
        if fast == slow:
            return "cut in two ways by the model alone"
        return TIES[Counter(fast) != Counter(slow)]

    def _likelihood(self, tokens: list[str]) -> float:
        """Log-likelihood of a way of cutting, as jieba reckons it."""
        words = self.plain._plain
        return math.fsum(math.log((words.FREQ.get(token) or 1) / words.total) for token in tokens)

    def __str__(self) -> str:
        share = self.equal / self.tokens if self.tokens else float("nan")
        back = self.fell_back / self.characters if self.characters else float("nan")
        return (
            f"{self.texts:,} texts, {self.tokens:,} tokens, {self.tokens - self.equal:,} unequal "
            f"({share:.4%} equal); {back:.1%} of the characters went to jieba"
            + "".join(f"; {kind}: {n}" for kind, n in sorted(self.classes.items()))
        )
