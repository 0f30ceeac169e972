"""Wear: what happens to the characters of a text before it is broken into lines.

Every function takes glyphs and gives glyphs. What a reader can undo changes ``char`` and leaves
``reads`` alone; what is lost for good (a quotation mark, a misprint, the simplified form) changes both.
"""

from __future__ import annotations

import re
from random import Random

from .glyphs import Glyph, beside, is_hanzi, printed
from .layout import Layout

FULL_WIDTH = dict(zip(",();:!?", "，（）；：！？", strict=True))

#: Characters that are taken for each other.
LOOKALIKES = dict(zip("荥末己侯赢即治入候戴", "荣未已候羸既冶人侯载", strict=True))

#: Common characters, each followed by its traditional form.
PAIRS = (
    "国國会會义義辞辭发發务務实實议議业業报報动動开開办辦个個进進区區关關习習项項稳穩责責设設点點经經产產"
    "强強导導节節坚堅员員为為学學郑鄭战戰双雙济濟长長统統现現线線两兩对對环環记記电電资資创創组組标標严嚴"
    "领領门門时時单單风風号號联聯态態结結厅廳见見专專应應数數红紅运運尽盡场場规規紧緊协協书書来來调調预預"
    "届屆讯訊题題编編过過决決当當条條检檢间間张張众眾总總伟偉处處转轉从從筹籌质質费費农農营營级級织織险險"
    "内內护護围圍码碼须須银銀击擊层層识識况況庆慶图圖问問负負挥揮减減争爭压壓赢贏络絡军軍计計东東势勢监監"
    "传傳链鏈县縣类類细細断斷续續础礎测測医醫权權视視镇鎮让讓贯貫觉覺认認约約孙孫闻聞举舉担擔头頭满滿讲講"
    "验驗执執岗崗马馬输輸带帶读讀补補兴興证證扫掃维維纪紀乡鄉黄黃财財频頻话話页頁绿綠职職盘盤车車陈陳阳陽"
    "临臨访訪绕繞广廣这這劳勞践踐桥橋园園阅閱给給劲勁户戶楼樓灾災谈談闭閉贷貸献獻际際论論阶階扩擴审審疗療"
    "团團库庫绩績贡貢说說将將别別还還扬揚铁鐵华華净淨恶惡杨楊赵趙齐齊队隊奋奮边邊汇匯忧憂树樹们們龙龍粮糧"
    "账賬难難详詳启啟巩鞏锋鋒状狀无無热熱养養签簽贸貿诚誠键鍵爱愛载載帮幫积積该該选選观觀钱錢终終宝寶税稅"
    "杂雜药藥谋謀驻駐历歷缩縮师師隐隱简簡额額宾賓宽寬艰艱顺順绪緒储儲静靜练練属屬评評乐樂继繼励勵圆圓畅暢"
    "荣榮连連录錄课課奖獎亲親刘劉吴吳欢歡谢謝试試轻輕馆館陆陸样樣顾顧晓曉恒恆归歸韩韓响響声聲迟遲贺賀购購"
    "远遠滨濱赞贊携攜够夠损損获獲订訂罗羅请請块塊确確种種机機体體万萬与與听聽备備优優仪儀"
)
TRADITIONAL = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))


def wear(glyphs: list[Glyph], layout: Layout, rng: Random) -> list[Glyph]:
    """Wear a text down as the layout asks; losses come first, spaces last."""
    if layout.lost_quotation_marks:
        glyphs = lose_quotation_marks(glyphs, rng)
    if layout.traditional:
        glyphs = to_traditional(glyphs)
    if layout.half_width:
        glyphs = half_width(glyphs, layout.half_width)
    if layout.period_as_dot:
        glyphs = [g._replace(char=".") if g.char == "。" else g for g in glyphs]
    if layout.space_before_digits or layout.space_after_digits or layout.spaces_around_three_digits:
        glyphs = space_digits(glyphs, layout)
    return glyphs


def lose_quotation_marks(glyphs: list[Glyph], rng: Random) -> list[Glyph]:
    """Lose about half of the quotation marks, and always one if there is any.

    >>> from .glyphs import ink
    >>> printed(lose_quotation_marks(ink("“五一”", 1, "body"), Random(1)))
    '五一”'
    """
    marks = [i for i, g in enumerate(glyphs) if g.char in "“”"]
    lost = {i for i in marks if rng.random() < 0.5}
    if marks and not lost:
        lost = {rng.choice(marks)}
    return [g for i, g in enumerate(glyphs) if i not in lost]


def misprint(paragraphs: list[list[Glyph]], count: int, rng: Random) -> list[list[Glyph]]:
    """Print a lookalike for ``count`` characters of an article's body, as far as it has any to confuse."""
    places = [(i, j) for i, p in enumerate(paragraphs) for j, g in enumerate(p) if g.char in LOOKALIKES]
    chosen = set(rng.sample(places, min(count, len(places))))
    return [
        [
            g._replace(char=LOOKALIKES[g.char], reads=LOOKALIKES[g.char]) if (i, j) in chosen else g
            for j, g in enumerate(p)
        ]
        for i, p in enumerate(paragraphs)
    ]


def to_traditional(glyphs: list[Glyph]) -> list[Glyph]:
    """Print traditional characters; what reads back is traditional as well."""
    forms = [(g, TRADITIONAL.get(g.char, g.char)) for g in glyphs]
    return [g._replace(char=form, reads=form if g.reads else "") for g, form in forms]


def half_width(glyphs: list[Glyph], marks: str) -> list[Glyph]:
    """Print half-width marks.

    >>> from .glyphs import ink
    >>> printed(half_width(ink("会议（扩大），", 1, "body"), "()"))
    '会议(扩大)，'
    """
    narrow = {FULL_WIDTH[mark]: mark for mark in marks}
    return [g._replace(char=narrow.get(g.char, g.char)) for g in glyphs]


def space_digits(glyphs: list[Glyph], layout: Layout) -> list[Glyph]:
    """Print a space between a figure and the Chinese character before or after it.

    >>> from .glyphs import ink
    >>> printed(space_digits(ink("3月24日", 1, "body"), Layout(space_before_digits=True)))
    '3月 24日'
    """
    text = printed(glyphs)
    before: set[int] = set()
    after: set[int] = set()
    for figure in re.finditer(r"\d+(?:\.\d+)?", text):
        long = layout.spaces_around_three_digits and len(figure[0]) >= 3
        if layout.space_before_digits or long:
            before.add(figure.start())
        if layout.space_after_digits or long:
            after.add(figure.end())
    out: list[Glyph] = []
    for i, glyph in enumerate(glyphs):
        if (i in before and i and is_hanzi(text[i - 1])) or (i in after and is_hanzi(text[i])):
            out.append(beside(glyph, " "))
        out.append(glyph)
    return out
