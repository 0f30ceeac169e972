"""Hypothesis strategies: invented reports in the genre of the papers.

Persons, posts, places and sentences are invented; only the forms are those of the papers. Every
paragraph ends with a sentence, no sentence ends with a figure, and no text holds a space. The pages
that these reports are set on are drawn in ``layout_strategies.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from tests.typesetter import Report

SURNAMES = ("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "皇甫", "欧阳")
GIVEN = (
    "明", "丽", "伟", "芳", "建国", "志强", "海燕", "立新", "晓东", "春梅", "文博", "佳宁", "永福",
    "秀珍", "子涵",
)  # fmt: skip
OPENINGS = ("本报讯", "本报讯", "本报讯", "中原网讯", "本报北京专电")
PLACES = ("临江市", "青河县", "云岭区", "东湖新区", "石桥镇")
LEADERS = ("市委书记", "市委副书记、市长", "副市长", "市委常委、统战部部长", "区委书记", "县委副书记、县长")
OFFICES = ("发改委", "水利局", "应急管理局", "财政局", "商务局", "交通运输局", "生态环境局")
TOPICS = (
    "防汛备汛", "春季农业生产", "重点项目建设", "营商环境", "安全生产", "森林防火", "城市更新",
    "招商引资", "信访稳定", "大气污染防治", "基层治理", "高校毕业生就业",
)  # fmt: skip
COMPANIES = ("远帆集团", "青禾农业科技公司", "江源银行临江分行", "恒光电子股份有限公司", "北川物流园")
SITES = ("滨江大道施工现场", "青河水库", "东湖产业园", "石桥镇便民服务中心", "云岭安置房项目")
DUTIES = (
    "压实各级责任", "抓好隐患排查", "备足各类物资", "加强值班值守", "完善工作台账", "盯紧关键环节",
    "深入一线调研", "优化办事流程", "做好群众工作", "强化部门联动", "加快12个重点工程进度",
    "落实“一线工作法”", "用好用足惠企政策", "开展为期30天的专项整治",
)  # fmt: skip
GOALS = (
    "为全年工作开好局、起好步", "确保人民群众生命财产安全", "推动各项任务落地见效",
    "以实干实绩赢得群众满意", "让企业和群众办事更加方便", "形成齐抓共管的良好局面",
    "为建设“四宜临江”作出新贡献", "努力完成2022年目标任务",
)  # fmt: skip
VIEWS = (
    "当前正处在关键时期", "成绩来之不易", "思想认识要再提高", "问题不容忽视", "发展机遇十分难得",
    "标准要高、要求要严",
)  # fmt: skip

hanzi_names = st.builds(str.__add__, st.sampled_from(SURNAMES), st.sampled_from(GIVEN))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date as reports print it."""
    day = f"{draw(st.integers(3, 4))}月{draw(st.integers(1, 28))}日"
    return draw(st.sampled_from(("昨日", "日前", day, f"{day}上午", f"{day}下午", "昨日下午")))


@st.composite
def speeches(draw: st.DrawFn, speaker: str) -> str:
    """A paragraph of reported speech."""
    verb = draw(st.sampled_from(("指出", "强调", "要求", "说", "表示")))
    calls = draw(st.lists(st.sampled_from(DUTIES), min_size=2, max_size=6, unique=True))
    joined = draw(st.sampled_from(("，", "；要", "。要")))
    goal = draw(st.sampled_from(GOALS))
    return f"{speaker}{verb}，{draw(st.sampled_from(VIEWS))}。要{joined.join(calls)}，{goal}。"


@st.composite
def meetings(draw: st.DrawFn, topic: str) -> Report:
    """A meeting: who called it, what was said, who attended."""
    place, host = draw(st.sampled_from(PLACES)), draw(hanzi_names)
    others = draw(st.lists(hanzi_names, min_size=1, max_size=8, unique=True))
    form = draw(st.sampled_from(("工作会议", "推进会", "视频调度会", "专题会议")))
    lead = f"{draw(dates())}，{place}召开{topic}{form}，研究部署下一步工作。"
    lead += f"{draw(st.sampled_from(LEADERS))}{host}主持会议并讲话。"
    text = [lead, *draw(st.lists(speeches(host), min_size=1, max_size=3, unique=True))]
    text.append(f"市领导{'、'.join(others)}{draw(st.sampled_from(('', '等')))}参加会议。")
    return Report(decks=draw(headlines(f"{place}召开{topic}{form}")), paragraphs=tuple(text))


