"""No word list in code: which words steer the reading stands in the lexicons, and nowhere else."""

from collections import Counter

import pytest

from .lists_in_code import allowed, lists_in, lists_in_package


def test_no_module_has_more_lists_of_chinese_words_than_it_is_allowed() -> None:
    found = lists_in_package()
    counts, most = Counter(one.path for one in found), allowed()
    over = [one for one in found if counts[one.path] > most.get(one.path, 0)]
    assert over == [], "put the words into analysis/lexicons/*.csv, each with its source"


def test_what_is_allowed_is_what_is_there() -> None:
    counts = Counter(one.path for one in lists_in_package())
    assert allowed() == dict(counts), "python -m tests.lists_in_code --write lowers the counts"


LISTS = {
    "branches of a pattern": 'A = r"^(?:召开|举行|开幕|闭幕)$"',
    "branches with gaps": 'A = r"(?P<verb>召开|举[行办]|开.{0,2}幕|闭幕)了"',
    "branches at the top": 'A = "召开|举行|开幕|闭幕"',
    "an f-string": 'A = rf"(?:召开{x}|举行|开幕|闭幕)"',
    "pieces of a string": 'A = ("召开|举行|" "开幕|闭幕")',
    "a character class": 'A = "第[省市县区]"',
    "a named class": 'UNITS = "省市县区"\nA = rf"第[{UNITS}]"',
    "a tuple": 'A = ("召开", "举行", "开幕", "闭幕")',
    "a set": 'A = x in {"召开", "举行", "开幕", "闭幕"}',
    "keys of a dict": 'A = {"召开": 1, "举行": 2, "开幕": 3, "闭幕": 4}',
    "values of a dict": 'A = {1: "召开", 2: "举行", 3: "开幕", 4: "闭幕"}',
    "characters of a string": 'A = frozenset("省市县区")',
    "a string looked in": 'A = x in "省市县区"',
    "a string that is split": 'A = "召开 举行 开幕 闭幕".split()',
}
NO_LISTS = {
    "three branches": 'A = "召开|举行|开幕"',
    "branches of two groups": 'A = "(?:召开|举行|开幕)(?:闭幕|会议|大会)"',
    "punctuation": 'A = "[，。；：！？]"',
    "numerals": 'A = "[一二三四五六七八九十]年"',
    "units of days": 'A = "[年月日号]"',
    "a range": 'A = "[一-龥]{2,4}"',
    "a docstring": 'def f():\n    """召开|举行|开幕|闭幕"""',
    "a comment": "A = 1  # 召开|举行|开幕|闭幕",
    "words of another script": 'A = ("open", "hold", "close", "end")',
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_is_seen(case: str) -> None:
    assert len(lists_in(LISTS[case], "a.py")) == 1


@pytest.mark.parametrize("case", NO_LISTS)
def test_what_is_no_list_is_not_taken_for_one(case: str) -> None:
    assert lists_in(NO_LISTS[case], "a.py") == []
