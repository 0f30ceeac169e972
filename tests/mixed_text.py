"""Mixed text: Chinese, Latin, figures and symbols, as nobody prints it but a tokenizer may meet it."""

from hypothesis import strategies as st

from analysis.engines import Engine
from analysis.words import lexicon_words, stretches

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


class Agreement:
    """Counts how many of jieba's tokens an engine gives."""

    def __init__(self, engine: Engine, plain: Engine, *, hmm: bool = False) -> None:
        self.engine, self.plain, self.hmm = engine, plain, hmm
        self.texts = self.tokens = self.equal = self.characters = self.fell_back = 0
        self.differences: list[tuple[str, list[str], list[str]]] = []

    def add(self, text: str) -> None:
        """Cut a text by both, stretch by stretch as the tokenizer does."""
        self.texts += 1
        for stretch in stretches(text):
            fast, slow = (one.cut(stretch, hmm=self.hmm) for one in (self.engine, self.plain))
            self.characters += len(stretch)
            self.fell_back += len(stretch) * self.engine.falls_back(stretch)
            self.tokens += len(slow)
            self.equal += len(spans(slow) & spans(fast))
            if fast != slow:
                self.differences.append((stretch, slow, fast))

    def __str__(self) -> str:
        share = self.equal / self.tokens if self.tokens else float("nan")
        back = self.fell_back / self.characters if self.characters else float("nan")
        return (
            f"{self.texts:,} texts, {self.tokens:,} tokens, {self.tokens - self.equal:,} unequal "
            f"({share:.4%} equal); {back:.1%} of the characters went to jieba"
        )
