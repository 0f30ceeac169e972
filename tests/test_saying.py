"""Sentences in Chinese: every template has its Chinese, and every value is written as Chinese writes it."""

import ast
import datetime
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis import lexicons
from analysis.lexicons import LexiconError
from analysis.lexicons.labels import speak
from analysis.report import sentences
from analysis.report.sentences.saying import Interval, Quantity, Share, joined, say, written_in

ROOT = Path(__file__).parents[1] / "analysis"
CHINESE = {row["en"]: row["zh"] for row in lexicons.read("sentences")}
IN_TEMPLATE = re.compile(r'\bsay\("((?:[^"\\]|\\.)*)"')
COUNTED_IN_TEMPLATE = re.compile(r'\bcounted\([^,]+, "(\w+)"\)')


def called(name: str, place: int) -> Iterator[tuple[str, ast.expr]]:
    """What stands at a place of every call of a function in the package, by file."""
    for path in sorted(ROOT.rglob("report/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) <= place:
                continue
            if ast.unparse(node.func).rpartition(".")[2] == name:
                yield f"{path.name}:{node.lineno}", node.args[place]


def templates() -> set[str]:
    """Every sentence and every counted noun that the package may say."""
    pages = [path.read_text(encoding="utf-8") for path in ROOT.rglob("*.j2")]
    found = {text for page in pages for text in IN_TEMPLATE.findall(page)}
    found |= {f"{{n}} {noun}" for page in pages for noun in COUNTED_IN_TEMPLATE.findall(page)}
    for where, said in called("say", 0):
        assert isinstance(said, ast.Constant), (
            f"{where}: say() is given something other than a plain sentence"
        )
        found.add(str(said.value))
    for _, noun in called("Quantity", 1):
        assert isinstance(noun, ast.Constant)
        found.add(f"{{n}} {noun.value}")
    return found


def names(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.fixture
def in_chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("both")


def test_every_sentence_has_its_chinese_and_every_row_is_said() -> None:
    said = templates()
    assert len(said) > 60
    assert said - set(CHINESE) == set(), "without Chinese: add rows to sentences.csv"
    assert set(CHINESE) - said == set(), "rows that nothing says"


@pytest.mark.parametrize("en", CHINESE)
def test_chinese_fills_the_same_gaps_with_its_own_marks(en: str) -> None:
    zh = CHINESE[en]
    assert names(zh) <= names(en)
    agreeing = {"name", "have", "were", "fit"} if "name" not in names(zh) else {"have", "were", "fit"}
    assert names(en) - names(zh) <= agreeing | {"same"}, "a number or a name is lost"
    assert not re.search(r"[,;:()?!](?!\d)", re.sub(r"\{\w+\}", "", zh)), "half-width marks"
    assert en.endswith(".") == zh.endswith("。") or en.startswith(("Figure", "Table"))


@pytest.mark.usefixtures("in_chinese")
def test_values_are_written_as_chinese_writes_them() -> None:
    day = datetime.date(2022, 4, 6)
    assert say("{articles}", articles=Quantity(1200, "article")) == "1,200篇报道"
    assert say("1 day of issue: {first}.", first=day) == "出版日期仅有1天：2022年4月6日。"
    assert say("{low}", low=Share(0.004)) == "不足1%"
    assert say("{low}", low=Share(0.304)) == "30%"
    assert say("; {also}", also=["甲", "乙"]) == "；甲、乙"
    assert say("{low}", low=Interval(0.5, 0.237, 0.763)) == "50%，95%置信区间为24%—76%"
    with pytest.raises(LexiconError, match=r"sentences\.csv: no Chinese for 'Nobody said this\.'"):
        say("Nobody said this.")


@pytest.mark.usefixtures("in_chinese")
def test_what_is_said_of_themes_is_chinese_throughout() -> None:
    totals = pd.DataFrame(
        {
            "theme": ["finance"],
            "with_theme": [3],
            "articles": [5],
            "share": [0.6],
            "low": [0.2],
            "high": [0.9],
        }
    ).assign(leading=2, mentions=7)
    changes = pd.DataFrame(
        {"theme": ["finance"], "day": [pd.Timestamp("2022-04-06")], "difference": [-0.48]}
    ).assign(issue_low=float("nan"), issue_high=float("nan"))
    answer = sentences.answer_on_themes(totals, changes)
    assert answer.startswith("5篇报道中有3篇涉及金融财政（60%，95%置信区间为20%—90%）。")
    assert not re.search("[A-Za-z]{2,}", answer)
    assert written_in(answer) == "zh-CN"
    assert joined("一。", "二。") == "一。二。"
