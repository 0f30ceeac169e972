"""Date patterns: where in a text a date could stand, before anybody asks which day it means."""

from __future__ import annotations

import re

from .. import lexicons

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
PART = r"(?:（(?:星期|周)[一二三四五六日天]）)?[ ]?"
PART += r"(?P<part>凌晨|清晨|一?早|上午|中午|下午|傍晚|晚间|晚上|晚|深夜)?"
_TO = r"[ ]?(?:至|到|~|～|—{1,2}|－|-|–|起至)[ ]?"
_NOT_SPAN = (
    r"(?!内|龄|元|以|均|游|年|前后的|常|产|间|照|报|程|志|薪|租|化|一检|三次|3次|\d次|捐|谈|三餐|无|后逾|本)"
)

_PATTERN = re.compile(
    rf"""
    (?<![\d.·/〔第/+-])
    (?:(?P<year>\d{{4}}|[〇○零一二三四五六七八九]{{4}}|去|今|明|本|前)[ ]?年[ ]?)?
    (?:
        (?P<month>{_N})[ ]?月[ ]?
        (?:
            (?P<day>{_N})
            (?:[ ]?(?:日|号)(?P<inner>[上下]午|晚)?)?
            {_TO}
            (?:(?:(?P<year2>\d{{4}})年)?(?P<month2>{_N})[ ]?月[ ]?)?(?P<day2>{_N})[ ]?日
          | (?P<only>{_N})[ ]?(?:日|号(?=[上下召举晚，]))(?!{_TO}\d)
          | (?P<third>[上中下])旬
          | (?P<end>初|底|末)
          | (?:份)?{_TO}(?P<last>{_N})[ ]?月份?(?!\d)
          | 份?(?![份龄期薪租季销有一之嫂球]|\d)
        )
      | (?P<first>\d{{1,2}}){_TO}(?P<last2>\d{{1,2}})[ ]?月(?:份(?!额))?(?![\d龄期嫂])
      | (?P<near>本|上|下)月(?P<nearday>{_N})日
    )
    """,
    re.VERBOSE,
)
_DAY_ONLY = re.compile(
    rf"(?<![\d.·/第月+年—~～至到-])(?<![近连续每前后第过])(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"
    rf"(?:[ ]?日(?:[上下]午)?{_TO}(?:(?P<month2>{_N})月)?(?P<day2>{_N})[ ]?日|[ ]?日){_NOT_SPAN}"
)
_BEFORE_PERIOD = re.compile(r"(?:每年|每|逢|农历|连续|不少于|超过|近|前|后|最多|压缩至|突破|满|第|、正月)$")


@lexicons.cached
def word_pattern() -> re.Pattern[str]:
    """昨日, 近日 and the other words for days, with what must not stand beside them."""
    choices = []
    for row in sorted(lexicons.read("day_words"), key=lambda r: -len(r["word"])):
        after = "".join(f"(?<!{w})" for w in row["not_after"].split("|") if w)
        before = f"(?!{row['not_before']})" if row["not_before"] else ""
        choices.append(f"{after}{row['word']}{before}")
    return re.compile(f"(?P<word>{'|'.join(choices)}){PART}")


@lexicons.cached
def day_words() -> dict[str, dict[str, str]]:
    """The rows of the list of words for days, by word."""
    return {row["word"]: row for row in lexicons.read("day_words")}


def candidates(body: str) -> list[re.Match[str]]:
    """All candidate stretches, the earlier and longer first, none inside quotation or book marks."""
    found = [m for p in (_PATTERN, _DAY_ONLY, word_pattern()) for m in p.finditer(body)]
    found.sort(key=lambda m: (m.start(), m.start() - m.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        if (kept and match.start() < kept[-1].end()) or _quoted(body, match):
            continue
        if _BEFORE_PERIOD.search(body[max(0, match.start() - 4) : match.start()]):
            continue
        kept.append(match)
    return kept


def _quoted(body: str, match: re.Match[str]) -> bool:
    """Whether a mention stands at the head of a quoted name: “今日临江”, 《昨日重现》."""
    before = body[match.start() - 1 : match.start()]
    if before not in ("“", "《", "‘", "〈"):
        return False
    closing = re.search(r"[”》’〉。]", body[match.end() : match.end() + 12])
    return closing is not None and closing[0] != "。"