@st.composite
def receptions(draw: st.DrawFn, topic: str) -> Report:
    """A reception: the guest, the talk, the promise."""
    place, host, guest = draw(st.sampled_from(PLACES)), draw(hanzi_names), draw(hanzi_names)
    company = draw(st.sampled_from(COMPANIES))
    text = [
        f"{draw(dates())}，{draw(st.sampled_from(LEADERS))}{host}会见{company}负责人{guest}一行，"
        f"双方就{topic}进行了深入交流。",
        f"{guest}介绍了企业发展情况，希望与{place}在{draw(st.integers(2, 9))}个领域开展合作。",
        draw(speeches(host)),
    ]
    return Report(decks=draw(headlines(f"{host}会见{company}客人")), paragraphs=tuple(text))


@st.composite
def inspections(draw: st.DrawFn, topic: str) -> Report:
    """An inspection: where, with whom, what was found."""
    host = draw(hanzi_names)
    sites = draw(st.lists(st.sampled_from(SITES), min_size=1, max_size=3, unique=True))
    text = [
        f"{draw(dates())}，{draw(st.sampled_from(LEADERS))}{host}带队调研{topic}工作。",
        f"{host}先后来到{'、'.join(sites)}，实地察看{topic}情况，详细询问存在的困难。",
        draw(speeches(host)),
        f"{draw(st.sampled_from(OFFICES))}主要负责人陪同。",
    ]
    return Report(decks=draw(headlines(f"{host}调研{topic}工作")), paragraphs=tuple(text))


@st.composite
def notices(draw: st.DrawFn, topic: str) -> Report:
    """A notice with numbered articles; nobody signs it and nothing opens it."""
    duties = draw(st.lists(st.sampled_from(DUTIES), min_size=2, max_size=5, unique=True))
    text = [f"为做好{topic}工作，现将有关事项通告如下。"]
    text += [f"{number}、各单位要{duty}。" for number, duty in zip("一二三四五", duties, strict=False)]
    return Report(decks=(f"关于做好{topic}工作的通告",), opening="", paragraphs=tuple(text))


@st.composite
def briefs(draw: st.DrawFn, topic: str) -> Report:
    """A brief: one paragraph, no headline."""
    place, duty, goal = (draw(st.sampled_from(words)) for words in (PLACES, DUTIES, GOALS))
    return Report(paragraphs=(f"{draw(dates())}，{place}围绕{topic}，{duty}，{goal}。",))


def headlines(main: str) -> st.SearchStrategy[tuple[str, ...]]:
    """A main deck, and none to two slogans below it."""
    slogans = st.lists(st.sampled_from(GOALS), max_size=2, unique=True)
    return slogans.map(lambda more: (main, *more))


@st.composite
def signed(draw: st.DrawFn, report: Report, places: Sequence[str]) -> Report:
    """Give a report a byline in one of the papers' forms, at one of these places."""
    at = draw(st.sampled_from(places))
    names = draw(st.lists(hanzi_names, min_size=1, max_size=3, unique=True))
    helper = draw(st.none() | hanzi_names.filter(lambda name: name not in names))
    house = draw(st.sampled_from(("", "本报", "临江日报全媒体", "融媒体中心")))
    if at == "open":
        byline = f"记者{'、'.join(names)}{f'、通讯员{helper}' if helper else ''}报道："
    elif at == "line":
        byline = f"{draw(st.sampled_from(('本报记者', '□记者')))} {' '.join(names)}"
    else:
        byline = f"{house}记者 {' '.join(names)}{f' 通讯员 {helper}' if helper else ''}"
    if at == "foot":
        byline = draw(st.sampled_from((byline, f"{byline} 文/图", f"（{' '.join(names)}）")))
    opening = "" if at == "line" else draw(st.sampled_from(OPENINGS)) if at == "head" else report.opening
    return replace(report, opening=opening, byline=byline, byline_at=at)


#: What is reported under a headline or an opening of its own.
KINDS: tuple[Callable[[str], st.SearchStrategy[Report]], ...] = (meetings, receptions, inspections)


@st.composite
def reports(
    draw: st.DrawFn,
    kinds: Sequence[Callable[[str], st.SearchStrategy[Report]]] = KINDS,
    places: Sequence[str] = ("head",),
    most: int = 4,
) -> list[Report]:
    """The reports of one page, each on its own topic; bylines stand at any of ``places``."""
    topics = draw(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=most, unique=True))
    drawn = [draw(draw(st.sampled_from(kinds))(topic)) for topic in topics]
    # Two pieces of one headline could not be told apart once it stands far from its text.
    told_apart = list({report.decks[:1] or i: report for i, report in enumerate(drawn)}.values())
    return [draw(signed(report, places)) if report.opening else report for report in told_apart]
